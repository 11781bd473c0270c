import Parley
import StoreChecks
import Testing

@testable import ParleyStore

/// The owner of the files, step by step and without threads.
@Suite struct CommitQueueTests {
  private func request(ofTask isTask: Bool = false) -> CommitRequest { World.request(ofTask: isTask) }

  private static let answer = CommitRequest.Answer.failure(StoreError(.closed, "", ""))

  @Test func `a thread that finds the files free leads, and takes all that wait`() {
    let queue = Desk()
    let requests = [request(), request(ofTask: true), request()]
    // The thread that has joined first will write for the task.
    #expect(requests.map { queue.join($0) } == [false, false, false])
    #expect(!queue.mustWait(requests[2]) && queue.leads(requests[2]))
    #expect(queue.takeRequests().map { ObjectIdentifier($0) } == requests.map { ObjectIdentifier($0) })
    #expect(queue.isOwned && queue.mustWait(requests[0]))
    requests[0].answerThread(Self.answer)
    #expect(!queue.mustWait(requests[0]) && !queue.leads(requests[0]))
    queue.checkInvariants()
  }

  @Test func `what joins while the files are owned waits for the next batch`() {
    let queue = Desk()
    let (first, second) = (request(), request())
    #expect(!queue.join(first) && queue.leads(first) && queue.takeRequests().count == 1)
    #expect(!queue.join(second) && queue.mustWait(second))
    first.answerThread(Self.answer)
    #expect(!queue.release() && queue.hasWaiters)
    #expect(!queue.mustWait(second) && queue.leads(second) && queue.takeRequests().count == 1)
    #expect(!queue.release() && !queue.hasWaiters)
  }

  @Test func `where only tasks wait a writer thread is wanted, and goes on until nothing waits`() {
    let queue = Desk()
    #expect(queue.join(request(ofTask: true)) && queue.isOwned)
    #expect(queue.takeRequests().count == 1)
    #expect(!queue.join(request(ofTask: true)), "it is there already")
    #expect(queue.release() && queue.isOwned && queue.takeRequests().count == 1)
    #expect(!queue.release() && !queue.isOwned)
  }

  @Test func `a writer thread hands on to a thread that waits`() {
    let queue = Desk()
    #expect(queue.join(request(ofTask: true)) && queue.takeRequests().count == 1)
    let thread = request()
    #expect(!queue.join(thread) && !queue.release())
    #expect(!queue.mustWait(thread) && queue.leads(thread))
  }

  @Test func `other work goes before the next batch`() {
    let queue = Desk()
    let (first, second) = (request(), request())
    #expect(!queue.join(first) && queue.leads(first) && queue.takeRequests().count == 1)
    queue.claim()
    #expect(!queue.join(second))
    first.answerThread(Self.answer)
    #expect(!queue.release() && queue.mustWait(second) && queue.hasWaiters)
    queue.own()
    #expect(queue.isOwned && queue.mustWait(second))
    #expect(!queue.release() && !queue.mustWait(second))
  }

  @Test func `a task that waits behind other work gets a writer thread when that ends`() {
    let queue = Desk()
    queue.claim()
    queue.own()
    #expect(!queue.join(request(ofTask: true)) && queue.release() && queue.isOwned)
  }

  /// Threads, tasks and other work in an order drawn at random, against a model that only knows the promises.
  @Test func `in any order all are answered once, in the order in which they joined`() {
    for seed in UInt64(1)..<400 {
      var generator = SplitMix64(seed: seed)
      var world = World()
      for _ in 0..<60 { world.step(isClosing: false, using: &generator) }
      var rest = 0
      while !world.isIdle, rest < 1_000 {
        world.step(isClosing: true, using: &generator)
        rest += 1
      }
      #expect(world.isIdle, "seed \(seed): somebody waits for ever")
      #expect(world.answered == Array(0..<world.joined), "seed \(seed)")
    }
  }
}

/// A queue that tests call.
private final class Desk {
  private var queue = CommitQueue()

  var isOwned: Bool { queue.isOwned }
  var hasWaiters: Bool { queue.hasWaiters }

  func join(_ request: CommitRequest) -> Bool { queue.join(request) }
  func mustWait(_ request: CommitRequest) -> Bool { queue.mustWait(request) }

  /// Whether a thread that need not wait leads, rather than has its answer.
  func leads(_ request: CommitRequest) -> Bool { if case .lead = queue.turn(of: request) { true } else { false } }

  func takeRequests() -> [CommitRequest] { queue.takeRequests() }
  func claim() { queue.claim() }
  func own() { queue.own() }
  func release() -> Bool { queue.release() }
  func checkInvariants() { queue.checkInvariants() }
}

/// What happens around a queue: each step is something that a thread of a program might do next.
private struct World {
  private enum Owner { case thread, writerThread, otherWork }

  private var queue = CommitQueue()
  private var owner: Owner?
  private var claims = 0
  /// The requests of threads that have not seen their answer.
  private var waiting: [(number: Int, request: CommitRequest)] = []
  private var numbers: [ObjectIdentifier: Int] = [:]
  private var alive: [CommitRequest] = []
  private(set) var joined = 0
  /// The numbers of the requests, as they were answered.
  private(set) var answered: [Int] = []

  static func request(ofTask isTask: Bool) -> CommitRequest {
    let draft = EntryDraft([person(1)], by: "desk", note: nil, at: nil, basedOn: nil)
    return isTask ? CommitRequest(draft, resuming: { (_: CommitRequest.Answer) in }) : CommitRequest(draft)
  }

  var isIdle: Bool { owner == nil && claims == 0 && waiting.isEmpty && queue.requests.isEmpty }

  mutating func step(isClosing: Bool, using generator: inout SplitMix64) {
    defer { queue.checkInvariants() }
    switch Int.random(in: isClosing ? 3..<6 : 0..<6, using: &generator) {
    case 0, 1: join(isTask: Bool.random(using: &generator))
    case 2:
      queue.claim()
      claims += 1
    case 3: threadLooks(using: &generator)
    case 4: ownerGoesOn()
    default:
      guard claims > 0, !queue.isOwned else { return }
      take(.otherWork)
      queue.own()
      claims -= 1
    }
  }

  private mutating func join(isTask: Bool) {
    let request = Self.request(ofTask: isTask)
    numbers[ObjectIdentifier(request)] = joined
    alive.append(request)
    if !isTask { waiting.append((joined, request)) }
    joined += 1
    if queue.join(request) { take(.writerThread) }
  }

  private mutating func threadLooks(using generator: inout SplitMix64) {
    guard let index = waiting.indices.randomElement(using: &generator), !queue.mustWait(waiting[index].request)
    else { return }
    switch queue.turn(of: waiting[index].request) {
    case .answer: waiting.remove(at: index)
    case .lead: take(.thread)
    }
  }

  private mutating func ownerGoesOn() {
    guard let former = owner else { return }
    for request in queue.takeRequests() {
      answered.append(numbers[ObjectIdentifier(request)] ?? -1)
      request.answerThread(.failure(StoreError(.closed, "", "")))
    }
    owner = nil
    if queue.release() { take(.writerThread) }
    if former == .otherWork { return }
    // A leader hands on only what has gathered since it took its batch.
    precondition(queue.requests.isEmpty)
  }

  private mutating func take(_ next: Owner) {
    precondition(owner == nil, "the files have two owners")
    owner = next
  }
}
