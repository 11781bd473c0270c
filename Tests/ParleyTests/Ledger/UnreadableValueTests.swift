import Foundation
import Testing

@testable import Parley

/// What could be written but not read back is refused before it is acknowledged; all else is read back as it was.
@Suite("Values that cannot be read back") struct UnreadableValueTests {
  /// Arrays and objects in turn, so many in each other.
  private static func nested(_ depth: Int) -> JSONValue {
    var value: JSONValue = 1
    for level in 0..<depth { value = level % 2 == 0 ? .array([value]) : .object(["a": value]) }
    return value
  }

  private static func statement() -> Statement { Statement("st-1", by: "a", on: "2025-11-20", "Says so.") }

  private static func statement(_ selector: TextSelector) -> Statement {
    var statement = statement()
    statement.citations = [
      Citation("s"), Citation("t", selectors: [.quote(TextQuoteSelector(exact: "so")), selector]),
    ]
    return statement
  }

  /// A day that no date can name: the end of a period without one.
  private static var endless: Day { PartialDate("2024/..").latest }

  private static func refused() -> [(record: any StandaloneRecord, member: String)] {
    var deep = statement()
    deep.extra["remark"] = nested(126)
    var deepInPart = statement(.position(TextPositionSelector(1..<2)))
    deepInPart.citations[1].extra = ["other": 1, "remark": nested(124)]
    var known = statement()
    known.extra["date"] = "2025-11-21"
    var knownInPart = statement(.quote(TextQuoteSelector(exact: "so")))
    knownInPart.stances = [Stance(.supports, "actor:a")]
    knownInPart.stances[0].extra["subject"] = "actor:b"
    var name = Actor("a", LocalizedName("A"), .person)
    name.name.extra["primary"] = "B"
    var provision = Proposal("p", "P", .plan, provisions: [Provision("p/1", "1", ""), Provision("p/2", "2", "")])
    provision.provisions[1].extra["remark"] = nested(124)
    var actor = Actor("a", "A", .person, affiliations: [Affiliation(.member, of: "b")])
    actor.affiliations[0].period = Period(from: PartialDate(endless))
    var period = Pledge("pl", by: ["a"], to: [], "k", "")
    period.period.extra["until"] = "2025"
    return [
      (deep, "remark"), (deepInPart, "citations[1].remark"), (known, "date"), (knownInPart, "stances[0].subject"),
      (name, "name.primary"), (provision, "provisions[1].remark"),
      (statement(.other([:])), "citations[1].selectors[1]"),
      (statement(.other(["type": 1])), "citations[1].selectors[1]"),
      (statement(.other(["type": "TextQuoteSelector"])), "citations[1].selectors[1]"),
      (statement(.other(["type": "x", "remark": nested(122)])), "citations[1].selectors[1]"),
      (Statement("st-1", by: "a", on: PartialDate(endless), ""), "date"),
      (Statement("st-1", by: "a", on: PartialDate(PartialDate("../2024").earliest), ""), "date"),
      (actor, "affiliations[0].period.from"), (period, "period.until"),
    ]
  }

  @Test("What a program can make and no reader accepts is refused with the path of the member")
  func refusals() throws {
    for (record, member) in Self.refused() {
      let ledger = Ledger(title: "")
      let change = Ledger.Change(.put(AnyRecord(record)))
      let error = #expect(throws: LedgerError.self, "\(member)") { try ledger.commit([change], by: "desk", at: .now()) }
      #expect(error?.code == .unreadableValue && error?.member == member, "\(member): \(String(describing: error))")
      #expect(error?.records == [AnyRecord(record).key] && error?.category == .callerMistake)
      #expect(ledger.entries.isEmpty && ledger.dossier.keys.isEmpty)
      #expect(throws: EncodingError.self, "\(member)") { try JSONEncoder().encode(Dossier(records: [record])) }
    }
  }

  @Test("A ledger begins with no dossier that cannot be read back")
  func beginnings() throws {
    for (record, member) in Self.refused() {
      let dossier = Dossier(records: [Source("s", "S", .news), record])
      let error = #expect(throws: LedgerError.self, "\(member)") { try Ledger(dossier, recordedAt: .now()) }
      #expect(error?.code == .unreadableValue && error?.member == member, "\(member): \(String(describing: error))")
      #expect(error?.records == [AnyRecord(record).key])
    }
  }

  @Test("A refused value leaves the other changes of its entry and the entries beside it as they are")
  func together() throws {
    let ledger = Ledger(title: "")
    try ledger.commit([.put(Actor("a", "A", .person))], by: "desk", at: "2025-11-20T00:00:00Z")
    #expect(throws: LedgerError.self) {
      try ledger.commit(
        [.put(Actor("b", "B", .person)), .put(Self.statement(.other([:])))], by: "desk", at: "2025-11-20T00:00:00Z")
    }
    #expect(ledger.sequence == 1 && ledger.dossier.actors.map(\.id) == ["a"])
  }

  @Test("Members of a change that this version does not know are looked at too")
  func changes() throws {
    for (extra, member): (JSONObject, String) in [
      (["merge": "actor:b"], "merge"), (["remark": Self.nested(126)], "remark"),
    ] {
      var change = Ledger.Change.put(Actor("a", "A", .person))
      change.extra = extra
      let error = #expect(throws: LedgerError.self) { try Ledger(title: "").commit([change], by: "desk", at: .now()) }
      #expect(error?.code == .unreadableValue && error?.member == member)
    }
  }

  @Test("Whatever a document may hold can be committed, and is read back from the entry and from the document")
  func asDeepAsDocuments() throws {
    var statement = Self.statement(.other(["type": "x", "remark": Self.nested(121)]))
    statement.extra["remark"] = Self.nested(125)
    let document = Dossier(records: [statement]).jsonBytes()
    let read = try #require(try Dossier(jsonBytes: document).statements.first)
    let ledger = Ledger(title: "")
    var change = Ledger.Change.put(read)
    change.extra["remark"] = Self.nested(125)
    let entry = try ledger.commit([change], by: "desk", at: .now())
    #expect(try Ledger.Entry(jsonBytes: entry.jsonBytes()) == entry)
    #expect(try JSONDecoder().decode(Ledger.Entry.self, from: JSONEncoder().encode(entry)) == entry)
    #expect(ledger.dossier.jsonBytes() == document)
    // One level more is no document.
    statement.extra["remark"] = Self.nested(126)
    #expect(throws: DocumentError.self) { try Dossier(jsonBytes: Dossier(records: [statement]).jsonBytes()) }
  }

  @Test("A value that is far too deep for any stack is refused like one that is a little too deep")
  func abyss() {
    var statement = Self.statement()
    statement.extra["remark"] = Self.nested(10_000)
    #expect(throws: LedgerError.self) { try Ledger(title: "").commit([.put(statement)], by: "desk", at: .now()) }
  }

  @Test("Of random records with hostile parts those are taken that can be read back, and no others")
  func property() throws {
    var (taken, refused) = (0, 0)
    for seed in UInt64(1)...60 {
      var maker = RandomDossier(seed: seed, .init(size: 3, provisions: 2, isFull: seed % 2 == 0))
      let dossier = Dossier(maker.contents())
      for key in dossier.keys {
        guard key.kind != .provision, let random = dossier[key] else { continue }
        let record = HostileRecord.make(of: random, &maker)
        let ledger = Ledger(title: "")
        let entry = Ledger.Entry(1, at: "2025-11-20T00:00:00Z", by: "desk", changes: [Ledger.Change(.put(record))])
        let isReadBack = (try? Ledger.Entry(jsonBytes: entry.jsonBytes())) == entry && Self.isReadBack(record)
        let isTaken = (try? ledger.commit(entry.changes, by: "desk", at: entry.recordedAt)) != nil
        #expect(isTaken == isReadBack, "seed \(seed): \(record.key)")
        if isTaken { taken += 1 } else { refused += 1 }
      }
    }
    #expect(taken > 200 && refused > 200)
  }

  private static func isReadBack(_ record: AnyRecord) -> Bool {
    guard let single = record.record as? any StandaloneRecord else { return false }
    let dossier = Dossier(records: [single])
    let read = try? Dossier(jsonBytes: dossier.jsonBytes())
    return read?[record.key] == record && read?.keys == dossier.keys
  }
}

/// Puts into a record what a program can make and a reader may refuse, at the edges.
enum HostileRecord {
  static func make(of record: AnyRecord, _ maker: inout RandomDossier) -> AnyRecord {
    func extra(_ known: String, _ maker: inout RandomDossier) -> JSONObject {
      var extra = JSONObject()
      switch maker.number(0..<6) {
      case 0: extra[known] = "again"
      case 1, 2: extra["x"] = nested(maker.number(118..<130), &maker)
      default: extra["\(known)x"] = ["id": "again"]
      }
      return extra
    }
    func date(_ maker: inout RandomDossier) -> PartialDate {
      let days = [Day.distantPast, .distantFuture, Day(year: 999_999_999_999, month: 12, day: 31), "2025-02-03"]
      let more = ["+12025-01-01", "-9999-01-01", "9999-12-31", "-0001-03-04", "0000-01-01"].map(
        Day.init(stringLiteral:))
      return PartialDate(maker.pick(days.compactMap(\.self) + more))
    }
    func selector(_ maker: inout RandomDossier) -> TextSelector {
      maker.pick([
        .other([:]), .other(["type": "TextPositionSelector", "start": 1, "end": 2]), .other(["type": "y", "a": [1]]),
        .position(TextPositionSelector(Int.max..<Int.max)), .quote(TextQuoteSelector(exact: "\u{0}\u{10FFFF}")),
      ])
    }
    let units: [QuantityUnit] = ["", " ", "\"", "a\"", "\"a", "1", "a b", "\u{301}", "km", "to", "\n"]
    let numbers: [DecimalNumber] = [0, 999_999_999_999_999_999, -999_999_999_999_999_999]
    func quantity(_ maker: inout RandomDossier) -> Quantity {
      let (number, unit) = (maker.pick(numbers), maker.pick(units))
      return maker.pick([
        .exactly(number, unit), .about(number, unit), .atLeast(number, unit), .atMost(number, unit),
        .between(-999_999_999_999_999_999, number, unit),
      ])
    }
    switch record {
    case .actor(var actor):
      actor.extra = extra("name", &maker)
      if maker.chance(3) { actor.name.extra = extra("primary", &maker) }
      return .actor(actor)
    case .event(var event):
      event.date = date(&maker)
      return .event(event)
    case .pledge(var pledge):
      pledge.quantity = quantity(&maker)
      pledge.period = Period(from: .date(date(&maker)), until: .unknown)
      return .pledge(pledge)
    case .proposal(var proposal):
      if !proposal.provisions.isEmpty { proposal.provisions[0].extra = extra("number", &maker) }
      return .proposal(proposal)
    case .source(var source):
      source.extra = extra("title", &maker)
      return .source(source)
    case .statement(var statement):
      if maker.chance(2) { statement.date = date(&maker) }
      statement.citations.append(Citation("s", selectors: [selector(&maker)]))
      statement.citations[0].extra = extra("source", &maker)
      return .statement(statement)
    case .concession(var concession):
      concession.quantities = [quantity(&maker), quantity(&maker)]
      return .concession(concession)
    default: return record
    }
  }

  private static func nested(_ depth: Int, _ maker: inout RandomDossier) -> JSONValue {
    var value: JSONValue = 1
    for _ in 0..<depth { value = maker.chance(2) ? .array([value]) : .object(["a": value]) }
    return value
  }
}
