/// Bytes that are written in pieces, one behind the other, into memory that grows: the memory of a writer, which is the
/// only one who writes there.
///
/// It is an object and not an array, which would look at its owners with every piece, and would be made anew to be handed
/// on.
@safe
package final class ByteBuffer {
  /// What has been written, followed by spare capacity.
  @exclusivity(unchecked) private var memory: UnsafeMutableRawBufferPointer
  /// Where the spare capacity begins.
  @exclusivity(unchecked) private var end = 0

  /// - Parameter capacity: The initial capacity in bytes.
  init(capacity: Int) {
    unsafe memory = .allocate(byteCount: capacity, alignment: 8)
  }

  deinit { unsafe memory.deallocate() }

  /// How many bytes have been written.
  var count: Int { unsafe end }

  /// What has been written.
  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    append(to: &bytes)
    return bytes
  }

  /// Adds what has been written to other bytes.
  package func append(to bytes: inout [UInt8]) {
    unsafe bytes.append(contentsOf: written)
  }

  /// What has been written, as long as nothing more is.
  var written: UnsafeRawBufferPointer { unsafe UnsafeRawBufferPointer(rebasing: memory[..<count]) }

  /// Writes a piece.
  ///
  /// - Parameters:
  ///   - longest: How many bytes it may have.
  ///   - write: Writes it.
  @inline(__always)
  func write(atMost longest: Int, _ write: (inout ByteWriter) -> Void) {
    if unsafe memory.count - count < longest { grow(by: longest) }
    var piece = unsafe ByteWriter(UnsafeMutableRawBufferPointer(rebasing: memory[count...]))
    write(&piece)
    unsafe end += piece.count
  }

  @inline(never)
  private func grow(by longest: Int) {
    let larger = unsafe UnsafeMutableRawBufferPointer.allocate(
      byteCount: max(count + longest, memory.count * 2), alignment: 8)
    unsafe larger.copyMemory(from: written)
    unsafe memory.deallocate()
    unsafe memory = unsafe larger
  }

  /// Writes bytes over those from a place on, as many as there are.
  func overwrite(from start: Int, with bytes: [UInt8]) {
    precondition(start + bytes.count == count)
    unsafe UnsafeMutableRawBufferPointer(rebasing: memory[start..<count]).copyBytes(from: bytes)
  }
}
