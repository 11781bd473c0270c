public import Parley

/// Puts dates, quantities and terms into words.
public enum Wording: Sendable {
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  /// A day: `20 November 2025`.
  ///
  /// - Parameter day: The day.
  /// - Returns: The words.
  public static func day(_ day: Day) -> String { "\(day.day) \(months[day.month - 1]) \(day.year)" }

  /// A date as precisely as it is known: `October 2025`, `by 20 November 2025`, `about 12 December 2025`.
  ///
  /// - Parameter date: The date.
  /// - Returns: The words; the text of the date where there are no good words for it.
  public static func date(_ date: PartialDate) -> String {
    if date.isInterval {
      let ends = date.text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
      let (start, end) = (try? PartialDate(ends[0]), try? PartialDate(ends[ends.count - 1]))
      switch (start, end) {
      case (nil, let end?): return "by \(Self.date(end))"
      case (let start?, nil): return "from \(Self.date(start))"
      case (let start?, let end?):
        let isOneMonth =
          start.precision == .day && end.precision == .day
          && (start.earliest.year, start.earliest.month) == (end.earliest.year, end.earliest.month)
        if isOneMonth { return "\(start.earliest.day) to \(Self.date(end))" }
        return "\(Self.date(start)) to \(Self.date(end))"
      case (nil, nil): return date.text
      }
    }
    let qualifier = date.isUncertain ? "probably " : date.isApproximate ? "about " : ""
    switch date.precision {
    case .second, .day: return qualifier + day(date.earliest)
    case .month: return qualifier + "\(months[date.earliest.month - 1]) \(date.earliest.year)"
    case .year: return qualifier + "\(date.earliest.year)"
    default: return date.text
    }
  }

  /// A quantity: `about 12 billion EUR`, `600,000 personnel`.
  ///
  /// - Parameter quantity: The quantity.
  /// - Returns: The words.
  public static func quantity(_ quantity: Quantity) -> String {
    quantity.description.split(separator: " ").map { word in Int(word).map(number) ?? String(word) }
      .joined(separator: " ")
  }

  /// A whole number: `185 billion`, `12.5 million`, `600,000`.
  private static func number(_ value: Int) -> String {
    for (name, size) in [("billion", 1_000_000_000), ("million", 1_000_000)]
    where value >= size && value % (size / 10) == 0 {
      let tenths = value / (size / 10) % 10
      return "\(grouped(value / size))\(tenths == 0 ? "" : ".\(tenths)") \(name)"
    }
    return grouped(value)
  }

  /// A whole number with a comma before every three digits.
  private static func grouped(_ value: Int) -> String {
    var text = ""
    for (index, digit) in String(value.magnitude).reversed().enumerated() {
      if index > 0, index % 3 == 0 { text = "," + text }
      text = String(digit) + text
    }
    return value < 0 ? "-" + text : text
  }

  /// A term in words: `redLine` is "red line".
  ///
  /// - Parameter term: The term.
  /// - Returns: The words.
  public static func term(_ term: some Vocabulary) -> String {
    term.rawValue.reduce(into: "") { $0 += $1.isUppercase ? " " + $1.lowercased() : String($1) }
  }

  /// Several things: `a, b and c`.
  ///
  /// - Parameter things: The things.
  /// - Returns: The words; none for none.
  public static func list(_ things: [String]) -> String {
    guard let last = things.last, things.count > 1 else { return things.first ?? "" }
    return things.dropLast().joined(separator: ", ") + " and " + last
  }

  /// A number of things: `1 source`, `2 sources`.
  ///
  /// - Parameters:
  ///   - number: How many.
  ///   - thing: The word for one, which takes an s for several.
  /// - Returns: The words.
  public static func count(_ number: Int, _ thing: String) -> String {
    "\(grouped(number)) \(thing)\(number == 1 ? "" : "s")"
  }

  /// Parts as sentences: each begins with a capital letter and ends with a full stop.
  ///
  /// - Parameter parts: The parts; those that are missing are left out.
  /// - Returns: The sentences.
  public static func sentences(_ parts: String?...) -> String {
    parts.compactMap(\.self).filter { !$0.isEmpty }.map { part in
      capitalised(part) + (part.last.map(".!?:".contains) ?? true ? "" : ".")
    }
    .joined(separator: " ")
  }

  /// A text that begins with a capital letter.
  ///
  /// - Parameter text: The text.
  /// - Returns: The text with its first letter as a capital.
  public static func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}
