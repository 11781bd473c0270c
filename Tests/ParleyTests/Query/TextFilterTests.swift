import Foundation
import Parley
import Testing

@Suite("Searches of records") struct TextFilterTests {
  /// The searched texts of a record, by member.
  private static func texts(of record: any Searchable) -> [(member: String, text: String)] {
    var texts: [(String, String)] = []
    record.texts { texts.append(($0(), $1)) }
    return texts
  }

  private static func full() -> Dossier { RandomDossier.dossier(seed: 2, .init(size: 4, isFull: true)) }

  /// What stands under a path as in `reasons[0].text` in a record's JSON.
  private static func value(at path: String, in json: JSONValue) -> String? {
    var value = json
    for step in path.split(separator: ".") {
      let parts = step.split(separator: "[")
      guard case .object(let members) = value, let member = members[String(parts[0])] else { return nil }
      value = member
      guard parts.count > 1 else { continue }
      guard case .array(let elements) = value, let index = Int(parts[1].dropLast()) else { return nil }
      value = elements[index]
    }
    if case .string(let text) = value { return text }
    return nil
  }

  @Test("Searched are all texts that say something, and no others; each stands under its member")
  func members() throws {
    let dossier = Self.full()
    func check<Item: Record & Searchable>(_ records: Records<Item>, _ expected: [String]) throws {
      var found: Set<String> = []
      for record in records {
        let json = try JSONValue(parsing: [UInt8](try JSONEncoder().encode(record)))
        for (member, text) in Self.texts(of: record) {
          #expect(Self.value(at: member, in: json) == text, "\(member) of \(Item.self)")
          let path = member.replacing(/\[\d+\]/, with: "[]").replacing(/translations\..*/, with: "translations")
          found.insert(path)
        }
      }
      #expect(found.sorted() == expected.sorted(), "\(Item.self)")
    }
    let name = ["name.primary", "name.aliases[].text", "name.translations"]
    try check(dossier.actors, name + ["affiliations[].title"])
    try check(dossier.concessions, ["summary"])
    try check(dossier.discrepancies, ["question", "variants[].text"])
    try check(dossier.events, ["title", "outcome"])
    try check(dossier.findings, ["summary"])
    try check(
      dossier.guarantees,
      ["title", "summary", "triggers[].text", "exclusions[].text", "responses[]", "consideration"])
    try check(dossier.matters, name)
    try check(dossier.places, name)
    try check(dossier.pledges, ["summary"])
    try check(dossier.proposals, ["title.primary", "title.aliases[].text", "title.translations", "summary"])
    try check(dossier.provisions, ["text", "conditions[].text", "deadline.after"])
    try check(dossier.sanctions, ["title", "programme", "legalBasis", "reliefConditions[].text"])
    try check(dossier.sources, ["title", "publisher", "authors[]"])
    try check(
      dossier.statements,
      ["summary", "quotation.text", "quotation.original", "stances[].conditions[].text", "reasons[].text"])
  }

  @Test("Every type of record is searched as the reference searches it")
  func everyType() {
    var found = 0
    var known: [String: TextReference.Tokens] = [:]
    func tokens(_ text: String) -> TextReference.Tokens {
      if let tokens = known[text] { return tokens }
      let tokens = TextReference.tokens(text)
      known[text] = tokens
      return tokens
    }
    func check<Item: Record & Searchable>(_ type: Item.Type, _ dossier: Dossier, _ search: String) {
      let query = TextQuery(search)
      let expected = dossier.records(of: type).filter { record in
        TextReference.holds(query, in: Self.texts(of: record).map { tokens($0.text) })
      }.map(\.id)
      #expect(dossier.fetch(Query<Item>(where: .text(search), orderedBy: .id)).map(\.id) == expected, "\(search)")
      #expect(Set(dossier.fetch(Query<Item>(where: .text(search), orderedBy: .relevance)).map(\.id)) == Set(expected))
      let others = dossier.fetch(Query<Item>(where: .not(.text(search))))
      #expect(others.count == dossier.records(of: type).count - expected.count)
      found += expected.count
    }
    for seed in UInt64(1)...4 {
      let dossier = RandomDossier.dossier(seed: seed, .init(size: 15))
      var searches = ["", "nothing"]
      for words in dossier.statements.map({ Words.folded($0.summary) }).filter({ !$0.isEmpty }).prefix(6) {
        searches.append(words[0])
        searches.append("\(words[0].prefix(2))*")
        searches.append("\"\(words.prefix(2).joined(separator: " "))\"")
        searches.append(words.joined(separator: " "))
      }
      for search in searches {
        check(Actor.self, dossier, search)
        check(Concession.self, dossier, search)
        check(Discrepancy.self, dossier, search)
        check(Event.self, dossier, search)
        check(Finding.self, dossier, search)
        check(SecurityGuarantee.self, dossier, search)
        check(Matter.self, dossier, search)
        check(Place.self, dossier, search)
        check(Pledge.self, dossier, search)
        check(Proposal.self, dossier, search)
        check(Provision.self, dossier, search)
        check(Sanction.self, dossier, search)
        check(Source.self, dossier, search)
        check(Statement.self, dossier, search)
      }
    }
    #expect(found > 2000)
  }

  private static let statements: Dossier = Dossier(records: [
    Actor("a", "A", .person),
    Statement("st-1", by: "a", on: "2025-11-20", "A ceasefire now."),
    Statement("st-2", by: "a", on: "2025-11-21", "A ceasefire, then talks, then another ceasefire, and nothing else."),
    Statement("st-3", by: "a", on: "2025-11-22", "Ceasefire! Ceasefire!"),
    Statement("st-4", by: "a", on: "2025-11-23", "No talks."),
    Statement("st-5", by: "a", on: "2025-11-24", "A ceasefire now."),
  ])

  @Test("The order of relevance is that of the scores, and of the identifiers where they are the same")
  func relevance() {
    // Twice in 2 words; once in 3 words, two times; twice in 10 words.
    let order = Self.statements.fetch(Query<Statement>(where: .text("ceasefire"), orderedBy: .relevance)).map(\.id)
    #expect(order == ["st-3", "st-1", "st-5", "st-2"])
    let best = Self.statements.fetch(
      Query<Statement>(where: .text("ceasefire"), .not(.text("nothing")), orderedBy: .relevance, limit: 2))
    #expect(best.map(\.id) == ["st-3", "st-1"])
    let phrase = Self.statements.fetch(Query<Statement>(where: .text("\"ceasefire now\" a"), orderedBy: .relevance))
    #expect(phrase.map(\.id) == ["st-1", "st-5"])
  }

  @Test("Highlights show the words of all searches, in the order of the members")
  func highlights() {
    var statement = Statement(
      "st", by: "a", on: "2025", "Long‑range weapons won’t end it; sanctions might.",
      stances: [Stance(.opposes, "proposal:p", if: ["sanctioning stops", "nothing else"])],
      quotation: Quotation("These weapons…", original: "Ці ракети дальнього радіуса дії…"))
    statement.reasons = [Reason("None."), Reason("Weapons of long range.")]
    let filter: Filter<Statement> = .all(
      .text("\"long-range weapons\" sanction*"), .any(.text("ДІЇ"), .speaker("nobody")), .not(.text("these")),
      .source(.text("range")))
    let shown = filter.highlights(in: statement).map { highlight in
      "\(highlight.member): \(highlight.ranges.map { highlight.text[$0] }.joined(separator: " | "))"
    }
    #expect(
      shown == [
        "summary: Long‑range weapons | sanctions", "quotation.original: дії",
        "stances[0].conditions[0].text: sanctioning",
      ])
    #expect(filter.highlights(in: statement).map(\.text).first == statement.summary)
    #expect(Filter<Statement>.text("").highlights(in: statement) == [])
    #expect(Filter<Statement>.not(.text("weapons")).highlights(in: statement) == [])
    #expect(Filter<Statement>.speaker("a").highlights(in: statement) == [])
  }

  @Test("Names are highlighted in every form they have")
  func names() {
    let actor = Actor(
      "zelensky",
      LocalizedName(
        "Volodymyr Zelensky", translations: ["uk": "Володимир Зеленський", "pl": "Wołodymyr Zełenski"],
        aliases: [Alias("Zelenskyy", .transliteration)]), .person)
    let shown = Filter<Actor>.text("zelensk* Wolodymyr зеленськии").highlights(in: actor)
    #expect(
      shown.map(\.member) == [
        "name.primary", "name.aliases[0].text", "name.translations.pl", "name.translations.uk",
      ])
  }
}
