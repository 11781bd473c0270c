/// The numbers that count on in one list of a text.
struct NumberList {
  /// How a number follows those before it.
  enum Step {
    case ascending
    case repeated
    case descending(from: ProvisionNumber)
  }

  private var numbers: Set<ProvisionNumber> = []
  private var previous: ProvisionNumber?
  private var sequence = NumberSequence()

  /// Takes the next number.
  mutating func add(_ number: ProvisionNumber, _ parts: [ProvisionNumber.Part]) -> Step {
    let isAscending = sequence.ascends(to: parts)
    defer { previous = number }
    if !numbers.insert(number).inserted { return .repeated }
    if let previous, !isAscending { return .descending(from: previous) }
    return .ascending
  }
}

/// Whether the numbers of a text ascend, one provision after another.
///
/// Letters can be read in three ways: by length and then by the alphabet (`z`, `aa`), by the alphabet alone (`a`, `aa`,
/// `b`), and as Roman numerals (`h`, `i` are letters, `i`, `ii` are numerals). The numbers of one list are all read in
/// the same way, so each list keeps the readings in which it has ascended so far; it descends when none is left.
struct NumberSequence {
  private struct Readings: OptionSet {
    let rawValue: Int
    static let byLength = Readings(rawValue: 1)
    static let byAlphabet = Readings(rawValue: 2)
    static let numerals = Readings(rawValue: 4)
    static let all: Readings = [.byLength, .byAlphabet, .numerals]
  }

  private var last: [ProvisionNumber.Part] = []
  /// The readings that are left for each list that is open, the outermost first.
  private var readings: [Readings] = []

  /// Takes the next number, and says whether some reading has it behind the one before. Where none has, the list begins
  /// anew with it.
  mutating func ascends(to next: [ProvisionNumber.Part]) -> Bool {
    let depth = zip(last, next).prefix { $0 == $1 }.count
    var isAscending = depth == last.count || next.count == last.count && depth == next.count
    if depth < last.count, depth < next.count {
      let left = readings[depth].intersection(Self.readings(from: last[depth], to: next[depth]))
      isAscending = !left.isEmpty
      readings[depth] = isAscending ? left : .all
    }
    readings.removeLast(max(0, readings.count - depth - 1))
    while readings.count < next.count { readings.append(.all) }
    last = next
    return isAscending
  }

  /// The readings in which one part stands before another at the same place.
  private static func readings(from old: ProvisionNumber.Part, to new: ProvisionNumber.Part) -> Readings {
    switch (old, new) {
    case (.number(let digits), .number(let others)):
      return (digits.utf8.count, digits) < (others.utf8.count, others) ? .all : []
    case (.number, _), (.word, .insertion): return .all
    case (_, .number), (.insertion, .word): return []
    case (.insertion(let place), .insertion(let other)): return place < other ? .all : []
    case (.word(let word), .word(let other)):
      let (left, right) = (word.lowercased(), other.lowercased())
      var readings: Readings = []
      if (left.count, left, word) < (right.count, right, other) { readings.insert(.byLength) }
      if (left, word) < (right, other) { readings.insert(.byAlphabet) }
      switch (RomanNumeral.value(of: word), RomanNumeral.value(of: other)) {
      case (let value?, let later?):
        // No list of letters has come to "iv" behind "v".
        if Set(left).count > 1 || Set(right).count > 1 { readings = [] }
        if value < later { readings.insert(.numerals) }
      case (nil, nil):
        // Annexes and protocols stand in any order.
        if min(left.count, right.count) > 2 { return .all }
      default: break
      }
      return readings
    }
  }
}
