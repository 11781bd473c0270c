import Parley
import Testing

@testable import ParleyStore
@testable import torture

/// Snapshots that somebody has changed and given fitting checks.
@Suite struct StoredSnapshotTests {
  /// A store with a snapshot in which a text was replaced by another of the same length, and all checks made to fit.
  private func forgery(of text: String, by other: String) throws -> SimulatedDisk {
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
      for section in sections {
        let end = offset + (section.object?["bytes"]?.wholeNumber ?? 0)
        let changed = Array(String(decoding: bytes[offset..<end], as: UTF8.self).replacing(text, with: other).utf8)
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

  @Test func `a snapshot whose proposals cannot be read is passed over, because they are read at once`() throws {
    let disk = try forgery(of: #"{"id":"plan""#, by: #"{"xd":"plan""#)
    let store = try LedgerStore.open(at: "/s", on: disk)
    #expect(store.report.snapshot == nil && store.report.ignoredSnapshot != nil)
    #expect(store.dossier["plan" as Proposal.ID]?.provisions.count == 1)
    try store.compact()
    #expect(store.verify().isIntact)
  }
}
