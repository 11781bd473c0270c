/// Where a word, or words that begin alike, occur: the documents in ascending order and how often each has it.
package struct Postings: Sendable {
  /// An array of which a part are the documents.
  let rows: [UInt32]

  /// An array of which the same part are the counts.
  let tallies: [UInt8]

  /// That part.
  let range: Range<Int>

  /// No document at all.
  package static let none = Postings(rows: [], tallies: [], range: 0..<0)

  /// The documents, each once.
  package var documents: ArraySlice<UInt32> { rows[range] }

  /// How often each of the documents has the word; 255 stands for more as well.
  package var counts: ArraySlice<UInt8> { tallies[range] }
}
