import ExampleSupport
import Parley
import ParleyAnalysis

extension Subject {
  var isMatter: Bool {
    if case .matter = self { true } else { false }
  }
}

/// A position as a line, with the sources of the statement that decides.
func line(_ position: Position, in dossier: Dossier, title: String) -> Report.Item {
  var data: JSONObject = ["actor": .string(position.actor.rawValue), "basis": .string(position.basis.rawValue)]
  data["attitude"] = (position.attitude?.rawValue).map(JSONValue.string)
  data["statement"] = (position.statement?.rawValue).map(JSONValue.string)
  data["on"] = position.statedSubject.map { .string($0.description) }
  guard let stance = position.stance, let attitude = position.attitude else {
    if let open = open(position, in: dossier, title: title, data) { return open }
    return Report.Item(title + "divided" + members(of: position, in: dossier) + ".", data: data)
  }
  var text = title + Wording.term(attitude)
  if let firmness = position.firmness, firmness != .preference { text += " (\(Wording.term(firmness)))" }
  text += ", \(voice(of: position, stance, in: dossier)) on \(Wording.date(stance.date))"
  if stance.subject != position.subject { text += " about \(dossier.fullName(of: stance.subject))" }
  if let since = position.since, since != stance.date { text += ", so since \(Wording.date(since))" }
  if let previous = position.previous { text += "; before that \(Wording.term(previous.stance.attitude))" }
  if position.members?.isDivided == true { text += "; its members are divided" + members(of: position, in: dossier) }
  return Report.Item(text + ".", dossier[stance.statement]?.citations ?? [], data: data)
}

/// Words that point in different ways, of which any may be the last; `nil` where it is members or parts that do.
private func open(_ position: Position, in dossier: Dossier, title: String, _ data: JSONObject) -> Report.Item? {
  if position.alongside.isEmpty { return nil }
  let words = position.alongside.sorted { $0.date < $1.date }.map { held in
    "\(Wording.term(held.stance.attitude)) (\(Wording.date(held.date)))"
  }
  var data = data
  data["statements"] = .array(position.alongside.map { .string($0.statement.rawValue) })
  return Report.Item(
    title + "\(Wording.list(words)); the dates leave open which came last.",
    position.alongside.flatMap { dossier[$0.statement]?.citations ?? [] }, data: data)
}

/// Through whom a position is the actor's.
private func voice(of position: Position, _ stance: HeldStance, in dossier: Dossier) -> String {
  let names = dossier.names(of: stance.speakers)
  return switch position.basis {
  case .own: "in its own name"
  case .behalf: "by the claim of \(names) to speak for it"
  case .members: "as far as its members have spoken\(share(of: position)), last \(names)"
  default: "by \(names)"
  }
}

/// How many members have a position: ` (1 of 27 members on record)`.
private func share(of position: Position) -> String {
  guard let members = position.members else { return "" }
  return " (\(members.knownCount) of \(Wording.count(members.entries.count, "member")) on record)"
}

/// How many members stand where: ` (3 for, 4 neither, 3 against, 7 unknown)`.
private func members(of position: Position, in dossier: Dossier) -> String {
  guard let members = position.members else { return "" }
  let groups: [(Polarity?, String)] = [
    (.positive, "for"), (.neutral, "neither"), (.negative, "against"), (nil, "unknown"),
  ]
  let words = groups.compactMap { polarity, word in
    let count = members.members(polarity).count
    return count == 0 ? nil : "\(count) \(word)"
  }
  return " (\(words.joined(separator: ", ")))"
}

/// An attitude, on whose word it is known, and when it was said: `denies, as told by Ada, possible (22 November)`.
func words(_ held: HeldStance, in dossier: Dossier) -> String {
  guard let statement = dossier[held.statement] else { return Wording.term(held.stance.attitude) }
  let tellers = (statement.reportedBy + [statement.assertedBy].compactMap(\.self)).filter {
    !statement.speakers.contains($0)
  }
  let told = tellers.isEmpty ? "" : ", as told by \(dossier.names(of: tellers))"
  let certainty = statement.certainty == .confirmed ? "" : ", \(Wording.term(statement.certainty))"
  return "\(Wording.term(held.stance.attitude))\(told)\(certainty) (\(Wording.date(held.date)))"
}

/// What has changed, in words.
func words(_ kind: PositionShift.Kind) -> String {
  switch kind {
  case .spokeUp: "a first position after a refusal to comment"
  case .reversed: "reversed"
  case .moved: "moved"
  case .rephrased: "another attitude of the same direction"
  case .hardened: "held more firmly"
  case .softened: "held less firmly"
  case .newConditions: "other conditions"
  case .contradicted: "a contradiction"
  }
}
