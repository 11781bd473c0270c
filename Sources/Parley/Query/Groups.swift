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
  private let codes: [Int]
  private let counts: [Int]

  fileprivate init(_ dimensions: GroupDimensions, _ counted: [(code: Int, count: Int)]) {
    self.dimensions = dimensions
    codes = counted.map(\.code)
    counts = counted.map(\.count)
  }
}

extension RecordGroups: RandomAccessCollection {
  /// The position of the first group.
  public var startIndex: Int { 0 }

  /// The number of groups.
  public var endIndex: Int { codes.count }

  /// The group at a position.
  ///
  /// - Parameter position: A position from 0 to ``endIndex``, the end excluded.
  public subscript(position: Int) -> RecordGroup {
    RecordGroup(keys: dimensions.keys(of: codes[position]), count: counts[position])
  }
}

/// The newest record of each group of an answer, in the order of the groups' keys; a missing key comes last.
public struct LatestRecords<Item: Record>: Sendable {
  /// The newest record of a group.
  public struct Element: Sendable {
    /// What the records of the group have in common, one text for each key of the grouping; `nil` where they have none.
    public let keys: [String?]

    /// The newest record; of several on the same date the first by identifier.
    public let record: Item
  }

  private let records: Records<Item>
  private let dimensions: GroupDimensions
  private let codes: [Int]
  private let references: [QueryRun.Reference]
  private let indexes: [RowIndex]

  fileprivate init(_ records: Records<Item>, _ grouped: GroupedRun) {
    let found = grouped.newest()
    self.records = records
    dimensions = grouped.dimensions
    indexes = grouped.indexes
    codes = found.map(\.code)
    references = found.map(\.reference)
  }

  /// The keys of the group at a position, without its record.
  ///
  /// - Parameter position: A position from 0 to ``endIndex``, the end excluded.
  /// - Returns: What the records of the group have in common.
  public func keys(at position: Int) -> [String?] { dimensions.keys(of: codes[position]) }

  /// The identifier of the record at a position; the record is not made.
  ///
  /// - Parameter position: A position from 0 to ``endIndex``, the end excluded.
  /// - Returns: The identifier.
  public func id(at position: Int) -> Item.ID {
    let reference = references[position]
    return EntityID(unchecked: indexes[Int(reference.part)].ids[Int(reference.place)])
  }
}

extension LatestRecords: RandomAccessCollection {
  /// The position of the first group.
  public var startIndex: Int { 0 }

  /// The number of groups.
  public var endIndex: Int { codes.count }

  /// The newest record of the group at a position.
  ///
  /// - Parameter position: A position from 0 to ``endIndex``, the end excluded.
  public subscript(position: Int) -> Element {
    let reference = references[position]
    return Element(
      keys: keys(at: position), record: records.parts[Int(reference.part)].segment.rows[Int(reference.place)])
  }
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
  /// - Complexity: O(*m* + *g* log *g*) in the number of records that the chosen lists name and of groups. No record is
  ///   made.
  public func groups<Item: Record>(_ filters: Filter<Item>..., by keys: Grouping<Item>...) -> RecordGroups {
    let grouped = GroupedRun(
      of: self, RecordKind(of: ObjectIdentifier(Item.self)), Filter.all(filters).node, keys.map(\.key))
    return RecordGroups(grouped.dimensions, grouped.counts())
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
  /// - Complexity: O(*m* + *g* log *g*) in the number of records that the chosen lists name and of groups. No record is
  ///   made before it is asked for.
  public func latest<Item: Record>(_ filters: Filter<Item>..., per keys: Grouping<Item>...) -> LatestRecords<Item> {
    let grouped = GroupedRun(
      of: self, RecordKind(of: ObjectIdentifier(Item.self)), Filter.all(filters).node, keys.map(\.key))
    return LatestRecords(records(of: Item.self), grouped)
  }
}
