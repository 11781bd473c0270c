internal import Parley

/// Figures, spans and conditions as they stand in the words of a provision, for texts in which nobody has coded them.
///
/// The words that are looked for are English; in a text in another language only digits are figures.
struct WordedTerms {
  let figures: [Figure]
  /// From a word that limits to the next mark.
  private(set) var conditions: [String] = []

  /// Words with which a condition begins, unless it is the provision's first word of all.
  private static let limits: Set<String> = [
    "if", "unless", "only", "provided", "until", "once", "when", "while", "during", "except", "peacetime", "subject",
    "after", "should",
  ]

  init(_ text: String) {
    let plain = PlainText(text)
    figures = FigureReader(plain).figures
    let words = plain.words
    var first: Int?
    for (place, word) in words.enumerated() {
      if first == nil, Self.limits.contains(word.letters) {
        let next = place + 1 < words.count ? words[place + 1].letters : ""
        if word.letters != "once" || next != "more" && next != "again" { first = place }
      }
      if let start = first, plain.endsWithMark(word) {
        conditions.append(String(plain.text(of: words[start...place]).dropLast()))
        first = nil
      }
    }
    if let first { conditions.append(plain.text(of: words[first...])) }
  }

  /// The figures of a text alone.
  static func figures(of text: String) -> [Figure] { FigureReader(PlainText(text)).figures }
}

/// What of the figures of one version is not in the other, parts counted.
///
/// A figure may be said twice, so each is matched once. What a part takes over is not dropped, and what a part had is not
/// new in its head; a figure that stays in the parts is no substitute for one of the head.
private struct FigureDifference {
  var dropped: [Figure] = []
  var added: [Figure] = []

  init() {}

  init(_ old: [Figure], _ new: [Figure], oldParts: [Figure], newParts: [Figure], isOfParaphrases: Bool) {
    if isOfParaphrases {
      dropped = Self.distinct(old).filter { figure in !(new + newParts).contains { $0.isSame(figure) } }
      added = Self.distinct(new).filter { figure in !(old + oldParts).contains { $0.isSame(figure) } }
      return
    }
    dropped = Self.subtracting(new + Self.subtracting(oldParts, from: newParts), from: old)
    added = Self.subtracting(old + Self.subtracting(newParts, from: oldParts), from: new)
    if dropped.isEmpty, added.isEmpty, old.count == new.count { addExchanged(old, new) }
  }

  /// The difference without minor figures that have nothing of their kind on the other side.
  var withoutMinor: FigureDifference {
    var rest = self
    rest.dropped.removeAll { figure in figure.isMinor && !added.contains { $0.isOfKind(figure) } }
    rest.added.removeAll { figure in figure.isMinor && !dropped.contains { $0.isOfKind(figure) } }
    return rest
  }

  /// "A gets 100, B gets 200" against "A gets 200, B gets 100": the figures are the same, and what they say is not.
  private mutating func addExchanged(_ old: [Figure], _ new: [Figure]) {
    var units: [String] = []
    for unit in old.map(\.unit) where !units.contains(unit) { units.append(unit) }
    for unit in units {
      let (before, after) = (old.filter { $0.unit == unit }, new.filter { $0.unit == unit })
      if !before.elementsEqual(after, by: { $0.isSame($1) }) {
        dropped += before
        added += after
      }
    }
  }

  private static func subtracting(_ figures: [Figure], from others: [Figure]) -> [Figure] {
    var left: [Figure: Int] = [:]
    for figure in figures { left[figure, default: 0] += 1 }
    return others.filter { figure in
      guard let count = left[figure], count > 0 else { return true }
      left[figure] = count - 1
      return false
    }
  }

  private static func distinct(_ figures: [Figure]) -> [Figure] {
    var met: Set<Figure> = []
    return figures.filter { met.insert($0).inserted }
  }
}

extension AmendmentFinder {
  /// The differences that only the words show, as far as nothing that is coded shows them.
  ///
  /// Of texts worded independently, only figures are compared: a paraphrase may leave a condition out, and may say a
  /// figure once or twice.
  func worded(_ wording: ProposalDiff.Wording, besides coded: [Amendment]) -> [Amendment] {
    let old = (earlier + foldedEarlier).map { WordedTerms($0.text) }
    let new = (later + foldedLater).map { WordedTerms($0.text) }
    let (before, after) = (old.prefix(earlier.count), new.prefix(later.count))
    let conditions =
      wording == .revision && (earlier + later).allSatisfy { $0.conditions.isEmpty && $0.deadline == nil }
      ? conditions(before.flatMap(\.conditions), after.flatMap(\.conditions)) : nil
    let all = figureDifference(old.flatMap(\.figures), new.flatMap(\.figures), wording)
    let major = amendments(of: all.withoutMinor).filter { change in !coded.contains { $0.member == change.member } }
    let turned =
      coded.contains { $0.member == .quantity } ? nil : turned(old.flatMap(\.figures), new.flatMap(\.figures))
    let figures = turned.map { turned in
      let quantity = major.first { $0.member == .quantity }
      return major.filter { $0.member != .quantity } + [
        Amendment(
          member: .quantity, side: nil, before: turned.before + (quantity?.before ?? []),
          after: turned.after + (quantity?.after ?? []), tendency: .undetermined, basis: .wording)
      ]
    }
    let found = (figures ?? major) + [conditions].compactMap(\.self)
    // "Four further points" that are gone are told where nothing else is, so that no figure changes silently.
    return coded.isEmpty && found.isEmpty ? amendments(of: all) : found
  }

  /// What was the least and is the most, or the other way round: "at least 5 km" and "at most 5 km".
  private func turned(_ old: [Figure], _ new: [Figure]) -> (before: [String], after: [String])? {
    var (before, after): ([String], [String]) = ([], [])
    for figure in old {
      guard let bound = figure.bound else { continue }
      let same = new.filter { $0 == figure }
      guard let other = same.compactMap(\.bound).first, !same.contains(where: { $0.bound == bound }) else { continue }
      before.append("\(bound.inWords) \(figure.inWords)")
      after.append("\(other.inWords) \(figure.inWords)")
    }
    return before.isEmpty ? nil : (before, after)
  }

  private func figureDifference(
    _ old: [Figure], _ new: [Figure], _ wording: ProposalDiff.Wording
  ) -> FigureDifference {
    if old == new { return FigureDifference() }
    return FigureDifference(
      old, new, oldParts: standing(earlierParts, besides: foldedEarlier),
      newParts: standing(laterParts, besides: foldedLater), isOfParaphrases: wording == .independent)
  }

  private func amendments(of difference: FigureDifference) -> [Amendment] {
    [true, false].compactMap { isDeadline in
      let dropped = difference.dropped.filter { $0.isDeadline == isDeadline }
      let added = difference.added.filter { $0.isDeadline == isDeadline }
      if dropped.isEmpty && added.isEmpty { return nil }
      return Amendment(
        member: isDeadline ? .deadline : .quantity, side: nil, before: dropped.map(\.inWords),
        after: added.map(\.inWords),
        tendency: isDeadline && !isProhibition ? Self.tendency(dropped, added, difference) : .undetermined,
        basis: .wording)
    }
  }

  /// The figures of the parts that stand by themselves.
  private func standing(_ parts: [Provision], besides folded: [Provision]) -> [Figure] {
    let folded = Set(folded.map(\.id))
    return parts.filter { !folded.contains($0.id) }.flatMap { WordedTerms.figures(of: $0.text) }
  }

  private func conditions(_ old: [String], _ new: [String]) -> Amendment? {
    if old == new { return nil }
    let oldSets = (old + earlierParts.flatMap { WordedTerms($0.text).conditions }).map(WordSet.init)
    let newSets = (new + laterParts.flatMap { WordedTerms($0.text).conditions }).map(WordSet.init)
    let dropped = old.filter { phrase in !newSets.contains { $0.isLike(WordSet(phrase)) } }
    let added = new.filter { phrase in !oldSets.contains { $0.isLike(WordSet(phrase)) } }
    if dropped.isEmpty && added.isEmpty { return nil }
    return Amendment(
      member: .condition, side: nil, before: dropped, after: added,
      tendency: dropped.isEmpty ? .softened : added.isEmpty ? .hardened : .undetermined, basis: .wording)
  }

  /// A deadline that comes, or comes earlier, asks for more. What cannot be compared says nothing, and neither does a
  /// span that is still there in another role.
  private static func tendency(
    _ dropped: [Figure], _ added: [Figure], _ all: FigureDifference
  ) -> ProposalDiff.Tendency {
    let others = (all.dropped + all.added).filter { !$0.isDeadline }
    if (dropped + added).contains(where: { figure in others.contains { $0.isSame(figure) } }) { return .undetermined }
    guard let old = dropped.first else { return .hardened }
    guard let new = added.first else { return .softened }
    guard dropped.count == 1, added.count == 1, old.unit == new.unit else { return .undetermined }
    switch (old.value, new.value) {
    case (.number(let span), .number(let other)): return other < span ? .hardened : .softened
    case (.date(let date), .date(let other)):
      // Of the same form they are in the order of their letters.
      guard date.utf8.count == other.utf8.count, date.hasPrefix("X") == other.hasPrefix("X") else {
        return .undetermined
      }
      return other < date ? .hardened : .softened
    default: return .undetermined
    }
  }
}
