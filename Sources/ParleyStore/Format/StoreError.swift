public import Parley

/// What a store could not do, where, and the way out.
///
/// ```text
/// talks.parley/journal-00000001.jsonl:7 (byte 2210): the check of the line does not fit its content or the line before;
/// entries up to 5 are good: LedgerStore.salvage(from:to:) saves what can be read
/// ```
public struct StoreError: CodedError {
  /// Why a store could not do it.
  @nonexhaustive
  public enum Code: String, Hashable, Sendable, CaseIterable {
    /// There is nothing at the path.
    case notFound
    /// What is at the path is no store, or is a file.
    case notAStore
    /// There is something already where a store is to be made.
    case alreadyExists
    /// The permissions, or a medium that is read-only, forbid it.
    case denied
    /// Somebody else writes to the store.
    case locked
    /// The disk is full.
    case diskFull
    /// The operating system reported a failure.
    case failed
    /// Something that had been written is not what was written.
    case corrupted
    /// Something that had been written is not there.
    case missingCommitted
    /// The manifest is not there.
    case manifestMissing
    /// The store is of a later version.
    case unsupportedVersion
    /// Stores are not supported on this system.
    case unsupportedSystem
    /// The store was opened for reading.
    case readOnly
    /// A write failed before; the store takes no more until it is opened again.
    case poisoned
    /// The store has been closed.
    case closed
    /// The ledger refuses the entry; see ``StoreError/refusal``.
    case refused
    /// A token of the change stream belongs to another store or another history.
    case foreignToken
    /// The history before a moment has been dropped.
    case historyDropped
    /// In the place of one of the store's files is a link, a pipe, a device or a folder.
    case irregularFile
    /// A file is larger than a file of a store can be.
    case fileTooLarge
    /// The process may not write files of the size that is needed.
    case sizeLimit
    /// A path or a name is longer than the file system allows.
    case nameTooLong
    /// No file can have the path.
    case invalidPath
    /// The file system has no locks, so that nothing would keep two writers apart.
    case locksUnsupported
    /// The store was opened for writing by the process that started this one.
    case foreignProcess
    /// The files are of different moments, as in a folder that was copied while its writer changed it.
    case inconsistentCopy
  }

  /// Where in a journal something is wrong.
  public struct Place: Hashable, Sendable {
    /// The name of the journal segment.
    public var segment: String
    /// The line, counted from 1.
    public var line: Int
    /// The offset in bytes from the start of the segment.
    public var offset: Int
    /// The number of the last entry before that is good.
    public var lastGood: Int
  }

  /// Behind one pointer: every commit hands on results that may be an error.
  private var shared: CopyOnWrite<Members>

  private struct Members: Hashable, Sendable {
    var code: Code
    var subject: String
    var place: Place?
    var reason: String
    var refusal: LedgerError?
  }

  /// Why it could not.
  public var code: Code {
    get { shared.members.code }
    set { shared.members.code = newValue }
  }

  /// The path of the file or folder.
  public var subject: String {
    get { shared.members.subject }
    set { shared.members.subject = newValue }
  }

  /// Where in the journal, for `corrupted` and `missingCommitted`.
  public var place: Place? {
    get { shared.members.place }
    set { shared.members.place = newValue }
  }

  /// What is wrong and what to do.
  public var reason: String {
    get { shared.members.reason }
    set { shared.members.reason = newValue }
  }

  /// Why the ledger refused an entry, for `refused`.
  public var refusal: LedgerError? {
    get { shared.members.refusal }
    set { shared.members.refusal = newValue }
  }

  init(
    _ code: Code, _ subject: String, _ reason: String, at place: Place? = nil, refusal: LedgerError? = nil
  ) {
    shared = CopyOnWrite(Members(code: code, subject: subject, place: place, reason: reason, refusal: refusal))
  }

  /// The kind of trouble, for code that must decide what to do next.
  public var category: ErrorCategory {
    switch code {
    case .notFound: .notFound
    case .notAStore, .alreadyExists, .readOnly, .closed, .foreignToken, .nameTooLong, .invalidPath,
      .foreignProcess:
      .callerMistake
    case .denied, .locked, .diskFull, .failed, .poisoned, .historyDropped, .sizeLimit: .unavailable
    case .corrupted, .missingCommitted, .manifestMissing, .irregularFile, .fileTooLarge, .inconsistentCopy:
      .damagedData
    case .unsupportedVersion, .unsupportedSystem, .locksUnsupported: .unsupported
    case .refused: refusal?.category ?? .conflict
    }
  }

  /// One line: the path, the place and the reason.
  public var description: String {
    guard let place else { return "\(subject): \(reason)" }
    return "\(subject):\(place.line) (byte \(place.offset)): \(reason)"
  }
}

extension StoreError {
  /// What a failed call to the file system means to the user.
  init(_ fault: FileFault) {
    let (code, cure): (Code, String) =
      switch fault.kind {
      case .missing: (.notFound, "is the path right, and the disk there?")
      case .exists: (.alreadyExists, "choose another path")
      case .denied: (.denied, "the permissions forbid it; change them, or open for reading where that is allowed")
      case .readOnly: (.denied, "the medium is read-only; open for reading")
      case .full: (.diskFull, "the disk is full; free some space and open the store again")
      case .irregular:
        (.irregularFile, "a store has only files of its own; bring the file back from a copy, or remove what is there")
      case .tooLarge:
        (.fileTooLarge, "bring the file back from a copy, or LedgerStore.salvage(from:to:) saves what is in the others")
      case .limited: (.sizeLimit, "raise the limit (ulimit -f) and open the store again")
      case .nameTooLong: (.nameTooLong, "choose a shorter path")
      case .invalidPath: (.invalidPath, "choose a path without it")
      case .withoutLocks: (.locksUnsupported, "keep the store on a local disk, or open for reading")
      case .unsupported: (.unsupportedSystem, "use Linux or an Apple system")
      case .interrupted, .other: (.failed, "the system reports a failure; check the disk and open the store again")
      }
    self.init(code, fault.path, "\(fault.detail); \(cure)")
  }

  /// Does something with files and makes the failure one of the store.
  static func wrapping<Result>(_ work: () throws(FileFault) -> Result) throws(StoreError) -> Result {
    do throws(FileFault) {
      return try work()
    } catch {
      throw StoreError(error)
    }
  }
}
