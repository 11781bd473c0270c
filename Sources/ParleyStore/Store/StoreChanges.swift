public import Parley
import Synchronization

/// A position in the history of a store, as a text that can be stored and sent: all up to an entry has been seen.
///
/// A token holds for one store and one history of it: after ``LedgerStore/dropHistory(before:)`` it is refused.
public struct ChangeToken: Textual {
  /// What tells the store from others.
  let store: String
  /// The number of the last entry that has been seen.
  public let sequence: Int
  /// The check of its line.
  let check: UInt32

  init(store: String, sequence: Int, check: UInt32) {
    self.store = store
    self.sequence = sequence
    self.check = check
  }

  /// Reads a token.
  ///
  /// - Parameter text: What ``description`` gave.
  /// - Throws: `ParseError` with code `malformed`.
  public init(_ text: String) throws(ParseError) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, parts[0].utf8.count == 32, let sequence = Int(parts[1]),
      0...Ledger.lastSequence ~= sequence, let check = UInt32(parts[2], radix: 16), check.hexadecimal == parts[2]
    else {
      throw ParseError(.malformed, in: text, "this is no token of a feed")
    }
    self.init(store: parts[0], sequence: sequence, check: check)
  }

  /// The token as a text.
  public var description: String { "\(store)-\(sequence)-\(check.hexadecimal)" }
}

/// An entry of a store, with the token from which to go on behind it.
public struct StoreChange: Hashable, Sendable {
  /// The entry.
  public let entry: Ledger.Entry

  /// All up to this entry has been seen.
  public let token: ChangeToken
}

/// The entries of a store behind a token, those that are there and those to come.
///
/// ```swift
/// for try await change in store.changes(after: token) {
///   print(change.entry.sequence, change.entry.author)
///   token = change.token
/// }
/// ```
///
/// The sequence ends when the store is closed or the task is cancelled. Each entry comes once, in order.
public struct StoreChanges: AsyncSequence, Sendable {
  let store: LedgerStore
  let token: ChangeToken?
  let interval: Duration

  /// Goes through the entries.
  public struct AsyncIterator: AsyncIteratorProtocol, Sendable {
    private let store: LedgerStore
    private let token: ChangeToken?
    private let interval: Duration
    /// The number of the next entry; `nil` before the token was looked at.
    private var next: Int?
    /// What wakes this one when there is more; `nil` until it has to wait.
    private var signal: StoreSignal?
    /// How often it has looked in vain for what other processes have committed.
    private var quiet = 0

    init(_ changes: StoreChanges) {
      store = changes.store
      token = changes.token
      interval = changes.interval
    }

    /// The next entry; waits for it where there is none yet.
    ///
    /// - Parameter actor: The actor of the caller.
    /// - Returns: The entry; `nil` when the store was closed or the task cancelled.
    /// - Throws: ``StoreError`` with code `foreignToken` or `historyDropped` for a token that does not fit, or as
    ///   ``LedgerStore/refresh()``.
    public mutating func next(
      isolation actor: isolated (any _Concurrency.Actor)?
    ) async throws(StoreError) -> StoreChange? {
      var number: Int
      if let next { number = next } else { number = try store.number(after: token) }
      while !Task.isCancelled {
        // Before the look: what is committed from here on rings.
        let seen = signal?.count
        // What was committed before the store was closed still comes.
        let isClosed = store.isClosed
        if let change = try store.change(number) {
          number += 1
          next = number
          quiet = 0
          return change
        }
        next = number
        if isClosed { return nil }
        try store.refresh()
        if store.sequence >= number { continue }
        if let signal, let seen {
          // Nobody tells of what another process commits: a store that was opened for reading looks now and then, more
          // rare the longer nothing comes.
          await signal.wait(after: seen, atMost: store.isWriter ? nil : interval * (1 << Swift.min(quiet, 4)))
          quiet += 1
        } else {
          // Looks once more, so that nothing is missed between the look and the wait.
          signal = StoreSignal(store.id)
        }
      }
      return nil
    }

    /// The next entry; waits for it where there is none yet.
    ///
    /// - Returns: The entry; `nil` when the store was closed or the task cancelled.
    /// - Throws: ``StoreError`` as ``next(isolation:)``.
    public mutating func next() async throws(StoreError) -> StoreChange? { try await next(isolation: nil) }
  }

  /// Begins behind the token.
  ///
  /// - Returns: The iterator.
  public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(self) }
}

extension LedgerStore {
  /// The entries behind a token, those that are there and those to come, also those that another process commits.
  ///
  /// What this process commits comes at once, also to stores that it has opened for reading.
  ///
  /// - Parameters:
  ///   - token: What has been seen; without it, the stream begins with the first entry.
  ///   - interval: How soon a store that was opened for reading looks again for what other processes have committed. While
  ///     nothing comes it waits twice as long each time, at most sixteen times the interval.
  /// - Returns: The entries.
  public func changes(after token: ChangeToken? = nil, every interval: Duration = .milliseconds(50)) -> StoreChanges {
    StoreChanges(store: self, token: token, interval: interval)
  }

  /// The token behind the last acknowledged entry: a stream that begins there gives only what is to come.
  public var token: ChangeToken {
    state.withLock { state in
      ChangeToken(store: state.manifest.store, sequence: state.chain.number, check: state.chain.check)
    }
  }

  var isClosed: Bool { state.withLock { $0.isClosed } }

  /// The number of the entry behind a token.
  package func number(after token: ChangeToken?) throws(StoreError) -> Int {
    guard let token else { return try entries().startIndex }
    let store = state.withLock { $0.manifest.store }
    guard token.store == store else {
      throw StoreError(.foreignToken, path, "the token \(token) is of another store; begin without one")
    }
    _ = try view { $0.ledger.firstSequence <= token.sequence }
    // The other process may have been quicker.
    if token.sequence > sequence { try refresh() }
    let (first, check) = state.withLock { ($0.ledger.firstSequence, $0.check(of: token.sequence)) }
    guard token.sequence >= first else {
      throw StoreError(
        .historyDropped, path, "the history begins with entry \(first), behind the token \(token); begin without one")
    }
    guard token.sequence <= sequence, check == token.check else {
      throw StoreError(
        .foreignToken, path, "the token \(token) is of another history of the store; begin without one")
    }
    return token.sequence + 1
  }

  /// The acknowledged entry with a number.
  func change(_ number: Int) throws(StoreError) -> StoreChange? {
    guard number <= sequence else { return nil }
    let view = self.view.withLock { $0 }
    guard number > view.ledger.firstSequence else {
      throw StoreError(.historyDropped, path, "the history before entry \(view.ledger.firstSequence) was dropped")
    }
    let (store, check) = state.withLock { ($0.manifest.store, $0.check(of: number)) }
    return StoreChange(
      entry: view.ledger.entries[number], token: ChangeToken(store: store, sequence: number, check: check))
  }
}
