import Parley
import SampleDossiers

/// A stance, with the statement in which it was taken.
struct Position {
  var statement: Statement
  var stance: Stance

  /// Whether it is known through somebody else: told by another speaker, or said about the speaker.
  var isReported: Bool { statement.mode == .nested || statement.assertedBy != nil }

  /// Whether a comment was refused, which tells nothing about where somebody stands.
  var isWithheld: Bool { stance.attitude == .withholds || statement.mode == .refusal || statement.mode == .silence }

  /// How firm it is, in comparison: 0 where nothing is said about it, 4 for a red line.
  var rank: Int { stance.firmness.flatMap(Firmness.known.firstIndex(of:)).map { $0 + 1 } ?? 0 }

  /// The positions of the latest day on which there is one, the firmest first; own words come before what others
  /// report.
  static func latest(of all: [Position]) -> [Position] {
    let own = all.filter { !$0.isReported }
    let candidates = own.isEmpty ? all : own
    let last = candidates.map(\.statement.date.latest).max()
    return candidates.filter { $0.statement.date.latest == last }
      .sorted { (-$0.rank, $0.statement.id) < (-$1.rank, $1.statement.id) }
  }
}

extension View {
  /// The latest positions of those who took one and of those who did it with them, the newest first.
  struct Standing {
    var actors: [Actor.ID]
    var positions: [Position]

    /// The firmest position.
    var first: Position { positions[0] }
  }

  /// Who took which position last.
  ///
  /// - Parameters:
  ///   - subject: What it is about.
  ///   - accepts: Which positions count.
  /// - Returns: One entry for each actor, or for several who say the same in one statement.
  func standings(on subject: Subject, where accepts: (Position) -> Bool) -> [Standing] {
    var byActor: [Actor.ID: [Position]] = [:]
    for statement in statements {
      for stance in statement.stances where stance.subject == subject {
        let position = Position(statement: statement, stance: stance)
        guard accepts(position) else { continue }
        for actor in statement.speakers { byActor[actor, default: []].append(position) }
      }
    }
    var byStatements: [[Statement.ID]: Standing] = [:]
    for (actor, all) in byActor.sorted(by: { $0.key < $1.key }) {
      let latest = Position.latest(of: all)
      byStatements[latest.map(\.statement.id), default: Standing(actors: [], positions: latest)].actors.append(actor)
    }
    return byStatements.values.sorted { left, right in
      let dates = (left.first.statement.date, right.first.statement.date)
      return dates.0 == dates.1 ? left.actors[0] < right.actors[0] : dates.0 > dates.1
    }
  }

  /// One position in words, with the parts that a line wants.
  ///
  /// - Parameters:
  ///   - position: The position.
  ///   - actors: Who took it; none where the line says so already.
  ///   - isBrief: Whether titles are left out, and conditions stand instead of the whole statement.
  /// - Returns: The line.
  func line(_ position: Position, of actors: [Actor.ID], isBrief: Bool = false) -> Report.Item {
    let (statement, stance) = (position.statement, position.stance)
    let names = actors.map { dossier.speaker($0, of: statement, withTitle: !isBrief) }
    var source = actors.isEmpty ? [] : [Wording.list(names), words(statement.date)]
    if let firmness = stance.firmness, firmness != .preference { source.append(Wording.term(firmness)) }
    if !statement.reportedBy.isEmpty { source.append("as told by \(dossier.names(of: statement.reportedBy))") }
    if let teller = statement.assertedBy { source.append("on the word of \(dossier.name(of: teller))") }
    let conditions = stance.conditions.map(\.text).joined(separator: " ")
    let title = "Condition\(stance.conditions.count == 1 ? "" : "s"): "
    let content = isBrief ? conditions : "\(statement.summary) \(title)\(conditions)"
    let words = conditions.isEmpty ? statement.summary : content
    var data: JSONObject = [
      "statement": .string(statement.id.rawValue), "attitude": .string(stance.attitude.rawValue),
      "date": .string(statement.date.text), "subject": .string(stance.subject.description),
    ]
    if !actors.isEmpty { data["actors"] = .array(actors.map { .string($0.rawValue) }) }
    data["firmness"] = (stance.firmness?.rawValue).map(JSONValue.string)
    let start = source.joined(separator: ", ")
    return Report.Item(
      start + (start.isEmpty ? "" : ": ") + words, published(statement.citations), data: data)
  }
}
