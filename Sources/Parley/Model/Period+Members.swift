extension Period.Bound: JSONConvertible {
  package static func read(from reader: inout JSONReader) throws(JSONFault) -> Period.Bound {
    let start = reader.position
    return try JSONFault.refusing(try reader.string(), at: start) { (text) throws(ParseError) in
      try Period.Bound(text)
    }
  }
  package func checkForm(_ checker: inout FormChecker) { date?.checkForm(&checker) }
  // An open end is the default and therefore never written.
  package func write(to writer: inout JSONWriter) { writer.string(text ?? "") }
  package static func schema(_ builder: inout SchemaBuilder) -> JSONObject { ["type": "string"] }
}

extension Period: MemberCoded {
  package static let blank = Period.always

  package static func members<Visitor: MemberVisitor>(
    _ visit: inout Visitor, _ value: inout Period
  ) throws(JSONFault) {
    try visit.member("from", &value.from, default: .open)
    try visit.member("until", &value.until, default: .open)
    try visit.unknown(&value.extra)
  }

  package var faults: [ValueFault] {
    if endsBeforeItStarts { return [.reversed("the period ends before it starts")] }
    guard isEmpty, let day = from.date?.reach.first, let text = from.text else { return [] }
    let next = day.clamped(advancedBy: 1)
    return [
      .empty(
        "the period ends on the day on which it begins, \(text), and has no day",
        "\"until\" is the first day after it, here \(next)")
    ]
  }
}
