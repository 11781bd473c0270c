public import Parley

/// What an example has found out, printed either as text or as JSON with the same content.
public struct Report: Sendable {
  /// One line with what it rests on, and the lines under it.
  public struct Item: Sendable {
    /// The line.
    public var text: String
    /// What it rests on.
    public var citations: [Citation]
    /// The identifiers and terms behind the line, for JSON only.
    public var data: JSONObject
    /// The lines under it.
    public var items: [Item]

    /// Creates a line.
    ///
    /// - Parameters:
    ///   - text: The line.
    ///   - citations: What it rests on.
    ///   - data: The identifiers and terms behind the line.
    ///   - items: The lines under it.
    public init(_ text: String, _ citations: [Citation] = [], data: JSONObject = [:], items: [Item] = []) {
      self.text = text
      self.citations = citations
      self.data = data
      self.items = items
    }
  }

  /// A part of the report.
  public struct Section: Sendable {
    /// Its name in JSON.
    public var key: String
    /// Its heading.
    public var title: String
    /// What a reader has to know about it.
    public var note: String?
    /// Its lines.
    public var items: [Item]

    /// Creates a part.
    ///
    /// - Parameters:
    ///   - key: Its name in JSON.
    ///   - title: Its heading.
    ///   - note: What a reader has to know about it.
    ///   - items: Its lines.
    public init(_ key: String, _ title: String, note: String? = nil, items: [Item]) {
      self.key = key
      self.title = title
      self.note = note
      self.items = items
    }
  }

  /// The lines at the top.
  public var heading: [String]

  /// The identifiers and terms that say what was asked, for JSON only.
  public var data: JSONObject

  /// The parts.
  public var sections: [Section]

  /// Creates a report.
  ///
  /// - Parameters:
  ///   - heading: The lines at the top.
  ///   - data: The identifiers and terms that say what was asked.
  ///   - sections: The parts.
  public init(heading: [String], data: JSONObject, sections: [Section]) {
    self.heading = heading
    self.data = data
    self.sections = sections
  }

  /// The report as text; the sources are numbered in the order in which they are needed and listed at the end.
  ///
  /// - Parameters:
  ///   - dossier: The dossier that holds the sources.
  ///   - terminal: How wide the text is, and whether it is coloured.
  /// - Returns: The text.
  public func text(_ dossier: Dossier, on terminal: ExampleTerminal = .output) -> String {
    var page = TextPage(terminal)
    var sources = SourceList()
    for (index, line) in heading.enumerated() { if index == 0 { page.title(line) } else { page.paragraph(line) } }
    for section in sections {
      page.heading(section.title)
      if let note = section.note { page.paragraph(note) }
      for item in section.items {
        // A line with others under it heads a group.
        if !item.items.isEmpty || section.note != nil && item.text == section.items.first?.text { page.gap() }
        write(item, depth: 0, &page, &sources)
      }
    }
    guard !sources.isEmpty else { return finished(page) }
    page.heading("Sources")
    page.paragraph(SourceList.legend)
    page.gap()
    for (mark, line) in sources.lines(dossier) { page.paragraph(line, first: mark) }
    return finished(page)
  }

  /// The text of a page; in colour, words that are gone are red and new ones green.
  private func finished(_ page: TextPage) -> String {
    guard page.isColoured else { return page.text }
    let marks = [("[-", "\u{1B}[31m[-"), ("-]", "-]\u{1B}[0m"), ("{+", "\u{1B}[32m{+"), ("+}", "+}\u{1B}[0m")]
    return marks.reduce(page.text) { text, mark in
      text.split(separator: mark.0, omittingEmptySubsequences: false).joined(separator: mark.1)
    }
  }

  /// The report as it was asked for: as JSON with `--json`, otherwise as text.
  ///
  /// - Parameters:
  ///   - arguments: The arguments of the example.
  ///   - dossier: The dossier that holds the sources.
  /// - Returns: The output.
  public func output(_ arguments: ExampleArguments, _ dossier: Dossier) -> String {
    arguments.has("--json") ? String(decoding: json(dossier).jsonBytes(), as: UTF8.self) + "\n" : text(dossier)
  }

  private func write(_ item: Item, depth: Int, _ page: inout TextPage, _ sources: inout SourceList) {
    let mark = sources.mark(item.citations)
    let indent = String(repeating: "  ", count: max(0, depth - 1))
    page.paragraph(item.text + (mark.isEmpty ? "" : " " + mark), first: depth == 0 ? "" : indent + "- ")
    for part in item.items { write(part, depth: depth + 1, &page, &sources) }
  }

  /// The sources that the report cites.
  public var sources: Set<Source.ID> { Set(allItems.flatMap(\.citations).map(\.source)) }

  /// The records that the report shows.
  public var subjects: Set<Subject> {
    let members = allItems.flatMap { Array($0.data) }
    return Set(
      members.compactMap { member in
        guard case .string(let id) = member.value else { return nil }
        return try? Subject("\(member.name):\(id)")
      })
  }

  private var allItems: [Item] {
    var found = sections.flatMap(\.items)
    var next = 0
    while next < found.count {
      found += found[next].items
      next += 1
    }
    return found
  }

  /// The report as JSON.
  ///
  /// - Parameter dossier: The dossier that holds the sources.
  /// - Returns: The value.
  public func json(_ dossier: Dossier) -> JSONValue {
    var sources = SourceList()
    var report = data
    report["heading"] = .array(heading.map(JSONValue.string))
    report["sections"] = .array(
      sections.map { section in
        var members: JSONObject = ["key": .string(section.key), "title": .string(section.title)]
        members["note"] = section.note.map(JSONValue.string)
        members["items"] = .array(section.items.map { json($0, &sources) })
        return .object(members)
      })
    report["sources"] = sources.json(dossier)
    return .object(report)
  }

  private func json(_ item: Item, _ sources: inout SourceList) -> JSONValue {
    var members = item.data
    members["text"] = .string(item.text)
    if !item.citations.isEmpty { members["sources"] = sources.json(item.citations) }
    if !item.items.isEmpty { members["items"] = .array(item.items.map { json($0, &sources) }) }
    return .object(members)
  }
}
