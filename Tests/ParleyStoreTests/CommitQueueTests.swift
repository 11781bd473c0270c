import Parley
import Testing

@testable import ParleyStore
@testable import torture

/// Whose turn it is, step by step and without threads.
@Suite struct CommitQueueTests {
  @Test func `who comes alone leads`() async {
    await Desk.run { desk in
      #expect(desk.comes(Turn()) == "lead")
      #expect(desk.writes() == 1)
      desk.queue.note(1, began: .now)
      #expect(desk.endsWriting() == "nothing")
      #expect(desk.comes(Turn()) == "lead")
    }
  }

  @Test func `who comes while others write waits, and is woken to lead`() async {
    await Desk.run { desk in
      let second = Turn()
      #expect(desk.comes(Turn()) == "lead")
      #expect(desk.writes() == 1)
      #expect(desk.comes(second) == "nothing" && second.duty == "none")
      #expect(desk.endsWriting() == "wake")
      #expect(second.duty == "lead" && desk.writes() == 1)
    }
  }

  @Test func `the last one who was expected leads`() async {
    await Desk.run { desk in
      desk.expects(3)
      let (first, second) = (Turn(), Turn())
      #expect(desk.comes(first) == "nothing" && desk.comes(second) == "nothing")
      #expect(first.duty == "watch the clock" && second.duty == "none")
      #expect(desk.comes(Turn()) == "lead")
      // The first one's time is up when nobody needs it any more.
      #expect(desk.stopsWatching(first) == "nothing")
      #expect(desk.writes() == 3)
    }
  }

  @Test func `when the time is up, who has come is written for`() async {
    await Desk.run { desk in
      desk.expects(3)
      let first = Turn()
      #expect(desk.comes(first) == "nothing" && desk.comes(Turn()) == "nothing")
      #expect(desk.stopsWatching(first) == "lead")
      #expect(desk.writes() == 2)
    }
  }

  @Test func `who watches the clock and has its answer hands on before it goes`() {
    let turn = CommitQueue.Turn(CommitRequest.Word())
    turn.withLock { word in
      word.duty = .watchClock(until: .now.advanced(by: .max / 4))
      word.answer = .failure(StoreError(.closed, "", ""))
    }
    var told: [String] = []
    for _ in 0..<2 {
      switch turn.next() {
      case .stopWatching: told.append("stop watching")
      case .answer: told.append("answer")
      case .lead, .idle: told.append("something else")
      }
    }
    #expect(told == ["stop watching", "answer"])
  }

  @Test func `where only tasks wait the store's own thread is started, and woken as long as it is there`() async {
    await Desk.run { desk in
      #expect(desk.comes(nil) == "start")
      #expect(desk.scribe.duty == "lead" && !desk.dismissesScribe())
      desk.scribe.obey()
      #expect(desk.writes() == 1)
      #expect(desk.comes(nil) == "nothing")
      #expect(desk.endsWriting(desk.scribe) == "lead")
      #expect(desk.writes() == 1)
      desk.expects(2)
      // It watches the clock before anybody has come, so that the first one need not wake it.
      #expect(desk.endsWriting(desk.scribe) == "nothing" && desk.scribe.duty == "watch the clock")
      #expect(desk.comes(nil) == "nothing" && desk.comes(nil) == "wake")
      #expect(desk.scribe.duty == "lead" && desk.writes() == 2)
      desk.scribe.obey()
      desk.queue.note(1, began: .now)
      #expect(desk.endsWriting() == "nothing" && desk.dismissesScribe())
      #expect(desk.comes(nil) == "start")
    }
  }

  @Test func `who wants the files has them before anybody leads`() async {
    await Desk.run { desk in
      desk.queue.wantFiles()
      #expect(desk.comes(Turn()) == "nothing" && !desk.queue.isBusy)
      desk.queue.takeFiles()
      #expect(desk.queue.requests.count == 1)
    }
  }

  @Test func `the store's own thread does not watch the clock while somebody wants the files`() async {
    await Desk.run { desk in
      #expect(desk.comes(nil) == "start")
      desk.scribe.obey()
      #expect(desk.writes() == 1)
      desk.expects(2)
      desk.queue.wantFiles()
      #expect(desk.endsWriting(desk.scribe) == "tell others" && desk.scribe.duty == "none")
    }
  }
}

/// Where a thread would wait.
private struct Turn {
  var place = CommitQueue.Turn(CommitRequest.Word())

  var duty: String {
    place.withLock { word in
      switch word.duty {
      case .lead: "lead"
      case .watchClock: "watch the clock"
      case nil: "none"
      }
    }
  }

  func obey() { place.withLock { $0.duty = nil } }
}

/// A queue, and what somebody does who comes to it.
private final class Desk {
  var queue = CommitQueue()
  private(set) var scribe = Turn()
  private var continuations: [CheckedContinuation<CommitRequest.Answer, Never>]

  private init(_ continuations: [CheckedContinuation<CommitRequest.Answer, Never>]) {
    self.continuations = continuations
  }

  /// Does something with a desk to which up to eight tasks can come.
  static func run(_ body: (Desk) -> Void) async {
    let waiting = Monitor<[CheckedContinuation<CommitRequest.Answer, Never>]>([])
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<8 {
        group.addTask {
          _ = await withCheckedContinuation { continuation in waiting.withLock { $0.append(continuation) } }
        }
      }
      while waiting.withLock({ $0.count }) < 8 { await Task.yield() }
      let continuations = waiting.withLock { $0 }
      body(Desk(continuations))
      for continuation in continuations { continuation.resume(returning: .failure(StoreError(.closed, "", ""))) }
    }
  }

  private func name(_ next: CommitQueue.Next) -> String {
    switch next {
    case .record: return "record"
    case .lead: return "lead"
    case .wake: return "wake"
    case .startScribe(let place):
      scribe.place = place
      return "start"
    case .tellOthers: return "tell others"
    case .nothing: return "nothing"
    }
  }

  /// Comes, records, and says what is next; without a turn as a task.
  func comes(_ turn: Turn?) -> String {
    let draft = EntryDraft([person(1)], by: "desk", note: nil, at: nil, basedOn: nil)
    let waiter: CommitRequest.Waiter = turn.map { .thread($0.place) } ?? .task(continuations.removeLast())
    guard case .record = queue.come(CommitRequest(draft, waiter)) else { return "nothing" }
    var batch = queue.takeBatch() ?? CommitBatch(lines: JournalLines(after: Chain(number: 0, check: 0), durable: 0))
    for request in queue.takeRequests() {
      batch.lines.append { $0.append(UInt8(ascii: "x")) }
      batch.recorded.append((request, Entry(1, at: StoreScript.time(1), by: "desk", changes: [])))
    }
    queue.keep(batch)
    return name(queue.endRecording(turn?.place))
  }

  /// Writes what has come, and says how many that were.
  func writes() -> Int { queue.beginRecording() ? queue.beginWriting().batch?.recorded.count ?? 0 : -1 }

  func endsWriting(_ turn: Turn? = nil) -> String { name(queue.endWriting(turn?.place)) }

  func stopsWatching(_ turn: Turn) -> String { name(queue.stopWatching(turn.place)) }

  func dismissesScribe() -> Bool { queue.dismissScribe() }

  /// Makes the queue wait for so many, however slow the test runs.
  func expects(_ count: Int) { queue.expect(count, until: .now.advanced(by: .max / 4)) }
}
