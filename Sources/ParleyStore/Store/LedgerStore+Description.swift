import Parley

extension LedgerStore: CustomStringConvertible, CustomReflectable {
  /// Where the store is, and the number of its last entry.
  public var description: String { "store at \(path), entry \(sequence)" }

  /// The description: `dump` and debuggers do not go through all entries.
  public var customMirror: Mirror { Mirror(self, children: ["description": description], displayStyle: .class) }
}

extension OpeningReport: CustomStringConvertible {
  /// The report in words, one line for each thing that was found; see ``lines``.
  public var description: String { lines.joined(separator: "\n") }
}

extension VerificationReport: CustomStringConvertible {
  /// Whether the store is intact, and the first problem where it is not.
  public var description: String {
    let size = "\(String(segments, "journal file")), \(String(bytes, "byte")), up to entry \(sequence)"
    guard let first = problems.first else { return "intact: \(size)" }
    return "\(String(problems.count, "problem")) in \(size), the first: \(first)"
  }
}

extension SalvageReport: CustomStringConvertible {
  /// How many entries were saved, and what could not be.
  public var description: String {
    let losses = [
      lostBeginning ? "the beginning is lost" : nil,
      leftOut.isEmpty ? nil : "\(String(leftOut.count, "line")) left out",
      unchecked.isEmpty ? nil : "\(String(unchecked.count, "line")) without a fitting check",
      renumbered.isEmpty ? nil : "\(String(renumbered.count, "entry")) renumbered",
    ]
    return (["\(String(saved, "entry")) saved"] + losses.compactMap(\.self)).joined(separator: ", ")
  }
}

extension StoreChange: CustomStringConvertible {
  /// The entry on one line.
  public var description: String { entry.description }
}
