import Parley
import Testing

/// What a history says of a day.
@Suite("Histories") struct HistoryTests {
  /// The days on which an entry may begin; `nil` for one that has always begun.
  static func beginnings(_ date: PartialDate?) -> [Day]? {
    guard let date else { return nil }
    return Array(date.reach.first...date.reach.last)
  }

  static func day(_ number: Int) -> Day { Day(daysSince1970: 20_000 + number) }

  static func date(_ random: inout SplitMix64) -> PartialDate? {
    let first = Int.random(in: 0..<6, using: &random)
    switch Int.random(in: 0..<5, using: &random) {
    case 0: return nil
    case 1: return try? PartialDate("\(day(first))~")
    case 2: return try? PartialDate("\(day(first))/\(day(first + Int.random(in: 0..<3, using: &random)))")
    default: return PartialDate(day(first))
    }
  }

  @Test("Whether a sanction is in force agrees with trying every choice of the beginnings")
  func inForce() {
    var random = SplitMix64(seed: 41)
    let statuses: [Sanction.Status] = [
      .proposed, .adopted, .extended, .amended, .suspended, .lifted, .lapsed, .restored, "discussed",
    ]
    for _ in 0..<1_500 {
      let entries = (0..<Int.random(in: 0...3, using: &random)).map { _ in
        StatusChange<Sanction.Status>(statuses.randomElement(using: &random) ?? .adopted, on: Self.date(&random))
      }
      var sanction = Sanction("s", "", by: [], history: entries)
      if Bool.random(using: &random) {
        sanction.period = Period(from: PartialDate(Self.day(2)), until: PartialDate(Self.day(5)))
      }
      for number in -2..<9 {
        let day = Self.day(number)
        let answers = Self.answers(entries[...], on: day, sofar: nil)
        let byHistory: Ternary =
          entries.allSatisfy { $0.status == "discussed" }
          ? .yes : answers == [true] ? .yes : answers == [false] ? .no : .possibly
        #expect(
          sanction.isInForce(on: day) == byHistory.and(sanction.period.contains(day)),
          "\(entries.map { "\($0.status) \($0.date?.text ?? "-")" }) on \(number)")
      }
    }
  }

  /// What the last entry that has begun says, for every choice of days.
  private static func answers(
    _ entries: ArraySlice<StatusChange<Sanction.Status>>, on day: Day, sofar: Bool?
  ) -> Set<Bool> {
    guard let entry = entries.first else { return [sofar ?? false] }
    let says: Bool?
    switch entry.status {
    case .adopted, .extended, .amended, .restored: says = true
    case "discussed": says = sofar
    default: says = false
    }
    let hasBegun = beginnings(entry.date).map { Set($0.map { $0 <= day }) } ?? [true]
    return hasBegun.reduce(into: []) { all, begun in
      all.formUnion(answers(entries.dropFirst(), on: day, sofar: begun ? says : sofar))
    }
  }

  @Test("The status on a day is the last that has certainly begun")
  func status() {
    var random = SplitMix64(seed: 42)
    let statuses = Concession.Status.known
    for _ in 0..<1_000 {
      let entries = (0..<Int.random(in: 0...4, using: &random)).map { _ in
        StatusChange<Concession.Status>(statuses.randomElement(using: &random) ?? .offered, on: Self.date(&random))
      }
      #expect(entries.status() == entries.last?.status)
      for number in -2..<9 {
        var expected: Concession.Status?
        for entry in entries where Self.beginnings(entry.date)?.allSatisfy({ $0 <= Self.day(number) }) ?? true {
          expected = entry.status
        }
        #expect(entries.status(on: Self.day(number)) == expected)
      }
    }
  }

  @Test("A sanction of a month that was lifted in the same month may have been in force")
  func sameMonth() {
    let sanction = Sanction(
      "s", "", by: [], history: [StatusChange(.adopted, on: "2025-11"), StatusChange(.lifted, on: "2025-11")])
    #expect(sanction.isInForce(on: "2025-10-31") == .no)
    #expect(sanction.isInForce(on: "2025-11-15") == .possibly)
    #expect(sanction.isInForce(on: "2025-12-01") == .no)
  }
}
