// Prints figures about Parley as ratios to what a user would otherwise pick, measured in the same run on the same
// data. See Documentation/Benchmarks.md.

let options = Options(CommandLine.arguments.dropFirst())
if let message = options.message {
  print(message)
} else {
  let measurements = Options.groups.filter { options.groups.isEmpty || options.groups.contains($0.name) }
    .flatMap { $0.run(options) }
  if options.isJSON {
    print("[" + measurements.map(\.json).joined(separator: ",\n ") + "]")
  } else {
    printTable(measurements)
  }
}

/// What was asked for on the command line.
struct Options {
  var groups: [String] = []
  var isJSON = false
  var isQuick = false
  var size: Int?
  /// What to print instead of measuring.
  var message: String?

  static let groups: [(name: String, run: @Sendable (Options) -> [Measurement])] = [
    ("json", { JSONBenchmarks.run($0) }),
    ("query", { QueryBenchmarks.run($0) }),
    ("ledger", { LedgerBenchmarks.run($0) }),
    ("positions", { PositionBenchmarks.run($0) }), ("diff", { DiffBenchmarks.run($0) }),
    ("analysis", { NetworkBenchmarks.run($0) + PositionBenchmarks.run($0) + DiffBenchmarks.run($0) }),
    ("store", { StoreBenchmarks.run($0) }),
  ]

  static let help = """
    Usage: swift run -c release benchmarks [group ...] [--json] [--quick] [--size N]

    Groups: \(groups.map(\.name).joined(separator: ", ")); without one, all.
      --json     one JSON array instead of a table
      --quick    smaller inputs and fewer repetitions
      --size N   the number of statements of the largest input
    """

  init(_ arguments: some Collection<String>) {
    var rest = Array(arguments)[...]
    while let argument = rest.popFirst() {
      switch argument {
      case "--json": isJSON = true
      case "--quick": isQuick = true
      case "--size":
        guard let number = rest.popFirst().flatMap(Int.init), number > 0 else {
          message = "--size needs a number above 0\n\n" + Self.help
          return
        }
        size = number
      case let name where Self.groups.contains { $0.name == name }: groups.append(name)
      default: message = Self.help
      }
    }
  }

  var repetitions: Int { isQuick ? 3 : 7 }

  /// The sizes to measure: the given ones, or smaller ones in the same proportion.
  func sizes(of standard: [Int]) -> [Int] {
    guard let largest = standard.last else { return [] }
    let target = size ?? (isQuick ? largest / 10 : largest)
    return standard.map { max(1, $0 * target / largest) }
  }
}
