public import Parley

/// The arguments of an example: options, and the path of a dossier.
public struct ExampleArguments: Sendable {
  /// The options that an example knows, each with its leading `--`.
  public struct Form: Sendable {
    /// Options that stand alone.
    public var flags: Set<String>
    /// Options that are followed by a value and may be given once.
    public var single: Set<String>
    /// Options that are followed by a value and may be given several times.
    public var repeated: Set<String>

    /// Describes the options; `--help` and `--version` need not be named.
    ///
    /// - Parameters:
    ///   - flags: Options that stand alone.
    ///   - single: Options with a value that may be given once.
    ///   - repeated: Options with a value that may be given several times.
    public init(flags: Set<String> = [], single: Set<String> = [], repeated: Set<String> = []) {
      self.flags = flags.union(["--help", "--version"])
      self.single = single
      self.repeated = repeated
    }
  }

  /// The values by option, in the order in which they were given; none for an option that stands alone.
  private var given: [String: [String]] = [:]

  /// The path of a dossier, `-` for standard input; `nil` stands for the sample.
  public private(set) var path: String?

  /// Reads arguments.
  ///
  /// - Parameters:
  ///   - arguments: The arguments without the program's name.
  ///   - form: The options that the example knows.
  /// - Throws: ``ExampleFailure`` for what the form does not allow.
  public init(_ arguments: some Sequence<String>, _ form: Form) throws(ExampleFailure) {
    var rest = Array(arguments)[...]
    var onlyPaths = false
    while let next = rest.popFirst() {
      let argument = next == "-h" && !onlyPaths ? "--help" : next
      if onlyPaths || !argument.hasPrefix("-") || argument == "-" {
        if let path { throw ExampleFailure("error: one dossier at a time, not \"\(path)\" and \"\(argument)\"") }
        path = argument
      } else if argument == "--" {
        onlyPaths = true
      } else {
        try readOption(argument, &rest, form)
      }
    }
  }

  private mutating func readOption(
    _ argument: String, _ rest: inout ArraySlice<String>, _ form: Form
  ) throws(ExampleFailure) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let name = parts[0]
    if form.flags.contains(name) {
      guard parts.count == 1 else { throw ExampleFailure("error: \(name) takes no value") }
      given[name] = []
      return
    }
    guard form.single.contains(name) || form.repeated.contains(name) else {
      let known = form.flags.union(form.single).union(form.repeated).sorted()
      let near = Spelling.nearest(to: name, among: known).map { "did you mean \($0)?" }
      throw ExampleFailure("error: there is no option \(name); \(near ?? "--help lists the options")")
    }
    guard let value = parts.count == 2 ? parts[1] : rest.popFirst() else {
      throw ExampleFailure("error: \(name) needs a value")
    }
    if form.single.contains(name), given[name] != nil {
      throw ExampleFailure("error: \(name) is given twice")
    }
    given[name, default: []].append(value)
  }

  /// Whether only the help or the version is asked for.
  public var asksAboutProgram: Bool { has("--help") || has("--version") }

  /// The days of `--from` and `--to`, in order.
  ///
  /// - Returns: The days; `nil` for an option that was not given.
  /// - Throws: ``ExampleFailure`` where one is no day, or where none lies between them.
  public func days() throws(ExampleFailure) -> (from: Day?, to: Day?) {
    let (from, to) = (try value("--from", Day.init(_:)), try value("--to", Day.init(_:)))
    if let from, let to, to < from { throw ExampleFailure("error: --to: \(to) is before \(from)") }
    return (from, to)
  }

  /// Whether an option was given.
  ///
  /// - Parameter option: The option.
  /// - Returns: Whether it was given.
  public func has(_ option: String) -> Bool { given[option] != nil }

  /// The values of an option.
  ///
  /// - Parameter option: The option.
  /// - Returns: Its values in the order in which they were given.
  public func all(_ option: String) -> [String] { given[option] ?? [] }

  /// The value of an option, read by a parser of Parley's: `try arguments.value("--as-of-day", Day.init(_:))`.
  ///
  /// - Parameters:
  ///   - option: The option.
  ///   - parse: Reads the text.
  /// - Returns: The value; `nil` where the option was not given.
  /// - Throws: ``ExampleFailure`` with the parser's reason.
  public func value<Value>(
    _ option: String, _ parse: (String) throws -> Value
  ) throws(ExampleFailure) -> Value? {
    guard let text = all(option).first else { return nil }
    do {
      return try parse(text)
    } catch {
      throw ExampleFailure("error: \(option): \(error)")
    }
  }
}
