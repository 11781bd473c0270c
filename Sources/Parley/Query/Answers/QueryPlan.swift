/// How a query was answered: which lists were chosen, and how many records were looked at.
public struct QueryPlan: Hashable, Sendable {
  /// The type of record that was asked for.
  public let kind: RecordKind

  /// What was decided, in the order of the decisions: the lists that were chosen, the dates that bound them, what had to
  /// be asked of each record.
  public let steps: [String]

  /// How many records might have been looked at: those in the chosen lists, or all where there was none.
  public let candidates: Int

  /// How many rows of lists and columns were looked at.
  public let rowsTouched: Int

  /// How many records were found.
  public let matches: Int

  /// How many records the dossier has of the type.
  public let total: Int

  /// What is strange about the question, for example an identifier that no record has.
  public let notes: [String]
}

extension QueryPlan: CustomStringConvertible {
  /// The plan for people, one decision a line.
  public var description: String {
    let sum = "\(matches) of \(total) \(kind.rawValue) records; \(candidates) candidates, \(rowsTouched) rows touched"
    return ([sum] + steps.map { "- " + $0 } + notes.map { "note: " + $0 }).joined(separator: "\n")
  }
}

extension Dossier {
  /// How a query is answered: it is answered, and what was done for it is counted.
  ///
  /// - Parameter query: The query.
  /// - Returns: The plan.
  /// - Complexity: As of ``fetch(_:)``.
  public func explain<Item: Record>(_ query: Query<Item>) -> QueryPlan {
    let trace = Trace()
    guard let kind = RecordKind(of: ObjectIdentifier(Item.self)) else {
      preconditionFailure("\(Item.self) is no record of a dossier")
    }
    var run = QueryRun(kind, query.filter.node, query.order, of: self, trace: trace)
    var matches = 0
    while matches < query.limit ?? .max, run.next() != nil { matches += 1 }
    return QueryPlan(
      kind: kind, steps: trace.steps, candidates: run.runs.reduce(0) { $0 + $1.set.estimate },
      rowsTouched: run.touched, matches: matches, total: records(of: Item.self).count,
      notes: trace.notes + [query.filter.refusal?.description].compactMap(\.self))
  }
}
