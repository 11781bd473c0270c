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
    if number < 0 { add(byte: UInt8(ascii: "-")) }
    let (high, low) = number.magnitude.quotientAndRemainder(dividingBy: 10_000_000_000_000_000)
    let (middle, last) = low.quotientAndRemainder(dividingBy: 100_000_000)
    if high > 0 { add(digitsOf: high, atLeast: 1) }
    if high > 0 || middle > 0 { add(digitsOf: middle, atLeast: high > 0 ? 8 : 1) }
    add(digitsOf: last, atLeast: high > 0 || middle > 0 ? 8 : 1)
  }

  /// Takes in a number of at most eight digits, with zeros before it where it is to have more.
  private mutating func add(digitsOf number: UInt64, atLeast length: Int) {
    var (rest, count) = (number, 0)
    // A byte for each digit, the first one lowest.
    var digits: UInt64 = 0
    repeat {
      digits = digits &<< 8 | (0x30 + rest % 10)
      rest /= 10
      count += 1
    } while rest > 0 || count < length
    for _ in 0..<count {
      add(byte: UInt8(truncatingIfNeeded: digits))
      digits &>>= 8
    }
  }

  /// Ends a text of parts.
  mutating func end() {
    add(byte: 0xFF)  // A byte that no UTF-8 has: two texts cannot run together.
  }

  private mutating func add(byte: UInt8) {
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
