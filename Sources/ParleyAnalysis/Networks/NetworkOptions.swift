/// Which statements count as said again, so that only one of them counts.
///
/// Two statements are duplicates if they have the same two nodes, the same level (unless the network ignores the
/// qualifier) and what the rule adds; the first in the order of time counts. By ``lastCounts`` the level does not matter,
/// and the last one counts.
@nonexhaustive
public enum DuplicateRule: String, Hashable, Sendable, CaseIterable {
  /// Every statement counts.
  case include
  /// Once in each document; what stands in no document is never a duplicate.
  case oncePerDocument
  /// Once in each week, from Monday to Sunday as in ISO 8601; undated statements are never duplicates.
  case oncePerWeek
  /// Once in each month of each year; undated statements are never duplicates.
  case oncePerMonth
  /// Once in each year; undated statements are never duplicates.
  case oncePerYear
  /// Once in the whole time range.
  case onceInRange
  /// Of all that a first node says about a second one in the time range only the last counts, whatever its level: a vote
  /// that was changed. Of statements at the same time the one that comes last in the table counts, and undated ones come
  /// before all others.
  case lastCounts
}

/// Which nodes a network has.
@nonexhaustive
public enum NetworkNodes: Hashable, Sendable {
  /// Those that have a statement which counts, in the order of their labels.
  case active
  /// All that have a statement in the time range, even if none of them counts, in the order of their labels.
  case inRange
  /// These first and second nodes and no others, in the order given; `nil` for ``active`` ones. A label without
  /// statements is a node without ties; of a dossier it has to be one that the dossier has.
  case given(first: [String]?, second: [String]?)
}
