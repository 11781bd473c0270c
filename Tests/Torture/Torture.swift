import Foundation
import Parley
import ParleyStore

/// Damages, cuts off and kills stores for as long as it is told to, and counts what that leads to.
@main
enum Torture {
  static func main() async throws {
    var arguments = CommandLine.arguments.dropFirst()
    if arguments.first == "writer", arguments.count == 3, let seed = UInt64(arguments[3]) {
      try KillChecks.write(to: arguments[2], seed: seed)
      return
    }
    var (seed, seconds) = (UInt64(1), 0.0)
    while let option = arguments.popFirst() {
      switch (option, arguments.popFirst()) {
      case ("--seed", let value?):
        guard let number = UInt64(value) else { stop("--seed needs a number from 0 on") }
        seed = number
      case ("--seconds", let value?):
        guard let number = Double(value), number >= 0 else { stop("--seconds needs a number from 0 on") }
        seconds = number
      default: stop(help)
      }
    }
    exit(try await run(seed: seed, seconds: seconds) ? 0 : 1)
  }

  static let help = """
    usage: torture [--seed N] [--seconds S]

    Makes stores, damages them, cuts their power, has calls fail and kills their writers. One round with the long
    sizes; more rounds, with other seeds, until the seconds are over. Exit code 1 where damage was passed over in
    silence or an acknowledged commit was lost.
    """

  private static func stop(_ message: String) -> Never {
    FileHandle.standardError.write(Data((message + "\n").utf8))
    exit(2)
  }

  /// Runs rounds and prints what they find.
  ///
  /// - Parameters:
  ///   - seed: The seed of the first round.
  ///   - seconds: For how long a new round is begun.
  /// - Returns: Whether nothing was wrong.
  /// - Throws: An error of the machine.
  private static func run(seed: UInt64, seconds: Double) async throws -> Bool {
    let clock = ContinuousClock()
    let start = clock.now
    var isGood = true
    var round = seed
    repeat {
      let checks: [() async throws -> Tally] = [
        { DamageChecks.truncations(try StoredJournal(seed: round, size: 20_000, closesAfter: nil), openingEvery: 1) },
        { DamageChecks.flips(try StoredJournal(seed: round, size: 20_000, closesAfter: 30), openingEvery: 1) },
        {
          DamageChecks.overwrites(
            try StoredJournal(seed: round, size: 20_000, closesAfter: .max), count: 1_000_000, seed: round,
            openingEvery: 100)
        },
        { try DamageChecks.derivedFiles(seed: round, every: 1) },
        { CrashChecks.powerCuts(steps: 500, seed: round, variants: 8, openingEvery: 1) },
        { CrashChecks.faults(steps: 60, seed: round) },
        { try await ReaderChecks.readers(8, commits: 10_000) },
        { try KillChecks.kills(5_000, seed: round, executable: URL(filePath: CommandLine.arguments[0])) },
      ]
      for check in checks {
        let began = clock.now
        let tally = try await check()
        isGood = isGood && tally.failures.isEmpty
        print(tally.lines.joined(separator: "\n"), "[seed \(round), \(clock.now - began)]")
      }
      round += 1
    } while Double((clock.now - start).components.seconds) < seconds
    return isGood
  }
}
