import Parley
import ParleyStore
import Synchronization
import TestSupport

/// Power cuts and failing calls: nothing acknowledged is lost, and what is there is a prefix of what was submitted.
package enum CrashChecks {
  /// A run of a store on a simulated disk: commits, with compactions, rolled segments, closing and opening in between.
  struct Run {
    var disk: SimulatedDisk
    var script: StoreScript
    /// Why the run stopped; `nil` where it did not.
    var error: StoreError?

    init(seed: UInt64, on disk: SimulatedDisk = SimulatedDisk()) {
      self.disk = disk
      script = StoreScript(seed: seed)
    }

    static let path = "/store"
    static let segmentSize = 6_000

    /// Makes steps until all are made or a call fails.
    mutating func perform(steps: Int, seed: UInt64, commitsPerRest: Int = 20) {
      var generator = SplitMix64(seed: seed)
      do throws(StoreError) {
        var store = try LedgerStore.create(
          at: Self.path, on: disk, title: "Torture", recordedAt: StoreScript.time(0), segmentSize: Self.segmentSize)
        disk.note.isCreated = true
        for _ in 0..<steps {
          switch Int.random(in: 0..<commitsPerRest * 2, using: &generator) {
          case 0:
            // One that fails must not spoil what is committed after.
            do throws(StoreError) { try store.compact() } catch { self.error = error }
          case 1:
            try store.close()
            store = try LedgerStore.open(at: Self.path, on: disk, segmentSize: Self.segmentSize)
          case 2 where script.number > 20 && generator.chance(oneIn: 4):
            try store.dropHistory(before: script.number - 10)
          default:
            let changes = script.next()
            disk.note.submitted = script.number
            try store.commit(changes, by: "desk", at: StoreScript.time(script.number))
            disk.note.acknowledged = script.number
          }
        }
        try store.close()
      } catch {
        self.error = error
      }
    }
  }

  /// What is wrong with a store that is found after a crash; `nil` where nothing is.
  static func fault(of disk: SimulatedDisk, after script: StoreScript, opening: Bool) -> String? {
    let note = disk.note
    do throws(StoreError) {
      guard opening else {
        let last = try JournalReader.end(at: Run.path, on: disk).chain.number
        return (note.acknowledged...note.submitted).contains(last)
          ? nil : "\(last) entries, \(note.acknowledged) were acknowledged and \(note.submitted) submitted"
      }
      let store = try LedgerStore.open(at: Run.path, on: disk, segmentSize: Run.segmentSize)
      let last = store.sequence
      guard (note.acknowledged...note.submitted).contains(last) else {
        return "\(last) entries, \(note.acknowledged) were acknowledged and \(note.submitted) submitted"
      }
      guard store.dossier.recordsByKey == script.history[last] else { return "other records after entry \(last)" }
      // It goes on, and what was cut off stays away.
      try store.commit([.put(Actor("last", "Last", .person))], by: "desk", at: StoreScript.time(last + 1))
      try store.close()
      let again = try LedgerStore.open(at: Run.path, on: disk, for: .reading)
      return again.sequence == last + 1 && again.report.isClean ? nil : "after the repair: \(again.report.lines)"
    } catch {
      // A store whose making was cut short holds nothing.
      return note.isCreated ? "\(error)" : nil
    }
  }

  /// Cuts the power before every call of a run that changes the disk. Of what was pending some is on the disk, some is not.
  package static func powerCuts(steps: Int, seed: UInt64, variants: Int, openingEvery stride: Int) -> Tally {
    var tally = Tally("power cuts")
    var generator = SplitMix64(seed: seed)
    var run = Run(seed: seed)
    run.disk.keepStates()
    run.perform(steps: steps, seed: seed)
    if let error = run.error { tally.fail("the run stopped: \(error)") }
    for (call, state) in run.disk.states.enumerated() {
      for variant in 0..<variants {
        // None of it, all of it, or any.
        let kind = Int.random(in: 0..<4, using: &generator)
        let found = state.afterPowerCut {
          kind == 0 ? false : kind == 1 ? true : Bool.random(using: &generator)
        }
        let opening = (call * variants + variant) % stride == 0
        if let fault = fault(of: found, after: run.script, opening: opening) {
          tally.fail("call \(call + 1), variant \(variant): \(fault)")
        } else {
          tally.count(opening ? "opened" : "recovered")
        }
      }
    }
    return tally
  }

  /// Has every call of a run fail in every way: the store either goes on or says so, and loses nothing.
  package static func faults(steps: Int, seed: UInt64) -> Tally {
    var tally = Tally("failing calls")
    var trial = Run(seed: seed)
    trial.perform(steps: steps, seed: seed, commitsPerRest: 4)
    for call in 1...trial.disk.calls {
      for fault in SimulatedDisk.Fault.allCases {
        let run = { (isLasting: Bool) -> Run in
          var run = Run(seed: seed)
          run.disk.fail(atCall: call, with: fault, isLasting: isLasting)
          run.perform(steps: steps, seed: seed, commitsPerRest: 4)
          return run
        }(fault == .full)
        let isHarmless = fault == .interrupted || fault == .shortWrite
        if isHarmless, let error = run.error {
          tally.fail("\(fault) at call \(call): \(error)")
          continue
        }
        // Both what the running system shows and what is there after a power cut.
        let problem =
          Self.fault(of: run.disk.copy(), after: run.script, opening: true)
          ?? Self.fault(of: run.disk.afterPowerCut { false }, after: run.script, opening: true)
        if let problem {
          tally.fail("\(fault) at call \(call): \(problem)")
        } else {
          tally.count(run.error == nil ? "\(fault) survived" : "\(fault) reported")
        }
      }
    }
    return tally
  }
}
