extension Filter where Item == Stance {
  /// Stances on a subject or on what counts as it.
  ///
  /// - Parameters:
  ///   - subject: The subject.
  ///   - scope: What else counts as the subject.
  /// - Returns: The filter.
  public static func concerning(_ subject: Subject, including scope: SubjectScope = .parts) -> Filter {
    Filter(.concerning, .subject(subject, scope))
  }

  /// Stances on a proposal that another filter accepts, or on one of its provisions.
  ///
  /// - Parameter filter: The filter for proposals.
  /// - Returns: The filter.
  public static func concerning(proposal filter: Filter<Proposal>) -> Filter { Filter(.concerningProposal, filter) }

  /// Stances on a provision that another filter accepts, or on a provision under it.
  ///
  /// - Parameter filter: The filter for provisions.
  /// - Returns: The filter.
  public static func concerning(provision filter: Filter<Provision>) -> Filter { Filter(.concerningProvision, filter) }

  /// Stances of one of some attitudes.
  ///
  /// - Parameter attitudes: The attitudes.
  /// - Returns: The filter.
  public static func attitude(_ attitudes: Attitude...) -> Filter {
    Filter(.attitude, attitudes)
  }

  /// Stances that point one way. Attitudes of your own count if they state their polarity; see
  /// ``Attitude/init(_:polarity:)``.
  ///
  /// - Parameter polarity: The way.
  /// - Returns: The filter.
  public static func polarity(_ polarity: Polarity) -> Filter {
    Filter(.polarity, Attitude.known.filter { $0.polarity == polarity })
  }

  /// Stances of one of some degrees of firmness.
  ///
  /// - Parameter degrees: The degrees.
  /// - Returns: The filter.
  public static func firmness(_ degrees: Firmness...) -> Filter { Filter(.firmness, degrees) }
}
