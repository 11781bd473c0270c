extension PartialDate {
  /// The day, when the text is `YYYY-MM-DD` and names one; `nil` says nothing about other texts.
  ///
  /// Most dates of a dossier take this path, so it allocates nothing.
  package static func plainDay(_ text: String) -> Day? {
    text.utf8.count == 10 ? unsafe text.withBytes { unsafe plainDay($0) } : nil
  }

  static func plainDay(_ bytes: UnsafeRawBufferPointer) -> Day? {
    guard bytes.count == 10, unsafe bytes[4] == UInt8(ascii: "-"), unsafe bytes[7] == UInt8(ascii: "-"),
      let thousands = unsafe bytes[0].digit, let hundreds = unsafe bytes[1].digit,
      let tens = unsafe bytes[2].digit, let ones = unsafe bytes[3].digit,
      let monthTens = unsafe bytes[5].digit, let monthOnes = unsafe bytes[6].digit,
      let dayTens = unsafe bytes[8].digit, let dayOnes = unsafe bytes[9].digit
    else { return nil }
    let year = (thousands * 10 + hundreds) * 100 + tens * 10 + ones
    let month = monthTens * 10 + monthOnes
    let day = dayTens * 10 + dayOnes
    guard 1...12 ~= month, day >= 1, day <= Day.daysIn(month: month, year: year) else { return nil }
    return Day(checkedYear: year, month: month, day: day)
  }

  /// Reads any text of EDTF; one of level 2 is read completely before it is refused, so that a malformed one is
  /// refused as malformed.
  static func parse(_ text: String) throws(ParseError) -> PartialDate {
    var reader = TextReader(text, expecting: "a date is written YYYY, YYYY-MM or YYYY-MM-DD")
    if let first = reader.next, first == UInt8(ascii: "[") || first == UInt8(ascii: "{") {
      throw try reader.refusalOfSet()
    }
    if reader.bytes.contains(UInt8(ascii: "/")) { return try parseInterval(&reader) }
    let date = try reader.expression()
    var precision = date.precision
    if reader.next == UInt8(ascii: "T"), date.isPlainDay {
      reader.position += 1
      try reader.timeOfDay()
      precision = .second
    }
    try reader.finish()
    if let feature = date.levelTwo { throw reader.refusal(of: feature) }
    return PartialDate(unchecked: text, from: date.first, to: date.last, precision, date.traits)
  }

  /// Reads `date/date`, where either date may be open or unknown.
  private static func parseInterval(_ reader: inout TextReader) throws(ParseError) -> PartialDate {
    var traits = Traits()
    let start = try reader.intervalEnd()
    switch start {
    case .unknown: traits.insert(.unknownStart)
    case .open: traits.insert(.openStart)
    case .date(let date): traits.formUnion(date.traits)
    }
    try reader.expect("/")
    let endPosition = reader.position
    let end = try reader.intervalEnd()
    switch end {
    case .unknown: traits.insert(.unknownEnd)
    case .open: traits.insert(.openEnd)
    case .date(let date): traits.formUnion(date.traits)
    }
    try reader.finish()
    // The end may be less precise than the start, but must be able to begin on the same day or later.
    if let first = start.date, let last = end.date, last.lastBeginning < first.first {
      throw reader.refusal(.malformed, "the interval ends before it starts", at: endPosition)
    }
    for date in [start.date, end.date].compactMap(\.self) {
      if let feature = date.levelTwo ?? date.unspecifiedFeature { throw reader.refusal(of: feature) }
    }
    return PartialDate(
      unchecked: reader.text, from: start.date?.first ?? .distantPast, to: end.date?.last ?? .distantFuture,
      .interval, traits)
  }
}

extension TextReader {
  /// One end of an interval.
  enum IntervalEnd {
    case unknown
    case open
    case date(DateExpression)

    var date: DateExpression? {
      if case .date(let date) = self { date } else { nil }
    }
  }

  /// Reads one end of an interval, up to the slash or the end of the text.
  mutating func intervalEnd() throws(ParseError) -> IntervalEnd {
    if next == nil || next == UInt8(ascii: "/") { return .unknown }
    if skip(".") {
      try expect(".")
      return .open
    }
    if next == UInt8(ascii: "Y") {
      throw refusal(.invalidCharacter, "an interval has no years of more than four digits", at: position)
    }
    let date = try expression()
    if next == UInt8(ascii: "T") {
      throw refusal(.invalidCharacter, "an interval has no times of day", at: position)
    }
    return .date(date)
  }

  /// Reads the time of a date and time: seconds are required, an offset is not.
  mutating func timeOfDay() throws(ParseError) {
    _ = try clock()
    if next == nil || skip("Z") { return }
    let start = position
    if try offset(minutesRequired: false) == 0, bytes[start] == UInt8(ascii: "-") {
      throw refusal(.outOfRange, "an offset of zero has no minus sign", at: start)
    }
  }

  /// Reads a set of dates, which is always of level 2, and says why it is refused.
  mutating func refusalOfSet() throws(ParseError) -> ParseError {
    let closing: Unicode.Scalar = next == UInt8(ascii: "[") ? "]" : "}"
    position += 1
    var isFirst = true
    repeat {
      let opensEarlier = isFirst && skip(".")
      if opensEarlier { try expect(".") }
      let start = try expression()
      if !opensEarlier, skip(".") {
        try expect(".")
        if next != UInt8(ascii: closing) {
          let position = position
          let end = try expression()
          if end.lastBeginning < start.first {
            throw refusal(.malformed, "the range ends before it starts", at: position)
          }
        } else {
          break
        }
      }
      isFirst = false
    } while skip(",")
    try expect(closing)
    try finish()
    return refusal(of: .init(name: closing == "]" ? "one of a set" : "all of a set", position: 0))
  }

  /// The refusal of a feature of level 2.
  func refusal(of feature: DateExpression.Feature) -> ParseError {
    refusal(.unsupported, "\(feature.name) are of EDTF level 2, which is not read", at: feature.position)
  }
}
