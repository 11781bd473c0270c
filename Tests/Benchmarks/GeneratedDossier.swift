import Parley

/// Draws numbers from 0 with weights 1, 1/2, 1/3 and so on: a few are frequent, most are rare.
struct ZipfDistribution {
  private let cumulative: [Double]

  init(count: Int) {
    var sum = 0.0
    cumulative = (1...count).map { rank in
      sum += 1 / Double(rank)
      return sum
    }
  }

  func draw(_ generator: inout SplitMix64) -> Int {
    let point = Double.random(in: 0..<(cumulative.last ?? 1), using: &generator)
    var low = 0
    var high = cumulative.count - 1
    while low < high {
      let middle = (low + high) / 2
      if cumulative[middle] > point { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

/// A large dossier as an archive of a newsroom might hold it: statements by a few talkative and many quiet actors on a
/// few hot and many cold provisions, in bursts of a few days.
struct GeneratedDossier {
  static let actorCount = 400
  static let provisionCount = 240
  static let sourceCount = 3_000

  let contents: Dossier.Contents

  init(statements count: Int, seed: UInt64 = 20_251_120) {
    var generator = SplitMix64(seed: seed)
    var contents = Dossier.Contents(title: "Generated dossier of \(count) statements")
    contents.actors = (0..<Self.actorCount).map(Self.actor)
    contents.sources = (0..<Self.sourceCount).map(Self.source)
    contents.proposals = (0..<8).map(Self.proposal)
    let statements = Statements(contents)
    let actors = ZipfDistribution(count: Self.actorCount)
    let provisions = ZipfDistribution(count: Self.provisionCount)
    var day = Self.firstDay
    var date = PartialDate(day)
    contents.statements.reserveCapacity(count)
    for number in 0..<count {
      // A burst: most statements follow within the day, some days are silent.
      if Int.random(in: 0..<max(1, count / 1_000), using: &generator) == 0 {
        day = day.advanced(by: Int.random(in: 1...4, using: &generator))
        date = PartialDate(day)
      }
      contents.statements.append(
        statements.statement(
          number, on: date, by: actors.draw(&generator), about: provisions.draw(&generator), &generator))
    }
    self.contents = contents
  }

  private static let firstDay: Day = "2022-02-24"

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }

  private static func id<Record>(_ prefix: String, _ number: Int, _ width: Int) -> EntityID<Record> {
    EntityID(unchecked: prefix + padded(number, width))
  }

  private static func actor(_ number: Int) -> Actor {
    let affiliations =
      number < 40
      ? []
      : [
        Affiliation(
          number % 3 == 0 ? .minister : .member, of: id("actor-", number % 40, 4), during: Period(from: "2020"))
      ]
    return Actor(
      id("actor-", number, 4), LocalizedName("Actor \(number)"), number < 40 ? .state : .person,
      affiliations: affiliations, citations: [Citation(id("source-", number, 5))])
  }

  private static func source(_ number: Int) -> Source {
    Source(
      id("source-", number, 5), "Report \(number) of the day", .news, publisher: "Paper \(number % 50)",
      published: PartialDate(firstDay.advanced(by: number / 2)),
      url: "https://example.org/reports/\(number)", grade: .b)
  }

  private static func proposal(_ number: Int) -> Proposal {
    let size = provisionCount / 8
    return Proposal(
      id("proposal-", number, 2), LocalizedName("Plan \(number)"), .plan,
      provisions: (0..<size).map { point in
        Provision(
          id("proposal-\(padded(number, 2))/", point, 3), ProvisionNumber(stringLiteral: "\(point + 1)"),
          "Point \(point + 1) says that side \(point % 2) does something by a date.",
          topics: ["territoryAndBorders:2"], effects: [.concession])
      }, citations: [Citation(id("source-", number, 5))])
  }

  static let words = [
    "says", "that", "the", "plan", "must", "not", "limit", "forces", "border", "before", "any", "talks", "begin",
    "and", "asks", "for", "guarantees", "from", "partners", "while", "sanctions", "stay", "until", "withdrawal", "is",
    "verified", "by", "observers", "prisoners", "return", "reconstruction", "funds", "élections", "ceasefire", "line",
  ]

  private static let attitudes: [Attitude] = [.supports, .opposes, .conditional, .rejects, .accepts, .withholds]

  /// Makes statements from identifiers that were made before.
  private struct Statements {
    private let actors: [Actor.ID]
    private let sources: [Source.ID]
    private let firstProposal: Subject
    private let provisions: [Subject]
    private let bytes = words.map { Array($0.utf8) }

    init(_ contents: Dossier.Contents) {
      actors = contents.actors.map(\.id)
      sources = contents.sources.map(\.id)
      firstProposal = .proposal(contents.proposals[0].id)
      let proposals = contents.proposals
      provisions = (0..<provisionCount).map {
        .provision(proposals[$0 % proposals.count].provisions[$0 / proposals.count].id)
      }
    }

    func statement(
      _ number: Int, on date: PartialDate, by actor: Int, about provision: Int, _ generator: inout SplitMix64
    ) -> Statement {
      var summary: [UInt8] = []
      summary.reserveCapacity(192)
      for _ in 0..<Int.random(in: 6...14, using: &generator) {
        summary += bytes[Int.random(in: bytes.indices, using: &generator)]
        summary.append(UInt8(ascii: " "))
      }
      summary[summary.count - 1] = UInt8(ascii: ".")
      let stance = Stance(
        attitudes.randomElement(using: &generator) ?? .supports, provisions[provision],
        number % 7 == 0 ? .demand : nil)
      var statement = Statement(
        id("statement-", number, 8), by: actors[actor], on: date, String(decoding: summary, as: UTF8.self),
        stances: number % 5 == 0 ? [stance, Stance(.supports, firstProposal)] : [stance],
        citations: [
          Citation(sources[Int.random(in: sources.indices, using: &generator)], .paragraph(number % 30 + 1))
        ])
      if number % 3 == 0 { statement.cue = "told reporters" }
      if number % 4 == 0 { statement.onBehalfOf = [actors[actor % 40]] }
      return statement
    }
  }
}
