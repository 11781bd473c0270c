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
  /// The coincidences are never put into a table: those of a unit follow from its values, and those expected from the
  /// sums.
  ///
  /// - Parameters:
  ///   - ratings: For each coder the value of each unit; `nil` where the coder gave none.
  ///   - metric: How different two values are.
  /// - Returns: Alpha, at most 1; `nil` where no two values can be compared or all are the same, so that there is no
  ///   disagreement to expect.
  /// - Throws: ``AnalysisError`` with code `lengthMismatch` for coders with different numbers of units, `notFinite` for a
  ///   value that is no finite number, `outOfRange` for a negative one on a ratio scale, and `tooLarge` for more than
  ///   100 000 different values on a ratio scale; `cancelled` when the task is cancelled.
  /// - Complexity: O(*n* log *n*) in the number of values given; on a ratio scale also O(*v*²) in the number of different
  ///   values. Memory grows with the number of values given.
  public static func alpha(_ ratings: [[Double?]], _ metric: Metric = .nominal) throws(AnalysisError) -> Double? {
    guard Set(ratings.map(\.count)).count <= 1 else {
      throw AnalysisError(.lengthMismatch, "ratings", "the coders do not have the same number of units")
    }
    for coder in ratings {
      guard coder.allSatisfy({ $0?.isFinite ?? true }) else {
        throw AnalysisError(.notFinite, "ratings", "a value is no finite number")
      }
      guard metric != .ratio || coder.allSatisfy({ $0 ?? 0 >= 0 }) else {
        throw AnalysisError(.outOfRange, "ratings", "a value of a ratio scale is negative")
      }
    }
    return try Coincidences(ratings).alpha(metric)
  }
}
