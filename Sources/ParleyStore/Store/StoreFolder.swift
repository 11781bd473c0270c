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

  /// The manifest that was read last: readers ask for it again and again, and it hardly ever changes.
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
  static let temporaryName = Manifest.fileName + ".tmp"
  /// So many bytes has a manifest at most: that of a quarter of a million segments.
  private static let manifestLimit = 64 << 20

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

  /// A name that no other file has: what was cut off at the same place before stays.
  static func quarantineName(_ segment: String, _ offset: Int, besides names: [String]) -> String {
    // The name of a segment may be as long as a name can be.
    let base = "quarantine-\(String(decoding: segment.utf8.prefix(160), as: UTF8.self))-\(offset)"
    var (name, number) = (base, 1)
    while names.contains(name) {
      number += 1
      name = "\(base)-\(number)"
    }
    return name
  }

  /// Whether a name is that of a snapshot.
  static func isSnapshotName(_ name: String) -> Bool {
    guard name.hasPrefix("snapshot-"), name.hasSuffix(".bin") else { return false }
    return name.dropFirst("snapshot-".count).dropLast(".bin".count).utf8.allSatisfy {
      $0 == UInt8(ascii: "-") || (0x30...0x39).contains($0)
    }
  }

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
      bytes = try files.contents(of: file, atMost: Self.manifestLimit)
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
    let (file, temporary) = (path(of: Manifest.fileName), path(of: Self.temporaryName))
    do throws(FileFault) {
      try files.write(manifest.bytes, to: temporary)
    } catch {
      guard error.kind == .exists else { throw error }
      // What a crash has left; of a link it is the link that goes.
      try uninterrupted { () throws(FileFault) in try files.remove(temporary) }
      try files.write(manifest.bytes, to: temporary)
    }
    try uninterrupted { () throws(FileFault) in try files.rename(temporary, to: file) }
    try syncFolder()
  }

  func syncFolder() throws(FileFault) {
    try uninterrupted { () throws(FileFault) in try files.syncFolder(path) }
  }

  /// Refuses a folder in which nothing can be made, which would show only at the next manifest.
  func checkIsWritable() throws(FileFault) {
    let temporary = path(of: Self.temporaryName)
    do throws(FileFault) {
      _ = try uninterrupted { () throws(FileFault) in try files.open(temporary, .creating) }
    } catch {
      guard error.kind == .exists else { throw error }
    }
    try uninterrupted { () throws(FileFault) in try files.remove(temporary) }
  }

  /// Takes files out that nothing names any more. One that cannot be removed is only in the way.
  ///
  /// - Returns: The names of those that stay.
  @discardableResult
  func removeIfPossible(_ names: [String]) -> [String] {
    names.filter { name in
      (try? uninterrupted { () throws(FileFault) in try files.remove(path(of: name)) }) == nil
    }
  }

  /// Removes all files of a store that was made and is not to stay.
  func removeStore(withFolder: Bool) {
    let names = (try? names()) ?? []
    let own = [Manifest.fileName, Self.temporaryName, Self.lockName]
    removeIfPossible(names.filter { own.contains($0) || Self.journalNumber($0) != nil || Self.isSnapshotName($0) })
    if withFolder { try? files.removeFolder(path) }
  }

  /// Does something that makes files, and where it fails takes out those that it has made.
  func removingWhatFails<Result>(_ work: () throws(StoreError) -> Result) throws(StoreError) -> Result {
    let names = Set(try names())
    do throws(StoreError) {
      return try work()
    } catch {
      let made = (try? self.names())?.filter { !names.contains($0) } ?? []
      removeIfPossible(made.filter { Self.journalNumber($0) != nil || Self.isSnapshotName($0) })
      throw error
    }
  }
}

/// What a call has made in a folder, to be taken out again where the call fails.
struct NewFiles {
  let folder: StoreFolder
  /// Whether the folder itself was made.
  private(set) var hasMadeFolder = false
  private var names: [String] = []

  init(_ folder: StoreFolder) {
    self.folder = folder
  }

  /// Makes the folder, or accepts an empty one.
  mutating func makeFolder() throws(FileFault) {
    let (files, path) = (folder.files, folder.path)
    switch try files.kind(of: path) {
    case .folder: return
    case .file, .other: throw FileFault(.exists, "there is a file", path)
    case nil: break
    }
    do throws(FileFault) {
      try uninterrupted { () throws(FileFault) in try files.createFolder(path) }
    } catch {
      // Another process was quicker; what it makes there will show.
      guard error.kind == .exists else { throw error }
      return
    }
    hasMadeFolder = true
    try uninterrupted { () throws(FileFault) in try files.syncFolder(folder.parent) }
  }

  /// Notes a file that is going to be made, and returns its path.
  mutating func path(of name: String) -> String {
    names.append(name)
    return folder.path(of: name)
  }

  /// Takes out what was made, the last first, as far as it can be.
  func remove() {
    folder.removeIfPossible(names.reversed())
    if hasMadeFolder { try? folder.files.removeFolder(folder.path) }
  }
}
