#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// A moment in time, to the microsecond, in UTC.
///
/// The text is that of RFC 3339, for example `2025-11-20T08:15:30Z`. Any offset is read; what is written is always
/// UTC, with as many digits of the fraction as it needs. Leap seconds are not counted, as in POSIX time.
///
/// ```swift
/// let received: Timestamp = "2025-11-20T10:15:30.250+02:00"
/// received.description            // 2025-11-20T08:15:30.25Z
/// received.day                    // 2025-11-20
/// ```
public struct Timestamp: Hashable, Sendable {
  /// The number of microseconds since 1 January 1970, 00:00 UTC, negative before.
  public let microsecondsSince1970: Int64

  /// Creates a moment from its number.
  ///
  /// - Parameter microsecondsSince1970: The number of microseconds since 1 January 1970, 00:00 UTC.
  public init(microsecondsSince1970: Int64) {
    self.microsecondsSince1970 = microsecondsSince1970
  }

  /// The beginning of a day in UTC; `nil` when the day is more than 292 000 years away.
  ///
  /// - Parameter day: The day.
  public init?(startOf day: Day) {
    let (product, overflow) = Int64(day.daysSince1970).multipliedReportingOverflow(by: Self.perDay)
    guard !overflow else { return nil }
    microsecondsSince1970 = product
  }

  /// The present moment, from the system's clock.
  ///
  /// - Returns: The moment.
  public static func now() -> Timestamp {
    Timestamp(microsecondsSince1970: Int64((Date().timeIntervalSince1970 * 1e6).rounded(.down)))
  }

  /// The day in UTC.
  public var day: Day {
    Day(daysSince1970: Int(Self.floorDivided(microsecondsSince1970, by: Self.perDay).quotient))
  }

  /// The moment so many microseconds later.
  ///
  /// - Parameter microseconds: The number of microseconds, negative for earlier.
  /// - Returns: The other moment; the first or the last one that there is, 292 000 years away from 1970, where it would
  ///   lie beyond.
  public func advanced(byMicroseconds microseconds: Int64) -> Timestamp {
    let (sum, overflow) = microsecondsSince1970.addingReportingOverflow(microseconds)
    return Timestamp(microsecondsSince1970: overflow ? (microseconds < 0 ? .min : .max) : sum)
  }

  static var perSecond: Int64 { 1_000_000 }
  static var perDay: Int64 { 86_400 * perSecond }

  /// Division that rounds down, also below zero.
  static func floorDivided(_ value: Int64, by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}

extension Timestamp: Comparable {
  /// Orders moments by time.
  public static func < (left: Timestamp, right: Timestamp) -> Bool {
    left.microsecondsSince1970 < right.microsecondsSince1970
  }
}

extension Timestamp: Textual {
  /// Reads a moment from outside data.
  ///
  /// - Parameter text: A text of RFC 3339 whose fraction has zeros only beyond the sixth digit. `T` and `Z` may be lower
  ///   case, as RFC 3339 has it; a year outside of 0000-9999 is written as by ``Day``.
  /// - Throws: ``ParseError`` with code `empty`, `invalidCharacter`, `malformed` or `outOfRange`; the last also for a
  ///   leap second (`:60`), which has no place in the count, and for a finer fraction than a microsecond, which would
  ///   be lost.
  /// - Complexity: O(*n*) in the length of the text.
  public init(_ text: String) throws(ParseError) {
    if let moment = unsafe text.withBytes({ unsafe Self.plain($0) }) {
      self = moment
      return
    }
    var reader = TextReader(text, expecting: "a moment is written YYYY-MM-DDThh:mm:ssZ")
    let day = try reader.day()
    guard reader.skip("T") || reader.skip("t") else { throw reader.unexpected("'T'") }
    let clock = try reader.clock()
    let fraction = try reader.microseconds()
    let offset: Int
    if reader.skip("Z") || reader.skip("z") {
      offset = 0
    } else {
      offset = try reader.offset(minutesRequired: true)
    }
    try reader.finish()
    // Before 1970 the count starts from the next midnight: the first representable day is not complete.
    let days = Int64(day.daysSince1970)
    let shift: Int64 = days < 0 ? 1 : 0
    let inDay = Int64(clock - offset) * Self.perSecond + Int64(fraction) - shift * Self.perDay
    let (whole, overflow) = (days + shift).multipliedReportingOverflow(by: Self.perDay)
    let (sum, carry) = whole.addingReportingOverflow(inDay)
    guard !overflow, !carry else {
      throw reader.refusal(.outOfRange, "moments are covered up to 292 000 years before and after 1970", at: 0)
    }
    microsecondsSince1970 = sum
  }

  /// The moment of a text as ``description`` writes it, by far the most frequent form; `nil` for any other text.
  static func plain(_ bytes: UnsafeRawBufferPointer) -> Timestamp? {
    guard bytes.count >= 20, (unsafe bytes[10]) == UInt8(ascii: "T"), (unsafe bytes[13]) == UInt8(ascii: ":"),
      (unsafe bytes[16]) == UInt8(ascii: ":"), (unsafe bytes[bytes.count - 1]) == UInt8(ascii: "Z"),
      let day = unsafe PartialDate.plainDay(UnsafeRawBufferPointer(rebasing: bytes[..<10])),
      let hour = unsafe bytes.number(11..<13), let minute = unsafe bytes.number(14..<16),
      let second = unsafe bytes.number(17..<19), hour < 24, minute < 60, second < 60
    else { return nil }
    var fraction = 0
    if bytes.count > 20 {
      let digits = 20..<bytes.count - 1
      guard (unsafe bytes[19]) == UInt8(ascii: "."), 1...6 ~= digits.count, let number = unsafe bytes.number(digits)
      else { return nil }
      fraction = (digits.count..<6).reduce(number) { product, _ in product * 10 }
    }
    let seconds = Int64((hour * 60 + minute) * 60 + second)
    return Timestamp(
      microsecondsSince1970: Int64(day.daysSince1970) * perDay + seconds * perSecond + Int64(fraction))
  }

  /// The moment as in `2025-11-20T08:15:30Z`, with a fraction where there is one.
  public var description: String { String(atMost: Self.longest, add(to:)) }

  /// How many bytes the text of a moment has at most, and some.
  package static var longest: Int { 40 }

  /// Writes the text of the moment.
  package func add(to piece: inout ByteWriter) {
    let (days, inDay) = Self.floorDivided(microsecondsSince1970, by: Self.perDay)
    let (seconds, fraction) = inDay.quotientAndRemainder(dividingBy: Self.perSecond)
    let (year, month, day) = Day(daysSince1970: Int(days)).parts
    Day.add(year, month, day, to: &piece)
    piece.add(UInt8(ascii: "T"))
    piece.add(UInt64(seconds / 3600), atLeast: 2)
    piece.add(UInt8(ascii: ":"))
    piece.add(UInt64(seconds / 60 % 60), atLeast: 2)
    piece.add(UInt8(ascii: ":"))
    piece.add(UInt64(seconds % 60), atLeast: 2)
    if fraction > 0 {
      piece.add(UInt8(ascii: "."))
      var (digits, width) = (UInt64(fraction), 6)
      while digits % 10 == 0 { (digits, width) = (digits / 10, width - 1) }
      piece.add(digits, atLeast: width)
    }
    piece.add(UInt8(ascii: "Z"))
  }
}

extension UnsafeRawBufferPointer {
  /// The number whose digits stand in a range; `nil` where something else does.
  fileprivate func number(_ range: Range<Int>) -> Int? {
    var value = 0
    for index in range {
      guard let digit = unsafe self[index].digit else { return nil }
      value = value * 10 + digit
    }
    return value
  }
}

extension Timestamp: ExpressibleByStringLiteral {
  /// Creates a moment from a literal in code.
  ///
  /// - Parameter text: A text of RFC 3339.
  /// - Precondition: The text is a well-formed moment; a malformed literal is a programmer's mistake and traps.
  public init(stringLiteral text: String) {
    self = .literal(text, "moment")
  }
}

extension TextReader {
  /// Reads `hh:mm:ss` as seconds since midnight.
  mutating func clock() throws(ParseError) -> Int {
    let hour = try part(below: 24, "an hour is 00 to 23")
    try expect(":")
    let minute = try part(below: 60, "a minute is 00 to 59")
    try expect(":")
    if next == UInt8(ascii: "6"), peek(1) == UInt8(ascii: "0") {
      throw refusal(.outOfRange, "leap seconds are not counted; write the second before or after", at: position)
    }
    let second = try part(below: 60, "a second is 00 to 59")
    return (hour * 60 + minute) * 60 + second
  }

  /// Reads a fraction of a second, or nothing; digits beyond the sixth are zeros.
  mutating func microseconds() throws(ParseError) -> Int {
    guard skip(".") else { return 0 }
    let start = position
    var value = 0
    while let digit = next?.digit {
      if position - start < 6 {
        value = value * 10 + digit
      } else if digit != 0 {
        throw refusal(
          .outOfRange, "moments are exact to the microsecond; digits beyond the sixth must be 0", at: position)
      }
      position += 1
    }
    guard position > start else { throw unexpected("a digit") }
    for _ in min(position - start, 6)..<6 { value *= 10 }
    return value
  }

  /// Reads `+hh:mm` or `-hh:mm` as seconds; where allowed, the minutes may be absent.
  mutating func offset(minutesRequired: Bool) throws(ParseError) -> Int {
    let isBehind: Bool
    if skip("-") {
      isBehind = true
    } else if skip("+") {
      isBehind = false
    } else {
      throw unexpected("'Z' or an offset from UTC")
    }
    var seconds = try part(below: 24, "the hours of an offset are 00 to 23") * 3600
    if minutesRequired || next != nil {
      try expect(":")
      seconds += try part(below: 60, "the minutes of an offset are 00 to 59") * 60
    }
    return isBehind ? -seconds : seconds
  }

  /// Reads a number of two digits below a limit.
  private mutating func part(below limit: Int, _ rule: String) throws(ParseError) -> Int {
    let start = position
    let value = try number(of: 2, "a number of two digits")
    guard value < limit else { throw refusal(.outOfRange, rule, at: start) }
    return value
  }
}
