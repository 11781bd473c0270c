#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif
import Parley

/// Holds the answers of both against each other before anything is timed.
struct QueryCheck {
  private let dossier: Dossier
  private let peer: SQLiteDossier
  private let questions: Questions
  private let actors: [String]
  private let statements: [String]
  private let summaries: [String]
  /// The mean number of words of a summary.
  private let averageLength: Double

  init(_ dossier: Dossier, _ peer: SQLiteDossier, _ questions: Questions) {
    self.dossier = dossier
    self.peer = peer
    self.questions = questions
    actors = dossier.actors.map(\.id.rawValue)
    statements = dossier.statements.map(\.id.rawValue)
    summaries = dossier.statements.map(\.summary)
    let words = summaries.reduce(0) { sum, summary in sum + summary.utf8.count { $0 == UInt8(ascii: " ") } + 1 }
    averageLength = Double(words) / Double(max(summaries.count, 1))
  }

  /// Traps where an answer differs, with both answers.
  func run() {
    for id in questions.ids { checkLookup(id) }
    for page in questions.pages { checkPage(page) }
    for page in questions.pages.prefix(2_000) { checkRecords(page) }
    for range in questions.ranges.prefix(40) { checkCounts(range) }
    for day in questions.days.prefix(20) { checkPositions(day) }
    if peer.canSearch {
      for words in questions.words.prefix(20) { checkText(words) }
    } else {
      report("SQLite has no FTS5 here: text is searched without a peer.")
    }
  }

  private func checkLookup(_ id: Statement.ID) {
    var theirs: [String] = []
    peer.lookup(id) { theirs.append($0.text(1) + $0.text(5)) }
    compare("lookup of \(id)", dossier[id].map { [$0.id.rawValue + $0.summary] } ?? [], theirs)
  }

  func checkPage(_ page: Questions.Page) {
    var theirs: [String] = []
    peer.page(page) { theirs.append($0.text(0)) }
    compare("page \(page)", dossier.page(page.query).ids.map(\.rawValue), theirs)
  }

  private func checkRecords(_ page: Questions.Page) {
    var theirs: [String] = []
    peer.records(page) { theirs.append("\($0.text(0)) \($0.integer(1)) \($0.integer(2)) \($0.text(3)) \($0.text(4))") }
    let ours = dossier.page(page.query).map { statement in
      "\(statement.id) \(statement.date.earliest.daysSince1970) \(page.actor) \(statement.cue ?? "") \(statement.summary)"
    }
    compare("records of page \(page)", ours, theirs)
  }

  func checkCounts(_ range: PartialDate) {
    let ours = dossier.groups(.during(range), by: .speaker, .attitude).map { group in
      (group.keys.map { $0 ?? "none" } + ["\(group.count)"]).joined(separator: " ")
    }
    for isProbing in [false, true] {
      var theirs: [String] = []
      peer.counts(range, isProbing: isProbing) { row in
        if row.integer(2) == 0 { return }
        theirs.append("\(actors[row.integer(0)]) \(peer.attitudes[row.integer(1)]) \(row.integer(2))")
      }
      compare("counts during \(range)", ours.sorted(), theirs.sorted())
    }
  }

  private func checkPositions(_ day: Day) {
    let latest = dossier.latest(.before(day), per: .speaker, .subject)
    let ours = latest.indices.map { place in
      (latest[place].keys.map { $0 ?? "none" } + [latest[place].id.rawValue]).joined(separator: " ")
    }
    for isProbing in [false, true] {
      var theirs: [String] = []
      peer.positions(day, isProbing: isProbing) { row in
        if row.isNull(2) { return }
        theirs.append("\(actors[row.integer(0)]) \(peer.subjects[row.integer(1)]) \(statements[row.integer(2)])")
      }
      compare("positions before \(day)", ours.sorted(), theirs.sorted())
    }
  }

  /// The same summaries must match, and Parley's best must be the best of these.
  ///
  /// FTS5 weighs rare words by ln((N - n + 0.5) / (n + 0.5)), Parley by ln(1 + that), so that the order of the best is
  /// held against a plain reckoning of Parley's formula instead.
  private func checkText(_ text: String) {
    let matches = peer.matches(of: text)
    compare("matches of \(text)", ["\(dossier.count(Filter<Statement>.text(text)))"], ["\(matches.count)"])
    let words = text.split(separator: " ").map { (word: $0, documents: Double(peer.matches(of: String($0)).count)) }
    let count = Double(summaries.count)
    func score(_ summary: String) -> Double {
      let found = summary.dropLast().split(separator: " ")
      return words.reduce(0) { sum, word in
        let rarity = (count - word.documents + 0.5) / (word.documents + 0.5)
        let times = Double(found.count { $0 == word.word })
        return sum + log(1 + rarity) * times * 2.2 / (times + 1.2 * (0.25 + 0.75 * Double(found.count) / averageLength))
      }
    }
    let best = matches.map { score(summaries[$0]) }.sorted(by: >).prefix(20)
    let page = dossier.page(Query<Statement>(where: .text(text), orderedBy: .relevance, limit: 20))
    let ours = page.map { score($0.summary) }
    let isEqual = ours.count == best.count && zip(ours, best).allSatisfy { ($0 - $1).magnitude < 1e-9 }
    if !isEqual { fatalError("text search for \(text): \(page.ids) score \(ours), the best \(Array(best))") }
  }

  private func compare(_ question: String, _ ours: [String], _ theirs: [String]) {
    if ours == theirs { return }
    let place = zip(ours, theirs).enumerated().first { $0.element.0 != $0.element.1 }?.offset
    let first = place ?? min(ours.count, theirs.count)
    fatalError(
      "\(question): \(ours.count) answers of Parley and \(theirs.count) of SQLite differ from number \(first): "
        + "\(ours.dropFirst(first).prefix(5)) and \(theirs.dropFirst(first).prefix(5))")
  }
}
