internal import Parley

/// What of substance differs between the versions of a provision.
///
/// Something is dropped if one of the earlier provisions had it and nothing of the later version has it, and added the
/// other way round. What stands under a provision can take over what that had, and never lose it: nothing is new in a
/// head that one of its parts had, and nothing gone that one of its parts has.
///
/// Every provision has obligors, beneficiaries, a modality and effects: where one version does not have them coded,
/// nothing can be said. A figure, a condition, a place or a deadline that is not there is not there.
struct AmendmentFinder {
  typealias Amendment = ProposalDiff.Amendment

  let earlier: [Provision]
  let later: [Provision]
  let earlierParts: [Provision]
  let laterParts: [Provision]
  /// Those of the parts that no longer stand by themselves, or did not yet: what they say is said by their head.
  var foldedEarlier: [Provision] = []
  var foldedLater: [Provision] = []
  /// Changes of parties of the provision's head, which the provision only repeats.
  var inherited: [Amendment] = []

  /// What was dropped and what was added.
  fileprivate struct Difference<Value: Hashable> {
    var dropped: [Value] = []
    var added: [Value] = []
    var isEmpty: Bool { dropped.isEmpty && added.isEmpty }
  }

  /// The differences in what is coded, in the order of the members.
  var coded: [Amendment] {
    var found = quantities + conditions
    if let scope { found.append(scope) }
    found += parties(.obligor, \.obligors) + parties(.beneficiary, \.beneficiaries)
    found += [modality, deadline, legalForce].compactMap(\.self)
    return found
  }

  private func difference<Value: Hashable>(_ values: (Provision) -> [Value]) -> Difference<Value> {
    let (old, new) = (earlier.flatMap(values), later.flatMap(values))
    if old == new { return Difference() }
    let allEarlier = Set(old + earlierParts.flatMap(values))
    let allLater = Set(new + laterParts.flatMap(values))
    var met: Set<Value> = []
    return Difference(
      dropped: old.filter { !allLater.contains($0) && met.insert($0).inserted },
      added: new.filter { !allEarlier.contains($0) && met.insert($0).inserted })
  }

  /// Whether both versions have something coded that every provision has.
  private func isCoded<Value>(_ values: (Provision) -> [Value]) -> Bool {
    earlier.contains { !values($0).isEmpty } && later.contains { !values($0).isEmpty }
  }

  // MARK: Quantities

  private var quantities: [Amendment] {
    let difference = difference(\.quantities)
    var units: [QuantityUnit] = []
    for unit in (difference.dropped + difference.added).map(\.unit) where !units.contains(unit) { units.append(unit) }
    return units.map { unit in
      let (before, after) = (
        difference.dropped.filter { $0.unit == unit }, difference.added.filter { $0.unit == unit }
      )
      return Amendment(
        member: .quantity, side: nil, before: before.map(\.description), after: after.map(\.description),
        tendency: tendency(before, after), basis: .coded)
    }
  }

  /// A limit that rises asks for less; any other figure that rises, for more.
  private func tendency(_ before: [Quantity], _ after: [Quantity]) -> ProposalDiff.Tendency {
    let sense = FigureSense(before + after, of: earlier + later)
    switch (before.count, after.count) {
    case (0, _): return sense == .limit ? .hardened : .undetermined
    case (_, 0): return sense == .limit ? .softened : .undetermined
    case (1, 1):
      guard let isRising = before[0].isRising(to: after[0]) else { return .undetermined }
      switch sense {
      case .limit: return isRising ? .softened : .hardened
      case .measure: return isRising ? .hardened : .softened
      case .unclear: return .undetermined
      }
    default: return .undetermined
    }
  }

  /// Whether it forbids something, so that later or longer need not mean less.
  var isProhibition: Bool { (earlier + later).contains { $0.modality == .prohibited } }

  // MARK: Conditions, places, deadlines

  /// Conditions are the same if they share half of their words, and have the same figures.
  private var conditions: [Amendment] {
    let (old, new) = (earlier.flatMap(\.conditions), later.flatMap(\.conditions))
    if old == new { return [] }
    let (allOld, allNew) = (
      (earlier + earlierParts).flatMap(\.conditions).map { WordSet($0.text) },
      (later + laterParts).flatMap(\.conditions).map { WordSet($0.text) }
    )
    let dropped = old.filter { condition in !allNew.contains { $0.isLike(WordSet(condition.text)) } }.map(\.text)
    let added = new.filter { condition in !allOld.contains { $0.isLike(WordSet(condition.text)) } }.map(\.text)
    if dropped.isEmpty && added.isEmpty { return [] }
    return [
      Amendment(
        member: .condition, side: nil, before: dropped, after: added,
        tendency: dropped.isEmpty ? .softened : added.isEmpty ? .hardened : .undetermined, basis: .coded)
    ]
  }

  private var scope: Amendment? {
    let difference = difference(\.places)
    if difference.isEmpty { return nil }
    return Amendment(
      member: .scope, side: nil, before: difference.dropped.map(\.rawValue), after: difference.added.map(\.rawValue),
      tendency: .undetermined, basis: .coded)
  }

  private var deadline: Amendment? {
    let difference = difference { $0.deadline.map { [$0] } ?? [] }
    if difference.isEmpty { return nil }
    return Amendment(
      member: .deadline, side: nil, before: difference.dropped.map(\.inWords), after: difference.added.map(\.inWords),
      tendency: isProhibition ? .undetermined : difference.tendency, basis: .coded)
  }

  // MARK: Parties and force

  private func parties(_ side: Amendment.Side, _ parties: (Provision) -> [Actor.ID]) -> [Amendment] {
    guard isCoded(parties) else { return [] }
    var difference = difference(parties)
    for change in inherited where change.side == side {
      difference.dropped.removeAll { change.before.contains($0.rawValue) }
      difference.added.removeAll { change.after.contains($0.rawValue) }
    }
    if difference.isEmpty { return [] }
    let tendency: ProposalDiff.Tendency =
      switch (side, difference.dropped.isEmpty, difference.added.isEmpty) {
      case (.beneficiary, _, _): .undetermined
      case (.obligor, true, _): .hardened
      case (.obligor, _, true): .softened
      case (.obligor, _, _): .shifted
      }
    return [
      Amendment(
        member: .party, side: side, before: difference.dropped.map(\.rawValue),
        after: difference.added.map(\.rawValue), tendency: tendency, basis: .coded)
    ]
  }

  private var modality: Amendment? {
    let modality = { (provision: Provision) in provision.modality.map { [$0] } ?? [] }
    let difference = difference(modality)
    guard isCoded(modality), !difference.isEmpty else { return nil }
    let (old, new) = (difference.dropped.first?.force ?? 0, difference.added.first?.force ?? 0)
    return Amendment(
      member: .modality, side: nil, before: difference.dropped.map(\.rawValue),
      after: difference.added.map(\.rawValue),
      tendency: old == new || old == 0 || new == 0 ? .undetermined : old < new ? .hardened : .softened, basis: .coded)
  }

  private var legalForce: Amendment? {
    let difference = difference(\.effects)
    guard isCoded(\.effects), !difference.isEmpty else { return nil }
    let tendency: ProposalDiff.Tendency =
      switch (difference.dropped.contains(.declaratory), difference.added.contains(.declaratory)) {
      case (true, false): .hardened
      case (false, true): .softened
      default: .undetermined
      }
    return Amendment(
      member: .legalForce, side: nil, before: difference.dropped.map(\.rawValue),
      after: difference.added.map(\.rawValue), tendency: tendency, basis: .coded)
  }
}

extension AmendmentFinder.Difference<Deadline> {
  /// A deadline that comes, or comes earlier, asks for more. What cannot be compared says nothing.
  fileprivate var tendency: ProposalDiff.Tendency {
    let (old, new) = (dropped.first, added.first)
    switch (old?.isDefinite ?? false, new?.isDefinite ?? false) {
    case (false, true): return .hardened
    case (true, false): return .softened
    case (false, false): return .undetermined
    case (true, true): break
    }
    if let old = old?.date?.latest, let new = new?.date?.latest, old != new { return new < old ? .hardened : .softened }
    if let old = old?.within, let new = new?.within, old.unit == new.unit,
      let span = old.upperBound ?? old.lowerBound, let newSpan = new.upperBound ?? new.lowerBound, span != newSpan
    {
      return newSpan < span ? .hardened : .softened
    }
    return .undetermined
  }
}

extension Deadline {
  /// Whether it names a date or a span.
  fileprivate var isDefinite: Bool { date != nil || within != nil }

  /// The deadline in words: `within 100 days after the signature`.
  var inWords: String {
    var words: [String] = []
    if let date { words.append("by \(date.text)") }
    if let within { words.append("within \(within)") }
    if let after { words.append("after \(after)") }
    return words.isEmpty ? "no date" : words.joined(separator: " ")
  }
}

extension Provision.Modality {
  /// How much it binds; 0 for a term that this version does not know.
  fileprivate var force: Int {
    switch self {
    case .may: 1
    case .expected, .declared: 2
    case .shall, .prohibited: 3
    default: 0
    }
  }
}

/// The distinct words of a text, folded, and its figures.
struct WordSet {
  private let words: Set<String>
  private let figures: Set<Figure>

  init(_ text: String) {
    var words = Words()
    var found: Set<String> = []
    words.read(text)
    while let word = words.next() { found.insert(String(decoding: words.bytes[word.folded], as: UTF8.self)) }
    self.words = found
    figures = Set(WordedTerms.figures(of: text))
  }

  /// Whether half of the words of both are shared, twice the shared ones over all (Dice 1945), and no figure differs.
  func isLike(_ other: WordSet) -> Bool {
    figures == other.figures && 4 * words.intersection(other.words).count >= words.count + other.words.count
  }
}
