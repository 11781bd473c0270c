import Parley
import Testing

@Suite struct PartialDateRefusalTests {
  @Test(
    arguments: [
      ("", ParseError.Code.empty, 0), (" 2025", .invalidCharacter, 0), ("2025 ", .invalidCharacter, 4),
      ("Autumn 2025", .invalidCharacter, 0), ("202", .malformed, 3), ("20255", .invalidCharacter, 4),
      ("2025-", .malformed, 5), ("2025-1", .malformed, 6), ("2025-1-01", .invalidCharacter, 6),
      ("2025-13", .outOfRange, 5),
      ("2025-00", .outOfRange, 5), ("2025-20", .outOfRange, 5), ("2025-42", .outOfRange, 5),
      ("2025-2X", .outOfRange, 5),
      ("2025-02-29", .outOfRange, 8), ("2025-11-00", .outOfRange, 8), ("2025-02-3X", .outOfRange, 8),
      ("2025-11-20-", .invalidCharacter, 10), ("2025-21-01", .malformed, 7), ("20251120", .invalidCharacter, 4),
      ("+2025", .invalidCharacter, 0), ("-0000", .outOfRange, 0), ("--2025", .invalidCharacter, 1),
      ("2025??", .invalidCharacter, 5), ("2025?~", .invalidCharacter, 5), ("?", .malformed, 1), ("~", .malformed, 1),
      ("202x", .invalidCharacter, 3), ("2O25", .invalidCharacter, 1), ("２025", .invalidCharacter, 0),
      ("Y2025", .malformed, 0), ("Y02025", .malformed, 1), ("Y", .malformed, 1), ("y12025", .invalidCharacter, 0),
      ("-Y12025", .invalidCharacter, 1), ("Y+12025", .invalidCharacter, 1), ("Y12025-01", .invalidCharacter, 6),
      ("Y1000000000000", .outOfRange, 0), ("Y99999999999999999999999999", .outOfRange, 0), ("Y12025E", .malformed, 7),
      ("2025-11-20T", .malformed, 11), ("2025-11-20T08:15", .malformed, 16), ("2025-11-20T24:00:00", .outOfRange, 11),
      ("2025-11-20T08:60:00", .outOfRange, 14), ("2025-11-20T08:15:60", .outOfRange, 17),
      ("2025-11-20T08:15:30.5Z", .invalidCharacter, 19), ("2025-11-20t08:15:30Z", .invalidCharacter, 10),
      ("2025-11-20T08:15:30z", .invalidCharacter, 19), ("2025-11-20T08:15:30+24", .outOfRange, 20),
      ("2025-11-20T08:15:30+02:60", .outOfRange, 23), ("2025-11-20T08:15:30-00:00", .outOfRange, 19),
      ("2025-11-20T08:15:30+0200", .invalidCharacter, 22), ("2025-11T08:15:30", .invalidCharacter, 7),
      ("2025-11-20?T08:15:30", .invalidCharacter, 11), ("2025-11-20T08:15:30Z?", .invalidCharacter, 20),
      ("2025-11-XXT08:15:30", .invalidCharacter, 10), ("2025/2024", .malformed, 5), ("2025-02/2025", .malformed, 8),
      ("2025-23/2025-22", .malformed, 8), ("202X/2019", .malformed, 5), ("2025//", .invalidCharacter, 5),
      ("2024/2025/2026", .invalidCharacter, 9), ("2025/...", .invalidCharacter, 7), ("./2025", .invalidCharacter, 1),
      ("..", .invalidCharacter, 0), ("2025-11-20T08:15:30Z/2026", .invalidCharacter, 10),
      ("2025/2026-01-01T08:15:30Z", .invalidCharacter, 15), ("Y12025/..", .invalidCharacter, 0),
      ("2025/Y12025", .invalidCharacter, 5), ("2025/ 2026", .invalidCharacter, 5), ("2025-?11/2024", .malformed, 9),
      ("2025S0", .outOfRange, 5), ("2025S", .malformed, 5), ("202XS2", .invalidCharacter, 4),
      ("[2024, 2025]", .invalidCharacter, 6), ("[2024", .malformed, 5), ("[2024}", .invalidCharacter, 5),
      ("[]", .invalidCharacter, 1), ("{..}", .invalidCharacter, 3), ("[2024,..2025]", .invalidCharacter, 6),
      ("{2025..2024}", .malformed, 7), ("{2024,2025}/2026", .invalidCharacter, 11),
      ("[2024/2025]", .invalidCharacter, 5),
      ("2025\u{0}", .invalidCharacter, 4), ("2025\n", .invalidCharacter, 4),
    ] as [(String, ParseError.Code, Int)])
  func `A text that no level has is refused with code and place`(
    _ text: String, _ code: ParseError.Code, _ position: Int
  ) {
    let error = #expect(throws: ParseError.self) { try PartialDate(text) }
    #expect(error?.code == code, "\(error?.description ?? "")")
    #expect(error?.position == position, "\(error?.description ?? "")")
    #expect(error?.subject == text)
  }

  @Test(arguments: [
    ("Y-17E7", 4), ("Y17E400", 3), ("Y3388E2S3", 5), ("Y171010000S3", 10), ("1950S2", 4), ("-1950S2?", 5),
    ("1950S2/1960", 4), ("2001-25", 5), ("2001-32~", 5), ("2001-41", 5), ("2001-33/2001-36", 5),
    ("[1667,1668,1670..1672]", 0),
    ("[..1760-12-03]", 0), ("[1760-12..]", 0), ("{1960,1961-12}", 0), ("{..1983-12-31,1984-10-10..1984-11-01}", 0),
    ("2004?-06-11", 4), ("2004-06~-11", 7), ("2004-?06-?11", 5), ("?2004", 0), ("?-2004-06", 0), ("?2004-06%", 0),
    ("2004-06-~01/2004-06-~20", 8), ("156X-12-25", 3), ("15XX-12-XX", 2), ("XXXX-12-XX", 0), ("XXXX", 0), ("1XXX", 1),
    ("1XXX-XX", 1), ("1984-1X", 6), ("1984-XX-25", 5), ("-1X32-X1-X2", 2), ("1984-11-1X", 9), ("20X5", 2),
    ("202X-21", 3),
    ("202X/203X", 3), ("2004-06-XX/2004-07-03", 8), ("1984-11-12/1984-11-XX", 19), ("1919-12-02/1919-XX-04", 16),
    ("201X-02-29", 3),
  ])
  func `A text of level 2 is unsupported, and the first feature is named`(_ text: String, _ position: Int) {
    let error = #expect(throws: ParseError.self) { try PartialDate(text) }
    #expect(error?.code == .unsupported, "\(error?.description ?? "")")
    #expect(error?.position == position, "\(error?.description ?? "")")
    #expect(error?.reason.contains("level 2") == true)
  }

  @Test func `No bytes make the reader trap`() {
    let alphabet = Array("0123456789--XXYEST/..,?~%[]{}:+Z é".unicodeScalars)
    var generator = SplitMix64(seed: 6)
    for round in 0..<20_000 {
      var scalars = Array((round % 2 == 0 ? DateTestSupport.text(&generator) : "").unicodeScalars)
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        guard let scalar = alphabet.randomElement(using: &generator) else { continue }
        let index = Int.random(in: 0...scalars.count, using: &generator)
        if Bool.random(using: &generator), index < scalars.count {
          scalars[index] = scalar
        } else {
          scalars.insert(scalar, at: index)
        }
      }
      var text = ""
      text.unicodeScalars.append(contentsOf: scalars)
      do {
        let date = try PartialDate(text)
        #expect(date.text == text && date.earliest <= date.latest)
      } catch {
        #expect((0...text.utf8.count).contains(error.position ?? -1), "\(error)")
      }
      _ = try? Day(text)
      _ = try? Timestamp(text)
    }
  }
}
