package import ParleyStore
import Synchronization

/// A disk in memory that can lose power.
///
/// It has two images: what programs see, and what would be found after a power cut. A write changes the first; a sync
/// brings the second up to it. At a crash each sector of 512 bytes that was written and not synced is on the disk or not,
/// whatever the others did, and so is each change of a name whose folder was not synced.
package final class SimulatedDisk: FileSystem {
  package static let sectorSize = 512

  /// Something that a call may be made to do.
  package enum Fault: CaseIterable {
    case failure
    case full
    case interrupted
    case shortWrite
    case failedSync
  }

  fileprivate struct Node {
    var current: [UInt8] = []
    var durable: [UInt8] = []
    /// The sectors that were written since the last sync.
    var pending: Set<Int> = []
    var isLocked = false
  }

  private enum NameChange {
    case put(String, node: Int)
    case remove(String)
  }

  private struct Image {
    var nodes: [Int: Node] = [:]
    var names: [String: Int] = [:]
    var durableNames: [String: Int] = [:]
    var pendingNames: [NameChange] = []
    var folders: Set<String> = ["/"]
    var nextNode = 1
    /// How many calls that change something were made.
    var calls = 0
    /// How often a file was synced.
    var syncs = 0
    var crashAt: Int?
    var faultAt: (call: Int, fault: Fault, isLasting: Bool)?
    var isDown = false
    var isReadOnly = false
    /// How many bytes fit; `nil` for as many as are written.
    var capacity: Int?
    /// How far the program had come, as it noted itself.
    var note = Note()
    /// The images before each call, where they are recorded.
    var states: [Image]?
  }

  private static let serial = Atomic(0)
  private let device = UInt64(serial.wrappingAdd(1, ordering: .relaxed).newValue) << 32
  /// A monitor, because the thread sanitizer sees through the locks of the system and not through those of the library.
  private let image = Monitor(Image())

  /// An empty disk.
  package init() {}

  // MARK: What tests do with it

  /// How far a program has come.
  package struct Note {
    /// Whether the store has been made.
    package var isCreated = false
    /// The number of the last entry whose commit has returned.
    package var acknowledged = 0
    /// The number of the last entry that was submitted.
    package var submitted = 0
  }

  /// How far the program has come.
  package var note: Note {
    get { image.withLock { $0.note } }
    set { image.withLock { $0.note = newValue } }
  }

  /// Records the image before each call from now on.
  package func keepStates() { image.withLock { $0.states = [] } }

  /// The disks as they were before each call.
  package var states: [SimulatedDisk] {
    (image.withLock { $0.states } ?? []).map { state in
      let disk = SimulatedDisk()
      disk.image.withLock { $0 = state }
      return disk
    }
  }

  /// The number of calls so far that change something.
  package var calls: Int { image.withLock { $0.calls } }

  package var syncs: Int { image.withLock { $0.syncs } }

  /// Has the power go off at a call, which is not made.
  package func crash(atCall call: Int) { image.withLock { $0.crashAt = call } }

  /// Has a call fail; with `isLasting`, all after it too.
  package func fail(atCall call: Int, with fault: Fault, isLasting: Bool = false) {
    image.withLock { $0.faultAt = (call, fault, isLasting) }
  }

  package var isDown: Bool { image.withLock { $0.isDown } }

  package func setCapacity(_ bytes: Int?) { image.withLock { $0.capacity = bytes } }

  package func setReadOnly(_ isReadOnly: Bool) { image.withLock { $0.isReadOnly = isReadOnly } }

  /// What is found after a power cut: each pending sector and each pending name is there or not, as `isKept` has it.
  package func afterPowerCut(_ isKept: () -> Bool) -> SimulatedDisk {
    let disk = SimulatedDisk()
    let image = image.withLock { image -> Image in
      var found = Image()
      found.folders = image.folders
      found.durableNames = image.durableNames
      found.nextNode = image.nextNode
      found.note = image.note
      for change in image.pendingNames where isKept() {
        switch change {
        case .put(let name, let node): found.durableNames[name] = node
        case .remove(let name): found.durableNames[name] = nil
        }
      }
      for (number, node) in image.nodes.sorted(by: { $0.key < $1.key }) {
        var bytes = node.durable
        let sectors = node.pending.sorted().filter { _ in isKept() }
        for sector in sectors {
          let start = sector * Self.sectorSize
          let end = min(start + Self.sectorSize, node.current.count)
          guard start < end else { continue }
          // What was never written reads as zeros.
          if bytes.count < end { bytes += [UInt8](repeating: 0, count: end - bytes.count) }
          bytes.replaceSubrange(start..<end, with: node.current[start..<end])
        }
        // A file may have been cut, and that may be on the disk.
        if node.current.count < bytes.count, isKept() { bytes.removeSubrange(node.current.count...) }
        found.nodes[number] = Node(current: bytes, durable: bytes)
      }
      found.names = found.durableNames
      return found
    }
    disk.image.withLock { $0 = image }
    return disk
  }

  /// The same files on another disk.
  package func copy() -> SimulatedDisk {
    let disk = SimulatedDisk()
    let image = image.withLock { $0 }
    disk.image.withLock {
      $0 = image
      for number in $0.nodes.keys { $0.nodes[number]?.isLocked = false }
      ($0.crashAt, $0.faultAt, $0.isDown) = (nil, nil, false)
    }
    return disk
  }

  /// The bytes of a file.
  package func bytes(of path: String) -> [UInt8]? {
    image.withLock { image in image.names[path].flatMap { image.nodes[$0]?.current } }
  }

  /// Replaces the bytes of a file, as another program might; `nil` removes the file.
  package func set(_ bytes: [UInt8]?, of path: String) {
    image.withLock { image in
      guard let bytes else {
        image.names[path] = nil
        image.durableNames[path] = nil
        return
      }
      let number = image.names[path] ?? image.nextNode
      if image.names[path] == nil {
        image.nextNode += 1
        image.names[path] = number
        image.durableNames[path] = number
      }
      image.nodes[number] = Node(current: bytes, durable: bytes)
    }
  }

  /// The paths of all files, in order.
  package var paths: [String] { image.withLock { $0.names.keys.sorted() } }

  // MARK: Calls

  /// Counts a call that changes something, and has it fail if its time has come.
  private static func count(_ image: inout Image, _ call: String, _ path: String) throws(FileFault) -> Fault? {
    if image.isDown { throw FileFault(.other, "\(call): the power is off", path) }
    image.calls += 1
    if image.states != nil {
      var state = image
      state.states = nil
      image.states?.append(state)
    }
    if image.crashAt == image.calls {
      image.isDown = true
      throw FileFault(.other, "\(call): the power went off", path)
    }
    if image.isReadOnly { throw FileFault(.readOnly, "\(call): read-only", path) }
    guard let (number, fault, isLasting) = image.faultAt, image.calls == number || isLasting && image.calls > number
    else { return nil }
    switch fault {
    case .failure: throw FileFault(.other, "\(call): input/output error", path)
    case .full where call == "write" || call == "open": throw FileFault(.full, "\(call): no space left", path)
    case .interrupted: throw FileFault(.interrupted, "\(call): interrupted", path)
    case .failedSync where call == "sync": return fault
    case .shortWrite where call == "write": return fault
    case .full, .failedSync, .shortWrite: return nil
    }
  }

  private func change<Result>(
    _ call: String, _ path: String, _ work: (inout Image, Fault?) throws(FileFault) -> Result
  ) throws(FileFault) -> Result {
    try image.withLock { image throws(FileFault) in
      let fault = try Self.count(&image, call, path)
      return try work(&image, fault)
    }
  }

  private func look<Result>(
    _ path: String, _ work: (inout Image) throws(FileFault) -> Result
  ) throws(FileFault) -> Result {
    try image.withLock { image throws(FileFault) in
      if image.isDown { throw FileFault(.other, "the power is off", path) }
      return try work(&image)
    }
  }

  package func kind(of path: String) throws(FileFault) -> FileKind? {
    try look(path) { image in
      image.folders.contains(path) ? .folder : image.names[path] != nil ? .file : nil
    }
  }

  package func identity(of path: String) throws(FileFault) -> FileIdentity? {
    try look(path) { image in image.names[path].map { identity($0) } }
  }

  package func names(in folder: String) throws(FileFault) -> [String] {
    try look(folder) { image throws(FileFault) in
      guard image.folders.contains(folder) else { throw FileFault(.missing, "opendir", folder) }
      let prefix = folder + "/"
      return image.names.keys.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
    }
  }

  package func createFolder(_ path: String) throws(FileFault) {
    try change("mkdir", path) { image, _ in _ = image.folders.insert(path) }
  }

  package func removeFolder(_ path: String) throws(FileFault) {
    try change("rmdir", path) { image, _ throws(FileFault) in
      guard !image.names.keys.contains(where: { $0.hasPrefix(path + "/") }) else {
        throw FileFault(.other, "rmdir: the folder is not empty", path)
      }
      image.folders.remove(path)
    }
  }

  package func open(_ path: String, _ access: FileAccess) throws(FileFault) -> any StoreFile {
    func make(_ image: inout Image) throws(FileFault) -> Int {
      if let number = image.names[path] {
        if case .creating = access { throw FileFault(.exists, "open: the file exists", path) }
        return number
      }
      if case .reading = access { throw FileFault(.missing, "open: no such file", path) }
      if case .writing = access { throw FileFault(.missing, "open: no such file", path) }
      let number = image.nextNode
      image.nextNode += 1
      image.nodes[number] = Node()
      image.names[path] = number
      image.pendingNames.append(.put(path, node: number))
      return number
    }
    let number: Int
    switch access {
    case .reading, .writing: number = try look(path, make)
    case .creating, .openingOrCreating:
      number = try change("open", path) { image, _ throws(FileFault) in try make(&image) }
    }
    return SimulatedFile(self, number, path)
  }

  package func rename(_ path: String, to other: String) throws(FileFault) {
    try change("rename", path) { image, _ throws(FileFault) in
      guard let number = image.names.removeValue(forKey: path) else { throw FileFault(.missing, "rename", path) }
      image.names[other] = number
      // Each on the disk or not, whatever the other: harsher than file systems are.
      image.pendingNames.append(.put(other, node: number))
      image.pendingNames.append(.remove(path))
    }
  }

  package func remove(_ path: String) throws(FileFault) {
    try change("unlink", path) { image, _ throws(FileFault) in
      guard image.names.removeValue(forKey: path) != nil else { throw FileFault(.missing, "unlink", path) }
      image.pendingNames.append(.remove(path))
    }
  }

  package func syncFolder(_ path: String) throws(FileFault) {
    try change("sync", path) { image, fault throws(FileFault) in
      if fault == .failedSync { throw FileFault(.other, "sync: input/output error", path) }
      image.durableNames = image.names
      image.pendingNames = []
    }
  }

  fileprivate func read(_ number: Int, _ path: String, _ range: Range<Int>) throws(FileFault) -> [UInt8] {
    try look(path) { image in
      let bytes = image.nodes[number]?.current ?? []
      return Array(bytes[min(range.lowerBound, bytes.count)..<min(range.upperBound, bytes.count)])
    }
  }

  fileprivate func status(_ number: Int, _ path: String) throws(FileFault) -> FileStatus {
    try look(path) { image in
      FileStatus(
        identity: identity(number), size: image.nodes[number]?.current.count ?? 0,
        links: image.names.values.count { $0 == number })
    }
  }

  fileprivate func write(
    _ number: Int, _ path: String, _ bytes: ArraySlice<UInt8>, at offset: Int
  ) throws(FileFault) -> Int {
    try change("write", path) { image, fault throws(FileFault) in
      var count = fault == .shortWrite ? max(1, bytes.count / 2) : bytes.count
      guard var node = image.nodes.removeValue(forKey: number) else { return 0 }
      defer { image.nodes[number] = node }
      if let capacity = image.capacity {
        let others = image.nodes.values.reduce(0) { $0 + $1.current.count }
        let space = capacity - others - max(offset, 0)
        if count > space, node.current.count < offset + count {
          guard space > 0 else { throw FileFault(.full, "write: no space left", path) }
          count = space
        }
      }
      let end = offset + count
      if node.current.count < end {
        node.current += [UInt8](repeating: 0, count: end - node.current.count)
      }
      node.current.replaceSubrange(offset..<end, with: bytes.prefix(count))
      if count > 0 { node.pending.formUnion(offset / Self.sectorSize...(end - 1) / Self.sectorSize) }
      return count
    }
  }

  fileprivate func truncate(_ number: Int, _ path: String, to size: Int) throws(FileFault) {
    try change("truncate", path) { image, _ in
      guard let count = image.nodes[number]?.current.count, size < count else { return }
      image.nodes[number]?.current.removeSubrange(size...)
    }
  }

  fileprivate func sync(_ number: Int, _ path: String) throws(FileFault) {
    try change("sync", path) { image, fault throws(FileFault) in
      if fault == .failedSync {
        // As systems do it: what could not be written counts as written from now on, and is seen until the crash.
        image.nodes[number]?.pending = []
        throw FileFault(.other, "sync: input/output error", path)
      }
      image.syncs += 1
      guard let node = image.nodes[number] else { return }
      image.nodes[number]?.durable = Self.synced(node)
      image.nodes[number]?.pending = []
    }
  }

  /// The durable image with the pending sectors and the present size.
  private static func synced(_ node: Node) -> [UInt8] {
    var bytes = node.durable
    if bytes.count > node.current.count { bytes.removeSubrange(node.current.count...) }
    if bytes.count < node.current.count {
      bytes += [UInt8](repeating: 0, count: node.current.count - bytes.count)
    }
    for sector in node.pending {
      let start = sector * sectorSize
      let end = min(start + sectorSize, node.current.count)
      if start < end { bytes.replaceSubrange(start..<end, with: node.current[start..<end]) }
    }
    return bytes
  }

  fileprivate func lock(_ number: Int, _ path: String) throws(FileFault) -> Bool {
    try look(path) { image in
      if image.nodes[number]?.isLocked == true { return false }
      image.nodes[number]?.isLocked = true
      return true
    }
  }

  fileprivate func unlock(_ number: Int) {
    image.withLock { $0.nodes[number]?.isLocked = false }
  }

  fileprivate func identity(_ number: Int) -> FileIdentity { FileIdentity(device: device, number: UInt64(number)) }
}

/// An open file of a simulated disk.
private final class SimulatedFile: StoreFile {
  private let disk: SimulatedDisk
  private let number: Int
  private let path: String
  private let hasLock = Monitor(false)

  init(_ disk: SimulatedDisk, _ number: Int, _ path: String) {
    self.disk = disk
    self.number = number
    self.path = path
  }

  deinit {
    if hasLock.withLock({ $0 }) { disk.unlock(number) }
  }

  func status() throws(FileFault) -> FileStatus { try disk.status(number, path) }

  func read(_ count: Int, at offset: Int) throws(FileFault) -> [UInt8] {
    try disk.read(number, path, offset..<offset + count)
  }

  func write(_ bytes: ArraySlice<UInt8>, at offset: Int) throws(FileFault) -> Int {
    try disk.write(number, path, bytes, at: offset)
  }

  func truncate(to size: Int) throws(FileFault) { try disk.truncate(number, path, to: size) }

  func sync() throws(FileFault) { try disk.sync(number, path) }

  func lock() throws(FileFault) -> Bool {
    let isMine = try disk.lock(number, path)
    if isMine { hasLock.withLock { $0 = true } }
    return isMine
  }
}
