import ExampleSupport
import Parley
import ParleyAnalysis

extension View {
  /// Those who took the same position in the same statement, and what else they said on that day or may have said later.
  struct Standing {
    var actors: [Actor.ID]
    var position: Position

    /// The stance that decides, or the newest of those of which any may be the last.
    var newest: HeldStance? { position.stance ?? position.alongside.max { $0.date < $1.date } }
  }

  /// Where all stand who have spoken about a subject of the dossier.
  func positions(on subject: Subject) -> [Position] {
    // Refused is only what the dossier does not have.
    (try? PositionMatrix(about: [subject], in: dossier, on: day))?.positions(on: subject) ?? []
  }

  /// The positions of all who have spoken about a subject, those in one statement together, the newest first.
  func standings(on subject: Subject) -> [Standing] {
    var byStatements: [[Statement.ID]: Standing] = [:]
    for position in positions(on: subject) where position.isKnown {
      let held = [position.stance].compactMap(\.self) + position.alongside
      guard let first = held.first, first.speakers.contains(position.actor) else { continue }
      let statements = held.map(\.statement)
      byStatements[statements, default: Standing(actors: [], position: position)].actors.append(position.actor)
    }
    return byStatements.values.sorted { left, right in
      guard let a = left.newest?.date, let b = right.newest?.date, a != b else {
        return left.actors[0] < right.actors[0]
      }
      return a > b
    }
  }

  /// How firm a stance is, in comparison: 0 where nothing is said about it, 4 for a red line.
  static func rank(_ stance: Stance) -> Int {
    stance.firmness.flatMap(Firmness.known.firstIndex(of:)).map { $0 + 1 } ?? 0
  }

  /// One stance in words, with the parts that a line wants.
  ///
  /// - Parameters:
  ///   - held: The stance and its statement.
  ///   - actors: Who took it; none where the line says so already.
  ///   - subject: What the list is about; a stance on anything else says so. `nil` where the line says it already.
  ///   - isBrief: Whether titles are left out, and conditions stand instead of the whole statement.
  /// - Returns: The line.
  func line(
    _ held: HeldStance, of actors: [Actor.ID], on subject: Subject? = nil, isBrief: Bool = false
  ) -> Report.Item {
    guard let statement = dossier[held.statement] else { return Report.Item(held.statement.rawValue) }
    let stance = held.stance
    let names = actors.map { dossier.speaker($0, of: statement, withTitle: !isBrief) }
    var source = actors.isEmpty ? [] : [Wording.list(names), words(statement.date)]
    if let subject, held.subject != subject { source.append("on \(dossier.fullName(of: held.subject))") }
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
    return Report.Item(start + (start.isEmpty ? "" : ": ") + words, statement.citations, data: data)
  }
}
