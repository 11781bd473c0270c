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
