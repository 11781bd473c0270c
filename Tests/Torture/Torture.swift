import Foundation
import Parley
import ParleyStore
import StoreChecks

/// Damages, cuts off and kills stores for as long as it is told to, and counts what that leads to.
@main
enum Torture {
  static func main() async throws {
    var arguments = CommandLine.arguments.dropFirst()
    if arguments.first == "writer", arguments.count == 3, let seed = UInt64(arguments[3]) {
      try KillChecks.write(to: arguments[2], seed: seed)
      return
    }
    if arguments.first == "rival", arguments.count == 2 {
      try LockChecks.contend(for: arguments[2])
      return
    }
    if arguments.first == "visitor", arguments.count == 2 {
      try LockChecks.visit(arguments[2])
      return
    }
    if arguments.first == "limited", arguments.count == 2 {
      try LockChecks.fill(arguments[2])
      return
    }
    if arguments.first == "parent", arguments.count == 2 {
      try LockChecks.fork(with: arguments[2], executable: URL(filePath: CommandLine.arguments[0]))
      return
    }
    var (seed, seconds) = (UInt64(1), 0.0)
    while let option = arguments.popFirst() {
      if option == "--help" {
        say(help)
        return
      }
      switch (option, arguments.popFirst()) {
      case ("--seed", let value?):
        guard let number = UInt64(value) else { stop("--seed needs a number from 0 on") }
        seed = number
      case ("--seconds", let value?):
        guard let number = Double(value), (0...1e9).contains(number) else { stop("--seconds needs a number from 0 on") }
        seconds = number
      default: stop(help)
      }
    }
    exit(try await run(seed: seed, seconds: seconds) ? 0 : 1)
  }

  static let help = """
    usage: torture [--seed N] [--seconds S]

    Makes stores, damages and forges them, lays traps in their folders, cuts their power, has calls fail and kills their
    writers. One round of some seconds, and
    more, with other seeds, until the time is over. Exit code 1 where damage was passed over in silence or an
    acknowledged commit was lost.
    """

  private static func stop(_ message: String) -> Never {
    FileHandle.standardError.write(Data((message + "\n").utf8))
    exit(2)
  }

  /// Prints at once, so that a run that is ended from outside has said how far it was.
  private static func say(_ message: String) {
    FileHandle.standardOutput.write(Data((message + "\n").utf8))
  }

  /// The checks of a round, each of some seconds.
  private static func checks(seed: UInt64) -> [() async throws -> Tally] {
    [
      { DamageChecks.truncations(try StoredJournal(seed: seed, size: 20_000, closesAfter: nil), openingEvery: 41) },
      { DamageChecks.flips(try StoredJournal(seed: seed, size: 20_000, closesAfter: 30), openingEvery: 19) },
      {
        DamageChecks.overwrites(
          try StoredJournal(seed: seed, size: 20_000, closesAfter: .max), count: 50_000, seed: seed, openingEvery: 100)
      },
      { try DamageChecks.derivedFiles(seed: seed, every: 7) },
      { try HostileChecks.forgeries(5_000, seed: seed) },
      { CrashChecks.powerCuts(steps: 250, seed: seed, variants: 4, openingEvery: 5) },
      { CrashChecks.faults(steps: 15, seed: seed) },
      { try FolderChecks.traps(300, seed: seed) },
      { try ForgeryChecks.forgeries(5_000, seed: seed) },
      { try await ReaderChecks.readers(8, commits: 10_000) },
      { try LockChecks.contentions(20, of: 8, executable: URL(filePath: CommandLine.arguments[0])) },
      { try KillChecks.kills(100, seed: seed, executable: URL(filePath: CommandLine.arguments[0])) },
    ]
  }

  /// Runs rounds and prints what they find.
  ///
  /// - Parameters:
  ///   - seed: The seed of the first round.
  ///   - seconds: For how long a check is begun after the first round.
  /// - Returns: Whether nothing was wrong.
  /// - Throws: An error of the machine.
  private static func run(seed: UInt64, seconds: Double) async throws -> Bool {
    let clock = ContinuousClock()
    let start = clock.now
    var totals: [Tally] = []
    var round = 0
    rounds: repeat {
      for (number, check) in checks(seed: seed &+ UInt64(round)).enumerated() {
        if round > 0, clock.now - start >= .seconds(seconds) { break rounds }
        let tally = try await check()
        if totals.indices.contains(number) { totals[number].add(tally) } else { totals.append(tally) }
        let passed = (clock.now - start).components.seconds
        let place = " [seed \(seed &+ UInt64(round)), after \(passed) s of \(Int(seconds)) s]"
        say(([tally.lines[0] + place] + tally.lines.dropFirst()).joined(separator: "\n"))
      }
      round += 1
    } while clock.now - start < .seconds(seconds)
    say("\nall rounds")
    for total in totals { say(total.lines.joined(separator: "\n")) }
    return totals.allSatisfy { $0.failures.isEmpty }
  }
}
