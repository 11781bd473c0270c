public import Parley
import Synchronization

/// A ledger on disk: what has been committed is there after any crash, and damage is never passed over in silence.
///
/// ```swift
/// let store = try LedgerStore.create(at: path, title: "Talks")
/// try store.commit([.put(Actor("kaja-kallas", "Kaja Kallas", .person))], by: "desk")
/// store.dossier.actors.count      // 1
/// try store.close()
/// ```
///
/// One store at a time may write to a folder, any number may read it, in this and in other processes. A store may be used
/// from any number of threads. Readers never wait for the disk.
public final class LedgerStore: Sendable {
  /// What a store is opened for.
  @nonexhaustive
  public enum Access: String, Hashable, Sendable, CaseIterable {
    /// To commit and to read.
    case writing
    /// To read only: no lock is taken and nothing on the disk is changed or repaired.
    case reading
  }

  let folder: StoreFolder
  let options: Options
  let state: Monitor<StoreState>
  let view: Mutex<StoreView>
  /// The process that has opened the store for writing; `nil` where it was opened for reading.
  private let writer: Int?
  /// What tells the store from all others.
  let id: String

  /// Set by tests only.
  struct Options: Sendable {
    /// From which size on a segment of the journal is sealed.
    var segmentSize = 32 << 20
    /// How many bytes are preallocated for lines to come; see ``StoreState/Active/preallocate(_:)``.
    var paddingSize = 64 << 10
    var policy: SyncPolicy?
  }

  init(_ folder: StoreFolder, _ options: Options, _ state: StoreState, _ view: StoreView) {
    self.folder = folder
    self.options = options
    id = state.manifest.store
    writer = state.lock == nil ? nil : CurrentProcess.id
    self.state = Monitor(state)
    self.view = Mutex(view)
  }

  /// Whether the store was opened for writing: no other store commits to the folder then.
  var isWriter: Bool { writer != nil }

  /// Whether this process is a fork of the one that opened the store for writing. The files and the lock are those of
  /// the parent then, and threads that are not there may have the store's own locks.
  var isForeign: Bool { writer.map { $0 != CurrentProcess.id } ?? false }

  /// Refuses to write in a fork of the process that has opened the store.
  func checkProcess() throws(StoreError) {
    guard isForeign else { return }
    throw StoreError(
      .foreignProcess, path,
      "another process, of which this one is a fork, has opened the store; open it again in this process, for reading "
        + "while the other one writes")
  }

  /// Where the store is.
  public var path: String { folder.path }

  /// What was found when the store was opened.
  public var report: OpeningReport { state.withLock { $0.report } }

  /// When what is committed is put on the disk.
  public var policy: SyncPolicy { state.withLock { $0.manifest.policy } }

  /// The dossier as it stands after the last commit that has returned; in a store that was opened for reading, as of the
  /// last ``refresh()``.
  public var dossier: Dossier { view.withLock { $0.dossier } }

  /// The number of the last entry whose commit has returned.
  public var sequence: Int { view.withLock { $0.sequence } }
}
