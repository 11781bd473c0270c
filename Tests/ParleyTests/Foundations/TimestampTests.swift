import Parley
import Testing

@Suite struct TimestampTests {
  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0), ("1969-12-31T23:59:59.999999Z", -1), ("2025-11-20T08:15:30Z", 1_763_626_530_000_000),
    ("2025-11-20T10:15:30+02:00", 1_763_626_530_000_000), ("2025-11-19T22:45:30-09:30", 1_763_626_530_000_000),
    ("2025-11-20t08:15:30.25z", 1_763_626_530_250_000), ("2025-11-20T08:15:30-00:00", 1_763_626_530_000_000),
    ("2000-02-29T23:59:59.000001Z", 951_868_799_000_001), ("0000-01-01T00:00:00Z", -62_167_219_200_000_000),
  ])
  func `A moment is counted in microseconds since 1970`(_ text: String, _ count: Int64) throws {
    #expect(try Timestamp(text).microsecondsSince1970 == count)
  }

  @Test(arguments: [
    ("2025-11-20T10:15:30.250+02:00", "2025-11-20T08:15:30.25Z"),
    ("2025-11-20T08:15:30.000000Z", "2025-11-20T08:15:30Z"),
    ("2025-11-20T08:15:30.120000000Z", "2025-11-20T08:15:30.12Z"),
    ("2025-11-20T08:15:30.0000010000000000000+00:00", "2025-11-20T08:15:30.000001Z"),
    ("2025-01-01T00:30:00+01:00", "2024-12-31T23:30:00Z"), ("-0044-03-15T12:00:00Z", "-0044-03-15T12:00:00Z"),
    ("+12025-01-01T00:00:00.000100Z", "+12025-01-01T00:00:00.0001Z"),
  ])
  func `What is written is UTC with the shortest fraction`(_ text: String, _ canonical: String) throws {
    #expect(try Timestamp(text).description == canonical)
  }

  @Test func `Every moment survives being written, also the first and the last`() throws {
    var generator = SplitMix64(seed: 2)
    var counts: [Int64] = [.min, .min + 1, -1, 0, 1, .max - 1, .max]
    for _ in 0..<1000 {
      counts.append(Int64.random(in: .min ... .max, using: &generator))
      counts.append(Int64.random(in: -4_000_000_000_000_000...4_000_000_000_000_000, using: &generator))
    }
    for count in counts {
      let moment = Timestamp(microsecondsSince1970: count)
      let text = moment.description
      #expect(try Timestamp(text) == moment)
      #expect(text.hasPrefix(moment.day.description + "T"))
    }
  }

  @Test func `The form in which moments are written is read as any other form`() throws {
    var generator = SplitMix64(seed: 3)
    for round in 0..<4_000 {
      let count = Int64.random(in: -62_167_219_200_000_000...253_402_300_799_999_999, using: &generator)
      // Fractions of all lengths.
      let unit: Int64 = [1, 10, 1_000, 100_000, 1_000_000][round % 5]
      var bytes = Array(Timestamp(microsecondsSince1970: count / unit * unit).description.utf8)
      if round % 2 == 1 {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        bytes[place] = Array("0123456789:.-TZ+ ".utf8).randomElement(using: &generator) ?? 0x30
      }
      let text = String(decoding: bytes, as: UTF8.self)
      // In small letters a text is never taken for the usual form.
      let (plain, general) = (try? Timestamp(text), try? Timestamp(text.lowercased()))
      #expect(plain == general, "\(text)")
      let json = Array("\"\(text)\"".utf8)
      #expect((try? Timestamp.read(fromJSON: json)) == general, "\(text)")
    }
  }

  @Test(arguments: [
    ("", ParseError.Code.empty, 0), ("2025-11-20", .malformed, 10), ("2025-11-20 08:15:30Z", .invalidCharacter, 10),
    ("2025-11-20T08:15Z", .invalidCharacter, 16), ("2025-11-20T08:15:30", .malformed, 19),
    ("2025-11-20T24:00:00Z", .outOfRange, 11), ("2025-11-20T08:60:00Z", .outOfRange, 14),
    ("2016-12-31T23:59:60Z", .outOfRange, 17), ("2025-11-20T08:15:61Z", .outOfRange, 17),
    ("2025-11-20T08:15:30.Z", .invalidCharacter, 20), ("2025-11-20T08:15:30.1234567Z", .outOfRange, 26),
    ("2025-11-20T08:15:30.000000001Z", .outOfRange, 28), ("2025-11-20T08:15:30.0000000", .malformed, 27),
    ("2025-11-20T08:15:30,5Z", .invalidCharacter, 19), ("2025-11-20T08:15:30+02", .malformed, 22),
    ("2025-11-20T08:15:30+24:00", .outOfRange, 20), ("2025-11-20T08:15:30+02:60", .outOfRange, 23),
    ("2025-11-20T08:15:30ZZ", .invalidCharacter, 20), ("2025-02-30T08:15:30Z", .outOfRange, 8),
    ("+999999-01-01T00:00:00Z", .outOfRange, 0), ("-999999-01-01T00:00:00Z", .outOfRange, 0),
  ])
  func `A malformed moment is refused with code and place`(_ text: String, _ code: ParseError.Code, _ position: Int) {
    let error = #expect(throws: ParseError.self) { try Timestamp(text) }
    #expect(error?.code == code)
    #expect(error?.position == position)
  }

  @Test func `A leap second is refused with the reason`() {
    let text = "2016-12-31T23:59:60Z"
    let error = #expect(throws: ParseError.self) { try Timestamp(text) }
    #expect(error?.reason.contains("leap second") == true)
  }

  @Test func `A day begins at midnight UTC and holds its last microsecond`() throws {
    let start = try #require(Timestamp(startOf: "2025-11-20"))
    #expect(start.description == "2025-11-20T00:00:00Z")
    #expect(start.day == "2025-11-20")
    #expect(start.advanced(byMicroseconds: -1).day == "2025-11-19")
    #expect(start.advanced(byMicroseconds: 86_400_000_000 - 1).day == "2025-11-20")
    #expect(Timestamp(startOf: .distantFuture) == nil)
    let before: Timestamp = "1969-12-31T23:59:59Z"
    #expect(before.day == "1969-12-31")
  }

  @Test func `Moments are ordered by time, and the present is after this was written`() {
    #expect(("2025-11-20T10:00:00+02:00" as Timestamp) < "2025-11-20T08:00:00.000001Z")
    #expect(Timestamp.now() > "2025-11-20T00:00:00Z")
    #expect(Timestamp.now().day.year < 3000)
  }
}
