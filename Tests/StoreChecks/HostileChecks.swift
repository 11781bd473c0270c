import Parley
import ParleyStore
import TestSupport

/// Folders that somebody has forged: all checks fit, and what they check is nonsense.
package enum HostileChecks {
  private static let path = "/store"
  private static let manifest = path + "/MANIFEST.json"

  /// Values that a member may have been given.
  private static let values: [JSONValue] = [
    .number(JSONNumber(.max)), .number(JSONNumber(.max - 1)), .number(JSONNumber(.min)), -1, 0, 1,
    999_999_999_999_999_999, 1_000_000_000_000_000_000, .null, "", "x", .string(String(repeating: "n", count: 300)),
    [], [:], true, [1, 0], "../x", "LOCK", "MANIFEST.json", "journal-9223372036854775807.jsonl",
    "journal-999999999999999999.jsonl", "journal-00000001.jsonl", "ffffffff", "00000000",
    "batched:9223372036854775807:9223372036854775807", "batched:0:0", "batched:1:-1", "everyCommit:1",
    ["n": 999_999_999_999_999_999, "c": "00000000"], ["n": .number(JSONNumber(.max)), "c": "ffffffff"],
  ]

  /// Names that a file may have been given.
  private static let names = [
    "journal-9223372036854775807.jsonl", "journal-999999999999999999.jsonl", "journal--9223372036854775808.jsonl",
    "journal-99999999999999999999.jsonl", "journal-+1.jsonl", "journal-.jsonl", "journal-1.jsonl", "snapshot-.bin",
    "snapshot-99999999999999999999.bin", "quarantine-", ".tmp", "MANIFEST.json.tmp", "journal-00000002.jsonl",
  ]

  /// Forges a store in many ways, and opens, verifies and salvages it.
  ///
  /// - Parameters:
  ///   - count: How many folders to try.
  ///   - seed: The seed of the changes.
  /// - Returns: What was found. A program that ends is the failure that is looked for.
  /// - Throws: What the store throws before it is forged.
  package static func forgeries(_ count: Int, seed: UInt64) throws -> Tally {
    var tally = Tally("forged folders")
    var generator = SplitMix64(seed: seed)
    let disk = SimulatedDisk()
    let store = try LedgerStore.create(
      at: path, on: disk, title: "Torture", recordedAt: StoreScript.time(0), segmentSize: 2_000)
    var script = StoreScript(seed: seed)
    for number in 1...12 {
      try store.commit(script.next(), by: "desk", at: StoreScript.time(number))
      if number == 8 { try store.compact() }
    }
    try store.close()
    for _ in 0..<count {
      let forged = disk.copy()
      for _ in 0..<Int.random(in: 1...2, using: &generator) { forge(forged, &generator) }
      let found = outcome(of: forged)
      if found.hasPrefix("lost") { tally.fail(found) } else { tally.count(found) }
    }
    return tally
  }

  private static func forge(_ disk: SimulatedDisk, _ generator: inout SplitMix64) {
    let journals = disk.paths.filter { $0.contains("/journal-") }
    switch Int.random(in: 0..<6, using: &generator) {
    case 0, 1: forgeManifest(disk, &generator)
    case 2, 3:
      guard let journal = journals.randomElement(using: &generator) else { return }
      forgeJournal(disk, journal, &generator)
    case 4:
      guard let name = names.randomElement(using: &generator), let bytes = journals.first.flatMap(disk.bytes) else {
        return
      }
      disk.set(Bool.random(using: &generator) ? bytes : [], of: "\(path)/\(name)")
    default:
      guard let file = disk.paths.randomElement(using: &generator), var bytes = disk.bytes(of: file), !bytes.isEmpty
      else { return }
      let place = Int.random(in: 0..<bytes.count, using: &generator)
      if Bool.random(using: &generator) { bytes.removeSubrange(place...) } else { bytes[place] ^= 1 << (place % 8) }
      disk.set(bytes, of: file)
    }
  }

  /// Gives a member of the manifest another value, and the manifest a check that fits.
  private static func forgeManifest(_ disk: SimulatedDisk, _ generator: inout SplitMix64) {
    guard let bytes = disk.bytes(of: manifest), let read = try? JSONValue(parsing: bytes) else { return }
    guard case .object(var members) = changed(read, &generator) else { return }
    members["check"] = nil
    members["check"] = .string(hexadecimal(CRC32C.of(JSONValue.object(members).jsonBytes())))
    disk.set(JSONValue.object(members).jsonBytes() + [0x0A], of: manifest)
  }

  /// Changes the payload of a line of a journal, and gives all lines from there on checks that fit.
  private static func forgeJournal(_ disk: SimulatedDisk, _ journal: String, _ generator: inout SplitMix64) {
    guard let bytes = disk.bytes(of: journal) else { return }
    let payloads = bytes.split(separator: 0x0A).compactMap { line -> [UInt8]? in
      guard let start = line.firstRange(of: Array(",\"d\":".utf8)) else { return nil }
      return Array(line[start.upperBound...].dropLast())
    }
    guard !payloads.isEmpty else { return }
    let forged = Int.random(in: 0..<min(3, payloads.count), using: &generator)
    var number = Bool.random(using: &generator) ? 0 : 999_999_999_999_999_990
    var chain = Chain(number: number, check: 0)
    var written: [UInt8] = []
    for (index, payload) in payloads.enumerated() {
      let changed = index == forged ? self.changed(payload, &generator) : payload
      let line = Chain(number: chain.number, check: index == 1 ? 0 : chain.check).line(
        changed, number: number, durable: number)
      written += line.bytes
      chain = index == 0 ? Chain(number: number, check: 0) : line.chain
      if index > 0 { number += 1 }
    }
    disk.set(written, of: journal)
  }

  private static func changed(_ payload: [UInt8], _ generator: inout SplitMix64) -> [UInt8] {
    if Bool.random(using: &generator), let value = try? JSONValue(parsing: payload) {
      return changed(value, &generator).jsonBytes().filter { $0 != 0x0A }
    }
    let end = Int.random(in: 0...payload.count, using: &generator)
    return Array(payload[..<end]) + Array([",", "}", "\"", "{\"beginning\":{\"dossier\":1,", ""][end % 5].utf8)
  }

  /// A value in which one member or element, somewhere, is another one or is not there.
  private static func changed(_ value: JSONValue, _ generator: inout SplitMix64) -> JSONValue {
    let replaces = generator.chance(oneIn: 3)
    switch value {
    case .object(var members) where !members.isEmpty && !replaces:
      let name = members[Int.random(in: 0..<members.count, using: &generator)].name
      members[name] =
        generator.chance(oneIn: 8)
        ? nil : members[name].map { changed($0, &generator) }
      return .object(members)
    case .array(var elements) where !elements.isEmpty && !replaces:
      let index = Int.random(in: 0..<elements.count, using: &generator)
      elements[index] = changed(elements[index], &generator)
      return .array(elements)
    default: return generator.pick(values)
    }
  }

  /// What becomes of a forged store. Where it opens, a commit that is acknowledged must be there when it is opened again.
  private static func outcome(of disk: SimulatedDisk) -> String {
    let copy = disk.copy()
    _ = try? LedgerStore.open(at: path, on: copy, for: .reading).verify()
    _ = try? LedgerStore.salvage(from: path, to: "/saved", on: disk.copy())
    do throws(StoreError) {
      let store = try LedgerStore.open(at: path, on: disk, segmentSize: 2_000)
      let change = Ledger.Change.put(Actor("last", "Last", .person))
      let entry: Ledger.Entry
      do {
        entry = try store.commit([change], by: "desk", at: store.dossier.lastRecordedAt ?? .now())
        try store.compact()
        try store.close()
      } catch {
        return "opened, then \(error.code)"
      }
      do {
        let again = try LedgerStore.open(at: path, on: disk.copy())
        return again.sequence == entry.sequence && again.dossier["last" as Actor.ID] != nil
          ? "opened and written" : "lost: entry \(entry.sequence)"
      } catch {
        return "lost: \(error)"
      }
    } catch {
      return "refused"
    }
  }

  private static func hexadecimal(_ check: UInt32) -> String {
    let digits = String(check, radix: 16)
    return String(repeating: "0", count: 8 - digits.utf8.count) + digits
  }
}
