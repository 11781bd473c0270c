import Parley
import TestSupport
import Testing

@Suite("Searches as users write them") struct TextQueryTests {
  private func parts(_ text: String) -> [String] { TextQuery(text).parts.map(\.description) }

  @Test("Words, prefixes and phrases are told apart")
  func parsing() {
    #expect(parts("\"long-range weapons\" sanction*") == ["long range weapons", "sanction*"])
    #expect(parts("Ceasefire, NOW!") == ["ceasefire", "now"])
    #expect(parts("long-range Ukraine's 500,000") == ["long range", "ukraine s", "500 000"])
    #expect(parts("\"the peace pla*\" end") == ["the peace pla*", "end"])
    #expect(parts("wea*pon (weapon*) weap* on *up a *") == ["wea pon", "weapon*", "weap*", "on", "up", "a"])
    #expect(parts("weapon-* \"a b *\"") == ["weapon", "a b"])
    #expect(parts("a\u{A0}b\u{3000}c\nd") == ["a", "b", "c", "d"])
    #expect(TextQuery("sanction*").parts.map(\.isPhrase) == [false])
    #expect(TextQuery("long-range").parts.map(\.isPhrase) == [true])
  }

  @Test("Quotation marks of all kinds begin and end a phrase, and the last one is closed at the end")
  func quotationMarks() {
    for text in ["\"a b\" c", "“a b” c", "„a b“ c", "«a b» c", "»a b« c", "\"a b\"c"] {
      #expect(parts(text) == ["a b", "c"], "\(text)")
    }
    #expect(parts("c \"a b") == ["c", "a b"])
    #expect(parts("\"a\"\"b\"") == ["a", "b"])
    #expect(parts("\"\" \" \" \"") == [])
  }

  @Test("A part that is written twice counts once")
  func repetition() {
    #expect(parts("peace Peace PEACE peace* \"peace\" \"peace plan\" peace-plan") == ["peace", "peace*", "peace plan"])
  }

  @Test("A query without a word has no parts")
  func emptiness() {
    for text in ["", " ", "\"", "\"\"", "*", "-", "—…", "👍", "\u{301}", "\u{0}"] { #expect(parts(text) == []) }
  }

  @Test("Rendered parts are read again as they were")
  func randomQueries() {
    var random = SplitMix64(seed: 3)
    let alphabet = ["мир", "peace", "plan", "é", "שלום", "x1", "和平"]
    for _ in 0..<500 {
      var expected: [String] = []
      var text = ""
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let words = (0..<Int.random(in: 1...3, using: &random)).map { _ in
          random.pick(alphabet)
        }
        let star = Bool.random(using: &random) ? "*" : ""
        switch Int.random(in: 0..<3, using: &random) {
        case 0: text += " \"" + words.joined(separator: " , ") + star + "\" "
        case 1: text += " “" + words.joined(separator: " ").uppercased() + star + " ” "
        default: text += " (" + words.joined(separator: "-") + star + "), "
        }
        let part = words.flatMap(Words.folded).joined(separator: " ") + star
        if !expected.contains(part) { expected.append(part) }
      }
      #expect(parts(text) == expected, "\(text)")
    }
  }

  @Test("Very long queries are read")
  func longQueries() {
    let many = (0..<30_000).map { "word\($0)" }
    #expect(TextQuery(many.joined(separator: " ")).parts.count == 30_000)
    #expect(TextQuery("\"" + many.joined(separator: " ")).parts.map(\.words.count) == [30_000])
    #expect(TextQuery(String(repeating: "\"", count: 30_001)).parts == [])
    #expect(TextQuery(String(repeating: "peace ", count: 30_000)).parts.count == 1)
  }
}
