@main
enum Torture {
  static func main() throws {
    let clock = ContinuousClock()
    func timed(_ work: () throws -> Tally) rethrows {
      var tally: Tally?
      let time = try clock.measure { tally = try work() }
      print(tally!.lines.joined(separator: "\n"), time)
    }
    let j = try StoredJournal(seed: 1, size: 20_000, closesAfter: 30)
    print(j.bytes.count)
    timed { DamageChecks.truncations(j, openingEvery: 997) }
    timed { DamageChecks.flips(j, openingEvery: 9_973) }
    timed { DamageChecks.overwrites(j, count: 20_000, seed: 2, openingEvery: 997) }
    try timed { try DamageChecks.derivedFiles(seed: 3, every: 101) }
  }
}
