/// What a user wrote into a search field, taken apart: words, prefixes and phrases that must all be found.
///
/// - A word is found in any case and with or without diacritics; `weapon*` finds all words that begin so.
/// - `"peace plan"` is a phrase: its words follow each other within one text. Words joined without white space, as in
///   `long-range`, are one too. The last word of a phrase may be a prefix.
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

    /// Whether an index alone can tell where the part is found.
    package var isPhrase: Bool { words.count > 1 }
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
    private var known: Set<Part> = []
    private var reader = Words()

    mutating func add(_ text: String) {
      reader.read(text)
      var words: [[UInt8]] = []
      var end = 0
      while let word = reader.next() {
        words.append(Array(reader.bytes[word.folded]))
        end = word.place.upperBound
      }
      guard !words.isEmpty else { return }
      let part = Part(words: words, endsInPrefix: text.utf8.dropFirst(end).first == UInt8(ascii: "*"))
      if known.insert(part).inserted { parts.append(part) }
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
  /// For each word of a part, the documents that may hold the part because they hold the word.
  package func candidates(for part: TextQuery.Part) -> [Postings] {
    part.words.indices.map { index in
      index == part.words.count - 1 && part.endsInPrefix
        ? postings(withPrefix: part.words[index]) : postings(of: part.words[index])
    }
  }
}
