import Parley
import Testing

/// What the reader takes for JSON and what not, by cases of our own: they run without any test suite.
@Suite("JSON texts") struct JSONCaseTests {
  @Test("A valid text is accepted and written in canonical form")
  func valid() throws {
    let cases: [(text: String, canonical: String)] = [
      ("null", "null"), ("true", "true"), (" false\n", "false"), ("\t\"a\"\r\n", "\"a\""), ("\"\"", "\"\""),
      ("0", "0"), ("-0", "-0"), ("0.0", "0.0"), ("1.50", "1.50"), ("-12e34", "-12e34"), ("1E+2", "1E+2"),
      ("6e-5", "6e-5"), ("123456789012345678901234567890", "123456789012345678901234567890"), ("0e1", "0e1"),
      ("[]", "[]"), ("[ ]", "[]"), ("[1,2 , 3]", "[1, 2, 3]"), ("[[],{}]", "[\n  [],\n  {}\n]"),
      ("{}", "{}"), ("{ }", "{}"), (#"{"b":1,"a":2}"#, "{\n  \"a\": 2,\n  \"b\": 1\n}"),
      (#"{"":0}"#, "{\n  \"\": 0\n}"),
      (#""\"\\\/\b\f\n\r\t""#, #""\"\\/\u0008\u000c\n\r\t""#), (#""\u0041\u00e9""#, "\"Aé\""),
      (#""\uD83D\uDD4A""#, "\"🕊\""), (#""\ud83d\udd4a""#, "\"🕊\""), (#""\u0000""#, #""\u0000""#),
      ("\"\u{7f}\u{80}\u{2028}\u{FEFF}\u{10FFFF}\"", "\"\u{7f}\u{80}\u{2028}\u{FEFF}\u{10FFFF}\""),
      ("{\"\u{e9}\":1,\"e\u{301}\":2}", "{\n  \"e\u{301}\": 2,\n  \"\u{e9}\": 1\n}"),
    ]
    for (text, canonical) in cases {
      let value = try JSONValue(parsing: Array(text.utf8))
      #expect(value.jsonBytes() == Array(canonical.utf8), "\(text)")
      #expect(try JSONValue(parsing: value.jsonBytes()) == value, "\(text)")
    }
  }

  @Test("A text that is not JSON is refused")
  func invalid() {
    let cases = [
      "", " ", "\n", "[", "]", "{", "}", "[1", "[1,", "[1,]", "[,1]", "[,]", "[1 2]", "[1;2]", "[1}", "{]", "[1]]",
      "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{,}", "{a:1}", "{'a':1}", "{1:1}", "{\"a\" 1}", "{\"a\"::1}",
      "{\"a\":1 \"b\":2}",
      "'a'", "\"a", "\"", "\"\\\"", "\"\\x41\"", "\"\\u12\"", "\"\\u12g4\"", "\"\\ud800\"", "\"\\udc00\"",
      "\"\\ud800\\u0041\"", "\"\\ud800x\"", "\"\\", "\"a\nb\"", "\"a\tb\"", "\"\u{0}\"", "\"\u{1f}\"",
      "tru", "True", "TRUE", "nul", "nulll", "NaN", "Infinity", "-Infinity", "undefined", "truefalse",
      "01", "-01", "-", "+1", ".5", "1.", "1.e3", "1e", "1e+", "1e1.5", "0x10", "1_000", "--1", "1,000", "1 2", "１",
      "// c\n1", "/* c */1", "1 // c", "#1", "\u{FEFF}1", "\u{a0}1", "1\u{0}", "\u{c}1", "[1]\u{b}", "\"a\" \"b\"",
      "{}{}",
      "{\"a\":1,\"a\":1}", "{\"a\":1,\"\\u0061\":2}", "{\"\\u00e9\":1,\"\u{e9}\":2}",
    ]
    for text in cases {
      #expect(throws: DocumentError.self, "\(text.debugDescription)") { try JSONValue(parsing: Array(text.utf8)) }
    }
  }

  @Test("Bytes that are not UTF-8 are refused at the exact byte")
  func invalidUTF8() {
    let cases: [(bytes: [UInt8], at: Int)] = [
      ([0xFF], 1), ([0x80], 1), ([0x61, 0xC3], 2), ([0xC0, 0xAF], 1), ([0xE0, 0x80, 0xAF], 1),
      ([0xED, 0xA0, 0x80], 1), ([0xF4, 0x90, 0x80, 0x80], 1), ([0xF8, 0x88, 0x80, 0x80, 0x80], 1),
      ([0xC3, 0xA9, 0xE2, 0x82], 3), ([0xF0, 0x9F, 0x95, 0x8A, 0xF0, 0x9F, 0x95], 5),
      (Array("a text of more than eight bytes ".utf8) + [0xE9], 33), ([0x5C, 0x6E, 0xE9, 0x5C, 0x6E], 3),
    ]
    for (bytes, offset) in cases {
      let quote = UInt8(ascii: "\"")
      // Behind other text too: at the first byte of a string the right place may be found by accident.
      for prefix in ["", "é and more than eight bytes: "] {
        let text = [quote] + Array(prefix.utf8) + bytes + [quote]
        let error = #expect(throws: DocumentError.self) { try JSONValue(parsing: text) }
        #expect(error?.code == .invalidText, "\(text)")
        #expect(error?.offset == offset + prefix.utf8.count, "\(text)")
      }
    }
  }

  @Test("Nesting is read to a depth of 128 and refused beyond, whatever is nested")
  func depth() throws {
    func nested(_ open: String, _ close: String, _ depth: Int) -> [UInt8] {
      Array((String(repeating: open, count: depth) + "0" + String(repeating: close, count: depth)).utf8)
    }
    for (open, close) in [("[", "]"), ("{\"a\":", "}"), ("[{\"a\": ", "}]")] {
      let levels = open.utf8.count { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "{") }
      let value = try JSONValue(parsing: nested(open, close, 128 / levels))
      #expect(try JSONValue(parsing: value.jsonBytes()) == value)
      for depth in [128 / levels + 1, 100_000] {
        let error = #expect(throws: DocumentError.self) { try JSONValue(parsing: nested(open, close, depth)) }
        #expect(error?.code == .tooDeep)
      }
    }
    // Wide is not deep.
    let wide = Array(("[" + Array(repeating: "[[]]", count: 50_000).joined(separator: ",") + "]").utf8)
    #expect(throws: Never.self) { try JSONValue(parsing: wide) }
    // What only opens is refused too, not counted for ever.
    let error = #expect(throws: DocumentError.self) { try JSONValue(parsing: Array(repeating: 0x5B, count: 100_000)) }
    #expect(error?.code == .tooDeep)
    #expect(error?.offset == 128)
  }

  @Test("A number is its text, up to 1,024 characters")
  func numbers() throws {
    let longest = String(repeating: "7", count: 1_024)
    #expect(try JSONValue(parsing: Array(longest.utf8)) == .number(JSONNumber(longest)))
    for count in [1_025, 1_000_000] {
      let bytes = Array(repeating: UInt8(ascii: "7"), count: count)
      let error = #expect(throws: DocumentError.self) { try JSONValue(parsing: bytes) }
      #expect(error?.code == .numberOutOfRange)
      #expect(error?.reason == "a number has at most 1024 characters, this one \(count)")
    }
  }

  @Test("Objects with very many members in any order are read without much ado")
  func hugeObjects() throws {
    func object(_ names: some Sequence<String>) -> [UInt8] {
      Array(("{" + names.map { "\"\($0)\":1" }.joined(separator: ",") + "}").utf8)
    }
    let names = (0..<30_000).map { "the-same-prefix-" + String(1_000_000 + $0) }
    let value = try JSONValue(parsing: object(names))
    #expect(try JSONValue(parsing: object(names.reversed())) == value)
    var random = SplitMix64(seed: 1)
    #expect(try JSONValue(parsing: object(names.shuffled(using: &random))) == value)
    let error = #expect(throws: DocumentError.self) { try JSONValue(parsing: object(names + [names[17_000]])) }
    #expect(error?.code == .duplicate)
    #expect(error?.offset == object(names).count)
  }

  @Test("Of a member that occurs twice the last one counts where the reader is told so, whatever stands between")
  func lastOfRepeatedMembers() throws {
    let text = #"{"b":1,"a":{"x":1,"x":2},"b":2,"c":3,"b":[3]}"#
    let value = try JSONReader.readAll(Array(text.utf8), repeatedMembers: .lastCounts) { (reader) throws(JSONFault) in
      try JSONValue.read(from: &reader)
    }
    #expect(value == ["a": ["x": 2], "b": [3], "c": 3])
  }
}
