import Parley
import Testing

@testable import ParleyAnalysis

@Suite("Figures and conditions in words")
struct WordedTermsTests {
  @Test("What is found is what going through the characters gives, within ASCII and beyond")
  func naive() {
    let pieces = [
      "600,000", "800", "1.5", "2,000.", "100", "100-day", "within", "days", "Days.", "million", "troops,", "percent;",
      "if", "If", "unless", "only", "once", "more", "again,", "peacetime", "subject", "(until", "the", "agreed,", "it",
      "holds.", "\r\n", "\u{00A0}", "--", ":", "½", "élysée", "Straße,", "５", "12é", "e\u{301}", "Kiev\u{301},", "km.",
      "kilometers", "incomprehensibilities",
    ]
    var generator = SplitMix64(seed: 4)
    var (figures, conditions) = (0, 0)
    for _ in 0..<4_000 {
      // Half of the texts are in ASCII.
      let some = generator.below(2) == 0 ? pieces : pieces.filter { $0.utf8.allSatisfy { $0 < 0x80 } }
      let words = (0..<generator.below(14)).map { _ in some[generator.below(some.count)] }
      let text = words.joined(separator: generator.below(8) == 0 ? "  " : " ")
      let (found, expected) = (WordedTerms(text), NaiveWordedTerms(text))
      #expect(found.figures.map(\.inWords) == expected.figures, "\(text.debugDescription)")
      #expect(found.figures.map(\.isDeadline) == expected.areDeadlines, "\(text.debugDescription)")
      #expect(found.conditions == expected.conditions, "\(text.debugDescription)")
      figures += found.figures.count
      conditions += found.conditions.count
    }
    #expect(figures > 1_000 && conditions > 1_000)
  }

  @Test("A figure has its unit and its magnitude, a condition goes on to the next mark")
  func worked() {
    let terms = WordedTerms(
      "Forces are capped at 800,000 personnel only in peacetime, and elections follow within 100 days.")
    #expect(terms.figures.map(\.inWords) == ["800000 people", "100 days"])
    #expect(terms.figures.map(\.isDeadline) == [false, true])
    #expect(terms.conditions == ["only in peacetime"])
    #expect(WordedTerms("100 million dollars").figures.map(\.inWords) == ["100000000 USD"])
  }
}

/// The same by the characters of the text, as plainly as can be.
private struct NaiveWordedTerms {
  var figures: [String] = []
  var areDeadlines: [Bool] = []
  var conditions: [String] = []

  private static let limits = [
    "if", "unless", "only", "provided", "until", "once", "when", "while", "during", "except", "peacetime", "subject",
    "after", "should",
  ]
  private static let units = [
    "troops": "people", "days": "days", "day": "days", "percent": "percent", "km": "km", "kilometers": "km",
  ]

  init(_ text: String) {
    let pieces = text.split { $0.isWhitespace || $0 == "-" }
    let words = pieces.map { piece in
      piece.drop { !$0.isLetter && !$0.isNumber }.prefix { $0.isLetter || $0.isNumber || $0 == "," || $0 == "." }
        .lowercased()
    }
    let letters = words.map { String($0.prefix { $0.isLetter }) }
    for (place, word) in words.enumerated() where word.first?.isNumber == true {
      var digits = word.filter { $0 != "," }
      if digits.last == "." { digits.removeLast() }
      guard let value = try? DecimalNumber(digits) else { continue }
      var next = place + 1
      let isMillion = next < words.count && letters[next] == "million"
      if isMillion { next += 1 }
      let unit = next < words.count ? Self.units[letters[next]] : nil
      guard isMillion || !(value < 1_000) || unit != nil else { continue }
      let amount = isMillion ? value.description.millions : value.description
      figures.append(unit.map { "\(amount) \($0)" } ?? amount)
      areDeadlines.append(place > 0 && words[place - 1] == "within" && unit == "days")
    }
    var phrase: [Substring]?
    for (place, piece) in pieces.enumerated() {
      let next = place + 1 < pieces.count ? letters[place + 1] : ""
      let isAgain = letters[place] == "once" && (next == "more" || next == "again")
      if phrase == nil, !isAgain, Self.limits.contains(letters[place]) { phrase = [] }
      phrase?.append(piece)
      if let last = piece.last, [",", ";", ".", ":"].contains(last), let found = phrase {
        conditions.append(String(found.joined(separator: " ").dropLast()))
        phrase = nil
      }
    }
    if let phrase { conditions.append(phrase.joined(separator: " ")) }
  }
}

extension String {
  /// A decimal number a million times as large.
  fileprivate var millions: String {
    let parts = split(separator: ".")
    let fraction = parts.count > 1 ? String(parts[1]) : ""
    let digits = String(parts[0]) + fraction + String(repeating: "0", count: 6 - fraction.count)
    return String(digits.drop { $0 == "0" })
  }
}
