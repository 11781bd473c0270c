public import Parley

/// What may count for a party in a balance of concessions.
@nonexhaustive
public enum ConcessionSide: String, Hashable, Sendable, CaseIterable {
  /// Asked of it, and not dropped.
  case demanded
  /// Offered by it, or made conditional.
  case offered
  /// Agreed to or carried out.
  case made
  /// Resisted or rejected.
  case refused
  /// Asked of it and not answered.
  case unanswered
}

/// What one party is asked to give up, offers, makes and refuses.
public struct PartyBalance: Hashable, Sendable {
  /// The party.
  public let party: Actor.ID

  /// The concessions that name it as one who gives, in order.
  public let items: [ConcessionItem]

  /// The concessions that count on a side.
  ///
  /// - Parameter side: The side.
  /// - Returns: The concessions, in order; none found is an empty list.
  /// - Complexity: O(*n*) in the number of concessions.
  public func items(_ side: ConcessionSide) -> [ConcessionItem] { items.filter { $0.counts(as: side) } }

  /// Whether nothing counts on a side.
  ///
  /// - Parameter side: The side.
  /// - Returns: `true` where nothing is found on the record.
  /// - Complexity: O(*n*) in the number of concessions.
  public func foundNone(_ side: ConcessionSide) -> Bool { !items.contains { $0.counts(as: side) } }

  /// The records by which no concession has been heard of.
  ///
  /// - Complexity: O(*n*) in the number of concessions.
  public var absences: [ConcessionItem] { items.filter { $0.answer?.status == .absent } }

  /// How many concessions count on a side that the party would make alone.
  ///
  /// - Parameter side: The side.
  /// - Returns: The number.
  /// - Complexity: O(*n*) in the number of concessions.
  public func aloneCount(_ side: ConcessionSide) -> Int { items.count { $0.counts(as: side) && !$0.isJoint } }

  /// How many concessions count on a side that the party would make together with others.
  ///
  /// - Parameter side: The side.
  /// - Returns: The number.
  /// - Complexity: O(*n*) in the number of concessions.
  public func jointCount(_ side: ConcessionSide) -> Int { items.count { $0.counts(as: side) && $0.isJoint } }

  /// How many concessions count on a side, a joint one of k parties as 1/k.
  ///
  /// - Parameter side: The side.
  /// - Returns: The sum, 0 or more.
  /// - Complexity: O(*n*) in the number of concessions.
  public func share(of side: ConcessionSide) -> Double {
    items.reduce(0) { $1.counts(as: side) ? $0 + 1 / Double($1.by.count) : $0 }
  }

  /// How many concessions count on a side, by what is given up.
  ///
  /// - Parameter side: The side.
  /// - Returns: The kinds that occur, in the order of their names, with the numbers.
  /// - Complexity: O(*n* log *n*) in the number of concessions.
  public func kinds(_ side: ConcessionSide) -> [(kind: Concession.Kind, count: Int)] {
    let counts = items(side).reduce(into: [String: Int]()) { $0[$1.kind.rawValue, default: 0] += 1 }
    return counts.sorted { $0.key < $1.key }.map { (Concession.Kind(rawValue: $0.key), $0.value) }
  }

  /// How many concessions count on a side, by what the provisions are about that contain them.
  ///
  /// - Parameter side: The side.
  /// - Returns: The topics that occur, in the order of their names, with the numbers; a concession on several topics
  ///   counts for each of them, one in no provision for none.
  /// - Complexity: O(*n* log *n*) in the number of concessions.
  public func topics(_ side: ConcessionSide) -> [(topic: Topic, count: Int)] {
    let counts = items(side).reduce(into: [String: Int]()) { counts, item in
      for topic in item.topics { counts[topic.rawValue, default: 0] += 1 }
    }
    return counts.sorted { $0.key < $1.key }.map { (Topic(rawValue: $0.key), $0.value) }
  }
}

/// How one concession stands.
public struct ConcessionItem: Hashable, Sendable {
  /// The concession.
  public let concession: Concession.ID

  /// The actors that give, or are asked to.
  public let by: [Actor.ID]

  /// What is given up.
  public let kind: Concession.Kind

  /// What the provisions are about that contain it, in the order of their names, each once.
  public let topics: [Topic]

  /// The demand that stands; `nil` where none does.
  public let demand: StatusChange<Concession.Status>?

  /// The answer that stands; `nil` where there is none.
  public let answer: StatusChange<Concession.Status>?

  /// The entry by which a demand was dropped; `nil` where none was, or where it was raised again.
  public let dropped: StatusChange<Concession.Status>?

  /// The record, the statements that speak of it and the provisions that contain it.
  let records: [RecordKey]

  /// Whether several give together.
  public var isJoint: Bool { by.count > 1 }

  /// `nil` where nothing of the history had come about by the day.
  init?(_ concession: Concession, on day: Day, _ dossier: Dossier) {
    let history = concession.history.filter { $0.date.map { $0.hasPassed(by: day) } ?? true }
    if history.isEmpty, !concession.history.isEmpty { return nil }
    var (demand, answer, dropped):
      (StatusChange<Concession.Status>?, StatusChange<Concession.Status>?, StatusChange<Concession.Status>?)
    for entry in history {
      switch entry.status {
      case .demanded:
        (demand, dropped) = (entry, nil)
        if let refusal = answer, refusal.status.isRefusal, !entry.by.isEmpty {
          // Where it is not said who has refused, it is those who were to give.
          let refusers = refusal.by.isEmpty ? concession.by : refusal.by
          if refusers.allSatisfy(entry.by.contains) { answer = nil }
        }
      case .dropped: (demand, dropped) = (nil, entry)
      case .offered, .conditional, .resisted, .rejected, .accepted, .made, .withdrawn, .absent: answer = entry
      default: break
      }
    }
    // Without a history it is demanded where the record says by whom.
    if history.isEmpty, !concession.demandedBy.isEmpty {
      demand = StatusChange(.demanded, citations: concession.citations)
    }
    self.concession = concession.id
    by = concession.by
    kind = concession.kind
    let names = concession.establishedBy.flatMap { dossier[$0]?.topics ?? [] }.map(\.topic.rawValue)
    topics = Set(names).sorted().map { Topic(rawValue: $0) }
    (self.demand, self.answer, self.dropped) = (demand, answer, dropped)
    records =
      [RecordKey(concession.id)] + concession.statements.map { RecordKey($0) }
      + concession.establishedBy.map { RecordKey($0) }
  }

  /// Whether it counts on a side.
  ///
  /// - Parameter side: The side.
  /// - Returns: Whether it does. A concession may be demanded and refused, or demanded and offered.
  public func counts(as side: ConcessionSide) -> Bool {
    switch side {
    case .demanded: demand != nil
    case .offered: answer?.status == .offered || answer?.status == .conditional
    case .made: answer?.status.isGiven == true
    case .refused: answer?.status.isRefusal == true
    case .unanswered: demand != nil && (answer == nil || answer?.status == .absent || answer?.status == .withdrawn)
    }
  }
}

extension Concession.Status {
  /// Whether the side says no.
  fileprivate var isRefusal: Bool { self == .resisted || self == .rejected }
}
