extension Filter where Item == Source {
  /// Sources of one of some kinds.
  ///
  /// - Parameter kinds: The kinds.
  /// - Returns: The filter.
  public static func kind(_ kinds: Source.Kind...) -> Filter { Filter(.kind, kinds) }

  /// Sources of one of some publishers, named exactly as in the dossier.
  ///
  /// - Parameter publishers: The publishers.
  /// - Returns: The filter.
  public static func publisher(_ publishers: String...) -> Filter { Filter(.publisher, .terms(publishers)) }

  /// Sources in one of some languages. The whole tag counts: `zh` does not include `zh-Hans`.
  ///
  /// - Parameter languages: The languages.
  /// - Returns: The filter.
  public static func language(_ languages: LanguageTag...) -> Filter {
    Filter(.language, .terms(languages.map(\.description)))
  }

  /// Sources of at least a grade.
  ///
  /// - Parameter grade: The worst grade that is accepted.
  /// - Returns: The filter.
  public static func grade(atLeast grade: Source.Grade) -> Filter {
    Filter(.grade, Source.Grade.known.filter { $0.isAtLeast(grade) })
  }
}

extension Grouping where Item == Source {
  /// By kind.
  public static var kind: Grouping { Grouping(.kind) }

  /// By publisher.
  public static var publisher: Grouping { Grouping(.publisher) }

  /// By language.
  public static var language: Grouping { Grouping(.language) }

  /// By grade.
  public static var grade: Grouping { Grouping(.grade) }
}

extension Source: Searchable {
  package func texts(_ visit: TextVisitor) {
    visit("title", title)
    if let publisher { visit("publisher", publisher) }
    for (index, author) in authors.enumerated() { visit("authors[\(index)]", author) }
  }
}

extension Source: Queryable {
  package static let tests: Set<FilterTest.Name> = FilterTest.Name.ofDates.union([
    .kind, .publisher, .language, .grade,
  ])

  package static let groups: [FilterTest.Name] = [.kind, .publisher, .language, .grade]

  package func list(in terms: inout IndexBuilder) {
    terms.visitCommon(self)
    terms.visit(.kind, kind)
    terms.visit(.grade, grade)
    if let publisher { terms.visit(.publisher, Term(publisher)) }
    if let language { terms.visit(.language, Term(language.description)) }
  }

  package static func answer(_ test: FilterTest, in dossier: Dossier) -> FilterAnswer<Source>? { nil }
}

extension Source: DatedRecord {
  /// When the source was ``published``.
  public var when: PartialDate? { published }
}

extension Dossier {
  /// The sources for which all of some filters hold, oldest first.
  ///
  /// - Parameter filters: The filters; without any, all sources.
  /// - Returns: The sources.
  /// - Complexity: O(*m*) in the number of sources that the chosen lists name; see ``explain(_:)``.
  public func sources(_ filters: Filter<Source>...) -> [Source] { fetch(Query(where: filters)) }
}
