import Foundation
import Parley
import Testing

/// Numbers are read by their value, whatever form they are written in, and handed over without rounding.
@Suite("Numbers in documents") struct WholeNumberTests {
  @Test("A whole number is one in every form, and what is no whole number is refused")
  func forms() throws {
    for (text, value) in [
      ("19", 19), ("19.0", 19), ("1.9e1", 19), ("1900E-2", 19), ("0.19e+02", 19), ("-0", 0), ("0.0e99999999999", 0),
      ("9223372036854775807.000", .max), ("-9.223372036854775808e18", .min), ("1e18", 1_000_000_000_000_000_000),
    ] as [(String, Int)] {
      #expect(try Int.read(fromJSON: Array(text.utf8)) == value, "\(text)")
      #expect(try JSONValue(parsing: Array(text.utf8)).integer == value, "\(text)")
    }
    for text in [
      "19.5", "1e-1", "9223372036854775808", "-9223372036854775808.1", "-9223372036854775809.0", "1e19",
      "1e99999999999999999999", "1e-99999999999999999999", "100000000000000000000e1", "0.1e0",
    ] {
      let fault = #expect(throws: JSONFault.self, "\(text)") { try Int.read(fromJSON: Array(text.utf8)) }
      #expect(fault?.code == .numberOutOfRange, "\(text)")
      #expect(try JSONValue(parsing: Array(text.utf8)).integer == nil)
    }
  }

  @Test("A document may write its whole numbers as the schema lets it")
  func document() throws {
    let text = #"""
      {"$parley": 1.0, "proposals": [], "findings": [{"id": "f", "subject": "actor:a", "summary": "", "date": "2025",
      "score": 3.0, "citations": [{"source": "s", "credibility": 0.2e1,
      "selectors": [{"type": "TextPositionSelector", "start": 1.0, "end": 20e-1}]}]}]}
      """#
    let finding = try #require(try Dossier(jsonBytes: Array(text.utf8)).findings.first)
    #expect(finding.score == 3 && finding.citations[0].credibility == 2)
    for version in ["1", "1.0", "1e0", "10E-1"] {
      #expect(throws: Never.self) { try Dossier(jsonBytes: Array(#"{"$parley": \#(version)}"#.utf8)) }
    }
    for version in ["2", "1.5", "0", "-1.0", "1e1"] {
      let error = #expect(throws: DocumentError.self) {
        try Dossier(jsonBytes: Array(#"{"$parley": \#(version)}"#.utf8))
      }
      #expect(error?.code == .unsupportedVersion, "\(version)")
    }
  }

  @Test("Foundation's coders round no number, or refuse it")
  func coders() throws {
    for text in [
      "18446744073709551615", "9223372036854775807", "-9223372036854775808", "12.3456789012345678",
      "-179.999999999999999", "0.1", "1e-30", "123456789012345678901234567890", "1e300", "0.1234567890123456789",
      "99999999999999999999.5",
    ] {
      let value = try JSONValue(parsing: Array(text.utf8))
      let decoded = try JSONDecoder().decode([JSONValue].self, from: Data("[\(text)]".utf8))
      let encoded = try JSONValue(parsing: [UInt8](JSONEncoder().encode([value])))
      for other in [decoded.first, encoded[0]] {
        guard case .number(let a) = value, case .number(let b)? = other else {
          Issue.record("\(text) became \(String(describing: other))")
          continue
        }
        #expect(NumberParts(a.text) == NumberParts(b.text), "\(text) became \(b)")
      }
    }
    let long = try JSONValue(parsing: Array("[0.\(String(repeating: "123456789", count: 6))]".utf8))
    #expect(throws: EncodingError.self) { try JSONEncoder().encode(long) }
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(JSONValue.self, from: Data(long.jsonBytes())) }
  }

  @Test("A text is a number where the reader of documents reads one")
  func grammar() {
    var random = SplitMix64(seed: 11)
    for _ in 0..<20_000 {
      let text = String(
        (0..<Int.random(in: 1...7, using: &random)).map { _ in "00123-+.eE ".randomElement(using: &random) ?? " " })
      let isNumber = (try? JSONValue(parsing: Array(text.utf8))) != nil && !text.contains(" ")
      #expect((NumberParts(text) != nil) == isNumber, "\(text)")
      #expect(((try? JSONNumber(text)) != nil) == isNumber, "\(text)")
    }
  }

  @Test("A place keeps a coordinate of 18 digits through Foundation's coders")
  func coordinate() throws {
    var place = Place("p", "P", .city)
    place.coordinate = Coordinate(
      latitude: try DecimalNumber("48.3794001234567890"), longitude: try DecimalNumber("-179.165580123456789"))
    #expect(try JSONDecoder().decode(Place.self, from: JSONEncoder().encode(place)) == place)
  }

  @Test("A value is taken apart by name, position and type; nothing that is not there traps")
  func access() throws {
    let value: JSONValue = ["a": [1, 4.5, "x", true, .null, ["b": 2]], "n": 7]
    #expect(value["a"]?[5]?["b"]?.integer == 2)
    #expect(value["a"]?[1]?.decimal == 4.5 && value["a"]?[1]?.integer == nil)
    #expect(value["a"]?[2]?.string == "x" && value["a"]?[3]?.bool == true && value["a"]?[4]?.isNull == true)
    #expect(value["a"]?.array?.count == 6 && value.object?.count == 2)
    #expect(value["b"] == nil && value[0] == nil && value["a"]?[6] == nil && value["a"]?[-1] == nil)
    #expect(value["a"]?["b"] == nil && value["n"]?[0] == nil && value["n"]?["a"] == nil)
    #expect(value.string == nil && value.bool == nil && value.decimal == nil && value.array == nil && !value.isNull)
  }
}
