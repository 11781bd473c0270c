/// Finds what somebody may have meant.
public enum Spelling: Sendable {
  /// The word that is most like a misspelt one.
  ///
  /// - Parameters:
  ///   - word: The misspelt word.
  ///   - known: The words that exist.
  /// - Returns: A word that differs, as a whole or in the part behind a hyphen, in few letters, or else one that
  ///   contains what was written; `nil` where nothing is close.
  /// - Complexity: O(*n* · *m*) in the number of words and the square of their length.
  public static func nearest(to word: String, among known: [String]) -> String? {
    let word = word.lowercased()
    let limit = word.count < 4 ? 1 : 2
    let near = known.map { other in
      let part = other.split(separator: "-").last.map(String.init) ?? other
      return (min(distance(word, other), distance(word, part)), other.count, other)
    }
    .filter { $0.0 <= limit }.min { $0 < $1 }
    if let near { return near.2 }
    return known.filter { word.count >= 4 && $0.contains(word) }.min { ($0.count, $0) < ($1.count, $1) }
  }

  /// How many letters must be added, dropped or changed to turn one word into another (Levenshtein 1966).
  private static func distance(_ left: String, _ right: String) -> Int {
    let (a, b) = (Array(left.utf8.prefix(200)), Array(right.utf8))
    var row = Array(0...b.count)
    for (i, letter) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, other) in b.enumerated() {
        let changed = diagonal + (letter == other ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(changed, row[j] + 1, diagonal + 1)
      }
    }
    return row[b.count]
  }
}
