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
