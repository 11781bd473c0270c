/// An entry that has been ordered and has neither its number nor its time yet: what can be done without knowing the
/// ledger is done here, by the thread that orders it.
package struct EntryDraft: Sendable {
  let changes: [Ledger.Change]
  let author: String
  let note: String?
  /// When it becomes known, where the author says so.
  let recordedAt: Timestamp?
  /// When it was ordered.
  let orderedAt: Timestamp
  let base: Dossier?
  /// Why the entry cannot be recorded, whatever the ledger.
  let refusal: LedgerError?

  package init(
    _ changes: [Ledger.Change], by author: String, note: String?, at recordedAt: Timestamp?, basedOn base: Dossier?,
    allowingFutureTime: Bool = false
  ) {
    self.changes = changes
    self.author = author
    self.note = note
    self.recordedAt = recordedAt
    orderedAt = recordedAt ?? .now()
    self.base = base
    let unreadable = changes.lazy.compactMap(LedgerError.init(unreadable:)).first
    let late = allowingFutureTime ? nil : recordedAt.flatMap { $0.isAheadOfClock ? LedgerError.futureTime($0) : nil }
    refusal = unreadable ?? late
  }

  /// The entry with a number, never earlier than the one before unless its author says so.
  func entry(_ sequence: Int, after last: Timestamp) -> Ledger.Entry {
    Ledger.Entry(sequence, at: recordedAt ?? max(orderedAt, last), by: author, note: note, changes: changes)
  }

  /// The beginning of the entry's compact JSON text: all but its time and its number, whose names come last.
  ///
  /// ``Ledger/Logged/appendRest(to:)`` adds these.
  package var compactJSONBeginning: ByteBuffer {
    // Most entries are one record of this size, and their time and number will be added.
    var writer = JSONWriter(compact: true, capacity: 960)
    writer.literal("{\"author\":")
    writer.string(author)
    writer.literal(",\"changes\":")
    changes.write(to: &writer)
    if let note {
      writer.literal(",\"note\":")
      writer.string(note)
    }
    return writer.finished()
  }
}

extension Timestamp {
  /// Whether the moment is more than a day later than the clock shows: more than a clock is wrong by, or a time zone that
  /// was forgotten.
  package var isAheadOfClock: Bool { self > Timestamp.now().advanced(byMicroseconds: Self.perDay) }
}

extension LedgerError {
  /// The refusal of a time that is too far ahead of the clock.
  package static func futureTime(_ moment: Timestamp) -> LedgerError {
    LedgerError(
      .futureTime, [],
      "it would be recorded at \(moment), more than a day after the clock of this machine (\(Timestamp.now())), and all that "
        + "follows no earlier; pass allowingFutureTime: true if that is meant")
  }
}

extension Ledger.Logged {
  /// Adds to the beginning of the entry's text what a draft does not know.
  package func appendRest(to bytes: inout [UInt8]) {
    let (recordedAt, sequence) = (entry.recordedAt, entry.sequence)
    // Two names, a moment and a number of at most nineteen digits.
    bytes.append(atMost: Timestamp.longest + 64) { piece in
      piece.add(",\"recordedAt\":\"")
      recordedAt.add(to: &piece)
      piece.add("\",\"sequence\":")
      piece.add(UInt64(sequence.magnitude))
      piece.add(UInt8(ascii: "}"))
    }
  }
}

extension LedgerError {
  /// The refusal of a change that could be written but not read back; `nil` for one that can be read.
  fileprivate init?(unreadable change: Ledger.Change) {
    guard let finding = change.unreadableForm else { return nil }
    var records: Set<RecordKey> = []
    if case .put(let record) = change.action { records = [record.key] }
    self.init(.unreadableValue, records, member: finding.path, finding.reason)
  }
}
