#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// One figure of a run, with what it is compared with.
struct Measurement {
  /// `group/what`.
  var name: String
  var value: Double
  var unit: String
  /// Smallest and largest repetition.
  var spread: ClosedRange<Double>?
  /// What the same work was done with for comparison; `nil` where there is none.
  var peer: String?
  /// How many times better than the peer; `nil` where there is none.
  var ratio: Double?
  /// What was aimed at.
  var bar: String?
  /// Whether the bar is met.
  var holds: Bool?
  var note = ""
}

extension Measurement {
  /// A number with three digits that matter.
  static func text(_ value: Double) -> String {
    let digits = value.magnitude >= 100 ? 0 : value.magnitude >= 10 ? 1 : value.magnitude >= 1 ? 2 : 3
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    let rounded = (value * scale).rounded()
    guard digits > 0 else { return "\(Int(rounded))" }
    let whole = Int(rounded / scale)
    let fraction = String(Int((rounded - Double(whole) * scale).magnitude))
    return "\(whole)." + String(repeating: "0", count: digits - fraction.utf8.count) + fraction
  }

  /// The figure as a member of a JSON array.
  var json: String {
    func quoted(_ text: String) -> String {
      "\"" + text.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }.joined() + "\""
    }
    let members = [
      "\"name\": \(quoted(name))", "\"value\": \(Self.text(value))", "\"unit\": \(quoted(unit))",
      "\"peer\": \(peer.map(quoted) ?? "null")", "\"ratio\": \(ratio.map(Self.text) ?? "null")",
      "\"bar\": \(bar.map(quoted) ?? "null")", "\"holds\": \(holds.map { "\($0)" } ?? "null")",
      "\"note\": \(quoted(note))",
    ]
    return "{" + members.joined(separator: ", ") + "}"
  }
}

extension Measurement {
  /// The figure as a row of the table.
  fileprivate var cells: [String] {
    let range = spread.map { Self.text($0.lowerBound) + "-" + Self.text($0.upperBound) }
    let remarks: [String] = [peer.map { "against " + $0 } ?? "", note].filter { !$0.isEmpty }
    let verdict = holds.map { $0 ? "ok" : "MISSED" }
    return [
      name, Self.text(value), unit, range ?? "", ratio.map { Self.text($0) + "x" } ?? "", bar ?? "", verdict ?? "",
      remarks.joined(separator: "; "),
    ]
  }
}

/// Prints figures as a table for people.
func printTable(_ measurements: [Measurement]) {
  let header = ["measure", "value", "unit", "spread", "ratio", "bar", "", "note"]
  let rows = measurements.map(\.cells)
  let widths = header.indices.map { column in ([header] + rows).map { $0[column].count }.max() ?? 0 }
  for row in [header] + rows {
    let cells = zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
    var line = cells.joined(separator: "  ")
    while line.last == " " { line.removeLast() }
    print(line)
  }
}

/// How long some work takes: a warm-up, then the repetitions.
///
/// - Returns: The seconds of the median, the fastest and the slowest repetition.
func time<Result>(
  repetitions: Int, _ work: () -> Result
) -> (median: Double, fastest: Double, slowest: Double) {
  keep(work())
  let clock = ContinuousClock()
  let seconds = (0..<max(repetitions, 1)).map { _ in
    var result: Result?
    let duration = clock.measure { result = work() }.components
    // What the work made is taken down outside the measurement.
    keep(result)
    return Double(duration.seconds) + Double(duration.attoseconds) * 1e-18
  }
  .sorted()
  return (seconds[seconds.count / 2], seconds[0], seconds[seconds.count - 1])
}

/// Prevents a result from being optimised away.
@inline(never)
func keep<Value>(_ value: Value) {
  withExtendedLifetime(value) {}
}

/// Says something beside the figures, on the standard error stream.
func report(_ message: String) {
  let bytes = Array((message + "\n").utf8)
  _ = unsafe write(2, bytes, bytes.count)
}
