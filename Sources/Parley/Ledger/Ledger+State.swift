extension Fingerprint {
  /// The fingerprint of the history with another entry.
  func following(_ entry: Ledger.Entry, _ changed: some Sequence<RecordKey>) -> Fingerprint {
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

  /// The dossier at another moment.
  func dossier(at other: LedgerMoment) -> Dossier {
    if other.sequence == moment.sequence { return dossier }
    var rewind = TableRewind(moment: other)
    var tables = dossier.storage.tables
    for kind in RecordKind.allCases { tables.edit(kind, by: &rewind) }
    return Dossier(.init(dossier.storage, tables, at: other))
  }
}
