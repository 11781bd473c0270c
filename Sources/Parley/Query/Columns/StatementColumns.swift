/// The statements of a dossier as the columns of its index, for analyses that would otherwise have to go through the
/// records.
///
/// There is one set of columns for each part of the table. Its rows stand in the order of their dates, the undated ones
/// last; of the same date in the order of their identifiers.
package struct StatementColumns: Sendable {
  /// The columns of one part.
  package struct Part: Sendable {
    /// Which rows belong to the dossier and to the question.
    package let isWanted: [Bool]
    /// The first day that the date of each row allows; ``undated`` where there is none.
    package let days: [Int]
    /// The identifier of each row's statement, by ``places``.
    package let ids: [String]
    /// Where the identifier of each row stands.
    package let places: [UInt32]
    package let speakers: Terms
    package let onBehalfOf: Terms
    package let capacities: Terms
    package let sources: Terms
    package let retracts: Terms
    /// The subjects of the stances; attitudes and firmness stand at the same positions.
    package let subjects: Terms
    package let attitudes: Terms
    package let firmness: Terms
  }

  /// What the rows have in one respect, as numbers of texts.
  package struct Terms: Sendable {
    /// The texts by their numbers.
    package let texts: [String]
    /// The numbers, row by row; ``none`` where one is missing beside others that are there.
    package let values: [UInt32]
    /// Where the values of each row begin, and at last where those of the last one end; empty where each row has one.
    private let starts: [UInt32]

    /// Stands for a missing term.
    package static var none: UInt32 { Column.none }

    init(_ field: Field) {
      texts = field.terms.terms.map(\.description)
      values = field.column.values
      starts = field.column.starts
    }

    /// The positions of a row's values.
    package subscript(row: Int) -> Range<Int> {
      starts.isEmpty ? row..<(row + 1) : Int(starts[row])..<Int(starts[row + 1])
    }
  }

  package let parts: [Part]

  /// Stands for a missing date.
  package static var undated: Int { .min }

  /// The columns of the statements for which a filter holds.
  ///
  /// - Parameters:
  ///   - dossier: The dossier.
  ///   - filter: The filter; `nil` for all statements.
  package init(_ dossier: Dossier, where filter: Filter<Statement>?) {
    let node = (filter ?? .all()).node
    parts = dossier.queryableParts(.statement).map { part in
      let run = part.run(node, of: dossier)
      var isWanted = [Bool](repeating: false, count: run.index.count)
      run.forEach { isWanted[$0] = true }
      return Part(run.index, isWanted)
    }
  }
}

extension StatementColumns.Part {
  fileprivate init(_ index: RowIndex, _ isWanted: [Bool]) {
    func terms(_ name: FilterTest.Name) -> StatementColumns.Terms {
      StatementColumns.Terms(index.fieldOrEmpty(name))
    }
    self.isWanted = isWanted
    var days = [Int](repeating: StatementColumns.undated, count: index.count)
    var row = 0
    while row < index.dates.datedCount {
      let peers = index.dates.peers(of: row)
      let day = index.dates.date(row)?.earliest ?? .distantPast
      if day > .distantPast { for peer in peers { days[peer] = day.daysSince1970 } }
      row = peers.upperBound
    }
    self.days = days
    ids = index.ids
    places = index.places
    speakers = terms(.speaker)
    onBehalfOf = terms(.onBehalfOf)
    capacities = terms(.capacity)
    sources = terms(.source)
    retracts = terms(.retracts)
    subjects = terms(.concerning)
    attitudes = terms(.attitude)
    firmness = terms(.firmness)
  }
}
