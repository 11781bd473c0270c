import Parley

extension [UInt32] {
  /// Rows without those that repeat an earlier one.
  ///
  /// - Parameters:
  ///   - table: The table of the rows.
  ///   - request: What is asked of the table.
  /// - Returns: The rows that count, as they stand.
  /// - Complexity: O(*n*) in the number of rows.
  func withoutDuplicates(in table: CodedStatements, _ request: Selection.Request) -> [UInt32] {
    guard request.duplicates != .include else { return self }
    let columns = table.columns
    if request.duplicates == .lastCounts { return lastOfPairs(in: columns) }
    let spans = RepetitionSpans(of: self, in: columns, request)
    let levelCount = request.ignoresLevel ? 1 : Swift.max(table.levels.count, 1)
    // That program compares numbers beyond a byte by identity, so that they never are the same.
    let incomparable =
      request.isCompatible && !request.ignoresLevel ? table.levels.map(\.isBeyondByte) : []
    var met = KeySet(
      [columns.firstLabels.count, columns.secondLabels.count, levelCount, spans.count], expecting: count)
    var counted: [UInt32] = []
    counted.reserveCapacity(count)
    for (position, row) in enumerated() {
      let place = Int(row)
      let level = levelCount == 1 ? 0 : columns.level[place]
      let span = spans.numbers[position]
      if span == RepetitionSpans.none || (!incomparable.isEmpty && incomparable[Int(level)])
        || met.insert(columns.first[place], columns.second[place], level, span)
      {
        counted.append(row)
      }
    }
    return counted
  }
}

extension [UInt32] {
  /// The last row of each pair of nodes.
  private func lastOfPairs(in columns: CodedStatements.Columns) -> [UInt32] {
    var met = KeySet([columns.firstLabels.count, columns.secondLabels.count, 1, 1], expecting: count)
    var counted = reversed().filter { met.insert(columns.first[Int($0)], columns.second[Int($0)], 0, 0) }
    counted.reverse()
    return counted
  }
}

extension QualifierLevel {
  fileprivate var isBeyondByte: Bool {
    if case .number(let number) = self { !(-128...127).contains(number) } else { false }
  }
}

/// The span within which each of some rows would be a duplicate: its document, its week and so on.
private struct RepetitionSpans {
  /// Stands for a row that duplicates no other.
  static var none: UInt32 { .max }

  private(set) var numbers: [UInt32]
  /// One more than the greatest number.
  let count: Int

  init(of rows: [UInt32], in columns: CodedStatements.Columns, _ request: Selection.Request) {
    switch request.duplicates {
    case .include, .onceInRange, .lastCounts:
      numbers = [UInt32](repeating: 0, count: rows.count)
      count = 1
    case .oncePerDocument:
      numbers = rows.map { columns.document[Int($0)] }  // Both say none by the same number.
      count = columns.documentLabels.count
    case .oncePerWeek, .oncePerMonth, .oncePerYear:
      numbers = []
      numbers.reserveCapacity(rows.count)
      var days = DaySpans(request)
      for row in rows { numbers.append(days.number(at: columns.time[Int(row)])) }
      count = days.count
    }
  }

  /// Weeks, months or years by number. Rows come in the order of time, so that a new one means a new number.
  private struct DaySpans {
    private let rule: DuplicateRule
    private let isCompatible: Bool
    private var day: Int?
    private var lastSpan: Int?
    private var number: UInt32 = 0
    private(set) var count = 0

    init(_ request: Selection.Request) {
      rule = request.duplicates
      isCompatible = request.isCompatible
      if isCompatible, rule != .oncePerYear { count = 54 }
    }

    mutating func number(at time: Int64) -> UInt32 {
      guard time != CodedStatements.Columns.undated else { return RepetitionSpans.none }
      let day = Moment.day(of: time)
      if day == self.day { return number }
      self.day = day
      let current = span(of: day)
      if isCompatible, rule != .oncePerYear {
        number = UInt32(current)
      } else if current != lastSpan {
        lastSpan = current
        number = UInt32(count)
        count += 1
      }
      return number
    }

    private func span(of day: Int) -> Int {
      switch rule {
      case .oncePerWeek: return isCompatible ? Moment.weekOfYear(of: day) : (day + 3).dividedDown(by: 7)
      case .oncePerMonth:
        let parts = Day(daysSince1970: day).parts
        return isCompatible ? parts.month : parts.year * 12 + parts.month
      default: return Day(daysSince1970: day).year
      }
    }
  }
}

/// A set of tuples of numbers below given bounds: bits where they fit into memory, a hash table otherwise.
private struct KeySet {
  private let bounds: [UInt64]
  private var bits: [UInt64] = []
  private var slots: [UInt64] = []
  private var wide: Set<[UInt32]> = []

  init(_ bounds: [Int], expecting count: Int) {
    self.bounds = bounds.map { UInt64($0) }
    var total: UInt64 = 1
    for bound in self.bounds {
      let (product, overflow) = total.multipliedReportingOverflow(by: max(bound, 1))
      total = overflow ? .max : product
    }
    if total <= 256 * UInt64(count) + 65_536 {
      bits = Array(repeating: 0, count: Int(total / 64) + 1)
    } else if total < .max {
      var size = 16
      while size < count * 2 { size *= 2 }
      slots = Array(repeating: .max, count: size)
    }
  }

  /// Adds a tuple; whether it is new.
  mutating func insert(_ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: UInt32) -> Bool {
    guard !bits.isEmpty || !slots.isEmpty else { return wide.insert([a, b, c, d]).inserted }
    let key = ((UInt64(a) * bounds[1] + UInt64(b)) * bounds[2] + UInt64(c)) * bounds[3] + UInt64(d)
    if !bits.isEmpty {
      let word = Int(key >> 6)
      let mask = (1 as UInt64) << (key & 63)
      guard bits[word] & mask == 0 else { return false }
      bits[word] |= mask
      return true
    }
    var stirred = (key ^ (key >> 32)) &* 0x9E37_79B9_7F4A_7C15
    stirred ^= stirred >> 29
    var slot = Int(truncatingIfNeeded: stirred) & (slots.count - 1)
    while slots[slot] != .max {
      if slots[slot] == key { return false }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = key
    return true
  }
}
