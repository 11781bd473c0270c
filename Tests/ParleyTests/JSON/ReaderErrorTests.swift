import Parley
import Testing

/// What is said of a document that cannot be read: like a compiler, with the place and the cure.
@Suite("Refused documents") struct ReaderErrorTests {
  /// The text of the refusal; `nil` for a document that is read.
  static func refusal(_ document: String) -> String? { refusal(Array(document.utf8)) }

  static func refusal(_ bytes: [UInt8]) -> String? {
    do throws(DocumentError) {
      _ = try Dossier(jsonBytes: bytes, named: "talks.json")
      return nil
    } catch {
      return error.description
    }
  }

  /// A document with one statement that has the given member beside the required ones.
  static func document(_ members: String) -> String {
    """
    {
      "$parley": 1,
      "statements": [
        {
          "id": "st-1", "date": "2025-11-20", "speakers": ["peskov"], "summary": "Declines.",
          \(members)
        }
      ]
    }
    """
  }

  @Test("A value that does not fit its member is refused at its place, with the reason")
  func values() {
    let cases: [(members: String, refusal: String)] = [
      (#""note": 7"#, "6:15: statements[0].note: expected a string, found a number"),
      (#""note": null"#, "6:15: statements[0].note: expected a string, found null; leave the member out instead"),
      (#""note": ["a"]"#, "6:15: statements[0].note: expected a string, found an array"),
      (#""stances": {}"#, "6:18: statements[0].stances: expected an array, found an object"),
      (#""stances": [true]"#, "6:19: statements[0].stances[0]: expected an object, found a truth value"),
      (#""mode": -1.5"#, "6:15: statements[0].mode: expected a string, found a number"),
      (
        #""occasion": "Geneva""#,
        #"6:19: statements[0].occasion: "Geneva" at byte 0: an identifier consists of lower-case letters a-z, "#
          + "digits, '-', '/' and '.'"
      ),
      ("\"place\": \"\"", #"6:16: statements[0].place: "": an identifier needs at least one character"#),
      (
        #""stances": [{"attitude": "opposes", "subject": "us-28/99"}]"#,
        #"6:54: statements[0].stances[0].subject: "us-28/99": it lacks the kind of thing, as in "proposal:us-28""#
      ),
      (
        #""stances": [{"subject": "proposal:us-28"}]"#,
        #"6:19: statements[0].stances[0]: the member "attitude" is missing"#
      ),
      (
        #""citations": [{"source": "wsj", "credibility": 2.5}]"#,
        "6:54: statements[0].citations[0].credibility: expected a whole number of at most 64 bits, found 2.5"
      ),
      (
        #""keywords": ["a", "b", "a"]"#,
        "6:30: statements[0].keywords[2]: the same entry occurs twice in a set; keep one"
      ),
      (#""note": "a", "summary": "b""#, #"6:20: statements[0]: the member "summary" occurs twice; keep one"#),
      (#""x": 1, "x": 2"#, #"6:15: statements[0]: the member "x" occurs twice; keep one"#),
      (#""x": 1, "\u0078": 2"#, #"6:15: statements[0]: the member "x" occurs twice; keep one"#),
      (#""note": "a", "n\u006fte": "b""#, #"6:20: statements[0]: the member "note" occurs twice; keep one"#),
      (
        #""é": 1, "x": {"a": 1, "é": [{"a":1,"a":1}]}"#,
        #"6:42: statements[0].x.é[0]: the member "a" occurs twice; keep one"#
      ),
    ]
    for (members, refusal) in cases {
      #expect(Self.refusal(Self.document(members)) == "talks.json:\(refusal)")
    }
  }

  @Test("A date that does not exist is refused at its place")
  func dates() throws {
    for (date, reason) in [
      ("2025-13-01", #""2025-13-01" at byte 5: a month is 01 to 12, a season 21 to 24"#),
      ("2025-02-30", #""2025-02-30" at byte 8: there is no such day"#),
    ] {
      let document = #"{"$parley": 1, "events": [{"date": "\#(date)"}]}"#
      #expect(Self.refusal(document) == "talks.json:1:36: events[0].date: \(reason)")
    }
  }

  @Test("Malformed JSON is refused at the byte where it goes wrong")
  func syntax() {
    let cases: [(document: String, refusal: String)] = [
      ("", "1:1: the document is empty"),
      (" \n\t\r\n ", "3:2: the document is empty"),
      ("[]", "1:1: expected an object, found an array"),
      ("null", "1:1: expected an object, found null; leave the member out instead"),
      ("\u{FEFF}{}", "1:1: the document begins with a byte order mark; remove it"),
      ("{}", #"1:1: the member "$parley" is missing"#),
      (#"{"$parley": 1,}"#, #"1:15: there is a comma before "}"; remove it"#),
      (#"{"$parley": 1, "x": [1, 2,]}"#, #"1:27: x[2]: there is a comma before "]"; remove it"#),
      (#"{"$parley": 1} {"#, #"1:16: expected the end of the document, found "{""#),
      (#"{"$parley": 1}\#u{0}"#, "1:15: expected the end of the document, found byte 0x00"),
      (#"{"$parley": 1"#, #"1:14: $parley: the document ends where "," or "}" should stand"#),
      (#"{"$parley" 1}"#, #"1:12: $parley: expected ":", found "1""#),
      (#"{"$parley": 1 "title": ""}"#, "1:15: $parley: expected \",\" or \"}\", found \"\"\""),
      (#"{"$parley": 1, title: ""}"#, #"1:16: expected the name of a member in quotation marks, found "t""#),
      (#"{"$parley": 1, 'title': ""}"#, #"1:16: expected the name of a member in quotation marks, found "'""#),
      (#"{"$parley": 1, "title": 'a'}"#, #"1:25: title: expected a string, found "'""#),
      (#"{"$parley": 1, "title": "a"#, "1:25: title: the string that begins here has no end"),
      (#"{"$parley": 1, "title": "a\#nb"}"#, #"1:27: title: a control character in a string; write it as \u000a"#),
      (#"{"$parley": 1, "title": "a\#u{1f}"}"#, #"1:27: title: a control character in a string; write it as \u001f"#),
      (
        #"{"$parley": 1, "title": "\q"}"#,
        #"1:27: title: expected one of " \ / b f n r t u after the backslash, found "q""#
      ),
      (#"{"$parley": 1, "title": "\u00g0"}"#, #"1:30: title: expected four hexadecimal digits, found "g""#),
      (
        #"{"$parley": 1, "title": "ab\ud83dc"}"#,
        "1:28: title: half of a surrogate pair; no character is written like this"
      ),
      (#"{"$parley": 1, "x": 01}"#, "1:22: x: a number does not begin with 0"),
      (#"{"$parley": 1, "x": -}"#, #"1:22: x: expected a digit, found "}""#),
      (#"{"$parley": 1, "x": nul}"#, #"1:21: x: expected a value, found "n""#),
      (#"{"$parley": 1, "x": NaN}"#, #"1:21: x: expected a value, found "N""#),
      (#"{"$parley": 1, "x": }"#, #"1:21: x: expected a value, found "}""#),
      ("{\"$parley\": 1,\n // no\n}", #"2:2: expected the name of a member in quotation marks, found "/""#),
    ]
    for (document, refusal) in cases {
      #expect(Self.refusal(document) == "talks.json:\(refusal)", "\(document.debugDescription)")
    }
  }

  @Test("Lines and columns are counted as an editor counts, in Unicode scalars")
  func columns() {
    #expect(
      Self.refusal("{\"$parley\": 1,\r\n\t\"title\": \"Київ 🕊️ e\u{301}\", \"x\": ?}")
        == #"talks.json:2:30: x: expected a value, found "?""#)
    let bytes = Array("{\"$parley\": 1, \"title\": \"é\u{1F54A}".utf8) + [0xE9, 0x22, 0x7D]
    #expect(Self.refusal(bytes) == "talks.json:1:28: title: the text is not valid UTF-8 here")
    let name = Array("{\"$parley\": 1, \"title\": \"\", \"é".utf8) + [0xFF] + Array("\": 1}".utf8)
    #expect(Self.refusal(name) == "talks.json:1:31: the text is not valid UTF-8 here")
  }

  @Test("UTF-16 is refused at its first byte")
  func utf16() {
    let text = #"{"$parley": 1}"#
    let big = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
    let little = text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    #expect(Self.refusal(big) == "talks.json:1:1: expected an object, found byte 0x00")
    #expect(Self.refusal(little) == "talks.json:1:2: expected the name of a member in quotation marks, found byte 0x00")
    #expect(Self.refusal([0xFE, 0xFF] + big) == "talks.json:1:1: expected an object, found byte 0xFE")
    #expect(Self.refusal([0xFF, 0xFE] + little) == "talks.json:1:1: expected an object, found byte 0xFF")
    #expect(Self.refusal([0, 0, 0]) == "talks.json:1:1: expected an object, found byte 0x00")
  }

  @Test("A later version is named, whatever else is wrong and wherever it stands")
  func version() {
    let reason = "the document is of format version 2, this version of Parley reads version 1"
    for (document, place) in [
      (#"{"$parley": 2}"#, "1:13"), (#"{"actors": 7, "$parley": 2}"#, "1:26"),
      (#"{"actors": [{"name": {}}], "$parley": 2}"#, "1:39"), (#"{"$parley": 2, "actors": "}"#, "1:13"),
      (#"{"\u0024parley": 2, "actors": [[]]}"#, "1:18"),
      (#"{"a": {"$parley": 1}, "actors": {}, "$parley": 2 }"#, "1:48"),
    ] {
      #expect(Self.refusal(document) == "talks.json:\(place): $parley: \(reason)", "\(document)")
    }
    let error = #expect(throws: DocumentError.self) { try Dossier(jsonBytes: Array(#"{"$parley": 2}"#.utf8)) }
    #expect(error?.code == .unsupportedVersion)
    #expect(error?.category == .unsupported)
    #expect(Self.refusal(#"{"$parley": 2.5}"#)?.contains("format version 2.5,") == true)
    #expect(Self.refusal(#"{"$parley": "1"}"#) == "talks.json:1:13: $parley: expected a number, found a string")
    #expect(
      Self.refusal(#"{"$parley": 1, "$parley": 1}"#) == #"talks.json:1:16: the member "$parley" occurs twice; keep one"#
    )
  }

  @Test("Nesting beyond 128 and endless numbers are refused wherever they stand")
  func hostile() {
    let deep = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
    let deepObjects = String(repeating: #"{"a":"#, count: 100_000) + "1" + String(repeating: "}", count: 100_000)
    let digits = String(repeating: "9", count: 1_000_000)
    for value in [deep, deepObjects] {
      for member in ["x", "\u{301}x"] {
        #expect(Self.refusal(Self.document("\"\(member)\": \(value)"))?.hasSuffix("128 deep, not deeper") == true)
      }
    }
    #expect(
      Self.refusal(Self.document("\"stances\": \(deep)"))
        == "talks.json:6:19: statements[0].stances[0]: expected an object, found an array")
    let tooLong = "a number has at most 1024 characters, this one 1000000"
    #expect(Self.refusal(Self.document("\"x\": \(digits)")) == "talks.json:6:12: statements[0].x: \(tooLong)")
    #expect(Self.refusal("{\"$parley\": \(digits)}") == "talks.json:1:13: $parley: \(tooLong)")
    let nested = Self.document("\"x\": [[\(digits)]]")
    #expect(Self.refusal(nested) == "talks.json:6:14: statements[0].x[0][0]: \(tooLong)")
  }
}
