import Parley
import ParleyAnalysis

/// Position matrices of dossiers of up to a million statements.
enum PositionBenchmarks {
  private static let actorCount = 60
  private static let subjectCount = 100

  static func run(_ options: Options) -> [Measurement] {
    let sizes = options.sizes(of: [1_000, 10_000, 100_000, 1_000_000])
    var medians: [Double] = []
    var last: (median: Double, fastest: Double, slowest: Double)?
    for size in sizes {
      let contents = GeneratedDossier(statements: size).contents
      let dossier = Dossier(contents)
      guard let day = contents.statements.last?.date.latest else { continue }
      // The most talkative actors and the hottest provisions have the first numbers.
      let actors = contents.actors.prefix(actorCount).map(\.id)
      let proposals = contents.proposals
      let subjects = (0..<subjectCount).map {
        Subject.provision(proposals[$0 % proposals.count].provisions[$0 / proposals.count].id)
      }
      func matrix() -> PositionMatrix {
        do throws(AnalysisError) {
          return try PositionMatrix(of: actors, about: subjects, in: dossier, on: day)
        } catch {
          preconditionFailure("the generated dossier has all of them: \(error)")
        }
      }
      check(matrix(), dossier)
      let times = time(repetitions: options.repetitions) { matrix() }
      medians.append(times.median)
      last = times
    }
    guard let last else { return [] }
    let growth = zip(medians, sizes).map { "\(Measurement.text($0 * 1e3)) ms at \($1)" }.joined(separator: ", ")
    return [
      Measurement(
        name: "analysis/positions", value: last.median * 1e3, unit: "ms",
        spread: (last.fastest * 1e3)...(last.slowest * 1e3), bar: "<= 10 ms", holds: last.median <= 0.01,
        note: "\(actorCount) actors x \(subjectCount) provisions, the positions with what was before them; " + growth)
    ]
  }

  /// The latest words of people, who speak for themselves alone, are what a query of the newest gives.
  private static func check(_ matrix: PositionMatrix, _ dossier: Dossier) {
    for actor in matrix.actors.suffix(5) where dossier[actor]?.kind == .person {
      for position in matrix.positions(of: actor).prefix(20) {
        let words = dossier.fetch(
          Query<Statement>(
            where: .speaker(actor), .concerning(position.subject, including: .exactly), orderedBy: .newestFirst))
        let stances = words.flatMap { statement in
          statement.stances.filter { $0.subject == position.subject && $0.attitude.polarity != nil }
            .map { (statement, $0) }
        }
        let date = stances.first?.0.date
        let rank = stances.filter { $0.0.date == date }.map { firmness($0.1) }.max()
        let expected = stances.first { $0.0.date == date && firmness($0.1) == rank }?.0.id
        precondition(position.statement == expected, "\(actor) on \(position.subject): \(position)")
      }
    }
  }

  private static func firmness(_ stance: Stance) -> Int {
    stance.firmness.flatMap { Firmness.known.firstIndex(of: $0) } ?? -1
  }
}
