/// Bytes that are written one behind the other into space that was asked for before.
///
/// A piece asks for its space once, however many parts it has: an array would look at its size and its owners with
/// every byte.
@safe
@usableFromInline
package struct ByteWriter {
  @usableFromInline let space: UnsafeMutableRawBufferPointer
  /// How many bytes have been written.
  @usableFromInline package internal(set) var count = 0

  /// - Parameter space: Where to write; it outlives the piece.
  @inlinable
  package init(_ space: UnsafeMutableRawBufferPointer) {
    unsafe self.space = unsafe space
  }

  /// What has been written.
  @inlinable
  package var written: UnsafeRawBufferPointer { unsafe UnsafeRawBufferPointer(rebasing: space[..<count]) }

  @inlinable
  @inline(__always)
  package mutating func add(_ byte: UInt8) {
    unsafe precondition(count < space.count)
    unsafe space.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
    count += 1
  }

  @inlinable
  @inline(__always)
  package mutating func add(_ bytes: UnsafeRawBufferPointer) {
    unsafe precondition(bytes.count <= space.count - count)
    guard let target = unsafe space.baseAddress, let source = bytes.baseAddress else { return }
    unsafe (target + count).copyMemory(from: source, byteCount: bytes.count)
    count += bytes.count
  }

  @inlinable
  @inline(__always)
  package mutating func add(_ text: StaticString) {
    unsafe add(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Adds a number in decimal digits, with zeros before it where it is to have more.
  @inlinable
  @inline(__always)
  package mutating func add(_ number: UInt64, atLeast width: Int = 1) {
    // Months, days, hours, minutes and seconds are most. Below 100, 103 parts of 1024 are a tenth, rounded down.
    if width == 2, number < 100 {
      let tens = (number * 103) >> 10
      add(0x30 + UInt8(truncatingIfNeeded: tens))
      add(0x30 + UInt8(truncatingIfNeeded: number &- tens &* 10))
    } else {
      addDigits(of: number, atLeast: width)
    }
  }

  /// Adds a number in at least so many decimal digits.
  @usableFromInline
  mutating func addDigits(of number: UInt64, atLeast width: Int) {
    var (length, limit) = (1, 10 as UInt64)
    while number >= limit {
      length &+= 1
      let (next, isTooLarge) = limit.multipliedReportingOverflow(by: 10)
      if isTooLarge { break }
      limit = next
    }
    length = max(length, width)
    unsafe precondition(length <= space.count - count)
    var rest = number
    var place = count &+ length
    while place > count {
      place &-= 1
      unsafe space.storeBytes(of: 0x30 + UInt8(truncatingIfNeeded: rest % 10), toByteOffset: place, as: UInt8.self)
      rest /= 10
    }
    count &+= length
  }

  /// Adds a number in eight hexadecimal digits in lower case.
  package mutating func add(hexadecimal number: UInt32) {
    unsafe precondition(8 <= space.count - count)
    // Each half byte gets a byte of its own.
    var digits = UInt64(number)
    digits = (digits | digits << 16) & 0x0000_FFFF_0000_FFFF
    digits = (digits | digits << 8) & 0x00FF_00FF_00FF_00FF
    digits = (digits | digits << 4) & 0x0F0F_0F0F_0F0F_0F0F
    // Ten and more, of which six more have a fifth bit, are letters.
    let letters = (digits + 0x0606_0606_0606_0606) >> 4 & 0x0101_0101_0101_0101
    digits += 0x3030_3030_3030_3030 + letters * 0x27
    unsafe space.storeBytes(of: digits.bigEndian, toByteOffset: count, as: UInt64.self)
    count += 8
  }
}

// Its space is another one's.
@available(*, unavailable)
extension ByteWriter: Sendable {}

extension ByteWriter {
  /// Writes a piece that is needed for a moment, without memory that would have to be given back.
  ///
  /// - Parameters:
  ///   - longest: How many bytes it may have.
  ///   - write: Writes it.
  ///   - use: Does something with what was written.
  /// - Returns: What that returns.
  @inlinable
  @inline(__always)
  package static func with<Result>(
    atMost longest: Int, _ write: (inout ByteWriter) -> Void, _ use: (UnsafeRawBufferPointer) -> Result
  ) -> Result {
    unsafe withUnsafeTemporaryAllocation(byteCount: longest, alignment: 8) { space in
      var piece = unsafe ByteWriter(space)
      write(&piece)
      return unsafe use(piece.written)
    }
  }
}

extension [UInt8] {
  /// Adds a piece of at most so many bytes.
  @inlinable
  @inline(__always)
  package mutating func append(atMost longest: Int, _ write: (inout ByteWriter) -> Void) {
    unsafe ByteWriter.with(atMost: longest, write) { unsafe append(contentsOf: $0) }
  }
}

extension String {
  /// A text of ASCII that is written as a piece of at most so many bytes.
  init(atMost longest: Int, _ write: (inout ByteWriter) -> Void) {
    self = unsafe ByteWriter.with(atMost: longest, write) { unsafe String(decoding: $0, as: UTF8.self) }
  }
}
