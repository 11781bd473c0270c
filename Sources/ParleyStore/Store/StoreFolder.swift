import Synchronization

/// The folder of a store and what its files are called.
struct StoreFolder: Sendable {
  let path: String
  private(set) var files: any FileSystem
  private let lastManifest = LastManifest()

  init(path: String, files: any FileSystem) {
    self.path = path
    self.files = files
  }

  /// The manifest that was read last. Who follows a store reads it all the time, and it hardly ever changes.
  private final class LastManifest: Sendable {
    let read = Mutex<(bytes: [UInt8], manifest: Manifest)?>(nil)
  }

  /// The same folder on another disk.
  func on(_ files: any FileSystem) -> StoreFolder {
    var other = self
    other.files = files
    return other
  }

  func path(of name: String) -> String { "\(path)/\(name)" }

  /// The folder around it.
  var parent: String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  static let lockName = "LOCK"
  static let temporarySuffix = ".tmp"

  static func journalName(_ number: Int) -> String { "journal-\(padded(number)).jsonl" }

  /// A name that no other file has: a snapshot that counts is never written over.
  static func snapshotName(_ sequence: Int, besides names: [String]) -> String {
    var name = "snapshot-\(padded(sequence)).bin"
    var number = 1
    while names.contains(name) {
      number += 1
      name = "snapshot-\(padded(sequence))-\(number).bin"
    }
    return name
  }

  static func quarantineName(_ segment: String, _ offset: Int) -> String { "quarantine-\(segment)-\(offset)" }

  /// The number in the name of a journal segment, of at most 18 digits; `nil` for any other file.
  static func journalNumber(_ name: String) -> Int? {
    guard name.hasPrefix("journal-"), name.hasSuffix(".jsonl") else { return nil }
    let digits = name.dropFirst("journal-".count).dropLast(".jsonl".count).utf8
    guard 1...18 ~= digits.count, digits.allSatisfy({ $0 &- UInt8(ascii: "0") < 10 }) else { return nil }
    return digits.reduce(0) { number, digit in number * 10 + Int(digit - UInt8(ascii: "0")) }
  }

  private static func padded(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 8 - digits.utf8.count)) + digits
  }

  /// The names in the folder, in order.
  func names() throws(StoreError) -> [String] {
    try StoreError.wrapping { () throws(FileFault) in try files.names(in: path) }.sorted()
  }

  /// Refuses a path at which there is no folder.
  func checkExists() throws(StoreError) {
    switch try StoreError.wrapping({ () throws(FileFault) in try files.kind(of: path) }) {
    case .folder: return
    case nil: throw StoreError(.notFound, path, "there is nothing; LedgerStore.create(at:) makes a store")
    case .file, .other: throw StoreError(.notAStore, path, "this is a file; a store is a folder")
    }
  }

  // MARK: The manifest

  /// Reads the manifest.
  func readManifest() throws(StoreError) -> Manifest {
    let file = path(of: Manifest.fileName)
    let bytes: [UInt8]
    do throws(FileFault) {
      bytes = try files.contents(of: file)
    } catch {
      guard error.kind == .missing else { throw StoreError(error) }
      guard try names().contains(where: { Self.journalNumber($0) != nil }) else {
        throw StoreError(.notAStore, path, "the folder holds no store; LedgerStore.create(at:) makes one")
      }
      throw StoreError(
        .manifestMissing, file,
        "the manifest is gone while a journal is there; LedgerStore.salvage(from:to:) makes a new store of the journal")
    }
    if let last = lastManifest.read.withLock({ $0 }), last.bytes == bytes { return last.manifest }
    let manifest = try Manifest(bytes, path: file)
    lastManifest.read.withLock { $0 = (bytes, manifest) }
    return manifest
  }

  /// Replaces the manifest: when this returns, the new one is on the disk; before, the old one.
  func write(_ manifest: Manifest) throws(FileFault) {
    let (file, temporary) = (path(of: Manifest.fileName), path(of: Manifest.fileName + Self.temporarySuffix))
    try files.write(manifest.bytes, to: temporary)
    try uninterrupted { () throws(FileFault) in try files.rename(temporary, to: file) }
    try syncFolder()
  }

  func syncFolder() throws(FileFault) {
    try uninterrupted { () throws(FileFault) in try files.syncFolder(path) }
  }

  /// Takes files out that nothing names any more. One that cannot be removed is only in the way.
  func removeIfPossible(_ names: [String]) {
    for name in names { try? files.remove(path(of: name)) }
  }
}
