import Testing

@testable import Parley

/// The list of record types, and what is found by it.
@Suite("The record types") struct RecordTypeTests {
  private let dossier: Dossier

  init() {
    var maker = RandomDossier(seed: 18, .init(size: 5, provisions: 3))
    dossier = Dossier(maker.contents())
  }

  @Test("A kind and its type name each other")
  func kinds() {
    for kind in RecordKind.allCases {
      #expect(kind.type.kind == kind && RecordKind(of: ObjectIdentifier(kind.type)) == kind)
    }
  }

  @Test("A record of any type is one of its own type, and is found in the table of its kind")
  func records() throws {
    func isOne<Item: StoredRecord>(_ record: AnyRecord, of type: Item.Type) -> Bool {
      guard let item = Item.unwrapped(record) else { return false }
      return item.wrapped == record && dossier.records(of: type)[item.id] == item
    }
    var counts: [RecordKind: Int] = [:]
    for key in dossier.keys {
      let record = try #require(dossier[key])
      #expect(record.key == key && AnyRecord(record.record) == record)
      #expect(RecordKind.allCases.filter { isOne(record, of: $0.type) } == [key.kind])
      #expect(dossier.provenance(of: key) == record.record.provenance && dossier.contains(key))
      counts[key.kind, default: 0] += 1
    }
    #expect(RecordKind.allCases.allSatisfy { counts[$0] == dossier.storage.tables.count(of: $0) })
    let missing = RecordKey("missing" as Place.ID)
    #expect(dossier[missing] == nil && dossier.provenance(of: missing) == nil && !dossier.contains(missing))
  }

  @Test("A document has a list of every type but provisions, and its members are in order")
  func lists() {
    let kinds = Dossier.Contents.kinds
    #expect(kinds.count == RecordKind.allCases.count - 1)
    #expect(Set(kinds.values) == Set(RecordKind.allCases).subtracting([.provision]))
    let names = Dossier.Contents.memberList.map { "\($0.name)" }
    #expect(names == names.sorted() && Set(kinds.keys).isSubset(of: names))
  }
}
