/// The words of many documents, and where they stand: what a search for words reads instead of the texts.
///
/// Documents are numbers from 0. The index knows which words a document has and how often, in every spelling of
/// ``Spellings``, and not in which order: whether the words of a phrase follow each other is for ``TextMatcher`` to say.
package final class TextIndex: Sendable {
  /// Goes up when other words are found in a text than before: an index that was stored with other ones is made anew.
  package static var version: Int { 2 }

  private let words: WordTable
  /// The documents of the first word, then those of the second, and so on.
  private let documents: [UInt32]
  private let counts: [UInt8]
  /// Where the documents of each word begin, and where those of the last one end.
  private let starts: [Int]
  private let alphabet = Lazy<Alphabet>()

  /// How many words each document has, other spellings not counted.
  package let lengths: [UInt32]

  /// The number of words in all documents.
  let totalLength: Int

  /// Reads documents.
  ///
  /// - Parameters:
  ///   - count: How many there are.
  ///   - texts: Hands over the texts of a document.
  package init(count: Int, texts: (_ document: Int, _ add: (String) -> Void) -> Void) {
    var builder = Builder()
    var lengths: [UInt32] = []
    var sizes: [UInt32] = []
    lengths.reserveCapacity(count)
    sizes.reserveCapacity(count)
    for document in 0..<count {
      let (words, occurrences) = (builder.wordCount, builder.occurrences.count)
      texts(document) { builder.add($0, to: UInt32(document)) }
      lengths.append(UInt32(builder.wordCount - words))
      sizes.append(UInt32(builder.occurrences.count - occurrences))
    }
    words = builder.words
    self.lengths = lengths
    totalLength = lengths.reduce(0) { $0 + Int($1) }
    (starts, documents, counts) = builder.sorted(sizes)
  }

  package func pack(into writer: inout PackedWriter) {
    words.pack(into: &writer)
    writer.add(starts)
    writer.add(documents)
    writer.add(counts)
    writer.add(lengths)
  }

  package init(unpacking reader: inout PackedReader, count: Int) throws(PackedFault) {
    words = try WordTable(unpacking: &reader)
    starts = try reader.integers()
    documents = try reader.numbers()
    counts = try reader.numbers()
    lengths = try reader.numbers()
    totalLength = lengths.reduce(0) { $0 + Int($1) }
    try PackedFault.unless(
      starts.count == words.count + 1 && starts[0] == 0 && starts[words.count] == documents.count
        && zip(starts, starts.dropFirst()).allSatisfy { $0 <= $1 } && documents.areBelow(count)
        && counts.count == documents.count && lengths.count == count)
  }

  /// The documents that hold a folded word.
  package func postings(of word: [UInt8]) -> Postings {
    words.find(word).map(postings(at:)) ?? .none
  }

  /// The documents that hold a word which begins with a folded prefix.
  ///
  /// - Complexity: O(*p* + *d*) for *p* entries of the words and *d* documents; O(log *w*) in the number of words where
  ///   a single one has the prefix. The first call sorts all words.
  package func postings(withPrefix prefix: [UInt8]) -> Postings {
    let alphabet = alphabet.get { Alphabet(words) }
    let numbers = alphabet.numbers(withPrefix: prefix, in: words)
    guard let first = numbers.first else { return .none }
    return numbers.count == 1 ? postings(at: Int(first)) : merged(numbers)
  }

  private func postings(at word: Int) -> Postings {
    Postings(rows: documents, tallies: counts, range: starts[word]..<starts[word + 1])
  }

  private func merged(_ numbers: ArraySlice<UInt32>) -> Postings {
    var sums = [UInt8](repeating: 0, count: lengths.count)
    var found = [UInt64](repeating: 0, count: (lengths.count + 63) / 64)
    for number in numbers {
      for index in starts[Int(number)]..<starts[Int(number) + 1] {
        let document = Int(documents[index])
        let (sum, overflow) = sums[document].addingReportingOverflow(counts[index])
        sums[document] = overflow ? .max : sum
        found[document / 64] |= 1 << UInt64(document % 64)
      }
    }
    var documents: [UInt32] = []
    var counts: [UInt8] = []
    for (block, bits) in found.enumerated() {
      var rest = bits
      while rest != 0 {
        let document = block * 64 + rest.trailingZeroBitCount
        rest &= rest - 1
        documents.append(UInt32(document))
        counts.append(sums[document])
      }
    }
    return Postings(rows: documents, tallies: counts, range: documents.indices)
  }
}

/// Collects the words of documents in the order of the documents, and then sorts them by word.
private struct Builder {
  private(set) var words = WordTable()
  /// The number of each word, doubled, and 1 more where its document has had the word before.
  private(set) var occurrences: [UInt32] = []
  /// How many words there are, other spellings not counted.
  private(set) var wordCount = 0
  /// How many documents each word has, and the last of them.
  private var sizes: [UInt32] = []
  private var lastDocuments: [UInt32] = []
  private var reader = Spellings()

  mutating func add(_ text: String, to document: UInt32) {
    reader.read(text)
    while let word = reader.next() {
      add(words.insert(reader.words.bytes, word.folded, head: word.head), document)
      wordCount += 1
    }
    for other in reader.others {
      let head = WordTable.chunk(reader.bytes, other.folded)
      add(words.insert(reader.bytes, other.folded, head: head), document)
    }
  }

  @inline(__always)
  private mutating func add(_ number: Int, _ document: UInt32) {
    if number == sizes.count {
      sizes.append(0)
      lastDocuments.append(.max)
    }
    let isRepeated = lastDocuments[number] == document
    if !isRepeated {
      sizes[number] += 1
      lastDocuments[number] = document
    }
    occurrences.append(UInt32(number) << 1 | (isRepeated ? 1 : 0))
  }

  /// Sorts the occurrences by word, given how many each document has.
  func sorted(_ lengths: [UInt32]) -> (starts: [Int], documents: [UInt32], counts: [UInt8]) {
    var starts = [0]
    for size in sizes { starts.append(starts[starts.count - 1] + Int(size)) }
    var ends = starts
    var documents = [UInt32](repeating: 0, count: starts[words.count])
    var counts = [UInt8](repeating: 0, count: documents.count)
    var index = 0
    for (document, length) in lengths.enumerated() {
      for _ in 0..<length {
        let occurrence = occurrences[index]
        index += 1
        let word = Int(occurrence >> 1)
        let end = ends[word]
        if occurrence & 1 == 1 {
          if counts[end - 1] < .max { counts[end - 1] += 1 }
        } else {
          documents[end] = UInt32(document)
          counts[end] = 1
          ends[word] = end + 1
        }
      }
    }
    return (starts, documents, counts)
  }
}

/// The words in the order of their bytes.
private struct Alphabet: Sendable {
  private var numbers: [UInt32]

  init(_ words: WordTable) {
    // Eight bytes of each word at hand decide most comparisons.
    let heads = (0..<words.count).map { Self.head(words.bytes(of: $0)) }
    numbers = (0..<UInt32(words.count)).sorted { left, right in
      let (a, b) = (heads[Int(left)], heads[Int(right)])
      return a != b ? a < b : words.bytes(of: Int(left)).lexicographicallyPrecedes(words.bytes(of: Int(right)))
    }
  }

  private static func head(_ word: ArraySlice<UInt8>) -> UInt64 {
    word.prefix(8).reduce(0) { $0 << 8 | UInt64($1) } << UInt64(64 - 8 * min(word.count, 8))
  }

  /// The numbers of the words with a prefix.
  func numbers(withPrefix prefix: [UInt8], in words: WordTable) -> ArraySlice<UInt32> {
    let first = numbers.partitioningIndex { !words.bytes(of: Int($0)).lexicographicallyPrecedes(prefix) }
    let last = numbers.partitioningIndex {
      prefix.lexicographicallyPrecedes(words.bytes(of: Int($0)).prefix(prefix.count))
    }
    return numbers[first..<last]
  }
}
