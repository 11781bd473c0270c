import Synchronization

/// A value that is worked out when it is first asked for, once, however many threads ask.
final class Lazy<Value: Sendable>: Sendable {
  private final class Made: Sendable {
    let value: Value

    init(_ value: Value) {
      self.value = value
    }
  }

  private let made = AtomicLazyReference<Made>()
  private let isMaking = Mutex<Void>(())

  /// The value.
  func get(_ make: () -> Value) -> Value {
    if let made = made.load() { return made.value }
    return isMaking.withLock { _ in (made.load() ?? made.storeIfNil(Made(make()))).value }
  }
}
