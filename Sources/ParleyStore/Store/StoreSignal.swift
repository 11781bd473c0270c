import Synchronization

/// Wakes a task that waits for entries of a store, as soon as another thread of this process has recorded some.
///
/// The signals of a process are listed by the stores' identifiers, so that a store that was opened for reading hears of what
/// one that was opened for writing has committed. It leaves the list with the last reference to it.
final class StoreSignal: Sendable {
  /// The number of calls, and the task that waits for the next one; the list refers to it, too.
  private final class Bell: Sendable {
    @safe
    struct State: Sendable {
      var count = 0
      var waiter: UnsafeContinuation<Void, Never>?
    }

    let state = Mutex(State())

    func ring() {
      let waiter = unsafe state.withLock { state in
        state.count += 1
        return unsafe state.waiter.take()
      }
      unsafe waiter?.resume()
    }
  }

  private static let bells = Mutex<[String: [ObjectIdentifier: Bell]]>([:])
  /// How many are listed: every commit looks at it.
  private static let listed = Atomic(0)

  private let store: String
  private let bell = Bell()

  /// - Parameter store: The identifier of the store.
  init(_ store: String) {
    self.store = store
    Self.bells.withLock { $0[store, default: [:]][ObjectIdentifier(bell)] = bell }
    Self.listed.wrappingAdd(1, ordering: .sequentiallyConsistent)
  }

  deinit {
    Self.listed.wrappingSubtract(1, ordering: .sequentiallyConsistent)
    Self.bells.withLock { bells in
      bells[store]?[ObjectIdentifier(bell)] = nil
      if bells[store]?.isEmpty == true { bells[store] = nil }
    }
  }

  /// Wakes all who wait for entries of a store.
  static func ring(_ store: String) {
    if listed.load(ordering: .sequentiallyConsistent) == 0 { return }
    let bells = bells.withLock { $0[store] } ?? [:]
    for bell in bells.values { bell.ring() }
  }

  /// The number of calls so far.
  var count: Int { bell.state.withLock { $0.count } }

  /// Waits for a call, for the cancellation of the task, or for a time to pass.
  ///
  /// - Parameters:
  ///   - seen: The number of calls before the caller looked for entries: after a later call there is no wait.
  ///   - limit: How long to wait; `nil` for however long it takes.
  func wait(after seen: Int, atMost limit: Duration?) async {
    let bell = bell
    let timer = limit.map { limit in
      Task.detached {
        do { try await Task.sleep(for: limit) } catch { return }
        bell.ring()
      }
    }
    await withTaskCancellationHandler {
      let _: Void = await unsafe withUnsafeContinuation { continuation in
        let isLate = bell.state.withLock { state in
          if state.count != seen { return true }
          unsafe state.waiter = continuation
          return false
        }
        if isLate { unsafe continuation.resume() }
      }
    } onCancel: {
      bell.ring()
    }
    timer?.cancel()
  }
}
