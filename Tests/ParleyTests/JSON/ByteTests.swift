import Parley
import Testing

/// What is written and read several bytes at a time, against the plain way.
@Suite("Bytes") struct ByteTests {
  @Test("Digits are those of the standard library, with zeros before them")
  func digits() {
    var random = SplitMix64(seed: 401)
    let numbers =
      [0, 9, 10, 99, 100, UInt64.max] + (0..<2_000).map { random.next() >> UInt64(random.below(64)) + UInt64($0 % 2) }
    let short = (0..<1_200).flatMap { number in (1...4).map { (UInt64(number), $0) } }
    for (number, width) in numbers.map({ ($0, 1 + random.below(22)) }) + short {
      let digits = String(number)
      var bytes: [UInt8] = []
      bytes.append(atMost: 24) { $0.add(number, atLeast: width) }
      let zeros = String(repeating: "0", count: max(0, width - digits.count))
      #expect(String(decoding: bytes, as: UTF8.self) == zeros + digits)
    }
  }

  @Test("Eight hexadecimal digits are those of the standard library")
  func hexadecimalDigits() {
    var random = SplitMix64(seed: 402)
    for number in [0, 0xFFFF_FFFF, 0x0123_4567, 0x89AB_CDEF] + (0..<2_000).map({ _ in UInt32(random.below(1 << 32)) }) {
      var bytes: [UInt8] = []
      bytes.append(atMost: 8) { $0.add(hexadecimal: number) }
      let digits = String(number, radix: 16)
      #expect(String(decoding: bytes, as: UTF8.self) == String(repeating: "0", count: 8 - digits.count) + digits)
    }
  }

  @Test("A text is read as it stands, whatever stood before and however near the end it is")
  func texts() throws {
    var random = SplitMix64(seed: 403)
    for count in [1, 2, 3, 20, 5_000] {
      // Few letters, so that many texts occur again, and many differ in length only.
      let texts = (0..<count).map { _ in
        String(decoding: (0..<random.below(20)).map { _ in UInt8(ascii: "a") + UInt8(random.below(2)) }, as: UTF8.self)
      }
      let document = { (texts: [String]) in Array("[\"\(texts.joined(separator: "\",\""))\"]".utf8) }
      #expect(try [String].read(fromJSON: document(texts)) == texts)
      #expect(try [Keyword].read(fromJSON: document(texts)).map(\.rawValue) == texts)
      let ids = texts.filter { !$0.isEmpty } + ["last"]
      #expect(try [Actor.ID].read(fromJSON: document(ids)).map(\.rawValue) == ids)
      let subjects = ids.map { "event:" + $0 }
      #expect(try [Subject].read(fromJSON: document(subjects)).map(\.description) == subjects)
    }
  }

  @Test("What has been written grows as far as it must")
  func growth() throws {
    var random = SplitMix64(seed: 404)
    let texts = (0..<200).map { String(repeating: $0 % 3 == 0 ? "\u{1}" : "x", count: random.below(2_000)) }
    #expect(try [String].read(fromJSON: texts.compactJSON()) == texts)
    #expect(try [String].read(fromJSON: texts.canonicalJSON()) == texts)
  }
}
