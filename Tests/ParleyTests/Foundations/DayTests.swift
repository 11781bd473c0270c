import Parley
import Testing

@Suite struct DayTests {
  @Test func `Every day of fourteen centuries has the number that counting gives`() {
    for (firstYear, lastYear) in [(-401, 801), (1900, 2101)] {
      var expected = Day(year: firstYear, month: 1, day: 1)?.daysSince1970 ?? 0
      for year in firstYear...lastYear {
        let isLeap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
        for (index, length) in [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].enumerated() {
          for dayOfMonth in 1...length {
            let day = Day(daysSince1970: expected)
            let parts = day.parts
            guard parts == (year, index + 1, dayOfMonth), Day(year: year, month: index + 1, day: dayOfMonth) == day
            else {
              Issue.record("\(year)-\(index + 1)-\(dayOfMonth) is read as \(day)")
              return
            }
            expected += 1
          }
          #expect(Day(year: year, month: index + 1, day: length + 1) == nil)
        }
      }
    }
  }

  @Test func `Days of all years that are covered survive being taken apart and being written`() throws {
    var generator = SplitMix64(seed: 1)
    for round in 0..<2000 {
      let limit = round % 2 == 0 ? 1_000_000 : Day.distantFuture.daysSince1970 - 366
      let day = Day(daysSince1970: Int.random(in: -limit...limit, using: &generator))
      #expect(Day(year: day.year, month: day.month, day: day.day) == day)
      let text = day.description
      #expect(try Day(text) == day)
    }
  }

  @Test func `The epoch is day zero and a Thursday`() {
    #expect(Day(daysSince1970: 0) == "1970-01-01")
    #expect(Day(daysSince1970: 0).weekday == .thursday)
    #expect(Day(daysSince1970: -1).weekday == .wednesday)
    #expect(("2000-02-29" as Day).daysSince1970 == 11_016)
    #expect(("2025-11-20" as Day).weekday == .thursday)
    #expect(("-0001-12-31" as Day).weekday == .friday)
  }

  @Test func `Seven days on it is the same day of the week`() {
    for number in -1000...1000 {
      let day = Day(daysSince1970: number)
      #expect(day.weekday == day.advanced(by: 7).weekday)
      #expect(day.weekday.rawValue % 7 + 1 == day.advanced(by: 1).weekday.rawValue)
    }
  }

  @Test func `Days can be counted over and compared`() {
    let first: Day = "2024-02-27"
    let last: Day = "2024-03-02"
    #expect(Array(first...last).map(\.day) == [27, 28, 29, 1, 2])
    #expect(first.distance(to: last) == 4)
    #expect(last.distance(to: first) == -4)
    #expect(first < last)
    #expect(Day.Weekday.allCases.sorted() == Day.Weekday.allCases)
    #expect(Day.Weekday.monday < .sunday)
  }

  @Test(arguments: [
    (2025, 2, 29), (2025, 4, 31), (2025, 0, 1), (2025, 13, 1), (2025, 1, 0), (2025, 1, 32), (1900, 2, 29),
    (Int.max, 1, 1), (Int.min, 1, 1), (2025, Int.max, 1), (2025, 1, Int.max),
  ])
  func `An impossible day is nil`(_ year: Int, _ month: Int, _ day: Int) {
    #expect(Day(year: year, month: month, day: day) == nil)
  }

  @Test(arguments: [
    "0000-01-01", "0001-01-01", "-0001-12-31", "-0044-03-15", "9999-12-31", "+10000-01-01", "-12345-06-07",
    "+999999999999-12-31", "-999999999999-01-01",
  ])
  func `The text is what was read`(_ text: String) throws {
    #expect(try Day(text).description == text)
  }

  @Test(arguments: [
    ("", ParseError.Code.empty, 0), ("2025", .malformed, 4), ("2025-11", .malformed, 7), ("2025-11-2", .malformed, 9),
    ("2025-11-201", .invalidCharacter, 10), ("25-11-20", .invalidCharacter, 2), ("2025/11/20", .invalidCharacter, 4),
    ("2025-13-01", .outOfRange, 5), ("2025-02-29", .outOfRange, 8), ("2025-00-10", .outOfRange, 5),
    ("12025-01-01", .malformed, 0), ("+2025-01-01", .malformed, 0), ("+02025-01-01", .malformed, 0),
    ("-0000-01-01", .outOfRange, 0), ("+1000000000000-01-01", .outOfRange, 0),
    ("+99999999999999999999999999999-01-01", .outOfRange, 0), ("2025-11-20 ", .invalidCharacter, 10),
    (" 2025-11-20", .invalidCharacter, 0), ("2025-11-2٣", .invalidCharacter, 9), ("-", .malformed, 1),
  ])
  func `A malformed day is refused with code and place`(_ text: String, _ code: ParseError.Code, _ position: Int) {
    let error = #expect(throws: ParseError.self) { try Day(text) }
    #expect(error?.code == code)
    #expect(error?.position == position)
    #expect(error?.subject == text)
  }

  @Test func `The sentinels lie outside of every day that can be written`() throws {
    let (first, last) = ("-999999999999-01-01", "+999999999999-12-31")
    #expect(try Day(first) > .distantPast)
    #expect(try Day(last) < .distantFuture)
    #expect(Day.distantFuture.clamped(advancedBy: .max) == .distantFuture)
    #expect(Day.distantPast.clamped(advancedBy: .min) == .distantPast)
    #expect(("2025-01-01" as Day).clamped(advancedBy: -1) == "2024-12-31")
    #expect(Day.distantPast.distance(to: .distantFuture) > 0)
  }

  @Test("Steps of any length come to an end beyond the years that are covered")
  func strides() {
    let day: Day = "2025-11-20"
    #expect(Array(stride(from: day, to: "2025-11-22", by: .max)) == [day])
    #expect(Array(stride(from: day, through: "2020-01-01", by: .min)) == [day])
    #expect(day.advanced(by: .max) > Day(stringLiteral: "+999999999999-12-31"))
    #expect(day.advanced(by: .min) < Day(stringLiteral: "-999999999999-01-01"))
    #expect(day.advanced(by: .max).advanced(by: 1) == day.advanced(by: .max))
    #expect(Timestamp(microsecondsSince1970: 5).advanced(byMicroseconds: .max).microsecondsSince1970 == .max)
    #expect(Timestamp(microsecondsSince1970: -5).advanced(byMicroseconds: .min).microsecondsSince1970 == .min)
  }
}
