// What print says of the answers to queries. They hold whole dossiers, so that no dump may go into them.

extension Query: CustomStringConvertible, CustomDebugStringConvertible {
  /// The query as Swift: `Query<Statement>(where: .speaker("kaja-kallas"), orderedBy: .newestFirst, limit: 20)`. Of lists
  /// longer than twelve elements the rest is a comment; ``debugDescription`` has them whole.
  public var description: String { text(filter.node.arguments(of: Item.self, .short)) }

  /// The query as Swift, whatever its length.
  public var debugDescription: String { text(filter.node.arguments(of: Item.self, .whole)) }

  private func text(_ filters: String) -> String {
    let parts = [
      filters.isEmpty ? nil : "where: \(filters)", order == .oldestFirst ? nil : "orderedBy: .\(order.rawValue)",
      limit.map { "limit: \($0)" },
    ]
    return "Query<\(Item.self)>(\(parts.compactMap(\.self).joined(separator: ", ")))"
  }
}

extension Page: CustomStringConvertible, CustomReflectable {
  /// How many records there are, the first of them, and what was asked.
  public var description: String { "page of \(summary(of: ids)) for \(query)" }

  /// The description: `dump` and debuggers do not go into the dossier that was asked.
  public var customMirror: Mirror { Mirror(summaryOf: self) }
}

extension RecordGroup: CustomStringConvertible {
  /// The keys and the number: `kaja-kallas, opposes: 3`. A missing key is a dash.
  public var description: String { "\(keys.map { $0 ?? "-" }.joined(separator: ", ")): \(count)" }
}

extension RecordGroups: CustomStringConvertible, CustomReflectable {
  /// How many groups there are, and the first of them.
  public var description: String { summary(prefix(4).map(\.description), "group", of: count) }

  /// The description: `dump` and debuggers do not go into the dossier that was asked.
  public var customMirror: Mirror { Mirror(summaryOf: self) }
}

extension LatestRecords: CustomStringConvertible, CustomReflectable {
  /// How many groups there are, and the newest records of the first.
  public var description: String {
    summary(prefix(4).map(\.description), "group", of: count)
  }

  /// The description: `dump` and debuggers do not go into the dossier that was asked.
  public var customMirror: Mirror { Mirror(summaryOf: self) }
}

extension LatestRecords.Element: CustomStringConvertible {
  /// The keys and the identifier of the newest record.
  public var description: String { "\(keys.map { $0 ?? "-" }.joined(separator: ", ")): \(record.id)" }
}

/// A number of things, and the first three.
private func summary(_ items: [String], _ word: String, of count: Int) -> String {
  let first = items.prefix(3)
  return String(count, word)
    + (first.isEmpty ? "" : ": \(first.joined(separator: "; "))\(count > first.count ? "; ..." : "")")
}

private func summary<Item>(of ids: [EntityID<Item>]) -> String {
  let word = RecordKind(of: ObjectIdentifier(Item.self))?.rawValue ?? "record"
  let first = ids.prefix(3).map(\.rawValue)
  return String(ids.count, word)
    + (first.isEmpty ? "" : " (\(first.joined(separator: ", "))\(ids.count > first.count ? ", ..." : ""))")
}
