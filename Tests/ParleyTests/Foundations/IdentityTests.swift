import Foundation
import Parley
import Testing

/// Identifiers, terms, tags and the other short texts.
@Suite("Identifiers, terms and tags") struct IdentityTests {
  @Test("An identifier consists of what is allowed, and of no more than 128 bytes")
  func identifiers() throws {
    for text in ["a", "0", "-", "us-28/10.c", "kaja-kallas", "2025-11-20", String(repeating: "x", count: 128)] {
      #expect(try Actor.ID(text).rawValue == text)
      #expect(try Actor.ID(text).description == text)
    }
    let refused: [(String, ParseError.Code, Int?)] = [
      ("", .empty, nil), (String(repeating: "x", count: 129), .tooLong, nil), ("Kallas", .invalidCharacter, 0),
      ("a b", .invalidCharacter, 1), ("a_b", .invalidCharacter, 1), ("київ", .invalidCharacter, 0),
      ("a:b", .invalidCharacter, 1), ("é", .invalidCharacter, 0), ("ab\u{0}", .invalidCharacter, 2),
      ("a,b", .invalidCharacter, 1), ("a`", .invalidCharacter, 1), ("a{", .invalidCharacter, 1),
    ]
    for (text, code, position) in refused {
      let error = #expect(throws: ParseError.self) { try Actor.ID(text) }
      #expect(error?.code == code && error?.position == position && error?.subject == text, "\(text)")
    }
    // Every byte by itself.
    for byte in UInt8.min...127 {
      let text = String(UnicodeScalar(byte))
      let isAllowed = "abcdefghijklmnopqrstuvwxyz0123456789-/.".contains(text)
      #expect(((try? Actor.ID(text)) != nil) == isAllowed, "\(byte)")
    }
  }

  @Test("Identifiers are ordered by bytes, coded as strings and used as keys")
  func identifierUse() throws {
    let ids: [Actor.ID] = ["b", "a-1", "a.1", "a/1", "a1", "a", "10", "9"]
    #expect(ids.sorted() == ["10", "9", "a", "a-1", "a.1", "a/1", "a1", "b"])
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let table: [Actor.ID: Int] = ["a/1": 1, "b": 2]
    let data = try encoder.encode(table)
    #expect(String(decoding: data, as: UTF8.self) == #"{"a/1":1,"b":2}"#)
    #expect(try JSONDecoder().decode([Actor.ID: Int].self, from: data) == table)
    #expect(throws: DecodingError.self) { try JSONDecoder().decode([Actor.ID].self, from: Data(#"["A"]"#.utf8)) }
    #expect(throws: DecodingError.self) { try JSONDecoder().decode([Actor.ID: Int].self, from: Data(#"{"A":1}"#.utf8)) }
  }

  @Test("A term that is not known is read, compared by its bytes and coded as a string")
  func terms() throws {
    let composed = Actor.Kind(rawValue: "\u{e9}tat")
    let decomposed = Actor.Kind(rawValue: "e\u{301}tat")
    #expect(composed != decomposed)
    #expect(decomposed < composed)
    #expect(Set([composed, decomposed, composed]).count == 2)
    #expect(!composed.isKnown && Actor.Kind.state.isKnown)
    #expect(composed.description == "\u{e9}tat")
    let kinds: [Actor.Kind] = [composed, decomposed, "", "state", "a \"b\""]
    let data = try JSONEncoder().encode(kinds)
    let read = try JSONDecoder().decode([Actor.Kind].self, from: data)
    #expect(read == kinds)
    let table: [Actor.Kind: Int] = [.state: 1, "other": 2]
    #expect(try JSONDecoder().decode([Actor.Kind: Int].self, from: JSONEncoder().encode(table)) == table)
  }

  @Test("No vocabulary lists a term twice, and every term is written as a word")
  func vocabularies() {
    func check<Term: Vocabulary>(_: Term.Type) {
      #expect(Set(Term.known).count == Term.known.count, "\(Term.self)")
      for term in Term.known {
        #expect(term.isKnown)
        #expect(
          !term.rawValue.isEmpty && term.rawValue.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }, "\(Term.self) \(term)")
      }
    }
    check(Actor.Kind.self)
    check(Affiliation.Role.self)
    check(ActorIdentifier.Scheme.self)
    check(Alias.Kind.self)
    check(Concession.Kind.self)
    check(Concession.Status.self)
    check(Event.Kind.self)
    check(Event.Status.self)
    check(SecurityGuarantee.Form.self)
    check(SecurityGuarantee.Status.self)
    check(Place.Kind.self)
    check(Pledge.Kind.self)
    check(Pledge.Status.self)
    check(Proposal.Kind.self)
    check(Proposal.Status.self)
    check(Involvement.Role.self)
    check(ConsentRule.self)
    check(ConsentRequirement.Basis.self)
    check(Certainty.self)
    check(ReviewStatus.self)
    check(Keyword.self)
    check(Provision.Modality.self)
    check(Provision.Effect.self)
    check(Topic.self)
    check(Sanction.Measure.self)
    check(Sanction.Status.self)
    check(Source.Kind.self)
    check(Source.Grade.self)
    check(Statement.Mode.self)
    check(Statement.Capacity.self)
    check(Attitude.self)
    check(Firmness.self)
    check(Reason.Bearing.self)
    check(QuantityUnit.self)
  }

  @Test("A language tag has the shape of BCP 47")
  func languages() throws {
    for text in ["en", "uk", "zh-Hans", "sr-Latn-RS", "de-1996", "x-private", "i-klingon", "en-GB-oed"] {
      #expect(try LanguageTag(text).description == text)
    }
    for text in ["", "-", "en-", "-en", "e n", "en_GB", "1en", "abcdefghi", "en--GB", "én", "en\u{301}", "en-é"] {
      #expect(throws: ParseError.self, "\(text)") { try LanguageTag(text) }
    }
    #expect(throws: ParseError.self) { try LanguageTag(String(repeating: "abcdefgh-", count: 8)) }
  }

  @Test("A refusal names the text, the byte and the reason, and cuts a long text")
  func refusals() {
    let error = ParseError(.malformed, in: "abc", "it is wrong", at: 1)
    #expect(error.description == "\"abc\" at byte 1: it is wrong")
    #expect(error.category == .callerMistake)
    #expect(ParseError(.unsupported, in: "", "").category == .unsupported)
    let long = ParseError(.tooLong, in: String(repeating: "x", count: 10_000), "it is too long")
    #expect(long.description.utf8.count < 120)
  }
}
