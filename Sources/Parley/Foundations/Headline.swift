extension String {
  /// The text on one line, cut off where it is long: for descriptions.
  ///
  /// - Parameter limit: The greatest number of characters.
  /// - Returns: The text with single spaces for line ends and other blanks, `...` at its end where it was cut off.
  package func headline(_ limit: Int = 100) -> String {
    // Few words are enough, however long the text is.
    let beginning = String(prefix(limit + 1))
    let isCut = beginning.count > limit
    let line = beginning.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard isCut || line.count > limit else { return line }
    let words = line.prefix(max(limit - 3, 0))
    let whole = words.lastIndex(of: " ").map { words[..<$0] } ?? words
    return "\(whole)..."
  }

  /// A number with the word for what is counted, in the plural where it is not one: `1 statement`, `0 entries`.
  ///
  /// - Parameters:
  ///   - count: The number.
  ///   - word: The word in the singular.
  package init(_ count: Int, _ word: String) {
    let isConsonantal = word.hasSuffix("y") && !["ay", "ey", "oy", "uy"].contains(where: word.hasSuffix)
    let plural = isConsonantal ? "\(word.dropLast())ies" : "\(word)s"
    self = "\(count) \(count == 1 ? word : plural)"
  }
}

extension Mirror {
  /// A mirror that shows the description alone: for what holds a whole dossier, of which a dump would never end.
  ///
  /// - Parameter subject: What is shown.
  package init(summaryOf subject: some CustomStringConvertible) {
    self.init(subject, children: ["description": subject.description], displayStyle: .struct)
  }
}
