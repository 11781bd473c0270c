extension Filter where Item == Finding {
  /// Findings about a subject or what counts as it.
  ///
  /// - Parameters:
  ///   - subject: The subject.
  ///   - scope: What else counts as the subject.
  /// - Returns: The filter.
  public static func concerning(_ subject: Subject, including scope: SubjectScope = .parts) -> Filter {
    Filter(.concerning, .subject(subject, scope))
  }

  /// Findings by which something has been implemented at least so far.
  ///
  /// - Parameter score: The lowest score that is accepted, 0 to 3.
  /// - Returns: The filter.
  public static func score(atLeast score: Int) -> Filter {
    Filter(.score, .terms((0...3).filter { $0 >= score }.map(\.description)))
  }
}

extension Grouping where Item == Finding {
  /// By subject.
  public static var subject: Grouping { Grouping(.concerning) }

  /// By score.
  public static var score: Grouping { Grouping(.score) }
}

extension Finding: Searchable {
  package func texts(_ visit: TextVisitor) { visit("summary", summary) }
}

extension Finding: Queryable {
  package static let tests: Set<FilterTest.Name> = FilterTest.Name.ofDates.union([.concerning, .score, .quantity])

  package static let groups: [FilterTest.Name] = [.concerning, .score]

  package func list(in terms: inout IndexBuilder) {
    terms.visitCommon(self)
    terms.visit(.concerning, Term(subject))
    if let score { terms.visit(.score, Term("\(score)")) }
  }

  package static func answer(_ test: FilterTest, in dossier: Dossier) -> FilterAnswer<Finding>? {
    test.quantity()
  }
}

extension Finding: DatedRecord {
  /// The ``date`` of the finding.
  public var when: PartialDate? { date }
}

extension Finding: QuantifiedRecord {
  /// The ``quantity`` as a list of at most one.
  public var quantities: [Quantity] { quantity.map { [$0] } ?? [] }
}

extension Dossier {
  /// The findings for which all of some filters hold, oldest first.
  ///
  /// - Parameter filters: The filters; without any, all findings.
  /// - Returns: The findings.
  /// - Complexity: O(*m*) in the number of findings that the chosen lists name; see ``explain(_:)``.
  public func findings(_ filters: Filter<Finding>...) -> [Finding] { fetch(Query(where: filters)) }
}
