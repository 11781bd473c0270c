/// Numbers as descriptions show them.
enum Decimals {
  /// A number with at most three decimals: `0.333`, `1`, `-2.5`.
  static func text(_ value: Double) -> String {
    guard value.isFinite, value.magnitude < 1e15 else { return "\(value)" }
    let thousandths = (value * 1000).rounded() / 1000
    return thousandths == thousandths.rounded() ? "\(Int(thousandths))" : "\(thousandths)"
  }
}
