/// The tables of a dossier.
struct Tables: Sendable {
  var actors: Records<Actor>
  var concessions: Records<Concession>
  var discrepancies: Records<Discrepancy>
  var events: Records<Event>
  var findings: Records<Finding>
  var guarantees: Records<SecurityGuarantee>
  var matters: Records<Matter>
  var places: Records<Place>
  var pledges: Records<Pledge>
  var proposals: Records<Proposal>
  var provisions: Records<Provision>
  var sanctions: Records<Sanction>
  var sources: Records<Source>
  var statements: Records<Statement>

  init(_ contents: Dossier.Contents) {
    actors = Records(contents.actors)
    concessions = Records(contents.concessions)
    discrepancies = Records(contents.discrepancies)
    events = Records(contents.events)
    findings = Records(contents.findings)
    guarantees = Records(contents.guarantees)
    matters = Records(contents.matters)
    places = Records(contents.places)
    pledges = Records(contents.pledges)
    proposals = Records(contents.proposals)
    provisions = Records(proposals.flatMap(\.provisions))
    sanctions = Records(contents.sanctions)
    sources = Records(contents.sources)
    statements = Records(contents.statements)
  }
}

/// Something that is done to tables of all types.
protocol TableVisitor {
  mutating func visit<Item: Record & MemberCoded>(_ table: inout Records<Item>, of kind: RecordKind)
}

extension Tables {
  /// Shows every table to a visitor, in the order of the kinds.
  mutating func visit(_ visitor: inout some TableVisitor) {
    visitor.visit(&actors, of: .actor)
    visitor.visit(&concessions, of: .concession)
    visitor.visit(&discrepancies, of: .discrepancy)
    visitor.visit(&events, of: .event)
    visitor.visit(&findings, of: .finding)
    visitor.visit(&guarantees, of: .guarantee)
    visitor.visit(&matters, of: .matter)
    visitor.visit(&places, of: .place)
    visitor.visit(&pledges, of: .pledge)
    visitor.visit(&proposals, of: .proposal)
    visitor.visit(&provisions, of: .provision)
    visitor.visit(&sanctions, of: .sanction)
    visitor.visit(&sources, of: .source)
    visitor.visit(&statements, of: .statement)
  }

  /// Shows one table to a visitor.
  mutating func visit(_ kind: RecordKind, _ visitor: inout some TableVisitor) {
    switch kind {
    case .actor: visitor.visit(&actors, of: .actor)
    case .concession: visitor.visit(&concessions, of: .concession)
    case .discrepancy: visitor.visit(&discrepancies, of: .discrepancy)
    case .event: visitor.visit(&events, of: .event)
    case .finding: visitor.visit(&findings, of: .finding)
    case .guarantee: visitor.visit(&guarantees, of: .guarantee)
    case .matter: visitor.visit(&matters, of: .matter)
    case .place: visitor.visit(&places, of: .place)
    case .pledge: visitor.visit(&pledges, of: .pledge)
    case .proposal: visitor.visit(&proposals, of: .proposal)
    case .provision: visitor.visit(&provisions, of: .provision)
    case .sanction: visitor.visit(&sanctions, of: .sanction)
    case .source: visitor.visit(&sources, of: .source)
    case .statement: visitor.visit(&statements, of: .statement)
    }
  }
}

extension Tables {
  /// Lets a visitor look at one table; what it makes of it is dropped. No other table is copied for it.
  @inline(__always)
  func show(_ kind: RecordKind, to visitor: inout some TableVisitor) {
    func show<Item>(_ table: Records<Item>) where Item: MemberCoded {
      var table = table
      visitor.visit(&table, of: kind)
    }
    switch kind {
    case .actor: show(actors)
    case .concession: show(concessions)
    case .discrepancy: show(discrepancies)
    case .event: show(events)
    case .finding: show(findings)
    case .guarantee: show(guarantees)
    case .matter: show(matters)
    case .place: show(places)
    case .pledge: show(pledges)
    case .proposal: show(proposals)
    case .provision: show(provisions)
    case .sanction: show(sanctions)
    case .source: show(sources)
    case .statement: show(statements)
    }
  }
}

/// How many records of each kind there are.
struct RecordCounts: Sendable {
  private var counts = SIMD16<UInt32>()

  subscript(kind: RecordKind) -> Int {
    get { Int(counts[kind.position]) }
    set { counts[kind.position] = UInt32(newValue) }
  }

  init(_ tables: Tables) {
    var visitor = Counter()
    var tables = tables
    tables.visit(&visitor)
    self = visitor.counts
  }

  private init() {}

  private struct Counter: TableVisitor {
    var counts = RecordCounts()

    mutating func visit<Item>(_ table: inout Records<Item>, of kind: RecordKind) { counts[kind] = table.count }
  }
}
