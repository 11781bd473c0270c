import Parley
import ParleyAnalysis

/// Discourse networks of 139 actors and 60 provisions from up to a million statements.
///
/// Turning the dossier into a table is part of each measure. The figures of other programs are of other machines and
/// serve as bars only.
enum NetworkBenchmarks {
  static func run(_ options: Options) -> [Measurement] {
    let sizes = options.sizes(of: [1_000, 4_000, 100_000, 1_000_000])
    let bars: [(name: String, limit: Double)] = [
      ("", 0), ("analysis/network-4k", 5), ("analysis/network-100k", 100), ("analysis/network-1m", 1_000),
    ]
    var medians: [Double] = []
    var measurements: [Measurement] = []
    for (size, bar) in zip(sizes, bars) {
      let dossier = NetworkDossier.dossier(statements: size)
      if size == sizes.first { check(dossier) }
      let times = milliseconds(options) { () -> Int in
        guard let table = try? CodedStatements(in: dossier),
          let network = try? table.oneMode(.congruence, duplicates: .oncePerDocument)
        else { return 0 }
        return network.nodes.count
      }
      medians.append(times.median)
      if !bar.name.isEmpty {
        measurements.append(
          Measurement(
            name: bar.name, value: times.median, unit: "ms", spread: times.spread, bar: "<= \(Int(bar.limit)) ms",
            holds: times.median <= bar.limit,
            note: "\(size) statements, congruence once per document, with the table from the dossier"))
      }
      if bar.name == "analysis/network-100k" { measurements += windows(dossier, size, times.median, options) }
    }
    if let first = medians.first, let last = medians.last {
      measurements.append(
        Measurement(
          name: "analysis/growth", value: last / first, unit: "x",
          note: "from \(sizes[0]) to \(sizes[sizes.count - 1]) statements: "
            + medians.map { Measurement.text($0) }.joined(separator: ", ") + " ms"))
    }
    return measurements
  }

  /// 91 windows of 30 days over 120 days.
  private static func windows(_ dossier: Dossier, _ size: Int, _ whole: Double, _ options: Options) -> [Measurement] {
    let times = milliseconds(options) { () -> Int in
      guard let table = try? CodedStatements(in: dossier),
        let slices = try? table.oneMode(
          .congruence, windows: .days(30), duplicates: .oncePerDocument, during: NetworkDossier.range)
      else { return 0 }
      return nodeCount(of: slices)
    }
    guard let table = try? CodedStatements(in: dossier) else { return [] }
    let ofTable = milliseconds(options) { () -> Int in
      (try? table.oneMode(.congruence, duplicates: .oncePerDocument))?.nodes.count ?? 0
    }
    let windowsOfTable = milliseconds(options) { () -> Int in
      (try? table.oneMode(
        .congruence, windows: .days(30), duplicates: .oncePerDocument, during: NetworkDossier.range)).map(nodeCount)
        ?? 0
    }
    return [
      Measurement(
        name: "analysis/windows", value: times.median / whole, unit: "x", spread: nil, bar: "<= 5x",
        holds: times.median / whole <= 5,
        note: "91 windows of 30 days over \(size) statements, \(Measurement.text(times.median)) ms, against the whole, "
          + "\(Measurement.text(whole)) ms; without the table \(Measurement.text(windowsOfTable.median)) against "
          + "\(Measurement.text(ofTable.median)) ms")
    ]
  }

  /// The networks of a series are made when they are asked for.
  private static func nodeCount(of slices: NetworkSeries<OneModeNetwork>) -> Int {
    slices.reduce(0) { $0 + $1.network.nodes.count }
  }

  private static func milliseconds(
    _ options: Options, _ body: () -> Int
  ) -> (median: Double, spread: ClosedRange<Double>) {
    precondition(body() > 0, "the measured work gave nothing")
    let clock = ContinuousClock()
    var times: [Double] = []
    for _ in 0..<max(5, options.repetitions) {
      var result = 0
      let time = clock.measure { result = body() }
      precondition(result > 0, "the measured work gave nothing")
      times.append(Double(time.components.seconds) * 1e3 + Double(time.components.attoseconds) / 1e15)
    }
    times.sort()
    return (times[times.count / 2], times[0]...times[times.count - 1])
  }

  /// Compares a network with one made of dictionaries.
  private static func check(_ dossier: Dossier) {
    struct Use: Hashable {
      let actor: Actor.ID
      let subject: Subject
      let isInFavour: Bool
    }
    var met: Set<[String]> = []
    var uses: [Use: Double] = [:]
    for statement in dossier.statements {
      for stance in statement.stances {
        guard let polarity = stance.attitude.polarity, polarity != .neutral else { continue }
        let use = Use(actor: statement.speakers[0], subject: stance.subject, isInFavour: polarity == .positive)
        let source = statement.citations[0].source.rawValue
        let key = [use.actor.rawValue, use.subject.description, "\(use.isInFavour)", source]
        if met.insert(key).inserted { uses[use, default: 0] += 1 }
      }
    }
    guard let table = try? CodedStatements(in: dossier),
      let network = try? table.oneMode(.congruence, duplicates: .oncePerDocument)
    else { preconditionFailure("the network cannot be made") }
    let subjects = Set(uses.keys.map(\.subject)).sorted()
    for left in network.nodes.prefix(20) {
      for right in network.nodes.prefix(20) where left != right {
        guard let one = try? Actor.ID(left), let other = try? Actor.ID(right) else { continue }
        var tie = 0.0
        for subject in subjects {
          for isInFavour in [false, true] {
            tie +=
              (uses[Use(actor: one, subject: subject, isInFavour: isInFavour)] ?? 0)
              * (uses[Use(actor: other, subject: subject, isInFavour: isInFavour)] ?? 0)
          }
        }
        precondition(network[left, right] == tie, "a tie is not what its definition says")
      }
    }
  }
}

/// Statements of 139 actors about 60 provisions within 120 days, about four in each source.
enum NetworkDossier {
  static let range: Range<Timestamp> = .days("2025-09-01"..<"2025-12-30")

  static func dossier(statements count: Int) -> Dossier {
    var generator = SplitMix64(seed: 139)
    let actors = ZipfDistribution(count: 139)
    let provisions = ZipfDistribution(count: 60)
    let first: Day = "2025-09-01"
    let dates = (0..<120).map { PartialDate(first.advanced(by: $0)) }
    let attitudes: [Attitude] = [.supports, .supports, .accepts, .opposes, .rejects, .conditional]
    func id<Record>(_ prefix: String, _ number: Int) -> EntityID<Record> {
      EntityID(unchecked: prefix + String(10_000_000 + number))
    }
    let actorIDs: [Actor.ID] = (0..<139).map { id("actor-", $0) }
    let subjects: [Subject] = (0..<60).map { .provision(id("plan/", $0)) }
    let sources: [Source.ID] = (0..<max(1, count / 4)).map { id("source-", $0) }
    var contents = Dossier.Contents(title: "Generated network of \(count) statements")
    contents.actors = actorIDs.map { Actor($0, LocalizedName($0.rawValue), .person) }
    contents.statements = (0..<count).map { number in
      let attitude = attitudes[Int.random(in: attitudes.indices, using: &generator)]
      let source = sources[Int.random(in: sources.indices, using: &generator)]
      return Statement(
        id("statement-", number), by: actorIDs[actors.draw(&generator)], on: dates[number * 120 / count],
        "Says something about a point of the plan.",
        stances: [Stance(attitude, subjects[provisions.draw(&generator)])], citations: [Citation(source)])
    }
    return Dossier(contents)
  }
}
