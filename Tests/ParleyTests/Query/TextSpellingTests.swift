import Parley
import Testing

@Suite("Other spellings of words") struct TextSpellingTests {
  /// The other spellings in a text.
  static func others(_ text: String) -> [String] {
    var reader = Spellings()
    reader.read(text)
    while reader.next() != nil {}
    return reader.others.map { String(decoding: reader.bytes[$0.folded], as: UTF8.self) }
  }

  static func dossier(_ names: [String]) -> Dossier {
    Dossier(
      records: names.enumerated().map { row, name in
        Actor(EntityID(unchecked: "a-\(row)"), LocalizedName(name), .person)
      })
  }

  /// Which of some names a search finds.
  static func found(_ search: String, _ names: [String]) -> [String] {
    dossier(names).fetch(Query<Actor>(where: .text(search), orderedBy: .id)).map(\.name.primary)
  }

  @Test("Names are found with and without the marks that join their parts, and by their parts")
  func joinedNames() {
    let names = ["Ahmed al-Sharaa", "Ahmed Alsharaa", "Ahmed al Sharaa", "Ahmed al’Sharaa", "Sharaa"]
    #expect(Self.found("alsharaa", names) == [names[0], names[1], names[3]])
    #expect(Self.found("al-Sharaa", names) == Array(names.prefix(4)))
    #expect(Self.found("sharaa", names) == [names[0], names[2], names[3], names[4]])
    #expect(Self.found("\"ahmed al-sharaa\"", names) == Array(names.prefix(4)))
    #expect(Self.found("\"ahmed alsharaa\"", names) == [names[0], names[1], names[3]])
    #expect(Self.found("alsh*", names) == [names[0], names[1], names[3]])
    #expect(Self.found("al-sh*", names) == Array(names.prefix(4)))
  }

  @Test("Abbreviations are found with and without full stops, possessives and compounds too")
  func abbreviations() {
    let names = ["The U.S. plan", "US plan", "U.S.-led force", "The US’s plan", "u s", "usa", "U.S.A."]
    #expect(Self.found("us", names) == [names[0], names[1], names[2], names[3], names[6]])
    #expect(Self.found("U.S.", names) == [names[0], names[1], names[2], names[3], names[4], names[6]])
    #expect(Self.found("usa", names) == ["usa", "U.S.A."])
    #expect(Self.found("U.S.A.", names) == ["usa", "U.S.A."])
    #expect(Self.found("destaing", ["Valéry Giscard d'Estaing", "d’Estaing", "Estaing"]).count == 2)
    #expect(Self.found("d'estaing", ["Valéry Giscard d'Estaing", "Destaing", "Estaing"]).count == 2)
    #expect(Self.found("\"alsharaa s plan\"", ["al-Sharaa's plan"]).count == 1)
    #expect(Self.found("al-Sharaa's", ["Alsharaa’s plan", "alsharaas plan", "al sharaa s"]).count == 3)
    #expect(Self.found("F16", ["An F-16", "F16", "F 16"]).count == 2)
  }

  @Test("Letters with signs are found as they are typed without, with one letter and with two")
  func signs() {
    let names = ["Müller", "Mueller", "Muller", "Mu\u{308}ller"]
    #expect(Self.found("müller", names) == names)
    #expect(Self.found("mueller", names) == [names[0], names[1], names[3]])
    #expect(Self.found("muller", names) == [names[0], names[2], names[3]])
    #expect(Self.found("muel*", names) == [names[0], names[1], names[3]])
    #expect(Self.found("djokovic", ["Novak Đoković", "Djokovic", "Dokovic"]).count == 2)
    #expect(Self.found("đoković", ["Novak Đoković", "Djokovic", "Dokovic"]).count == 3)
    #expect(Self.found("moeller", ["Møller", "Möller", "Moller"]).count == 2)
    #expect(Self.found("haavard", ["Håvard", "Havard"]) == ["Håvard"])
    #expect(Self.found("alueberall", ["al-Überall"]).count == 1)
    #expect(Self.found("naieve", ["naïve"]) == [] && Self.found("naive", ["naïve"]).count == 1)
  }

  @Test("Figures and sentences are not joined, nor words with more than one mark between them")
  func separateWords() {
    for text in ["2025-11-20", "3.5", "one, two", "end. Next", "a--b", "a.-b", "a - b", "a/b", "500,000"] {
      #expect(Self.others(text) == [], "\(text)")
    }
    #expect(Self.others("10.c") == ["10c"])
    #expect(Self.others("Jean-Claude d’Arc") == ["jeanclaude", "darc"])
    #expect(Self.others("a-b-c-d") == ["ab", "bc", "cd", "abc", "bcd", "abcd"])
    #expect(Self.others(String(repeating: "ab-", count: 1_000)).count == 999 + 998)
  }

  @Test("A search of very many spellings is read and found")
  func manySpellings() {
    let name = (0..<30).map { "ü\($0)-é" }.joined(separator: " ")
    #expect(Self.found("\"\(name)\"", [name]).count == 1)
    #expect(TextQuery("\"\(name)\"").parts.map(\.ways.count) == [2])
    let long = (0..<5_000).map { "ü\($0)-é" }.joined(separator: " ")
    #expect(Self.found("\"\(long)\"", [long]).count == 1)
  }

  @Test("Other spellings make a record no longer, and count where they stand")
  func relevance() {
    let names = ["us us x", "U.S. x", "us x y"]
    let query = Query<Actor>(where: .text("us"), orderedBy: .relevance)
    #expect(Self.dossier(names).fetch(query).map(\.name.primary) == names)
    let index = TextIndex(count: 1) { _, add in add("The U.S. and al-Sharaa") }
    #expect(index.lengths == [6])
    #expect(Array(index.postings(of: Array("us".utf8)).counts) == [1])
  }
}
