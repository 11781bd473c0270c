import Parley

/// The questions that are measured.
///
/// Both sides start from typed arguments that were made before: Parley from identifiers and dates, SQLite from integer
/// keys, which spares it the way from an identifier to its key. An answer of Parley is a collection whose elements are
/// made when they are asked for, and SQLite hands over one row after the other. So each of the three questions with many
/// rows is measured twice: answered, which says which rows there are, and read, where both go through all rows and
/// touch every text.
extension Question {
  static func all(_ dossier: Dossier, _ questions: Questions, _ peer: SQLiteDossier?) -> [Question] {
    [
      lookup(dossier, questions, peer), page(dossier, questions, peer), pageRead(dossier, questions, peer),
      records(dossier, questions, peer), counts(dossier, questions, peer), countsRead(dossier, questions, peer),
      positions(dossier, questions, peer), positionsRead(dossier, questions, peer), text(dossier, questions, peer),
    ]
  }

  private static func lookup(_ dossier: Dossier, _ questions: Questions, _ peer: SQLiteDossier?) -> Question {
    let ids = questions.ids
    return Question(
      name: "query/lookup", count: ids.count, batch: 20, unit: .microseconds, aim: 5, limit: 1,
      remark: "a whole statement by a random identifier",
      ours: { dossier[ids[$0]]?.summary.lastByte ?? 0 },
      peer: peer.map { peer in
        Peer(name: peer.version) { number in
          var sum = 0
          peer.lookup(ids[number]) { sum &+= $0.lastByte(5) }
          return sum
        }
      })
  }

  /// The queries are made beforehand, as SQLite's statement is.
  static func page(_ dossier: Dossier, _ questions: Questions, _ peer: SQLiteDossier?) -> Question {
    let (pages, queries) = (questions.pages, questions.pages.map(\.query))
    return Question(
      name: "query/page", count: pages.count, unit: .microseconds, aim: 5,
      remark: "50 records of which none is made; " + touched(pages.prefix(500).map { dossier.explain($0.query) }),
      ours: { dossier.page(queries[$0]).count },
      peer: peer.map { peer in
        Peer(name: peer.version) { number in
          var count = 0
          peer.page(pages[number]) { _ in count += 1 }
          return count
        }
      })
  }

  private static func pageRead(_ dossier: Dossier, _ questions: Questions, _ peer: SQLiteDossier?) -> Question {
    let pages = questions.pages
    return Question(
      name: "query/page-read", count: pages.count, unit: .microseconds,
      remark: "the same with making the query and reading the 50 identifiers",
      ours: { number in
        var sum = 0
        for id in dossier.page(pages[number].query).ids { sum &+= id.rawValue.lastByte }
        return sum
      },
      peer: peer.map { peer in
        Peer(name: peer.version) { number in
          var sum = 0
          peer.page(pages[number]) { sum &+= $0.lastByte(0) }
          return sum
        }
      })
  }

  private static func records(_ dossier: Dossier, _ questions: Questions, _ peer: SQLiteDossier?) -> Question {
    let pages = questions.pages
    return Question(
      name: "query/page-records", count: pages.count, unit: .microseconds,
      remark: "whole statements, of which SQLite reads five columns",
      ours: { number in
        var sum = 0
        for statement in dossier.page(pages[number].query) {
          sum &+= statement.id.rawValue.lastByte &+ statement.date.earliest.daysSince1970
          sum &+= statement.speakers.count &+ (statement.cue?.lastByte ?? 0) &+ statement.summary.lastByte
        }
        return sum
      },
      peer: peer.map { peer in
        Peer(name: peer.version) { number in
          var sum = 0
          peer.records(pages[number]) { row in
            sum &+= row.lastByte(0) &+ row.integer(1) &+ row.integer(2) &+ row.lastByte(3) &+ row.lastByte(4)
          }
          return sum
        }
      })
  }

  static func counts(_ dossier: Dossier, _ questions: Questions, _ peer: SQLiteDossier?) -> Question {
    let ranges = questions.ranges
    func ask(_ peer: SQLiteDossier, isProbing: Bool) -> (Int) -> Int {
      { number in
        var count = 0
        peer.counts(ranges[number], isProbing: isProbing) { _ in count += 1 }
        return count
      }
    }
    return Question(
      name: "query/counts", count: ranges.count, unit: .milliseconds, aim: 50,
      remark: "statements by actor and attitude; two stances of one attitude count once, which SQLite has sorted out "
        + "beforehand",
      ours: { dossier.groups(.during(ranges[$0]), by: .speaker, .attitude).count },
      peer: peer.map { Peer(name: "\($0.version), GROUP BY in the order of an index", ask: ask($0, isProbing: false)) },
      rewritten: peer.map { Peer(name: "SQLite with one probe for each pair", ask: ask($0, isProbing: true)) })
  }

  private static func countsRead(_ dossier: Dossier, _ questions: Questions, _ peer: SQLiteDossier?) -> Question {
    let ranges = questions.ranges
    return Question(
      name: "query/counts-read", count: ranges.count, unit: .milliseconds,
      remark: "the same with reading the keys, of which SQLite reads integers",
      ours: { number in
        var sum = 0
        for group in dossier.groups(.during(ranges[number]), by: .speaker, .attitude) {
          sum &+= group.count &+ group.keys.count
        }
        return sum
      },
      peer: peer.map { peer in
        Peer(name: peer.version) { number in
          var sum = 0
          peer.counts(ranges[number]) { sum &+= $0.integer(0) &+ $0.integer(1) &+ $0.integer(2) }
          return sum
        }
      })
  }

  private static func positions(_ dossier: Dossier, _ questions: Questions, _ peer: SQLiteDossier?) -> Question {
    let days = questions.days
    func ask(_ peer: SQLiteDossier, isProbing: Bool) -> (Int) -> Int {
      { number in
        var count = 0
        peer.positions(days[number], isProbing: isProbing) { _ in count += 1 }
        return count
      }
    }
    return Question(
      name: "query/positions", count: days.count, unit: .milliseconds, aim: 100,
      remark: "every actor's latest statement on every subject before a day",
      ours: { dossier.latest(.before(days[$0]), per: .speaker, .subject).count },
      peer: peer.map { Peer(name: "\($0.version), row_number() by an index", ask: ask($0, isProbing: false)) },
      rewritten: peer.map {
        Peer(name: "SQLite with one probe for each pair that occurs", ask: ask($0, isProbing: true))
      })
  }

  private static func positionsRead(_ dossier: Dossier, _ questions: Questions, _ peer: SQLiteDossier?) -> Question {
    let days = questions.days
    return Question(
      name: "query/positions-read", count: days.count, unit: .milliseconds,
      remark: "the same with reading actors, subjects and identifiers, of which SQLite reads integers",
      ours: { number in
        var sum = 0
        let latest = dossier.latest(.before(days[number]), per: .speaker, .subject)
        for place in latest.indices {
          sum &+= latest[place].id.rawValue.lastByte
          sum &+= (latest[place].key(0)?.lastByte ?? 0) &+ (latest[place].key(1)?.lastByte ?? 0)
        }
        return sum
      },
      peer: peer.map { peer in
        Peer(name: peer.version) { number in
          var sum = 0
          peer.positions(days[number]) { sum &+= $0.integer(0) &+ $0.integer(1) &+ $0.integer(2) }
          return sum
        }
      })
  }

  private static func text(_ dossier: Dossier, _ questions: Questions, _ peer: SQLiteDossier?) -> Question {
    let words = questions.words
    func query(_ number: Int) -> Query<Statement> {
      Query(where: .text(words[number]), orderedBy: .relevance, limit: 20)
    }
    return Question(
      name: "query/text", count: words.count, unit: .milliseconds, aim: 2,
      remark: "two words that many summaries have, the best 20; "
        + touched((0..<50).map { dossier.explain(query($0)) }),
      ours: { number in
        var sum = 0
        for id in dossier.page(query(number)).ids { sum &+= id.rawValue.lastByte }
        return sum
      },
      peer: peer.flatMap { peer in
        guard peer.canSearch else { return nil }
        return Peer(name: "\(peer.version), FTS5") { number in
          var sum = 0
          peer.search(words[number]) { sum &+= $0.lastByte(0) }
          return sum
        }
      })
  }

  private static func touched(_ plans: [QueryPlan]) -> String {
    let rows = plans.map(\.rowsTouched).sorted()
    return "\(rows[rows.count / 2]) rows touched in the median, at most \(rows[rows.count - 1])"
  }
}

extension String {
  /// The last byte, which stands for reading the text.
  var lastByte: Int { Int(utf8.last ?? 0) }
}
