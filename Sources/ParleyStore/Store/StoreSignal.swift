import Synchronization

/// Wakes one who waits for entries of a store, as soon as another thread of this process has recorded some.
///
/// The signals of a process are listed by the stores' identifiers, so that a store that was opened for reading hears of what
/// one that was opened for writing has committed. It is off the list when nobody holds it any more.
final class StoreSignal: Sendable {
  /// What counts the calls, and who waits for the next one: held by the list, too.
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
  /// How many are listed: whoever commits looks at it each time.
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

  /// How often somebody has called so far.
  var count: Int { bell.state.withLock { $0.count } }

  /// Waits until somebody calls, the task is cancelled or a time is over.
  ///
  /// - Parameters:
  ///   - seen: How often somebody had called before the caller looked for entries: for a later call nobody waits.
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
