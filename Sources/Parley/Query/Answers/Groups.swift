/// A group of records that have the same keys.
public struct RecordGroup: Hashable, Sendable {
  /// What the records of the group have in common, one text for each key of the grouping; `nil` where they have none.
  public let keys: [String?]

  /// How many records belong to the group.
  public let count: Int
}

/// The groups of an answer, in the order of their keys; a missing key comes last.
public struct RecordGroups: Sendable {
  private let dimensions: GroupDimensions
  private let counted: [(code: Int, count: Int)]

  @usableFromInline
  init(_ type: ObjectIdentifier, _ node: FilterNode, _ keys: [GroupKey], of dossier: Dossier) {
    let run = GroupedRun(of: dossier, type, node, keys)
    dimensions = run.dimensions
    counted = run.counts()
  }
}

extension RecordGroups: RandomAccessCollection {
  /// The position of the first group.
  public var startIndex: Int { 0 }

  /// The number of groups.
  public var endIndex: Int { counted.count }

  /// The group at a position.
  ///
  /// - Parameter position: A position from 0 to ``endIndex``, the end excluded.
  public subscript(position: Int) -> RecordGroup {
    RecordGroup(keys: dimensions.keys(of: counted[position].code), count: counted[position].count)
  }
}

/// The newest record of each group of an answer, in the order of the groups' keys; a missing key comes last.
public struct LatestRecords<Item: Record>: Sendable {
  /// The newest record of a group.
  public struct Element: Sendable {
    @usableFromInline let answer: LatestAnswer
    @usableFromInline let position: Int

    @inlinable
    init(_ answer: LatestAnswer, _ position: Int) {
      self.answer = answer
      self.position = position
    }

    /// What the records of the group have in common, one text for each key of the grouping; `nil` where they have none.
    @inlinable public var keys: [String?] { answer.keys(at: position) }

    /// What the records of the group have in common in one respect; `nil` where they have none.
    ///
    /// - Parameter number: The number of the key in the grouping, from 0.
    /// - Returns: The key, without the others.
    @inlinable
    public func key(_ number: Int) -> String? { answer.key(number, at: position) }

    /// The identifier of the newest record; of several on the same date the first. The record is not made.
    @inlinable public var id: EntityID<Item> { EntityID(unchecked: answer.id(at: position)) }

    /// The newest record, made when it is asked for.
    public var record: Item { answer.record(at: position) }
  }

  @usableFromInline let answer: LatestAnswer

  @inlinable
  init(_ answer: LatestAnswer) {
    self.answer = answer
  }
}

extension LatestRecords: RandomAccessCollection {
  /// The position of the first group.
  @inlinable
  public var startIndex: Int { 0 }

  /// The number of groups.
  @inlinable
  public var endIndex: Int { answer.count }

  /// The newest record of the group at a position.
  ///
  /// - Parameter position: A position from 0 to ``endIndex``, the end excluded.
  @inlinable
  public subscript(position: Int) -> Element { Element(answer, position) }
}

/// The newest rows of groups, whatever the type of their records.
@usableFromInline
final class LatestAnswer: Sendable {
  private let parts: [QueryablePart]
  private let dimensions: GroupDimensions
  private let found: [(code: Int, row: RowReference)]

  /// Asks a dossier for records of a type; there are none of a type that is no record of a dossier.
  @usableFromInline
  init(_ type: ObjectIdentifier, _ node: FilterNode, _ keys: [GroupKey], of dossier: Dossier) {
    let run = GroupedRun(of: dossier, type, node, keys)
    parts = run.parts
    dimensions = run.dimensions
    found = run.newest()
  }

  @usableFromInline var count: Int { found.count }

  @usableFromInline
  func keys(at position: Int) -> [String?] { dimensions.keys(of: found[position].code) }

  @usableFromInline
  func key(_ number: Int, at position: Int) -> String? { dimensions.key(number, of: found[position].code) }

  @usableFromInline
  func id(at position: Int) -> String { parts.id(of: found[position].row) }

  func record<Item: Record>(at position: Int) -> Item { parts.record(of: found[position].row) }
}

extension Dossier {
  /// How many records there are in each group for which all of some filters hold.
  ///
  /// ```swift
  /// for group in dossier.groups(.during("2025-11"), by: .speaker, .attitude) {
  ///   print(group.keys, group.count)
  /// }
  /// ```
  ///
  /// A record with several speakers belongs to several groups, but to each once. Keys of a stance (subject, attitude,
  /// firmness) are those of one and the same stance.
  ///
  /// - Parameters:
  ///   - filters: The filters.
  ///   - keys: What the records of a group have in common.
  /// - Returns: The groups that have a record.
  /// - Complexity: O(*m* + *c* + *g* log *g*) in the number of records that the chosen lists name, of combinations of
  ///   values that these records have, and of groups. A record with 100 values in each of three keys has a million
  ///   combinations, and as many groups. No record is made.
  @inlinable
  public func groups<Item: Record>(_ filters: Filter<Item>..., by keys: Grouping<Item>...) -> RecordGroups {
    RecordGroups(ObjectIdentifier(Item.self), Filter.all(filters).node, keys.map { $0.key }, of: self)
  }

  /// The newest record of each group among those for which all of some filters hold.
  ///
  /// ```swift
  /// // Where everybody stood on every point at the end of November.
  /// dossier.latest(.before("2025-12-01"), per: .speaker, .subject)
  /// ```
  ///
  /// - Parameters:
  ///   - filters: The filters.
  ///   - keys: What the records of a group have in common.
  /// - Returns: The newest record of each group, by the order of ``QueryOrder/newestFirst``.
  /// - Complexity: O(*m* + *c* + *g* log *g*) in the number of records that the chosen lists name, of combinations of
  ///   values that these records have, as of ``groups(_:by:)``, and of groups. No record is made before it is asked for.
  @inlinable
  public func latest<Item: Record>(_ filters: Filter<Item>..., per keys: Grouping<Item>...) -> LatestRecords<Item> {
    LatestRecords(LatestAnswer(ObjectIdentifier(Item.self), Filter.all(filters).node, keys.map { $0.key }, of: self))
  }
}
