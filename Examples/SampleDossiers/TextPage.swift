/// Lays out text of 100 columns.
struct TextPage {
  /// How many characters fit into a line.
  static let width = 100

  /// What was written so far.
  private(set) var text = ""

  /// Writes a paragraph, whose further lines begin below the text of the first one.
  ///
  /// - Parameters:
  ///   - words: The text; wrapped at spaces.
  ///   - first: What stands before it in the first line.
  mutating func paragraph(_ words: String, first: String = "") {
    let indent = String(repeating: " ", count: first.count)
    var line = first
    var width = first.count
    var isEmpty = true
    for word in words.split(whereSeparator: \.isWhitespace) {
      if !isEmpty, width + 1 + word.count > Self.width {
        text += line + "\n"
        (line, width, isEmpty) = (indent, indent.count, true)
      }
      line += isEmpty ? word : " " + word
      width += word.count + (isEmpty ? 0 : 1)
      isEmpty = false
    }
    text += line + "\n"
  }

  /// Begins a part.
  mutating func heading(_ title: String) {
    gap()
    text += title.uppercased() + "\n" + String(repeating: "-", count: title.count) + "\n"
  }

  /// Leaves one line empty, unless the page is still empty or the line above is a heading or empty.
  mutating func gap() {
    if text.isEmpty || text.hasSuffix("\n\n") || text.hasSuffix("-\n") { return }
    text += "\n"
  }
}
