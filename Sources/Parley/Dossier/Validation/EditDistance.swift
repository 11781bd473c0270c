/// How many letters must be added, dropped or changed to turn one word into another (Levenshtein 1966).
package enum EditDistance {
  /// The distance between two words; some number above the limit where it is greater.
  ///
  /// - Complexity: O(1) where the lengths differ by more than the limit; else O(*n* · limit) in the length of what stands
  ///   between the words' common beginning and their common end.
  static func between(_ left: String, _ right: String, atMost limit: Int) -> Int {
    // Names come from documents and may be long: their lengths are compared before they are copied.
    if abs(left.utf8.count - right.utf8.count) > limit { return limit + 1 }
    return between(Array(left.utf8), Array(right.utf8), atMost: limit)
  }

  /// The distance between two words by their bytes; some number above the limit where it is greater.
  package static func between(_ left: [UInt8], _ right: [UInt8], atMost limit: Int) -> Int {
    if abs(left.count - right.count) > limit { return limit + 1 }
    var (a, b) = (left[...], right[...])
    while let first = a.first, first == b.first {
      a.removeFirst()
      b.removeFirst()
    }
    while let last = a.last, last == b.last {
      a.removeLast()
      b.removeLast()
    }
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
    return banded(Array(a), Array(b), limit)
  }

  /// The table of distances between all beginnings, of which only the band along the diagonal can hold a distance within
  /// the limit.
  private static func banded(_ a: [UInt8], _ b: [UInt8], _ limit: Int) -> Int {
    let far = limit + 1
    var row = (0...b.count).map { min($0, far) }
    for (i, letter) in a.enumerated() {
      let (first, last) = (max(0, i - limit), min(b.count - 1, i + limit))
      guard first <= last else { return far }
      var diagonal = row[first]
      row[first] = first == 0 ? min(i + 1, far) : far
      var least = row[first]
      for j in first...last {
        let changed = diagonal + (letter == b[j] ? 0 : 1)
        diagonal = row[j + 1]
        // The row before does not reach as far as this one.
        let dropped = j == i + limit ? far : diagonal + 1
        row[j + 1] = min(changed, row[j] + 1, dropped, far)
        least = min(least, row[j + 1])
      }
      if least >= far { return far }
    }
    return row[b.count]
  }

  /// How far a word may be from the one that is meant: of a short word little must be changed to make it any other.
  static func limit(for word: String) -> Int { min(2, word.utf8.count / 2) }

  /// The word that is most like another one, without regard to case, hyphens and underscores; `nil` where none is close.
  ///
  /// - Complexity: O(*n*) in the number of candidates and in the length of the word.
  static func nearest(to word: String, among candidates: [String]) -> String? {
    let limit = limit(for: word)
    // A longer word is like none of the format's names.
    guard word.utf8.count <= 64 else { return nil }
    let letters = letters(of: word)
    var best: (distance: Int, word: String)?
    for candidate in candidates {
      let distance = between(letters, Self.letters(of: candidate), atMost: limit)
      if distance <= limit, distance < best?.distance ?? .max { best = (distance, candidate) }
    }
    return best?.word
  }

  private static func letters(of word: String) -> [UInt8] {
    word.utf8.compactMap { byte in
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
      case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: " "): nil
      default: byte
      }
    }
  }
}
