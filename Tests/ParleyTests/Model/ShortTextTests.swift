import Parley
import TestSupport
import Testing

/// References, topics, places in sources and numbers of provisions: values that are one string in a document.
@Suite("Short texts of the model") struct ShortTextTests {
  @Test("A subject is its kind and its identifier, and survives its text")
  func subjects() throws {
    let kinds = [
      "actor", "statement", "proposal", "provision", "concession", "sanction", "guarantee", "pledge", "event", "matter",
      "place",
    ]
    for kind in kinds {
      let text = "\(kind):us-28/10.c"
      let subject = try Subject(text)
      #expect(subject.description == text)
      #expect(try Subject(subject.description) == subject)
    }
    #expect(Subject("provision:us-28/10c") == .provision("us-28/10c"))
    #expect(try Set(kinds.map { try Subject("\($0):x") }).count == kinds.count)
    let refused: [(String, ParseError.Code, Int?)] = [
      ("", .malformed, nil), ("us-28", .malformed, nil), ("proposal", .malformed, nil), ("proposal:", .empty, nil),
      ("Proposal:us-28", .malformed, nil), ("law:us-28", .malformed, nil), (":us-28", .malformed, nil),
      ("proposal:US", .invalidCharacter, 9), ("proposal: us", .invalidCharacter, 9),
      ("proposal:a:b", .invalidCharacter, 10),
      ("proposal:" + String(repeating: "a", count: 129), .tooLong, nil), ("proposal:\u{301}a", .invalidCharacter, 9),
    ]
    for (text, code, position) in refused {
      let error = #expect(throws: ParseError.self, "\(text)") { try Subject(text) }
      #expect(error?.code == code && error?.position == position && error?.subject == text, "\(text)")
    }
    let sorted: [Subject] = ["actor:b", "actor:c", "matter:a", "provision:a", "provision:a/1"]
    #expect(sorted.reversed().sorted() == sorted)
  }

  @Test("A topic survives its text with and without its depth, whatever it is called")
  func topics() throws {
    for name in ["territoryAndBorders", "a b", "a:b", "a:", ":", "a:3", "тема", "\u{301}"] {
      for depth in [nil, 0, 1, 2, 3] {
        let coding = TopicCoding(Topic(rawValue: name), depth: depth)
        #expect(try TopicCoding(coding.description) == coding, "\(coding)")
      }
    }
    #expect(TopicCoding("powerSharing:3") == TopicCoding(.powerSharing, depth: 3))
    #expect(TopicCoding(.powerSharing).description == "powerSharing")
    for text in ["", ":", ":2", "a:", "a:4", "a:-1", "a:+1", "a:01", "a:x", "a:3 ", "a:b"] {
      #expect(throws: ParseError.self, "\(text)") { try TopicCoding(text) }
    }
  }

  @Test("A place in a source survives its text")
  func locators() throws {
    let places: [(Locator, String)] = [
      (.page(3), "page:3"), (.paragraph(8), "paragraph:8"), (.section("4: on \"time\""), "section:4: on \"time\""),
      (.time("00:12:30"), "time:00:12:30"), (.section("\u{301}"), "section:\u{301}"),
    ]
    for (place, text) in places {
      #expect(place.description == text)
      #expect(try Locator(text) == place)
      #expect("\(place.kind):\(place.value)" == text)
    }
    #expect(try Locator("verse:7").kind == "verse")
    #expect(try Locator("section:\u{301}").kind == "section")
    for text in ["", ":", "page", "page:", ":3"] {
      #expect(throws: ParseError.self, "\(text)") { try Locator(text) }
    }
  }

  @Test("Numbers of provisions stand in the order in which people count")
  func numberOrder() throws {
    let ordered: [ProvisionNumber] = [
      "0", "1", "1.1", "1.2", "1.10", "1.ii", "1.v", "1.a", "1.b", "1.z", "1.aa", "1bis", "1bis.2", "1ter", "1quater",
      "2", "2a", "2b", "9", "10", "10-A", "10-B", "10.a", "10.b.1", "10.b.2", "10.b.11", "10.c", "11", "12(a)",
      "12(a)(ii)", "12(a)(v)", "12(a)(ix)", "12(b)", "99999999999999999999999999999", "100000000000000000000000000000",
      "I", "II", "V", "IX", "XL", "A", "B", "C", "D", "a", "z", "aa", "Art. 5", "Art. 10", "Annex V", "Annex IX",
    ]
    var random = SplitMix64(seed: 31)
    for _ in 0..<20 { #expect(ordered.shuffled(using: &random).sorted() == ordered) }
  }

  @Test("The order of numbers is total, whatever they consist of")
  func numberLaws() throws {
    var random = SplitMix64(seed: 32)
    let parts = [
      "1", "01", "2", "10", "a", "b", "ab", "1a", "a1", "é", "e\u{301}", "٣", "10a", String(repeating: "7", count: 30),
      "i", "I", "v", "iv", "XL", "mm", "ivi", "bis", "1bis", "1 ter", "(a)", "10-A", "Art. 5", "aa", "z", "iI", "½",
      "Ⅳ",
    ]
    let numbers = try (0..<40).map { _ in
      let count = Int.random(in: 1...3, using: &random)
      return try ProvisionNumber(
        (0..<count).map { _ in random.pick(parts) }.prefix(2).joined(separator: "."))
    }
    for a in numbers {
      #expect(!(a < a))
      for b in numbers {
        #expect([a < b, a == b, b < a].count(where: \.self) == 1, "\(a) \(b)")
        for c in numbers where a < b && b < c {
          if !(a < c) { Issue.record("\(a) < \(b) < \(c)") }
        }
      }
    }
  }

  @Test("A number is written back as it stands, with its brackets, hyphens, points and words")
  func numberTexts() throws {
    for text in [
      "(a)", "a)", "1)", "12(a)(ii)", "10-A", "Art. 5", "Title I, Chapter 2", "Article 5 bis", "Annex I.3", "§ 7", "§7",
      "5/2", "1.(a)",
      "IV.2",
      "1bis", "(a bis)", "第5",
    ] {
      #expect(try ProvisionNumber(text).description == text)
      let provision = Provision("a/1", try ProvisionNumber(text), "A point.")
      let document = Dossier(records: [Proposal("a", "A", .draft, provisions: [provision])]).jsonBytes()
      #expect(try Dossier(jsonBytes: document).provisions["a/1"]?.number.text == text)
    }
  }

  @Test("What is no number of a provision is refused")
  func numberRefusals() throws {
    for text in [
      "", ".", "1.", ".1", "1..2", " 1", "1 ", "1  a", "(", "()", ")", "(a", "((a))", "1-", "-1", "1.-2", "§", "1§",
      "a:b",
      "1,2", "1,", "1, ", ",1", "1,,2", "1,(a)", "1\n2", String(repeating: "1", count: 65),
    ] {
      #expect(throws: ParseError.self, "\(text)") { try ProvisionNumber(text) }
    }
    let longest = String(repeating: "1", count: 64)
    #expect(try ProvisionNumber(longest).description == longest)
  }
}
