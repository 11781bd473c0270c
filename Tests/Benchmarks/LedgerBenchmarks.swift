import Parley

/// What a change costs on top of dossiers of different sizes, and what holding an old dossier costs.
enum LedgerBenchmarks {
  static func run(_ options: Options) -> [Measurement] {
    let sizes = options.sizes(of: [10_000, 1_000_000])
    let runs = sizes.map { size in
      let contents = GeneratedDossier(statements: size).contents
      return (commit: commits(on: contents, options), use: commits(on: contents, options, isAsking: true))
    }
    let small = runs[0]
    let large = runs[runs.count - 1]
    let growth = large.commit.mean / small.commit.mean
    var measurements = [
      Measurement(
        name: "ledger/commit", value: large.commit.mean, unit: "us", spread: large.commit.spread, bar: "<= 50 us",
        holds: large.commit.mean <= 50,
        note: "a single change on top of \(sizes[sizes.count - 1]) statements, the mean of \(large.commit.count); "
          + large.commit.text),
      Measurement(
        name: "ledger/growth", value: growth, unit: "x", bar: "<= 1.5x", holds: growth <= 1.5,
        note: "the same on top of \(sizes[0]) statements: \(Measurement.text(small.commit.mean)) us"),
      Measurement(
        name: "ledger/commit-page", value: large.use.mean, unit: "us", spread: large.use.spread,
        note:
          "a single change and a page of 50 of the new dossier; \(large.use.text); on top of \(sizes[0]) statements: "
          + "\(Measurement.text(small.use.mean)) us"),
    ]
    measurements += holding(GeneratedDossier(statements: sizes[sizes.count - 1]).contents)
    return measurements
  }

  /// The cost of many commits in microseconds.
  private struct Cost {
    var mean: Double
    /// The means of equal parts of the commits.
    var spread: ClosedRange<Double>
    var count: Int
    var text: String
  }

  private static func commits(on contents: Dossier.Contents, _ options: Options, isAsking: Bool = false) -> Cost {
    let ledger = ledger(contents)
    // An index to start from, as a program has that answers questions.
    let questions = Questions(contents)
    keep(ledger.dossier.page(questions.pages[0].query).ids)
    let changes = changes(count: isAsking ? 5_000 : 40_000, on: contents)
    let clock = ContinuousClock()
    let seconds = changes.indices.map { number in
      let duration = clock.measure {
        commit(changes[number], number, to: ledger)
        if isAsking { keep(ledger.dossier.page(questions.pages[number].query).ids) }
      }.components
      return Double(duration.seconds) + Double(duration.attoseconds) * 1e-18
    }
    let length = seconds.count / options.repetitions
    let means = stride(from: 0, to: seconds.count - length + 1, by: length).map { mean(seconds[$0..<$0 + length]) }
    return Cost(
      mean: mean(seconds[...]), spread: (means.min() ?? 0)...(means.max() ?? 0), count: changes.count,
      text: [(50, "median"), (99, "p99"), (100, "slowest")].map { percent, name in
        "\(name) \(Measurement.text(Latency.percentile(percent, of: seconds[...]) * 1e6)) us"
      }.joined(separator: ", "))
  }

  private static func mean(_ seconds: ArraySlice<Double>) -> Double {
    seconds.reduce(0, +) / Double(max(seconds.count, 1)) * 1e6
  }

  /// What the dossiers of a thousand moments, twenty changes apart, take beside the latest one.
  private static func holding(_ contents: Dossier.Contents) -> [Measurement] {
    let ledger = ledger(contents)
    let question = Questions(contents).pages[0].query
    var held: [Dossier] = []
    for (number, change) in changes(count: 20_000, on: contents).enumerated() {
      commit(change, number, to: ledger)
      if number % 20 == 0 { held.append(ledger.dossier) }
    }
    keep(ledger.dossier.page(question).ids)
    let before = Memory.settled
    let count = held.count
    held = []
    guard let before, let after = Memory.settled else { return [] }
    return [
      Measurement(
        name: "ledger/hold", value: Double(before - after) / Double(count) / 1024, unit: "KiB",
        note: "memory that each of \(count) older dossiers, 20 changes apart, takes beside the ledger")
    ]
  }

  private static func ledger(_ contents: Dossier.Contents) -> Ledger {
    do {
      return try Ledger(Dossier(contents), recordedAt: "2020-01-01T00:00:00Z")
    } catch {
      fatalError("the ledger refuses the generated dossier: \(error)")
    }
  }

  private static func commit(_ change: Ledger.Change, _ number: Int, to ledger: Ledger) {
    do {
      try ledger.commit(
        [change], by: "desk", at: Timestamp(microsecondsSince1970: 1_600_000_000_000_000 + Int64(number)))
    } catch {
      fatalError("the ledger refuses a change: \(error)")
    }
  }

  /// Nine new statements for each correction of an older one.
  private static func changes(count: Int, on contents: Dossier.Contents) -> [Ledger.Change] {
    var generator = SplitMix64(seed: 11)
    let last = contents.statements[contents.statements.count - 1].date
    return (0..<count).map { number in
      var statement = contents.statements[Int.random(in: contents.statements.indices, using: &generator)]
      if number % 10 == 9 {
        statement.mode = .verbatim
      } else {
        statement.id = Statement.ID(stringLiteral: "later-\(number)")
        statement.date = last
      }
      return .put(statement)
    }
  }
}
