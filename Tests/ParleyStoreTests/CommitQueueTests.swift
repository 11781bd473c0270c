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
      case .lead, .record, .idle: told.append("something else")
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
      #expect(desk.comes(nil) == "wake" && desk.scribe.duty == "record")
      desk.scribe.obey()
      #expect(desk.comes(nil) == "nothing" && desk.records(desk.scribe) == "lead")
      #expect(desk.writes() == 2)
      desk.queue.note(1, began: .now)
      #expect(desk.endsWriting() == "nothing" && desk.dismissesScribe())
      #expect(desk.comes(nil) == "start")
    }
  }

  @Test func `the first task that comes wakes the store's own thread, which records for all others`() async {
    await Desk.run { desk in
      desk.isGathering(3)
      #expect(desk.comes(nil) == "wake" && desk.scribe.duty == "record")
      #expect(desk.comes(nil) == "nothing" && desk.queue.requests.count == 1)
      desk.scribe.obey()
      // It stays awake for the third.
      #expect(desk.records(desk.scribe) == "linger" && desk.queue.requests.isEmpty)
      #expect(desk.records(desk.scribe) == "linger")
      #expect(desk.comes(nil) == "nothing" && desk.records(desk.scribe) == "lead")
      #expect(desk.writes() == 3)
    }
  }

  @Test func `the store's own thread stays awake for a while only`() async {
    await Desk.run { desk in
      desk.isGathering(4)
      desk.queue.lingering = 0
      #expect(desk.comes(nil) == "wake" && desk.comes(nil) == "nothing")
      desk.scribe.obey()
      #expect(desk.records(desk.scribe) == "nothing" && desk.scribe.duty == "watch the clock")
      // It is not woken again before all have come.
      #expect(desk.comes(nil) == "nothing" && desk.comes(nil) == "wake")
      #expect(desk.scribe.duty == "lead" && desk.writes() == 4)
    }
  }

  @Test func `the store's own thread does not stay awake while somebody wants to read or wants the files`() async {
    for wantsFiles in [false, true] {
      await Desk.run { desk in
        desk.isGathering(3)
        #expect(desk.comes(nil) == "wake")
        desk.scribe.obey()
        if wantsFiles { desk.queue.wantFiles() } else { desk.queue.wantToRead() }
        #expect(desk.records(desk.scribe) == "tell others" && !desk.queue.isBusy)
      }
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
      case .record: "record"
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
  private var recording = Ledger(title: "").recording()
  private var tasks: [CommitRequest.Waiter]

  private init(_ tasks: [CommitRequest.Waiter]) {
    self.tasks = tasks
  }

  /// Does something with a desk to which up to eight tasks can come.
  static func run(_ body: (Desk) -> Void) async {
    let waiting = Monitor<[CommitRequest.Waiter]>([])
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<8 {
        group.addTask {
          _ = await unsafe withUnsafeContinuation { continuation in
            waiting.withLock { $0.append(unsafe .task(continuation)) }
          }
        }
      }
      while waiting.withLock({ $0.count }) < 8 { await Task.yield() }
      let tasks = waiting.withLock { $0 }
      body(Desk(tasks))
      for task in tasks { request(task).answer(.failure(StoreError(.closed, "", ""))) }
    }
  }

  private static func request(_ waiter: CommitRequest.Waiter) -> CommitRequest {
    CommitRequest(EntryDraft([person(1)], by: "desk", note: nil, at: nil, basedOn: nil), waiter)
  }

  private func name(_ next: CommitQueue.Next) -> String {
    switch next {
    case .record: return "record"
    case .lead: return "lead"
    case .linger: return "linger"
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
    let waiter = turn.map { .thread($0.place) } ?? tasks.removeLast()
    guard case .record = queue.come(Self.request(waiter)) else { return "nothing" }
    return records(turn)
  }

  /// Records, and says what is next.
  func records(_ turn: Turn?) -> String {
    var batch = queue.takeBatch() ?? CommitBatch(lines: JournalLines(after: Chain(number: 0, check: 0), durable: 0))
    for request in queue.takeRequests() {
      batch.lines.append { $0.append(UInt8(ascii: "x")) }
      #expect(throws: Never.self) { batch.recorded.append((request, try recording.append(request.draft))) }
    }
    queue.keep(batch)
    return name(queue.endRecording(turn?.place))
  }

  /// Writes what has come, and says how many that were.
  func writes() -> Int { queue.beginRecording() ? queue.beginWriting().batch?.recorded.count ?? 0 : -1 }

  func endsWriting(_ turn: Turn? = nil) -> String { name(queue.endWriting(turn?.place)) }

  func stopsWatching(_ turn: Turn) -> String { name(queue.stopWatching(turn.place)) }

  /// Makes the queue wait for so many tasks, and its own thread watch the clock, however slow the test runs.
  func isGathering(_ count: Int) {
    #expect(comes(nil) == "start")
    scribe.obey()
    #expect(writes() == 1)
    queue.lingering = .max / 4
    expects(count)
    #expect(endsWriting(scribe) == "nothing" && scribe.duty == "watch the clock")
  }

  func dismissesScribe() -> Bool { queue.dismissScribe() }

  /// Makes the queue wait for so many, however slow the test runs.
  func expects(_ count: Int) { queue.expect(count, until: .now.advanced(by: .max / 4)) }
}
