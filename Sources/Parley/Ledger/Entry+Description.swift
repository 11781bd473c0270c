extension Ledger.Change: CustomStringConvertible {
  /// What is done: `put` with the record, `retract` with its key and the reason, `merge` with both keys and the reason.
  public var description: String {
    let why = reason.map { ": \($0.headline())" } ?? ""
    return switch action {
    case .put(let record): "put \(record)\(why)"
    case .retract(let key): "retract \(key)\(why)"
    case .merge(let key, let other): "merge \(key) into \(other)\(why)"
    case .unknown: "a change that this version does not know\(why)"
    }
  }
}

extension Ledger.Entry: CustomStringConvertible {
  /// One line: the number, the time, the author, the note, and which records are changed.
  public var description: String {
    let keys = changes.prefix(3).map { change in
      switch change.action {
      case .put(let record): "put \(record.key)"
      case .retract(let key): "retract \(key)"
      case .merge(let key, let other): "merge \(key) into \(other)"
      case .unknown: "a change that this version does not know"
      }
    }
    let rest = changes.count > 3 ? ["and \(changes.count - 3) more"] : []
    let note = note.map { ", \($0.headline().debugDescription)" } ?? ""
    return "entry \(sequence), \(recordedAt), \(author)\(note): "
      + (keys.isEmpty ? "no changes" : (keys + rest).joined(separator: ", "))
  }
}

extension Ledger: CustomStringConvertible, CustomReflectable {
  /// The number of the last entry, and the dossier as it stands.
  public var description: String { "ledger at entry \(sequence), \(dossier)" }

  /// The description: `dump` and debuggers do not go through all records.
  public var customMirror: Mirror { Mirror(summaryOf: self) }
}

extension Ledger.Entries: CustomStringConvertible, CustomReflectable {
  /// How many entries there are, and the last one.
  public var description: String {
    let count = count
    return count == 0 ? "no entries" : "\(String(count, "entry")), the last: \(self[endIndex - 1])"
  }

  /// The description: `dump` and debuggers do not go through all entries.
  public var customMirror: Mirror { Mirror(summaryOf: self) }
}

extension Ledger.Version: CustomStringConvertible {
  /// The entry's number, its time and the record as of then.
  public var description: String {
    "entry \(sequence), \(recordedAt): \(record.map { "\($0)" } ?? "taken out")"
  }
}

extension Ledger.Difference: CustomStringConvertible {
  /// The key, and what was before and after.
  public var description: String {
    switch (before, after) {
    case (nil, let after?): "added \(after)"
    case (let before?, nil): "removed \(before)"
    case (let before?, let after?): "\(key) changed from \(before) to \(after)"
    case (nil, nil): "\(key)"
    }
  }
}
