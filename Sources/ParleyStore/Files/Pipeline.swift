import Synchronization

/// Pieces of work that other threads do while this one goes on, and that are taken in the order in which they were
/// ordered.
final class Pipeline<Order: Sendable, Piece: Sendable>: Sendable {
  private enum Slot: Sendable {
    case ordered(Order)
    case inWork
    case made(Piece)
    case taken
  }

  private struct State: Sendable {
    var slots: [Slot] = []
    /// The slots before are in work or further.
    var begun = 0
    /// The slots before have been taken.
    var taken = 0
    var workers = 0
    var isOver = false

    /// The next piece that no worker has begun.
    mutating func begin() -> (slot: Int, order: Order)? {
      guard begun < slots.count, case .ordered(let order) = slots[begun] else { return nil }
      defer { begun += 1 }
      slots[begun] = .inWork
      return (begun, order)
    }

    /// Whether the next piece to be taken has been made.
    var isNextMade: Bool { if case .made = slots[taken] { true } else { false } }

    /// Takes the next piece, if it has been made.
    mutating func take() -> Piece? {
      guard case .made(let piece) = slots[taken] else { return nil }
      slots[taken] = .taken
      taken += 1
      return piece
    }
  }

  /// Beside the object, so that workers do not keep it alive.
  private let state = Monitor(State())
  private let make: @Sendable (Order) -> Piece

  /// - Parameter make: Makes a piece, on any thread.
  init(_ make: @escaping @Sendable (Order) -> Piece) {
    self.make = make
  }

  deinit {
    state.withLock { $0.isOver = true }
    state.notifyAll()
  }

  /// Orders a piece.
  func order(_ order: Order) {
    // The only piece is made by the thread that takes it.
    let needsWorker = state.withLock { state in
      state.slots.append(.ordered(order))
      guard state.slots.count > 1, state.workers < CurrentProcess.processors - 1 else { return false }
      state.workers += 1
      return true
    }
    state.notifyAll()
    if needsWorker, !CurrentProcess.detach({ [state, make] in Self.work(state, make) }) {
      state.withLock { $0.workers -= 1 }
    }
  }

  /// Takes the next piece, and makes some while it would have to wait; `nil` where all have been taken.
  func next() -> Piece? {
    while true {
      let (order, piece, isEmpty) = state.withLock { state -> ((Int, Order)?, Piece?, Bool) in
        guard state.taken < state.slots.count else { return (nil, nil, true) }
        if let piece = state.take() { return (nil, piece, false) }
        return (state.begin(), nil, false)
      }
      if isEmpty { return nil }
      if let piece { return piece }
      if let (slot, order) = order {
        Self.put(make(order), in: slot, of: state)
      } else {
        return state.withLock(waitingWhile: { !$0.isNextMade }) { $0.take() }
      }
    }
  }

  private static func work(_ state: Monitor<State>, _ make: (Order) -> Piece) {
    while let (slot, order) = state.withLock(
      waitingWhile: { $0.begun == $0.slots.count && !$0.isOver },
      { state in
        state.isOver ? nil : state.begin()
      })
    {
      put(make(order), in: slot, of: state)
    }
  }

  private static func put(_ piece: Piece, in slot: Int, of state: Monitor<State>) {
    state.withLock { $0.slots[slot] = .made(piece) }
    state.notifyAll()
  }
}

extension CurrentProcess {
  /// Does pieces of work on some threads, as many as there are processors unless told otherwise, and returns when all are
  /// done.
  package static func concurrently(
    _ count: Int, threads: Int? = nil, _ work: @escaping @Sendable (Int) -> Void
  ) {
    let next = Atomic(0)
    let run = { @Sendable in
      while true {
        let piece = next.wrappingAdd(1, ordering: .relaxed).oldValue
        if piece >= count { return }
        work(piece)
      }
    }
    let running = Monitor(0)
    for _ in 1..<max(1, min(count, threads ?? processors)) {
      running.withLock { $0 += 1 }
      let isRunning = detach {
        run()
        running.withLock { $0 -= 1 }
        running.notifyAll()
      }
      if !isRunning { running.withLock { $0 -= 1 } }
    }
    run()
    running.withLock(waitingWhile: { $0 > 0 }) { _ in }
  }
}
