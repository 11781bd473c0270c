import Parley

extension ConsentFinding: CustomStringConvertible {
  /// One line: `ukraine for proposal:us-28: refused`.
  public var description: String { "\(actor) for \(subject): \(state.rawValue)" }
}

extension ConsentAnalysis: CustomStringConvertible {
  /// The proposal, the day, and how many consents are in which state.
  public var description: String {
    let states = ConsentState.allCases.map { state in (state, findings.count { $0.state == state }) }
      .filter { $0.1 > 0 }.map { "\($0.1) \($0.0.rawValue)" }
    return "consents to \(proposal) on \(day): \(states.isEmpty ? "none" : states.joined(separator: ", "))"
  }
}

extension ClearingSets: CustomStringConvertible {
  /// How many sets there are, and the first of them.
  public var description: String {
    String(sets.count, "set") + " of \(String(size, "actor"))"
      + (sets.first.map { $0.isEmpty ? "" : ", the first: \($0.map(\.rawValue).joined(separator: ", "))" } ?? "")
  }
}

extension InvolvementReport: CustomStringConvertible {
  /// The proposal, the day, and how many actors are looked at.
  public var description: String { "involvement of \(String(entries.count, "actor")) in \(proposal) on \(day)" }
}

extension RedLineCheck: CustomStringConvertible {
  /// The proposal, the day, and how many red lines it crosses.
  public var description: String { "\(String(crossings.count, "crossing")) of red lines by \(proposal) on \(day)" }
}
