/// How far coders agree who have coded the same things.
public enum CoderAgreement: Sendable {
  /// How different two values are.
  @frozen
  public enum Metric: String, Hashable, Sendable, CaseIterable {
    /// Values are the same or not.
    case nominal
    /// Values have an order: the difference is how many values lie between them.
    case ordinal
    /// The square of the difference.
    case interval
    /// The square of the difference over the sum; values must not be negative.
    case ratio
  }

  /// How much a disagreement between categories counts.
  @frozen
  public enum Weighting: String, Hashable, Sendable, CaseIterable {
    /// Every disagreement counts the same.
    case none
    /// By how many categories it is off.
    case linear
    /// By the square of that.
    case quadratic
  }

  /// Krippendorff's alpha: 1 less the observed disagreement over that expected by chance.
  ///
  /// alpha = 1 - (n - 1) · Σ o(c,k) δ(c,k) / Σ n(c) n(k) δ(c,k), where the coincidence o(c,k) counts the pairs of values c
  /// and k of different coders in one unit, each weighted by one over the number of values in the unit less one, and n(c)
  /// are its sums (Krippendorff, "Computing Krippendorff's alpha-reliability", 2011). Units with less than two values
  /// say nothing.
  ///
  /// - Parameters:
  ///   - ratings: For each coder the value of each unit; `nil` where the coder gave none.
  ///   - metric: How different two values are.
  /// - Returns: Alpha, at most 1; `nil` where no two values can be compared or all are the same, so that there is no
  ///   disagreement to expect.
  /// - Throws: ``AnalysisError`` with code `lengthMismatch` for coders with different numbers of units, `notFinite` for a
  ///   value that is no finite number, `outOfRange` for a negative one on a ratio scale.
  /// - Complexity: O(*c* *u* + *v*²) in the number of coders, of units and of different values.
  public static func alpha(_ ratings: [[Double?]], _ metric: Metric = .nominal) throws(AnalysisError) -> Double? {
    guard Set(ratings.map(\.count)).count <= 1 else {
      throw AnalysisError(.lengthMismatch, "ratings", "the coders do not have the same number of units")
    }
    let given = ratings.joined().compactMap(\.self)
    guard given.allSatisfy(\.isFinite) else {
      throw AnalysisError(.notFinite, "ratings", "a value is no finite number")
    }
    guard metric != .ratio || given.allSatisfy({ $0 >= 0 }) else {
      throw AnalysisError(.outOfRange, "ratings", "a value of a ratio scale is negative")
    }
    let values = Set(given).sorted()
    let numbers = Dictionary(uniqueKeysWithValues: values.enumerated().map { ($0.element, $0.offset) })
    let size = values.count
    var coincidences = [Double](repeating: 0, count: size * size)
    for unit in (ratings.first ?? []).indices {
      let here = ratings.compactMap { $0[unit].flatMap { numbers[$0] } }
      guard here.count > 1 else { continue }
      for (coder, left) in here.enumerated() {
        for (other, right) in here.enumerated() where other != coder {
          coincidences[left * size + right] += 1 / Double(here.count - 1)
        }
      }
    }
    // Alpha does not depend on the unit of measurement; squares of small numbers are always finite.
    let greatest = values.map(abs).max() ?? 1
    let scaled = greatest > 0 ? values.map { $0 / greatest } : values
    let sums = values.indices.map { row in coincidences[(row * size)..<((row + 1) * size)].reduce(0, +) }
    let whole = sums.reduce(0, +)
    var (observed, expected) = (0.0, 0.0)
    for left in values.indices {
      for right in values.indices where left != right {
        let difference = metric.difference(left, right, scaled, sums)
        observed += coincidences[left * size + right] * difference
        expected += sums[left] * sums[right] * difference
      }
    }
    return expected > 0 ? 1 - (whole - 1) * observed / expected : nil
  }

  /// Cohen's kappa of two coders: the agreement beyond chance over the greatest that there could be.
  ///
  /// kappa = 1 - Σ w(c,k) p(c,k) / Σ w(c,k) p(c) q(k), where p(c,k) is the share of units that the first coder put into
  /// category c and the second into k (Cohen, 1960; with weights 1968).
  ///
  /// - Parameters:
  ///   - first: The category of each unit by the first coder.
  ///   - second: The category of each unit by the second coder.
  ///   - weighting: How much a disagreement counts.
  ///   - categories: The categories in order, for a weighting; `nil` for those that occur, in the order of their bytes.
  /// - Returns: Kappa, at most 1; `nil` where chance alone would agree on everything.
  /// - Throws: ``AnalysisError`` with code `lengthMismatch`, `repeated` for a category that is given twice, or `unknownID`
  ///   for one that is not among those given.
  /// - Complexity: O(*u* + *c*²) in the number of units and of categories.
  public static func kappa(
    _ first: [String], _ second: [String], weighting: Weighting = .none, categories: [String]? = nil
  ) throws(AnalysisError) -> Double? {
    guard first.count == second.count else {
      throw AnalysisError(
        .lengthMismatch, "second", "there are \(second.count) units of the second coder for \(first.count) of the first"
      )
    }
    var table = LabelTable()
    let known =
      categories ?? Array(Set(first + second)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    for (place, category) in known.enumerated() where table.intern(category) != place {
      throw AnalysisError(.repeated, "categories", "the category \"\(category)\" is given twice")
    }
    let size = known.count
    var (rows, columns) = ([Double](repeating: 0, count: size), [Double](repeating: 0, count: size))
    var observed = 0.0
    for (left, right) in zip(first, second) {
      guard let row = table.number(of: left), let column = table.number(of: right) else {
        let unknown = table.number(of: left) == nil ? left : right
        throw AnalysisError(.unknownID, "categories", "\"\(unknown)\" is none of the categories")
      }
      rows[Int(row)] += 1
      columns[Int(column)] += 1
      observed += weighting.weight(Int(row), Int(column))
    }
    var expected = 0.0
    for row in 0..<size {
      for column in 0..<size { expected += weighting.weight(row, column) * rows[row] * columns[column] }
    }
    return expected > 0 ? 1 - observed * Double(first.count) / expected : nil
  }
}

extension CoderAgreement.Metric {
  /// How different two values are, by their places in ascending order.
  fileprivate func difference(_ left: Int, _ right: Int, _ values: [Double], _ sums: [Double]) -> Double {
    switch self {
    case .nominal: return 1
    case .ordinal:
      let between = sums[min(left, right)...max(left, right)].reduce(0, +) - (sums[left] + sums[right]) / 2
      return between * between
    case .interval: return (values[left] - values[right]) * (values[left] - values[right])
    case .ratio:
      let share = (values[left] - values[right]) / (values[left] + values[right])
      return share * share
    }
  }
}

extension CoderAgreement.Weighting {
  fileprivate func weight(_ row: Int, _ column: Int) -> Double {
    let distance = Double(abs(row - column))
    return switch self {
    case .none: row == column ? 0 : 1
    case .linear: distance
    case .quadratic: distance * distance
    }
  }
}
