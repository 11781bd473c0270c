extension Filter where Item == Place {
  /// Places of one of some kinds.
  ///
  /// - Parameter kinds: The kinds.
  /// - Returns: The filter.
  public static func kind(_ kinds: Place.Kind...) -> Filter { Filter(.kind, kinds) }

  /// Places that lie in one of some places, at any depth.
  ///
  /// - Parameter places: The places.
  /// - Returns: The filter.
  public static func partOf(_ places: Place.ID...) -> Filter { Filter(.partOf, places) }

  /// Places with one of some codes of ISO 3166.
  ///
  /// - Parameter codes: The codes, for example `UA-14`.
  /// - Returns: The filter.
  public static func isoCode(_ codes: String...) -> Filter { Filter(.isoCode, .terms(codes)) }
}

extension Grouping where Item == Place {
  /// By kind.
  public static var kind: Grouping { Grouping(.kind) }
}

extension Place: Searchable {
  package func texts(_ visit: TextVisitor) { name.texts(of: "name", visit) }
}

extension Place: Queryable {
  package static let tests: Set<FilterTest.Name> = [.kind, .isoCode, .partOf]

  package static let groups: [FilterTest.Name] = [.kind]

  package func list(in terms: inout IndexBuilder) {
    terms.visitCommon(self)
    terms.visit(.kind, kind)
    if let isoCode { terms.visit(.isoCode, Term(isoCode)) }
  }

  package static func answer(_ test: FilterTest, in dossier: Dossier) -> FilterAnswer<Place>? {
    guard test.name == .partOf, case .terms(let ids) = test.argument else { return nil }
    return .ids(ids.flatMap { dossier.places(in: [$0]).dropFirst() })
  }
}

extension Dossier {
  /// The places for which all of some filters hold, in the order of their identifiers.
  ///
  /// - Parameter filters: The filters; without any, all places.
  /// - Returns: The places.
  /// - Complexity: O(*m*) in the number of places that the chosen lists name; see ``explain(_:)``.
  public func places(_ filters: Filter<Place>...) -> [Place] { fetch(Query(where: filters)) }
}
