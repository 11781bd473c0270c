extension Day: Textual {
  /// Reads a day from outside data.
  ///
  /// - Parameter text: `YYYY-MM-DD`; a year of more than four digits needs a sign, a year before 0 a minus sign.
  /// - Throws: ``ParseError`` with code `empty`, `invalidCharacter`, `malformed` or `outOfRange`.
  /// - Complexity: O(*n*) in the length of the text.
  public init(_ text: String) throws(ParseError) {
    if let day = PartialDate.plainDay(text) {
      self = day
      return
    }
    var reader = TextReader(text, expecting: "a day is written YYYY-MM-DD")
    self = try reader.day()
    try reader.finish()
  }

  /// The day as `YYYY-MM-DD`; a year of more than four digits carries a sign, a year before 0 a minus sign.
  public var description: String {
    let (year, month, day) = parts
    return Self.text(year, month, day)
  }

  /// Why a year was refused.
  static var rangeOfYears: String { "years are covered up to \(years.upperBound) before and after year 0" }

  /// The text of a date.
  static func text(_ year: Int, _ month: Int, _ day: Int) -> String {
    String(atMost: 32) { add(year, month, day, to: &$0) }
  }

  /// Writes the text of a date.
  static func add(_ year: Int, _ month: Int, _ day: Int, to piece: inout ByteWriter) {
    if year < 0 || year > 9999 { piece.add(UInt8(ascii: year < 0 ? "-" : "+")) }
    piece.add(UInt64(year.magnitude), atLeast: 4)
    piece.add(UInt8(ascii: "-"))
    piece.add(UInt64(month), atLeast: 2)
    piece.add(UInt8(ascii: "-"))
    piece.add(UInt64(day), atLeast: 2)
  }
}

extension Day: ExpressibleByStringLiteral {
  /// Creates a day from a literal in code.
  ///
  /// - Parameter text: `YYYY-MM-DD`.
  /// - Precondition: The text is a well-formed day; a malformed literal is a programmer's mistake and traps.
  public init(stringLiteral text: String) {
    self = .literal(text, "day")
  }
}

extension TextReader {
  /// Reads a date of one day, `YYYY-MM-DD` with the signs that ISO 8601 asks for.
  mutating func day() throws(ParseError) -> Day {
    let start = position
    let sign = next == UInt8(ascii: "-") || next == UInt8(ascii: "+") ? next : nil
    if sign != nil { position += 1 }
    let digitsStart = position
    let year = try number(atLeast: 4, "a year of at least four digits")
    let count = position - digitsStart
    if count > 4 && (sign == nil || bytes[digitsStart] == UInt8(ascii: "0")) {
      throw refusal(.malformed, "a year of more than four digits needs a sign and no leading zero", at: start)
    }
    if sign == UInt8(ascii: "+") && count == 4 {
      throw refusal(.malformed, "a year of four digits has no plus sign", at: start)
    }
    if sign == UInt8(ascii: "-") && year == 0 {
      throw refusal(.outOfRange, "the year 0 has no sign", at: start)
    }
    guard Day.years.contains(year) else {
      throw refusal(.outOfRange, Day.rangeOfYears, at: start)
    }
    try expect("-")
    let monthStart = position
    let month = try number(of: 2, "a month of two digits")
    guard 1...12 ~= month else { throw refusal(.outOfRange, "a month is 01 to 12", at: monthStart) }
    try expect("-")
    let dayStart = position
    let day = try number(of: 2, "a day of two digits")
    let signed = sign == UInt8(ascii: "-") ? -year : year
    guard day >= 1, day <= Day.daysIn(month: month, year: signed) else {
      throw refusal(.outOfRange, "the month has no such day", at: dayStart)
    }
    return Day(checkedYear: signed, month: month, day: day)
  }
}
