import Parley

extension PositionMatrix {
  /// What the matrix has left out, and by which rule, counted over all cells: a stance that bears on the position of
  /// both a minister and a state counts for each.
  ///
  /// The rules are named `later`, `retracted`, `withheld`, `fact`, `unknownAttitude`, `outOfOffice`, `claim` and
  /// `secondHand`. With a wider scope the parts and versions of a subject are looked at, too. What the policy passes over,
  /// because another word is later or firmer, is not left out: it is used to choose.
  ///
  /// - Complexity: O(*n*) in the number of statements by the actors and their voices about the subjects.
  public var report: FilterReport {
    var counts = PositionOmissions()
    var resolver = PositionResolver(dossier, on: day, policy, scope)
    let looked = subjects.flatMap { subject -> Set<Subject> in
      if scope == .exactly { return [subject] }
      let versions = scope == .lineage ? dossier.versions(of: subject) : []
      return Set(dossier.subjects(in: .parts, of: subject) + versions)
    }
    for actor in actors {
      for subject in looked { resolver.count(&counts, actor, subject) }
    }
    return counts.report
  }
}

/// What does not count, by rule.
struct PositionOmissions {
  private var considered = 0
  private var numbers: [Reason: Int] = [:]

  enum Reason: String, CaseIterable {
    case later, retracted, withheld, fact, unknownAttitude, outOfOffice, claim, secondHand

    fileprivate var rule: FilterReport.Rule {
      let words =
        switch self {
        case .later: "not certainly made by the day"
        case .retracted: "taken back"
        case .withheld: "refusals to comment"
        case .fact: "reports or denials of facts"
        case .unknownAttitude: "of an unknown attitude"
        case .outOfOffice: "in a personal capacity or out of office"
        case .claim: "on behalf of an actor whose own voices are heard"
        case .secondHand: "known through others beside words known first-hand"
        }
      return FilterReport.Rule(rawValue, words)
    }
  }

  mutating func count(_ reason: Reason?) {
    considered += 1
    if let reason { numbers[reason, default: 0] += 1 }
  }

  /// Counts something as left out that was counted as used.
  mutating func omit(_ number: Int, _ reason: Reason) { numbers[reason, default: 0] += number }

  var report: FilterReport {
    var report = FilterReport(considered: considered, "stances")
    for reason in Reason.allCases { report.omit(numbers[reason] ?? 0, reason.rule) }
    return report
  }
}

extension PositionResolver {
  /// Counts what bears on one cell and what of it does not count.
  mutating func count(_ counts: inout PositionOmissions, _ actor: Actor.ID, _ subject: Subject) {
    let (actor, subjects) = (number(of: actor), lists.numbers(of: [subject]))
    var hasWords = false
    var secondHand = 0
    var entries = stances(of: actor, on: subjects)
    while let entry = entries.next() {
      let reason = speaks(entry, for: actor) ? reason(entry) : .outOfOffice
      counts.count(reason)
      guard reason == nil else { continue }
      if entry.isSecondHand { secondHand += 1 } else { hasWords = true }
    }
    var isClaimed = false
    var claims = claims(for: actor, on: subjects)
    while let entry = claims.next() {
      if speaks(entry, for: actor) { continue }
      let reason = hasWords ? .claim : reason(entry)
      counts.count(reason)
      guard reason == nil else { continue }
      if entry.isSecondHand { secondHand += 1 } else { isClaimed = true }
    }
    if hasWords || isClaimed { counts.omit(secondHand, .secondHand) }
  }

  /// Why an entry is no position on the day.
  private func reason(_ entry: StanceLists.Entry) -> PositionOmissions.Reason? {
    if lists.lastDay(entry) > day.daysSince1970 { return .later }
    if lists.isRetracted(entry, by: day.daysSince1970) { return .retracted }
    if entry.isWithheld { return .withheld }
    if entry.polarity != nil { return nil }
    return entry.isKnownAttitude ? .fact : .unknownAttitude
  }
}
