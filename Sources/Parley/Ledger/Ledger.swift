import Synchronization

/// The history of a dossier: entries that are only ever added, and the dossier as it stood after each.
///
/// A ledger keeps two times apart: when something was said or done, which is in the records, and when it became known,
/// which is in the entries.
///
/// ```swift
/// let ledger = Ledger(title: "Talks")
/// try ledger.commit(
///   [.put(Actor("dmitry-peskov", "Dmitry Peskov", .person))],
///   by: "desk", note: "The first name.", at: .now())
/// ledger.dossier.actors.count     // 1
/// ```
///
/// A ledger may be used from any number of threads. A reader never waits for a commit to be worked out, and never sees
/// half of one; commits follow each other. Dossiers of a ledger share what they have in common: an old one that is held
/// costs what has changed since.
public final class Ledger: Sendable {
  /// How the ledger stands after an entry. It is replaced as a whole.
  struct State {
    let dossier: Dossier
    let entries: Entries
  }

  let state: Mutex<State>

  /// Held during a commit, so that commits follow each other.
  let committing = Mutex<Void>(())

  /// The moment at which the ledger begins.
  let beginning: LedgerMoment

  /// Creates a ledger that begins with an empty dossier.
  ///
  /// - Parameter title: What the dossier is about.
  public convenience init(title: String) {
    let stamp = Stamp(sequence: 0, recordedAt: Timestamp(microsecondsSince1970: .min))
    let dossier = Dossier(title: title, records: [])
    var tables = dossier.storage.tables
    var editor = TableBeginning(stamp: stamp)
    tables.edit(by: &editor)
    self.init(dossier, tables, stamp)
  }

  /// Creates a ledger that begins with a dossier.
  ///
  /// - Parameters:
  ///   - dossier: The dossier. Its title and its unknown members remain those of all dossiers of the ledger.
  ///   - sequence: The number with which the ledger begins; the first entry gets the next one.
  ///   - recordedAt: When the dossier's records became known.
  ///   - allowingFutureTime: Whether the time may be more than a day later than the machine's clock shows. All entries
  ///     that follow are no earlier.
  /// - Throws: ``LedgerError`` with code `duplicateID` where two records have one identifier, `unreadableValue` where a
  ///   record or the dossier holds what could be written but not read back, and `futureTime`.
  /// - Precondition: The number is 0 or more, and less than 10 to the power of 18.
  /// - Complexity: O(*n*) in the size of the dossier.
  public convenience init(
    _ dossier: Dossier, sequence: Int = 0, recordedAt: Timestamp, allowingFutureTime: Bool = false
  ) throws(LedgerError) {
    precondition(0...Self.lastSequence ~= sequence, "a ledger cannot begin with the number \(sequence)")
    if !allowingFutureTime, recordedAt.isAheadOfClock { throw .futureTime(recordedAt) }
    if let (finding, record) = dossier.unreadableForm {
      throw LedgerError(.unreadableValue, record.map { [$0] } ?? [], member: finding.path, finding.reason)
    }
    try self.init(read: dossier, sequence: sequence, recordedAt: recordedAt)
  }

  /// Creates a ledger that begins with a dossier read from a document, in which nothing can be unreadable.
  ///
  /// - Parameters:
  ///   - dossier: The dossier.
  ///   - sequence: The number with which the ledger begins, 0 or more.
  ///   - recordedAt: When the dossier's records became known, even if that is in the future.
  /// - Throws: ``LedgerError`` with code `duplicateID`.
  package convenience init(read dossier: Dossier, sequence: Int, recordedAt: Timestamp) throws(LedgerError) {
    let stamp = Stamp(sequence: sequence, recordedAt: recordedAt)
    var tables = dossier.storage.tables
    let duplicates = tables.duplicates
    guard duplicates.isEmpty else {
      throw LedgerError(.duplicateID, duplicates, "two records have one identifier; give one of them another")
    }
    var editor = TableBeginning(stamp: stamp)
    tables.edit(by: &editor)
    self.init(dossier, tables, stamp)
  }

  /// Creates a ledger that begins with tables; `fingerprint` is that of the history that led to them, where there is
  /// one.
  init(_ dossier: Dossier, _ tables: Tables, _ stamp: Stamp, fingerprint: Fingerprint? = nil) {
    beginning = LedgerMoment(
      sequence: stamp.sequence, recordedAt: stamp.recordedAt, counts: RecordCounts(tables),
      relationsChanged: stamp.sequence, hierarchyChanged: stamp.sequence,
      fingerprint: fingerprint ?? Fingerprint(of: "\(dossier.fingerprint) \(stamp.sequence)"))
    state = Mutex(
      State(
        dossier: Dossier(.init(dossier.storage, tables, at: beginning)), entries: Entries(from: stamp.sequence + 1)))
  }

  /// The greatest number of an entry: journals have numbers of 18 digits.
  package static let lastSequence = Int(clamping: 999_999_999_999_999_999 as Int64)

  /// The dossier as it stands now.
  public var dossier: Dossier { current.dossier }

  /// The number of the last entry; the number with which the ledger began where there is none.
  public var sequence: Int { current.entries.endIndex - 1 }

  /// The entries so far, the oldest first.
  public var entries: Entries { current.entries }

  var current: State { state.withLock { $0 } }

  /// Records an entry.
  ///
  /// All changes are made at once, or none is. A record may be named by one change only; merges come last and also lead
  /// the references elsewhere that the entry itself puts. Putting a proposal puts and removes provisions with it.
  ///
  /// - Parameters:
  ///   - changes: The changes; at least one.
  ///   - author: Who makes them; not empty.
  ///   - note: What they are about, in the author's words.
  ///   - recordedAt: When they become known; not earlier than the last entry.
  ///   - base: The dossier of this ledger from which the author started: the entry is refused where somebody has
  ///     changed one of its records since. Without it the last one to write wins.
  ///   - allowingFutureTime: Whether the time may be more than a day later than the machine's clock shows. All entries
  ///     that follow are no earlier.
  /// - Returns: The entry.
  /// - Throws: ``LedgerError``; any of its codes but `duplicateID`. The ledger is then as it was before.
  /// - Complexity: O(*k* log² *n*) amortised for *k* changes in a ledger of *n* records, whatever *n* is; with a merge
  ///   O(*n*), because every record may refer to the one that is taken out.
  @discardableResult
  public func commit(
    _ changes: [Ledger.Change], by author: String, note: String? = nil, at recordedAt: Timestamp,
    basedOn base: Dossier? = nil, allowingFutureTime: Bool = false
  ) throws(LedgerError) -> Ledger.Entry {
    let draft = EntryDraft(
      changes, by: author, note: note, at: recordedAt, basedOn: base, allowingFutureTime: allowingFutureTime)
    return try record { (recording) throws(LedgerError) in try recording.append(draft).entry }
  }

  /// Records an entry that has its number already, as one that is read from a journal.
  ///
  /// - Parameters:
  ///   - entry: The entry.
  ///   - skipsUnknown: Whether changes that this version cannot make are passed over. They stay in the entry.
  /// - Throws: ``LedgerError``; any of its codes but `duplicateID`.
  package func append(_ entry: Ledger.Entry, skippingUnknown skipsUnknown: Bool = false) throws(LedgerError) {
    _ = try record { (recording) throws(LedgerError) in try recording.append(entry, skippingUnknown: skipsUnknown) }
  }
}

extension Ledger {
  /// The moment after an entry; `nil` where there is none with the number.
  func moment(_ sequence: Int, of state: State) -> LedgerMoment? {
    if sequence == beginning.sequence { return beginning }
    return state.entries.indices.contains(sequence) ? state.entries.logged(sequence).moment : nil
  }
}
