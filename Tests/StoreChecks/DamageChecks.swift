import Parley
import ParleyStore

/// Damage to the bytes of a journal: it is refused or reported, never taken for the journal.
package enum DamageChecks {
  /// Cuts a journal after every byte.
  ///
  /// - Parameters:
  ///   - journal: The journal.
  ///   - stride: Which cuts are also opened as a store, each or every so many.
  /// - Returns: What was found.
  package static func truncations(_ journal: StoredJournal, openingEvery stride: Int) -> Tally {
    var tally = Tally("truncations")
    for length in 0..<journal.bytes.count {
      let cut = Array(journal.bytes[..<length])
      // The lines that are whole, without header and beginning.
      let whole = (journal.starts.lastIndex { $0 <= length } ?? 0) - 2
      let isAtLineEnd = journal.starts.contains(length)
      let expected: StoredJournal.Outcome =
        length >= journal.end
        ? .unchanged : whole < journal.head || whole < 0 ? .refused : isAtLineEnd ? .prefix(whole) : .cut(whole)
      check(journal, cut, at: length, expected, opening: length % stride == 0, "cut after \(length) bytes", &tally)
    }
    return tally
  }

  /// Flips every bit of every byte.
  ///
  /// - Parameters:
  ///   - journal: The journal.
  ///   - stride: Which flips are also opened as a store, each or every so many.
  /// - Returns: What was found.
  package static func flips(_ journal: StoredJournal, openingEvery stride: Int) -> Tally {
    let tallies = Monitor<[Int: Tally]>([:])
    let pieces = 16
    CurrentProcess.concurrently(pieces) { piece in
      var tally = Tally("flipped bits")
      var changed = journal.bytes
      let places = journal.bytes.count * piece / pieces..<journal.bytes.count * (piece + 1) / pieces
      for place in places {
        for bit in 0..<8 {
          changed[place] ^= 1 << UInt8(bit)
          check(
            journal, changed, at: place, nil, opening: (place * 8 + bit) % stride == 0, "bit \(bit) of byte \(place)",
            &tally)
          changed[place] ^= 1 << UInt8(bit)
        }
      }
      let found = tally
      tallies.withLock { $0[piece] = found }
    }
    var all = Tally("flipped bits")
    for (_, tally) in tallies.withLock({ $0 }).sorted(by: { $0.key < $1.key }) { all.add(tally) }
    return all
  }

  /// Overwrites, takes out, doubles and exchanges stretches and lines at random.
  package static func overwrites(
    _ journal: StoredJournal, count: Int, seed: UInt64, openingEvery stride: Int
  ) -> Tally {
    var tally = Tally("overwrites, splices and swaps")
    var generator = SplitMix64(seed: seed)
    for number in 0..<count {
      let (changed, place, what) = changed(journal, &generator)
      if changed == journal.bytes { continue }
      check(journal, changed, at: place, nil, opening: number % stride == 0, "\(number): \(what) at \(place)", &tally)
    }
    return tally
  }

  private static func check(
    _ journal: StoredJournal, _ changed: [UInt8], at place: Int, _ expected: StoredJournal.Outcome?, opening: Bool,
    _ what: String, _ tally: inout Tally
  ) {
    let outcome = journal.scan(changed, from: place)
    if case .silent(let message) = outcome {
      tally.fail("\(what): \(message)")
    } else if let expected, outcome != expected {
      tally.fail("\(what): \(outcome), not \(expected)")
    } else if opening, case let opened = journal.open(changed, again: tally.cases % 8 == 0), opened != outcome {
      tally.fail("\(what): opening gives \(opened), the scanner \(outcome)")
    } else {
      tally.count(outcome.name)
    }
  }

  private static func changed(
    _ journal: StoredJournal, _ generator: inout SplitMix64
  ) -> (bytes: [UInt8], place: Int, what: String) {
    var bytes = journal.bytes
    let place = Int.random(in: 0..<bytes.count, using: &generator)
    let length = min(Int.random(in: 1...64, using: &generator), bytes.count - place)
    let lines = journal.starts.count - 1
    let line = Int.random(in: 0..<lines - 1, using: &generator)
    let range = journal.starts[line]..<journal.starts[line + 1]
    switch Int.random(in: 0..<7, using: &generator) {
    case 0:
      for index in place..<place + length { bytes[index] = UInt8.random(in: 0...255, using: &generator) }
      return (bytes, place, "overwritten")
    case 1:
      for index in place..<place + length { bytes[index] = 0 }
      return (bytes, place, "zeroed")
    case 2:
      bytes.removeSubrange(place..<place + length)
      return (bytes, place, "taken out")
    case 3:
      bytes.insert(contentsOf: bytes[place..<place + length], at: place)
      return (bytes, place, "doubled")
    case 4:
      bytes.removeSubrange(range)
      return (bytes, range.lowerBound, "line taken out")
    case 5:
      bytes.insert(contentsOf: bytes[range], at: range.lowerBound)
      return (bytes, range.lowerBound, "line doubled")
    default:
      let next = journal.starts[line + 1]..<journal.starts[line + 2]
      bytes.replaceSubrange(range.lowerBound..<next.upperBound, with: Array(bytes[next]) + Array(bytes[range]))
      return (bytes, range.lowerBound, "lines exchanged")
    }
  }

  /// Flips every bit of the manifest and of a snapshot: the one is refused, the other is passed over and reported.
  package static func derivedFiles(seed: UInt64, every stride: Int) throws -> Tally {
    var tally = Tally("bits of manifest and snapshot")
    let disk = SimulatedDisk()
    let store = try LedgerStore.create(at: "/store", on: disk, title: "Torture", recordedAt: StoreScript.time(0))
    var script = StoreScript(seed: seed)
    for number in 1...12 { try store.commit(script.next(), by: "desk", at: StoreScript.time(number)) }
    try store.compact()
    for number in 13...15 { try store.commit(script.next(), by: "desk", at: StoreScript.time(number)) }
    try store.close()
    let records = script.records
    for path in disk.paths where path.hasSuffix("MANIFEST.json") || path.contains("snapshot-") {
      guard let bytes = disk.bytes(of: path) else { continue }
      for bit in Swift.stride(from: 0, to: bytes.count * 8, by: stride) {
        var changed = bytes
        changed[bit / 8] ^= 1 << UInt8(bit % 8)
        let other = disk.copy()
        other.set(changed, of: path)
        do throws(StoreError) {
          let opened = try LedgerStore.open(at: "/store", on: other)
          if opened.dossier.recordsByKey != records || opened.sequence != 15 {
            tally.fail("bit \(bit) of \(path): other records")
          } else if opened.report.ignoredSnapshot == nil {
            tally.fail("bit \(bit) of \(path): not noticed")
          } else {
            tally.count("snapshot passed over and reported")
          }
        } catch {
          if path.contains("snapshot-") {
            tally.fail("bit \(bit) of \(path): \(error)")
          } else {
            tally.count("refused")
          }
        }
      }
    }
    return tally
  }
}
