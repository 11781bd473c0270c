/// The documents that hold a word, in ascending order, and how often each does.
package struct Postings: Sendable {
  package let documents: ArraySlice<UInt32>
  /// As many as there are documents; a count stops at 255.
  package let counts: ArraySlice<UInt8>

  package static let none = Postings(documents: [], counts: [])
}
