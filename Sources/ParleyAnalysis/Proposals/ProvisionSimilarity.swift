internal import Parley

/// How alike the provisions of two texts are, each with each.
///
/// The evidence is of several kinds: the words, the letters that follow one another in them, topics, parties, effects,
/// figures and places. For each kind that both provisions have, likeness is that of Lin ("An Information-Theoretic
/// Definition of Similarity", 1998): twice the information in what they share, divided by the information in all that
/// they have; the information in a feature that *k* of the *n* provisions of both texts have is log₂((*n* + 1) / *k*)
/// bits. So a rare word or topic tells more than a frequent one, and no list of words to be left out is needed. The
/// likeness of two provisions is the mean over the kinds.
///
/// The weights in the mean are not fitted to any text. Each kind of evidence counts as one; the two parties to a
/// provision together, and what nearly all provisions share, the effect, count as one and as one half.
struct ProvisionSimilarity {
  /// A kind of evidence.
  enum Field: Int, CaseIterable {
    // What a provision says and is about comes first: its words, then its matter, then whom it touches and how.
    case words, letters, topics, figures, places, obligors, beneficiaries, effects

    /// The weight, in halves.
    var weight: Int {
      switch self {
      case .words, .letters, .topics, .figures, .places: 2
      case .obligors, .beneficiaries, .effects: 1
      }
    }
  }

  private let columns: Int
  private let scores: [Double]
  private let wordingScores: [Double]
  private let matterScores: [Double]

  /// The words of each provision by their numbers, in their order; the same words of both texts have the same numbers.
  let sequences: (earlier: [[Int]], later: [[Int]])

  /// The sequences of letters in each provision by their numbers, and the information in each.
  private let letters: (earlier: [[Int]], later: [[Int]], bits: [Int])

  /// How alike two provisions are, from 0 to 1, by their positions in the texts.
  subscript(earlier: Int, later: Int) -> Double { scores[earlier * columns + later] }

  /// How alike they are from 0 to 1, parties and effects left out.
  func matter(_ earlier: Int, _ later: Int) -> Double { matterScores[earlier * columns + later] }

  /// How alike their words and letters alone are, from 0 to 1.
  func wording(_ earlier: Int, _ later: Int) -> Double { wordingScores[earlier * columns + later] }

  init(_ earlier: ProvisionOutline, _ later: ProvisionOutline) {
    columns = later.provisions.count
    let (earlierTrees, laterTrees) = (Self.trees(earlier), Self.trees(later))
    var means = Means(rows: earlierTrees.count, columns: laterTrees.count)
    var ofLetters: ([[Int]], [[Int]], [Int]) = ([], [], [])
    var (ofWording, ofMatter): ([Double], [Double]) = ([], [])
    var table = FeatureNumbers()
    sequences = (
      earlier.provisions.map { table.words(of: $0.text) }, later.provisions.map { table.words(of: $0.text) }
    )
    let left = sequences.earlier.map(FeatureNumbers.distinct)
    let right = sequences.later.map(FeatureNumbers.distinct)
    for field in Field.allCases {
      let (left, right) = (
        table.features(of: earlier.provisions, left, field), table.features(of: later.provisions, right, field)
      )
      let bits = table.bits(of: left + right, field)
      means.add(Self.units(earlierTrees, left), Self.units(laterTrees, right), bits, weight: field.weight)
      if field == .letters {
        ofLetters = (left, right, bits)
        ofWording = Self.best(means, earlierTrees, laterTrees)
      }
      if field == .places { ofMatter = Self.best(means, earlierTrees, laterTrees) }
    }
    letters = ofLetters
    wordingScores = ofWording
    matterScores = ofMatter
    scores = Self.best(means, earlierTrees, laterTrees)
  }

  // MARK: Provisions with their parts

  /// What stands under a provision; a unit of comparison where there is any.
  private struct Tree {
    let head: Int
    let members: [Int]
  }

  /// Each provision by itself, then those that have parts with all that stands under them.
  private static func trees(_ outline: ProvisionOutline) -> [Tree] {
    outline.provisions.indices.map { Tree(head: $0, members: [$0]) }
      + outline.provisions.indices.filter { !outline.parts[$0].isEmpty }.map {
        Tree(head: $0, members: [$0] + outline.allParts(of: $0))
      }
  }

  private static func units(_ trees: [Tree], _ features: [[Int]]) -> [[Int]] {
    trees.map { $0.members.count == 1 ? features[$0.head] : Set($0.members.flatMap { features[$0] }).sorted() }
  }

  /// The likeness of provisions: of the texts themselves, or of all that stands under them if that is greater.
  private static func best(_ means: Means, _ earlier: [Tree], _ later: [Tree]) -> [Double] {
    let rows = earlier.count { $0.members.count == 1 }
    let columns = later.count { $0.members.count == 1 }
    var (rowTree, columnTree) = (Array(0..<rows), Array(0..<columns))
    for place in rows..<earlier.count { rowTree[earlier[place].head] = place }
    for place in columns..<later.count { columnTree[later[place].head] = place }
    var best = [Double](repeating: 0, count: rows * columns)
    for row in 0..<rows {
      for column in 0..<columns {
        best[row * columns + column] = means[row, column]
        if rowTree[row] != row || columnTree[column] != column {
          best[row * columns + column] = max(means[row, column], means[rowTree[row], columnTree[column]])
        }
      }
    }
    return best
  }

  // MARK: Mergers

  /// The share of the information in the letters of a provision that another shares with it and a third does not.
  ///
  /// The first is one of the later text, the others are of the earlier, by their positions.
  func newlyShared(_ later: Int, with earlier: Int, besides other: Int) -> Double {
    Self.share(of: letters.later[later], letters.earlier[earlier], letters.earlier[other], letters.bits)
  }

  /// The same of a provision of the earlier text and two of the later.
  func newlyShared(_ earlier: Int, withLater later: Int, besides other: Int) -> Double {
    Self.share(of: letters.earlier[earlier], letters.later[later], letters.later[other], letters.bits)
  }

  private static func share(of letters: [Int], _ some: [Int], _ others: [Int], _ bits: [Int]) -> Double {
    let (some, others) = (Set(some), Set(others))
    let total = letters.reduce(0) { $0 + bits[$1] }
    let shared = letters.reduce(0) { $0 + (some.contains($1) && !others.contains($1) ? bits[$1] : 0) }
    return total == 0 ? 0 : Double(shared) / Double(total)
  }
}

/// Weighted means of the likeness of units in several kinds of evidence.
private struct Means {
  private let columns: Int
  private var sums: [Double]
  private var weights: [Int]

  init(rows: Int, columns: Int) {
    self.columns = columns
    sums = Array(repeating: 0, count: rows * columns)
    weights = Array(repeating: 0, count: rows * columns)
  }

  /// The mean over the kinds of evidence that both units have; 0 where there is none.
  subscript(row: Int, column: Int) -> Double {
    let place = row * columns + column
    return weights[place] == 0 ? 0 : sums[place] / Double(weights[place])
  }

  /// Adds the likeness in one kind of evidence.
  mutating func add(_ left: [[Int]], _ right: [[Int]], _ bits: [Int], weight: Int) {
    let (leftTotals, rightTotals) = (Self.totals(left, bits), Self.totals(right, bits))
    // The units on the right that have each feature, one feature after the other.
    var ends = [Int](repeating: 0, count: bits.count + 1)
    for features in right {
      for feature in features { ends[feature + 1] += 1 }
    }
    for feature in bits.indices { ends[feature + 1] += ends[feature] }
    var units = [Int](repeating: 0, count: ends[bits.count])
    for (unit, features) in right.enumerated().reversed() {
      for feature in features {
        ends[feature + 1] -= 1
        units[ends[feature + 1]] = unit
      }
    }
    // Now each entry is where the units of the feature before begin.
    ends.append(units.count)
    var shared = [Int](repeating: 0, count: columns)
    for (unit, features) in left.enumerated() where leftTotals[unit] > 0 {
      for other in shared.indices { shared[other] = 0 }
      for feature in features {
        let information = bits[feature]
        for place in ends[feature + 1]..<ends[feature + 2] { shared[units[place]] += information }
      }
      let row = unit * columns
      for other in shared.indices where rightTotals[other] > 0 {
        weights[row + other] += weight
        if shared[other] == 0 { continue }
        sums[row + other] += Double(weight * 2 * shared[other]) / Double(leftTotals[unit] + rightTotals[other])
      }
    }
  }

  private static func totals(_ sets: [[Int]], _ bits: [Int]) -> [Int] {
    sets.map { $0.reduce(0) { $0 + bits[$1] } }
  }
}

/// The features of each kind by their numbers.
private struct FeatureNumbers {
  /// By the number of the kind.
  private var numbers = [[String: Int]](repeating: [:], count: ProvisionSimilarity.Field.allCases.count)
  /// For each word the letters that follow one another in it.
  private var lettersOfWords: [[Int]] = []
  private var letterNumbers: [UInt32: Int] = [:]
  private var words = Words()

  /// The words of a text by their numbers, in their order.
  mutating func words(of text: String) -> [Int] {
    var found: [Int] = []
    words.read(text)
    while let word = words.next() {
      let bytes = words.bytes[word.folded]
      let number = number(.words, String(decoding: bytes, as: UTF8.self))
      if number == lettersOfWords.count { lettersOfWords.append(letters(of: bytes)) }
      found.append(number)
    }
    return found
  }

  /// The features that each of some provisions has, each once.
  ///
  /// - Parameters:
  ///   - provisions: The provisions.
  ///   - words: The words of each.
  ///   - field: The kind of features.
  /// - Returns: The features of each by their numbers.
  mutating func features(
    of provisions: [Provision], _ words: [[Int]], _ field: ProvisionSimilarity.Field
  ) -> [[Int]] {
    switch field {
    case .words: return words
    case .letters:
      var last = [Int](repeating: -1, count: letterNumbers.count)
      return words.enumerated().map { place, words in
        var found: [Int] = []
        for word in words {
          for letters in lettersOfWords[word] where last[letters] != place {
            last[letters] = place
            found.append(letters)
          }
        }
        return found
      }
    default: return provisions.map { features(of: $0, field) }
    }
  }

  private mutating func features(of provision: Provision, _ field: ProvisionSimilarity.Field) -> [Int] {
    var found: [Int] = []
    switch field {
    case .words, .letters: break
    case .topics: found = provision.topics.map { number(field, $0.topic.rawValue) }
    case .obligors: found = provision.obligors.map { number(field, $0.rawValue) }
    case .beneficiaries: found = provision.beneficiaries.map { number(field, $0.rawValue) }
    case .effects:
      found = provision.effects.map { number(field, $0.rawValue) }
      if let modality = provision.modality { found.append(number(field, "modality \(modality)")) }
    case .figures:
      for quantity in provision.quantities {
        found += [number(field, quantity.unit.rawValue), number(field, "quantity \(quantity)")]
      }
    case .places: found = provision.places.map { number(field, $0.rawValue) }
    }
    return Self.distinct(found)
  }

  /// Numbers in order, each once.
  static func distinct(_ numbers: [Int]) -> [Int] {
    var distinct: [Int] = []
    for number in numbers.sorted() where distinct.last != number { distinct.append(number) }
    return distinct
  }

  /// The information in each feature, in 1/1,024 bit.
  func bits(of sets: [[Int]], _ field: ProvisionSimilarity.Field) -> [Int] {
    let count = field == .letters ? letterNumbers.count : numbers[field.rawValue].count
    var frequency = [Int](repeating: 0, count: count)
    for set in sets {
      for feature in set { frequency[feature] += 1 }
    }
    // Many features are as frequent as others.
    let bits = (0...sets.count).map { Self.logarithm(Double(sets.count + 1) / Double(max($0, 1))) }
    return frequency.map { bits[$0] }
  }

  /// 1,024 times the binary logarithm of a number of at least 1, rounded down: by halving and squaring, so that it is the
  /// same everywhere.
  private static func logarithm(_ value: Double) -> Int {
    var (result, rest) = (Int(value.exponent), value.significand)
    for _ in 0..<10 {
      rest *= rest
      result *= 2
      if rest >= 2 {
        rest /= 2
        result += 1
      }
    }
    return result
  }

  private mutating func number(_ field: ProvisionSimilarity.Field, _ name: String) -> Int {
    let next = numbers[field.rawValue].count
    if let known = numbers[field.rawValue][name] { return known }
    numbers[field.rawValue][name] = next
    return next
  }

  /// Three letters after one another, the edges of the word among them.
  private mutating func letters(of word: ArraySlice<UInt8>) -> [Int] {
    var found: [Int] = []
    let edge = UInt32(UInt8(ascii: " "))
    var letters = (edge, edge)
    for (place, byte) in (word + [UInt8(ascii: " ")]).enumerated() {
      let code = letters.0 << 16 | letters.1 << 8 | UInt32(byte)
      letters = (letters.1, UInt32(byte))
      guard place > 0 else { continue }
      let next = letterNumbers.count
      let known = letterNumbers[code, default: next]
      if known == next { letterNumbers[code] = next }
      found.append(known)
    }
    return found
  }
}
