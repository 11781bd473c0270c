/// What a check has found.
package struct Tally: Sendable {
  package let name: String
  /// How many cases were tried.
  package var cases = 0
  /// How often which outcome was met.
  package var outcomes: [String: Int] = [:]
  /// What must not be: silent errors and losses.
  package var failures: [String] = []

  package init(_ name: String) {
    self.name = name
  }

  package mutating func count(_ outcome: String) {
    cases += 1
    outcomes[outcome, default: 0] += 1
  }

  package mutating func fail(_ message: String) {
    cases += 1
    failures.append(message)
  }

  /// Takes in what the same check has found elsewhere.
  package mutating func add(_ other: Tally) {
    cases += other.cases
    outcomes.merge(other.outcomes) { $0 + $1 }
    failures += other.failures
  }

  /// One line, and one for each of the first failures.
  package var lines: [String] {
    let found = outcomes.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
    let line =
      "\(name): \(cases) cases, \(failures.count) silent errors or losses" + (found.isEmpty ? "" : " (\(found))")
    return [line] + failures.prefix(10).map { "  " + $0 }
  }
}
