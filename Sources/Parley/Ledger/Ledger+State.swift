extension Fingerprint {
  /// The fingerprint of the history with another entry.
  func following(_ entry: Entry, _ changed: some Sequence<RecordKey>) -> Fingerprint {
    var fingerprint = self
    fingerprint.add(Int64(entry.sequence))
    fingerprint.add(byte: UInt8(ascii: " "))
    fingerprint.add(entry.recordedAt.microsecondsSince1970)
    fingerprint.end()
    for key in changed {
      fingerprint.add(key.kind.rawValue)
      fingerprint.add(byte: UInt8(ascii: ":"))
      fingerprint.add(key.id)
      fingerprint.end()
    }
    return fingerprint
  }
}

extension Ledger.State {
  /// The moment of the dossier.
  var moment: LedgerMoment {
    guard let moment = dossier.storage.moment else { preconditionFailure("a ledger's dossier has its moment") }
    return moment
  }

  /// The state after another entry of any kind.
  ///
  /// - Parameters:
  ///   - entry: The entry.
  ///   - skipsUnknown: Whether changes that this version cannot make are passed over: the entry was accepted once.
  ///   - check: Looks at the records that the entry names before anything is done.
  /// - Returns: The state; this one stays as it is.
  /// - Throws: ``LedgerError``.
  func appending(
    _ entry: Entry, skippingUnknown skipsUnknown: Bool, _ check: (Set<RecordKey>) throws(LedgerError) -> Void
  ) throws(LedgerError) -> Ledger.State {
    let effect = try Effect(
      of: entry.changes.filter { !skipsUnknown || !$0.isUnknown }, on: dossier, isNew: !skipsUnknown)
    try check(effect.named)
    let stamp = Stamp(sequence: entry.sequence, recordedAt: entry.recordedAt)
    var update = TableUpdate(effect, at: stamp)
    var tables = dossier.storage.tables
    for kind in update.kinds { tables.visit(kind, &update) }
    let changed = effect.changed
    let next = LedgerMoment(
      sequence: entry.sequence, recordedAt: entry.recordedAt, counts: RecordCounts(tables),
      relationsChanged: update.kinds.isDisjoint(with: Relations.kinds) ? moment.relationsChanged : entry.sequence,
      hierarchyChanged: update.kinds.isDisjoint(with: Relations.kindsOfHierarchy)
        ? moment.hierarchyChanged : entry.sequence,
      fingerprint: moment.fingerprint.following(entry, changed))
    var entries = entries
    entries.append(contentsOf: [Ledger.Logged(entry, changed: changed, next)])
    return Ledger.State(dossier: Dossier(.init(dossier.storage, tables, at: next)), entries: entries)
  }

  /// The dossier at another moment.
  func dossier(at other: LedgerMoment) -> Dossier {
    if other.sequence == moment.sequence { return dossier }
    var rewind = TableRewind(moment: other)
    var tables = dossier.storage.tables
    tables.visit(&rewind)
    return Dossier(.init(dossier.storage, tables, at: other))
  }
}
