import Parley
import SampleDossiers

extension View {
  /// Whose consent the proposal needs, on whose word, and how far it is there.
  var consents: Report.Section {
    struct Need: Hashable {
      var actor: Actor.ID
      var subject: Subject
    }
    var order: [Need] = []
    var requirements: [Need: [ConsentRequirement]] = [:]
    for requirement in proposal.consents where isKnown(requirement.citations) {
      let need = Need(actor: requirement.actor, subject: requirement.subject ?? .proposal(proposal.id))
      if requirements[need] == nil { order.append(need) }
      requirements[need, default: []].append(requirement)
    }
    let items = order.map { need in
      let position = latestWord(of: need.actor, on: need.subject)
      let state = position.map { Self.state(of: $0.stance) } ?? "open"
      let subject =
        switch need.subject {
        case .proposal(proposal.id): "the plan"
        case .provision: dossier.name(of: need.subject)
        default: "\"\(dossier.name(of: need.subject))\""
        }
      var lines = (requirements[need] ?? []).map(line)
      if let position {
        var latest = line(position, of: position.statement.speakers, isBrief: true)
        latest.text = "Latest word: \(latest.text)"
        lines.append(latest)
      } else {
        lines.append(Report.Item("No position of its own is on record by this day."))
      }
      lines += membersLine(of: need.actor, on: need.subject)
      return Report.Item(
        "\(dossier.name(of: need.actor)), for \(subject): \(state)",
        data: [
          "actor": .string(need.actor.rawValue), "subject": .string(need.subject.description), "state": .string(state),
        ], items: lines)
    }
    return Report.Section(
      "consents", "Whose consent is missing",
      note: items.isEmpty ? "No consent is asked for on record by this day." : nil, items: items)
  }

  /// Where somebody or those who speak for him, her or it stood last.
  private func latestWord(of actor: Actor.ID, on subject: Subject) -> Position? {
    // What is said of a part of a plan is no answer to the whole; what is said of a part of a point is.
    let subjects = parts(of: subject)
    let words = dossier.statements(
      .speakingFor(actor), .any(subjects.map { .exactly($0) }), .before(day.advanced(by: 1)))
    let positions = words.filter { isKnown($0.citations) }.flatMap { statement in
      statement.stances.filter { subjects.contains($0.subject) && $0.attitude.polarity != nil }
        .map { Position(statement: statement, stance: $0) }
    }
    return Position.latest(of: positions.filter { !$0.isWithheld }).first
  }

  /// Where the states stand that belong to a bloc.
  private func membersLine(of bloc: Actor.ID, on subject: Subject) -> [Report.Item] {
    var names: [Polarity: [String]] = [:]
    var citations: [Citation] = []
    for member in dossier.members(of: bloc, on: day) where dossier[member]?.kind == .state {
      guard let position = latestWord(of: member, on: subject), let polarity = position.stance.attitude.polarity else {
        continue
      }
      names[polarity, default: []].append(dossier.name(of: member))
      citations += published(position.statement.citations)
    }
    let groups = [
      (Polarity.positive, "for it:"), (.neutral, "on conditions or undecided:"), (.negative, "against it:"),
    ]
    let words = groups.compactMap { polarity, title in names[polarity].map { "\(title) \(Wording.list($0))" } }
    return words.isEmpty ? [] : [Report.Item("Among its members \(words.joined(separator: "; ")).", citations)]
  }

  private func parts(of subject: Subject) -> [Subject] {
    guard case .provision(let id) = subject else { return [subject] }
    return [subject] + dossier.subprovisions(of: id).flatMap { parts(of: .provision($0.id)) }
  }

  private static func state(of stance: Stance) -> String {
    switch stance.attitude {
    case .supports, .accepts: "given"
    case .opposes, .rejects: "refused"
    case .conditional: "conditional"
    default: "open"
    }
  }

  private func line(_ requirement: ConsentRequirement) -> Report.Item {
    let rule = requirement.rule == .single ? "" : ", by \(Wording.term(requirement.rule))"
    let share = requirement.share.map { " of \($0)" } ?? ""
    let text =
      "Needed for \(Wording.term(requirement.basis)) reasons\(rule)\(share)"
      + dossier.word(of: requirement.assertedBy) + (requirement.note.map { ": " + $0 } ?? "")
    return Report.Item(text, published(requirement.citations))
  }
}
