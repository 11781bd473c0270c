internal import Parley

/// A figure in the words of a text: an amount, a date, or whatever else has a digit or a number word in it.
///
/// Two figures are equal if they say the same in whatever notation: `600,000 troops` and `600 000 soldiers`, `$100bn` and
/// `100 billion dollars`, `thirty (30) days` and `30 days`. What cannot be read with certainty is equal only to what is
/// written in the same way, so that a figure that has changed is never taken for the same.
struct Figure: Hashable {
  enum Value: Hashable {
    case number(DecimalNumber)
    /// What may be a fraction or a whole number, as it is written: `1.500`.
    case ambiguous(String)
    /// `2026-06-01`, `2026-06` or, without a year, `XXXX-06-01`.
    case date(String)
    /// Anything else, in small letters: `5th`, `second`, `f16`.
    case other(String)
  }

  var value: Value
  /// What is counted, where that is one of ``FigureWords/units``; or to what the number refers: an article, a point.
  var unit = ""
  /// Whether it says by when or within which span of time something is to be done.
  var isDeadline = false
  /// Whether words make it the least or the most of what is meant.
  var bound: Bound?

  enum Bound {
    case least
    case most

    var inWords: String { self == .least ? "at least" : "at most" }
  }

  /// The bound does not count: "limited to 600,000" names none and says the same as "no more than 600,000".
  static func == (left: Figure, right: Figure) -> Bool {
    left.isSame(right) && left.isDeadline == right.isDeadline
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(value)
    hasher.combine(unit)
    hasher.combine(isDeadline)
  }

  /// The figure in words: `600000 people`, `article 5`, `2026-06-01`, `1 June`.
  var inWords: String {
    let text =
      switch value {
      case .number(let number): number.description
      case .date(let date): Self.inWords(date)
      case .ambiguous(let written), .other(let written): written
      }
    if unit.isEmpty { return text }
    return FigureWords.references.values.contains(unit) ? "\(unit) \(text)" : "\(text) \(unit)"
  }

  /// A date without a year, as people write it; another one as it stands.
  private static func inWords(_ date: String) -> String {
    let parts = date.split(separator: "-")
    guard parts.count == 3, parts[0] == "XXXX", let month = Int(parts[1]), let day = Int(parts[2]) else { return date }
    return "\(day) \(FigureWords.monthNames[month - 1])"
  }

  /// Whether it may be of no weight by itself: a small number of things that no unit names, the number of an article, or
  /// what has no value.
  var isMinor: Bool {
    switch value {
    case .number(let number): unit.isEmpty ? number < 1_000 : FigureWords.references.values.contains(unit)
    case .other: true
    case .ambiguous, .date: false
    }
  }

  /// Whether another figure counts the same, so that the one may stand in the place of the other.
  func isOfKind(_ other: Figure) -> Bool {
    switch (value, other.value) {
    case (.number, .number), (.number, .ambiguous), (.ambiguous, .number), (.other, .other): unit == other.unit
    default: false
    }
  }

  /// Whether another figure says the same, be it a deadline or not.
  func isSame(_ other: Figure) -> Bool { value == other.value && unit == other.unit }
}

/// The words with which figures are written in English.
enum FigureWords {
  static let small: [String: Int] = [
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
  ]

  static let tens: [String: Int] = [
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
  ]

  static let magnitudes: [String: Int] = [
    "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "trillion": 1_000_000_000_000,
  ]

  /// Shortened magnitudes, which stand behind a number with or without a space.
  static let shortMagnitudes: [String: Int] = [
    "mn": 1_000_000, "mln": 1_000_000, "mio": 1_000_000, "bn": 1_000_000_000, "mrd": 1_000_000_000,
    "tn": 1_000_000_000_000, "trn": 1_000_000_000_000,
  ]

  /// Those of one letter, which stand right behind a number.
  static let letterMagnitudes: [String: Int] = ["k": 1_000, "m": 1_000_000, "b": 1_000_000_000]

  /// What has no certain value and is a figure all the same.
  static let vague: Set<String> = [
    "half", "halved", "quarter", "twice", "thrice", "double", "doubled", "triple", "tripled", "dozen", "dozens",
    "hundred", "hundreds", "thousand", "thousands", "million",
    "millions", "billion", "billions", "trillion", "trillions", "first", "second", "third", "fourth", "fifth", "sixth",
    "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth",
    "seventeenth", "eighteenth", "nineteenth", "twentieth", "thirtieth", "fortieth", "fiftieth", "sixtieth",
    "seventieth", "eightieth", "ninetieth", "hundredth",
  ]

  /// Behind "once" where that is a number and not "as soon as".
  static let behindOnce: Set<String> = [
    "a", "an", "per", "every", "each", "only", "daily", "weekly", "monthly", "yearly", "annually", "and", "or",
  ]

  /// Words for what is counted, with the form in which they are compared.
  static let units: [String: String] = [
    "personnel": "people", "people": "people", "troops": "people", "soldiers": "people", "persons": "people",
    "seconds": "seconds", "minute": "minutes", "minutes": "minutes", "hours": "hours", "hour": "hours",
    "days": "days", "day": "days", "weeks": "weeks", "week": "weeks", "months": "months", "month": "months",
    "years": "years", "year": "years",
    "percent": "percent", "pct": "percent", "thirds": "thirds", "quarters": "quarters", "fifths": "fifths",
    "tenths": "tenths",
    "km": "km", "kilometre": "km", "kilometres": "km", "kilometer": "km", "kilometers": "km",
    "m": "m", "metre": "m", "metres": "m", "meter": "m", "meters": "m", "mile": "miles", "miles": "miles",
    "kg": "kg", "tonne": "t", "tonnes": "t", "hectare": "ha", "hectares": "ha", "ha": "ha",
    "dollar": "USD", "dollars": "USD", "usd": "USD", "euros": "EUR", "euro": "EUR", "eur": "EUR", "gbp": "GBP",
    "pounds": "GBP", "chf": "CHF", "rub": "RUB", "rubles": "RUB", "roubles": "RUB", "uah": "UAH", "hryvnias": "UAH",
    "jpy": "JPY", "yen": "JPY", "cny": "CNY", "yuan": "CNY", "aud": "AUD", "cad": "CAD", "nzd": "NZD", "hkd": "HKD",
    "sgd": "SGD", "twd": "TWD", "brl": "BRL", "mxn": "MXN",
    "missiles": "missiles", "missile": "missiles", "aircraft": "aircraft", "members": "members", "states": "states",
  ]

  /// Currencies that stand before the number.
  static let currencies: Set<String> = [
    "usd", "eur", "gbp", "chf", "rub", "uah", "jpy", "cny", "aud", "cad", "nzd", "hkd", "sgd",
    "twd", "brl", "mxn",
  ]

  /// Whose dollar it is, by the letters right before the sign.
  static let dollars: [String: String] = [
    "us": "USD", "a": "AUD", "au": "AUD", "c": "CAD", "ca": "CAD", "can": "CAD", "nz": "NZD", "hk": "HKD", "s": "SGD",
    "sg": "SGD", "nt": "TWD", "r": "BRL", "mx": "MXN",
  ]

  /// Whose dollar it is, by the word before "dollars".
  static let nationalDollars: [String: String] = [
    "us": "USD", "american": "USD", "australian": "AUD", "canadian": "CAD", "zealand": "NZD", "kong": "HKD",
    "singapore": "SGD", "taiwan": "TWD",
  ]

  static let signs: [UInt8: String] = [
    UInt8(ascii: "$"): "USD", PlainText.euro: "EUR", PlainText.pound: "GBP", PlainText.yen: "JPY",
    PlainText.hryvnia: "UAH", PlainText.rouble: "RUB",
  ]

  static let spans: Set<String> = [
    "seconds", "minutes", "hours", "days", "working days", "weeks", "months", "years",
  ]

  /// Words behind which a number is the name of something.
  static let references: [String: String] = [
    "article": "article", "articles": "article", "art": "article", "paragraph": "paragraph",
    "paragraphs": "paragraph", "para": "paragraph", "point": "point", "points": "point", "section": "section",
    "sections": "section", "chapter": "chapter", "annex": "annex", "clause": "clause", "clauses": "clause",
    "resolution": "resolution", "protocol": "protocol", "title": "title", "schedule": "schedule", "rule": "rule",
    "recital": "recital",
    "item": "item", "phase": "phase", "stage": "stage",
  ]

  static let monthNames = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  static let months: [String: Int] = [
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9,
    "october": 10, "november": 11, "december": 12, "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7,
    "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
  ]

  /// The words with which a figure in words or a date may begin.
  static let beginnings = Set(small.keys).union(tens.keys).union(months.keys).union(vague).union(["a", "an", "once"])

  /// Between "within" and the number: "within a period of not more than 30 days".
  static let betweenWithinAndNumber: Set<String> = [
    "a", "an", "the", "period", "maximum", "of", "at", "most", "next", "first", "following", "up", "to", "no", "not",
    "more", "than", "term", "space", "further", "another", "about", "approximately",
  ]

  /// Before a date by which something is to be done; until one it only lasts.
  static let beforeDate: Set<String> = ["by", "before"]
  /// Before a lone "one", which is then no number.
  static let beforePronoun: Set<String> = [
    "no", "any", "every", "each", "some", "this", "that", "which", "the", "such",
  ]
  /// Behind a lone "one", which is then no number.
  static let behindPronoun: Set<String> = ["of", "or", "another", "side", "hand", "who", "that", "which", "and", "to"]
}
