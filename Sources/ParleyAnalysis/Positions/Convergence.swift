public import Parley

/// How far some actors agree on some subjects, over time.
///
/// On each day the agreement is the mean, over all pairs of actors and all subjects on which the positions of both are
/// known, of
///
///     1 - |p - q| / 2
///
/// where p and q are the polarities of the two positions, -1, 0 or 1. It is 1 where all who are known to stand
/// somewhere stand alike, 0 where all pairs are for and against, and unknown where no pair can be compared. This is the
/// congruence of Discourse Network Analyzer (P. Leifeld) for a qualifier of three levels, as a mean instead of a sum,
/// so that days on which more has been said do not count as days of more agreement.
public struct Convergence: Sendable {
  /// The agreement on one day.
  public struct Point: Hashable, Sendable {
    /// The day.
    public let day: Day

    /// The agreement, from 0 to 1; `nil` where no pair of positions can be compared.
    public let agreement: Double?

    /// How many pairs of positions were compared.
    public let comparisons: Int

    /// How many positions are known.
    public let knownPositions: Int
  }

  /// The actors.
  public let actors: [Actor.ID]

  /// The subjects.
  public let subjects: [Subject]

  /// The agreement on each day, the oldest first.
  public let points: [Point]

  private let matrices: [PositionMatrix]

  /// By how much the agreement has grown from the first day on which it is known to the last, from -1 to 1; `nil` where
  /// it is known on fewer than two days.
  ///
  /// - Complexity: O(*n*) in the number of days.
  public var change: Double? {
    let known = points.compactMap(\.agreement)
    guard known.count > 1, let first = known.first, let last = known.last else { return nil }
    return last - first
  }

  fileprivate init(_ actors: [Actor.ID], _ subjects: [Subject], _ matrices: [PositionMatrix]) {
    self.actors = actors
    self.subjects = subjects
    self.matrices = matrices
    points = matrices.map { matrix in
      var (distance, comparisons, known) = (0, 0, 0)
      for column in subjects.indices {
        let polarities = actors.indices.compactMap { matrix.polarity($0, column)?.rawValue }
        known += polarities.count
        for (number, one) in polarities.enumerated() {
          for other in polarities[..<number] { distance += abs(one - other) }
          comparisons += number
        }
      }
      return Point(
        day: matrix.day,
        agreement: comparisons == 0 ? nil : 1 - Double(distance) / Double(2 * comparisons),
        comparisons: comparisons, knownPositions: known)
    }
  }

  /// The positions on the day of a point.
  ///
  /// - Parameter number: The number of the point.
  /// - Returns: The positions.
  /// - Precondition: There is a point of that number; another traps.
  public func matrix(at number: Int) -> PositionMatrix { matrices[number] }

  /// The records behind the agreement on the day of a point, and what they cite.
  ///
  /// - Parameter number: The number of the point.
  /// - Returns: The evidence.
  /// - Complexity: O(*n* log *n*) in the number of statements behind the positions.
  /// - Precondition: There is a point of that number; another traps.
  public func evidence(at number: Int) -> Evidence {
    let matrix = matrices[number]
    return actors.reduce(Evidence.none) { evidence, actor in
      subjects.reduce(evidence) { $0.union(matrix.evidence(of: actor, on: $1)) }
    }
  }
}

extension Dossier {
  /// How far some actors agree on some subjects, over time.
  ///
  /// - Parameters:
  ///   - actors: The actors, each once, at least two.
  ///   - subjects: The subjects, each once.
  ///   - days: The days.
  ///   - interval: From how many days to how many days the agreement is asked for, at least 1. The last day is asked
  ///     for whatever the interval.
  ///   - policy: Which of several statements decides.
  ///   - scope: What else counts as a word on a subject, where there is none on the subject itself.
  /// - Returns: The agreement on each of the days.
  /// - Throws: ``AnalysisError`` with code `empty`, `repeated` or `unknownID`; with `outOfRange` for an interval below
  ///   1; with `tooLarge` for more than 10 000 days to ask for, or for more than a million positions on all of them.
  /// - Complexity: O(*d* · *c*) in the number of days and of cells, and as of ``PositionMatrix``.
  public func convergence(
    of actors: [Actor.ID], on subjects: [Subject], over days: ClosedRange<Day>, every interval: Int = 1,
    policy: PositionPolicy = .latest, including scope: SubjectScope = .exactly
  ) throws(AnalysisError) -> Convergence {
    guard actors.count != 1 else {
      throw AnalysisError(.empty, "actors", "one actor alone cannot agree with anybody; name two or more")
    }
    guard interval >= 1 else {
      throw AnalysisError(.outOfRange, "interval", "\(interval) is no number of days to go on by; name 1 or more")
    }
    let length = days.lowerBound.distance(to: days.upperBound)
    guard length / interval < 10_000 else {
      throw AnalysisError(
        .tooLarge, "days", "\(length / interval + 1) days are more than 10 000; choose fewer days or a longer interval")
    }
    let (cells, overflows) = actors.count.multipliedReportingOverflow(by: subjects.count)
    guard !overflows, cells <= 1_000_000 / (length / interval + 1) else {
      throw AnalysisError(
        .tooLarge, "days", "the positions of all actors on all subjects and days are more than a million; choose fewer")
    }
    var matrices: [PositionMatrix] = []
    var day = days.lowerBound
    while true {
      matrices.append(
        try PositionMatrix(of: actors, about: subjects, in: self, on: day, policy: policy, including: scope))
      if day == days.upperBound { break }
      day = day.distance(to: days.upperBound) <= interval ? days.upperBound : day.advanced(by: interval)
    }
    return Convergence(actors, subjects, matrices)
  }
}
