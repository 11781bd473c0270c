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
    mutating func append(_ record: any Record) {
      switch AnyRecord(record) {
      case .actor(let record): actors.append(record)
      case .concession(let record): concessions.append(record)
      case .discrepancy(let record): discrepancies.append(record)
      case .event(let record): events.append(record)
      case .finding(let record): findings.append(record)
      case .guarantee(let record): guarantees.append(record)
      case .matter(let record): matters.append(record)
      case .place(let record): places.append(record)
      case .pledge(let record): pledges.append(record)
      case .proposal(let record): proposals.append(record)
      case .sanction(let record): sanctions.append(record)
      case .source(let record): sources.append(record)
      case .statement(let record): statements.append(record)
      case .provision(let record): preconditionFailure("the provision \(record.id) belongs into its proposal")
      }
    }
  }

  /// The records as arrays, each in the order of the identifiers.
  ///
  /// - Complexity: O(*n*) in the number of records.
  public var contents: Contents {
    var contents = Contents(title: title)
    contents.actors = Array(actors)
    contents.concessions = Array(concessions)
    contents.discrepancies = Array(discrepancies)
    contents.events = Array(events)
    contents.findings = Array(findings)
    contents.guarantees = Array(guarantees)
    contents.matters = Array(matters)
    contents.places = Array(places)
    contents.pledges = Array(pledges)
    contents.proposals = Array(proposals)
    contents.sanctions = Array(sanctions)
    contents.sources = Array(sources)
    contents.statements = Array(statements)
    contents.extra = extra
    return contents
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
    try visit.member("actors", &value.actors, default: [])
    try visit.member("concessions", &value.concessions, default: [])
    try visit.member("discrepancies", &value.discrepancies, default: [])
    try visit.member("events", &value.events, default: [])
    try visit.member("findings", &value.findings, default: [])
    try visit.member("guarantees", &value.guarantees, default: [])
    try visit.member("matters", &value.matters, default: [])
    try visit.member("places", &value.places, default: [])
    try visit.member("pledges", &value.pledges, default: [])
    try visit.member("proposals", &value.proposals, default: [])
    try visit.member("sanctions", &value.sanctions, default: [])
    try visit.member("sources", &value.sources, default: [])
    try visit.member("statements", &value.statements, default: [])
    try visit.member("title", &value.title, default: "")
    try visit.unknown(&value.extra)
  }
}

/// The version of the dossier format: 1.
///
/// Unknown members and terms are kept, so that the format can grow without a new number. A new number means that an
/// old reader would misunderstand.
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
