extension Dossier {
  /// The records of a dossier as arrays: to build one step by step, or to change one.
  ///
  /// ```swift
  /// var contents = dossier.contents
  /// contents.statements.append(statement)
  /// let changed = Dossier(contents)
  /// ```
  public struct Contents: Hashable, Sendable {
    /// What the dossier is about.
    public var title: String
    /// The actors.
    public var actors: [Actor] = []
    /// The concessions.
    public var concessions: [Concession] = []
    /// The discrepancies.
    public var discrepancies: [Discrepancy] = []
    /// The events.
    public var events: [Event] = []
    /// The findings.
    public var findings: [Finding] = []
    /// The security guarantees.
    public var guarantees: [SecurityGuarantee] = []
    /// The matters.
    public var matters: [Matter] = []
    /// The places.
    public var places: [Place] = []
    /// The pledges.
    public var pledges: [Pledge] = []
    /// The proposals with their provisions.
    public var proposals: [Proposal] = []
    /// The sanctions.
    public var sanctions: [Sanction] = []
    /// The sources.
    public var sources: [Source] = []
    /// The statements.
    public var statements: [Statement] = []
    /// Members of the document that this version does not know; written back unchanged.
    public var extra = JSONObject()

    /// Creates contents without records.
    ///
    /// - Parameter title: What the dossier is about.
    public init(title: String = "") {
      self.title = title
    }

    /// Adds a record of any type.
    mutating func append(_ record: any StandaloneRecord) {
      var record = AnyRecord(record)
      Self.visit(Appending.self, &self, &record)
    }

    private enum Appending: ListVisitor {
      static func visit<Item: StoredRecord>(_ name: StaticString, _ list: inout [Item], _ state: inout AnyRecord) {
        if let record = Item.unwrapped(state) { list.append(record) }
      }
    }
  }

  /// The records as arrays, each in the order of the identifiers.
  ///
  /// - Complexity: O(*n*) in the number of records.
  public var contents: Contents {
    var contents = Contents(title: title)
    var tables = storage.tables
    Contents.visit(Listing.self, &contents, &tables)
    contents.extra = extra
    return contents
  }

  private enum Listing: ListVisitor {
    static func visit<Item: StoredRecord>(_ name: StaticString, _ list: inout [Item], _ state: inout Tables) {
      list = Array(state[Item.self])
    }
  }
}

// MARK: The lists of a document

/// Something that is done with the lists of records of a document.
protocol ListVisitor {
  associatedtype State
  associatedtype Failure: Error = Never

  static func visit<Item: StoredRecord>(
    _ name: StaticString, _ list: inout [Item], _ state: inout State
  ) throws(Failure)
}

extension Dossier.Contents {
  /// Shows every list to a visitor, in the order of their names.
  @inline(__always)
  static func visit<Visitor: ListVisitor>(
    _ visitor: Visitor.Type, _ value: inout Self, _ state: inout Visitor.State
  ) throws(Visitor.Failure) {
    try visitor.visit("actors", &value.actors, &state)
    try visitor.visit("concessions", &value.concessions, &state)
    try visitor.visit("discrepancies", &value.discrepancies, &state)
    try visitor.visit("events", &value.events, &state)
    try visitor.visit("findings", &value.findings, &state)
    try visitor.visit("guarantees", &value.guarantees, &state)
    try visitor.visit("matters", &value.matters, &state)
    try visitor.visit("places", &value.places, &state)
    try visitor.visit("pledges", &value.pledges, &state)
    try visitor.visit("proposals", &value.proposals, &state)
    try visitor.visit("sanctions", &value.sanctions, &state)
    try visitor.visit("sources", &value.sources, &state)
    try visitor.visit("statements", &value.statements, &state)
  }

  /// The kinds of records in the lists, by the names of these.
  static let kinds: [String: RecordKind] = {
    var (contents, kinds) = (Self(), [String: RecordKind]())
    visit(Naming.self, &contents, &kinds)
    return kinds
  }()

  private enum Naming: ListVisitor {
    static func visit<Item: StoredRecord>(
      _ name: StaticString, _ list: inout [Item], _ state: inout [String: RecordKind]
    ) {
      state["\(name)"] = Item.kind
    }
  }
}

extension Tables {
  /// The tables of a dossier's records.
  init(_ contents: Dossier.Contents) {
    var contents = contents
    self.init()
    Dossier.Contents.visit(Filling.self, &contents, &self)
    self[Provision.self] = Records(self[Proposal.self].flatMap(\.provisions))
  }

  private enum Filling: ListVisitor {
    static func visit<Item: StoredRecord>(_ name: StaticString, _ list: inout [Item], _ state: inout Tables) {
      state[Item.self] = Records(list)
    }
  }
}

extension Dossier.Contents: MemberCoded {
  package static let blank = Dossier.Contents()

  package static func members<Visitor: MemberVisitor>(
    _ visit: inout Visitor, _ value: inout Dossier.Contents
  ) throws(JSONFault) {
    // "$" stands before all letters, so that the version comes first in a document whose members are in order.
    var version = FormatVersion()
    try visit.required("$parley", &version)
    try Self.visit(Lists<Visitor>.self, &value, &visit)
    try visit.member("title", &value.title, default: "")
    try visit.unknown(&value.extra)
  }

  private enum Lists<Visitor: MemberVisitor>: ListVisitor {
    typealias Failure = JSONFault

    static func visit<Item: StoredRecord>(
      _ name: StaticString, _ list: inout [Item], _ state: inout Visitor
    ) throws(JSONFault) {
      try state.member(name, &list, default: [])
    }
  }
}

/// The version of the dossier format: 1.
///
/// Unknown members and terms are written back, so that the format can grow without a new number. A new number means
/// that an old reader would misunderstand.
struct FormatVersion: JSONConvertible {
  static var current: Int { 1 }

  static func read(from reader: inout JSONReader) throws(JSONFault) -> FormatVersion {
    let start = reader.position
    let version = try reader.number()
    guard Int(exactly: version) == current else {
      throw JSONFault(
        .unsupportedVersion, at: start,
        "the document is of format version \(version.text.prefix(40)), this version of Parley reads version \(current)")
    }
    return FormatVersion()
  }

  func write(to writer: inout JSONWriter) { writer.number("\(Self.current)") }

  static func schema(_ builder: inout SchemaBuilder) -> JSONObject { ["const": .number(JSONNumber(current))] }
}
