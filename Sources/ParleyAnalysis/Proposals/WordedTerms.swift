internal import Parley

/// Figures, spans and conditions as they stand in the words of a provision, for texts in which nobody has coded them.
///
/// The words that are looked for are English; in a text in another language nothing is found but figures of four and
/// more digits.
struct WordedTerms {
  /// A figure, with the word for what it counts where that is one of ``units``.
  struct Figure: Hashable {
    let value: DecimalNumber
    let unit: String
    /// Whether it is a span of time within which something is to be done.
    let isDeadline: Bool

    var inWords: String { unit.isEmpty ? "\(value)" : "\(value) \(unit)" }
  }

  private(set) var figures: [Figure] = []
  /// From a word that limits to the next mark.
  private(set) var conditions: [String] = []

  private static let magnitudes: [String: Int] = [
    "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "trillion": 1_000_000_000_000,
  ]

  /// Words for what is counted, with the form in which they are compared.
  private static let units: [String: String] = [
    "personnel": "people", "people": "people", "troops": "people", "soldiers": "people", "persons": "people",
    "hours": "hours", "hour": "hours", "days": "days", "day": "days", "weeks": "weeks", "week": "weeks",
    "months": "months", "month": "months", "years": "years", "year": "years", "percent": "percent", "km": "km",
    "kilometres": "km", "kilometers": "km", "dollars": "USD", "usd": "USD", "euros": "EUR", "euro": "EUR", "eur": "EUR",
    "missiles": "missiles", "aircraft": "aircraft", "members": "members", "states": "states",
  ]

  private static let spans: Set<String> = ["hours", "days", "weeks", "months", "years"]

  /// Words with which a condition begins, unless it is the provision's first word of all.
  private static let limits: Set<String> = [
    "if", "unless", "only", "provided", "until", "once", "when", "while", "during", "except", "peacetime", "subject",
    "after", "should",
  ]

  init(_ text: String) {
    let plain = PlainText(text)
    let words = plain.words
    findFigures(in: words, of: plain)
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

  private mutating func findFigures(in words: [PlainText.Word], of plain: PlainText) {
    for (place, word) in words.enumerated() {
      guard plain.beginsWithDigit(word), var value = try? DecimalNumber(plain.digits(of: word)) else { continue }
      var next = place + 1
      var isLarge = !(value < 1_000)
      if next < words.count, let factor = Self.magnitudes[words[next].letters] {
        guard let product = value.multiplied(by: factor) else { continue }
        value = product
        isLarge = true
        next += 1
      }
      let unit = next < words.count ? Self.units[words[next].letters] : nil
      guard isLarge || unit != nil else { continue }
      let isWithin = place > 0 && plain.folded(words[place - 1]) == "within"
      figures.append(
        Figure(value: value, unit: unit ?? "", isDeadline: isWithin && unit.map(Self.spans.contains) == true))
    }
  }
}

extension DecimalNumber {
  /// The number so many times; `nil` where the result has too many digits.
  fileprivate func multiplied(by factor: Int) -> DecimalNumber? {
    var sum = self
    var done = 1
    // Factors are powers of ten.
    while done < factor {
      var tenfold = sum
      for _ in 1..<10 {
        guard let next = tenfold.adding(sum) else { return nil }
        tenfold = next
      }
      sum = tenfold
      done *= 10
    }
    return sum
  }
}

extension AmendmentFinder {
  /// The differences that only the words show, as far as neither version has such a thing coded.
  ///
  /// Of texts worded independently, only deadlines and figures that both versions give are compared: a paraphrase may
  /// leave the rest out.
  func worded(_ wording: ProposalDiff.Wording) -> [Amendment] {
    let (old, new) = (WordedTerms(words(earlier)), WordedTerms(words(later)))
    var found: [Amendment] = []
    for isDeadline in [false, true] where !isCoded(isDeadline: isDeadline) {
      let (before, after) = (
        old.figures.filter { $0.isDeadline == isDeadline }, new.figures.filter { $0.isDeadline == isDeadline }
      )
      if wording == .independent, !isDeadline, before.isEmpty || after.isEmpty { continue }
      let (dropped, added) = (before.filter { !after.contains($0) }, after.filter { !before.contains($0) })
      if dropped.isEmpty && added.isEmpty { continue }
      found.append(
        Amendment(
          member: isDeadline ? .deadline : .quantity, side: nil, before: dropped.map(\.inWords),
          after: added.map(\.inWords), tendency: isDeadline ? Self.tendency(dropped, added) : .undetermined,
          basis: .wording))
    }
    if wording == .revision, (earlier + later).allSatisfy({ $0.conditions.isEmpty && $0.deadline == nil }) {
      let (oldSets, newSets) = (old.conditions.map(WordSet.init), new.conditions.map(WordSet.init))
      let dropped = old.conditions.filter { phrase in !newSets.contains { $0.isLike(WordSet(phrase)) } }
      let added = new.conditions.filter { phrase in !oldSets.contains { $0.isLike(WordSet(phrase)) } }
      if !dropped.isEmpty || !added.isEmpty {
        found.append(
          Amendment(
            member: .condition, side: nil, before: dropped, after: added,
            tendency: dropped.isEmpty ? .softened : added.isEmpty ? .hardened : .undetermined, basis: .wording))
      }
    }
    return found
  }

  private func words(_ provisions: [Provision]) -> String { provisions.map(\.text).joined(separator: " ") }

  private func isCoded(isDeadline: Bool) -> Bool {
    (earlier + later).contains { isDeadline ? $0.deadline != nil : !$0.quantities.isEmpty }
  }

  private static func tendency(
    _ dropped: [WordedTerms.Figure], _ added: [WordedTerms.Figure]
  ) -> ProposalDiff.Tendency {
    guard let old = dropped.first else { return .hardened }
    guard let new = added.first else { return .softened }
    if old.unit != new.unit || old.value == new.value { return .undetermined }
    return new.value < old.value ? .hardened : .softened
  }
}
