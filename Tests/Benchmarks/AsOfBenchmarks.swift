import Parley

/// The page and the counts at an earlier recorded time, against the latest moment of the same ledger.
enum AsOfBenchmarks {
  private static let entryCount = 200

  static func run(_ contents: Dossier.Contents, _ peer: SQLiteDossier, _ options: Options) -> [Measurement] {
    let (ledger, times) = ledger(contents)
    let time = times[times.count * 7 / 10]
    let latest = ledger.dossier
    let earlier = ledger.dossier(asOf: time)
    // All that is asked for was recorded before the earlier moment, so that both moments give the same answers.
    let questions = Questions(contents, until: time.day)
    for dossier in [latest, earlier] {
      let check = QueryCheck(dossier, peer, questions)
      for page in questions.pages.prefix(5_000) { check.checkPage(page) }
      for range in questions.ranges.prefix(20) { check.checkCounts(range) }
    }
    let pages = [latest, earlier].map { Question.page($0, questions, nil).latency(options).median }
    let counts = [latest, earlier].map { Question.counts($0, questions, nil).latency(options).median }
    let factors = (page: pages[1] / pages[0], counts: counts[1] / counts[0])
    let factor = max(factors.page, factors.counts)
    return [
      Measurement(
        name: "query/as-of", value: factor, unit: "x", bar: "<= 1.5x", holds: factor <= 1.5,
        note:
          "\(earlier.statements.count) statements against the \(latest.statements.count) of the latest dossier of a "
          + "ledger of \(ledger.entries.count) entries; page "
          + "\(Measurement.text(pages[1] * 1e6)) us, \(Measurement.text(factors.page))x; counts "
          + "\(Measurement.text(counts[1] * 1e3)) ms, \(Measurement.text(factors.counts))x")
    ]
  }

  /// A ledger in which the statements arrive in the order of time; one in a hundred corrects an earlier one.
  private static func ledger(_ contents: Dossier.Contents) -> (ledger: Ledger, times: [Timestamp]) {
    var base = contents
    base.statements = []
    do {
      let ledger = try Ledger(Dossier(base), recordedAt: "2022-01-01T00:00:00Z")
      var generator = SplitMix64(seed: 7)
      var times: [Timestamp] = []
      let length = max(1, contents.statements.count / entryCount)
      for first in stride(from: 0, to: contents.statements.count, by: length) {
        let arriving = contents.statements[first..<min(first + length, contents.statements.count)]
        var changes = arriving.map { Ledger.Change.put($0) }
        var corrected: Set<Int> = []
        for _ in 0..<(first == 0 ? 0 : length / 100) { corrected.insert(Int.random(in: 0..<first, using: &generator)) }
        for row in corrected.sorted() {
          var statement = contents.statements[row]
          statement.mode = .verbatim
          changes.append(.put(statement))
        }
        // Recorded on the evening after.
        let day = (arriving.last?.date.latest ?? "2022-01-01").advanced(by: 1)
        let time = Timestamp(microsecondsSince1970: Int64(day.daysSince1970) * 86_400_000_000 + Int64(first))
        try ledger.commit(changes, by: "desk", at: time, allowingFutureTime: true)
        times.append(time)
      }
      return (ledger, times)
    } catch {
      fatalError("the ledger refuses: \(error)")
    }
  }
}
