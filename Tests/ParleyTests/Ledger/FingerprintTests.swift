import Testing

@testable import Parley

/// Fingerprints tell histories apart. They are stored in snapshots, so that they may never change.
@Suite("Fingerprints") struct FingerprintTests {
  @Test("A number is taken in as its decimal digits")
  func numbers() {
    var random = SplitMix64(seed: 1)
    var numbers: [Int64] = [0, 1, -1, 9, 10, .min, .max]
    for power in 1...18 {
      let edge = (0..<power).reduce(Int64(1)) { product, _ in product * 10 }
      numbers += [edge - 1, edge, edge + 1, -edge]
    }
    for bits in 1...63 { numbers.append(Int64.random(in: 0...(.max >> Int64(63 - bits)), using: &random)) }
    for number in numbers {
      var (one, other) = (Fingerprint(of: "history"), Fingerprint(of: "history"))
      one.add(number)
      one.end()
      other.combine(String(number))
      #expect(one.value == other.value, "\(number)")
    }
  }

  @Test("A text gives the number of FNV-1a with a final byte that no text has")
  func texts() {
    // The published value of "foobar" is 85944171F73967E8; one more step takes in the last byte.
    let published: UInt64 = 0x8594_4171_F739_67E8
    #expect(Fingerprint(of: "foobar").value == (published ^ 0xFF) &* 0x0000_0100_0000_01B3)
    #expect(Fingerprint(of: "ab").value != Fingerprint(of: "a").value)
  }
}
