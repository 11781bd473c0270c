/// Lays out text in lines of a width.
struct TextPage {
  /// How many characters fit into a line.
  let width: Int

  /// Whether headings stand out by bold letters.
  let isColoured: Bool

  /// What was written so far.
  private(set) var text = ""

  init(_ terminal: ExampleTerminal) {
    width = terminal.width
    isColoured = terminal.isColoured
  }

  /// Writes a paragraph, whose further lines begin below the text of the first one.
  ///
  /// - Parameters:
  ///   - words: The text; wrapped at spaces.
  ///   - first: What stands before it in the first line.
  mutating func paragraph(_ words: String, first: String = "") {
    let indent = String(repeating: " ", count: first.count)
    var line = first
    var used = first.count
    var isEmpty = true
    for word in Self.printable(words).split(whereSeparator: \.isWhitespace) {
      if !isEmpty, used + 1 + word.count > width {
        text += line + "\n"
        (line, used, isEmpty) = (indent, indent.count, true)
      }
      line += isEmpty ? word : " " + word
      used += word.count + (isEmpty ? 0 : 1)
      isEmpty = false
    }
    text += line + "\n"
  }

  /// A text of a dossier without what would steer the terminal or turn the direction of what follows.
  private static func printable(_ text: String) -> String {
    func steers(_ scalar: Unicode.Scalar) -> Bool {
      switch scalar.value {
      case 0x09, 0x0A, 0x0D: false
      case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: true
      default: false
      }
    }
    guard text.unicodeScalars.contains(where: steers) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.map { steers($0) ? "\u{FFFD}" : $0 }))
  }

  /// Begins a part.
  mutating func heading(_ title: String) {
    gap()
    self.title(title)
    text += String(repeating: "-", count: min(title.count, width)) + "\n"
  }

  /// Writes a line in capitals.
  mutating func title(_ words: String) {
    if isColoured { text += "\u{1B}[1m" }
    paragraph(words.uppercased())
    guard isColoured else { return }
    text.removeLast()
    text += "\u{1B}[0m\n"
  }

  /// Leaves one line empty, unless the page is still empty or the line above is a heading or empty.
  mutating func gap() {
    if text.isEmpty || text.hasSuffix("\n\n") || text.hasSuffix("-\n") { return }
    text += "\n"
  }
}

extension TextPage {
  /// A help text, laid out anew where its lines are too long.
  ///
  /// - Parameters:
  ///   - help: The help. Lines that begin with many spaces go on with what the line above says.
  ///   - width: How many characters fit into a line.
  /// - Returns: The text with a line end.
  static func wrapped(_ help: String, width: Int) -> String {
    let lines = help.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.allSatisfy({ $0.count <= width }) { return help + "\n" }
    var page = TextPage(ExampleTerminal(environment: ["COLUMNS": "\(width)"], columns: nil))
    var option: String?
    var words = ""
    func writeEntry() {
      defer { (option, words) = (nil, "") }
      guard let option else {
        if !words.isEmpty { page.paragraph(words) }
        return
      }
      let column = 20
      if option.count + 4 <= column, column <= width / 2 {
        page.paragraph(words, first: "  \(option)" + String(repeating: " ", count: column - 2 - option.count))
      } else {
        page.paragraph(option, first: "  ")
        page.paragraph(words, first: "      ")
      }
    }
    for line in lines {
      let text = line.drop { $0 == " " }
      let isIndented = text.startIndex != line.startIndex
      if isIndented, text.hasPrefix("-") {
        writeEntry()
        let name = text.prefix(upTo: text.firstRange(of: "  ")?.lowerBound ?? text.endIndex)
        option = String(name)
        words = String(text.dropFirst(name.count).drop { $0 == " " })
      } else if text.isEmpty {
        writeEntry()
        page.gap()
      } else {
        if !isIndented, option != nil { writeEntry() }
        words += words.isEmpty ? String(text) : " \(text)"
      }
    }
    writeEntry()
    return page.text
  }
}
