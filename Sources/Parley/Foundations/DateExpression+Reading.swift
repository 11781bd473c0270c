extension TextReader {
  /// Reads one date of any level, without a time, and stops behind it.
  mutating func expression() throws(ParseError) -> DateExpression {
    if next == UInt8(ascii: "Y") { return try longYear() }
    var parts = DateParts(start: position)
    parts.noteComponentQualifier(try qualifierOnTheLeft())
    parts.isNegative = skip("-")
    parts.year = try pattern(of: 4, "a year of four digits", into: &parts)
    if next?.digit != nil { throw unexpected("the end of the year: a year of more than four digits begins with Y;") }
    if parts.isNegative, parts.year.isKnown, parts.year.least == 0 {
      throw refusal(.outOfRange, "the year 0 has no sign", at: parts.start)
    }
    if next == UInt8(ascii: "S"), parts.year.isKnown {
      return try significantYear(parts)
    }
    var qualifier = qualifierOnTheRight()
    if skip("-") {
      parts.noteComponentQualifier(qualifier)
      parts.noteComponentQualifier(try qualifierOnTheLeft())
      let monthPosition = position
      let month = try pattern(of: 2, "a month of two digits", into: &parts)
      parts.month = month
      qualifier = qualifierOnTheRight()
      if month.isKnown, let season = Season(code: month.least) {
        if season.isLevelTwo { parts.note("parts of a year other than the four seasons", at: monthPosition) }
        if next == UInt8(ascii: "-") { throw refusal(.malformed, "a season has no days", at: position) }
        parts.qualify(qualifier)
        return parts.expression(of: season)
      }
      guard month.range(within: 1...12) != nil else {
        throw refusal(.outOfRange, "a month is 01 to 12, a season 21 to 24", at: monthPosition)
      }
      if skip("-") {
        parts.noteComponentQualifier(qualifier)
        parts.noteComponentQualifier(try qualifierOnTheLeft())
        parts.dayPosition = position
        parts.day = try pattern(of: 2, "a day of two digits", into: &parts)
        qualifier = qualifierOnTheRight()
      }
    }
    parts.qualify(qualifier)
    guard let expression = parts.expression() else {
      throw refusal(.outOfRange, "there is no such day", at: parts.dayPosition)
    }
    return expression
  }

  /// Reads a year of more than four digits, from its `Y` on.
  private mutating func longYear() throws(ParseError) -> DateExpression {
    var parts = DateParts(start: position)
    try expect("Y")
    parts.isNegative = skip("-")
    let digitsStart = position
    if next == UInt8(ascii: "0") {
      throw refusal(.malformed, "a year that begins with Y has no leading zero", at: position)
    }
    var year = try number(atLeast: 1, "a year")
    let digitCount = position - digitsStart
    if next == UInt8(ascii: "E") {
      parts.note("exponential years", at: position)
      position += 1
      let exponent = try number(atLeast: 1, "an exponent")
      for _ in 0..<min(exponent, 20) {
        let (tenfold, overflow) = year.multipliedReportingOverflow(by: 10)
        year = overflow ? .max : tenfold
      }
    } else if digitCount < 5 {
      throw refusal(.malformed, "only a year of more than four digits begins with Y", at: parts.start)
    }
    if next == UInt8(ascii: "S") { try significance(into: &parts) }
    parts.qualify(qualifierOnTheRight())
    if parts.levelTwo == nil, !Day.years.contains(year) {
      throw refusal(.outOfRange, Day.rangeOfYears, at: parts.start)
    }
    let magnitude = min(year, Day.years.upperBound)
    let signed = parts.isNegative ? -magnitude : magnitude
    return parts.expression(years: signed...signed)
  }

  /// Reads the number of significant digits of a year of four digits.
  private mutating func significantYear(_ parts: DateParts) throws(ParseError) -> DateExpression {
    var parts = parts
    let count = try significance(into: &parts)
    parts.qualify(qualifierOnTheRight())
    let unit = [1000, 100, 10].prefix(4).dropFirst(min(count, 4) - 1).first ?? 1
    let least = parts.year.least / unit * unit
    let greatest = least + unit - 1
    return parts.expression(years: parts.isNegative ? -greatest ... -least : least...greatest)
  }

  /// Reads `S` and the number of significant digits.
  @discardableResult
  private mutating func significance(into parts: inout DateParts) throws(ParseError) -> Int {
    parts.note("significant digits", at: position)
    try expect("S")
    let start = position
    let count = try number(atLeast: 1, "a number of digits")
    guard count > 0 else { throw refusal(.outOfRange, "at least one digit is significant", at: start) }
    return count
  }

  /// Reads digits, each of which may be `X`.
  private mutating func pattern(
    of count: Int, _ meaning: String, into parts: inout DateParts
  ) throws(ParseError) -> DigitPattern {
    var pattern = DigitPattern()
    for _ in 0..<count {
      if next == UInt8(ascii: "X") {
        if parts.unspecifiedPosition == nil { parts.unspecifiedPosition = position }
        pattern.append(nil)
      } else if let digit = next?.digit {
        pattern.append(digit)
      } else {
        throw unexpected(meaning)
      }
      position += 1
    }
    return pattern
  }

  /// A qualifier and where it stands.
  typealias PlacedQualifier = (traits: PartialDate.Traits, position: Int)

  /// Passes over a qualifier behind a part.
  private mutating func qualifierOnTheRight() -> PlacedQualifier? {
    let start = position
    if skip("?") { return (.uncertain, start) }
    if skip("~") { return (.approximate, start) }
    if skip("%") { return (.qualified, start) }
    return nil
  }

  /// Passes over a qualifier before a part.
  private mutating func qualifierOnTheLeft() throws(ParseError) -> PlacedQualifier? {
    let qualifier = qualifierOnTheRight()
    if qualifier != nil, next == nil { throw unexpected("a number") }
    return qualifier
  }
}
