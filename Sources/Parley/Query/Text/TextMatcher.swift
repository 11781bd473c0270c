/// Looks for the parts of a query in texts, word by word: what an index cannot say, and where the words stand.
///
/// One value looks through many records and keeps its memory.
package struct TextMatcher {
  /// A way to write a part of the query, its words by number.
  private struct Pattern {
    let words: [Int]
    /// For each word, how many of the pattern's first words end with it again (Knuth, Morris and Pratt 1977).
    let overlaps: [Int]
    /// The number of the prefix at the end.
    let prefix: Int?
    /// For each word, a bit for each place in the pattern at which it stands; empty for a long pattern.
    let masks: [Int: UInt64]
  }

  /// A spelling in the texts that the query asks for, which is not how the words are written.
  private struct Other {
    var words: Range<Int>
    var number: Int
  }

  /// Of longer phrases only the words as they are written are looked for: a bit for each must fit into a number.
  static var longestSpelled: Int { 60 }

  private var table = WordTable()
  private var prefixes = WordTable()
  /// The lengths that prefixes have, ascending.
  private var prefixLengths: [Int] = []
  private var patterns: [Pattern] = []
  /// For each part the patterns that are its ways to be written.
  private var parts: [Range<Int>] = []
  /// The patterns that begin with each word, and those that are each prefix alone.
  private var patternsByWord: [[Int]]
  private var patternsByPrefix: [[Int]]
  private var reader = Spellings()

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

  /// The other spellings that were read, in the order of their first words, and by the end of their last.
  private var others: [Other] = []
  private var othersByEnd: [Int: [Other]] = [:]
  /// For each prefix, which other spellings begin with it.
  private var otherHits: [[Range<Int>]]

  /// How many patterns were gone through so far.
  package private(set) var visits = 0

  private static let nothing = -1

  package init(_ query: TextQuery) {
    var table = WordTable()
    var prefixes = WordTable()
    for part in query.parts {
      let first = patterns.count
      patterns += part.ways.map { way in
        let words = way.dropLast(part.endsInPrefix ? 1 : 0).map { table.insert($0) }
        let prefix = part.endsInPrefix ? way.last.map { prefixes.insert($0) } : nil
        return Pattern(words: words, overlaps: Self.overlaps(words), prefix: prefix, masks: Self.masks(words))
      }
      parts.append(first..<patterns.count)
    }
    self.table = table
    self.prefixes = prefixes
    prefixLengths = Set((0..<prefixes.count).map { prefixes.bytes(of: $0).count }).sorted()
    hits = Array(repeating: [], count: prefixes.count)
    otherHits = Array(repeating: [], count: prefixes.count)
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

  private static func masks(_ words: [Int]) -> [Int: UInt64] {
    guard words.count <= longestSpelled else { return [:] }
    var masks: [Int: UInt64] = [:]
    for (place, word) in words.enumerated() { masks[word, default: 0] |= 1 << UInt64(place) }
    return masks
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
    if parts.isEmpty { return nil }
    clear()
    texts { read($0) }
    arrangeOthers()
    var counts: [UInt8] = []
    counts.reserveCapacity(parts.count)
    for part in parts {
      let count = count(part)
      if count == 0 { return nil }
      counts.append(UInt8(clamping: count))
    }
    return counts
  }

  /// How often a part stands in the texts: what is found in several ways at one place counts once.
  private mutating func count(_ part: Range<Int>) -> Int {
    let begun = part.filter { patterns[$0].words.first.map { isRead[$0] } ?? true }
    visits += begun.count
    if part.count == 1 {
      var count = 0
      for number in begun { visit(patterns[number]) { _ in count += 1 } }
      return count
    }
    var ends: Set<Int> = []
    for number in begun { visit(patterns[number]) { ends.insert($0.upperBound) } }
    return ends.count
  }

  /// The places in a text, in bytes of UTF-8, at which parts of the query stand, in order; overlapping ones are joined.
  package mutating func places(in text: String) -> [Range<Int>] {
    clear()
    read(text)
    arrangeOthers()
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
    for prefix in hitPrefixes {
      hits[prefix].removeAll(keepingCapacity: true)
      otherHits[prefix].removeAll(keepingCapacity: true)
    }
    for word in readWords { isRead[word] = false }
    hitPrefixes.removeAll(keepingCapacity: true)
    readWords.removeAll(keepingCapacity: true)
    others.removeAll(keepingCapacity: true)
  }

  private mutating func read(_ text: String) {
    let first = numbers.count
    reader.read(text)
    while let word = reader.next() {
      for prefix in takePrefixes(reader.words.bytes, word.folded) { hits[prefix].append(numbers.count) }
      let number = table.find(reader.words.bytes, word.folded, head: word.head)
      if let number { markRead(number) }
      numbers.append(number ?? Self.nothing)
      places.append(word.place)
    }
    for other in reader.others {
      let words = first + other.words.lowerBound..<first + other.words.upperBound
      for prefix in takePrefixes(reader.bytes, other.folded) { otherHits[prefix].append(words) }
      let head = WordTable.chunk(reader.bytes, other.folded)
      if let number = table.find(reader.bytes, other.folded, head: head) {
        markRead(number)
        others.append(Other(words: words, number: number))
      }
    }
    numbers.append(Self.nothing)
    places.append(0..<0)
  }

  /// The prefixes with which a word begins, noted as such that have hits.
  private mutating func takePrefixes(_ bytes: [UInt8], _ word: Range<Int>) -> [Int] {
    var found: [Int] = []
    for length in prefixLengths {
      if length > word.count { break }
      let beginning = word.lowerBound..<word.lowerBound + length
      guard let number = prefixes.find(bytes, beginning, head: WordTable.chunk(bytes, beginning)) else { continue }
      if hits[number].isEmpty, otherHits[number].isEmpty { hitPrefixes.append(number) }
      found.append(number)
    }
    return found
  }

  private mutating func markRead(_ word: Int) {
    if isRead[word] { return }
    isRead[word] = true
    readWords.append(word)
  }

  /// Puts the other spellings in order, once all texts have been read.
  private mutating func arrangeOthers() {
    if others.isEmpty && othersByEnd.isEmpty { return }
    others.sort { ($0.words.lowerBound, $0.words.upperBound) < ($1.words.lowerBound, $1.words.upperBound) }
    othersByEnd = Dictionary(grouping: others, by: \.words.upperBound)
  }

  /// Visits the words at which a pattern stands.
  private func visit(_ pattern: Pattern, _ visit: (Range<Int>) -> Void) {
    let words = pattern.words
    var endings = pattern.prefix.map { hits[$0][...] }
    if words.isEmpty {
      for hit in endings ?? [] { visit(hit..<hit + 1) }
      for hit in pattern.prefix.map({ otherHits[$0] }) ?? [] { visit(hit) }
      return
    }
    let hasOthers = !others.isEmpty || pattern.prefix.map { !otherHits[$0].isEmpty } ?? false
    if hasOthers, !pattern.masks.isEmpty {
      visitSpellings(of: pattern, visit)
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

  /// Visits the words at which a pattern stands, among them other spellings, which may go over several words.
  ///
  /// For each place between two words a number says how many of the pattern's first words may end there, a bit each
  /// (Baeza-Yates and Gonnet 1992): each word and each other spelling carries bits from its beginning to its end.
  private func visitSpellings(of pattern: Pattern, _ visit: (Range<Int>) -> Void) {
    var states = [UInt64](repeating: 1, count: numbers.count + 1)
    var next = 0
    for (place, number) in numbers.enumerated() {
      let state = states[place]
      if let mask = pattern.masks[number] { states[place + 1] |= (state & mask) << 1 }
      while next < others.count, others[next].words.lowerBound == place {
        let other = others[next]
        if let mask = pattern.masks[other.number] { states[other.words.upperBound] |= (state & mask) << 1 }
        next += 1
      }
    }
    let whole: UInt64 = 1 << UInt64(pattern.words.count)
    guard let prefix = pattern.prefix else {
      for end in states.indices where states[end] & whole != 0 {
        visit(start(of: pattern, endingAt: end, states)..<end)
      }
      return
    }
    var ends: Set<Int> = []
    for hit in hits[prefix].map({ $0..<$0 + 1 }) + otherHits[prefix]
    where states[hit.lowerBound] & whole != 0 && ends.insert(hit.upperBound).inserted {
      visit(start(of: pattern, endingAt: hit.lowerBound, states)..<hit.upperBound)
    }
  }

  /// Where the words of a pattern begin that end at a place.
  private func start(of pattern: Pattern, endingAt end: Int, _ states: [UInt64]) -> Int {
    var place = end
    for (matched, number) in pattern.words.enumerated().reversed() {
      let bit: UInt64 = 1 << UInt64(matched)
      if numbers[place - 1] == number, states[place - 1] & bit != 0 {
        place -= 1
      } else if let other = othersByEnd[place]?.first(where: {
        $0.number == number && states[$0.words.lowerBound] & bit != 0
      }) {
        place = other.words.lowerBound
      }
    }
    return place
  }
}
