// Live desk: two editors write into one durable store, and somebody else follows what they record.
//
// Start it twice: `live-desk --feed --count 8 talks.parley` waits for what `live-desk --record talks.parley` commits in
// another process. `--crash-after 3` has the recording process killed, and the next start tells what it found.
import ExampleSupport
import Parley
import ParleyStore

@main
enum LiveDesk {
  static let form = ExampleArguments.Form(
    flags: ["--record", "--feed"], single: ["--crash-after", "--after", "--count"])

  static func main() async {
    let output = await Result { () async throws(ExampleFailure) in
      let arguments = try ExampleArguments(CommandLine.arguments.dropFirst(), form)
      return arguments.asksAboutProgram ? "" : try await run(arguments)
    }
    ExampleProgram.run(form, help: help) { _ throws(ExampleFailure) in try output.get() }
  }

  private static func run(_ arguments: ExampleArguments) async throws(ExampleFailure) -> String {
    guard let path = arguments.path else { throw ExampleFailure("error: name a store, as in talks.parley") }
    if path == "-" {
      throw ExampleFailure("error: a store is a folder, not standard input; name one as in talks.parley")
    }
    let count = try arguments.value("--count", number)
    let crash = try arguments.value("--crash-after", number)
    let token = try arguments.value("--after", ChangeToken.init(_:))
    if arguments.has("--record"), arguments.has("--feed") {
      throw ExampleFailure("error: either --record or --feed, not both")
    }
    for (option, needed) in [("--crash-after", "--record"), ("--after", "--feed"), ("--count", "--feed")]
    where arguments.has(option) && !arguments.has(needed) {
      throw ExampleFailure("error: \(option) needs \(needed)")
    }
    do {
      if arguments.has("--record") { return try await Desk.record(in: path, crashingAfter: crash) }
      if arguments.has("--feed") { return try await feed(of: path, after: token, count) }
      return try overview(of: path)
    } catch {
      throw failure(error)
    }
  }

  /// What went wrong, for somebody who runs the program and does not write one.
  private static func failure(_ error: any Error) -> ExampleFailure {
    guard let error = error as? StoreError else { return ExampleFailure("error: \(error)") }
    return switch error.code {
    case .notFound: ExampleFailure("error: \(error.subject): there is no store; --record makes one")
    case .notAStore: ExampleFailure("error: \(error.subject): this is no store; name another folder")
    case .locked:
      ExampleFailure("error: \(error.subject): another program is writing to the store; try again when it ends")
    case .foreignToken:
      ExampleFailure("error: \(error.subject): the token of --after is of another store; begin without --after")
    case .historyDropped:
      ExampleFailure("error: \(error.subject): the entries after that token are gone; begin without --after")
    case .unsupportedVersion:
      ExampleFailure("error: \(error.subject): another version of Parley has made the store; use that one")
    case .irregularFile:
      ExampleFailure("error: \(error.subject): this is no regular file; bring the store back from a copy")
    // What else is wrong with the files is worded for programmers, with the calls that help.
    case _ where error.category == .damagedData:
      ExampleFailure("error: \(damage(error)); bring the store back from a copy, or name another folder")
    default: ExampleFailure("error: \(error)")
    }
  }

  /// Which file is damaged, and how far it is good where the store can tell.
  private static func damage(_ error: StoreError) -> String {
    guard let place = error.place else { return "\(error.subject): the store is damaged" }
    let good = place.lastGood > 0 ? ", and good up to entry \(place.lastGood)" : ""
    return "\(error.subject):\(place.line): the store is damaged\(good)"
  }

  private static func number(_ text: String) throws(ParseError) -> Int {
    guard let number = Int(text), number > 0 else {
      throw ParseError(.outOfRange, in: text, "a count is a whole number from 1 on")
    }
    return number
  }

  /// The entries of a store, those that are there or as many as are waited for.
  private static func feed(of path: String, after token: ChangeToken?, _ count: Int?) async throws -> String {
    let store = try LedgerStore.open(at: path, for: .reading)
    var lines: [String] = []
    var last = token
    let hasMore = try token.map { $0.sequence < store.sequence } ?? !store.entries().isEmpty
    if count != nil || hasMore {
      for try await change in store.changes(after: token) {
        lines.append(line(change.entry))
        last = change.token
        if lines.count == count || count == nil && change.token.sequence >= store.sequence { break }
      }
    }
    return (lines + ["to go on: --after \((last ?? store.token).description)"]).joined(separator: "\n") + "\n"
  }

  private static func line(_ entry: Ledger.Entry) -> String {
    let changes = entry.changes.map { change in
      switch change.action {
      case .put(let record): "put \(record.key)"
      case .retract(let key): "retract \(key): \(change.reason ?? "")"
      case .merge(let key, let other): "merge \(key) into \(other)"
      case .unknown: "something that a later version can do"
      @unknown default: "something new"
      }
    }
    return "\(entry.sequence). \(entry.recordedAt) \(entry.author): \(changes.joined(separator: ", "))"
  }

  /// What was found when the store was opened, and the statements as they stand.
  private static func overview(of path: String) throws -> String {
    let store = try LedgerStore.open(at: path, for: .reading)
    let statements = store.dossier.statements.map { statement in
      let names = statement.speakers.map { store.dossier[$0]?.name.primary ?? $0.rawValue }
      return "- \(statement.date), \(names.joined(separator: ", ")): \(statement.summary)"
    }
    return (store.report.lines + statements).joined(separator: "\n") + "\n"
  }

  static let help = """
    live-desk: two editors, one durable store, and a feed of what they record

    usage: live-desk [options] STORE

      --record          have both editors record what they know; makes the store where there is none
      --crash-after N   with --record: the process is killed after N entries
      --feed            print the entries, one a line
      --after TOKEN     with --feed: only those behind what was printed before
      --count N         with --feed: wait until N entries have come, whoever writes them
      --version         print the name and the version of the format
      -h, --help        print this

    Without an option it prints what it found when it opened the store, and the statements on record.
    Exit code 0, or 2 for arguments or a store that cannot be used.
    """
}

extension Result {
  /// The outcome of work that waits.
  fileprivate init(catching work: () async throws(Failure) -> Success) async {
    do throws(Failure) {
      self = .success(try await work())
    } catch {
      self = .failure(error)
    }
  }
}
