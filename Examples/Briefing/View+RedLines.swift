import ExampleSupport
import Parley
import ParleyAnalysis

extension View {
  /// Whose red lines and preconditions the plan touches, and what is asked of any settlement.
  var redLines: Report.Section {
    let groups = crossings + conditions
    return Report.Section(
      "redLines", "Red lines and conditions", note: groups.isEmpty ? "None on record by this day." : nil,
      items: groups)
  }

  /// For each party which points cross a line of its own, and the words that draw it.
  private var crossings: [Report.Item] {
    // Refused is only what the dossier does not have.
    guard let check = try? RedLineCheck(of: proposal.id, in: dossier, on: day) else { return [] }
    var byParty: [Actor.ID: [RedLineCheck.Crossing]] = [:]
    for crossing in check.crossings {
      let line = crossing.line
      for party in line.parties.isEmpty ? line.speakers : line.parties { byParty[party, default: []].append(crossing) }
    }
    return byParty.sorted { $0.key < $1.key }.map { party, crossings in
      let sure = points(crossings.filter { $0.isCrossed == .yes })
      let unsure = points(crossings.filter { $0.isCrossed == .possibly }).filter { !sure.contains($0) }
      let words = sure.isEmpty ? "" : "crossed by \(Self.list(sure))" + (unsure.isEmpty ? "" : "; ")
      let more = unsure.isEmpty ? "" : "possibly \(sure.isEmpty ? "crossed " : "")by \(Self.list(unsure))"
      var met: Set<Statement.ID> = []
      let lines = crossings.map(\.line).filter { met.insert($0.held.statement).inserted }.map { line -> Report.Item in
        // The statement says more than the conditions for one of the points.
        let stance = line.held.stance
        guard let statement = dossier[line.held.statement] else { return Report.Item(line.held.statement.rawValue) }
        return self.line(
          HeldStance(Stance(stance.attitude, stance.subject, stance.firmness), in: statement),
          of: line.held.speakers, isBrief: true)
      }
      return Report.Item(
        "\(dossier.name(of: party)): \(words)\(more)", data: ["actor": .string(party.rawValue)],
        items: lines)
    }
  }

  private func points(_ crossings: [RedLineCheck.Crossing]) -> [ProvisionNumber] {
    Set(crossings.compactMap { dossier[$0.provision]?.number }).sorted()
  }

  private static func list(_ points: [ProvisionNumber]) -> String {
    "point\(points.count == 1 ? "" : "s") \(Wording.list(points.map(\.description)))"
  }

  /// Preconditions, demands and red lines that are not about the plan: on matters, which any settlement must settle, and
  /// on other texts.
  private var conditions: [Report.Item] {
    var lines: [(rank: Int, isOfText: Bool, item: Report.Item)] = []
    for statement in statements where !statement.stances.contains(where: { isOfProposal($0.subject) }) {
      let firm = statement.stances.filter { Self.rank($0) > 1 && $0.attitude.polarity != nil }
      guard let first = firm.max(by: { Self.rank($0) < Self.rank($1) }) else { continue }
      // The group says how firm it is, and the statement what is asked for.
      var item = line(HeldStance(Stance(first.attitude, first.subject), in: statement), of: statement.speakers)
      item.data["firmness"] = (first.firmness?.rawValue).map(JSONValue.string)
      let text = text(first.subject)
      if let text { item.text = "On \(text): \(item.text)" }
      lines.append((Self.rank(first), text != nil, item))
    }
    let titles = [(4, "Red lines"), (3, "Preconditions"), (2, "Demands")]
    return [(false, "for any settlement"), (true, "on other texts")].flatMap { isOfText, about in
      titles.compactMap { rank, title -> Report.Item? in
        let items = lines.filter { $0.rank == rank && $0.isOfText == isOfText }.map(\.item)
        return items.isEmpty ? nil : Report.Item("\(title) \(about)", items: items)
      }
    }
  }

  /// The name of the text that a subject is, or of which it is a point; `nil` for anything else.
  private func text(_ subject: Subject) -> String? {
    switch subject {
    case .proposal, .provision: dossier.fullName(of: subject)
    default: nil
    }
  }
}
