/// What a store needs of a file system: the one door to files, so that tests can put a simulated disk behind it.
///
/// The calls are those of POSIX and may do what these do: write less than was asked for, be interrupted, fail. What to do
/// then is decided above, in one place.
package protocol FileSystem: Sendable {
  /// What is at a path; `nil` where there is nothing. A symbolic link stands for what it leads to.
  func kind(of path: String) throws(FileFault) -> FileKind?

  /// What tells the file at a path from all others; `nil` where there is nothing. A symbolic link is not followed.
  func identity(of path: String) throws(FileFault) -> FileIdentity?

  /// The names in a folder, in no particular order.
  func names(in folder: String) throws(FileFault) -> [String]

  /// Makes a folder.
  func createFolder(_ path: String) throws(FileFault)

  /// Removes an empty folder.
  func removeFolder(_ path: String) throws(FileFault)

  /// Opens a file, and nothing but a file: a symbolic link, a pipe, a device, a folder, and for writing also a file that
  /// has another name, are refused as `irregular`, and what does not fit into memory as `tooLarge`.
  func open(_ path: String, _ access: FileAccess) throws(FileFault) -> any StoreFile

  /// Gives a file another name; a file that has it is replaced.
  func rename(_ path: String, to other: String) throws(FileFault)

  /// Takes a file out of its folder.
  func remove(_ path: String) throws(FileFault)

  /// Returns when the names in a folder are on the disk.
  func syncFolder(_ path: String) throws(FileFault)
}

/// What stands at a path.
package enum FileKind: Sendable {
  case folder
  case file
  case other
}

/// What a file is opened for.
package enum FileAccess: Sendable {
  /// To read one that exists.
  case reading
  /// To read and write one that exists.
  case writing
  /// To read and write one that is made; refused as `exists` where there is anything.
  case creating
  /// To read and write one that is made where it does not exist, as a lock file.
  case openingOrCreating
}

/// An open file; it is closed with the last reference to it.
package protocol StoreFile: AnyObject, Sendable {
  /// Which file it is, how long, and whether it still has a name.
  func status() throws(FileFault) -> FileStatus

  /// Reads some bytes from an offset on; fewer than asked for at the end.
  func read(_ count: Int, at offset: Int) throws(FileFault) -> [UInt8]

  /// Writes some of the bytes at an offset and returns how many.
  func write(_ bytes: ArraySlice<UInt8>, at offset: Int) throws(FileFault) -> Int

  /// Cuts the file.
  func truncate(to size: Int) throws(FileFault)

  /// Returns when what was written is on the disk.
  func sync() throws(FileFault)

  /// Takes the lock on the file; `false` where another open file has it. Closing the file gives it back.
  func lock() throws(FileFault) -> Bool
}

/// What the system says of an open file.
package struct FileStatus: Hashable, Sendable {
  package var identity: FileIdentity
  /// The number of bytes.
  package var size: Int
  /// How many names the file has; 0 when it was removed from its folder.
  package var links: Int

  package init(identity: FileIdentity, size: Int, links: Int) {
    self.identity = identity
    self.size = size
    self.links = links
  }
}

/// The device and the number of a file.
package struct FileIdentity: Hashable, Sendable {
  var device: UInt64
  var number: UInt64

  package init(device: UInt64, number: UInt64) {
    self.device = device
    self.number = number
  }
}

/// A call to the file system that failed.
package struct FileFault: Error, Hashable, Sendable {
  /// What the cause means to a store.
  package enum Kind: Sendable {
    case missing
    case exists
    case denied
    case readOnly
    case full
    /// A link, a pipe, a device or a folder in the place of a file.
    case irregular
    /// A file that does not fit into memory.
    case tooLarge
    /// The process may not write a file of this size.
    case limited
    case nameTooLong
    case invalidPath
    /// The file system has no locks.
    case withoutLocks
    case interrupted
    case unsupported
    case other
  }

  package var kind: Kind
  /// The call and the system's number or text of the cause.
  package var detail: String
  package var path: String

  package init(_ kind: Kind, _ detail: String, _ path: String) {
    self.kind = kind
    self.detail = detail
    self.path = path
  }
}

/// Repeats a call for as long as a signal interrupts it.
func uninterrupted<Result>(_ call: () throws(FileFault) -> Result) throws(FileFault) -> Result {
  while true {
    do throws(FileFault) {
      return try call()
    } catch {
      guard error.kind == .interrupted else { throw error }
    }
  }
}

extension StoreFile {
  /// The number of bytes.
  package func size() throws(FileFault) -> Int {
    try uninterrupted { () throws(FileFault) in try status().size }
  }

  /// Writes all of the bytes at an offset.
  func writeAll(_ bytes: [UInt8], at offset: Int, path: @autoclosure () -> String) throws(FileFault) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let place = offset + rest.startIndex
      let count = try uninterrupted { () throws(FileFault) in try write(rest, at: place) }
      guard count > 0 else { throw FileFault(.other, "write: nothing was written", path()) }
      rest = rest.dropFirst(count)
    }
  }

  /// Reads from an offset to the end, or as far as a limit.
  func readAll(from offset: Int = 0, limit: Int = .max) throws(FileFault) -> [UInt8] {
    let end = min(try size(), limit)
    guard offset < end else { return [] }
    var bytes: [UInt8] = []
    while offset + bytes.count < end {
      let place = offset + bytes.count
      let more = try uninterrupted { () throws(FileFault) in try read(end - place, at: place) }
      if more.isEmpty { break }
      if bytes.isEmpty { bytes = more } else { bytes += more }
    }
    return bytes
  }

  /// Returns when what was written is on the disk.
  func syncAll() throws(FileFault) {
    try uninterrupted { () throws(FileFault) in try sync() }
  }
}

extension FileSystem {
  /// The bytes of a file.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - limit: How many bytes it has at most; more are refused as `tooLarge` before any is read.
  /// - Returns: The bytes.
  /// - Throws: A fault of the file system.
  func contents(of path: String, atMost limit: Int = .max) throws(FileFault) -> [UInt8] {
    let file = try uninterrupted { () throws(FileFault) in try open(path, .reading) }
    let size = try file.size()
    guard size <= limit else { throw FileFault(.tooLarge, "the file has \(size) bytes", path) }
    return try file.readAll()
  }

  /// Writes a new file and returns when it is on the disk; its name may not be yet.
  @discardableResult
  func write(_ bytes: [UInt8], to path: String) throws(FileFault) -> any StoreFile {
    let file = try uninterrupted { () throws(FileFault) in try open(path, .creating) }
    try file.writeAll(bytes, at: 0, path: path)
    try file.syncAll()
    return file
  }
}
