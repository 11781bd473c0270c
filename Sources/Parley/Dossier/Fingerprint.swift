/// A number that stands for a sequence of texts: FNV-1a, the same on every machine.
struct Fingerprint: Sendable {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  init(of text: String) {
    combine(text)
  }

  /// A fingerprint that was stored.
  init(value: UInt64) {
    self.value = value
  }

  /// Takes in a text.
  mutating func combine(_ text: String) {
    add(text)
    end()
  }

  /// Takes in a part of a text.
  mutating func add(_ part: String) {
    unsafe part.withBytes { bytes in
      for index in bytes.indices { add(byte: unsafe bytes[index]) }
    }
  }

  /// Takes in a number as part of a text, in decimal digits. Each entry of a ledger has two: no text is made of them.
  mutating func add(_ number: Int64) {
    unsafe ByteWriter.with(atMost: 24) { piece in
      if number < 0 { piece.add(UInt8(ascii: "-")) }
      piece.add(number.magnitude)
    } _: { digits in
      for index in digits.indices { add(byte: unsafe digits[index]) }
    }
  }

  /// Ends a text of parts.
  mutating func end() {
    add(byte: 0xFF)  // A byte that no UTF-8 has: two texts cannot run together.
  }

  /// Takes in a character of a text.
  mutating func add(byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
  }
}

extension Fingerprint {
  /// Takes in the identifiers of all records.
  mutating func combine(_ tables: Tables) {
    for kind in RecordKind.allCases {
      combine(kind.rawValue)
      for id in tables.ids(of: kind) { combine(id) }
    }
  }
}
