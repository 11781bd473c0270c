public import Parley

/// Where each of some actors stands on each of some subjects on a day.
///
/// ```swift
/// let matrix = try PositionMatrix(of: ["kaja-kallas", "european-union"], about: ["proposal:us-28"], in: ///   dossier, on: "2025-11-20")
/// matrix.position(of: "european-union", on: "proposal:us-28")?.statement   // Kallas's
/// ```
///
/// The rules, in their order:
///
/// 1. Only what had certainly been said by the day counts, and what had not been taken back by then.
/// 2. Only attitudes with a polarity are positions. A refusal to comment, a denial of a fact, a report of facts and a
///    term that this version does not know are none, and never take the place of one.
/// 3. An actor's words are its own and those of the actors that speak for it by office on the day of the statement,
///    unless in a personal capacity. Only where there are none, words of actors that claim to speak for it count, and
///    only where there are none of these either, what is known through others: told by another speaker, or said about
///    the actor.
/// 4. Of the words that count, the policy chooses one; see ``PositionPolicy``.
/// 5. Where there are no words on the subject itself, its other versions and its parts count as far as the scope says:
///    parts on which the actor stands alike give a position, others a divided one.
/// 6. Where a bloc has no position after that, its members give one if they agree, and a divided one if they do not.
///    What the members think is told in any case.
public struct PositionMatrix: Sendable {
  /// The actors, in the order in which they were asked for.
  public let actors: [Actor.ID]

  /// The subjects, in the order in which they were asked for.
  public let subjects: [Subject]

  /// The day.
  public let day: Day

  /// Which of several statements decides.
  public let policy: PositionPolicy

  /// What else counts as a word on a subject, where there is none on the subject itself.
  public let scope: SubjectScope

  let dossier: Dossier
  private let lists: StanceLists
  /// The positions, by actor and then by subject.
  private let cells: [PositionDraft]
  private let actorNumbers: [Actor.ID: Int]
  private let subjectNumbers: [Subject: Int]

  /// Works out the positions of some actors.
  ///
  /// - Parameters:
  ///   - actors: The actors, each once.
  ///   - subjects: The subjects, each once.
  ///   - dossier: The dossier.
  ///   - day: The day.
  ///   - policy: Which of several statements decides.
  ///   - scope: What else counts as a word on a subject, where there is none on the subject itself.
  /// - Throws: ``AnalysisError`` with code `empty`, `repeated` or `unknownID`.
  /// - Complexity: O(*c* + *m*) in the number of cells and of statements that are looked at: for the latest position
  ///   those up to the last change of attitude, for the others all of the actor on the subject.
  public init(
    of actors: [Actor.ID], about subjects: [Subject], in dossier: Dossier, on day: Day,
    policy: PositionPolicy = .latest,
    including scope: SubjectScope = .exactly
  ) throws(AnalysisError) {
    try Self.check(actors, "actors") { dossier.actors.contains($0) }
    try Self.check(subjects, "subjects") { dossier.contains($0) }
    self.init(dossier, checked: actors, subjects, on: day, policy, scope)
  }

  private init(
    _ dossier: Dossier, checked actors: [Actor.ID], _ subjects: [Subject], on day: Day, _ policy: PositionPolicy,
    _ scope: SubjectScope
  ) {
    var resolver = PositionResolver(dossier, on: day, policy, scope, columns: subjects)
    var cells: [PositionDraft] = []
    cells.reserveCapacity(actors.count * subjects.count)
    for actor in actors {
      let row = resolver.number(of: actor)
      resolver.lookUp(row)
      for column in subjects.indices {
        cells.append(PositionDraft())
        resolver.complete(&cells[cells.count - 1], of: row, on: column)
      }
    }
    self.cells = cells
    lists = resolver.lists
    actorNumbers = actors.numbered
    subjectNumbers = subjects.numbered
    self.dossier = dossier
    self.actors = actors
    self.subjects = subjects
    self.day = day
    self.policy = policy
    self.scope = scope
  }

  /// Works out the positions of all who have spoken about one of some subjects; without such a word on record the
  /// matrix has no row.
  ///
  /// - Parameters:
  ///   - subjects: The subjects, each once.
  ///   - dossier: The dossier.
  ///   - day: The day.
  ///   - policy: Which of several statements decides.
  ///   - scope: What else counts as a word on a subject, where there is none on the subject itself.
  /// - Throws: ``AnalysisError`` with code `empty`, `repeated` or `unknownID`.
  /// - Complexity: O(*n* + *c*) in the number of statements about the subjects and of cells.
  public init(
    about subjects: [Subject], in dossier: Dossier, on day: Day, policy: PositionPolicy = .latest,
    including scope: SubjectScope = .exactly
  ) throws(AnalysisError) {
    try Self.check(subjects, "subjects") { dossier.contains($0) }
    let speakers = StanceLists(dossier).speakers(on: subjects).filter { dossier.actors.contains($0) }
    self.init(dossier, checked: speakers, subjects, on: day, policy, scope)
  }

  private static func check<Key: Hashable>(
    _ keys: [Key], _ argument: String, isKnown: (Key) -> Bool
  ) throws(AnalysisError) {
    if keys.isEmpty { throw AnalysisError(.empty, argument, "there is nothing to ask about; name at least one") }
    var met: Set<Key> = []
    for key in keys {
      if !isKnown(key) { throw AnalysisError(.unknownID, argument, "the dossier has no \(key)") }
      if !met.insert(key).inserted { throw AnalysisError(.repeated, argument, "\(key) is named twice") }
    }
  }
}

extension Array where Element: Hashable {
  /// The position of each element; no element is there twice.
  fileprivate var numbered: [Element: Int] {
    Dictionary(uniqueKeysWithValues: zip(self, indices))
  }
}

// MARK: Cells

extension PositionMatrix {
  /// The position at a place in the matrix.
  ///
  /// - Parameters:
  ///   - row: The number of the actor.
  ///   - column: The number of the subject.
  /// - Precondition: Both numbers are within the matrix; others trap.
  public subscript(row: Int, column: Int) -> Position {
    lists.position(cell(row, column), of: actors[row], on: subjects[column])
  }

  /// Which way the position at a place in the matrix points, without a look at the records.
  func polarity(_ row: Int, _ column: Int) -> Polarity? { cell(row, column).polarity }

  private func cell(_ row: Int, _ column: Int) -> PositionDraft {
    precondition(subjects.indices.contains(column), "the matrix has no column \(column)")
    return cells[row * subjects.count + column]
  }

  /// The position of an actor on a subject.
  ///
  /// - Parameters:
  ///   - actor: The actor.
  ///   - subject: The subject.
  /// - Returns: The position; `nil` where the matrix was not asked about the actor or the subject. That no position is
  ///   on record is a position with the basis ``Position/Basis/unknown``.
  public func position(of actor: Actor.ID, on subject: Subject) -> Position? {
    guard let row = actorNumbers[actor], let column = subjectNumbers[subject] else { return nil }
    return self[row, column]
  }

  /// The positions of an actor, in the order of the subjects; none for an actor that the matrix was not asked about.
  ///
  /// - Parameter actor: The actor.
  /// - Returns: The positions.
  /// - Complexity: O(*n*) in the number of subjects.
  public func positions(of actor: Actor.ID) -> [Position] {
    guard let row = actorNumbers[actor] else { return [] }
    return subjects.indices.map { self[row, $0] }
  }

  /// The positions on a subject, in the order of the actors; none for a subject that the matrix was not asked about.
  ///
  /// - Parameter subject: The subject.
  /// - Returns: The positions.
  /// - Complexity: O(*n*) in the number of actors.
  public func positions(on subject: Subject) -> [Position] {
    guard let column = subjectNumbers[subject] else { return [] }
    return actors.indices.map { self[$0, column] }
  }

  /// The records behind a position, and what they cite.
  ///
  /// - Parameters:
  ///   - actor: The actor.
  ///   - subject: The subject.
  /// - Returns: The evidence; none for an unknown position.
  /// - Complexity: O(*n* log *n*) in the number of statements that the position rests on.
  public func evidence(of actor: Actor.ID, on subject: Subject) -> Evidence {
    guard let position = position(of: actor, on: subject) else { return .none }
    return Evidence(statements: position.statements, in: dossier)
  }
}
