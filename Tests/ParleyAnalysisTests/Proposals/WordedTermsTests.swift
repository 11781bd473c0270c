import Parley
import TestSupport
import Testing

@testable import ParleyAnalysis

@Suite("Conditions in words")
struct WordedTermsTests {
  @Test("What is found as a condition is what going through the characters gives, within ASCII and beyond")
  func naive() {
    let pieces = [
      "600,000", "800", "1.5", "2,000.", "100", "100-day", "within", "days", "Days.", "million", "troops,", "percent;",
      "if", "If", "unless", "only", "once", "more", "again,", "peacetime", "subject", "(until", "the", "agreed,", "it",
      "holds.", "\r\n", "\u{00A0}", "--", ":", "½", "élysée", "Straße,", "５", "12é", "e\u{301}", "Kiev\u{301},", "km.",
      "kilometers", "incomprehensibilities",
    ]
    var generator = SplitMix64(seed: 4)
    var conditions = 0
    for _ in 0..<4_000 {
      // Half of the texts are in ASCII.
      let some = generator.chance(oneIn: 2) ? pieces : pieces.filter { $0.utf8.allSatisfy { $0 < 0x80 } }
      let words = (0..<generator.below(14)).map { _ in generator.pick(some) }
      let text = words.joined(separator: generator.chance(oneIn: 8) ? "  " : " ")
      let (found, expected) = (WordedTerms(text), NaiveWordedTerms(text))
      #expect(found.conditions == expected.conditions, "\(text.debugDescription)")
      conditions += found.conditions.count
    }
    #expect(conditions > 1_000)
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
  var conditions: [String] = []

  private static let limits = [
    "if", "unless", "only", "provided", "until", "once", "when", "while", "during", "except", "peacetime", "subject",
    "after", "should",
  ]
  init(_ text: String) {
    let pieces = text.split { $0.isWhitespace || $0 == "-" }
    let words = pieces.map { piece in
      piece.drop { !$0.isLetter && !$0.isNumber }.lowercased()
    }
    let letters = words.map { String($0.prefix { $0.isLetter }) }
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
