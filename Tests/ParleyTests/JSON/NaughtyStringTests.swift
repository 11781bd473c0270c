import Foundation
import Parley
import Testing

/// Strings that programs stumble over.
@Suite("Naughty strings") struct NaughtyStringTests {
  /// Some of our own, for where the big list is missing.
  static let own = [
    "", " ", "\u{0}", "\u{1}\u{1f}\u{7f}", "\"", "\\", "\\\"", "\\u0041", "/", "\n\r\t\u{8}\u{c}\u{b}", "null", "true",
    "0",
    "{}", "[", "é", "e\u{301}", "ﬀ", "\u{FEFF}", "\u{FFFE}", "\u{FFFF}", "\u{2028}\u{2029}", "\u{202E}abc\u{202C}",
    "\u{D7FF}\u{E000}",
    "\u{10FFFF}", "🕊️", "👩‍👩‍👧‍👦", "Київ", "田中", "مرحبا", "Z̮̞̠͙͔ͅḀ̗̞͈̻̗", "\u{301}", "\u{200d}", "<script>", "' OR 1=1 --", "%s%n",
    "$parley", "id",
  ]

  static func strings() throws -> [String] {
    guard let folder = Suites.folder else { return own }
    let data = try Data(contentsOf: folder.appending(path: "big-list-of-naughty-strings/blns.json"))
    guard case .array(let elements) = try JSONValue(parsing: [UInt8](data)) else { return [] }
    let strings = elements.compactMap { if case .string(let text) = $0 { text } else { nil } }
    #expect(strings.count == elements.count && strings.count > 500)
    #expect(
      try JSONDecoder().decode([String].self, from: data).map { Array($0.utf8) } == strings.map { Array($0.utf8) })
    return own + strings
  }

  @Test("Every string survives writing and reading byte by byte, wherever it stands")
  func survival() throws {
    for text in try Self.strings() {
      var actor = Actor(
        "somebody", LocalizedName(text, translations: ["en": text], aliases: [Alias(text, .short)]), .person)
      actor.note = text
      var statement = Statement("st", by: "somebody", on: "2025", text, quotation: Quotation(text, original: text))
      statement.keywords = [Keyword(rawValue: text)]
      statement.mode = Statement.Mode(rawValue: text)
      statement.extra["x" + text] = .array([.string(text), .object([text: .string(text)])])
      let dossier = Dossier(title: text, records: [actor, statement])
      let json = dossier.jsonBytes()
      let read = try Dossier(jsonBytes: json)
      #expect(read.jsonBytes() == json, "\(text.debugDescription)")

      let bytes = Array(text.utf8)
      #expect(Array(read.title.utf8) == bytes)
      let readActor = try #require(read.actors.first)
      let texts = [
        readActor.name.primary, readActor.name.aliases.first?.text, readActor.name.translations["en"], readActor.note,
      ]
      #expect(texts.allSatisfy { $0.map { Array($0.utf8) } == bytes }, "\(text.debugDescription)")
      let readStatement = try #require(read.statements.first)
      #expect(Array(readStatement.summary.utf8) == bytes)
      #expect(readStatement.keywords == statement.keywords)
      #expect(readStatement.mode == statement.mode)
      #expect(readStatement.extra == statement.extra)
    }
  }

  @Test("A string that no identifier, subject or tag may be is refused there, not changed")
  func refusal() throws {
    for text in try Self.strings() {
      if let id = try? Actor.ID(text) { #expect(Array(id.rawValue.utf8) == Array(text.utf8)) }
      if let subject = try? Subject(text) { #expect(Array(subject.description.utf8) == Array(text.utf8)) }
      if let tag = try? LanguageTag(text) { #expect(Array(tag.rawValue.utf8) == Array(text.utf8)) }
      if let locator = try? Locator(text) { #expect(Array(locator.description.utf8) == Array(text.utf8)) }
      if let number = try? ProvisionNumber(text) { #expect(Array(number.text.utf8) == Array(text.utf8)) }
      if let topic = try? TopicCoding(text) { #expect(try TopicCoding(topic.description) == topic) }
      if let quantity = try? Quantity(text) { #expect(try Quantity(quantity.description) == quantity) }
    }
  }
}
