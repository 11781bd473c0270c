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

extension Grouping where Item == Discrepancy {
  /// By subject.
  public static var subject: Grouping { Grouping(.about) }

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
  package static let tests: Set<FilterTest.Name> = [.about, .member]

  package static let groups: [FilterTest.Name] = [.about, .member]

  package func list(in terms: inout IndexBuilder) {
    terms.visitCommon(self)
    terms.visit(.about, Term(subject))
    terms.visit(.member, Term(member))
  }

  package static func answer(_ test: FilterTest, in dossier: Dossier) -> FilterAnswer<Discrepancy>? { nil }
}
