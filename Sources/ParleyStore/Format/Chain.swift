internal import Parley

/// Where a journal stands: the number of its last entry, and the check that the next one is chained to.
package struct Chain: Hashable, Sendable {
  /// The number of the last entry.
  package var number: Int

  /// The check of its line; 0 before the first line.
  package var check: UInt32

  package init(number: Int, check: UInt32) {
    self.number = number
    self.check = check
  }

  /// The check of a line that follows: over the check before, the two numbers and the payload, so that lines cannot be
  /// left out, repeated, exchanged or changed.
  func check(of number: Int, durable: Int, payload: UnsafeRawBufferPointer) -> UInt32 {
    var check = CRC32C()
    // Eight digits, two numbers of at most nineteen, three commas.
    unsafe ByteWriter.with(atMost: 64) { piece in
      piece.add(hexadecimal: self.check)
      for value in [number, durable] {
        piece.add(UInt8(ascii: ","))
        piece.add(UInt64(value.magnitude))
      }
      piece.add(UInt8(ascii: ","))
    } _: {
      unsafe check.update($0)
    }
    unsafe check.update(payload)
    return check.value
  }

  /// The line of a payload that follows.
  ///
  /// - Parameters:
  ///   - payload: One line of JSON: an object.
  ///   - number: The number of the entry.
  ///   - durable: The number of the last entry that is known to be on the disk.
  /// - Returns: The line with its line feed, and how the journal then stands.
  package func line(_ payload: [UInt8], number: Int, durable: Int) -> (bytes: [UInt8], chain: Chain) {
    var bytes: [UInt8] = []
    let chain = appendLine(to: &bytes, number: number, durable: durable) { $0 += payload }
    return (bytes, chain)
  }

  /// Writes the line of a payload that follows behind other bytes.
  ///
  /// - Parameters:
  ///   - bytes: The bytes before.
  ///   - number: The number of the entry.
  ///   - durable: The number of the last entry that is known to be on the disk.
  ///   - payload: Writes one line of JSON, an object, behind what it is given.
  /// - Returns: How the journal then stands.
  func appendLine(
    to bytes: inout [UInt8], number: Int, durable: Int, _ payload: (inout [UInt8]) -> Void
  ) -> Chain {
    let head = bytes.count
    var place = 0
    // Two numbers of at most nineteen digits, and what stands around them.
    bytes.append(atMost: 80) { piece in
      piece.add("{\"n\":")
      piece.add(UInt64(number.magnitude))
      piece.add(",\"c\":\"")
      place = head + piece.count
      piece.add("00000000\",\"s\":")
      piece.add(UInt64(durable.magnitude))
      piece.add(",\"d\":")
    }
    let start = bytes.count
    payload(&bytes)
    let check = unsafe bytes.withUnsafeBytes {
      unsafe self.check(of: number, durable: durable, payload: UnsafeRawBufferPointer(rebasing: $0[start...]))
    }
    unsafe bytes.withUnsafeMutableBytes { buffer in
      var piece = unsafe ByteWriter(UnsafeMutableRawBufferPointer(rebasing: buffer[place..<place + 8]))
      piece.add(hexadecimal: check)
    }
    bytes.append(UInt8(ascii: "}"))
    bytes.append(0x0A)
    return Chain(number: number, check: check)
  }
}

/// The envelope of a line of a journal, `{"n":12,"c":"89abcdef","s":11,"d":{...}}` and a line feed, parsed byte by byte:
/// no other spelling of the same JSON is accepted.
struct Envelope {
  /// The number of the entry.
  var number: Int
  /// The check that the line states.
  var check: UInt32
  /// The number of the last entry that was known to be on the disk when the line was written.
  var durable: Int
  /// Where the payload begins.
  var payloadStart: Int

  /// Reads the envelope's head.
  init?(_ bytes: UnsafeRawBufferPointer, at start: Int) {
    var position = start
    guard unsafe Self.take("{\"n\":", bytes, &position), let number = unsafe Self.number(bytes, &position),
      unsafe Self.take(",\"c\":\"", bytes, &position), let check = unsafe Self.check(bytes, &position),
      unsafe Self.take("\",\"s\":", bytes, &position), let durable = unsafe Self.number(bytes, &position),
      unsafe Self.take(",\"d\":", bytes, &position)
    else { return nil }
    (self.number, self.check, self.durable, payloadStart) = (number, check, durable, position)
  }

  private static func take(_ text: StaticString, _ bytes: UnsafeRawBufferPointer, _ position: inout Int) -> Bool {
    let length = text.utf8CodeUnitCount
    guard position + length <= bytes.count else { return false }
    for index in 0..<length where unsafe bytes[position + index] != text.utf8Start[index] { return false }
    position += length
    return true
  }

  /// A number of at most 18 digits without leading zeros.
  private static func number(_ bytes: UnsafeRawBufferPointer, _ position: inout Int) -> Int? {
    let start = position
    var value = 0
    while position < bytes.count, position - start < 18 {
      let digit = unsafe bytes[position] &- 0x30
      guard digit < 10 else { break }
      value = value * 10 + Int(digit)
      position += 1
    }
    guard position > start, position == start + 1 || (unsafe bytes[start]) != 0x30 else { return nil }
    return value
  }

  private static func check(_ bytes: UnsafeRawBufferPointer, _ position: inout Int) -> UInt32? {
    guard position + 8 <= bytes.count else { return nil }
    var value: UInt32 = 0
    for index in position..<position + 8 {
      let byte = unsafe bytes[index]
      switch byte {
      case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
      case 0x61...0x66: value = value << 4 | UInt32(byte - 0x61 + 10)
      default: return nil
      }
    }
    position += 8
    return value
  }
}
