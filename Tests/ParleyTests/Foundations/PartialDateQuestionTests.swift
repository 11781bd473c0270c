import Parley
import Testing

@Suite struct PartialDateQuestionTests {
  @Test(
    arguments: [
      ("2025-11-20", "2025-11", Ternary.yes), ("2025-11", "2025-11-20", .possibly), ("2025-11", "2025", .yes),
      ("2025-12", "2025-11", .no), ("2025", "2025", .yes), ("2025-11-20T23:00:00-05", "2025-11-20", .yes),
      ("2014-05", "201X", .yes), ("2025-XX", "2025-11", .possibly), ("2025-23", "2025", .yes),
      ("2025-24", "2025", .possibly),
      ("2025/2026", "2025", .possibly), ("2025/2026", "2024/2027", .yes), ("2025-01", "2024/..", .yes),
      ("2025-01", "2024/", .possibly), ("2023", "2024/", .no), ("2025-01", "/2024", .no), ("2023", "/2024", .possibly),
      ("1800", "../2024", .yes), ("2024/", "2020/..", .yes), ("2024/", "../2020", .no), ("../..", "../..", .yes),
      ("2025?", "2025", .possibly), ("2025~", "2020/2030", .possibly), ("2025", "2025~", .possibly),
      ("2025~", "2026", .possibly), ("2025~", "2027", .no), ("2025~", "2023", .no),
      ("2025-06-11~", "2025-06-12", .possibly),
      ("2025-06-11~", "2025-06-13", .no), ("2025-06-11~", "2025-06-13?", .possibly),
      ("2025-06~", "2025-07-31", .possibly),
      ("2025-06~", "2025-08-01", .no), ("2024-XX~", "2022-12-31", .no),
      ("2024~", "2023-01-01", .possibly), ("2024-01~", "2023-12-01", .possibly), ("202X?", "2039", .possibly),
      ("20XX?", "2200", .no), ("2024-21~", "2023-12-01", .possibly), ("2024-24~", "2025-05-31", .possibly),
      ("2024-24~", "2025-06-01", .no), ("Y-999999999999?", "../2025", .possibly), ("2020~/2022-06", "2019", .possibly),
      ("2020~/2022-06", "2018", .no),
      ("2020~/2022-06", "2022-07", .no), ("2020/..", "2019", .no), ("2020~/..", "2019", .possibly),
      ("../2020~", "2021", .possibly), ("../2020~", "2022", .no),
    ] as [(PartialDate, PartialDate, Ternary)])
  func `A date falls within another as far as both are known`(
    _ date: PartialDate, _ other: PartialDate, _ answer: Ternary
  ) {
    #expect(date.falls(within: other) == answer)
  }

  @Test func `Falling within agrees with trying every day that the date allows`() throws {
    var generator = SplitMix64(seed: 7)
    for _ in 0..<400 {
      let texts = (DateTestSupport.unqualifiedText(&generator), DateTestSupport.unqualifiedText(&generator))
      let (date, other) = (try PartialDate(texts.0), try PartialDate(texts.1))
      let choices = Set((date.earliest...date.latest).map { other.earliest <= $0 && $0 <= other.latest })
      let expected: Ternary = choices == [true] ? .yes : choices == [false] ? .no : .possibly
      #expect(date.falls(within: other) == expected, "\(date) within \(other)")
    }
  }

  @Test func `A qualified date never certainly falls within another`() throws {
    var generator = SplitMix64(seed: 8)
    for _ in 0..<1000 {
      let texts = (DateTestSupport.text(&generator), DateTestSupport.text(&generator))
      let (date, other) = (try PartialDate(texts.0), try PartialDate(texts.1))
      if date.isQualified || other.isQualified { #expect(date.falls(within: other) != .yes, "\(date) within \(other)") }
    }
  }
}
