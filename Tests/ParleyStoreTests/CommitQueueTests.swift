import Parley
import Testing

@testable import ParleyStore
@testable import torture

/// Whose turn it is, step by step and without threads.
@Suite struct CommitQueueTests {
  @Test func `who comes alone leads`() async {
    await Desk.run { desk in
      #expect(desk.comes(desk.enters()) == "lead")
      #expect(desk.writes() == 1)
      desk.queue.note(1, began: .now)
      #expect(desk.endsWriting() == "nothing")
      #expect(desk.comes(desk.enters()) == "lead")
    }
  }

  @Test func `who comes while others write waits, and is woken to lead`() async {
    await Desk.run { desk in
      #expect(desk.comes(desk.enters()) == "lead")
      #expect(desk.writes() == 1)
      let second = desk.enters()
      #expect(desk.comes(second) == "nothing" && second.duty == "none")
      #expect(desk.endsWriting() == "wake")
      #expect(second.duty == "lead" && desk.writes() == 1)
    }
  }

  @Test func `the last one who was expected leads`() async {
    await Desk.run { desk in
      desk.expects(3)
      let first = desk.enters()
      #expect(desk.comes(first) == "nothing" && desk.comes(desk.enters()) == "nothing")
      #expect(first.duty == "watch the clock")
      #expect(desk.comes(desk.enters()) == "lead")
      // The first one's time is up when nobody needs it any more.
      #expect(desk.stopsWatching(first) == "nothing")
      #expect(desk.writes() == 3)
    }
  }

  @Test func `when the time is up, who has come is written for`() async {
    await Desk.run { desk in
      desk.expects(3)
      let first = desk.enters()
      #expect(desk.comes(first) == "nothing" && desk.comes(desk.enters()) == "nothing")
      #expect(desk.stopsWatching(first) == "lead")
      #expect(desk.writes() == 2)
    }
  }

  @Test func `the first thread that will be written for waits by itself, all others together`() async {
    await Desk.run { desk in
      let (first, second, third) = (desk.enters(), desk.enters(), desk.enters())
      #expect(first.place !== second.place && second.place === third.place)
      #expect(desk.comes(first) == "lead" && desk.comes(second) == "nothing")
      #expect(desk.writes() == 2)
      let next = desk.enters()
      #expect(next.place !== first.place && next.place !== second.place)
      #expect(desk.enters().place !== next.place)
    }
  }

  @Test func `who watches the clock and has its answer hands on before it goes`() {
    #expect(told(first: .watchClock(until: .now.advanced(by: .max / 4))) == ["stop watching", "answer"])
  }

  @Test func `who finds a duty does it before it goes, for others may sleep`() {
    #expect(told(first: .lead) == ["lead", "answer"])
    #expect(told(first: .record) == ["record", "answer"])
  }

  /// What a thread that has its answer is told in a room with a duty.
  private func told(first duty: CommitDuty) -> [String] {
    let room = WaitingRoom(duty)
    let request = Desk.request(.thread(room))
    request.tell(.failure(StoreError(.closed, "", "")))
    return (0..<2).map { _ in
      switch room.next(for: request) {
      case .lead: "lead"
      case .record: "record"
      case .stopWatching: "stop watching"
      case .answer: "answer"
      case .idle: "idle"
      }
    }
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
      #expect(desk.comes(desk.enters()) == "nothing" && !desk.queue.isBusy)
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

/// Where threads would wait.
private struct Room {
  var place = WaitingRoom(nil)

  var duty: String {
    switch place.withLock({ $0 }) {
    case .lead: "lead"
    case .record: "record"
    case .watchClock: "watch the clock"
    case nil: "none"
    }
  }

  func obey() { place.withLock { $0 = nil } }
}

/// A queue, and what somebody does who comes to it.
private final class Desk {
  var queue = CommitQueue()
  private(set) var scribe = Room()
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
      for task in tasks { request(task).tell(.failure(StoreError(.closed, "", ""))) }
    }
  }

  static func request(_ waiter: CommitRequest.Waiter) -> CommitRequest {
    let draft = EntryDraft([person(1)], by: "desk", note: nil, at: nil, basedOn: nil)
    return CommitRequest(draft, draft.compactJSONBeginning, waiter)
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

  /// Where a thread waits that is about to come.
  func enters() -> Room { Room(place: queue.enter()) }

  /// Comes, records, and says what is next; without a room as a task.
  func comes(_ room: Room?) -> String {
    let waiter = room.map { .thread($0.place) } ?? tasks.removeLast()
    guard case .record = queue.come(Self.request(waiter)) else { return "nothing" }
    return records(room)
  }

  /// Records, and says what is next.
  func records(_ room: Room?) -> String {
    var batch = queue.takeBatch() ?? CommitBatch(lines: JournalLines(after: Chain(number: 0, check: 0), durable: 0))
    for request in queue.takeRequests() {
      batch.lines.append { $0.append(UInt8(ascii: "x")) }
      #expect(throws: Never.self) { batch.recorded.append((request, try recording.append(request.draft))) }
    }
    queue.keep(batch)
    return name(queue.endRecording(room?.place))
  }

  /// Writes what has come, and says how many that were.
  func writes() -> Int { queue.beginRecording() ? queue.beginWriting().batch?.recorded.count ?? 0 : -1 }

  func endsWriting(_ room: Room? = nil) -> String { name(queue.endWriting(room?.place)) }

  func stopsWatching(_ room: Room) -> String { name(queue.stopWatching(room.place)) }

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
