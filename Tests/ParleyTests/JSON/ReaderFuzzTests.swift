import Parley
import TestSupport
import Testing

/// Whatever the bytes, the reader answers: with a dossier or with a place inside the document.
@Suite("Damaged documents") struct ReaderFuzzTests {
  /// A small document with something of everything.
  static let document = Array(
    #"""
    {"$parley": 1, "actors": [{"id": "a-1", "kind": "person", "name": {"primary": "A", "translations": {"uk": "А"}},
    "affiliations": [{"organisation": "b/2", "role": "minister", "period": {"from": "2020-01", "until": "unknown"}}]}],
    "places": [{"coordinate": {"latitude": 1.5e1, "longitude": -0.25}, "id": "p", "kind": "city", "name": "\u00e9\n"}],
    "pledges": [{"by": [], "id": "x", "kind": "k", "quantity": "10 to 15 km", "summary": "🕊", "to": ["a-1"]}],
    "statements": [{"anonymous": [true, null, {}], "citations": [{"locator": "page:3", "selectors": [{"start": 1,
    "end": 4, "type": "TextPositionSelector"}], "source": "s"}], "date": "2025-11~", "id": "st", "speakers": ["a-1"],
    "stances": [{"attitude": "opposes", "subject": "provision:us/1"}], "summary": ""}]}
    """#.utf8)

  /// Reads and checks what comes of it.
  static func check(_ bytes: [UInt8], _ comment: @autoclosure () -> String) -> Bool {
    do throws(DocumentError) {
      let dossier = try Dossier(jsonBytes: bytes, named: "x")
      // What was read can be written and read again.
      let json = dossier.jsonBytes()
      let again = try Dossier(jsonBytes: json)
      if again != dossier || again.jsonBytes() != json { Issue.record("not the same again: \(comment())") }
      return true
    } catch {
      let lines = bytes.count { $0 == 0x0A } + 1
      let isInside = (0...bytes.count).contains(error.offset) && (1...lines).contains(error.line) && error.column >= 1
      if !isInside || error.reason.isEmpty { Issue.record("\(error) for \(comment())") }
      return false
    }
  }

  @Test("A document that ends too early is refused at any length")
  func truncated() {
    let document = Self.document
    for count in 0..<document.count {
      #expect(!Self.check(Array(document[..<count]), "the first \(count) bytes"), "the first \(count) bytes")
    }
  }

  @Test("A document with any bit flipped is read or refused at a place inside it")
  func flipped() {
    var document = Self.document
    var accepted = 0
    for index in document.indices {
      for bit in 0..<8 {
        document[index] ^= 1 << bit
        if Self.check(document, "bit \(bit) of byte \(index)") { accepted += 1 }
        document[index] ^= 1 << bit
      }
    }
    #expect(accepted > 0 && accepted < document.count * 8)
  }

  @Test("A document with random damage is read or refused at a place inside it")
  func mutated() {
    let original = Self.document
    var random = SplitMix64(seed: 7)
    let tokens = [
      "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "\\ud800", "null", "1e9", "-", "\n", "\u{0}", "é", "\"id\":",
      "[[",
    ]
    for round in 0..<12_000 {
      var bytes = original
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let start = Int.random(in: 0..<bytes.count, using: &random)
        let end = min(bytes.count, start + Int.random(in: 0...12, using: &random))
        switch Int.random(in: 0..<5, using: &random) {
        case 0: bytes.removeSubrange(start..<end)
        case 1: bytes.insert(contentsOf: bytes[start..<end], at: Int.random(in: 0...bytes.count, using: &random))
        case 2: bytes[start] = UInt8.random(in: 0...255, using: &random)
        default: bytes.replaceSubrange(start..<end, with: random.pick(tokens).utf8)
        }
        if bytes.isEmpty { bytes = [0] }
      }
      _ = Self.check(bytes, "round \(round)")
    }
  }

  @Test("Random bytes and random brackets are refused")
  func noise() throws {
    var random = SplitMix64(seed: 8)
    let alphabet = Array("{}[],:\"\\0123eE+-. \ntfnu".utf8)
    for round in 0..<2_000 {
      let count = Int.random(in: 0..<200, using: &random)
      let isNoise = round % 2 == 0
      let bytes = (0..<count).map { _ in
        isNoise
          ? UInt8.random(in: 0...255, using: &random) : alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
      }
      #expect(!Self.check(bytes, "\(bytes)"))
      if let value = try? JSONValue(parsing: bytes) { #expect(try JSONValue(parsing: value.jsonBytes()) == value) }
    }
  }

  @Test("Members in the reverse order, each unknown one between two known, cost no more than a few passes")
  func reversedMembers() throws {
    let members = #""summary": "", "x": 1, "speakers": [], "w": 2, "id": "\#(0)", "v": 3, "date": "2025", "u": 4"#
    let one = "{" + members + "}"
    let statements = (0..<3_000).map { one.replacing("\"\(0)\"", with: "\"s-\($0)\"") }.joined(separator: ",")
    let dossier = try Dossier(jsonBytes: Array("{\"statements\": [\(statements)], \"$parley\": 1}".utf8))
    #expect(dossier.statements.count == 3_000)
    #expect(dossier.statements.allSatisfy { $0.extra == ["u": 4, "v": 3, "w": 2, "x": 1] })
  }
}
