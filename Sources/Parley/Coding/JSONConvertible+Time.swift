extension Day: JSONConvertible {
  package func checkForm(_ checker: inout FormChecker) {
    if !Self.years.contains(year) { checker.find("the day \(self) cannot be read back: \(Self.rangeOfYears)") }
  }
}
extension Timestamp: JSONConvertible {
  package static func read(from reader: inout JSONReader) throws(JSONFault) -> Timestamp {
    if let moment = try unsafe reader.plainString({ unsafe plain($0) }) { return moment }
    let start = reader.position
    return try JSONFault.refusing(try reader.string(), at: start) { (text) throws(ParseError) in try Timestamp(text) }
  }
  package func write(to writer: inout JSONWriter) { writer.plainString(atMost: Self.longest, add(to:)) }
}
extension PartialDate: JSONConvertible {
  @inline(__always)
  package func checkForm(_ checker: inout FormChecker) {
    // A date that was read is covered; so is one of a day of four digits.
    if precision == .year { checkYear(&checker) }
  }

  @inline(never)
  private func checkYear(_ checker: inout FormChecker) {
    if !Day.years.contains(earliest.year) {
      checker.find("the date \(text) cannot be read back: \(Day.rangeOfYears)")
    }
  }
}
