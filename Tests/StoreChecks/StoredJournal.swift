import Parley
package import ParleyStore

/// A store on a simulated disk whose journal is to be damaged.
package struct StoredJournal {
  package static let path = "/store"
  package static let journal = path + "/journal-00000001.jsonl"
  /// So little that it is often used up, and that its bytes are few among those that are damaged.
  private static let paddingSize = 30

  package let disk: SimulatedDisk
  /// The store as it was before any damage.
  private let store: LedgerStore
  package let bytes: [UInt8]
  /// Where each line begins; the last element is the end of the last one. What is behind it is padding.
  package let starts: [Int]
  /// How the journal stands before each line behind the header.
  package let chains: [Chain]
  /// The number up to which the manifest knows all to be on the disk.
  package let head: Int
  package let script: StoreScript

  /// Makes a store of entries whose journal has about so many bytes.
  ///
  /// - Parameters:
  ///   - seed: The seed of the entries.
  ///   - size: The number of bytes.
  ///   - closesAfter: After which entry the store is closed and opened again, so that the manifest knows it.
  /// - Throws: What the store throws.
  package init(seed: UInt64, size: Int, closesAfter: Int?) throws {
    let disk = SimulatedDisk()
    var store = try LedgerStore.create(
      at: Self.path, on: disk, title: "Torture", recordedAt: StoreScript.time(0), paddingSize: Self.paddingSize)
    var script = StoreScript(seed: seed)
    while (disk.bytes(of: Self.journal)?.lastIndex { $0 != 0x0A } ?? 0) < size {
      try store.commit(script.next(), by: "desk", at: StoreScript.time(script.number))
      if script.number == closesAfter {
        try store.close()
        store = try LedgerStore.open(at: Self.path, on: disk, paddingSize: Self.paddingSize)
      }
    }
    if closesAfter == .max { try store.close() }
    // Not the disk on which the store is open, and locked.
    self.disk = disk.copy()
    self.store = try LedgerStore.open(at: Self.path, on: self.disk, for: .reading)
    self.script = script
    bytes = disk.bytes(of: Self.journal) ?? []
    head = closesAfter == .max ? script.number : min(closesAfter ?? 0, script.number)
    var starts = [0]
    for (index, byte) in bytes.enumerated() where byte == 0x0A && bytes[index - 1] != 0x0A { starts.append(index + 1) }
    self.starts = starts
    var chains = [Chain(number: 0, check: 0)]
    var scanner = JournalScanner(bytes, at: starts[1], line: 2, after: chains[0], expecting: 0)
    while case .line = scanner.next() { chains.append(scanner.chain) }
    self.chains = chains
  }

  /// Where the last line ends.
  package var end: Int { starts[starts.count - 1] }

  /// What a reader makes of other bytes.
  package enum Outcome: Hashable {
    /// All lines are there as they were.
    case unchanged
    /// Damage is reported.
    case refused
    /// The lines up to an entry are there as they were, and a tail is reported.
    case cut(Int)
    /// The lines up to an entry are there as they were, and nothing behind them.
    case prefix(Int)
    /// Something else is taken for the journal.
    case silent(String)
  }

  /// What the scanner makes of bytes that begin to differ somewhere. It begins with the line of that place: the state
  /// before it cannot differ.
  package func scan(_ changed: [UInt8], from place: Int) -> Outcome {
    let line = max(1, (starts.lastIndex { $0 <= place } ?? 0))
    // The header and the beginning are always read anew.
    guard line >= 3, line - 1 < chains.count else { return read(changed) }
    var scanner = JournalScanner(changed, at: starts[line], line: line + 1, after: chains[line - 1])
    while true {
      switch scanner.next() {
      case .line(let found):
        guard found.number < chains.count - 1 || scanner.chain == chains[chains.count - 1],
          scanner.chain == chains[found.number + 1], scanner.position == starts[found.number + 2]
        else { return .silent("a line that was never written is taken for entry \(found.number)") }
      case .damage(let damage):
        if damage.lastGood < head || scanner.laterLineProves(damage) { return .refused }
        return .cut(damage.lastGood)
      case .end:
        let last = scanner.chain.number
        if last < head { return .refused }
        guard last == script.number else { return .prefix(last) }
        // More padding or less makes no difference.
        return changed.starts(with: bytes[..<end])
          ? .unchanged : .silent("changed bytes are taken for the whole journal")
      }
    }
  }

  /// What a reader of the whole journal makes of other bytes.
  package func read(_ changed: [UInt8]) -> Outcome {
    let other = disk.copy()
    other.set(changed, of: Self.journal)
    do throws(StoreError) {
      var last = 0
      let end = try JournalReader.end(at: Self.path, on: other) { batch throws(StoreError) in
        last = batch.lines.last?.number ?? 0
      }
      guard end.chain == chains[last + 1] else { return .silent("another journal is taken for this one") }
      if end.tail != nil { return .cut(last) }
      return last == script.number ? .unchanged : .prefix(last)
    } catch {
      return .refused
    }
  }

  /// What opening the store makes of other bytes.
  ///
  /// - Parameters:
  ///   - changed: The bytes.
  ///   - again: Whether a store that was repaired is opened once more.
  /// - Returns: What is found.
  package func open(_ changed: [UInt8], again: Bool) -> Outcome {
    let other = disk.copy()
    other.set(changed, of: Self.journal)
    do throws(StoreError) {
      let store = try store.opened(on: other)
      let last = store.sequence
      guard last <= script.number, store.dossier.recordsByKey == script.history[last] else {
        return .silent("other records are taken for those after entry \(last)")
      }
      if store.report.tail == nil { return last == script.number ? .unchanged : .prefix(last) }
      if again {
        let repaired = try store.opened(on: other.copy())
        guard repaired.sequence == last, repaired.report.tail == nil else { return .silent("the repair did not last") }
      }
      return .cut(last)
    } catch {
      return .refused
    }
  }
}

extension StoredJournal.Outcome {
  /// The outcome in a word.
  package var name: String {
    switch self {
    case .unchanged: "unchanged"
    case .refused: "refused"
    case .cut: "cut and reported"
    case .prefix: "ended earlier"
    case .silent: "silent"
    }
  }
}
