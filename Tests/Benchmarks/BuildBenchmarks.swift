import Parley

/// What it takes to make a dossier from records, with the indexes for all questions.
enum BuildBenchmarks {
  static func run(_ size: Int, _ options: Options) -> [Measurement] {
    let start = Memory.settled
    let contents = GeneratedDossier(statements: size).contents
    let afterRecords = Memory.settled
    let indexed = indexed(contents)
    let afterIndexes = Memory.settled
    keep(indexed)
    let build = time(repetitions: options.repetitions) { Self.indexed(contents) }
    var measurements = [
      Measurement(
        name: "query/build", value: build.median, unit: "s", spread: build.fastest...build.slowest, bar: "<= 2 s",
        holds: size >= 1_000_000 ? build.median <= 2 : nil,
        note: "\(size) statements from records in memory, all indexes")
    ]
    if let start, let afterRecords, let afterIndexes {
      let records = Double(afterRecords - start) / Double(size)
      let indexes = Double(afterIndexes - afterRecords) / Double(size)
      let text = Double(contents.statements.reduce(0) { $0 + $1.summary.utf8.count }) / Double(size)
      measurements.append(
        Measurement(
          name: "query/build-memory", value: indexes, unit: "bytes", bar: "<= 400 bytes", holds: indexes <= 400,
          note: "a statement, beyond the records; these take \(Measurement.text(records)), of which summaries "
            + Measurement.text(text)))
    }
    return measurements
  }

  /// A dossier that has answered each kind of question once.
  private static func indexed(_ contents: Dossier.Contents) -> Dossier {
    let dossier = Dossier(contents)
    let last = contents.statements[contents.statements.count - 1]
    keep(dossier[last.id])
    keep(
      dossier.page(
        Query<Statement>(
          where: .speaker(last.speakers[0]), .concerning(last.stances[0].subject), .during("2023"),
          orderedBy: .newestFirst,
          limit: 1)
      ).ids)
    keep(dossier.groups(.during("2022-03"), by: .speaker, .attitude).count)
    keep(dossier.latest(.before("2022-03-01"), per: .speaker, .subject).count)
    keep(dossier.page(Query<Statement>(where: .text("sanctions withdrawal"), orderedBy: .relevance, limit: 1)).ids)
    return dossier
  }
}
