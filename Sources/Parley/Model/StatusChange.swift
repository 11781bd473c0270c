/// An entry in the history of a thing: from when on it stood how.
public struct StatusChange<Status: Vocabulary>: Hashable, Sendable {
  /// How the thing stood from then on.
  public var status: Status

  /// From when on; `nil` where it is not known.
  public var date: PartialDate?

  /// The actors that brought the change about.
  public var by: [Actor.ID]

  /// Who asserts it; `nil` means the dossier's editors.
  public var assertedBy: Actor.ID?

  /// The sources that support it.
  public var citations: [Citation]

  /// A remark of the editors.
  public var note: String?

  /// Members that this version does not know; written back unchanged.
  public var extra = JSONObject()

  /// Creates an entry.
  ///
  /// - Parameters:
  ///   - status: How the thing stood from then on.
  ///   - date: From when on.
  ///   - by: Who brought the change about.
  ///   - note: A remark of the editors.
  ///   - citations: The sources that support it.
  public init(
    _ status: Status, on date: PartialDate? = nil, by: [Actor.ID] = [], note: String? = nil, citations: [Citation] = []
  ) {
    self.status = status
    self.date = date
    self.by = by
    self.note = note
    self.citations = citations
  }
}

extension StatusChange: JSONConvertible, MemberCoded, Codable where Status: JSONConvertible {
  package static var blank: StatusChange { StatusChange(.unread) }

  package static func members<Visitor: MemberVisitor>(
    _ visit: inout Visitor, _ value: inout StatusChange
  ) throws(JSONFault) {
    try visit.member("assertedBy", &value.assertedBy, default: nil)
    try visit.member("by", &value.by, default: [])
    try visit.member("citations", &value.citations, default: [])
    try visit.member("date", &value.date, default: nil)
    try visit.member("note", &value.note, default: nil)
    try visit.required("status", &value.status)
    try visit.unknown(&value.extra)
  }
}

extension Collection {
  /// The entry of a history that holds on a day: the last in the list that has begun by then.
  ///
  /// An entry without a date counts as begun. One whose partial date may lie behind the day does not count, so that the
  /// answer is what is certain by then.
  ///
  /// - Parameter day: The day asked about; `nil` asks for the last entry.
  /// - Returns: The entry; `nil` where none has begun.
  /// - Complexity: O(*n*) in the number of entries.
  public func entry<Status>(on day: Day? = nil) -> StatusChange<Status>? where Element == StatusChange<Status> {
    reversed().first { entry in
      guard let day, let date = entry.date else { return true }
      return date.reach.last <= day
    }
  }

  /// The status that a history gives for a day: that of the entry which `entry(on:)` finds.
  ///
  /// - Parameter day: The day asked about; `nil` asks for the last status on record.
  /// - Returns: The status; `nil` where none has begun.
  /// - Complexity: O(*n*) in the number of entries.
  public func status<Status>(on day: Day? = nil) -> Status? where Element == StatusChange<Status> {
    entry(on: day)?.status
  }
}
