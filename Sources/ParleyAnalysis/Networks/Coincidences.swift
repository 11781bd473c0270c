/// The values that coders gave to the same units, for Krippendorff's alpha.
struct Coincidences {
  /// The different values that can be compared, ascending, and how often each was given.
  private var values: [Double] = []
  private var counts: [Double] = []
  /// The numbers of the values of all units one after the other, ascending in each; and where each unit begins.
  private var numbers: [Int] = []
  private var starts: [Int] = [0]

  /// - Parameter ratings: For each coder the value of each unit.
  /// - Complexity: O(*n* log *n*) in the number of values.
  init(_ ratings: [[Double?]]) {
    var given: [Double] = []
    for unit in (ratings.first ?? []).indices {
      let here = ratings.compactMap { $0[unit] }.sorted()
      guard here.count > 1 else { continue }
      given += here
      starts.append(given.count)
    }
    for value in given.sorted() {
      if values.last == value {
        counts[counts.count - 1] += 1
      } else {
        values.append(value)
        counts.append(1)
      }
    }
    numbers = given.map { value in
      var (low, high) = (0, values.count - 1)
      while low < high {
        let middle = low + (high - low) / 2
        if values[middle] < value { low = middle + 1 } else { high = middle }
      }
      return low
    }
  }

  /// Alpha; `nil` where there is no disagreement to expect.
  func alpha(_ metric: CoderAgreement.Metric) throws(AnalysisError) -> Double? {
    guard values.count > 1 else { return nil }
    let (observed, expected) =
      switch metric {
      case .nominal: (observedUnequal, expectedUnequal)
      case .ordinal: squares(of: ranks)
      case .interval: squares(of: shifted)
      case .ratio: try ratios()
      }
    return expected > 0 ? 1 - (Double(numbers.count) - 1) * observed / expected : nil
  }

  /// On an interval scale alpha depends neither on the zero point nor on the unit: the values from 0 to 1, so that numbers
  /// far from zero lose nothing when they are squared.
  private var shifted: [Double] {
    let (first, last) = (values[0], values[values.count - 1])
    let half = (last - first).isFinite ? 1 : 0.5
    let extent = last * half - first * half
    return values.map { extent > 0 ? ($0 * half - first * half) / extent : 0 }
  }

  /// Alpha does not depend on the unit of measurement; squares of numbers up to 1 are always finite.
  private var scaled: [Double] {
    let greatest = max(abs(values[0]), abs(values[values.count - 1]))
    return values.map { $0 / greatest }
  }

  /// The middle of the places that each value takes among all: the number of values between two, the ends counted half,
  /// is the difference of their ranks.
  private var ranks: [Double] {
    var before = 0.0
    return counts.map { count in
      defer { before += count }
      return before + count / 2
    }
  }

  /// The units as ranges of ``numbers``.
  private var units: some Sequence<Range<Int>> { zip(starts, starts.dropFirst()).lazy.map { $0..<$1 } }

  /// How often each value of a unit was given there, in ascending order.
  private func runs(of unit: Range<Int>) -> [(number: Int, count: Double)] {
    var runs: [(number: Int, count: Double)] = []
    for number in numbers[unit] {
      if runs.last?.number == number { runs[runs.count - 1].count += 1 } else { runs.append((number, 1)) }
    }
    return runs
  }

  // MARK: Values that are the same or not

  private var observedUnequal: Double {
    units.reduce(0) { sum, unit in
      let size = Double(unit.count)
      return sum + runs(of: unit).reduce(0) { $0 + $1.count * (size - $1.count) } / (size - 1)
    }
  }

  private var expectedUnequal: Double {
    let whole = Double(numbers.count)
    return counts.reduce(0) { $0 + $1 * (whole - $1) }
  }

  // MARK: Squares of differences

  /// The sums over pairs of squared differences: twice the number of values times the sum of squares around their mean.
  private func squares(of places: [Double]) -> (observed: Double, expected: Double) {
    var observed = 0.0
    for unit in units {
      let size = Double(unit.count)
      let first = places[numbers[unit.lowerBound]]
      // Taken from the first value, so that equal ones leave nothing.
      let mean = numbers[unit].reduce(0) { $0 + (places[$1] - first) } / size
      let sum = numbers[unit].reduce(0.0) { sum, number in
        let difference = places[number] - first - mean
        return sum + difference * difference
      }
      observed += 2 * size * sum / (size - 1)
    }
    let whole = Double(numbers.count)
    let mean = zip(places, counts).reduce(0) { $0 + $1.0 * $1.1 } / whole
    let sum = zip(places, counts).reduce(0) { $0 + $1.1 * ($1.0 - mean) * ($1.0 - mean) }
    return (observed, 2 * whole * sum)
  }

  // MARK: Squares of differences over sums

  private func ratios() throws(AnalysisError) -> (observed: Double, expected: Double) {
    guard values.count <= 100_000 else {
      throw AnalysisError(
        .tooLarge, "ratings", "\(values.count) different values make too many pairs on a ratio scale; round them")
    }
    let values = scaled
    var observed = 0.0
    for unit in units {
      let runs = runs(of: unit)
      var sum = 0.0
      for (place, left) in runs.enumerated() {
        for right in runs.dropFirst(place + 1) {
          let share = (values[right.number] - values[left.number]) / (values[right.number] + values[left.number])
          sum += left.count * right.count * share * share
        }
      }
      observed += 2 * sum / Double(unit.count - 1)
    }
    return (observed, try expectedRatios(values))
  }

  /// Eight pairs at a time.
  private func expectedRatios(_ values: [Double]) throws(AnalysisError) -> Double {
    let lanes = (values.count + 7) / 8
    // What fills up the last eight counts nothing.
    var (places, weights) = (
      [SIMD8<Double>](repeating: SIMD8(repeating: 1), count: lanes), [SIMD8<Double>](repeating: .zero, count: lanes)
    )
    for (number, value) in values.enumerated() {
      places[number / 8][number % 8] = value
      weights[number / 8][number % 8] = counts[number]
    }
    var expected = 0.0
    for (number, value) in values.enumerated() {
      if number % 1024 == 0 { try AnalysisError.checkCancellation() }
      // Pairs with itself add nothing; of 0 and 0 the share is no number.
      var sum = SIMD8<Double>.zero
      if value > 0 {
        for lane in 0..<lanes {
          let share = (places[lane] - value) / (places[lane] + value)
          sum += weights[lane] * share * share
        }
        expected += counts[number] * sum.sum()
      } else {
        expected += counts[number] * (Double(numbers.count) - counts[number])
      }
    }
    return expected
  }
}
