internal import Parley

/// Finds the figures of a text.
struct FigureReader {
  private let tokens: FigureTokens
  private(set) var figures: [Figure] = []
  /// Where the figure before ends, and whether "within" governs it.
  private var previous: (end: Int, isWithin: Bool) = (-1, false)

  /// A number without what it counts.
  private struct Amount {
    var value: Figure.Value
    var end: Int
  }

  init(_ plain: PlainText) {
    tokens = FigureTokens(plain)
    var place = 0
    while place < tokens.tokens.count {
      place = max(place + 1, read(from: place) ?? 0)
    }
  }

  /// Reads the figure that begins at a position; returns where it ends.
  private mutating func read(from place: Int) -> Int? {
    let token = tokens.tokens[place]
    // Whose dollar it is: "A$5".
    if token.kind == .word, tokens.sign(place + 1) == UInt8(ascii: "$"), tokens.isAttached(place + 1) { return nil }
    // Hardly any word begins a figure: one look spares the many below.
    if token.kind == .word, !FigureWords.beginnings.contains(token.letters) { return romanReference(at: place) }
    if let (date, end) = date(from: place) {
      append(Figure(value: .date(date), isDeadline: isDeadlineOfDate(place)), place, end, isWithin: false)
      return end
    }
    let amount: Amount?
    switch token.kind {
    case .number: amount = digits(from: place)
    case .word: amount = words(from: place)
    case .mixed, .sign: amount = nil
    }
    if var amount {
      let unit = unit(of: &amount, from: place)
      skipRestatement(of: &amount, unit)
      let isWithin = isWithin(place)
      append(
        Figure(
          value: amount.value, unit: unit, isDeadline: isWithin && FigureWords.spans.contains(unit),
          bound: bound(before: place)), place,
        amount.end, isWithin: isWithin)
      return amount.end
    }
    if token.kind == .mixed || token.kind == .word && FigureWords.vague.contains(token.letters) || isOnce(place) {
      let unit = FigureWords.references[tokens.word(place - 1)] ?? ""
      append(Figure(value: .other(tokens.text(place..<place + 1)), unit: unit), place, place + 1, isWithin: false)
      return place + 1
    }
    return romanReference(at: place)
  }

  private mutating func append(_ figure: Figure, _ start: Int, _ end: Int, isWithin: Bool) {
    var figure = figure
    var isWithin = isWithin
    // "10 to 15 km", "30 or 60 days": what the second counts, the first counts too.
    if previous.end > 0, start - previous.end == 1, isConnector(previous.end), let last = figures.last,
      case .number = last.value, last.unit.isEmpty || last.unit == figure.unit
    {
      figures[figures.count - 1].unit = figure.unit
      isWithin = isWithin || previous.isWithin
      let isDeadline = isWithin && FigureWords.spans.contains(figure.unit)
      figures[figures.count - 1].isDeadline = isDeadline
      figure.isDeadline = isDeadline
    }
    figures.append(figure)
    previous = (end, isWithin)
  }

  private func isConnector(_ place: Int) -> Bool {
    tokens.isHyphen(place) || tokens.sign(place) == PlainText.dash || ["to", "or", "and"].contains(tokens.word(place))
  }

  /// Whether "once" says how often, and not from when on.
  private func isOnce(_ place: Int) -> Bool {
    guard tokens.word(place) == "once" else { return false }
    let next = tokens.word(place + 1)
    return next.isEmpty || FigureWords.behindOnce.contains(next)
  }

  // MARK: Numbers

  private func digits(from place: Int) -> Amount? {
    guard let first = tokens.number(place) else { return nil }
    var bytes = Array(first)
    var end = place + 1
    // Groups of three behind single spaces: 600 000. Behind "Article 5" another number begins.
    let canGoOn =
      first.count <= 3 && first.allSatisfy(PlainText.isDecimal)
      && FigureWords.references[tokens.word(place - 1)] == nil
    while canGoOn, let next = tokens.number(end), isBehindOneSpace(end), isGroup(next) {
      bytes += next
      end += 1
      if next.count > 3 { break }
    }
    var factor = 1
    func takeMagnitudes() {
      while true {
        let hyphen = tokens.behindHyphen(end)
        let word = tokens.word(hyphen)
        if let next = FigureWords.magnitudes[word] ?? FigureWords.shortMagnitudes[word]
          ?? (word == "hundred" ? 100 : nil),
          factor <= 1_000_000
        {
          factor *= next
          end = hyphen + 1
        } else if factor == 1, tokens.isAttached(end), let next = FigureWords.letterMagnitudes[word],
          word == "k" || currency(before: place) != nil
        {
          factor = next
          end += 1
        } else {
          return
        }
      }
    }
    takeMagnitudes()
    let isFraction = factor > 1 || isPercent(end)
    var value = WrittenNumber.value(bytes[...], isFraction: isFraction)
    if case .number(let number) = value {
      if let product = number.multiplied(by: factor) {
        value = .number(isNegative(place) ? DecimalNumber(0).subtracting(product) ?? product : product)
      } else {
        value = .other(tokens.text(place..<end))
      }
    } else if factor > 1 {
      value = .other(tokens.text(place..<end))
    }
    if tokens.isAttached(end), !tokens.word(end).isEmpty, FigureWords.units[tokens.word(end)] == nil {
      return Amount(value: .other(tokens.text(place..<end + 1)), end: end + 1)
    }
    return Amount(value: value, end: behindRestatement(of: value, end))
  }

  /// Whether a number is a group of three digits, the last one if need be with a fraction behind it.
  private func isGroup(_ bytes: ArraySlice<UInt8>) -> Bool {
    let whole = bytes.prefix { PlainText.isDecimal($0) }
    let fraction = bytes.dropFirst(whole.count + 1)
    return whole.count == 3 && (bytes.count == 3 || fraction.count != 3 && fraction.allSatisfy(PlainText.isDecimal))
  }

  private func isBehindOneSpace(_ place: Int) -> Bool {
    place > 0 && tokens.tokens[place].place.lowerBound - tokens.tokens[place - 1].place.upperBound == 1
  }

  /// Whether a minus stands right before the number, and nothing that it could join with it.
  private func isNegative(_ place: Int) -> Bool {
    guard let sign = tokens.sign(place - 1), sign == UInt8(ascii: "-") || sign == PlainText.dash,
      tokens.isAttached(place)
    else { return false }
    return !tokens.isAttached(place - 1) || tokens.sign(place - 2) != nil
  }

  private func isPercent(_ place: Int) -> Bool {
    let next = tokens.behindHyphen(place)
    return tokens.sign(place) == UInt8(ascii: "%") || ["percent", "pct", "percentage"].contains(tokens.word(next))
      || tokens.word(next) == "per" && tokens.word(next + 1) == "cent"
  }

  private func words(from place: Int) -> Amount? {
    guard var (value, end) = CardinalWords.read(tokens, from: place) else { return nil }
    if end == place + 1, tokens.word(place) == "one", isPronoun(place) { return nil }
    if end == place + 1, ["a", "an"].contains(tokens.word(place)) {
      // "within a year" is within one, "a year later" is vague.
      guard isWithin(place), let unit = FigureWords.units[tokens.word(end)], FigureWords.spans.contains(unit) else {
        return nil
      }
      value = 1
    }
    let number = Figure.Value.number(DecimalNumber(value))
    end = behindRestatement(of: number, end)
    return Amount(value: number, end: end)
  }

  /// Whether a lone "one" stands for something that was named, and counts nothing.
  private func isPronoun(_ place: Int) -> Bool {
    let next = tokens.behindHyphen(place + 1)
    if FigureWords.units[tokens.word(next)] != nil || tokens.sign(next) == UInt8(ascii: "(") || isPercent(next) {
      return false
    }
    return tokens.word(next).isEmpty || FigureWords.behindPronoun.contains(tokens.word(next))
      || FigureWords.beforePronoun.contains(tokens.word(place - 1))
  }

  /// The position behind a number in brackets that says the same again: "thirty (30)".
  private func behindRestatement(of value: Figure.Value, _ place: Int) -> Int {
    guard tokens.sign(place) == UInt8(ascii: "("), let inner = digits(from: place + 1) ?? words(from: place + 1),
      inner.value == value
    else { return place }
    return tokens.sign(inner.end) == UInt8(ascii: ")") ? inner.end + 1 : place
  }

  /// Passes a figure in brackets that says the same again: "fifty percent (50%)".
  private func skipRestatement(of amount: inout Amount, _ unit: String) {
    guard tokens.sign(amount.end) == UInt8(ascii: "("),
      var inner = digits(from: amount.end + 1) ?? words(from: amount.end + 1)
    else { return }
    let innerUnit = self.unit(of: &inner, from: amount.end + 1)
    if inner.value == amount.value, innerUnit == unit, tokens.sign(inner.end) == UInt8(ascii: ")") {
      amount.end = inner.end + 1
    }
  }

  // MARK: What is counted

  /// What an amount counts; the amount ends behind it.
  private func unit(of amount: inout Amount, from place: Int) -> String {
    if let reference = FigureWords.references[tokens.word(place - 1)]
      ?? (tokens.word(place - 2) == "art" && tokens.sign(place - 1) == UInt8(ascii: ".") ? "article" : nil)
    {
      return reference
    }
    if let currency = currency(before: place) { return currency.unit }
    if tokens.sign(amount.end) == UInt8(ascii: "%") {
      amount.end += 1
      return "percent"
    }
    if let symbol = symbol(amount.end), tokens.isAttached(amount.end) || FigureWords.signs.values.contains(symbol) {
      amount.end += 1
      return symbol
    }
    var next = tokens.behindHyphen(amount.end)
    switch (tokens.word(next), tokens.word(next + 1)) {
    case ("per", "cent"):
      amount.end = next + 2
      return "percent"
    case ("percentage", "point"), ("percentage", "points"), ("basis", "point"), ("basis", "points"):
      amount.end = next + 2
      return "\(tokens.word(next)) points"
    case ("working", "day"), ("working", "days"), ("business", "day"), ("business", "days"):
      amount.end = next + 2
      return "working days"
    case ("calendar", _), ("consecutive", _), ("military", "personnel"): next += 1
    case (let nation, "dollars") where FigureWords.nationalDollars[nation] != nil:
      amount.end = next + 2
      return FigureWords.nationalDollars[nation] ?? ""
    case ("new", "zealand"), ("hong", "kong"):
      guard tokens.word(next + 2) == "dollars" else { break }
      amount.end = next + 3
      return FigureWords.nationalDollars[tokens.word(next + 1)] ?? ""
    case ("u", "") where tokens.word(next + 2) == "s" && tokens.word(next + 4) == "dollars": next += 4
    case ("third", _), ("quarter", _):
      if tokens.word(place) == "one" {
        amount.end = next + 1
        return tokens.word(next) + "s"
      }
    default: break
    }
    guard let unit = FigureWords.units[tokens.word(next)] else { return "" }
    amount.end = next + 1
    return unit
  }

  /// The currency that stands before a number, and where it begins.
  private func currency(before place: Int) -> (unit: String, start: Int)? {
    if let symbol = symbol(place - 1) {
      let nation = tokens.word(place - 2)
      if tokens.sign(place - 1) == UInt8(ascii: "$"), tokens.isAttached(place - 1), !nation.isEmpty {
        return (FigureWords.dollars[nation] ?? "\(nation)$", place - 2)
      }
      return (symbol, place - 1)
    }
    guard let unit = FigureWords.units[tokens.word(place - 1)], FigureWords.currencies.contains(tokens.word(place - 1))
    else { return nil }
    return (unit, place - 1)
  }

  /// Whether the words before a number make it the least or the most of something.
  private func bound(before place: Int) -> Figure.Bound? {
    let start = currency(before: place)?.start ?? place
    let words = (1...3).map { tokens.word(start - $0) }
    switch (words[1], words[0]) {
    case ("at", "least"), ("minimum", "of"): return .least
    case ("at", "most"), ("maximum", "of"), ("up", "to"): return .most
    case ("more", "than"): return ["no", "not"].contains(words[2]) ? .most : .least
    case ("less", "than"), ("fewer", "than"): return ["no", "not"].contains(words[2]) ? .least : .most
    case (_, "exceed"), (_, "exceeding"): return words.contains("not") ? .most : .least
    default: return nil
    }
  }

  /// The currency of a sign, or a sign that is not known as it stands.
  private func symbol(_ place: Int) -> String? {
    guard let sign = tokens.sign(place) else { return nil }
    return sign == PlainText.symbol ? tokens.text(place..<place + 1) : FigureWords.signs[sign]
  }

  // MARK: Deadlines and dates

  /// Whether "within", "no later than" or the like governs the number at a position.
  private func isWithin(_ place: Int) -> Bool {
    var place = place - 1
    for _ in 0..<8 {
      let word = tokens.word(place)
      if word == "within" || word == "than" && tokens.word(place - 1) == "later" { return true }
      if !FigureWords.betweenWithinAndNumber.contains(word) { return false }
      place -= 1
    }
    return false
  }

  private func isDeadlineOfDate(_ place: Int) -> Bool {
    let before = tokens.word(place - 1) == "the" ? place - 2 : place - 1
    return FigureWords.beforeDate.contains(tokens.word(before)) || isWithin(place)
  }

  private func date(from place: Int) -> (text: String, end: Int)? {
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    func year(_ place: Int) -> Int? {
      tokens.integer(place, ofDigits: 4...4).flatMap { (1_000...2_999).contains($0) ? $0 : nil }
    }
    /// A day of the month, and where it ends.
    func day(_ place: Int) -> (day: Int, end: Int)? {
      guard tokens.tokens.indices.contains(place) else { return nil }
      if let day = tokens.integer(place, ofDigits: 1...2), (1...31).contains(day) { return (day, place + 1) }
      guard tokens.tokens[place].kind == .mixed else { return nil }
      let text = tokens.text(place..<place + 1)
      guard ["st", "nd", "rd", "th"].contains(where: { text.hasSuffix($0) }), let day = Int(text.dropLast(2)),
        (1...31).contains(day)
      else { return nil }
      return (day, place + 1)
    }
    if let (day, end) = day(place) {
      let next = tokens.word(end) == "of" ? end + 1 : end
      guard let month = FigureWords.months[tokens.word(next)] else { return nil }
      let comma = tokens.sign(next + 1) == UInt8(ascii: ",") ? next + 2 : next + 1
      if let year = year(comma) { return ("\(year)-\(padded(month))-\(padded(day))", comma + 1) }
      return ("XXXX-\(padded(month))-\(padded(day))", next + 1)
    }
    if let month = FigureWords.months[tokens.word(place)] {
      if let year = year(place + 1) { return ("\(year)-\(padded(month))", place + 2) }
      guard let (day, end) = day(place + 1), FigureWords.units[tokens.word(tokens.behindHyphen(end))] == nil else {
        return nil
      }
      let comma = tokens.sign(end) == UInt8(ascii: ",") ? end + 1 : end
      if let year = year(comma) { return ("\(year)-\(padded(month))-\(padded(day))", comma + 1) }
      return tokens.word(place) == "may" ? nil : ("XXXX-\(padded(month))-\(padded(day))", end)
    }
    if let year = year(place), tokens.isHyphen(place + 1), tokens.isAttached(place + 1), tokens.isAttached(place + 2),
      let month = tokens.integer(place + 2, ofDigits: 2...2), (1...12).contains(month), tokens.isHyphen(place + 3),
      tokens.isAttached(place + 4), let day = tokens.integer(place + 4, ofDigits: 2...2), (1...31).contains(day)
    {
      return ("\(year)-\(padded(month))-\(padded(day))", place + 5)
    }
    return nil
  }

  /// "Chapter VII": a Roman numeral behind a word that numbers go with.
  private mutating func romanReference(at place: Int) -> Int? {
    let word = tokens.word(place)
    guard !word.isEmpty, word.utf8.allSatisfy("ivxlc".utf8.contains),
      let unit = FigureWords.references[tokens.word(place - 1)]
    else { return nil }
    append(Figure(value: .other(word), unit: unit), place, place + 1, isWithin: false)
    return place + 1
  }
}

/// Whole numbers in words: `two hundred and fifty thousand`, `thirty-five`, `a million`, `two dozen`.
private enum CardinalWords {
  /// The number that begins at a position, and where it ends; a lone "a" has no value yet.
  static func read(_ tokens: FigureTokens, from place: Int) -> (value: Int, end: Int)? {
    let first = tokens.word(place)
    if first == "a" || first == "an" {
      let next = tokens.word(place + 1)
      let isCounted = next == "hundred" || next == "dozen" || FigureWords.magnitudes[next] != nil
      return isCounted ? number(tokens, from: place + 1, group: 1) : (0, place + 1)
    }
    return number(tokens, from: place, group: nil)
  }

  private static func number(_ tokens: FigureTokens, from start: Int, group first: Int?) -> (value: Int, end: Int)? {
    var (total, group, limit) = (0, first ?? 0, Int.max)
    /// What the word before says: nothing, ones, tens, or a hundred or more.
    var isOpen = true
    var isAfterTens = false
    var isAfterLarge = false
    var isAny = first != nil
    var end = start
    while true {
      var place = end
      if isAny { place = tokens.behindHyphen(place) }
      if isAfterLarge, tokens.word(place) == "and", isSmall(tokens.word(place + 1)) { place += 1 }
      let word = tokens.word(place)
      if let ones = FigureWords.small[word],
        isOpen && first == nil || isAfterLarge || isAfterTens && (1...9).contains(ones)
      {
        group += ones
        (isOpen, isAfterTens, isAfterLarge) = (false, false, false)
      } else if let tens = FigureWords.tens[word], isOpen && first == nil || isAfterLarge {
        group += tens
        (isOpen, isAfterTens, isAfterLarge) = (false, true, false)
      } else if word == "hundred", (1...99).contains(group), !isAfterLarge {
        group *= 100
        (isOpen, isAfterTens, isAfterLarge) = (false, false, true)
      } else if word == "dozen", (1...99).contains(group), !isAfterLarge {
        return (total + group * 12, place + 1)
      } else if let magnitude = FigureWords.magnitudes[word], group > 0, magnitude < limit {
        total += group * magnitude
        (group, limit) = (0, magnitude)
        (isOpen, isAfterTens, isAfterLarge) = (false, false, true)
      } else {
        return isAny && end > start ? (total + group, end) : nil
      }
      isAny = true
      end = place + 1
    }
  }

  private static func isSmall(_ word: String) -> Bool {
    FigureWords.small[word] != nil || FigureWords.tens[word] != nil
  }
}
