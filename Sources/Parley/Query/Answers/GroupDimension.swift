/// What one key of a grouping gives for the rows of a part: a number for each, and what the numbers stand for.
struct GroupDimension {
  /// For each row the numbers of its values.
  let column: Column
  /// Whether the values stand for the stances of the statement, so that those of several keys belong together.
  let isOfStance: Bool
  /// The rank of what each number stands for.
  fileprivate(set) var ranks: [UInt32]
  /// What the ranks stand for in the part, ascending.
  fileprivate let names: [String]
}

/// The keys of a grouping for all parts of a table.
struct GroupDimensions {
  /// What the ranks of each key stand for, ascending.
  private(set) var names: [[String]] = []
  /// For each part and each key the columns.
  private(set) var parts: [[GroupDimension]]
  /// Where an `Int` cannot count the combinations of values: those that occur, in order. Their numbers are the codes.
  private var combinations: GroupCombinations?

  init(_ keys: [GroupKey], _ runs: [PartRun], of dossier: Dossier) {
    let parties = RepresentedParties(dossier)
    parts = runs.map { run in keys.map { GroupDimension($0, run.index, parties) } }
    for key in keys.indices {
      if parts.count == 1 {
        names.append(parts[0][key].names)
        continue
      }
      // The parts have numbers of their own; what they stand for is the same.
      names.append(Set(parts.flatMap { $0[key].names }).inOrder.texts)
      var ranks: [String: UInt32] = [:]
      for (rank, name) in names[key].enumerated() { ranks[name] = UInt32(rank) }
      for part in parts.indices {
        let own = parts[part][key].names.map { ranks[$0] ?? 0 }
        parts[part][key].ranks = parts[part][key].ranks.map { own[Int($0)] }
      }
    }
  }

  /// How many codes there are: one for each combination of values, a missing value being one more.
  ///
  /// Where an `Int` cannot count them, those combinations are looked for that occur.
  ///
  /// - Parameter forEachRow: Shows the rows of a part that count.
  /// - Returns: The number of codes.
  mutating func codeCount(_ forEachRow: (_ part: Int, (Int) -> Void) -> Void) -> Int {
    var product = 1
    for names in names {
      let (count, overflow) = product.multipliedReportingOverflow(by: names.count + 1)
      guard !overflow else { return combine(forEachRow) }
      product = count
    }
    return product
  }

  private mutating func combine(_ forEachRow: (_ part: Int, (Int) -> Void) -> Void) -> Int {
    var found: Set<[UInt32]> = []
    for part in parts.indices {
      let coder = combinedCoder(of: part)
      forEachRow(part) { row in found.formUnion(coder.combinations(of: row)) }
    }
    let combinations = GroupCombinations(found)
    self.combinations = combinations
    return combinations.inOrder.count
  }

  private func combinedCoder(of part: Int) -> GroupCombinations.Coder {
    GroupCombinations.Coder(parts[part], none: names.map { UInt32($0.count) })
  }

  /// Whether the codes are numbers of combinations that occur.
  var areCombined: Bool { combinations != nil }

  /// The values that a code stands for.
  func keys(of code: Int) -> [String?] {
    if let combinations {
      return zip(combinations.inOrder[code], names).map { rank, names in
        rank < names.count ? names[Int(rank)] : nil
      }
    }
    var rest = code
    var keys = [String?](repeating: nil, count: names.count)
    for key in names.indices.reversed() {
      let (quotient, rank) = rest.quotientAndRemainder(dividingBy: names[key].count + 1)
      if rank < names[key].count { keys[key] = names[key][rank] }
      rest = quotient
    }
    return keys
  }

  /// The value of one key that a code stands for.
  func key(_ number: Int, of code: Int) -> String? {
    if combinations != nil { return keys(of: code)[number] }
    let rank = names[(number + 1)...].reduce(code) { $0 / ($1.count + 1) } % (names[number].count + 1)
    return rank < names[number].count ? names[number][rank] : nil
  }

  /// What turns the rows of a part into codes.
  func coder(of part: Int) -> GroupCoder {
    if let combinations { return GroupCoder(combinations, combinedCoder(of: part)) }
    var stride = 1
    var keys: [GroupCoder.Key] = []
    for (dimension, names) in zip(parts[part], names).reversed() {
      keys.append(GroupCoder.Key(dimension, ranks: dimension.ranks, stride: stride, none: names.count))
      stride *= names.count + 1
    }
    return GroupCoder(keys.reversed())
  }

  /// What turns the rows of a part into codes of the part's own, which mean the same for every dossier: the numbers of
  /// its terms take the places of their ranks.
  func ownCoder(of part: Int) -> GroupCoder {
    var stride = 1
    var keys: [GroupCoder.Key] = []
    for dimension in parts[part].reversed() {
      let count = dimension.ranks.count
      keys.append(GroupCoder.Key(dimension, ranks: Array(0..<UInt32(count)), stride: stride, none: count))
      stride *= count + 1
    }
    return GroupCoder(keys.reversed())
  }

  /// How many codes of its own a part has.
  func ownCodeCount(of part: Int) -> Int { parts[part].reduce(1) { $0 * ($1.ranks.count + 1) } }

  /// The codes that the codes of a part's own stand for.
  func codes(ofOwnCodesOf part: Int) -> [Int] {
    var codes = [0]
    for (dimension, names) in zip(parts[part], names) {
      let ranks = dimension.ranks.map(Int.init) + [names.count]
      codes = codes.flatMap { code in ranks.map { code * (names.count + 1) + $0 } }
    }
    return codes
  }
}

extension GroupDimension {
  fileprivate init(_ key: GroupKey, _ index: RowIndex, _ parties: RepresentedParties) {
    switch key {
    case .terms(let name):
      let field = index.fieldOrEmpty(name)
      column = field.column
      (names, ranks) = field.names.get { field.terms.terms.map(\.description).inOrder }
      isOfStance = name == .concerning || name == .attitude || name == .firmness
    case .calendar(let unit):
      let (column, texts) = index.dates.column(by: unit, rows: index.count)
      self.column = column
      (names, ranks) = texts.inOrder
      isOfStance = false
    case .polarity:
      let field = index.fieldOrEmpty(.attitude)
      let polarities = field.terms.terms.map { Attitude(rawValue: $0.text).polarity }
      column = field.column.mapped(polarities.map { $0.map { UInt32($0.rawValue + 1) } ?? Column.none })
      // In the order of the words, which is that of the numbers.
      (names, ranks) = Polarity.allCases.map { "\($0)" }.inOrder
      isOfStance = true
    case .representedParty:
      let (column, texts) = parties.column(of: index)
      self.column = column
      (names, ranks) = texts.inOrder
      isOfStance = false
    }
  }
}

/// Turns rows into the codes of the groups to which they belong.
struct GroupCoder {
  struct Key {
    let column: Column
    let isOfStance: Bool
    /// What each value adds to the code.
    let weights: [Int]
    let none: Int

    init(_ dimension: GroupDimension, ranks: [UInt32], stride: Int, none: Int) {
      column = dimension.column
      isOfStance = dimension.isOfStance
      weights = ranks.map { Int($0) * stride }
      self.none = none * stride
    }

    @inline(__always)
    func weight(at position: Int) -> Int {
      let value = column.values[position]
      return value == Column.none ? none : weights[Int(value)]
    }
  }

  private let single: [Key]
  private let several: [Key]
  private let ofStance: [Key]
  private let combined: (combinations: GroupCombinations, coder: GroupCombinations.Coder)?

  init(_ keys: [Key]) {
    ofStance = keys.filter(\.isOfStance)
    single = keys.filter { !$0.isOfStance && $0.column.isSingle }
    several = keys.filter { !$0.isOfStance && !$0.column.isSingle }
    combined = nil
  }

  /// A coder whose codes are the numbers of combinations.
  init(_ combinations: GroupCombinations, _ coder: GroupCombinations.Coder) {
    (single, several, ofStance) = ([], [], [])
    combined = (combinations, coder)
  }

  /// Gives the code of each group of a row, each once.
  @inline(__always)
  func forEachCode(of row: Int, _ codes: inout [Int], _ body: (Int) -> Void) {
    var base = 0
    for key in single { base += key.weight(at: row) }
    if several.isEmpty {
      guard let first = ofStance.first else {
        if combined == nil { body(base) } else { expandCombined(of: row, &codes, body) }
        return
      }
      let stances = first.column[row]
      if stances.count == 1 {
        for key in ofStance { base += key.weight(at: stances.lowerBound) }
        return body(base)
      }
    }
    expandAll(of: row, from: base, &codes)
    for code in codes { body(code) }
  }

  @inline(never)
  private func expandCombined(of row: Int, _ codes: inout [Int], _ body: (Int) -> Void) {
    guard let (combinations, coder) = combined else { return }
    codes.removeAll(keepingCapacity: true)
    for combination in coder.combinations(of: row) {
      if let code = combinations.codes[combination] { codes.append(code) }
    }
    for code in codes { body(code) }
  }

  /// Puts together what the values of each key add. Different values of a key add different weights, so that no code
  /// comes twice where none of the weights does.
  private func expandAll(of row: Int, from base: Int, _ codes: inout [Int]) {
    codes.removeAll(keepingCapacity: true)
    codes.append(base)
    for key in several {
      let positions = key.column[row]
      expand(&codes, by: positions.isEmpty ? [key.none] : positions.map { key.weight(at: $0) })
    }
    guard let first = ofStance.first else { return }
    let stances = first.column[row]
    expand(
      &codes,
      by: stances.isEmpty
        ? [ofStance.reduce(0) { $0 + $1.none }]
        : stances.map { position in ofStance.reduce(0) { $0 + $1.weight(at: position) } })
  }

  private func expand(_ codes: inout [Int], by weights: [Int]) {
    let weights = weights.withoutTwins
    codes = codes.flatMap { code in weights.map { code + $0 } }
  }
}

/// Combinations of the ranks of all keys of a grouping, for as many keys as one likes.
struct GroupCombinations: Sendable {
  /// The combinations, in the order of their ranks.
  let inOrder: [[UInt32]]
  /// The place of each.
  let codes: [[UInt32]: Int]

  init(_ found: Set<[UInt32]>) {
    inOrder = found.sorted { $0.lexicographicallyPrecedes($1) }
    codes = Dictionary(uniqueKeysWithValues: inOrder.enumerated().map { ($1, $0) })
  }

  /// Turns rows into combinations.
  struct Coder: Sendable {
    private let keys: [GroupDimension]
    /// The rank of a missing value for each key.
    private let none: [UInt32]

    init(_ keys: [GroupDimension], none: [UInt32]) {
      self.keys = keys
      self.none = none
    }

    /// The combinations of a row, each once.
    func combinations(of row: Int) -> [[UInt32]] {
      var found = [none]
      for (number, key) in keys.enumerated() where !key.isOfStance {
        let ranks = key.column[row].map { rank(number, at: $0) }.withoutTwins
        if ranks.isEmpty { continue }
        found = found.flatMap { combination in
          ranks.map { rank in
            var combination = combination
            combination[number] = rank
            return combination
          }
        }
      }
      let ofStance = keys.indices.filter { keys[$0].isOfStance }
      guard let first = ofStance.first else { return found }
      let stances = Set(keys[first].column[row].map { position in ofStance.map { rank($0, at: position) } })
      if stances.isEmpty { return found }
      return found.flatMap { combination in
        stances.map { ranks in
          var combination = combination
          for (number, rank) in zip(ofStance, ranks) { combination[number] = rank }
          return combination
        }
      }
    }

    private func rank(_ number: Int, at position: Int) -> UInt32 {
      let value = keys[number].column.values[position]
      return value == Column.none ? none[number] : keys[number].ranks[Int(value)]
    }
  }
}

extension Array where Element: Comparable & Hashable {
  /// The elements, each once.
  ///
  /// - Complexity: O(*n*), and O(*n* log *n*) from a dozen elements on.
  fileprivate var withoutTwins: [Element] {
    if count < 2 { return self }
    if count > 12 {
      let sorted = sorted()
      return [sorted[0]] + zip(sorted, sorted.dropFirst()).filter { $0 != $1 }.map(\.1)
    }
    var found: [Element] = []
    for element in self where !found.contains(element) { found.append(element) }
    return found
  }
}

extension DateColumn {
  /// The unit in which each row's date lies; none where that is not known.
  fileprivate func column(by unit: CalendarUnit, rows: Int) -> (Column, [String]) {
    var table = TermTable()
    var column = Column()
    var row = 0
    while row < datedCount {
      let peers = peers(of: row)
      let value = date(row).flatMap { unit.text(of: $0) }.map { table.intern(Term($0)) } ?? Column.none
      for _ in peers {
        column.append(value)
        column.endRow()
      }
      row = peers.upperBound
    }
    for _ in datedCount..<rows {
      column.append(Column.none)
      column.endRow()
    }
    return (column, table.terms.map(\.text))
  }
}

extension Collection<String> {
  /// The texts in the order of their bytes, and for each of them as they stood where it went.
  fileprivate var inOrder: (texts: [String], ranks: [UInt32]) {
    let texts = Array(self)
    let order = texts.indices.sorted { texts[$0].utf8.lexicographicallyPrecedes(texts[$1].utf8) }
    var ranks = [UInt32](repeating: 0, count: texts.count)
    for (rank, number) in order.enumerated() { ranks[number] = UInt32(rank) }
    return (order.map { texts[$0] }, ranks)
  }
}
