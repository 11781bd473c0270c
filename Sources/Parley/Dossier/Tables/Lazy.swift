import Synchronization

/// A value that is worked out when it is first asked for, once, however many threads ask.
final class Lazy<Value: Sendable>: Sendable {
  private final class Made: Sendable {
    let value: Value

    init(_ value: Value) {
      self.value = value
    }
  }

  /// The address of what was made, which this object keeps alive; 0 before. `AtomicLazyReference` looks for metadata at
  /// each look at the value, which costs as much as a short query.
  private let address = Atomic<UInt>(0)
  private let isMaking = Mutex<Void>(())

  private var made: Unmanaged<Made>? {
    unsafe UnsafeRawPointer(bitPattern: address.load(ordering: .acquiring)).map { unsafe .fromOpaque($0) }
  }

  /// The value.
  @inline(__always)
  func get(_ make: () -> Value) -> Value {
    if let made = unsafe made { return unsafe made.takeUnretainedValue().value }
    return makeOnce(make)
  }

  @inline(never)
  private func makeOnce(_ make: () -> Value) -> Value {
    isMaking.withLock { _ in
      if let made = unsafe made { return unsafe made.takeUnretainedValue().value }
      let value = make()
      let made = unsafe Unmanaged.passRetained(Made(value)).toOpaque()
      address.store(UInt(bitPattern: made), ordering: .releasing)
      return value
    }
  }

  deinit { unsafe made?.release() }
}
