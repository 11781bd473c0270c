import Parley
import ParleyStore
import StoreChecks
import Testing

/// A follower of a store sees each entry once, in order.
@Suite struct ChangeStreamTests {
  private func numbers(_ changes: StoreChanges, _ count: Int) async throws -> (numbers: [Int], token: ChangeToken?) {
    var (numbers, token): ([Int], ChangeToken?) = ([], nil)
    for try await change in changes {
      numbers.append(change.entry.sequence)
      token = change.token
      if numbers.count == count { break }
    }
    return (numbers, token)
  }

  @Test func `a stream gives what is there and what is to come`() async throws {
    let disk = SimulatedDisk()
    let store = try LedgerStore.create(at: "/s", on: disk, title: "T", recordedAt: StoreScript.time(0))
    for number in 1...3 { try await store.commit([person(number)], by: "desk") }
    let reader = try LedgerStore.open(at: "/s", on: disk, for: .reading)
    async let seen = numbers(store.changes(every: .milliseconds(1)), 6)
    async let read = numbers(reader.changes(every: .milliseconds(1)), 6)
    for number in 4...6 { try await store.commit([person(number)], by: "desk") }
    let (here, there) = try await (seen, read)
    #expect(here.numbers == Array(1...6) && there.numbers == Array(1...6))
    #expect(here.token == there.token && here.token == store.token)
  }

  @Test func `a token goes on where it was, also in a store with a snapshot`() async throws {
    let disk = SimulatedDisk()
    let store = try LedgerStore.create(at: "/s", on: disk, title: "T", recordedAt: StoreScript.time(0))
    for number in 1...4 { try await store.commit([person(number)], by: "desk") }
    let (_, token) = try await numbers(store.changes(), 2)
    let text = try #require(token).description
    try await store.commit([person(5)], by: "desk")
    try store.compact()
    try store.close()
    let again = try LedgerStore.open(at: "/s", on: disk)
    #expect(try await numbers(again.changes(after: ChangeToken(text)), 3).numbers == [3, 4, 5])
    let late = again.token
    try await again.commit([person(6)], by: "desk")
    #expect(try await numbers(again.changes(after: late), 1).numbers == [6])
  }

  @Test func `a token of another store is refused`() async throws {
    let disk = SimulatedDisk()
    let store = try LedgerStore.create(at: "/s", on: disk, title: "T", recordedAt: StoreScript.time(0))
    let other = try LedgerStore.create(at: "/o", on: disk, title: "T", recordedAt: StoreScript.time(0))
    await #expect(throws: StoreError.self) { _ = try await numbers(store.changes(after: other.token), 1) }
    for text in ["", "x", "0-1-2", store.token.description + "0", store.token.description.uppercased() + "-"] {
      #expect(throws: ParseError.self) { try ChangeToken(text) }
    }
    #expect(try ChangeToken(store.token.description) == store.token)
  }

  @Test func `a stream ends when the store is closed, or the task cancelled`() async throws {
    let disk = SimulatedDisk()
    let store = try LedgerStore.create(at: "/s", on: disk, title: "T", recordedAt: StoreScript.time(0))
    let task = Task { try await numbers(store.changes(every: .seconds(60)), 1).numbers }
    task.cancel()
    #expect(try await task.value == [])
    async let rest = numbers(store.changes(every: .milliseconds(1)), 5)
    try await store.commit([person(1)], by: "desk")
    try store.close()
    #expect(try await rest.numbers == [1])
  }

  @Test func `a stream wakes at once within a process, however rare it looks for other ones`() async throws {
    let disk = SimulatedDisk()
    let store = try LedgerStore.create(at: "/s", on: disk, title: "T", recordedAt: StoreScript.time(0))
    let reader = try LedgerStore.open(at: "/s", on: disk, for: .reading)
    async let seen = numbers(store.changes(every: .seconds(3_600)), 200)
    async let read = numbers(reader.changes(every: .seconds(3_600)), 200)
    for number in 1...200 {
      try await store.commit([person(number)], by: "desk", at: StoreScript.time(number))
      if number % 10 == 0 { await Task.yield() }
    }
    let (here, there) = try await (seen, read)
    #expect(here.numbers == Array(1...200) && there.numbers == Array(1...200))
    async let rest = numbers(store.changes(after: store.token, every: .seconds(3_600)), 5)
    try await store.commit([person(201)], by: "desk", at: StoreScript.time(201))
    try store.close()
    #expect(try await rest.numbers.count <= 1)
  }

  @Test func `a reader follows through rolled and joined segments`() throws {
    let disk = SimulatedDisk()
    let store = try LedgerStore.create(
      at: "/s", on: disk, title: "T", recordedAt: StoreScript.time(0), segmentSize: 800)
    let reader = try LedgerStore.open(at: "/s", on: disk, for: .reading)
    var seen = 0
    for number in 1...60 {
      try store.commit([person(number)], by: "desk", at: StoreScript.time(number))
      if number % 20 == 0 { try store.compact() }
      if number % 7 == 0 {
        seen += try reader.refresh()
        #expect(reader.sequence == number && seen == number && reader.dossier.actors.count == number)
      }
    }
    try reader.refresh()
    #expect(reader.dossier == store.dossier)
    #expect(try store.refresh() == 0)
  }
}
