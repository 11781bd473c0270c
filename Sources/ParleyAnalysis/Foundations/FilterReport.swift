/// What an analysis has left out, and by which rule.
///
/// ```swift
/// print(network.report)
/// // 412 of 500 stances used: 60 outside of the range, 28 duplicates
/// ```
public struct FilterReport: Hashable, Sendable, CustomStringConvertible {
  /// A rule by which something is left out.
  public struct Rule: Hashable, Sendable, CustomStringConvertible {
    /// A name that stays the same from version to version.
    public let name: String

    /// What the rule leaves out, in words that follow a number: "outside of the range".
    public let description: String

    /// Creates a rule.
    ///
    /// - Parameters:
    ///   - name: The name.
    ///   - description: What the rule leaves out, in words that follow a number.
    package init(_ name: String, _ description: String) {
      self.name = name
      self.description = description
    }
  }

  /// How many things fell to a rule.
  public struct Omission: Hashable, Sendable {
    /// The rule.
    public let rule: Rule

    /// How many fell to it, at least one. What several rules would leave out counts for the first of them.
    public let count: Int
  }

  /// What was looked at, in the plural: "statements", "stances".
  public let unit: String

  /// How many were looked at.
  public let considered: Int

  /// What was left out, in the order in which the rules are applied; rules to which nothing fell are not listed.
  public private(set) var omissions: [Omission] = []

  /// Creates a report on nothing left out yet.
  ///
  /// - Parameters:
  ///   - considered: How many were looked at.
  ///   - unit: What was looked at, in the plural.
  package init(considered: Int, _ unit: String) {
    self.considered = considered
    self.unit = unit
  }

  /// Notes that something fell to a rule. The rules are listed in the order in which they are first noted.
  ///
  /// - Parameters:
  ///   - count: How many fell to the rule; none leaves no trace.
  ///   - rule: The rule.
  package mutating func omit(_ count: Int = 1, _ rule: Rule) {
    guard count > 0 else { return }
    if let place = omissions.firstIndex(where: { $0.rule.name == rule.name }) {
      omissions[place] = Omission(rule: rule, count: omissions[place].count + count)
    } else {
      omissions.append(Omission(rule: rule, count: count))
    }
  }

  /// How many were used.
  ///
  /// - Complexity: O(*n*) in the number of rules.
  public var used: Int { considered - omissions.reduce(0) { $0 + $1.count } }

  /// How many fell to the rule with a name.
  ///
  /// - Parameter name: The rule's name.
  /// - Complexity: O(*n*) in the number of rules.
  public subscript(name: String) -> Int { omissions.first { $0.rule.name == name }?.count ?? 0 }

  /// One line: how many were used, and what was left out.
  public var description: String {
    let head = "\(used) of \(considered) \(unit) used"
    return omissions.isEmpty
      ? head : head + ": " + omissions.map { "\($0.count) \($0.rule)" }.joined(separator: ", ")
  }
}
