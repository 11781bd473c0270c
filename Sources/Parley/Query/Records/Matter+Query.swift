extension Filter where Item == Matter {
  /// Matters of one of some topics.
  ///
  /// - Parameter topics: The topics.
  /// - Returns: The filter.
  public static func topic(_ topics: Topic...) -> Filter { Filter(.topic, topics) }

  /// Matters that stand under one of some matters, at any depth.
  ///
  /// - Parameter matters: The matters.
  /// - Returns: The filter.
  public static func under(_ matters: Matter.ID...) -> Filter { Filter(.under, matters) }
}

extension Grouping where Item == Matter {
  /// By topic.
  public static var topic: Grouping { Grouping(.topic) }
}

extension Matter: Searchable {
  package func texts(_ visit: TextVisitor) { name.texts(of: "name", visit) }
}

extension Matter: Queryable {
  package static let tests: Set<FilterTest.Name> = [.topic, .under]

  package static let groups: [FilterTest.Name] = [.topic]

  package func list(in terms: inout IndexBuilder) {
    terms.visitCommon(self)
    for topic in topics { terms.visit(.topic, topic) }
  }

  package static func answer(_ test: FilterTest, in dossier: Dossier) -> FilterAnswer<Matter>? {
    guard test.name == .under, case .terms(let ids) = test.argument else { return nil }
    let relations = dossier.relations
    return .ids(
      ids.flatMap { id in
        reached(from: [Matter.ID(unchecked: id)]) { relations.submatters[$0] ?? [] }.map(\.rawValue)
      })
  }
}

extension Dossier {
  /// The matters for which all of some filters hold, in the order of their identifiers.
  ///
  /// - Parameter filters: The filters; without any, all matters.
  /// - Returns: The matters.
  /// - Complexity: O(*m*) in the number of matters that the chosen lists name; see ``explain(_:)``.
  public func matters(_ filters: Filter<Matter>...) -> [Matter] { fetch(Query(where: filters)) }
}
