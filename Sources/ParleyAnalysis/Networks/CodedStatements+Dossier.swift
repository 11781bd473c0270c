public import Parley

extension CodedStatements {
  /// Creates a table of the statements of a dossier.
  ///
  /// Each stance makes a row for each pair of a first and a second node that it has: a joint statement of two ministers
  /// about a provision with two topics makes four. A statement that a later one takes back makes none. A row stands on
  /// the first day of its statement's date and, for the rule of duplicates, in the source that is cited first.
  ///
  /// - Parameters:
  ///   - dossier: The dossier.
  ///   - first: What the first nodes are.
  ///   - second: What the second nodes are.
  ///   - qualifier: Which property of the stances is the qualifier.
  ///   - filter: Which statements are wanted; `nil` for all.
  /// - Throws: ``AnalysisError`` with code `incompatible` where first and second nodes are the same.
  /// - Complexity: O(*n*) in the number of statements, and O(*n* log *n*) to put rows in the order of their times.
  public init(
    of dossier: Dossier, first: NetworkMode = .actor, second: NetworkMode = .subject,
    qualifier: StanceQualifier = .agreement, where filter: Filter<Statement>? = nil
  ) throws(AnalysisError) {
    guard first != second else {
      throw AnalysisError(.incompatible, "second", "first and second nodes are both \(second.rawValue)")
    }
    var coder = StatementCoder(dossier, first, second, qualifier)
    if let filter {
      let wanted = dossier.statements(filter)
      coder.reserve(wanted.count)
      for statement in wanted { coder.code(statement) }
    } else {
      coder.reserve(dossier.statements.count)
      for statement in dossier.statements { coder.code(statement) }
    }
    self = coder.table(Modes(first: first, second: second))
  }
}

/// Turns statements into rows of numbers.
private struct StatementCoder {
  private let dossier: Dossier
  private let qualifier: StanceQualifier
  /// Whether rows are made of stances or, where neither nodes nor qualifier come from them, of whole statements.
  private let needsStances: Bool
  private let retracted: Set<Statement.ID>
  private var columns = CodedStatements.Columns()
  private var first: NodeCoder
  private var second: NodeCoder
  private var documents = LabelTable()
  private var scale: LevelScale
  private var statements: [String] = []
  private var report: FilterReport

  init(_ dossier: Dossier, _ first: NetworkMode, _ second: NetworkMode, _ qualifier: StanceQualifier) {
    self.dossier = dossier
    self.qualifier = qualifier
    needsStances = qualifier != .none || first.isOfStance || second.isOfStance
    retracted = Set(dossier.statements.lazy.compactMap(\.retracts))
    self.first = NodeCoder(first, dossier)
    self.second = NodeCoder(second, dossier)
    scale =
      switch qualifier {
      case .polarity: LevelScale(numbers: -1...1)
      case .firmness: LevelScale(numbers: 1...4)
      default: LevelScale(qualifier.kind)
      }
    report = FilterReport(considered: 0, needsStances ? "stances" : "statements")
  }

  mutating func reserve(_ count: Int) {
    columns.reserve(count)
    statements.reserveCapacity(count)
  }

  mutating func code(_ statement: Statement) {
    let units = needsStances ? statement.stances.count : 1
    report.consider(units)
    guard !retracted.contains(statement.id) else {
      report.omit(units, .takenBack)
      return
    }
    let origin = UInt32(statements.count)
    statements.append(statement.id.rawValue)
    let day = statement.date.earliest
    let time = day == .distantPast ? nil : Moment.start(of: day)
    let document = statement.citations.first.map { documents.intern($0.source.rawValue) }
    first.turn(to: statement, on: day)
    second.turn(to: statement, on: day)
    guard needsStances else {
      add(time, document, origin, level: 0, stance: nil)
      return
    }
    for stance in statement.stances {
      guard let level = scale.intern(qualifier.level(of: stance)) else {
        report.omit(1, qualifier == .firmness ? .withoutFirmness : .noPosition)
        continue
      }
      add(time, document, origin, level: level, stance: stance)
    }
  }

  private mutating func add(_ time: Int64?, _ document: UInt32?, _ origin: UInt32, level: UInt32, stance: Stance?) {
    let firsts = first.nodes(of: stance)
    let seconds = second.nodes(of: stance)
    guard !firsts.isEmpty else { return report.omit(1, .withoutFirstNode) }
    guard !seconds.isEmpty else { return report.omit(1, .withoutSecondNode) }
    for first in firsts {
      for second in seconds {
        columns.append(first: first, second: second, level: level, time: time, document: document, origin: origin)
      }
    }
  }

  func table(_ modes: CodedStatements.Modes) -> CodedStatements {
    CodedStatements(
      columns, first: first.labels, second: second.labels, documents: documents.labels, scale, report,
      .dossier(dossier, statements: statements, modes))
  }
}

extension FilterReport.Rule {
  fileprivate static let takenBack = Self("takenBack", "taken back later")
  fileprivate static let noPosition = Self("noPosition", "for neither side")
  fileprivate static let withoutFirmness = Self("withoutFirmness", "without firmness")
  fileprivate static let withoutFirstNode = Self("withoutFirstNode", "without a first node")
  fileprivate static let withoutSecondNode = Self("withoutSecondNode", "without a second node")
}

extension NetworkMode {
  /// Whether the nodes depend on the stance, not only on the statement.
  fileprivate var isOfStance: Bool {
    switch self {
    case .actor, .represented, .state, .bloc, .source: false
    case .subject, .topic, .matter: true
    }
  }
}

extension StanceQualifier {
  /// The level of a stance; `nil` for one that has none.
  fileprivate func level(of stance: Stance) -> QualifierLevel? {
    switch self {
    case .none: .flag(false)  // A scale without levels takes anything.
    case .agreement:
      switch stance.attitude.polarity {
      case .positive?: .flag(true)
      case .negative?: .flag(false)
      default: nil
      }
    case .polarity: stance.attitude.polarity.map { .number($0.rawValue) }
    case .attitude: .term(stance.attitude.rawValue)
    case .firmness: stance.firmness.flatMap { Firmness.known.firstIndex(of: $0) }.map { .number($0 + 1) }
    }
  }
}

/// Finds the nodes of statements and stances, as numbers.
private struct NodeCoder {
  private let mode: NetworkMode
  private let dossier: Dossier
  private var table = LabelTable()
  /// The nodes of the statement at hand, where they do not depend on the stance.
  private var ofStatement: [UInt32] = []
  private var ofSubjects: [Subject: [UInt32]] = [:]
  private var ofSpeakers: [Office: [UInt32]] = [:]

  /// Somebody on a day.
  private struct Office: Hashable {
    let speaker: Actor.ID
    let day: Day
  }

  init(_ mode: NetworkMode, _ dossier: Dossier) {
    self.mode = mode
    self.dossier = dossier
  }

  var labels: [String] { table.labels }

  mutating func turn(to statement: Statement, on day: Day) {
    guard !mode.isOfStance else { return }
    ofStatement.removeAll(keepingCapacity: true)
    switch mode {
    case .actor: for speaker in statement.speakers { add(table.intern(speaker.rawValue)) }
    case .source: for citation in statement.citations { add(table.intern(citation.source.rawValue)) }
    default:
      for actor in statement.onBehalfOf { represented(by: actor, on: day, inOffice: false).forEach { add($0) } }
      for speaker in statement.speakers {
        represented(by: speaker, on: day, inOffice: statement.capacity != .personal).forEach { add($0) }
      }
    }
  }

  private mutating func add(_ node: UInt32) {
    if !ofStatement.contains(node) { ofStatement.append(node) }
  }

  mutating func nodes(of stance: Stance?) -> [UInt32] {
    guard mode.isOfStance, let stance else { return ofStatement }
    if let known = ofSubjects[stance.subject] { return known }
    let labels: [String] =
      switch (mode, stance.subject) {
      case (.subject, let subject): [subject.description]
      case (.matter, .matter(let id)): [id.rawValue]
      case (.topic, .matter(let id)): dossier.matters[id]?.topics.map(\.rawValue) ?? []
      case (.topic, .provision(let id)): dossier.provisions[id]?.topics.map(\.topic.rawValue) ?? []
      default: []
      }
    var nodes: [UInt32] = []
    for label in labels {
      let node = table.intern(label)
      if !nodes.contains(node) { nodes.append(node) }
    }
    ofSubjects[stance.subject] = nodes
    return nodes
  }

  /// The states and blocs for which somebody speaks on a day.
  private mutating func represented(by speaker: Actor.ID, on day: Day, inOffice: Bool) -> [UInt32] {
    let office = Office(speaker: speaker, day: inOffice ? day : .distantFuture)
    if let known = ofSpeakers[office] { return known }
    let bodies = inOffice ? [speaker] + dossier.represents(speaker, on: day) : [speaker]
    var nodes: [UInt32] = []
    for body in bodies {
      let kind = dossier.actors[body]?.kind
      guard kind == .state && mode != .bloc || kind == .bloc && mode != .state else { continue }
      nodes.append(table.intern(body.rawValue))
    }
    ofSpeakers[office] = nodes
    return nodes
  }
}
