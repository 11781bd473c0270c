import Parley
import StoreChecks
import Testing

@testable import ParleyStore

/// Snapshots that somebody has changed and given fitting checks.
@Suite struct StoredSnapshotTests {
  /// A store with a snapshot in which a text was replaced by another of the same length, and all checks made to fit.
  private func forgery(of text: String, by other: String) throws -> SimulatedDisk {
    try forgery { _, bytes in Array(String(decoding: bytes, as: UTF8.self).replacing(text, with: other).utf8) }
  }

  /// A store with a snapshot in which sections were replaced by others of the same length, and all checks made to fit.
  private func forgery(_ change: (_ number: Int, _ bytes: [UInt8]) -> [UInt8]) throws -> SimulatedDisk {
    let disk = SimulatedDisk()
    let store = try LedgerStore.create(at: "/s", on: disk, title: "T", recordedAt: StoreScript.time(0))
    var proposal = Proposal("plan", "Plan", .plan)
    proposal.provisions = [Provision("plan/1", "1", "A cease-fire.")]
    try store.commit([person(1), .put(proposal)], by: "desk", at: StoreScript.time(1))
    try store.compact()
    try store.close()
    var manifest = try Manifest(try #require(disk.bytes(of: "/s/MANIFEST.json")), path: "MANIFEST.json")
    let path = "/s/\(try #require(manifest.snapshot).file)"
    let bytes = try #require(disk.bytes(of: path))
    let feed = try #require(bytes.firstIndex(of: 0x0A))
    var head = String(decoding: bytes[...feed], as: UTF8.self)
    var rest: [UInt8] = []
    var offset = feed + 1
    let members = try JSONValue(parsing: Array(bytes[...feed])).object
    guard case .array(let tables)? = members?["tables"] else { return disk }
    for case .array(let sections)? in tables.map({ $0.object?["sections"] }) {
      for (number, section) in sections.enumerated() {
        let end = offset + (section.object?["bytes"]?.wholeNumber ?? 0)
        let changed = change(number, Array(bytes[offset..<end]))
        // Packed sections are no text.
        let kept = changed.count == end - offset ? changed : Array(bytes[offset..<end])
        head = head.replacing(CRC32C.of(Array(bytes[offset..<end])).hexadecimal, with: CRC32C.of(kept).hexadecimal)
        rest += kept
        offset = end
      }
    }
    #expect(rest != Array(bytes[(feed + 1)...]))
    disk.set(Array(head.utf8) + rest, of: path)
    manifest.snapshot?.check = CRC32C.of(Array(head.utf8))
    disk.set(manifest.bytes, of: "/s/MANIFEST.json")
    return disk
  }

  @Test func `a changed record with fitting checks is found by a verification`() throws {
    for (text, other) in [(#"{"id":"actor-1""#, #"{"xd":"actor-1""#), (#""name":"#, #""nome":"#)] {
      let disk = try forgery(of: text, by: other)
      let store = try LedgerStore.open(at: "/s", on: disk)
      #expect(store.report.snapshot == 1)
      #expect(store.verify().problems.map(\.code) == [.corrupted])
      #expect(store.verify().problems.first?.reason.contains("compact() makes it anew") == true)
    }
  }

  /// Records, columns and words are read and made when they are first asked for.
  @Test func `a store with a snapshot may be asked from many threads at once`() async throws {
    let disk = SimulatedDisk()
    let store = try LedgerStore.create(at: "/s", on: disk, title: "T", recordedAt: StoreScript.time(0))
    try await store.commit((1...300).map { person($0, "Name \($0)") }, by: "desk", at: StoreScript.time(1))
    try store.compact()
    try store.close()
    for _ in 1...4 {
      let dossier = try LedgerStore.open(at: "/s", on: disk, for: .reading).dossier
      await withTaskGroup(of: [Int].self) { group in
        for asker in 0..<8 {
          group.addTask {
            let names = dossier.actors.suffix(from: asker * 30).map(\.name.primary)
            return [
              names.count, dossier.count(Filter<Actor>.text("name")), dossier.fetch(Query<Actor>(orderedBy: .id)).count,
              dossier.groups(by: Grouping<Actor>.kind).count,
            ]
          }
        }
        var found: Set<[Int]> = []
        for await numbers in group { found.insert(numbers) }
        #expect(found == Set((0..<8).map { [300 - $0 * 30, 300, 300, 1] }))
      }
    }
  }

  /// The bytes with a text in place of another of the same length, in sections that are no text, too.
  private func replaced(_ text: String, by other: String, in bytes: [UInt8]) -> [UInt8] {
    guard let start = bytes.indices.first(where: { bytes[$0...].starts(with: Array(text.utf8)) }) else { return bytes }
    var bytes = bytes
    bytes.replaceSubrange(start..<start + text.utf8.count, with: Array(other.utf8))
    return bytes
  }

  @Test func `columns and words that were changed, with fitting checks, are found by a verification`() throws {
    // The index of a term, and the words of a text: no record is changed.
    for (section, text, other) in [(0, "person", "nosrep"), (1, "name", "nome")] {
      let disk = try forgery { number, bytes in
        number == section ? replaced(text, by: other, in: bytes) : bytes
      }
      let store = try LedgerStore.open(at: "/s", on: disk)
      #expect(store.report.snapshot == 1)
      #expect(store.dossier["actor-1" as Parley.Actor.ID]?.kind == .person)
      #expect(store.verify().problems.map(\.code) == [.corrupted], "\(text)")
      try store.close()
      for path in disk.paths where path.contains("snapshot-") { disk.set(nil, of: path) }
      let again = try LedgerStore.open(at: "/s", on: disk)
      try again.compact()
      #expect(again.verify().isIntact, "\(text)")
    }
  }

  @Test func `compaction makes the snapshot of the journal, not of a snapshot that was changed`() throws {
    for (section, text, other) in [(0, "person", "nosrep"), (1, "name", "nome")] {
      let disk = try forgery { number, bytes in
        number == section ? replaced(text, by: other, in: bytes) : bytes
      }
      let store = try LedgerStore.open(at: "/s", on: disk)
      #expect(store.report.snapshot == 1)
      try store.compact()
      #expect(store.verify().isIntact, "\(text)")
      try store.commit([person(2)], by: "desk", at: StoreScript.time(2))
      try store.close()
      let again = try LedgerStore.open(at: "/s", on: disk)
      #expect(again.report.snapshot == 1 && again.verify().isIntact, "\(text)")
      #expect(again.dossier.count(Filter<Parley.Actor>.kind(.person)) == 2)
    }
  }

  @Test func `a snapshot of records that were replaced and taken out is what the journal gives`() throws {
    for seed in 20...24 as ClosedRange<UInt64> {
      let disk = SimulatedDisk()
      let store = try LedgerStore.create(at: "/s", on: disk, title: "T", recordedAt: StoreScript.time(0))
      var script = StoreScript(seed: seed)
      for _ in 1...40 {
        try store.commit(script.next(), by: "desk", at: StoreScript.time(script.number))
        if script.number % 7 == 0 { try store.compact() }
        #expect(store.verify().isIntact, "seed \(seed), entry \(script.number)")
      }
    }
  }

  @Test func `a snapshot whose proposals cannot be read is passed over, because they are read at once`() throws {
    let disk = try forgery(of: #"{"id":"plan""#, by: #"{"xd":"plan""#)
    let store = try LedgerStore.open(at: "/s", on: disk)
    #expect(store.report.snapshot == nil && store.report.ignoredSnapshot != nil)
    #expect(store.dossier["plan" as Proposal.ID]?.provisions.count == 1)
    try store.compact()
    #expect(store.verify().isIntact)
  }
}
