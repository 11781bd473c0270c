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

  @Test func `where several threads wait the store's own thread leads when the last one has come`() async {
    await Desk.run { desk in
      desk.expects(3)
      let first = desk.enters()
      #expect(desk.comes(first) == "nothing" && desk.comes(desk.enters()) == "nothing")
      #expect(first.duty == "watch the clock")
      #expect(desk.comes(desk.enters()) == "start" && desk.scribe.duty == "lead")
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
      #expect(desk.stopsWatching(first) == "start")
      #expect(desk.writes() == 2)
    }
  }

  @Test func `who waits alone when the time is up leads`() async {
    await Desk.run { desk in
      desk.expects(3)
      let first = desk.enters()
      #expect(desk.comes(first) == "nothing" && desk.stopsWatching(first) == "lead")
    }
  }

  @Test func `threads that are written for together wait in one room`() async {
    await Desk.run { desk in
      let first = desk.enters()
      #expect(desk.comes(first) == "lead" && desk.enters().place === first.place)
      #expect(desk.writes() == 1 && desk.enters().place !== first.place)
    }
  }

  @Test func `the text of an entry is the same, whether who commits makes it or who records`() {
    let draft = EntryDraft([person(1), person(2)], by: "desk", note: "Two.", at: nil, basedOn: nil)
    let texts = [draft.compactJSONBeginning, nil].map { text in
      var bytes = Array("before".utf8)
      CommitRequest(draft, text, .thread(WaitingRoom(nil))).appendText(to: &bytes)
      return bytes
    }
    #expect(texts[0] == texts[1] && texts[0].count > 100)
  }

  @Test func `who watches the clock and has its answer hands on before it goes`() {
    #expect(told(first: .watchClock(until: .now.advanced(by: .max / 4))) == ["stop watching", "answer"])
  }

  @Test func `who finds a duty does it before it goes, for others may sleep`() {
    #expect(told(first: .lead) == ["lead", "answer"])
  }

  /// What a thread that has its answer is told in a room with a duty.
  private func told(first duty: CommitDuty) -> [String] {
    let room = WaitingRoom(duty)
    let request = Desk.request(.thread(room))
    request.tell(.failure(StoreError(.closed, "", "")))
    return (0..<2).map { _ in
      switch room.next(for: request) {
      case .lead: "lead"
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
      desk.queue.note(1, began: .now)
      #expect(desk.endsWriting() == "nothing" && desk.dismissesScribe())
      #expect(desk.comes(nil) == "start")
    }
  }

  @Test func `the store's own thread stays awake for the tasks that are expected, and records for all`() async {
    await Desk.run { desk in
      desk.isGathering(2)
      #expect(desk.records(desk.scribe) == "linger")
      #expect(desk.comes(nil) == "nothing" && desk.queue.requests.count == 1)
      #expect(desk.records(desk.scribe) == "linger" && desk.queue.requests.isEmpty)
      #expect(desk.comes(nil) == "nothing" && desk.records(desk.scribe) == "lead")
      #expect(desk.writes() == 2)
    }
  }

  @Test func `the store's own thread stays awake for a while only`() async {
    for first in 0...1 {
      await Desk.run { desk in
        desk.isGathering(3, lingering: 0)
        for _ in 0..<first { #expect(desk.comes(nil) == "nothing") }
        // It watches the clock then, though nobody has come.
        #expect(desk.records(desk.scribe) == "nothing" && desk.scribe.duty == "watch the clock")
        for _ in first..<2 { #expect(desk.comes(nil) == "nothing") }
        #expect(desk.comes(nil) == "wake" && desk.scribe.duty == "lead" && desk.writes() == 3)
      }
    }
  }

  @Test func `the store's own thread does not stay awake while somebody wants to read or wants the files`() async {
    for wantsFiles in [false, true] {
      await Desk.run { desk in
        desk.isGathering(3)
        if wantsFiles { desk.queue.wantFiles() } else { desk.queue.wantToRead() }
        #expect(desk.records(desk.scribe) == "tell others" && !desk.queue.isBusy)
      }
    }
  }

  @Test func `others record while tables are made of what was sealed, and nothing is sealed meanwhile`() async {
    await Desk.run { desk in
      #expect(desk.comes(desk.enters()) == "lead" && desk.comes(desk.enters()) == "nothing")
      #expect(desk.queue.seal(from: 3) == nil && !desk.queue.isMakingTables && desk.queue.pending == 2)
      let sealed = desk.queue.seal(from: 2)
      #expect(sealed?.count == 2 && desk.queue.isMakingTables && desk.queue.pending == 0)
      #expect(desk.comes(desk.enters()) == "nothing" && desk.queue.pending == 1)
      #expect(desk.queue.seal(from: 1) == nil)
      desk.queue.endTables()
      #expect(desk.queue.beginRecording() && desk.queue.takeRecording()?.nextSequence == 4)
      // Who records has it.
      #expect(desk.queue.seal(from: 1) == nil && !desk.queue.isMakingTables)
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
  private let ledger = Ledger(title: "")
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
    var recording = queue.takeRecording() ?? ledger.recording()
    for request in queue.takeRequests() {
      batch.lines.append { $0.append(UInt8(ascii: "x")) }
      #expect(throws: Never.self) { batch.recorded.append((request, try recording.append(request.draft))) }
    }
    queue.keep(batch)
    var kept: Recording? = recording
    queue.keep(&kept)
    return name(queue.endRecording(room?.place))
  }

  /// Writes what has come, and says how many that were.
  func writes() -> Int { queue.beginRecording() ? queue.beginWriting().batch?.recorded.count ?? 0 : -1 }

  func endsWriting(_ room: Room? = nil) -> String { name(queue.endWriting(room?.place)) }

  func stopsWatching(_ room: Room) -> String { name(queue.stopWatching(room.place)) }

  /// Makes the queue wait for so many tasks, and its own thread stay awake for them, however slow the test runs.
  func isGathering(_ count: Int, lingering: Int64 = .max / 4) {
    #expect(comes(nil) == "start")
    scribe.obey()
    #expect(writes() == 1)
    queue.lingering = lingering
    expects(count)
    #expect(endsWriting(scribe) == "linger")
  }

  func dismissesScribe() -> Bool { queue.dismissScribe() }

  /// Makes the queue wait for so many, however slow the test runs.
  func expects(_ count: Int) { queue.expect(count, until: .now.advanced(by: .max / 4)) }
}
