import Foundation
import Parley
import ParleyStore
import StoreChecks
import TestSupport
import Testing

/// Links, pipes, devices, folders and sparse files where a store has its files: each refused with its code, nothing
/// outside of the folder touched, and no thread waits.
@Suite struct HostileFolderTests {
  private typealias Target = FolderChecks.Target
  private typealias Trap = FolderChecks.Trap

  /// The code of opening a file that is a trap.
  private func code(_ trap: Trap, writing: Bool) -> StoreError.Code? {
    switch trap {
    case .hardLink: writing ? .irregularFile : nil
    case .sparse: .fileTooLarge
    case .link, .danglingLink, .pipe, .device, .folder: .irregularFile
    }
  }

  @Test func `each trap in the place of each file is refused with its code and touches nothing outside`() throws {
    let folder = try TemporaryFolder()
    try FolderChecks.make(at: folder("template"))
    for target in Target.allCases {
      for trap in Trap.allCases {
        let outcome = try FolderChecks.outcome(of: [(target, trap)], folder("template"), in: folder("case"))
        let what: Comment = "\(trap) for \(target.rawValue): \(outcome)"
        #expect(outcome.fault == nil, what)
        let (read, written) = (code(trap, writing: false), code(trap, writing: true))
        switch target {
        case .manifest: #expect(outcome.reading == read && outcome.writing == read, what)
        case .sealed: #expect(outcome.reading == read && outcome.writing == read, what)
        case .active: #expect(outcome.reading == read && outcome.writing == written, what)
        case .lock: #expect(outcome.reading == nil && outcome.writing == written, what)
        case .newManifest:
          #expect(outcome.reading == nil && outcome.writing == (trap == .folder ? .irregularFile : nil), what)
        case .snapshot, .otherJournal, .otherSnapshot, .quarantine:
          #expect(outcome.reading == nil && outcome.writing == nil, what)
        }
        #expect(outcome.ignoresSnapshot == (target == .snapshot && trap != .hardLink), what)
        let isNamed = [.manifest, .sealed, .active, .snapshot].contains(target)
        #expect(outcome.isIntact == (target == .quarantine ? false : !isNamed || trap == .hardLink), what)
        // What cannot be read is left out and named; the rest is saved.
        let isJournal = [.sealed, .active, .otherJournal].contains(target)
        #expect(outcome.salvage == nil, what)
        let isLeftOut = isJournal && trap != .hardLink || target == .otherJournal || target == .quarantine
        #expect(
          outcome.leftOut == (isLeftOut ? [target == .quarantine ? Target.active.rawValue : target.rawValue] : []), what
        )
      }
    }
  }

  @Test func `a salvage of which no file can be read says why`() throws {
    let folder = try TemporaryFolder()
    try FolderChecks.make(at: folder("template"))
    let traps: [(Target, Trap)] = [(.sealed, .pipe), (.active, .folder)]
    let outcome = try FolderChecks.outcome(of: traps, folder("template"), in: folder("case"))
    #expect(outcome.salvage == .irregularFile && outcome.fault == nil)
  }

  @Test func `traps in any combination are refused or harmless`() throws {
    let tally = try FolderChecks.traps(60, seed: 12)
    #expect(tally.failures.isEmpty && tally.cases == 60, "\(tally.lines.joined(separator: "\n"))")
  }

  @Test func `forged lines and foreign snapshots are refused or passed over`() throws {
    let tally = try ForgeryChecks.forgeries(400, seed: 13)
    #expect(tally.failures.isEmpty && tally.cases == 400, "\(tally.lines.joined(separator: "\n"))")
  }

  @Test func `the end that was cut off at the same place before is not written over`() throws {
    let folder = try TemporaryFolder()
    try FolderChecks.make(at: folder("s"))
    let journal = URL(filePath: folder("s/\(Target.active.rawValue)"))
    let bytes = try Data(contentsOf: journal)
    var quarantined: [String] = []
    for text in ["{\"n\":6", "{\"n\":7"] {
      try (bytes + Data(text.utf8)).write(to: journal)
      let store = try LedgerStore.open(at: folder("s"))
      quarantined.append(try #require(store.report.tail?.quarantine))
      try store.close()
    }
    #expect(
      try quarantined.map { try String(contentsOfFile: folder("s/\($0)"), encoding: .utf8) } == [
        "{\"n\":6", "{\"n\":7",
      ])
  }

  @Test func `the folder of a store may itself be a link`() throws {
    let folder = try TemporaryFolder()
    try FolderChecks.make(at: folder("s"))
    try FileManager.default.createSymbolicLink(atPath: folder("link"), withDestinationPath: folder("s"))
    let store = try LedgerStore.open(at: folder("link"))
    try store.commit([person(9)], by: "desk")
    try store.close()
    #expect(try LedgerStore.open(at: folder("s"), for: .reading).sequence == FolderChecks.entries + 1)
  }
}
