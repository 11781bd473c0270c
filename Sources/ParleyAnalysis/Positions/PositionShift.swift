public import Parley

/// A change of an actor's position between two statements, or a contradiction between them.
public struct PositionShift: Hashable, Sendable {
  /// What has changed.
  @nonexhaustive
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// A first position where comment had been refused before.
    case spokeUp
    /// From for to against, or from against to for.
    case reversed
    /// From for or against to neither, or from neither to one of them.
    case moved
    /// Another attitude that points the same way: from opposing to rejecting, from accepting to supporting.
    case rephrased
    /// The same attitude, held more firmly.
    case hardened
    /// The same attitude, held less firmly.
    case softened
    /// The same attitude and firmness under other conditions.
    case newConditions
    /// For and against the same thing on the same day; or a fact asserted and the same speaker denying it, whichever came first.
    case contradicted
  }

  /// Whose position it is.
  public let actor: Actor.ID

  /// What both stances are about: the subject that was asked about, one of its parts, or another version of it.
  ///
  /// ``PositionShifts/subject`` is what was asked about.
  public let subject: Subject

  /// What has changed.
  public let kind: Kind

  /// The stance before.
  public let before: HeldStance

  /// The stance after.
  public let after: HeldStance

  /// By how much the polarity has grown, from -2 to 2; `nil` where one of the stances is no position.
  public var change: Int? {
    guard let old = before.stance.attitude.polarity, let new = after.stance.attitude.polarity else { return nil }
    return new.rawValue - old.rawValue
  }
}

/// The changes of an actor's position in some days.
public struct PositionShifts: Sendable {
  /// What was asked about.
  public let subject: Subject

  /// The changes, the oldest first; contradictions stand at the later of the two statements.
  public let shifts: [PositionShift]

  /// What was left out, and by which rule.
  public let report: FilterReport

  private let dossier: Dossier

  fileprivate init(_ subject: Subject, _ shifts: [PositionShift], _ report: FilterReport, _ dossier: Dossier) {
    self.subject = subject
    self.shifts = shifts
    self.report = report
    self.dossier = dossier
  }

  /// The two statements behind a change, and what they cite.
  ///
  /// - Parameter shift: The change.
  /// - Returns: The evidence.
  public func evidence(of shift: PositionShift) -> Evidence {
    Evidence(statements: [shift.before.statement, shift.after.statement], in: dossier)
  }
}

extension Dossier {
  /// How an actor's position on a subject has changed, and where the actor has contradicted itself.
  ///
  /// ```swift
  /// let shifts = try dossier.shifts(
  ///   of: "donald-trump", on: "matter:deadline", between: "2025-11-20"..."2025-11-30")
  /// ```
  ///
  /// The actor's words are taken in the order of their dates, those said for it by office included, and
  /// words known through others too; statements taken back are left out. Of the words of one day the firmest stands
  /// for the day, of equally firm ones the first by identifier. Each day with a position is compared with the one
  /// before it: by polarity, then by attitude, then by firmness where both days tell it, then by conditions. What is
  /// no position changes none; a refusal to comment counts only where no position came before it.
  ///
  /// Where the dates leave the order open, a change is told only if every order gives it: whatever may have been said
  /// immediately before gives the same change, from the same attitude. Words on different subjects are never compared.
  ///
  /// - Parameters:
  ///   - actor: The actor.
  ///   - subject: The subject.
  ///   - days: The days in which the later statement was certainly made; the earlier one may be older.
  ///   - scope: What else is looked at, each by itself: the parts of the subject, and its other versions.
  /// - Returns: The changes.
  /// - Throws: ``AnalysisError`` with code `unknownID`.
  /// - Complexity: O(*n* log *n* + *n* *m*) in the number of statements by the actor and its voices about the subjects,
  ///   and of those among them that are not dated to the day.
  public func shifts(
    of actor: Actor.ID, on subject: Subject, between days: ClosedRange<Day>,
    including scope: SubjectScope = .exactly
  ) throws(AnalysisError) -> PositionShifts {
    guard actors.contains(actor) else { throw AnalysisError(.unknownID, "actor", "the dossier has no \(actor)") }
    guard contains(subject) else { throw AnalysisError(.unknownID, "subject", "the dossier has no \(subject)") }
    var resolver = PositionResolver(self, on: days.upperBound, .firmest, scope)
    var counts = PositionOmissions()
    var shifts: [PositionShift] = []
    for subject in subjects(in: scope, of: subject) {
      resolver.count(&counts, actor, subject)
      shifts += resolver.shifts(of: actor, on: subject).filter { shift in
        days.lowerBound <= shift.after.date.reach.first
      }
    }
    shifts.sort { left, right in
      if left.after.date != right.after.date { return left.after.date < right.after.date }
      return (left.after.statement, left.before.statement, left.subject)
        < (right.after.statement, right.before.statement, right.subject)
    }
    return PositionShifts(subject, shifts, counts.report, self)
  }
}

extension PositionResolver {
  /// The changes on a subject up to the day.
  fileprivate mutating func shifts(of actor: Actor.ID, on subject: Subject) -> [PositionShift] {
    let entries = history(of: actor, on: subject)
    let words = entries.filter { $0.polarity != nil }.reduce(into: StancesByDate()) { $0.append($1, by: judge) }
    var shifts = contradictions(entries)
    for date in words.indices where lists.extent(words.best(date)).isOfOneDay {
      let ordered = words[date].sorted { lists.precedes($0, $1) }
      if let yes = ordered.first(where: { $0.polarity == .positive }),
        let no = ordered.first(where: { $0.polarity == .negative })
      {
        let (first, second) = lists.precedes(yes, no) ? (yes, no) : (no, yes)
        shifts.append((.contradicted, first, second))
      }
    }
    let first: StanceLists.Entry?
    if words.isExactlyDated {
      for date in words.indices.dropFirst() {
        let (before, after) = (words.best(date - 1), words.best(date))
        if let kind = kind(before, after) { shifts.append((kind, before, after)) }
      }
      first = words.indices.first.map(words.best)
    } else {
      let order = OpenOrder(words, judge)
      shifts += order.changes(kind)
      first = order.first
    }
    if let first, let silence = entries.last(where: { $0.isWithheld && lists.extent($0).precedes(lists.extent(first)) })
    {
      shifts.append((.spokeUp, silence, first))
    }
    return shifts.map { kind, before, after in
      PositionShift(actor: actor, subject: subject, kind: kind, before: lists.held(before), after: lists.held(after))
    }
  }

  /// All that the actor has said about a subject by the day, the oldest first.
  private mutating func history(of actor: Actor.ID, on subject: Subject) -> [StanceLists.Entry] {
    var found: [StanceLists.Entry] = []
    let actor = number(of: actor)
    var cursor = stances(of: actor, on: lists.numbers(of: [subject]))
    while let entry = cursor.next() {
      guard lists.lastDay(entry) <= day.daysSince1970, !lists.isRetracted(entry, by: day.daysSince1970),
        speaks(entry, for: actor)
      else { continue }
      found.append(entry)
    }
    return found.reversed()
  }

  private func kind(_ before: StanceLists.Entry, _ after: StanceLists.Entry) -> PositionShift.Kind? {
    guard let old = before.polarity, let new = after.polarity else { return nil }
    if old != new { return old == .neutral || new == .neutral ? .moved : .reversed }
    if !lists.haveSameAttitude(before, after) { return .rephrased }
    if before.firmness >= 0, after.firmness >= 0, before.firmness != after.firmness {
      return before.firmness < after.firmness ? .hardened : .softened
    }
    let (a, b) = (lists.held(before).stance.conditions, lists.held(after).stance.conditions)
    return a == b ? nil : .newConditions
  }

  /// Facts that a speaker has asserted and denied.
  private func contradictions(
    _ entries: [StanceLists.Entry]
  ) -> [(PositionShift.Kind, StanceLists.Entry, StanceLists.Entry)] {
    let facts = entries.filter { $0.polarity == nil && !$0.isWithheld && $0.isKnownAttitude }
    var found: [(PositionShift.Kind, StanceLists.Entry, StanceLists.Entry)] = []
    for (number, later) in facts.enumerated() {
      let speakers = Set(lists.speakers(later))
      let earlier = facts[..<number].last { earlier in
        earlier.isDenial != later.isDenial && !speakers.isDisjoint(with: lists.speakers(earlier))
      }
      if let earlier { found.append((.contradicted, earlier, later)) }
    }
    return found
  }
}
