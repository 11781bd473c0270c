import Testing

@testable import Parley

/// What dossiers of a ledger have in common, and what readers see during commits.
@Suite("Dossiers of a ledger share what they have in common") struct LedgerSharingTests {
  private static func account(_ id: Finding.ID, _ amount: Int) -> Finding {
    Finding(id, about: "actor:bank", "\(amount)", on: "2025-11-20")
  }

  @Test("A commit copies few rows, whatever the ledger holds, and an old dossier costs nothing but its parts")
  func rows() throws {
    let statements = (0..<5_000).map {
      Statement(EntityID(unchecked: "st-\($0)"), by: "a", on: "2025-11-20", "Says \($0).")
    }
    let ledger = try Ledger(Dossier(records: statements), recordedAt: "2025-11-20T00:00:00Z")
    let base = ledger.dossier.statements.parts[0].segment
    var (known, copied) = (Set([ObjectIdentifier(base)]), 0)
    var held: [Dossier] = []
    for number in 0..<600 {
      var statement = statements[number * 7]
      statement.summary = "Says something else."
      try ledger.commit([.put(statement)], by: "desk", at: "2025-11-21T00:00:00Z")
      let table = ledger.dossier.statements
      for part in table.parts where known.insert(ObjectIdentifier(part.segment)).inserted {
        copied += part.segment.rows.count
      }
      #expect(table.parts[0].segment === base && table.parts.count <= 12)
      held.append(ledger.dossier)
    }
    #expect(copied <= 600 * 10)
    for (number, dossier) in held.enumerated() where number % 50 == 0 {
      #expect(dossier.statements.count { $0.summary == "Says something else." } == number + 1)
      #expect(
        try #require(ledger.dossier(at: number + 1)).statements.parts.allSatisfy {
          known.contains(ObjectIdentifier($0.segment))
        })
    }
  }

  @Test("Relations are shared as long as no record changes on which they depend")
  func relations() throws {
    let ledger = try Ledger(
      Dossier(records: [Actor("eu", "EU", .bloc), Statement("st-1", by: "eu", on: "2025-11-20", "")]),
      recordedAt: "2025-11-20T00:00:00Z")
    let first = ledger.dossier.storage.relations
    let time = "2025-11-21T00:00:00Z" as Timestamp
    try ledger.commit([.put(Statement("st-2", by: "eu", on: "2025-11-20", ""))], by: "desk", at: time)
    #expect(ledger.dossier.storage.relations === first)
    var member = Actor("pl", "Poland", .state)
    member.affiliations = [Affiliation(.member, of: "eu")]
    try ledger.commit([.put(member)], by: "desk", at: time)
    let second = ledger.dossier.storage.relations
    #expect(second !== first && ledger.dossier.members(of: "eu", on: "2025-11-20") == ["pl"])
    try ledger.commit([.retract("st-1" as Statement.ID, reason: "r")], by: "desk", at: time)
    #expect(ledger.dossier.storage.relations === second && ledger.dossier(at: 2)?.storage.relations === second)
    let earlier = try #require(ledger.dossier(at: 1))
    #expect(earlier.storage.relations !== second && earlier.members(of: "eu", on: "2025-11-20").isEmpty)
    try ledger.commit([.retract("pl" as Actor.ID, reason: "r")], by: "desk", at: time)
    #expect(ledger.dossier.members(of: "eu", on: "2025-11-20").isEmpty)
  }

  @Test("Readers on many threads see whole entries only, now and as of any earlier one")
  func threads() async throws {
    let accounts = (0..<8).map { Self.account(EntityID(unchecked: "account-\($0)"), 100) }
    let ledger = try Ledger(Dossier(records: accounts), recordedAt: "2025-11-20T00:00:00Z")
    let moves = 400
    // Each entry moves one from an account to another: the sum of all remains.
    let writer = Task.detached {
      var random = SplitMix64(seed: 3)
      for move in 1...moves {
        let dossier = ledger.dossier
        let (from, to) = (Int.random(in: 0..<8, using: &random), Int.random(in: 1..<8, using: &random))
        let touched = [(from, -1), ((from + to) % 8, 1)].map { row, amount in
          let id = accounts[row].id
          return Ledger.Change.put(Self.account(id, (Int(dossier[id]?.summary ?? "") ?? 0) + amount))
        }
        try ledger.commit(
          touched, by: "bank", at: Timestamp(microsecondsSince1970: 1_764_000_000_000_000 + Int64(move)),
          basedOn: dossier)
      }
    }
    let faults = await withTaskGroup(of: Int.self) { group in
      for reader in 0..<3 {
        group.addTask {
          var random = SplitMix64(seed: UInt64(reader))
          var (faults, last) = (0, 0)
          while last < moves {
            let dossier = ledger.dossier
            let sequence = dossier.sequence ?? -1
            let earlier = ledger.dossier(at: Int.random(in: 0...sequence, using: &random)) ?? dossier
            if Self.sum(dossier) != 800 || Self.sum(earlier) != 800 || sequence < last { faults += 1 }
            if ledger.entries.count < sequence { faults += 1 }
            let id = accounts[Int.random(in: 0..<8, using: &random)].id
            if ledger.history(of: id).isEmpty || !ledger.changes(from: sequence, to: sequence).isEmpty { faults += 1 }
            last = sequence
          }
          return faults
        }
      }
      return await group.reduce(0, +)
    }
    try await writer.value
    #expect(faults == 0 && ledger.sequence == moves && Self.sum(ledger.dossier) == 800)
    #expect((0...moves).allSatisfy { ledger.dossier(at: $0).map(Self.sum) == 800 })
  }

  private static func sum(_ dossier: Dossier) -> Int { dossier.findings.reduce(0) { $0 + (Int($1.summary) ?? 0) } }

  @Test("Of many writers who base their entries on what they saw one wins at a time, and nothing is lost")
  func writers() async throws {
    let ledger = try Ledger(Dossier(records: [Self.account("counter", 0)]), recordedAt: "2025-11-20T00:00:00Z")
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<4 {
        group.addTask {
          var done = 0
          while done < 25 {
            let dossier = ledger.dossier
            let amount = Int(dossier["counter" as Finding.ID]?.summary ?? "") ?? 0
            do throws(LedgerError) {
              try ledger.commit(
                [.put(Self.account("counter", amount + 1))], by: "writer \(writer)", at: "2025-11-20T00:00:00Z",
                basedOn: dossier)
              done += 1
            } catch {
              guard error.code == .changedMeanwhile else { throw error }
            }
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(ledger.sequence == 100 && ledger.dossier["counter" as Finding.ID]?.summary == "100")
  }

  @Test("Threads that ask at once for records of a snapshot get the same ones")
  func keptRecords() async throws {
    let accounts = (0..<600).map { Self.account(EntityID(unchecked: "account-\($0)"), $0) }
    let ledger = try Ledger(Dossier(records: accounts), recordedAt: "2025-11-20T00:00:00Z")
    let kept = try #require(Ledger(LedgerSnapshotTests.snapshot(of: ledger.dossier))).dossier
    let faults = await withTaskGroup(of: Int.self) { group in
      for reader in 0..<4 {
        group.addTask {
          var random = SplitMix64(seed: UInt64(reader))
          return (0..<2_000).count { _ in
            let account = accounts[Int.random(in: 0..<600, using: &random)]
            return kept[account.id] != account || kept.count(Filter<Finding>.id(account.id)) != 1
          }
        }
      }
      return await group.reduce(0, +)
    }
    #expect(faults == 0)
  }
}
