import Parley
import TestSupport
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite struct PeriodTests {
  @Test(
    arguments: [
      ("2019-12-01", "2024-12", "2020-01-01", Ternary.yes), ("2019-12-01", "2024-12", "2024-12-10", .possibly),
      ("2019-12-01", "2024-12", "2025-01-01", .no), ("2019-12-01", "2024-12", "2024-12-01", .possibly),
      ("2019-12-01", "2024-12", "2024-12-31", .no), ("2019-12-01", "2024-12", "2024-11-30", .yes),
      ("2019-12-01", "2024-12", "2019-11-30", .no), ("2019-12-01", "2024-12", "2019-12-01", .yes),
      ("2025-01-01", "2025-01-02", "2025-01-01", .yes), ("2025-01-01", "2025-01-02", "2025-01-02", .no),
      ("2025-01-01", "2025-01-01", "2025-01-01", .no), ("2019", nil, "2019-06-01", .possibly),
      ("2019", nil, "2019-12-31", .yes), (nil, "2019", "1000-01-01", .yes), (nil, nil, "-0044-03-15", .yes),
      ("unknown", "2019", "2018-01-01", .possibly), ("unknown", "2019", "2020-01-01", .no),
      ("2019", "unknown", "2020-01-01", .possibly), ("2019", "unknown", "2018-01-01", .no),
      ("unknown", "unknown", "2020-01-01", .possibly), ("2025-06-11~", nil, "2025-06-10", .possibly),
      ("2025-06-11~", nil, "2025-06-12", .yes), ("2025-06-11~", nil, "2025-06-09", .no),
    ] as [(String?, String?, Day, Ternary)])
  func `A period contains a day as far as its ends are known`(
    _ from: String?, _ until: String?, _ day: Day, _ answer: Ternary
  ) throws {
    let period = Period(from: try .init(from), until: try .init(until))
    #expect(period.contains(day) == answer)
  }

  /// The days that an end may be; open and unknown ends lie far outside of the days that are asked about.
  private func choices(_ bound: Period.Bound, isStart: Bool) -> [Day] {
    let (past, future): (Day, Day) = ("1900-01-01", "2100-01-01")  // Open ends lie even further out.
    switch bound {
    case .open: return isStart ? [past.advanced(by: -1)] : [future.advanced(by: 1)]
    case .unknown: return [past, "2001-06-15", future]
    case .date(let date):
      if date == "2001-06?" { return Array("2001-05-01"..."2001-07-31") }
      let slack = date.isQualified ? 1 : 0  // All others that are qualified are days.
      return Array(date.earliest.advanced(by: -slack)...date.latest.advanced(by: slack))
    }
  }

  private func answer(_ outcomes: Set<Bool>) -> Ternary {
    outcomes == [true] ? .yes : outcomes == [false] ? .no : .possibly
  }

  private func bound(_ generator: inout SplitMix64, _ texts: [String]) throws -> Period.Bound {
    switch Int.random(in: 0..<8, using: &generator) {
    case 0: return .open
    case 1: return .unknown
    default:
      let text = generator.pick(texts)
      return .date(try PartialDate(text))
    }
  }

  @Test func `Containing agrees with trying every choice of both ends`() throws {
    var generator = SplitMix64(seed: 9)
    let texts = [
      "2001-06", "2001-06-15", "2001-06-20~", "2001-07", "2001-07-XX", "2001-06?", "2001-07-01",
      "2001-06-10/2001-06-20",
    ]
    for _ in 0..<150 {
      let period = Period(from: try bound(&generator, texts), until: try bound(&generator, texts))
      let starts = choices(period.from, isStart: true)
      let ends = choices(period.until, isStart: false)
      for _ in 0..<4 {
        let day = ("2001-05-25" as Day).advanced(by: Int.random(in: 0...80, using: &generator))
        var outcomes: Set<Bool> = []
        for start in starts { for end in ends { outcomes.insert(day >= start && day < end) } }
        #expect(period.contains(day) == answer(outcomes), "\(period) contains \(day)")
      }
    }
  }

  @Test func `Overlapping agrees with trying every choice of the four ends`() throws {
    var generator = SplitMix64(seed: 10)
    let texts = [
      "2001-06-15", "2001-06-15~", "2001-06-16?", "2001-06-14", "2001-06-18", "2001-06-14/2001-06-16", "2001-06-17%",
    ]
    for _ in 0..<300 {
      let one = Period(from: try bound(&generator, texts), until: try bound(&generator, texts))
      let other = Period(from: try bound(&generator, texts), until: try bound(&generator, texts))
      var outcomes: Set<Bool> = []
      for start in choices(one.from, isStart: true) {
        for end in choices(one.until, isStart: false) {
          for otherStart in choices(other.from, isStart: true) {
            for otherEnd in choices(other.until, isStart: false) {
              outcomes.insert(max(start, otherStart) < min(end, otherEnd))
            }
          }
        }
      }
      #expect(one.overlaps(other) == answer(outcomes), "\(one) and \(other)")
      #expect(one.overlaps(other) == other.overlaps(one))
    }
  }

  @Test func `Only a period that certainly ends before it starts is called a mistake`() {
    #expect(Period(from: "2025-01-02", until: "2025-01-01").endsBeforeItStarts)
    #expect(Period(from: "2025", until: "2024-12-31").endsBeforeItStarts)
    #expect(!Period(from: "2025", until: "2025").endsBeforeItStarts)
    #expect(!Period(from: "2025-06", until: "2025").endsBeforeItStarts)
    #expect(!Period(from: "2025", until: "2024~").endsBeforeItStarts)
    #expect(!Period(from: "2025-01-01", until: "2025-01-01").endsBeforeItStarts)
    #expect(!Period(from: .unknown, until: .date("2024")).endsBeforeItStarts)
    #expect(!Period.always.endsBeforeItStarts)
  }

  @Test func `A period without ends contains and overlaps everything`() {
    #expect(Period.always == Period())
    #expect(Period.always.contains("2025-11-20") == .yes)
    #expect(Period.always.overlaps(Period(from: "2025-11-20", until: "2025-11-21")) == .yes)
    #expect(Period(from: "2024").hasBegun(on: "2024-05-01") == .possibly)
    #expect(Period(until: "2024").hasEnded(on: "2025-01-01") == .yes)
  }

  @Test(arguments: [
    (#"{"from":"2019-12-01","until":"2024-12"}"#, Period(from: "2019-12-01", until: "2024-12")),
    (#"{"until":"2024~"}"#, Period(until: "2024~")), (#"{"from":"unknown"}"#, Period(from: .unknown, until: .open)),
    ("{}", Period.always),
  ])
  func `In JSON an absent member is open and the word unknown unknown`(_ json: String, _ period: Period) throws {
    #expect(try JSONDecoder().decode(Period.self, from: Data(json.utf8)) == period)
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    #expect(String(decoding: try encoder.encode(period), as: UTF8.self) == json)
  }

  @Test func `A member that is no date is refused at its path`() {
    let error = #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(Period.self, from: Data(#"{"from":"soon"}"#.utf8))
    }
    guard case .dataCorrupted(let context)? = error else {
      Issue.record("not refused as corrupted")
      return
    }
    #expect(context.codingPath.map(\.stringValue) == ["from"])
    #expect(context.debugDescription.hasPrefix("\"soon\" at byte 0: "))
  }

  @Test func `Bounds are read from and written as one optional string`() throws {
    #expect(try Period.Bound(nil) == .open)
    #expect(try Period.Bound("unknown") == .unknown)
    #expect(try Period.Bound("2024~") == .date("2024~"))
    #expect(Period.Bound.date("2024~").text == "2024~")
    #expect(Period.Bound.open.text == nil)
    #expect(throws: ParseError.self) { try Period.Bound("") }
    #expect(Period(from: .unknown, until: .date("2024/2025")).description == "?/(2024/2025)")
    #expect(Period(from: "2024~").description == "2024~/..")
  }

  @Test func `Days, dates and moments are one string in JSON`() throws {
    let json = #"["2025-11-20","2025-11~","2025-11-20T08:15:30Z"]"#
    struct Row: Codable, Equatable {
      var day: Day
      var date: PartialDate
      var moment: Timestamp
      init(from decoder: any Decoder) throws {
        var container = try decoder.unkeyedContainer()
        day = try container.decode(Day.self)
        date = try container.decode(PartialDate.self)
        moment = try container.decode(Timestamp.self)
      }
      func encode(to encoder: any Encoder) throws {
        var container = encoder.unkeyedContainer()
        try container.encode(day)
        try container.encode(date)
        try container.encode(moment)
      }
    }
    let row = try JSONDecoder().decode(Row.self, from: Data(json.utf8))
    #expect(row.date == "2025-11~")
    #expect(String(decoding: try JSONEncoder().encode(row), as: UTF8.self) == json)
    #expect(throws: DecodingError.self) { try JSONDecoder().decode([Day].self, from: Data(#"["2025-02-30"]"#.utf8)) }
  }
}

@Suite struct InclusivePeriodTests {
  @Test func `A period through its last day holds that day and not the next`() {
    let day = Period(from: "2025-11-20", through: "2025-11-20")
    #expect(day.contains("2025-11-20") == .yes && day.contains("2025-11-21") == .no && !day.isEmpty)
    #expect(day == Period(from: "2025-11-20", until: "2025-11-21"))
    #expect(Period(from: nil, through: "2024-12-31") == Period(until: "2025-01-01"))
    #expect(Period(from: "2024-02", through: "2024-02-28").until.text == "2024-02-29")
    let century = Period(from: "1999-01-01", through: "9999-12-31")
    #expect(century.contains("9999-12-31") == .yes && century.faults.isEmpty)
    let last = Day(year: Day.years.upperBound, month: 12, day: 31)
    #expect(last.map { Period(from: nil, through: $0).until } == .open)
    #expect(Period(from: nil, through: .distantFuture).until == .open)
  }

  @Test func `A period that ends on the day on which it begins is empty, whatever is known of its ends`() {
    #expect(Period(from: "2025-11-20", until: "2025-11-20").isEmpty)
    #expect(Period(from: "2025-11-30", until: "2025-11").isEmpty && Period(from: "2025", until: "2025-01-01").isEmpty)
    #expect(!Period(from: "2025", until: "2025").isEmpty && !Period(from: "2025-02", until: "2025-01").isEmpty)
    #expect(!Period.always.isEmpty && !Period(from: .unknown, until: .unknown).isEmpty)
  }
}

@Suite struct DayAgainstDateTests {
  @Test(
    arguments: [
      ("2025-11-20", "2025-12", Ternary.yes, .no, .no, .no),
      ("2025-11-20", "2025-11", .possibly, .possibly, .possibly, .yes),
      ("2025-11-01", "2025-11", .possibly, .no, .possibly, .yes),
      ("2025-11-30", "2025-11", .no, .possibly, .possibly, .yes),
      ("2025-11-20", "2025-11-20", .no, .no, .yes, .yes), ("2025-11-20", "2025-10-31", .no, .yes, .no, .no),
      ("2025-11-20", "2025-11-20~", .possibly, .possibly, .possibly, .possibly),
      ("2025-11-20", "../2025-11-25", .possibly, .possibly, .possibly, .yes),
      ("2025-11-20", "2025-11-01/", .possibly, .possibly, .possibly, .possibly),
      ("2025-11-20", "2025-11-20T08:15:30Z", .no, .no, .yes, .yes),
    ] as [(Day, PartialDate, Ternary, Ternary, Ternary, Ternary)])
  func `A day is compared with a date as far as that is known`(
    _ day: Day, _ date: PartialDate, _ before: Ternary, _ after: Ternary, _ same: Ternary, _ within: Ternary
  ) {
    #expect(day.isBefore(date) == before && day.isAfter(date) == after)
    #expect(day.isSame(as: date) == same && day.falls(within: date) == within)
    #expect(PartialDate(day).falls(within: date) == within)
  }

  @Test func `A moment of the system lies on its day in UTC, before 1970 too`() {
    #expect(Day(Date(timeIntervalSince1970: 0)) == "1970-01-01" && Day(Date(timeIntervalSince1970: -1)) == "1969-12-31")
    #expect(Day(Date(timeIntervalSince1970: 1_763_683_199.9)) == "2025-11-20")
    #expect(Day(Date(timeIntervalSince1970: 1_763_683_200)) == "2025-11-21")
    #expect(Day(Date.distantPast) == "0000-12-30" && Day(Date.distantFuture) == "4001-01-01")
    let (before, today) = (Timestamp.now().day, Day.today)
    #expect(before <= today && today <= Timestamp.now().day)
  }
}
