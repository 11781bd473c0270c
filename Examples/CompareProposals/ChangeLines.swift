import ExampleSupport
import Parley
import ParleyAnalysis

/// Puts changes into lines.
struct ChangeLines {
  private let dossier: Dossier

  init(_ dossier: Dossier) {
    self.dossier = dossier
  }

  /// A change with what differs and what that means for whom.
  func item(_ change: ProposalDiff.Change, _ citations: [Citation]) -> Report.Item {
    let text = change.outcome == .kept ? (change.later.first?.text ?? "") : change.textDiff.description
    return Report.Item(
      "\(numbers(change)) \(label(change)): \(text)", citations, data: data(change),
      items: change.amendments.map { Report.Item(words($0)) } + bearings(change))
  }

  /// The numbers of the two versions: `6`, `16 -> 6`, `10.b + 10.d -> 5.b`.
  func numbers(_ change: ProposalDiff.Change) -> String {
    func list(_ provisions: [Provision]) -> String { provisions.map(\.number.text).joined(separator: " + ") }
    let (old, new) = (list(change.earlier), list(change.later))
    if old.isEmpty || new.isEmpty || old == new { return old.isEmpty ? new : old }
    return "\(old) -> \(new)"
  }

  private func label(_ change: ProposalDiff.Change) -> String {
    guard let match = change.match else { return change.kind.rawValue }
    var words = [change.kind.rawValue]
    if change.outcome == .changed, change.tendency != .undetermined { words.append(change.tendency.rawValue) }
    words.append("found by \(match.rule.rawValue)")
    return "(\(words.joined(separator: ", ")))"
  }

  /// An amendment: `Obligor: Europe instead of NATO`.
  func words(_ amendment: ProposalDiff.Amendment) -> String {
    let name = amendment.side?.rawValue ?? (amendment.member == .legalForce ? "legal force" : amendment.member.rawValue)
    let (old, new) = (amendment.before.map { value($0, amendment) }, amendment.after.map { value($0, amendment) })
    let change =
      old.isEmpty
      ? "added: \(new.joined(separator: "; "))"
      : new.isEmpty
        ? "dropped: \(old.joined(separator: "; "))"
        : "\(new.joined(separator: "; ")) instead of \(old.joined(separator: "; "))"
    return "\(Wording.capitalised(name)): \(change)"
  }

  private func value(_ text: String, _ amendment: ProposalDiff.Amendment) -> String {
    switch amendment.member {
    case .party: (try? Actor.ID(text)).map(dossier.name(of:)) ?? text
    case .scope: (try? Place.ID(text)).map { dossier.name(of: .place($0)) } ?? text
    case .quantity: (try? Quantity(text)).map(Wording.quantity) ?? text
    case .legalForce: Wording.term(Provision.Effect(rawValue: text))
    default: text
    }
  }

  /// One line for each direction, with whom it is.
  private func bearings(_ change: ProposalDiff.Change) -> [Report.Item] {
    ProposalDiff.Bearing.Direction.allCases.compactMap { direction in
      let found = change.bearings.filter { $0.direction == direction }
      if found.isEmpty { return nil }
      let words =
        switch direction {
        case .toward: "Toward what was said by or for"
        case .away: "Away from what was said by or for"
        case .mixed: "Both toward and away from what was said by or for"
        case .unclear: "Who has spoken, without its being clear what the change means:"
        }
      return Report.Item(
        "\(words) \(dossier.names(of: found.map(\.actor)))",
        data: [
          "direction": .string(direction.rawValue),
          "actors": .array(found.map { .string($0.actor.rawValue) }),
          "statements": .array(found.flatMap(\.statements).map { .string($0.rawValue) }),
        ])
    }
  }

  private func data(_ change: ProposalDiff.Change) -> JSONObject {
    var data: JSONObject = [
      "kind": .string(change.kind.rawValue), "outcome": .string(change.outcome.rawValue),
      "earlier": .array(change.earlier.map { .string($0.id.rawValue) }),
      "later": .array(change.later.map { .string($0.id.rawValue) }),
      "tendency": .string(change.tendency.rawValue),
    ]
    if let match = change.match { data["rule"] = .string(match.rule.rawValue) }
    return data
  }
}
