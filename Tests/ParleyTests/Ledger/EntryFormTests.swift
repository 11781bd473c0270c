import Foundation
import Parley
import Testing

/// The JSON form of entries: what a journal holds must be read for ever.
@Suite("The stored form of entries") struct EntryFormTests {
  /// An entry with a change of each kind.
  private let entry: Ledger.Entry = {
    var unknown = Ledger.Change(.unknown)
    unknown.extra = ["split": "actor:a", "into": ["b", "c"]]
    unknown.extra["into"] = nil
    var put = Ledger.Change.put(Matter("land", "Land"))
    put.extra = ["checked": true]
    var entry = Ledger.Entry(
      12, at: "2025-11-20T10:00:00.5Z", by: "desk", note: "Corrections",
      changes: [
        put, .retract("st-3" as Statement.ID, reason: "never said"),
        .merge("d-peskov" as Actor.ID, into: "dmitry-peskov", reason: "the same person"), unknown,
      ])
    entry.extra = ["ticket": 7]
    return entry
  }()

  private let json = """
    {
      "author": "desk",
      "changes": [
        {
          "checked": true,
          "put": {
            "matter": {
              "id": "land",
              "name": "Land"
            }
          }
        },
        {
          "reason": "never said",
          "retract": "statement:st-3"
        },
        {
          "into": "actor:dmitry-peskov",
          "merge": "actor:d-peskov",
          "reason": "the same person"
        },
        {
          "split": "actor:a"
        }
      ],
      "note": "Corrections",
      "recordedAt": "2025-11-20T10:00:00.5Z",
      "sequence": 12,
      "ticket": 7
    }
    """

  @Test("The form of an entry is frozen, and read back to an equal one")
  func frozenForm() throws {
    #expect(String(decoding: entry.canonicalJSON(), as: UTF8.self) == json)
    #expect(entry.jsonBytes() == Array((json + "\n").utf8))
    #expect(try Ledger.Entry(jsonBytes: Array(json.utf8)) == entry)
    let decoded = try JSONDecoder().decode(Ledger.Entry.self, from: Data(json.utf8))
    #expect(decoded == entry)
    #expect(try JSONDecoder().decode(Ledger.Entry.self, from: JSONEncoder().encode(entry)) == entry)
    #expect(try JSONDecoder().decode([Ledger.Change].self, from: JSONEncoder().encode(entry.changes)) == entry.changes)
  }

  @Test("A put is read with and without white space, and with what may stand beside it")
  func puts() throws {
    let statement = Statement("st-1", by: "a", on: "2025-11-20", "Yes.")
    for record in [AnyRecord(statement), AnyRecord(Matter("land", "Land"))] {
      var change = Ledger.Change(.put(record))
      for (reason, extra) in zip([nil, "why", nil, "why"], [[:], [:], ["zone": 1], ["zone": 1]] as [JSONObject]) {
        (change.reason, change.extra) = (reason, extra)
        #expect(try Ledger.Change.read(fromJSON: change.compactJSON()) == change)
        #expect(try Ledger.Change.read(fromJSON: change.canonicalJSON()) == change)
        #expect(try [Ledger.Change].read(fromJSON: [change, change].compactJSON()) == [change, change])
      }
      let compact = String(decoding: Ledger.Change(.put(record)).compactJSON(), as: UTF8.self)
      for place in compact.indices {
        // A document that ends too early is none, wherever it ends.
        #expect(throws: JSONFault.self) { try Ledger.Change.read(fromJSON: Array(compact[..<place].utf8)) }
      }
      let spaced = compact.replacing(":{", with: ": { ").replacing("}", with: " }")
      #expect(try Ledger.Change.read(fromJSON: Array(spaced.utf8)) == Ledger.Change(.put(record)))
      #expect(throws: JSONFault.self) {
        try Ledger.Change.read(fromJSON: Array((compact.dropLast() + ",\"put\":1}").utf8))
      }
    }
  }

  @Test("Records of every type are written under the name of their type")
  func everyType() throws {
    var maker = RandomDossier(seed: 31, .init(size: 2, isFull: true))
    let contents = maker.contents()
    let records: [any Record] = contents.records + contents.proposals.flatMap(\.provisions)
    #expect(Set(records.map { AnyRecord($0).key.kind }).count == RecordKind.allCases.count)
    for record in records.map({ AnyRecord($0) }) {
      let bytes = record.canonicalJSON()
      #expect(try AnyRecord.read(fromJSON: bytes) == record && AnyRecord(record.record) == record)
      let members = try #require(try JSONValue(parsing: bytes).object)
      #expect(members.map(\.name) == [record.key.kind.rawValue])
      #expect(try RecordKey(record.key.description) == record.key)
    }
  }

  @Test("Malformed entries are refused with the place and the reason")
  func malformed() {
    let changes: [(String, DocumentError.Code)] = [
      ("{}", .invalidValue), (#"{"reason": "r"}"#, .invalidValue), (#"{"into": "actor:a"}"#, .invalidValue),
      (#"{"merge": "actor:a", "reason": "r"}"#, .invalidValue),
      (#"{"retract": "actor:a", "into": "actor:b"}"#, .invalidValue),
      (#"{"retract": "actor:a", "put": {"matter": {"id": "land", "name": "Land"}}}"#, .invalidValue),
      (#"{"retract": "actor"}"#, .invalidValue), (#"{"retract": "person:a"}"#, .invalidValue),
      (#"{"retract": "actor:A"}"#, .invalidValue), (#"{"retract": 1}"#, .wrongType), ("[]", .wrongType),
      (#"{"put": {}}"#, .wrongType), (#"{"put": {"person": {}}}"#, .invalidValue),
      (
        #"{"put": {"matter": {"id": "a", "name": "A"}, "source": {"id": "a", "title": "A", "kind": "news"}}}"#,
        .wrongType
      ),
      (#"{"put": {"matter": {"id": "a"}}}"#, .missingMember),
    ]
    for (json, code) in changes {
      #expect(throws: JSONFault.self, "\(json)") { try Ledger.Change.read(fromJSON: Array(json.utf8)) }
      do throws(JSONFault) { _ = try Ledger.Change.read(fromJSON: Array(json.utf8)) } catch {
        #expect(error.code == code, "\(json)")
      }
      #expect(throws: DecodingError.self) { try JSONDecoder().decode(Ledger.Change.self, from: Data(json.utf8)) }
    }
    for member in ["author", "changes", "recordedAt", "sequence"] {
      let other = json.replacing("\"\(member)\"", with: "\"other\"")
      let error = #expect(throws: DocumentError.self) {
        try Ledger.Entry(jsonBytes: Array(other.utf8), named: "e.json")
      }
      #expect(error?.code == .missingMember && error?.description.hasPrefix("e.json:1:1: ") == true)
    }
  }
}
