import Testing

@testable import Parley

/// Tables in several parts, and what of them can be seen at which moment.
@Suite("Tables with history") struct TableTests {
  @Test("After every entry, and for every earlier one, a table is what a plain replay makes it")
  func replay() {
    for seed in 1...5 as ClosedRange<UInt64> {
      var random = SplitMix64(seed: seed)
      let ids = (0..<Int.random(in: 2...80, using: &random)).map { EntityID<Source>(unchecked: "s-\($0)") }
      var model: [EntityID<Source>: Source] = [:]
      for id in ids.prefix(Int.random(in: 0...40, using: &random)) { model[id] = Source(id, "start", .news) }
      let start = Stamp(sequence: 3, recordedAt: Timestamp(microsecondsSince1970: 3))
      var table = Records(Array(model.values)).beginning(at: start)
      var moments = [(sequence: 3, model: model, held: table)]
      for sequence in 4..<160 {
        let touched = ids.shuffled(using: &random).prefix(Int.random(in: 1...6, using: &random))
        let removed = touched.filter { model[$0] != nil && Bool.random(using: &random) }
        let put = touched.filter { !removed.contains($0) }.map { Source($0, "\(sequence)", .news) }
        for id in removed { model[id] = nil }
        for record in put { model[record.id] = record }
        let moment = Timestamp(microsecondsSince1970: Int64(sequence))
        table = table.putting(put, removing: removed, at: Stamp(sequence: sequence, recordedAt: moment))
        moments.append((sequence, model, table))
      }
      for (sequence, model, held) in moments {
        check(held, model, ids)
        check(table.upTo(sequence, count: model.count), model, ids)
      }
    }
  }

  /// Whether a table has the records of a model, however one asks.
  private func check(_ table: Records<Source>, _ model: [EntityID<Source>: Source], _ ids: [EntityID<Source>]) {
    let expected = model.values.sorted { $0.id < $1.id }
    #expect(Array(table) == expected && table.count == expected.count)
    var faults = 0
    for (position, record) in expected.enumerated() {
      if table[position] != record || table.position(of: record.id) != position { faults += 1 }
      if let address = table.address(of: record.id) {
        // A record tells in its title when it was put.
        let recorded = table.parts[address.part].segment.recordedAt(address.row)?.microsecondsSince1970
        if recorded != Int64(record.title) ?? 3 { faults += 1 }
      }
    }
    for id in ids where table[id] != model[id] || table.contains(id) != (model[id] != nil) { faults += 1 }
    var seen = 0
    for part in table.parts {
      let visible = (0..<part.segment.rows.count).filter(part.visibility.contains)
      if part.visibility.isComplete != (visible.count == part.segment.rows.count) { faults += 1 }
      seen += visible.count
    }
    #expect(faults == 0 && seen == expected.count)
  }

  @Test("A table has few parts, and a record is copied rare")
  func sharing() {
    let base = (0..<4096).map { Source(EntityID(unchecked: "base-\($0)"), "", .news) }
    var table = Records(base).beginning(at: Stamp(sequence: 0, recordedAt: Timestamp(microsecondsSince1970: 0)))
    let first = table.parts[0].segment
    var copied = 0
    for sequence in 1...1024 {
      let before = Set(table.parts.map { ObjectIdentifier($0.segment) })
      let held = table
      let stamp = Stamp(sequence: sequence, recordedAt: Timestamp(microsecondsSince1970: 0))
      table = table.putting([Source(EntityID(unchecked: "base-\(sequence * 3)"), "", .news)], removing: [], at: stamp)
      for part in table.parts where !before.contains(ObjectIdentifier(part.segment)) {
        copied += part.segment.rows.count
      }
      #expect(table.parts.count <= 12 && table.parts[0].segment === first && held.count == 4096)
    }
    // 1024 records, each copied at most once for each doubling of its segment.
    #expect(copied <= 1024 * 11)
    #expect(table.parts.dropFirst().reduce(0) { $0 + $1.segment.rows.count } == 1024)
  }

  @Test("Of a record with very many versions the right one is found")
  func versions() {
    var table = Records<Source>([]).beginning(at: Stamp(sequence: 0, recordedAt: Timestamp(microsecondsSince1970: 0)))
    for sequence in 1...500 {
      let stamp = Stamp(sequence: sequence, recordedAt: Timestamp(microsecondsSince1970: 0))
      table = table.putting([Source("one", "\(sequence)", .news)], removing: [], at: stamp)
    }
    for sequence in 1...500 {
      let earlier = table.upTo(sequence, count: 1)
      #expect(earlier["one"]?.title == "\(sequence)" && earlier.map(\.title) == ["\(sequence)"])
    }
    #expect(table.upTo(0, count: 0)["one"] == nil && table.upTo(0, count: 0).isEmpty)
  }

  @Test("Sparse numbers are found, and a copy stays as it was")
  func sparseNumbers() {
    var random = SplitMix64(seed: 7)
    var numbers = SparseNumbers()
    var model: [Int: Int] = [:]
    var held: [(SparseNumbers, [Int: Int])] = []
    for number in 1...3_000 {
      let row = Int.random(in: 0..<(number % 3 == 0 ? 300 : 40_000), using: &random)
      guard model[row] == nil else { continue }
      numbers.add(number, to: row)
      model[row] = number
      if number % 500 == 0 { held.append((numbers, model)) }
    }
    held.append((numbers, model))
    for (numbers, model) in held {
      #expect(numbers.first == 1)
      #expect((0..<50_000).allSatisfy { numbers[$0] == model[$0] })
    }
    #expect(SparseNumbers()[0] == nil && SparseNumbers().first == nil)
  }
}

extension Records {
  /// The table after an entry that puts records and removes others.
  fileprivate func putting(_ records: [Element], removing removed: [EntityID<Element>], at stamp: Stamp) -> Records {
    var batch = Batch(records: records, stamps: [stamp])
    batch.replaced = (removed + records.map(\.id)).compactMap { id in address(of: id).map { ($0, stamp.sequence) } }
    return putting(batch, at: stamp.sequence, count: endIndex - batch.replaced.count + records.count)
  }
}
