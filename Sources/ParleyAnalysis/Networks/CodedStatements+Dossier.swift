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
  /// - Complexity: O(*n*) in the number of statements; the first question to a dossier also builds its index.
  public init(
    in dossier: Dossier, first: NetworkMode = .actor, second: NetworkMode = .subject,
    qualifier: StanceQualifier = .agreement, where filter: Filter<Statement>? = nil
  ) throws(AnalysisError) {
    guard first != second else {
      throw AnalysisError(.incompatible, "second", "first and second nodes are both \(second.rawValue)")
    }
    let parts = StatementColumns(dossier, where: filter).parts
    var coder = StatementCoder(dossier, first, second, qualifier)
    coder.takeBack(filter == nil ? parts : StatementColumns(dossier, where: nil).parts)
    for part in parts { coder.code(part) }
    if parts.count > 1 { coder.orderByID() }
    self = coder.table(Modes(first: first, second: second))
  }
}

/// Turns statements into rows of numbers.
private struct StatementCoder {
  private let dossier: Dossier
  private let qualifier: StanceQualifier
  /// Whether rows are made of stances or, where neither nodes nor qualifier come from them, of whole statements.
  private let needsStances: Bool
  private var takenBack: Set<String> = []
  private var columns = CodedStatements.Columns()
  private var first: NodeCoder
  private var second: NodeCoder
  private var documents = LabelTable()
  private var scale: LevelScale
  private var statements: [String] = []
  private var considered = 0
  private var omitted = (takenBack: 0, withoutLevel: 0, withoutFirstNode: 0, withoutSecondNode: 0)

  init(_ dossier: Dossier, _ first: NetworkMode, _ second: NetworkMode, _ qualifier: StanceQualifier) {
    self.dossier = dossier
    self.qualifier = qualifier
    needsStances = qualifier != .none || first.isOfStance || second.isOfStance
    self.first = NodeCoder(first, dossier)
    self.second = NodeCoder(second, dossier)
    scale =
      switch qualifier {
      case .polarity: LevelScale(numbers: -1...1)
      case .firmness: LevelScale(numbers: 1...4)
      default: LevelScale(qualifier.kind)
      }
  }

  /// Notes which statements were taken back.
  mutating func takeBack(_ parts: [StatementColumns.Part]) {
    for part in parts where !part.retracts.texts.isEmpty {
      for row in part.isWanted.indices where part.isWanted[row] {
        for value in part.retracts[row] { takenBack.insert(part.retracts.texts[Int(part.retracts.values[value])]) }
      }
    }
  }

  mutating func code(_ part: StatementColumns.Part) {
    first.turn(to: part)
    second.turn(to: part)
    columns.reserve(columns.count + part.isWanted.count)
    let documentNumbers = part.sources.texts.map { documents.intern($0) }
    let levelNumbers = qualifier == .firmness ? part.firmness.values : part.attitudes.values
    var levels = LevelNumbers(count: (qualifier == .firmness ? part.firmness : part.attitudes).texts.count)
    for row in part.isWanted.indices where part.isWanted[row] {
      let stances = part.subjects[row]
      let units = needsStances ? stances.count : 1
      considered += units
      let id = part.ids[Int(part.places[row])]
      if !takenBack.isEmpty, takenBack.contains(id) {
        omitted.takenBack += units
        continue
      }
      let origin = UInt32(statements.count)
      statements.append(id)
      let day = part.days[row]
      let time = day == StatementColumns.undated ? nil : Moment.start(of: Day(daysSince1970: day))
      let sources = part.sources[row]
      let document = sources.isEmpty ? nil : documentNumbers[Int(part.sources.values[sources.lowerBound])]
      first.turn(to: row, part, day)
      second.turn(to: row, part, day)
      guard needsStances else {
        add(time, document, origin, level: 0, subject: nil)
        continue
      }
      for stance in stances {
        let level = qualifier == .none ? 0 : levels.number(levelNumbers[stance], part, qualifier, &scale)
        guard let level else {
          omitted.withoutLevel += 1
          continue
        }
        add(time, document, origin, level: level, subject: part.subjects.values[stance])
      }
    }
  }

  private mutating func add(_ time: Int64?, _ document: UInt32?, _ origin: UInt32, level: UInt32, subject: UInt32?) {
    let firsts = first.nodes(of: subject)
    let seconds = second.nodes(of: subject)
    if firsts.isEmpty {
      omitted.withoutFirstNode += 1
    } else if seconds.isEmpty {
      omitted.withoutSecondNode += 1
    }
    for first in firsts {
      for second in seconds {
        columns.append(first: first, second: second, level: level, time: time, document: document, origin: origin)
      }
    }
  }

  /// Puts the statements of several parts in the order of their identifiers; the table then sorts them by time.
  mutating func orderByID() {
    let order = statements.indices.sorted { statements[$0] < statements[$1] }
    var ranks = [UInt32](repeating: 0, count: order.count)
    for (rank, place) in order.enumerated() { ranks[place] = UInt32(rank) }
    statements = order.map { statements[$0] }
    columns.origin = columns.origin.map { ranks[Int($0)] }
    columns.sort { $0.origin[$1] < $0.origin[$2] }
  }

  func table(_ modes: CodedStatements.Modes) -> CodedStatements {
    var report = FilterReport(considered: considered, needsStances ? "stances" : "statements")
    report.omit(omitted.takenBack, .takenBack)
    report.omit(omitted.withoutLevel, qualifier == .firmness ? .withoutFirmness : .noPosition)
    report.omit(omitted.withoutFirstNode, .withoutFirstNode)
    report.omit(omitted.withoutSecondNode, .withoutSecondNode)
    return CodedStatements(
      columns, first: first.labels, second: second.labels, documents: documents.labels, scale, report,
      .dossier(dossier, statements: statements, modes))
  }
}

/// The levels of the attitudes or degrees of firmness of a part, worked out when they are first met: a term that only
/// unwanted rows have is no level.
private struct LevelNumbers {
  private var numbers: [UInt32?]
  private var isKnown: [Bool]

  init(count: Int) {
    numbers = Array(repeating: nil, count: count)
    isKnown = Array(repeating: false, count: count)
  }

  mutating func number(
    _ term: UInt32, _ part: StatementColumns.Part, _ qualifier: StanceQualifier, _ scale: inout LevelScale
  ) -> UInt32? {
    guard term != StatementColumns.Terms.none else { return nil }
    let place = Int(term)
    if !isKnown[place] {
      isKnown[place] = true
      let level =
        qualifier == .firmness
        ? qualifier.level(firmness: Firmness(rawValue: part.firmness.texts[place]))
        : qualifier.level(attitude: Attitude(rawValue: part.attitudes.texts[place]))
      numbers[place] = level.flatMap { scale.intern($0) }
    }
    return numbers[place]
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
    case .actor, .represented, .state, .bloc, .source, .publisher, .author: false
    case .subject, .topic, .matter: true
    }
  }
}

extension StanceQualifier {
  /// The level of a stance with an attitude; `nil` for one that has none.
  fileprivate func level(attitude: Attitude) -> QualifierLevel? {
    switch self {
    case .none, .firmness: nil
    case .agreement:
      switch attitude.polarity {
      case .positive?: .flag(true)
      case .negative?: .flag(false)
      default: nil
      }
    case .polarity: attitude.polarity.map { .number($0.rawValue) }
    case .attitude: .term(attitude.rawValue)
    }
  }

  /// The level of a stance that is held so firmly; `nil` for an unknown term.
  fileprivate func level(firmness: Firmness) -> QualifierLevel? {
    Firmness.known.firstIndex(of: firmness).map { .number($0 + 1) }
  }
}

/// Finds the nodes of statements and stances, as numbers.
private struct NodeCoder {
  private let mode: NetworkMode
  private let dossier: Dossier
  private var table = LabelTable()
  /// The nodes of the statement at hand, where they do not depend on the stance.
  private var ofStatement: [UInt32] = []
  /// The nodes of each speaker, source or subject of the part at hand.
  private var ofTerms: [[UInt32]] = []
  private var ofOffices: [Office: [UInt32]] = [:]

  /// Somebody on a day; without one, outside of office.
  private struct Office: Hashable {
    let actor: String
    let day: Int?
  }

  init(_ mode: NetworkMode, _ dossier: Dossier) {
    self.mode = mode
    self.dossier = dossier
  }

  var labels: [String] { table.labels }

  mutating func turn(to part: StatementColumns.Part) {
    let labels: [[String]] =
      switch mode {
      case .actor: part.speakers.texts.map { [$0] }
      case .source: part.sources.texts.map { [$0] }
      case .publisher:
        part.sources.texts.map { dossier.sources[Source.ID(unchecked: $0)]?.publisher.map { [$0] } ?? [] }
      case .author: part.sources.texts.map { dossier.sources[Source.ID(unchecked: $0)]?.authors ?? [] }
      case .represented, .state, .bloc: []
      case .subject: part.subjects.texts.map { [$0] }
      case .topic, .matter: part.subjects.texts.map { (try? Subject($0)).map(self.labels) ?? [] }
      }
    ofTerms = labels.map { labels in
      var nodes: [UInt32] = []
      for label in labels {
        let node = table.intern(label)
        if !nodes.contains(node) { nodes.append(node) }
      }
      return nodes
    }
  }

  /// The topics or the matter of a subject.
  private func labels(of subject: Subject) -> [String] {
    switch (mode, subject) {
    case (.matter, .matter(let id)): [id.rawValue]
    case (.topic, .matter(let id)): dossier.matters[id]?.topics.map(\.rawValue) ?? []
    case (.topic, .provision(let id)): dossier.provisions[id]?.topics.map(\.topic.rawValue) ?? []
    default: []
    }
  }

  mutating func turn(to row: Int, _ part: StatementColumns.Part, _ day: Int) {
    guard !mode.isOfStance else { return }
    ofStatement.removeAll(keepingCapacity: true)
    switch mode {
    case .actor: for position in part.speakers[row] { add(ofTerms[Int(part.speakers.values[position])]) }
    case .source, .publisher, .author:
      for position in part.sources[row] { add(ofTerms[Int(part.sources.values[position])]) }
    default:
      for position in part.onBehalfOf[row] {
        add(represented(by: part.onBehalfOf.texts[Int(part.onBehalfOf.values[position])], on: nil))
      }
      let isPersonal = part.capacities[row].contains {
        part.capacities.texts[Int(part.capacities.values[$0])] == Statement.Capacity.personal.rawValue
      }
      for position in part.speakers[row] {
        add(represented(by: part.speakers.texts[Int(part.speakers.values[position])], on: isPersonal ? nil : day))
      }
    }
  }

  private mutating func add(_ nodes: [UInt32]) {
    for node in nodes where !ofStatement.contains(node) { ofStatement.append(node) }
  }

  func nodes(of subject: UInt32?) -> [UInt32] {
    guard mode.isOfStance, let subject else { return ofStatement }
    return ofTerms[Int(subject)]
  }

  /// The states and blocs for which somebody speaks on a day.
  private mutating func represented(by actor: String, on day: Int?) -> [UInt32] {
    let office = Office(actor: actor, day: day)
    if let known = ofOffices[office] { return known }
    let id = Actor.ID(unchecked: actor)
    var bodies = [id]
    // Of an undated statement it cannot be said what office its speaker held.
    if let day, day != StatementColumns.undated { bodies += dossier.represents(id, on: Day(daysSince1970: day)) }
    var nodes: [UInt32] = []
    for body in bodies {
      let kind = dossier.actors[body]?.kind
      guard kind == .state && mode != .bloc || kind == .bloc && mode != .state else { continue }
      nodes.append(table.intern(body.rawValue))
    }
    ofOffices[office] = nodes
    return nodes
  }
}
