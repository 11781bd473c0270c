extension Filter where Item == Discrepancy {
  /// Discrepancies about a subject or what counts as it.
  ///
  /// - Parameters:
  ///   - subject: The subject.
  ///   - scope: What else counts as the subject.
  /// - Returns: The filter.
  public static func concerning(_ subject: Subject, including scope: SubjectScope = .parts) -> Filter {
    Filter(.concerning, .subject(subject, scope))
  }

  /// Discrepancies about one of some members.
  ///
  /// - Parameter members: The members, or the words used for them, for example `deadline`.
  /// - Returns: The filter.
  public static func member(_ members: String...) -> Filter { Filter(.member, .terms(members)) }
}

extension Grouping where Item == Discrepancy {
  /// By subject.
  public static var subject: Grouping { Grouping(.concerning) }

  /// By member.
  public static var member: Grouping { Grouping(.member) }
}

extension Discrepancy: Searchable {
  package func texts(_ visit: TextVisitor) {
    visit("question", question)
    for (index, variant) in variants.enumerated() { visit("variants[\(index)].text", variant.text) }
  }
}

extension Discrepancy: Queryable {
  package static let tests: Set<FilterTest.Name> = [.concerning, .member]

  package static let groups: [FilterTest.Name] = [.concerning, .member]

  package func list(in terms: inout IndexBuilder) {
    terms.visitCommon(self)
    terms.visit(.concerning, Term(subject))
    terms.visit(.member, Term(member))
  }

  package static func answer(_ test: FilterTest, in dossier: Dossier) -> FilterAnswer<Discrepancy>? { nil }
}

extension Dossier {
  /// The discrepancies for which all of some filters hold, in the order of their identifiers.
  ///
  /// - Parameter filters: The filters; without any, all discrepancies.
  /// - Returns: The discrepancies.
  /// - Complexity: O(*m*) in the number of discrepancies that the chosen lists name; see ``explain(_:)``.
  public func discrepancies(_ filters: Filter<Discrepancy>...) -> [Discrepancy] { fetch(Query(where: filters)) }
}
