import Foundation
import Parley
import TestSupport
import Testing

/// JSON values by themselves: the form of members that a dossier does not know.
@Suite("JSON values") struct JSONValueTests {
  @Test("An object holds its members in the byte order of their names, whichever way they came")
  func order() {
    let names = ["", "a", "aa", "b", "e\u{301}", "z", "\u{e9}", "\u{ffff}", "\u{10000}"]
    var random = SplitMix64(seed: 81)
    for _ in 0..<50 {
      var object = JSONObject()
      for name in names.shuffled(using: &random) { object[name] = .string(name) }
      #expect(object.map { Array($0.name.utf8) } == names.map { Array($0.utf8) })
      #expect(names.allSatisfy { object[$0] == .string($0) })
    }
  }

  @Test("A member is read, changed and removed by its name, byte for byte")
  func members() {
    var object: JSONObject = ["\u{e9}": 1, "x": .null]
    #expect(object["e\u{301}"] == nil && object["\u{e9}"] == 1 && object[""] == nil && object["z"] == nil)
    #expect(object["x"] == .some(.null))
    object["e\u{301}"] = 2
    #expect(object.count == 2 + 1 && object["\u{e9}"] == 1)
    object["\u{e9}"] = "new"
    #expect(object["\u{e9}"] == "new")
    object["\u{e9}"] = nil
    object["missing"] = nil
    #expect(object.map(\.name) == ["e\u{301}", "x"] && object["\u{e9}"] == nil)
    #expect(JSONObject() != object && JSONObject() == [:])
  }

  @Test("Objects agree with a dictionary under random changes")
  func model() {
    var random = SplitMix64(seed: 82)
    var object = JSONObject()
    var model: [String: Int] = [:]
    for step in 0..<2_000 {
      let name = String(Int.random(in: 0..<60, using: &random))
      if random.chance(oneIn: 3) {
        object[name] = nil
        model[name] = nil
      } else {
        object[name] = .number(JSONNumber(step))
        model[name] = step
      }
      #expect(object.count == model.count && object[name] == model[name].map { .number(JSONNumber($0)) })
    }
    #expect(object.map(\.name) == model.keys.sorted())
  }

  @Test("Values are equal when their texts are, strings and numbers by their bytes")
  func equality() throws {
    let texts = [
      "null", "true", "false", "0", "-0", "0.0", "1", "1.0", "\"\"", "\"1\"", "\"é\"", "\"e\u{301}\"", "[]", "[[]]",
      "[1]", "{}", "{\"a\":1}",
    ]
    let values = try texts.map { try JSONValue(parsing: Array($0.utf8)) }
    for (row, value) in values.enumerated() {
      for (column, other) in values.enumerated() {
        #expect((value == other) == (row == column), "\(texts[row]) \(texts[column])")
      }
    }
    #expect(Set(values + values).count == values.count)
    let literal: JSONValue = ["a": [1, true, "x", .null], "b": [:]]
    #expect(try JSONValue(parsing: Array(#"{"b": {}, "a": [1, true, "x", null]}"#.utf8)) == literal)
  }

  @Test("A number is one number and nothing else, of at most 1,024 characters")
  func numbers() throws {
    for text in ["0", "-1", "1.50", "6e5", "-0.0E-10", String(repeating: "1", count: 1_024)] {
      #expect(try JSONNumber(text).description == text)
    }
    for text in [
      "", " 1", "1 ", "1\n", "01", "+1", "1.", "\"1\"", "[1]", "1 2", "null", String(repeating: "1", count: 1_025),
    ] {
      let error = #expect(throws: ParseError.self, "\(text)") { try JSONNumber(text) }
      #expect(error?.code == .malformed)
    }
    #expect(JSONNumber(Int.min).text == "-9223372036854775808")
  }

  @Test("Values pass through Foundation's coders; too deep a nesting is refused, not followed")
  func foundation() throws {
    let text = #"{"a": [1, -2.5, true, null, "é\n"], "b": {"c": {}}, "": [[]]}"#
    let value = try JSONValue(parsing: Array(text.utf8))
    #expect(try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8)) == value)
    #expect(try JSONValue(parsing: [UInt8](try JSONEncoder().encode(value))) == value)
    func nested(_ depth: Int) -> Data {
      Data((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
    }
    #expect(throws: Never.self) { try JSONDecoder().decode(JSONValue.self, from: nested(128)) }
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(JSONValue.self, from: nested(300)) }
  }

  @Test("What Foundation's decoder cannot make a record of is refused at its path")
  func codingPath() throws {
    let text = #"[{"id": "st", "date": "2025", "speakers": ["a", "B"], "summary": ""}]"#
    let error = #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([Statement].self, from: Data(text.utf8))
    }
    guard case .dataCorrupted(let context)? = error else {
      Issue.record("not refused as corrupted")
      return
    }
    #expect(context.codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue } == ["0", "speakers", "1"])
    #expect(context.debugDescription.hasPrefix("\"B\" at byte 0: an identifier consists of"))
  }
}
