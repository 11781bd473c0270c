import Parley
import TestSupport
import Testing

@Suite("The index of texts") struct TextIndexTests {
  /// Random documents of few different words, each of several texts.
  static func documents(seed: UInt64, count: Int) -> [[String]] {
    var random = SplitMix64(seed: seed)
    let words = ["a", "ab", "abc", "abcd", "b", "ba", "Мир", "мир", "é", "e\u{301}", "long-range", "ceasefire", "zz"]
    return (0..<count).map { _ in
      (0..<Int.random(in: 0...3, using: &random)).map { _ in
        (0..<Int.random(in: 0...6, using: &random)).map { _ in random.pick(words) }
          .joined(separator: Bool.random(using: &random) ? " " : ", ")
      }
    }
  }

  static func index(_ documents: [[String]]) -> TextIndex {
    TextIndex(count: documents.count) { document, add in for text in documents[document] { add(text) } }
  }

  private func expect(
    _ postings: Postings, _ documents: [[TextReference.Tokens]], _ word: String, isPrefix: Bool, _ comment: String
  ) {
    var expected: [(UInt32, UInt8)] = []
    for (document, texts) in documents.enumerated() {
      let count = texts.reduce(0) { $0 + TextReference.places(of: [word], endingInPrefix: isPrefix, in: $1).count }
      if count > 0 { expected.append((UInt32(document), UInt8(min(count, 255)))) }
    }
    #expect(Array(postings.documents) == expected.map(\.0), "\(comment) \(word)")
    #expect(Array(postings.counts) == expected.map(\.1), "\(comment) \(word)")
  }

  @Test("Words, prefixes and lengths are those of a plain count")
  func randomDocuments() {
    for seed in UInt64(0)..<30 {
      let documents = Self.documents(seed: seed, count: Int(seed) * 3)
      let index = Self.index(documents)
      let folded = documents.map { $0.map(TextReference.tokens) }
      #expect(index.lengths == folded.map { UInt32($0.map(\.words.count).reduce(0, +)) })
      for word in [
        "longrange", "longr", "a", "ab", "abc", "abcd", "b", "ba", "мир", "e", "long", "range", "z", "zz", "zzz",
        "nothing", "",
      ] {
        let bytes = Array(word.utf8)
        expect(index.postings(withPrefix: bytes), folded, word, isPrefix: true, "\(seed)")
        if !word.isEmpty { expect(index.postings(of: bytes), folded, word, isPrefix: false, "\(seed)") }
      }
    }
  }

  @Test("Texts in many scripts are found by their words")
  func manyScripts() {
    var random = RandomText(generator: .init(seed: 21))
    let documents = (0..<150).map { _ in [random.text(), random.text()] }
    let index = Self.index(documents)
    let folded = documents.map { $0.map(TextReference.tokens) }
    let words = Set(folded.joined().flatMap { $0.words + $0.others.map(\.folded) })
    #expect(words.count > 300)
    for word in words {
      expect(index.postings(of: Array(word.utf8)), folded, word, isPrefix: false, "word")
    }
  }

  @Test("Counts stop at 255, those of prefixes as well")
  func saturation() {
    let documents = [["x"], [String(repeating: "ab ", count: 254)], [String(repeating: "ab ac ", count: 300)]]
    let index = Self.index(documents)
    #expect(Array(index.postings(of: Array("ab".utf8)).counts) == [254, 255])
    #expect(Array(index.postings(withPrefix: Array("a".utf8)).counts) == [254, 255])
    #expect(index.lengths == [1, 254, 600])
  }

  @Test("Long words that begin alike are told apart")
  func longWords() {
    let beginning = String(repeating: "a", count: 1_000_000)
    let documents = [[beginning], [beginning + "b"], [beginning + "c"], ["aaaaaaaa"], ["aaaaaaaab"], ["aaaaaaa"]]
    let index = Self.index(documents)
    for (document, texts) in documents.enumerated() {
      #expect(Array(index.postings(of: Array(texts[0].utf8)).documents) == [UInt32(document)])
    }
    #expect(Array(index.postings(withPrefix: Array(beginning.utf8)).documents) == [0, 1, 2])
    #expect(Array(index.postings(withPrefix: Array("aaaaaaaa".utf8)).documents) == [0, 1, 2, 3, 4])
  }

  @Test("More words than the first table holds keep their numbers")
  func manyWords() {
    let documents = (0..<5000).map { ["w\($0) w\($0 / 10) common"] }
    let index = Self.index(documents)
    for document in 0..<5000 {
      let found = Array(index.postings(of: Array("w\(document)".utf8)).documents)
      let tens = document < 500 ? (document * 10..<document * 10 + 10).map { UInt32($0) } : []
      #expect(found == Set(tens + [UInt32(document)]).sorted())
    }
    #expect(index.postings(of: Array("common".utf8)).documents.count == 5000)
    #expect(Array(index.postings(withPrefix: Array("w".utf8)).documents) == (0..<5000).map { UInt32($0) })
  }

  @Test("An index without documents or words finds nothing")
  func emptiness() {
    for documents in [[], [[]], [[""], ["…"]]] as [[[String]]] {
      let index = Self.index(documents)
      #expect(index.postings(of: Array("a".utf8)).documents.isEmpty)
      #expect(index.postings(withPrefix: []).documents.isEmpty)
    }
  }
}
