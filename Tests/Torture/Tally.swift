/// What a check has found.
struct Tally: Sendable {
  let name: String
  /// How many cases were tried.
  var cases = 0
  /// How often which outcome was met.
  var outcomes: [String: Int] = [:]
  /// What must not be: silent errors and losses.
  var failures: [String] = []

  init(_ name: String) {
    self.name = name
  }

  mutating func count(_ outcome: String) {
    cases += 1
    outcomes[outcome, default: 0] += 1
  }

  mutating func fail(_ message: String) {
    cases += 1
    failures.append(message)
  }

  /// Takes in what the same check has found elsewhere.
  mutating func add(_ other: Tally) {
    cases += other.cases
    outcomes.merge(other.outcomes) { $0 + $1 }
    failures += other.failures
  }

  /// One line, and one for each of the first failures.
  var lines: [String] {
    let found = outcomes.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
    let line =
      "\(name): \(cases) cases, \(failures.count) silent errors or losses" + (found.isEmpty ? "" : " (\(found))")
    return [line] + failures.prefix(10).map { "  " + $0 }
  }
}
