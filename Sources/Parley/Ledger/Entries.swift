extension Ledger {
  /// The entries of a ledger up to a moment, by their numbers.
  ///
  /// ```swift
  /// for entry in ledger.entries.suffix(10) { print(entry.sequence, entry.author, entry.note ?? "") }
  /// ```
  ///
  /// The collection shares the ledger's storage: getting it and slicing it copies no entries.
  public struct Entries: RandomAccessCollection, Sendable {
    /// The entries in stretches, each longer than the next: the last ones are made one as they become equally long.
    private var stretches: [[Logged]] = []

    /// The number of the first entry.
    public let startIndex: Int

    /// The number that the next entry will have.
    public private(set) var endIndex: Int

    /// An empty list whose first entry will have the given number.
    init(from first: Int) {
      startIndex = first
      endIndex = first
    }

    /// The entry with a number.
    ///
    /// - Parameter sequence: The number, from ``startIndex`` to ``endIndex``, the end excluded.
    /// - Complexity: O(log *n*) in the number of entries.
    public subscript(sequence: Int) -> Ledger.Entry { logged(sequence).entry }

    func logged(_ sequence: Int) -> Logged {
      var end = endIndex
      for stretch in stretches.reversed() {
        end -= stretch.count
        if sequence >= end { return stretch[sequence - end] }
      }
      preconditionFailure("there is no entry \(sequence)")
    }

    /// - Complexity: O(*k* + log *n*) amortised for *k* entries.
    mutating func append(contentsOf logged: [Logged]) {
      stretches.append(logged)
      endIndex += logged.count
      while stretches.count > 1, stretches[stretches.count - 2].count <= stretches[stretches.count - 1].count {
        let last = stretches.removeLast()
        stretches[stretches.count - 1] += last
      }
    }
  }

  /// An entry with what became of it: one object, whoever holds it.
  package final class Logged: Sendable {
    package let entry: Ledger.Entry
    /// The records that changed, where they are others than those that the entry names.
    private let listed: [RecordKey]?
    /// How the ledger stood afterwards.
    let moment: LedgerMoment

    /// - Parameters:
    ///   - entry: The entry.
    ///   - changed: The records that changed, in order; without it, those that the entry names.
    ///   - moment: How the ledger stood afterwards.
    init(_ entry: Ledger.Entry, changed: [RecordKey]? = nil, _ moment: LedgerMoment) {
      self.entry = entry
      listed = changed
      self.moment = moment
    }

    /// The records that changed, in order: those that the entry names and what followed from it.
    var changed: [RecordKey] { listed ?? entry.keys }
  }
}
