public import Parley

// What an example looks at where nobody says what.

extension Dossier {
  /// The proposal that was asked for, or else the one with the most statements about it.
  ///
  /// - Parameter id: The identifier that was asked for with `--proposal`; `nil` where none was.
  /// - Returns: The proposal.
  /// - Throws: ``ExampleFailure`` where the dossier has no such proposal, or none.
  /// - Complexity: O(*n*) in the number of statements.
  public func proposal(askedFor id: Proposal.ID?) throws(ExampleFailure) -> Proposal {
    let known = proposals.map(\.id.rawValue)
    if known.isEmpty { throw ExampleFailure("error: the dossier has no proposals") }
    if let id {
      if let proposal = self[id] { return proposal }
      let cure = Spelling.nearest(to: id.rawValue, among: known).map { "did you mean \($0)?" }
      throw ExampleFailure(
        "error: --proposal: no proposal \"\(id)\"; \(cure ?? "there are " + Wording.list(known))")
    }
    let counted = proposals.map { ($0, statements(.concerning(.proposal($0.id))).count) }
    guard let busiest = counted.max(by: { ($0.1, $1.0.id) < ($1.1, $0.0.id) }) else {
      throw ExampleFailure("error: the dossier has no proposals")
    }
    return busiest.0
  }

  /// The first day on which all statements on record had been made and published; `nil` where none has a date.
  ///
  /// - Complexity: O(*n*) in the number of statements.
  public var lastReportedDay: Day? {
    statements.compactMap { statement -> Day? in
      let said = statement.date.isInterval ? nil : statement.date.latest
      let published = statement.citations.compactMap { self[$0.source]?.published?.latest }.min()
      return [said, published].compactMap(\.self).max()
    }
    .max()
  }
}
