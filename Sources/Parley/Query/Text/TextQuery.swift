/// What a user wrote into a search field, taken apart: words, prefixes and phrases that must all be found.
///
/// - A word is found in any case and with or without diacritics; `weapon*` finds all words that begin so.
/// - `"peace plan"` is a phrase: its words follow each other within one text. Words joined without white space, as in
///   `long-range`, are one too. The last word of a phrase may be a prefix.
/// - A part is found in each of its spellings, as ``Spellings`` has them.
/// - A quotation mark that is not closed is closed at the end.
///
/// Anything is a query. One without a word is found nowhere.
package struct TextQuery: Hashable, Sendable {
  /// Words that must follow each other: most often just one.
  package struct Part: Hashable, Sendable {
    /// The folded words; at least one.
    package let words: [[UInt8]]
    /// Whether the last word is only the beginning of one.
    package let endsInPrefix: Bool

    /// The other ways to write the part, each by its folded words.
    package fileprivate(set) var others: [[[UInt8]]] = []

    /// All ways to write the part; in each the last word may be only the beginning of one.
    package var ways: [[[UInt8]]] { [words] + others }

    /// Whether the index alone cannot tell where the part is found, or how often.
    package var isPhrase: Bool { words.count > 1 || !others.isEmpty }
  }

  /// The parts in the order in which they were written. A part that was written twice counts once.
  package private(set) var parts: [Part] = []

  init(parts: [Part]) { self.parts = parts }

  package init(_ text: String) {
    var parser = Parser()
    let pieces = text.unicodeScalars.split(omittingEmptySubsequences: false) { Self.quotationMarks.contains($0) }
    for (number, piece) in pieces.enumerated() {
      if number.isMultiple(of: 2) {
        for token in piece.split(whereSeparator: \.properties.isWhitespace) { parser.add(String(token)) }
      } else {
        parser.add(String(piece))
      }
    }
    parts = parser.parts
  }

  private static let quotationMarks: Set<Unicode.Scalar> = ["\"", "“", "”", "„", "‟", "«", "»", "＂"]

  private struct Parser {
    var parts: [Part] = []
    /// Where each part stands by the words as they are written.
    private var known: [Part: Int] = [:]
    private var reader = Spellings()

    mutating func add(_ text: String) {
      reader.read(text)
      var words: [[UInt8]] = []
      var end = 0
      while let word = reader.next() {
        words.append(Array(reader.words.bytes[word.folded]))
        end = word.place.upperBound
      }
      guard !words.isEmpty else { return }
      var part = Part(words: words, endsInPrefix: text.utf8.dropFirst(end).first == UInt8(ascii: "*"))
      let others = ways(words).filter { $0 != words }
      if let index = known[part] {
        // What is found as it is written is found in other spellings too.
        if others.isEmpty { parts[index].others = [] }
        return
      }
      known[part] = parts.count
      part.others = others
      parts.append(part)
    }

    /// How many ways to write a part are looked for.
    private static var mostWays: Int { 16 }

    /// The ways to write the words that the reader has read: each by itself, or words together. Where there are too many
    /// ways, there are two: as it is written, and with other spellings wherever there are any.
    private func ways(_ words: [[UInt8]]) -> [[[UInt8]]] {
      guard !reader.others.isEmpty, words.count <= TextMatcher.longestSpelled else { return [words] }
      var others: [Int: [Spellings.Other]] = [:]
      for other in reader.others where other.isWhole { others[other.words.lowerBound, default: []].append(other) }
      var ways: [[[UInt8]]] = []
      var waiting: [(position: Int, way: [[UInt8]])] = [(0, [])]
      while let (position, way) = waiting.popLast() {
        guard position < words.count else {
          ways.append(way)
          if ways.count > Self.mostWays { return [words, simplest(words, others)] }
          continue
        }
        for other in others[position] ?? [] {
          waiting.append((other.words.upperBound, way + [Array(reader.bytes[other.folded])]))
        }
        waiting.append((position + 1, way + [words[position]]))
      }
      return ways
    }

    /// The words with the longest other spelling wherever there is one.
    private func simplest(_ words: [[UInt8]], _ others: [Int: [Spellings.Other]]) -> [[UInt8]] {
      var way: [[UInt8]] = []
      var position = 0
      while position < words.count {
        let other = others[position]?.max { $0.words.count < $1.words.count }
        way.append(other.map { Array(reader.bytes[$0.folded]) } ?? words[position])
        position = other?.words.upperBound ?? position + 1
      }
      return way
    }
  }
}

extension TextQuery.Part: CustomStringConvertible {
  /// The part as one would write it.
  package var description: String {
    words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ") + (endsInPrefix ? "*" : "")
  }
}

extension TextIndex {
  /// For each way to write a part, and each word of it, the documents that may hold the part because they hold the word.
  package func candidates(for part: TextQuery.Part) -> [[Postings]] {
    part.ways.map { words in
      words.indices.map { index in
        index == words.count - 1 && part.endsInPrefix
          ? postings(withPrefix: words[index]) : postings(of: words[index])
      }
    }
  }
}
