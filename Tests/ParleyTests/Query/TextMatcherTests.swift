import Foundation
import Parley
import Testing

@Suite("Searches in texts") struct TextMatcherTests {
  private static let queries = [
    "a", "a*", "\"a b\"", "\"a a\"", "\"ab a*\"", "a b", "\"b b b\"", "\"a b a\" ab*", "abc \"a ab\"", "\"мир e\"",
    "long-range", "longrange", "long*", "\"a longrange\"", "\"a long-range b\"", "\"longrange a*\"",
    "\"long range z*\"", "МИР*", "\"a b a b a*\"", "nothing", "", "*", "\"e\" é",
  ]

  private static func counts(_ query: TextQuery, in texts: [TextReference.Tokens]) -> [UInt8]? {
    if query.parts.isEmpty { return nil }
    let counts = query.parts.map { UInt8(min(255, TextReference.count(of: $0, in: texts))) }
    return counts.contains(0) ? nil : counts
  }

  @Test("Parts are counted as a plain search counts them")
  func randomDocuments() {
    var found = 0
    for seed in UInt64(0)..<40 {
      let documents = TextIndexTests.documents(seed: seed, count: 20)
      let folded = documents.map { $0.map(TextReference.tokens) }
      for text in Self.queries {
        let query = TextQuery(text)
        var matcher = TextMatcher(query)
        for (texts, words) in zip(documents, folded) {
          let counts = matcher.counts { add in for text in texts { add(text) } }
          #expect(counts == Self.counts(query, in: words), "\(text) in \(texts)")
          if counts != nil { found += 1 }
        }
      }
    }
    #expect(found > 400)
  }

  @Test("The postings of a part's words hold every document that has the part")
  func candidates() {
    for seed in UInt64(0)..<20 {
      let documents = TextIndexTests.documents(seed: seed, count: 40)
      let folded = documents.map { $0.map(TextReference.tokens) }
      let index = TextIndexTests.index(documents)
      for part in Self.queries.flatMap({ TextQuery($0).parts }) {
        let ways = index.candidates(for: part).map { $0.map { Set($0.documents) } }
        #expect(ways.map(\.count) == part.ways.map(\.count))
        for (document, texts) in folded.enumerated() where TextReference.count(of: part, in: texts) > 0 {
          #expect(ways.contains { $0.allSatisfy { $0.contains(UInt32(document)) } })
        }
      }
    }
  }

  @Test("A phrase lies within one text, its words may lie in several")
  func texts() {
    var phrase = TextMatcher(TextQuery("\"peace plan\""))
    var words = TextMatcher(TextQuery("peace plan"))
    let apart = ["A just peace", "plan it"]
    #expect(phrase.counts { add in for text in apart { add(text) } } == nil)
    #expect(words.counts { add in for text in apart { add(text) } } == [1, 1])
    #expect(phrase.counts { $0("The Peace-Plan, peace (plan).") } == [2])
  }

  @Test("Occurrences that overlap are all counted")
  func overlaps() {
    for (query, text, count) in [
      ("\"a a\"", "a a a a", 3), ("\"a b a\"", "a b a b a", 2), ("\"a a b\"", "a a a b a a b", 2),
      ("\"a a*\"", "a ab a a", 2), ("\"a b a b c\"", "a b a b a b c", 1), ("\"a a b a a a\"", "a a b a a a b a a a", 2),
    ] as [(String, String, UInt8)] {
      var matcher = TextMatcher(TextQuery(query))
      #expect(matcher.counts { $0(text) } == [count], "\(query) in \(text)")
    }
  }

  @Test("Places are the words that match, joined where they overlap")
  func places() {
    func places(_ query: String, _ text: String) -> [String] {
      var matcher = TextMatcher(TextQuery(query))
      let bytes = Array(text.utf8)
      return matcher.places(in: text).map { String(decoding: bytes[$0], as: UTF8.self) }
    }
    #expect(
      places("\"long-range weapons\" sanction*", "Sanctions, long‑range weapons; SANCTIONED range weapons") == [
        "Sanctions", "long‑range weapons", "SANCTIONED",
      ])
    #expect(places("\"a b\" \"b c\" b", "a b c, b") == ["a b c", "b"])
    #expect(places("strasse київ", "Die Straße, Київ!") == ["Straße", "Київ"])
    #expect(places("cafe", "Cafe\u{301}s, CAFE\u{301}.") == ["CAFE\u{301}"])
    #expect(places("a nothing", "a") == ["a"])
    #expect(places("us", "The U.S., not us") == ["U.S", "us"])
    #expect(places("alsharaa", "Al-Sharaa’s and Mr al‑Sharaa") == ["Al-Sharaa", "al‑Sharaa"])
    #expect(places("\"president alsharaa of\"", "President al-Sharaa of Syria") == ["President al-Sharaa of"])
  }

  @Test("Places are found in random texts of many scripts as the reference finds them")
  func randomPlaces() {
    var random = RandomText(generator: .init(seed: 9))
    var found = 0
    for _ in 0..<500 {
      let text = random.text()
      let words = TextReference.words(text)
      guard let first = words.randomElement(using: &random.generator) else { continue }
      let query = TextQuery(first.text + " " + random.text())
      var expected = Set<Int>()
      for part in query.parts {
        for range in TextReference.places(of: part, in: TextReference.tokens(text)) { expected.formUnion(range) }
      }
      var matcher = TextMatcher(query)
      let bytes = Array(text.utf8)
      let marked = matcher.places(in: text).map { String(decoding: bytes[$0], as: UTF8.self) }
      #expect(marked.flatMap(Words.folded) == expected.sorted().map { words[$0].folded }, "\(text.debugDescription)")
      found += marked.count
    }
    #expect(found > 400)
  }

  @Test("Hostile texts and queries of the same pattern are searched to their end")
  func hostileTexts() {
    let text = String(repeating: "a ", count: 50_000) + "b"
    var phrase = TextMatcher(TextQuery("\"" + String(repeating: "a ", count: 20_000) + "b\""))
    #expect(phrase.counts { $0(text) } == [1])
    var words = TextMatcher(TextQuery((0..<50_000).map { "w\($0)" }.joined(separator: " ")))
    #expect(words.counts { $0(text) } == nil)
    var spelled = TextMatcher(TextQuery("us \"us us*\""))
    #expect(spelled.counts { $0(String(repeating: "U.S. ", count: 50_000)) } == [255, 255])
    #expect(spelled.places(in: String(repeating: "U.S. ", count: 50_000)).count >= 1)
    #expect(spelled.counts { $0(String(repeating: "u.s.", count: 100_000)) } == [255, 255])
    var itself = TextMatcher(TextQuery((0..<500).map { "w\($0)" }.joined(separator: " ")))
    #expect(itself.counts { $0((0..<500).map { "w\($0)" }.joined(separator: " ")) }?.count == 500)
  }
}
