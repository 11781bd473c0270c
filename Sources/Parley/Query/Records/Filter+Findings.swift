extension Filter where Item == Finding {
  /// Findings about a subject or what counts as it.
  ///
  /// - Parameters:
  ///   - subject: The subject.
  ///   - scope: What else counts as the subject.
  /// - Returns: The filter.
  public static func about(_ subject: Subject, including scope: SubjectScope = .parts) -> Filter {
    Filter(.about, .subject(subject, scope))
  }

  /// Findings by which something has been implemented at least so far.
  ///
  /// - Parameter score: The lowest score that is accepted, 0 to 3.
  /// - Returns: The filter.
  public static func score(atLeast score: Int) -> Filter {
    Filter(.score, .terms((0...3).filter { $0 >= score }.map(\.description)))
  }
}

extension Filter where Item == Discrepancy {
  /// Discrepancies about a subject or what counts as it.
  ///
  /// - Parameters:
  ///   - subject: The subject.
  ///   - scope: What else counts as the subject.
  /// - Returns: The filter.
  public static func about(_ subject: Subject, including scope: SubjectScope = .parts) -> Filter {
    Filter(.about, .subject(subject, scope))
  }

  /// Discrepancies about one of some members.
  ///
  /// - Parameter members: The members, or the words used for them, for example `deadline`.
  /// - Returns: The filter.
  public static func member(_ members: String...) -> Filter { Filter(.member, .terms(members)) }
}
