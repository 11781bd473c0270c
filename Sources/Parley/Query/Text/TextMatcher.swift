/// Looks for the parts of a query in texts, word by word: what an index cannot say, and where the words stand.
///
/// One value looks through many records and keeps its memory.
package struct TextMatcher {
  /// A part of the query, its words by number.
  private struct Pattern {
    let words: [Int]
    /// For each word, how many of the pattern's first words end with it again (Knuth, Morris and Pratt 1977).
    let overlaps: [Int]
    /// The number of the prefix at the end.
    let prefix: Int?
  }

  private var table = WordTable()
  private var prefixes = WordTable()
  /// The lengths that prefixes have, ascending.
  private var prefixLengths: [Int] = []
  private let patterns: [Pattern]
  /// The patterns that begin with each word, and those that are each prefix alone.
  private var patternsByWord: [[Int]]
  private var patternsByPrefix: [[Int]]
  private var reader = Words()

  /// The words that were read, by their number in the query; `nothing` for any other, and between texts.
  private var numbers: [Int] = []
  private var places: [Range<Int>] = []
  /// For each prefix, which words begin with it.
  private var hits: [[Int]]
  /// The prefixes that have hits.
  private var hitPrefixes: [Int] = []
  /// For each word of the query whether it was read, and which were.
  private var isRead: [Bool]
  private var readWords: [Int] = []

  /// How many patterns were gone through so far.
  package private(set) var visits = 0

  private static let nothing = -1

  package init(_ query: TextQuery) {
    var table = WordTable()
    var prefixes = WordTable()
    patterns = query.parts.map { part in
      let words = part.words.dropLast(part.endsInPrefix ? 1 : 0).map { table.insert($0) }
      let prefix = part.endsInPrefix ? part.words.last.map { prefixes.insert($0) } : nil
      return Pattern(words: words, overlaps: Self.overlaps(words), prefix: prefix)
    }
    self.table = table
    self.prefixes = prefixes
    prefixLengths = Set((0..<prefixes.count).map { prefixes.bytes(of: $0).count }).sorted()
    hits = Array(repeating: [], count: prefixes.count)
    isRead = Array(repeating: false, count: table.count)
    patternsByWord = Array(repeating: [], count: table.count)
    patternsByPrefix = Array(repeating: [], count: prefixes.count)
    for (number, pattern) in patterns.enumerated() {
      if let first = pattern.words.first {
        patternsByWord[first].append(number)
      } else if let prefix = pattern.prefix {
        patternsByPrefix[prefix].append(number)
      }
    }
  }

  private static func overlaps(_ words: [Int]) -> [Int] {
    var overlaps = [Int](repeating: 0, count: words.count)
    var length = 0
    for index in words.indices.dropFirst() {
      while length > 0, words[index] != words[length] { length = overlaps[length - 1] }
      if words[index] == words[length] { length += 1 }
      overlaps[index] = length
    }
    return overlaps
  }

  /// Looks for every part of the query in a record's texts.
  ///
  /// - Parameter texts: Hands over the texts.
  /// - Returns: How often each part stands there, each count stopping at 255; `nil` where a part is missing, and for a
  ///   query without parts.
  package mutating func counts(in texts: (_ add: (String) -> Void) -> Void) -> [UInt8]? {
    if patterns.isEmpty { return nil }
    clear()
    texts { read($0) }
    var counts: [UInt8] = []
    counts.reserveCapacity(patterns.count)
    for pattern in patterns {
      if let first = pattern.words.first, !isRead[first] { return nil }
      var count: UInt8 = 0
      visits += 1
      visit(pattern) { _ in if count < .max { count += 1 } }
      if count == 0 { return nil }
      counts.append(count)
    }
    return counts
  }

  /// The places in a text, in bytes of UTF-8, at which parts of the query stand, in order; overlapping ones are joined.
  package mutating func places(in text: String) -> [Range<Int>] {
    clear()
    read(text)
    var found: [Range<Int>] = []
    // Of many patterns few can stand in a text: those of which the beginning was read.
    let begun = readWords.flatMap { patternsByWord[$0] } + hitPrefixes.flatMap { patternsByPrefix[$0] }
    visits += begun.count
    for number in begun {
      visit(patterns[number]) { found.append(places[$0.lowerBound].lowerBound..<places[$0.upperBound - 1].upperBound) }
    }
    found.sort { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    return found.reduce(into: []) { joined, range in
      if let last = joined.last, range.lowerBound < last.upperBound {
        joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        joined.append(range)
      }
    }
  }

  private mutating func clear() {
    numbers.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
    for prefix in hitPrefixes { hits[prefix].removeAll(keepingCapacity: true) }
    for word in readWords { isRead[word] = false }
    hitPrefixes.removeAll(keepingCapacity: true)
    readWords.removeAll(keepingCapacity: true)
  }

  private mutating func read(_ text: String) {
    reader.read(text)
    while let word = reader.next() {
      for length in prefixLengths {
        if length > word.folded.count { break }
        let beginning = word.folded.lowerBound..<word.folded.lowerBound + length
        let head = WordTable.chunk(reader.bytes, beginning)
        guard let number = prefixes.find(reader.bytes, beginning, head: head) else { continue }
        if hits[number].isEmpty { hitPrefixes.append(number) }
        hits[number].append(numbers.count)
      }
      let number = table.find(reader.bytes, word.folded, head: word.head)
      if let number, !isRead[number] {
        isRead[number] = true
        readWords.append(number)
      }
      numbers.append(number ?? Self.nothing)
      places.append(word.place)
    }
    numbers.append(Self.nothing)
    places.append(0..<0)
  }

  /// Visits the words at which a pattern stands.
  private func visit(_ pattern: Pattern, _ visit: (Range<Int>) -> Void) {
    let words = pattern.words
    var endings = pattern.prefix.map { hits[$0][...] }
    if words.isEmpty {
      for hit in endings ?? [] { visit(hit..<hit + 1) }
      return
    }
    var matched = 0
    for (index, number) in numbers.enumerated() {
      while matched > 0, matched == words.count || words[matched] != number { matched = pattern.overlaps[matched - 1] }
      if words[matched] == number { matched += 1 }
      guard matched == words.count else { continue }
      let end = index + 1
      guard let later = endings?.drop(while: { $0 < end }) else {
        visit(end - matched..<end)
        continue
      }
      if later.first == end { visit(end - matched..<end + 1) }
      endings = later
    }
  }
}
