import Parley

/// Works out how far single consents are there.
struct ConsentJudge {
  private let dossier: Dossier
  private let proposal: Proposal
  private let day: Day
  /// For what is a provision, of which the parts count, and for all else.
  private var provisions: PositionResolver
  private var wholes: PositionResolver

  init(_ dossier: Dossier, _ proposal: Proposal, on day: Day) {
    self.dossier = dossier
    self.proposal = proposal
    self.day = day
    provisions = PositionResolver(dossier, on: day, .latest, .parts)
    wholes = PositionResolver(dossier, on: day, .latest, .exactly)
  }

  mutating func finding(_ need: ConsentNeed, _ requirements: [ConsentRequirement]) -> ConsentFinding {
    let position = position(of: need.actor, on: need.subject)
    var voters: [ConsentFinding.Voter] = []
    if need.rule.countsMembers {
      for member in wholes.members(of: need.actor) {
        let position = self.position(of: member, on: need.subject)
        let act = act(of: member, on: need.subject, after: position)
        voters.append(.init(actor: member, state: act?.consent ?? ConsentState(position), position: position))
      }
    }
    let act = act(of: need.actor, on: need.subject, after: position)
    let isAlone = voters.isEmpty
    if isAlone {
      var state = act?.consent ?? ConsentState(position)
      if act == nil, need.rule == .ratification || need.rule == .referendum, state == .met { state = .conditional }
      voters = [.init(actor: need.actor, state: state, position: position)]
    }
    let needed = need.votes(among: voters.count)
    let state = act?.consent ?? state(of: voters, needed: needed)
    var records = [RecordKey(proposal.id)]
    for position in [position] + voters.map(\.position) { records += position.statements.map { RecordKey($0) } }
    return ConsentFinding(
      actor: need.actor, subject: need.subject, rule: need.rule, requirements: requirements, state: state,
      position: position, voters: voters, needed: needed, act: act, evidence: Evidence(records, in: dossier))
  }

  /// What follows from the states of voters of whom so many must consent.
  private func state(of voters: [ConsentFinding.Voter], needed: Int?) -> ConsentState {
    guard let needed else { return .unknown }
    let states = voters.map(\.state)
    let met = states.count { $0 == .met }
    let open = states.count { $0 != .refused }
    if met >= needed { return .met }
    if open < needed { return .refused }
    // Under unanimity conditions are on record as an obstacle whatever else is unknown.
    if needed == voters.count { return states.min() ?? .unknown }
    return open - states.count { $0 == .unknown } >= needed ? .conditional : .unknown
  }

  private mutating func position(of actor: Actor.ID, on subject: Subject) -> Position {
    if case .provision = subject { return provisions.position(of: actor, on: subject) }
    return wholes.position(of: actor, on: subject)
  }

  /// The last formal act of an actor on the proposal, unless the actor has spoken later.
  private func act(
    of actor: Actor.ID, on subject: Subject, after position: Position
  ) -> StatusChange<Proposal.Status>? {
    guard subject == .proposal(proposal.id) else { return nil }
    let act = proposal.status.last { entry in
      guard entry.consent != nil, entry.date.map({ $0.hasPassed(by: day) }) ?? true else { return false }
      let then = entry.date?.latest ?? day
      return entry.by.contains { $0 == actor || dossier.represents($0, on: then).contains(actor) }
    }
    guard let act, let date = act.date, let spoken = position.stance?.date else { return act }
    return date < spoken ? nil : act
  }
}

extension StatusChange<Proposal.Status> {
  /// What an entry says of the consent of those who brought it about.
  fileprivate var consent: ConsentState? {
    switch status {
    case .accepted, .signed, .inForce: .met
    case .rejected: .refused
    default: nil
    }
  }
}

extension ConsentRule {
  /// Whether the members of the actor decide.
  fileprivate var countsMembers: Bool {
    switch self {
    case .unanimity, .qualifiedMajority, .simpleMajority: true
    default: false
    }
  }
}

extension ConsentNeed {
  /// How many of some voters must consent; `nil` where that is not known.
  fileprivate func votes(among count: Int) -> Int? {
    switch rule {
    case .single, .ratification, .referendum, .unanimity: return count
    case .simpleMajority: return count / 2 + 1
    case .qualifiedMajority:
      guard let share else { return nil }
      // The share times the count, exactly.
      var product: DecimalNumber = 0
      for _ in 0..<count {
        guard let sum = product.adding(share) else { return nil }
        product = sum
      }
      return (0...count).first { DecimalNumber($0) >= product }
    default: return nil
    }
  }
}
