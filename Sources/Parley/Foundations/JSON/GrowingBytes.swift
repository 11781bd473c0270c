/// Bytes that are written one behind the other: the one file of the writer that touches raw memory.
///
/// There is room behind what has been written. A piece asks for its room once, however many parts it has: an array
/// would look at its size and its owners with every byte.
struct GrowingBytes {
  /// What has been written, and behind it the room.
  private var storage: [UInt8]
  /// How many bytes have been written.
  private(set) var count = 0

  /// - Parameter capacity: How many bytes there is room for at first.
  init(capacity: Int) {
    storage = [UInt8](repeating: 0, count: capacity)
  }

  /// What has been written.
  consuming func finished() -> [UInt8] {
    storage.removeLast(storage.count - count)
    return storage
  }

  /// A part of the room that is being written.
  @safe
  struct Piece {
    private let room: UnsafeMutableRawBufferPointer
    fileprivate var count = 0

    fileprivate init(_ room: UnsafeMutableRawBufferPointer) {
      unsafe self.room = unsafe room
    }

    @inline(__always)
    mutating func add(_ byte: UInt8) {
      unsafe precondition(count < room.count)
      unsafe room.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
      count += 1
    }

    @inline(__always)
    mutating func add(_ bytes: UnsafeRawBufferPointer) {
      unsafe precondition(bytes.count <= room.count - count)
      guard let target = unsafe room.baseAddress, let source = bytes.baseAddress else { return }
      unsafe (target + count).copyMemory(from: source, byteCount: bytes.count)
      count += bytes.count
    }

    @inline(__always)
    mutating func add(_ text: StaticString) {
      unsafe add(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }
  }

  /// Writes a piece.
  ///
  /// - Parameters:
  ///   - longest: How many bytes it may have.
  ///   - write: Writes it.
  @inline(__always)
  mutating func write(atMost longest: Int, _ write: (inout Piece) -> Void) {
    if storage.count - count < longest { grow(by: longest) }
    let start = count
    count = unsafe storage.withUnsafeMutableBytes { buffer in
      var piece = unsafe Piece(UnsafeMutableRawBufferPointer(rebasing: buffer[start...]))
      write(&piece)
      return start + piece.count
    }
  }

  @inline(never)
  private mutating func grow(by longest: Int) {
    var larger = [UInt8](repeating: 0, count: max(count + longest, storage.count * 2))
    unsafe larger.withUnsafeMutableBytes { new in
      unsafe storage.withUnsafeBytes { old in
        unsafe new.copyMemory(from: UnsafeRawBufferPointer(rebasing: old[..<count]))
      }
    }
    storage = larger
  }

  mutating func removeLast() { count -= 1 }

  /// Writes bytes over those from a place on, as many as there are.
  mutating func overwrite(from start: Int, with bytes: [UInt8]) {
    precondition(start + bytes.count == count)
    storage.replaceSubrange(start..<count, with: bytes)
  }

  func withCursor<Result>(_ body: (ByteCursor) -> Result) -> Result {
    unsafe storage.withUnsafeBytes { unsafe body(ByteCursor(UnsafeRawBufferPointer(rebasing: $0[..<count]))) }
  }
}
