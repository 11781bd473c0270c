import Parley
import TestSupport
import Testing

@testable import ParleyAnalysis

@Suite("Figures in all their notations")
struct FigureTests {
  private func read(_ text: String) -> [String] {
    WordedTerms.figures(of: text).map { ($0.isDeadline ? "by: " : "") + $0.inWords }
  }

  @Test("One figure in many notations is one figure")
  func notations() {
    let spaces = ["\u{A0}", "\u{2009}", "\u{202F}", " "]
    let forms: [(String, [String])] = [
      (
        "600000 people",
        ["600,000 troops", "600.000 soldiers", "600'000 persons", "600’000 people", "600k troops"]
          + ["600 thousand personnel", "six hundred thousand troops", "600,000 (six hundred thousand) troops"]
          + ["six hundred thousand (600,000) troops", "600000 military personnel", "６００,０００ people"]
          + spaces.map { "600\($0)000 troops" }
      ),
      (
        "50 percent",
        ["50%", "50 %", "50 per cent", "50 percent", "50-percent", "fifty percent", "fifty (50) per cent"]
          + ["fifty percent (50%)", "50 pct", "50.0%", "50,0 %"]
      ),
      (
        "12 USD",
        [
          "$12", "US$12", "$ 12", "12 dollars", "12 US dollars", "12 U.S. dollars", "USD 12", "12 USD",
          "twelve dollars",
        ]
      ),
      ("500 EUR", ["EUR 500", "€500", "500 €", "500 euros", "EUR500", "five hundred euros", "€ 500"]),
      (
        "100000000000 USD",
        ["$100bn", "$100 bn", "$100 billion", "100 billion dollars", "USD 100,000,000,000", "$100b"]
          + ["$100,000 million", "one hundred billion dollars", "a hundred billion dollars"]
      ),
      (
        "30 days",
        ["30 days", "thirty days", "thirty (30) days", "30 (thirty) days", "30-day", "30 calendar days", "thirty-day"]
      ),
      (
        "1500000 EUR",
        ["1.5 million euros", "1,5 million euros", "€1.5m", "EUR 1,500,000", "EUR 1.500.000", "1 500 000 euros"]
      ),
      ("1234.5 km", ["1,234.5 km", "1.234,5 km", "1 234.5 kilometres", "1234.5 kilometers", "1'234.5 km"]),
      ("10000000 people", ["1,00,00,000 people", "10 million people", "ten million people"]),
      ("2250000", ["two million two hundred and fifty thousand", "2.25 million", "2,250,000"]),
      ("35 days", ["thirty-five days", "thirty five days"]), ("24 members", ["two dozen members", "24 members"]),
      (
        "2026-06-01", ["1 June 2026", "June 1, 2026", "1st of June 2026", "2026-06-01", "1st June, 2026", "1 Jun 2026"]
      ),
      ("2026-06", ["June 2026"]), ("-5", ["-5", "−5"]),
      ("article 5", ["Article 5", "Art. 5", "article five"]),
      ("5 working days", ["5 working days", "five (5) business days"]),
    ]
    for (expected, texts) in forms {
      for text in texts { #expect(read("It has \(text) now.") == [expected], "\(text)") }
    }
  }

  @Test("Whose dollar it is")
  func dollars() {
    let forms: [(String, [String])] = [
      ("5 AUD", ["A$5", "A$ 5", "AU$5", "AUD 5", "5 AUD", "five Australian dollars", "5 Australian dollars"]),
      ("5000000000 CAD", ["C$5bn", "CA$5 billion", "CAD 5,000,000,000", "5 billion Canadian dollars"]),
      ("5 NZD", ["NZ$5", "NZD 5", "5 New Zealand dollars"]), ("5 HKD", ["HK$5", "5 Hong Kong dollars"]),
      ("5 SGD", ["S$5", "5 Singapore dollars"]), ("5 USD", ["US$5", "5 US dollars", "five American dollars", "$5"]),
      ("5 xy$", ["XY$5"]),
    ]
    for (expected, texts) in forms {
      for text in texts { #expect(read("It pays \(text) now.") == [expected], "\(text)") }
    }
    #expect(read("It pays a $5 fee.") == ["5 USD"])
  }

  @Test("Ordinals and words that say how often are figures, and a conjunction is none")
  func ordinals() {
    #expect(read("In the first phase and the thirtieth week.") == ["first", "thirtieth"])
    #expect(read("They meet once a year, or twice.") == ["once", "twice"])
    #expect(read("They meet once.") == ["once"])
    #expect(read("They leave once the treaty enters into force.") == [])
    #expect(read("The quota is doubled.") == ["doubled"])
  }

  @Test("Digits among letters without spaces are figures of their own")
  func unspaced() {
    #expect(read("双方应在30日内答复") == ["30"])
    #expect(read("第5条和第12条") == ["5", "12"])
    #expect(read("30日以内に600,000人") == ["30", "600000"])
    #expect(read("กำลังพล600000คน") == ["600000"])
  }

  @Test(
    "The least and the most are told apart",
    arguments: [
      ("at least", Figure.Bound.least), ("no less than", .least), ("not fewer than", .least), ("a minimum of", .least),
      ("more than", .least), ("exceeding", .least), ("at most", .most), ("no more than", .most), ("up to", .most),
      ("not exceeding", .most), ("not to exceed", .most), ("a maximum of", .most), ("less than", .most), ("about", nil),
      ("exactly", nil),
    ])
  func bounds(words: String, bound: Figure.Bound?) {
    for amount in ["5 km", "$5", "US$5", "EUR 5", "five days"] {
      #expect(WordedTerms.figures(of: "It has \(words) \(amount).").map(\.bound) == [bound], "\(words) \(amount)")
    }
  }

  @Test("What is within a span and what is not later than its end is the same deadline")
  func deadlines() {
    for text in [
      "within 30 days", "not later than 30 days", "no later than thirty (30) days", "within a period of 30 days",
      "within at most 30 days", "within the next 30 days", "within no more than thirty days", "within 30 calendar days",
    ] {
      #expect(read("They answer \(text) after notice.") == ["by: 30 days"], "\(text)")
    }
    #expect(read("They answer within a year.") == ["by: 1 years"])
    #expect(read("They answer within 30 to 60 days.") == ["by: 30 days", "by: 60 days"])
    #expect(read("They leave by 1 June 2026.") == ["by: 2026-06-01"])
    #expect(read("They leave no later than 1 June.") == ["by: 1 June"])
    #expect(read("The truce lasts 30 days, until 1 June 2026.") == ["30 days", "2026-06-01"])
  }

  @Test("What may be read in two ways is equal only to what is written alike")
  func ambiguous() {
    #expect(read("1.500 tonnes") == ["1.500 t"])
    #expect(Set(["1.500 km", "1.5 km", "1500 km", "1,500 km"].map(read)).count == 3)
    #expect(read("1.375 billion euros") == ["1375000000 EUR"])
    #expect(read("1.375 percent") == ["1.375 percent"])
    #expect(read("0.500 km") == ["0.5 km"])
    #expect(read("signed on 1.2.2026 and 24/7") == ["1.2.2026", "24", "7"])
    #expect(read("999999999999999999 trillion euros") == ["999999999999999999 trillion EUR"])
    #expect(read("100b and 5bis and 2½ and F16") == ["100b", "5bis", "2½", "f16"])
    #expect(read("5‰ or ₹500") == ["5 ‰", "500 ₹"])
  }

  @Test("Number words count, and words that only look like them do not")
  func numberWords() {
    #expect(read("One of the parties may ask another one.") == [])
    #expect(read("No one leaves; each one stays.") == [])
    #expect(read("One observer and twenty-one guards stay.") == ["1", "21"])
    #expect(read("Half of the fund and two-thirds of the votes.") == ["half", "2 thirds"])
    #expect(read("Hundreds of people, in the second phase.") == ["hundreds", "second"])
    #expect(read("They may march in May.") == [])
    #expect(read("Chapter VII and Annex 2 hold.") == ["chapter vii", "annex 2"])
    #expect(read("In 2025 600 soldiers of Article 5 300 left.") == ["2025", "600 people", "article 5", "300"])
  }

  @Test("Any text is read, and the same figures are found again in a text that is written anew from them")
  func properties() throws {
    var generator = SplitMix64(seed: 41)
    let scalars = Array("0123456789.,'- ()%$€£kmbn½٣ abcdinotwhx\u{A0}\u{301}–−/\n".unicodeScalars)
    for _ in 0..<3_000 {
      var text = ""
      for _ in 0..<generator.below(24) { text.unicodeScalars.append(generator.pick(scalars)) }
      let figures = WordedTerms.figures(of: text)
      // A digit is one of a figure unless it ends a word of small letters.
      let isFigure = zip(" " + text, text).contains { previous, digit in
        ("0"..."9").contains(digit) && !previous.isLetter && !previous.isNumber
      }
      if isFigure { #expect(!figures.isEmpty, "\(text.debugDescription)") }
      #expect(figures == WordedTerms.figures(of: text))
    }
    for _ in 0..<500 {
      let value = 1 + generator.below(3_000_000)
      let digits = Array(String(value))
      var grouped = ""
      for (place, digit) in digits.enumerated() {
        if place > 0, (digits.count - place).isMultiple(of: 3) { grouped += "," }
        grouped.append(digit)
      }
      for text in [grouped, grouped.replacing(",", with: "\u{202F}"), "\(value)", "\(Self.words(value)) (\(grouped))"] {
        #expect(read("\(text) kilometres") == ["\(value) km"], "\(text)")
      }
    }
  }

  /// A whole number below a billion in words.
  private static func words(_ value: Int) -> String {
    let small = [
      "", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
      "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ]
    let tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    func joined(_ head: String, _ rest: Int, _ mark: String) -> String { rest == 0 ? head : head + mark + words(rest) }
    switch value {
    case ..<20: return small[value]
    case ..<100: return joined(tens[value / 10], value % 10, "-")
    case ..<1_000: return joined("\(small[value / 100]) hundred", value % 100, " and ")
    case ..<1_000_000: return joined("\(words(value / 1_000)) thousand", value % 1_000, " ")
    default: return joined("\(words(value / 1_000_000)) million", value % 1_000_000, " ")
    }
  }
}
