import Foundation
import StoreChecks
import TestSupport
import Testing

/// The checks of the program `torture` at sizes that fit a test run.
@Suite struct TortureTests {
  private func expectNoLoss(_ tally: Tally, atLeast cases: Int) {
    print(tally.lines[0])
    #expect(tally.failures.isEmpty, "\(tally.lines.joined(separator: "\n"))")
    #expect(tally.cases >= cases)
  }

  @Test func `a journal cut after any byte is an exact prefix or refused`() throws {
    let open = try StoredJournal(seed: 1, size: 20_000, closesAfter: nil)
    expectNoLoss(DamageChecks.truncations(open, openingEvery: 1), atLeast: 20_000)
    let closed = try StoredJournal(seed: 2, size: 4_000, closesAfter: .max)
    let tally = DamageChecks.truncations(closed, openingEvery: 1)
    expectNoLoss(tally, atLeast: 4_000)
    // What the manifest knows must be there: no shorter journal is accepted.
    #expect(tally.outcomes.keys.sorted() == ["refused"])
  }

  @Test func `no flipped bit is passed over in silence`() throws {
    let journal = try StoredJournal(seed: 3, size: 20_000, closesAfter: 34)
    expectNoLoss(DamageChecks.flips(journal, openingEvery: 1), atLeast: 160_000)
  }

  @Test func `no overwriting, splicing or swapping is passed over in silence`() throws {
    let journal = try StoredJournal(seed: 4, size: 20_000, closesAfter: .max)
    let tally = DamageChecks.overwrites(journal, count: 20_000, seed: 4, openingEvery: 1)
    expectNoLoss(tally, atLeast: 19_000)
    // Something behind the end is a tail, unless it is padding; the end itself is known to the manifest.
    #expect(Set(tally.outcomes.keys).isSubset(of: ["refused", "cut and reported", "unchanged"]))
  }

  @Test func `damage to the manifest is refused, damage to the snapshot passed over and reported`() throws {
    let tally = try DamageChecks.derivedFiles(seed: 5, every: 149)
    expectNoLoss(tally, atLeast: 100)
    #expect(tally.outcomes.count == 2)
  }

  @Test func `no forged folder stops the program, or takes a commit that is lost`() throws {
    let tally = try HostileChecks.forgeries(300, seed: 9)
    expectNoLoss(tally, atLeast: 300)
    #expect(tally.outcomes.keys.contains("opened and written") && tally.outcomes.keys.contains("refused"))
  }

  @Test func `a power cut at any call loses nothing acknowledged`() {
    let tally = CrashChecks.powerCuts(steps: 500, seed: 6, variants: 1, openingEvery: 41)
    expectNoLoss(tally, atLeast: 1_000)
    #expect(tally.outcomes.count == 2)
  }

  @Test func `a call that fails in any way loses nothing acknowledged`() {
    let tally = CrashChecks.faults(steps: 10, seed: 7)
    expectNoLoss(tally, atLeast: 150)
    #expect(tally.outcomes.count >= 5)
  }

  @Test func `a writer that is killed loses nothing acknowledged`() throws {
    expectNoLoss(try KillChecks.kills(200, seed: 8, executable: tortureProgram), atLeast: 200)
  }

  @Test func `readers see every entry, in order, while the writer commits and compacts`() async throws {
    expectNoLoss(try await ReaderChecks.readers(8, commits: 10_000), atLeast: 10_000)
  }

  @Test func `of processes that open a store at the same time one may write`() throws {
    expectNoLoss(try LockChecks.contentions(5, of: 6, executable: tortureProgram), atLeast: 5)
  }

  @Test(arguments: [("--help", Int32(0)), ("--seconds", 2), ("--faster", 2)])
  func `help is an answer, a wrong option is not`(option: String, status: Int32) throws {
    let (lines, errors, code) = try run(tortureProgram.path, option)
    #expect(code == status)
    #expect([lines.first ?? "", errors].map { $0.hasPrefix("usage: torture") } == [status == 0, status != 0])
  }
}
