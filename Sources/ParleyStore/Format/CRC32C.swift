/// The cyclic redundancy check CRC-32C (Castagnoli, RFC 3720 appendix B.4), 16 bytes a step.
package struct CRC32C: Sendable {
  private var register: UInt32 = 0xFFFF_FFFF

  package init() {}

  /// The check of the bytes so far.
  package var value: UInt32 { ~register }

  /// The check of some bytes.
  package static func of(_ bytes: [UInt8]) -> UInt32 {
    var check = CRC32C()
    check.update(bytes)
    return check.value
  }

  /// Takes in more bytes.
  package mutating func update(_ bytes: [UInt8]) {
    unsafe bytes.withUnsafeBytes { unsafe update($0) }
  }

  /// Takes in more bytes.
  mutating func update(_ bytes: UnsafeRawBufferPointer) {
    guard let start = bytes.baseAddress else { return }
    let count = bytes.count
    var register = register
    unsafe Self.tables.withUnsafeBufferPointer { tables in
      guard let table = tables.baseAddress else { return }
      var index = 0
      while index &+ 16 <= count {
        let low =
          unsafe UInt64(littleEndian: (start + index).loadUnaligned(as: UInt64.self)) ^ UInt64(register)
        let high = unsafe UInt64(littleEndian: (start + (index &+ 8)).loadUnaligned(as: UInt64.self))
        register = unsafe Self.step(low, table + 8 * 256) ^ Self.step(high, table)
        index = index &+ 16
      }
      while index < count {
        let byte = unsafe start.load(fromByteOffset: index, as: UInt8.self)
        register = unsafe table[Int(truncatingIfNeeded: (register ^ UInt32(byte)) & 0xFF)] ^ register &>> 8
        index = index &+ 1
      }
    }
    self.register = register
  }

  /// What eight bytes do to the register, by the tables of their places.
  @inline(__always)
  private static func step(_ word: UInt64, _ table: UnsafePointer<UInt32>) -> UInt32 {
    let low =
      unsafe table[Int(truncatingIfNeeded: word & 0xFF) &+ 1792]
      ^ table[Int(truncatingIfNeeded: word &>> 8 & 0xFF) &+ 1536]
      ^ table[Int(truncatingIfNeeded: word &>> 16 & 0xFF) &+ 1280]
      ^ table[Int(truncatingIfNeeded: word &>> 24 & 0xFF) &+ 1024]
    let high =
      unsafe table[Int(truncatingIfNeeded: word &>> 32 & 0xFF) &+ 768]
      ^ table[Int(truncatingIfNeeded: word &>> 40 & 0xFF) &+ 512]
      ^ table[Int(truncatingIfNeeded: word &>> 48 & 0xFF) &+ 256]
      ^ table[Int(truncatingIfNeeded: word &>> 56)]
    return low ^ high
  }

  /// 16 tables of 256 numbers: what a byte does to the register that stands so many bytes before the end of a step.
  private static let tables: [UInt32] = {
    var tables = [UInt32](repeating: 0, count: 16 * 256)
    for byte in 0..<256 {
      var value = UInt32(byte)
      // The polynomial 0x1EDC6F41 with its bits reversed.
      for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0x82F6_3B78 : value >> 1 }
      tables[byte] = value
    }
    for index in 256..<16 * 256 {
      let before = tables[index - 256]
      tables[index] = before >> 8 ^ tables[Int(before & 0xFF)]
    }
    return tables
  }()
}

extension UInt32 {
  /// The number as eight hexadecimal digits in lower case.
  var hexadecimal: String {
    let digits = String(self, radix: 16)
    return String(repeating: "0", count: 8 - digits.utf8.count) + digits
  }
}
