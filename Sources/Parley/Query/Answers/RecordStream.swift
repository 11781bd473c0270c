/// The answers to a query, each worked out and made when it is asked for.
///
/// ```swift
/// let long = dossier.stream(Query<Statement>(where: .during("2025-11")))
///   .matching { $0.summary.utf8.count > 200 }
/// for statement in long.prefix(10) { print(statement.summary) }
/// ```
public struct RecordStream<Item: Record>: Sequence, Sendable {
  private let query: Query<Item>
  private let dossier: Dossier
  private var conditions: [@Sendable (Item) -> Bool] = []

  fileprivate init(_ query: Query<Item>, of dossier: Dossier) {
    self.query = query
    self.dossier = dossier
  }

  /// Leaves out the records for which a condition does not hold.
  ///
  /// The condition is code, so that it belongs to the answers and not to the query, which can be stored. A limit of the
  /// query counts the records before the condition.
  ///
  /// - Parameter condition: The condition.
  /// - Returns: The records for which it holds.
  public func matching(_ condition: @escaping @Sendable (Item) -> Bool) -> RecordStream {
    var stream = self
    stream.conditions.append(condition)
    return stream
  }

  fileprivate var question: String {
    "\(query)" + (conditions.isEmpty ? "" : " with \(String(conditions.count, "condition")) in code")
  }

  /// Goes through the answers.
  public func makeIterator() -> Iterator { Iterator(query, dossier, conditions) }

  /// A way through the answers.
  public struct Iterator: IteratorProtocol {
    private var run: QueryRun?
    private var rest: Int
    private let conditions: [@Sendable (Item) -> Bool]

    fileprivate init(_ query: Query<Item>, _ dossier: Dossier, _ conditions: [@Sendable (Item) -> Bool]) {
      run = RecordKind(of: ObjectIdentifier(Item.self)).map {
        QueryRun($0, query.filter.node, query.order, of: dossier)
      }
      rest = query.limit ?? .max
      self.conditions = conditions
    }

    /// The next record; `nil` at the end.
    public mutating func next() -> Item? {
      while rest > 0, let reference = run?.next(), let part = run?.runs[Int(reference.part)].part {
        rest -= 1
        let record: Item = part.record(of: reference.row)
        if conditions.allSatisfy({ $0(record) }) { return record }
      }
      return nil
    }
  }
}

extension RecordStream: CustomStringConvertible, CustomReflectable {
  /// What was asked.
  public var description: String { "stream of \(question)" }

  /// The description: `dump` and debuggers do not go into the dossier that was asked.
  public var customMirror: Mirror { Mirror(summaryOf: self) }
}

extension Dossier {
  /// The answers to a query one by one, worked out as far as they are asked for.
  ///
  /// - Parameter query: The query.
  /// - Returns: The answers; going through them again asks again.
  public func stream<Item: Record>(_ query: Query<Item>) -> RecordStream<Item> { RecordStream(query, of: self) }
}

@available(*, unavailable)
extension RecordStream.Iterator: Sendable {}
