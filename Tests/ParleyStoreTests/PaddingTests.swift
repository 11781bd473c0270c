import Parley
import ParleyStore
import StoreChecks
import Synchronization
import Testing

/// Padding at the end of the growing segment: lines are written over line feeds, which changes nothing but the speed.
@Suite struct PaddingTests {
  private let journal = "/s/journal-00000001.jsonl"

  private func store(
    on disk: any FileSystem, policy: SyncPolicy = .everyCommit, paddingSize: Int = 1_000
  ) throws -> LedgerStore {
    try .create(
      at: "/s", on: disk, title: "T", recordedAt: StoreScript.time(0), policy: policy, paddingSize: paddingSize)
  }

  private func bytes(_ disk: SimulatedDisk) throws -> [UInt8] { try #require(disk.bytes(of: journal)) }

  private func lines(_ bytes: [UInt8]) -> [UInt8] {
    var end = bytes.count
    while end > 1, bytes[end - 2] == 0x0A { end -= 1 }
    return Array(bytes[..<end])
  }

  @Test func `the file does not grow while it has padding, and a closed store has none`() throws {
    let disk = SimulatedDisk()
    let store = try store(on: disk)
    var sizes: [Int] = []
    for number in 1...12 {
      try store.commit([person(number)], by: "desk", at: StoreScript.time(number))
      sizes.append(try bytes(disk).count)
    }
    #expect((2...5).contains(Set(sizes).count))
    let written = lines(try bytes(disk))
    #expect(written.count < sizes[11])
    // A crash leaves the padding, and the next writer goes on in it.
    let again = try LedgerStore.open(at: "/s", on: disk.afterPowerCut { false })
    #expect(again.sequence == 12 && again.report.isClean && again.verify().isIntact)
    try store.close()
    #expect(try bytes(disk) == written)
  }

  @Test func `a file that grows fast is given more padding, but not any amount`() throws {
    let disk = SimulatedDisk()
    let store = try store(on: disk, paddingSize: 100)
    var paddings: [Int] = []
    for number in 1...200 {
      let before = try bytes(disk).count
      try store.commit([person(number)], by: "desk", at: StoreScript.time(number))
      let all = try bytes(disk)
      let written = lines(all).count
      if all.count == before { continue }
      #expect(all.count - written == min(max(100, written), 1_600))
      paddings.append(all.count - written)
    }
    #expect(Set(paddings).count > 2 && paddings.last == 1_600)
  }

  @Test func `what was crashed in its padding goes on there`() throws {
    let disk = SimulatedDisk()
    try store(on: disk).commit([person(1)], by: "desk", at: StoreScript.time(1))
    let crashed = disk.copy()
    let size = try bytes(crashed).count
    let again = try LedgerStore.open(at: "/s", on: crashed, paddingSize: 1_000)
    try again.commit([person(2)], by: "desk", at: StoreScript.time(2))
    #expect(try bytes(crashed).count == size)
    #expect(try LedgerStore.open(at: "/s", on: crashed, for: .reading).sequence == 2)
  }

  @Test func `only commits that are put on the disk one by one get padding`() throws {
    for policy in [SyncPolicy.osBuffered, .batched(count: 2, interval: .seconds(60))] {
      let disk = SimulatedDisk()
      let store = try store(on: disk, policy: policy)
      for number in 1...4 { try store.commit([person(number)], by: "desk") }
      #expect(try bytes(disk) == lines(try bytes(disk)))
    }
  }

  @Test func `a segment is sealed without padding`() throws {
    let disk = SimulatedDisk()
    let store = try LedgerStore.create(
      at: "/s", on: disk, title: "T", recordedAt: StoreScript.time(0), segmentSize: 500, paddingSize: 1_000)
    for number in 1...9 { try store.commit([person(number)], by: "desk", at: StoreScript.time(number)) }
    try store.compact()
    for path in disk.paths where path.contains("journal-") {
      let bytes = try #require(disk.bytes(of: path))
      #expect(bytes == lines(bytes), "\(path)")
    }
    #expect(store.verify().isIntact)
  }

  @Test func `a full disk takes what there is space for`() throws {
    let disk = SimulatedDisk()
    let store = try store(on: disk)
    try store.commit([person(1)], by: "desk")
    disk.setCapacity(disk.paths.reduce(0) { $0 + (disk.bytes(of: $1)?.count ?? 0) })
    try store.commit([person(2)], by: "desk")
    #expect(storeError { try store.commit((3...20).map { person($0) }, by: "desk") }?.code == .diskFull)
    #expect(try LedgerStore.open(at: "/s", on: disk.afterPowerCut { true }, for: .reading).sequence == 2)
  }

  @Test(arguments: SimulatedDisk.Fault.allCases)
  func `a commit does not fail because there is no space for padding`(fault: SimulatedDisk.Fault) throws {
    let disk = SimulatedDisk()
    let store = try store(on: disk)
    // The line is written by the first call, the padding by the second one.
    disk.fail(atCall: disk.calls + 2, with: fault)
    try store.commit([person(1)], by: "desk")
    try store.commit([person(2)], by: "desk")
    #expect(try LedgerStore.open(at: "/s", on: disk.afterPowerCut { false }).sequence == 2)
  }

  @Test func `a line that was cut short in its padding is an unfinished write`() throws {
    let disk = SimulatedDisk()
    let store = try store(on: disk)
    try store.commit([person(1)], by: "desk", at: StoreScript.time(1))
    let before = lines(try bytes(disk)).count
    try store.commit([person(2)], by: "desk", at: StoreScript.time(2))
    let whole = try bytes(disk)
    let end = lines(whole).count
    for cut in before + 1..<end - 1 {
      let crashed = disk.copy()
      let padding = [UInt8](repeating: 0x0A, count: whole.count - cut)
      crashed.set(whole[..<cut] + padding, of: journal)
      let again = try LedgerStore.open(at: "/s", on: crashed)
      let tail = try #require(again.report.tail, "cut at \(cut)")
      #expect(again.sequence == 1 && tail.offset == before)
      #expect(abs(tail.bytes - (cut - before)) <= 1, "the padding is no part of it")
      #expect(try bytes(crashed).count == before)
    }
    try store.close()
    // Once the manifest knows the line, it is missed.
    let missed = disk.copy()
    missed.set(whole[..<(end - 20)] + [UInt8](repeating: 0x0A, count: 300), of: journal)
    #expect(storeError { _ = try LedgerStore.open(at: "/s", on: missed) }?.code == .missingCommitted)
  }

  @Test func `something in the padding is damage, and reported`() throws {
    let disk = SimulatedDisk()
    try store(on: disk).commit([person(1)], by: "desk", at: StoreScript.time(1))
    let end = lines(try bytes(disk)).count
    for place in [end, end + 1, end + 500, try bytes(disk).count - 1] {
      let changed = disk.copy()
      var bytes = try bytes(disk)
      bytes[place] ^= 1
      changed.set(bytes, of: journal)
      let again = try LedgerStore.open(at: "/s", on: changed)
      #expect(again.sequence == 1 && again.report.tail?.offset == end)
    }
  }

  @Test func `a salvage says nothing of padding`() throws {
    let disk = SimulatedDisk()
    let store = try store(on: disk)
    for number in 1...3 { try store.commit([person(number)], by: "desk", at: StoreScript.time(number)) }
    let report = try LedgerStore.salvage(from: "/s", to: "/saved", on: disk)
    #expect(report.isComplete && report.saved == 3)
  }

  @Test func `a reader that meets lines being written over padding looks twice before it reports damage`() throws {
    let disk = SimulatedDisk()
    let hidden = Mutex<Range<Int>?>(nil)
    // Once.
    let files = HookedFiles(
      disk,
      didRead: { path, offset, bytes in
        guard path == "/s/journal-00000001.jsonl", let range = hidden.withLock({ $0.take() }) else { return }
        for index in bytes.indices where range.contains(offset + index) { bytes[index] = 0x0A }
      })
    let store = try store(on: disk)
    let reader = try LedgerStore.open(at: "/s", on: files, for: .reading)
    try store.commit([person(1)], by: "desk", at: StoreScript.time(1))
    let (from, size) = (lines(try bytes(disk)).count, try bytes(disk).count)
    try store.commit([person(2)], by: "desk", at: StoreScript.time(2))
    let hole = from..<lines(try bytes(disk)).count
    for number in 3...4 { try store.commit([person(number)], by: "desk", at: StoreScript.time(number)) }
    try #require(try bytes(disk).count == size)
    // The reader has seen the place of the second line before it was written, and that of the others after.
    hidden.withLock { $0 = hole }
    #expect(try reader.refresh() == 4)
    hidden.withLock { $0 = hole }
    #expect(try LedgerStore.open(at: "/s", on: files, for: .reading).sequence == 4)
    // What stays is damage.
    var damaged = try bytes(disk)
    for place in hole { damaged[place] = 0x0A }
    let other = disk.copy()
    other.set(damaged, of: journal)
    #expect(storeError { _ = try LedgerStore.open(at: "/s", on: other, for: .reading) }?.code == .corrupted)
  }
}
