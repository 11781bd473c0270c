import Parley
import Testing

@Suite struct PartialDateTests {
  @Test(arguments: [
    ("2025-11-20", "2025-11-20", "2025-11-20", PartialDate.Precision.day),
    ("2025-02", "2025-02-01", "2025-02-28", .month), ("2024-02", "2024-02-01", "2024-02-29", .month),
    ("2025", "2025-01-01", "2025-12-31", .year), ("0000", "0000-01-01", "0000-12-31", .year),
    ("-0044", "-0044-01-01", "-0044-12-31", .year), ("-0044-03-15", "-0044-03-15", "-0044-03-15", .day),
    ("2025-11-20T08:15:30", "2025-11-20", "2025-11-20", .second),
    ("2025-11-20T08:15:30Z", "2025-11-20", "2025-11-20", .second),
    ("2025-11-20T00:15:30+04", "2025-11-20", "2025-11-20", .second),
    ("2025-11-20T23:59:59-04:30", "2025-11-20", "2025-11-20", .second),
    ("2025-21", "2025-03-01", "2025-05-31", .season), ("2025-22", "2025-06-01", "2025-08-31", .season),
    ("2025-23", "2025-09-01", "2025-11-30", .season), ("2023-24", "2023-12-01", "2024-02-29", .season),
    ("202X", "2020-01-01", "2029-12-31", .decade), ("20XX", "2000-01-01", "2099-12-31", .century),
    ("-202X", "-2029-01-01", "-2020-12-31", .decade), ("-000X", "-0009-01-01", "-0001-12-31", .decade),
    ("2024-XX", "2024-01-01", "2024-12-31", .year), ("2024-02-XX", "2024-02-01", "2024-02-29", .month),
    ("2024-XX-XX", "2024-01-01", "2024-12-31", .year),
    ("Y12025", "+12025-01-01", "+12025-12-31", .year), ("Y-170000002", "-170000002-01-01", "-170000002-12-31", .year),
    ("2025?", "2025-01-01", "2025-12-31", .year), ("2025-11~", "2025-11-01", "2025-11-30", .month),
    ("2025-11-20%", "2025-11-20", "2025-11-20", .day), ("2025-23~", "2025-09-01", "2025-11-30", .season),
    ("2024-02-01/2025", "2024-02-01", "2025-12-31", .interval), ("2025/2025-03", "2025-01-01", "2025-03-31", .interval),
    ("2024-22/2024-23~", "2024-06-01", "2024-11-30", .interval),
  ])
  func `A date has the bounds and the precision that its text says`(
    _ text: String, _ earliest: Day, _ latest: Day, _ precision: PartialDate.Precision
  ) throws {
    let date = try PartialDate(text)
    #expect(date.earliest == earliest)
    #expect(date.latest == latest)
    #expect(date.precision == precision)
    #expect(date.text == text)
    #expect(date.description == text)
    #expect(date.isInterval == text.contains("/"))
    #expect(date.hasUnspecifiedDigits == text.contains("X"))
    #expect(date.isUncertain == (text.contains("?") || text.contains("%")))
    #expect(date.isApproximate == (text.contains("~") || text.contains("%")))
  }

  @Test(
    arguments: [
      ("2024/..", "2024-01-01", nil), ("2024/", "2024-01-01", nil), ("../2024-05", nil, "2024-05-31"),
      ("/2024-05-02?", nil, "2024-05-02"), ("../..", nil, nil), ("/..", nil, nil), ("../", nil, nil), ("/", nil, nil),
    ] as [(String, Day?, Day?)])
  func `An open or unknown end is without bound`(_ text: String, _ earliest: Day?, _ latest: Day?) throws {
    let date = try PartialDate(text)
    #expect(date.earliest == earliest ?? .distantPast)
    #expect(date.latest == latest ?? .distantFuture)
    #expect(date.traits.contains(.unknownStart) == text.hasPrefix("/"))
    #expect(date.traits.contains(.unknownEnd) == text.hasSuffix("/"))
    #expect(date.traits.contains(.openStart) == text.hasPrefix(".."))
    #expect(date.traits.contains(.openEnd) == text.hasSuffix(".."))
  }

  @Test func `A date of a day is written as the day; beyond four digits only its year can be`() {
    #expect(PartialDate("2025-11-20" as Day) == "2025-11-20")
    #expect(PartialDate("-0044-03-15" as Day) == "-0044-03-15")
    #expect(PartialDate("+12025-03-15" as Day) == "Y12025")
    #expect(PartialDate("-12025-03-15" as Day).earliest == "-12025-01-01")
  }

  @Test func `Every text that is read is written back, and a day lies within its own bounds`() throws {
    var generator = SplitMix64(seed: 3)
    for _ in 0..<3000 {
      let text = DateTestSupport.text(&generator)
      let date = try PartialDate(text)
      #expect(date.description.utf8.elementsEqual(text.utf8))
      #expect(date.earliest <= date.latest)
      let again = try PartialDate(date.description)
      #expect(again == date && again.hashValue == date.hashValue && again.traits == date.traits)
    }
  }

  @Test func `A more precise date lies within the bounds of a less precise one`() throws {
    var generator = SplitMix64(seed: 4)
    for _ in 0..<1000 {
      let day = Day(daysSince1970: Int.random(in: -700_000...700_000, using: &generator))
      let text = day.description
      let isNegative = text.hasPrefix("-")
      let year = String(text.prefix(isNegative ? 5 : 4))
      let month = String(text.prefix(isNegative ? 8 : 7))
      for wider in [text, month, year, month + "-XX", year + "-XX-XX", year.dropLast() + "X", year.dropLast(2) + "XX"] {
        let date = try PartialDate(wider)
        #expect(date.earliest <= day && day <= date.latest, "\(text) within \(wider)")
        #expect(date.earliest == day || wider != text)
      }
    }
  }

  @Test func `The order is total: by first day, last day, qualifier and text`() throws {
    var generator = SplitMix64(seed: 5)
    var dates: [PartialDate] = []
    for _ in 0..<250 {
      let text = DateTestSupport.text(&generator)
      dates.append(try PartialDate(text))
    }
    let sorted = dates.sorted()
    for (index, date) in sorted.enumerated() {
      for later in sorted[index...] {
        #expect(!(later < date), "\(date) and \(later)")
        #expect((date < later) == (date != later))
      }
    }
    let ladder: [PartialDate] = [
      "../2025", "2024", "2024-12-31", "2025-01-01", "2025-01", "2025", "2025-XX", "2025~", "2025?", "2025%", "2025/..",
    ]
    #expect(ladder.shuffled(using: &generator).sorted() == ladder)
  }
}
