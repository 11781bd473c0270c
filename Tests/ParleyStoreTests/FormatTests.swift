import ParleyStore
import Testing

/// The building blocks of the files, against published values.
@Suite struct FormatTests {
  @Test func `CRC-32C gives the values of RFC 3720`() {
    // Appendix B.4, and the check value of the catalogue of parametrised CRC algorithms.
    #expect(CRC32C.of(Array("123456789".utf8)) == 0xE306_9283)
    #expect(CRC32C.of([UInt8](repeating: 0, count: 32)) == 0x8A91_36AA)
    #expect(CRC32C.of([UInt8](repeating: 0xFF, count: 32)) == 0x62A8_AB43)
    #expect(CRC32C.of(Array(0..<32)) == 0x46DD_794E)
    #expect(CRC32C.of(Array((0..<32).reversed())) == 0x113F_DB5C)
    #expect(CRC32C.of([]) == 0)
  }

  @Test func `CRC-32C of any parts is that of the whole, and that of a bitwise division`() {
    var bytes: [UInt8] = []
    for number in 0..<257 {
      for cut in [0, 1, 7, 8, 9, number / 2] where cut <= bytes.count {
        var check = CRC32C()
        check.update(Array(bytes[..<cut]))
        check.update(Array(bytes[cut...]))
        #expect(check.value == bitwise(bytes))
      }
      bytes.append(UInt8(truncatingIfNeeded: number * number + 3))
    }
  }

  private func bitwise(_ bytes: [UInt8]) -> UInt32 {
    var register: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      register ^= UInt32(byte)
      for _ in 0..<8 { register = register >> 1 ^ (register & 1 == 1 ? 0x82F6_3B78 : 0) }
    }
    return ~register
  }

  @Test func `SHA-256 gives the values of FIPS 180-4`() {
    func hash(_ text: String) -> String { SHA256.hexadecimal(of: Array(text.utf8)) }
    #expect(hash("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(hash("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(
      hash("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
        == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
    #expect(
      SHA256.hexadecimal(of: [UInt8](repeating: 0x61, count: 1_000_000))
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test func `a line is an envelope around its payload`() {
    let chain = Chain(number: 6, check: 0x0000_00AB)
    let (line, next) = chain.line(Array(#"{"a":1}"#.utf8), number: 7, durable: 5)
    // The check is over "000000ab,7,5," and the payload.
    let check = CRC32C.of(Array(#"000000ab,7,5,{"a":1}"#.utf8))
    let digits = String(check, radix: 16)
    let padded = String(repeating: "0", count: 8 - digits.count) + digits
    #expect(String(decoding: line, as: UTF8.self) == #"{"n":7,"c":"\#(padded)","s":5,"d":{"a":1}}"# + "\n")
    #expect(next == Chain(number: 7, check: check))
    var scanner = JournalScanner(line, at: 0, line: 1, after: chain)
    guard case .line(let found) = scanner.next() else {
      Issue.record("the line is not read")
      return
    }
    #expect(found.number == 7 && found.durable == 5)
    #expect(String(decoding: line[found.payload], as: UTF8.self) == #"{"a":1}"#)
  }

  @Test func `no other spelling of the envelope is read`() {
    let chain = Chain(number: 0, check: 0)
    let (line, _) = chain.line(Array("{}".utf8), number: 1, durable: 0)
    let text = String(decoding: line, as: UTF8.self)
    for (old, new) in [
      ("{\"n\"", "{ \"n\""), ("\"n\":1", "\"n\":01"), ("\"n\":1", "\"n\":1.0"), (",\"c\"", ", \"c\""), ("\n", "\r\n"),
      ("{}}", "{} }"),
    ] {
      let changed = text.replacing(old, with: new, maxReplacements: 1)
      var scanner = JournalScanner(Array(changed.utf8), at: 0, line: 1, after: chain)
      guard case .damage = scanner.next() else {
        Issue.record("\(changed) is read")
        continue
      }
    }
    let upper = text.uppercased()
    if upper != text {
      var scanner = JournalScanner(Array(upper.utf8), at: 0, line: 1, after: chain)
      guard case .damage = scanner.next() else {
        Issue.record("\(upper) is read")
        return
      }
    }
  }
}
