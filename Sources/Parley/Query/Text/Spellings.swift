/// The words of texts, and the other ways in which they are written.
///
/// - Words that apostrophes, full stops or hyphens join are also written as one: `al-Sharaa` as alsharaa, `U.S.` as us,
///   `d'Estaing` as destaing. Two and three such words make one word, and so do all of up to eight. Figures alone do not:
///   `2025-11-20` is no word.
/// - A letter with a sign is also written with two letters: `Müller` as mueller, `Đoković` as djokovic.
///
/// One value reads many texts and keeps its memory.
package struct Spellings {
  /// Another way to write one word or several.
  package struct Other {
    /// Which words of the text, from 0.
    package let words: Range<Int>
    /// Where the folded spelling stands in ``Spellings/bytes``.
    package let folded: Range<Int>
    /// Whether it is one that a search should look for: of joined words all, with or without a final `'s`.
    package let isWhole: Bool
  }

  /// The words as they are written.
  package private(set) var words = Words()

  /// The other spellings of the text, once all its words have been read.
  package private(set) var others: [Other] = []

  /// The bytes of the other spellings.
  package private(set) var bytes: [UInt8] = []

  /// A word of a run of joined words: where its spellings stand in ``parts``.
  private struct Part {
    var plain: Range<Int>
    /// Empty where there is none.
    var other: Range<Int>
  }

  private var run: [Part] = []
  private var parts: [UInt8] = []
  private var last = 0..<0
  private var count = 0

  /// The most words of a run that are written as one.
  private static var longestRun: Int { 8 }

  package init() {}

  /// Begins with a text.
  package mutating func read(_ text: String) {
    words.read(text)
    others.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
    count = 0
  }

  /// The next word of the text as it is written, which stands in the bytes of ``words``; `nil` at the end.
  package mutating func next() -> Words.Word? {
    guard let word = words.next() else {
      finishRun()
      return nil
    }
    if !run.isEmpty, !words.joins(last, word.place) { finishRun() }
    if !words.spelling.isEmpty {
      let start = bytes.count
      bytes.append(contentsOf: words.spelling)
      others.append(Other(words: count..<count + 1, folded: start..<bytes.count, isWhole: true))
    }
    if !run.isEmpty || words.mayJoin(word.place) { addToRun(word) }
    last = word.place
    count += 1
    return word
  }

  private mutating func addToRun(_ word: Words.Word) {
    let start = parts.count
    parts.append(contentsOf: words.bytes[word.folded])
    let end = parts.count
    parts.append(contentsOf: words.spelling)
    run.append(Part(plain: start..<end, other: end..<parts.count))
  }

  /// Writes the joined words as one.
  private mutating func finishRun() {
    let length = run.count
    if length > 1 {
      for size in 2...min(3, length) {
        for start in 0...length - size { join(start..<start + size) }
      }
      if 4...Self.longestRun ~= length { join(0..<length) }
      if length > 4, length <= Self.longestRun + 1, endsInS { join(0..<length - 1) }
    }
    run.removeAll(keepingCapacity: true)
    parts.removeAll(keepingCapacity: true)
  }

  private var endsInS: Bool { run.last.map { parts[$0.plain] == [UInt8(ascii: "s")] } ?? false }

  private mutating func join(_ range: Range<Int>) {
    let first = count - run.count
    let isWhole = range == run.indices || (range == 0..<run.count - 1 && endsInS)
    func add(_ spelling: (Part) -> Range<Int>) {
      let start = bytes.count
      for part in run[range] { bytes.append(contentsOf: parts[spelling(part)]) }
      others.append(
        Other(
          words: first + range.lowerBound..<first + range.upperBound, folded: start..<bytes.count, isWhole: isWhole))
    }
    let isFigure = run[range].allSatisfy { parts[$0.plain].allSatisfy { $0 &- UInt8(ascii: "0") < 10 } }
    if isFigure { return }
    add(\.plain)
    if run[range].contains(where: { !$0.other.isEmpty }) { add { $0.other.isEmpty ? $0.plain : $0.other } }
  }
}
