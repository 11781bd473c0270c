extension Ledger {
  /// One step in the history of a ledger: changes that were made together.
  public struct Entry: Hashable, Sendable {
    /// The entry's number: one more than that of the entry before.
    public var sequence: Int

    /// When it was recorded; never earlier than the entry before.
    public var recordedAt: Timestamp

    /// The author.
    public var author: String

    /// What it is about, in the author's words.
    public var note: String?

    /// The changes as they were ordered. What follows from them, as the records that a merge touches, is not listed.
    public var changes: [Ledger.Change]

    /// Members that this version does not know; written back unchanged.
    public var extra = JSONObject()

    /// Creates an entry.
    ///
    /// - Parameters:
    ///   - sequence: The entry's number.
    ///   - recordedAt: When it was recorded.
    ///   - author: Who made it.
    ///   - note: What it is about, in the author's words.
    ///   - changes: The changes.
    public init(
      _ sequence: Int, at recordedAt: Timestamp, by author: String, note: String? = nil, changes: [Ledger.Change]
    ) {
      self.sequence = sequence
      self.recordedAt = recordedAt
      self.author = author
      self.note = note
      self.changes = changes
    }
  }
}

extension Ledger.Entry: MemberCoded {
  /// A record stands two levels deeper than in a document of a dossier.
  package static var depthLimit: Int { JSONReader.envelopeDepthLimit }

  package static let blank = Ledger.Entry(0, at: Timestamp(microsecondsSince1970: 0), by: "", changes: [])

  package static func members<Visitor: MemberVisitor>(
    _ visit: inout Visitor, _ value: inout Ledger.Entry
  ) throws(JSONFault) {
    try visit.required("author", &value.author)
    try visit.required("changes", &value.changes)
    try visit.member("note", &value.note, default: nil)
    try visit.required("recordedAt", &value.recordedAt)
    try visit.required("sequence", &value.sequence)
    try visit.unknown(&value.extra)
  }
}

extension Ledger.Entry {
  /// Reads an entry from its JSON text.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - name: The text's name for error messages.
  /// - Throws: ``DocumentError`` with the place of the trouble and, where it can be said, the cure.
  /// - Complexity: O(*n*) in the number of bytes.
  public init(jsonBytes bytes: [UInt8], named name: String = "entry.json") throws(DocumentError) {
    do {
      self = try Ledger.Entry.read(fromJSON: bytes)
    } catch {
      throw DocumentError(error, in: bytes, named: name)
    }
  }

  /// Reads entries whose texts stand in ranges of one text, as the lines of a journal.
  package static func readEach(
    _ ranges: [Range<Int>], of bytes: [UInt8]
  ) throws(JSONFault) -> [Ledger.Entry] {
    try JSONReader.readEach(ranges, of: bytes, depthLimit: depthLimit) { (reader) throws(JSONFault) in
      try read(from: &reader)
    }
  }

  /// The entry's canonical JSON text: equal entries give the same bytes.
  ///
  /// - Returns: The text.
  /// - Complexity: O(*n*) in the length of the text.
  public func jsonBytes() -> [UInt8] { canonicalJSON() + [0x0A] }
}
