import Parley

/// Works out how single sanctions stand.
struct SanctionFinder {
  private let dossier: Dossier
  private let day: Day
  private let last: Day
  private let matters: [Subject]
  /// Those who impose sanctions together, with the blocs in which one of them is a member.
  private var imposers: [[Actor.ID]: Set<Actor.ID>] = [:]
  /// The provisions that punish a breach and are about sanctions.
  private let snapbacks: [Provision.ID]
  private var positions: PositionResolver

  init(_ dossier: Dossier, on day: Day, _ horizon: Int) {
    self.dossier = dossier
    self.day = day
    last = day.clamped(by: horizon)
    matters = dossier.matters.filter { $0.topics.contains(.sanctionsAndAssets) }.map { .matter($0.id) }
    snapbacks = dossier.provisions.filter { provision in
      provision.effects.contains(.penalty) && provision.topics.contains { $0.topic.isOfSanctions }
    }
    .map(\.id)
    positions = PositionResolver(dossier, on: day, .latest, .exactly)
  }

  mutating func entry(_ sanction: Sanction, _ answer: Ternary) -> SanctionEntry {
    let expiry = expiry(of: sanction)
    let canBlock = canBlock(sanction)
    var records = [RecordKey(sanction.id)]
    var inclined: [Actor.ID] = []
    for actor in canBlock {
      let against = ([.sanction(sanction.id)] + matters).map { positions.position(of: actor, on: $0) }
        .filter { $0.polarity == .negative }
      if against.isEmpty { continue }
      inclined.append(actor)
      records += against.compactMap(\.statement).map { RecordKey($0) }
    }
    let (targets, imposers) = (Set(sanction.targets), imposers(of: sanction))
    let ties = dossier.provisions.compactMap { provision in
      rule(sanction, provision, targets, imposers).map { SanctionTie(provision: provision.id, rule: $0) }
    }
    records += (ties.map(\.provision) + snapbacks).map { RecordKey($0) }
    return SanctionEntry(
      sanction: sanction.id, isInForce: answer, expiry: expiry, lapses: lapses(expiry, sanction),
      decisionRule: sanction.renewal?.decisionRule, canBlock: canBlock, inclinedToBlock: inclined, provisions: ties,
      amounts: sanction.amounts, reliefConditions: sanction.reliefConditions, snapback: sanction.snapback,
      snapbackProvisions: snapbacks, evidence: Evidence(records, in: dossier))
  }

  /// When the sanction ends unless it is renewed: what has passed has been renewed, as the sanction is in force.
  private func expiry(of sanction: Sanction) -> PartialDate? {
    [sanction.renewal?.nextExpiry, sanction.period.until.date].compactMap(\.self).first { date in
      date.latest >= day && (interval(of: sanction).map { date.earliest <= day.clamped(by: $0) } ?? true)
    }
  }

  /// The longest that a renewal lasts, in days: an end further off is that of a later renewal.
  private func interval(of sanction: Sanction) -> Int? {
    guard let interval = sanction.renewal?.interval, let bound = interval.upperBound else { return nil }
    let days: [QuantityUnit: Double] = [.days: 1, .months: 31, .years: 366]
    guard let unit = days[interval.unit] else { return nil }
    return Int((bound.approximateValue * unit).clamped(to: 0...36_525).rounded(.up))
  }

  private func lapses(_ expiry: PartialDate?, _ sanction: Sanction) -> Ternary {
    guard let expiry else {
      // There is an end, but not one that the record knows for this day.
      return sanction.period.until == .unknown || sanction.renewal?.interval != nil ? .possibly : .no
    }
    if expiry.hasPassed(by: last) { return .yes }
    return expiry.earliest <= last ? .possibly : .no
  }

  private mutating func canBlock(_ sanction: Sanction) -> [Actor.ID] {
    guard let rule = sanction.renewal?.decisionRule else { return [] }
    var found: Set<Actor.ID> = []
    for actor in sanction.imposedBy {
      let members = positions.members(of: actor)
      switch rule {
      case .unanimity: found.formUnion(members.isEmpty ? [actor] : members)
      case .single: found.insert(actor)
      default: break
      }
    }
    return found.sorted()
  }

  /// Whom a provision has to oblige to oblige one of those who impose a sanction.
  private mutating func imposers(of sanction: Sanction) -> Set<Actor.ID> {
    if let known = imposers[sanction.imposedBy] { return known }
    let found = Set(sanction.imposedBy + dossier.blocs(ofAny: sanction.imposedBy, on: day))
    imposers[sanction.imposedBy] = found
    return found
  }

  private func rule(
    _ sanction: Sanction, _ provision: Provision, _ targets: Set<Actor.ID>, _ imposers: Set<Actor.ID>
  ) -> SanctionTie.Rule? {
    let subject = Subject.sanction(sanction.id)
    if provision.conditions.contains(where: { $0.subject == subject }) { return .named }
    let isHeld = sanction.measures.contains(.reserveImmobilisation) || !sanction.amounts.isEmpty
    if isHeld, provision.topics.contains(where: { $0.topic == .immobilisedAssets }) { return .assets }
    guard provision.effects.contains(.sanctionsRelief), !targets.isDisjoint(with: provision.beneficiaries) else {
      return nil
    }
    return provision.obligors.isEmpty || !imposers.isDisjoint(with: provision.obligors) ? .relief : nil
  }
}

extension Topic {
  fileprivate var isOfSanctions: Bool { self == .sanctionsAndAssets || self == .immobilisedAssets }
}

extension Day {
  /// The day that number of days later, or the last that there is.
  fileprivate func clamped(by days: Int) -> Day {
    distance(to: .distantFuture) <= days ? .distantFuture : advanced(by: days)
  }
}

extension Double {
  fileprivate func clamped(to range: ClosedRange<Double>) -> Double {
    Swift.min(Swift.max(self, range.lowerBound), range.upperBound)
  }
}
