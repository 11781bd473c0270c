/// A number that stands for a sequence of texts: FNV-1a, the same on every machine.
struct Fingerprint: Sendable {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  init(of text: String) {
    combine(text)
  }

  /// A fingerprint that was kept.
  init(value: UInt64) {
    self.value = value
  }

  /// Takes in a text, which may be given in parts.
  mutating func combine(_ parts: String...) {
    for part in parts { for byte in part.utf8 { combine(byte) } }
    combine(0xFF)  // A byte that no UTF-8 has: two texts cannot run together.
  }

  private mutating func combine(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
  }
}

/// Takes in the identifiers of all records.
struct FingerprintVisitor: TableVisitor {
  var fingerprint: Fingerprint

  mutating func visit<Item>(_ table: inout Records<Item>, of kind: RecordKind) {
    fingerprint.combine(kind.rawValue)
    for record in table { fingerprint.combine(record.id.rawValue) }
  }
}
