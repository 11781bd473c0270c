import Parley

/// Arguments for the questions, drawn by seed: the same for every size but for the identifiers.
struct Questions {
  /// The newest statements of an actor on a proposal within some months.
  struct Page {
    var actor: Int
    var proposal: Int
    var range: PartialDate
    var id: Actor.ID
    var subject: Subject
  }

  var ids: [Statement.ID] = []
  var pages: [Page] = []
  /// Some months each.
  var ranges: [PartialDate] = []
  var days: [Day] = []
  var words: [String] = []

  /// Draws questions about months that end before a day, or before the last statement.
  init(_ contents: Dossier.Contents, until end: Day? = nil, seed: UInt64 = 20_251_121) {
    let end = end ?? contents.statements[contents.statements.count - 1].date.latest
    var generator = SplitMix64(seed: seed)
    let actors = ZipfDistribution(count: GeneratedDossier.actorCount)
    let proposals = ZipfDistribution(count: 8)
    let start = contents.statements[0].date.earliest
    for _ in 0..<20_000 {
      ids.append(contents.statements[Int.random(in: contents.statements.indices, using: &generator)].id)
      let actor = actors.draw(&generator)
      let proposal = proposals.draw(&generator)
      pages.append(
        Page(
          actor: actor, proposal: proposal, range: Self.months(from: start, until: end, &generator),
          id: contents.actors[actor].id, subject: .proposal(contents.proposals[proposal].id)))
    }
    for _ in 0..<400 { ranges.append(Self.months(from: start, until: end, &generator)) }
    for _ in 0..<80 { days.append(start.advanced(by: Int.random(in: 0..<start.distance(to: end), using: &generator))) }
    let vocabulary = GeneratedDossier.words
    for _ in 0..<400 {
      let first = Int.random(in: vocabulary.indices, using: &generator)
      let second = (first + Int.random(in: 1..<vocabulary.count, using: &generator)) % vocabulary.count
      words.append("\(vocabulary[first]) \(vocabulary[second])")
    }
  }

  /// One to 24 whole months between two days.
  private static func months(from start: Day, until end: Day, _ generator: inout SplitMix64) -> PartialDate {
    func month(of day: Day) -> Int { day.year * 12 + day.month - 1 }
    func text(_ month: Int) -> String {
      "\(month / 12)-" + (month % 12 < 9 ? "0" : "") + "\(month % 12 + 1)"
    }
    let last = Int.random(in: month(of: start)..<max(month(of: end), month(of: start) + 1), using: &generator)
    let first = max(month(of: start), last - Int.random(in: 0..<24, using: &generator))
    return PartialDate(stringLiteral: first == last ? text(first) : "\(text(first))/\(text(last))")
  }

  /// The same with only the pages for which something holds, as often as there were pages before.
  func keepingPages(where holds: (Page) -> Bool) -> Questions {
    let kept = pages.filter(holds)
    var questions = self
    if !kept.isEmpty { questions.pages = pages.indices.map { kept[$0 % kept.count] } }
    return questions
  }
}

extension Questions.Page {
  var query: Query<Statement> {
    Query(where: .speaker(id), .concerning(subject), .during(range), orderedBy: .newestFirst, limit: 50)
  }
}
