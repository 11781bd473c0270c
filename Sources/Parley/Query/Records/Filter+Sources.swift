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
