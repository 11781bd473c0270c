extension Dossier: CustomStringConvertible, CustomReflectable {
  /// One line: the title and how many records there are of each type.
  ///
  /// ```swift
  /// print(dossier)   // dossier "A plan": 2 actors, 3 statements
  /// ```
  public var description: String {
    let counts = RecordKind.allCases.map { ($0, count(of: $0)) }.filter { $0.1 > 0 }
      .map { kind, count in String(count, kind.rawValue) }
    let moment = sequence.map { ", as of entry \($0)" } ?? ""
    return "dossier \(title.headline().debugDescription)\(moment): "
      + (counts.isEmpty ? "no records" : counts.joined(separator: ", "))
  }

  /// The title and the number of records of each type: what `dump` and debuggers show of a dossier, however large.
  public var customMirror: Mirror {
    let counts = RecordKind.allCases.map { (label: Optional($0.rawValue), value: count(of: $0) as Any) }
    return Mirror(self, children: [(label: "title", value: title as Any)] + counts, displayStyle: .struct)
  }

  private func count(of kind: RecordKind) -> Int { storage.tables.count(of: kind) }
}

extension Records: CustomStringConvertible, CustomReflectable {
  /// How many records there are, and the identifiers of the first.
  public var description: String {
    let word = RecordKind(of: ObjectIdentifier(Element.self))?.rawValue ?? "record"
    let first = prefix(3).map(\.id.rawValue)
    let rest = count > first.count ? ", ..." : ""
    return String(count, word) + (first.isEmpty ? "" : ": \(first.joined(separator: ", "))\(rest)")
  }

  /// The description: `dump` and debuggers do not go through all records.
  public var customMirror: Mirror { Mirror(summaryOf: self) }
}
