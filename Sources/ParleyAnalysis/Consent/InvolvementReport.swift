public import Parley

/// The actors that drafted a proposal, were consulted or briefed, or were left out.
public struct InvolvementReport: Sendable {
  /// How near somebody was to the proposal, from the nearest to the farthest.
  @nonexhaustive
  public enum Part: String, Hashable, Sendable, CaseIterable {
    /// Wrote it, or took part in writing it.
    case drafted
    /// Put its weight behind it: sponsored, endorsed or signed it, carried it between the sides or presented it.
    case promoted
    /// Was asked before it was written or changed.
    case consulted
    /// Was told of it, handed it, or made it known.
    case informed
    /// Was not asked, or not told.
    case leftOut
    /// Is meant by it, obliged by it, to gain by it or to consent to it, without a word on record of a part in it: of
    /// the actor, of anybody who speaks for it, of a member or of a bloc that it belongs to.
    case unmentioned
  }

  /// Where one actor stands.
  public struct Entry: Hashable, Sendable {
    /// The actor.
    public let actor: Actor.ID

    /// How near the actor was.
    public let part: Part

    /// What the proposal's record says of it, the oldest first; none for the unmentioned.
    public let involvement: [Involvement]

    /// What the entry cites; for the unmentioned what the proposal cites.
    public let citations: [Citation]
  }

  /// The proposal.
  public let proposal: Proposal.ID

  /// The day.
  public let day: Day

  /// One entry for each actor and part, by the part, then in the order of the actors.
  public let entries: [Entry]

  /// What was left out, and by which rule.
  public let report: FilterReport

  /// Looks at the part that actors had in a proposal.
  ///
  /// Involvement counts from its date on; without a date it counts from the outset. Roles that this version does not
  /// know are left out and counted.
  ///
  /// - Parameters:
  ///   - proposal: The proposal.
  ///   - dossier: The dossier.
  ///   - day: The day.
  /// - Throws: ``AnalysisError`` with code `unknownID`.
  /// - Complexity: O(*n* log *n*) in the number of involvements, obligors and beneficiaries.
  public init(of proposal: Proposal.ID, in dossier: Dossier, on day: Day) throws(AnalysisError) {
    let record = try dossier.proposal(proposal)
    self.proposal = proposal
    self.day = day
    var report = FilterReport(considered: record.involvement.count, "involvements")
    var groups: [Part: [Actor.ID: [Involvement]]] = [:]
    var mentioned: Set<Actor.ID> = []
    var parties = Set(record.consents.map(\.actor))
    for involvement in record.involvement {
      if let date = involvement.date, !date.hasPassed(by: day) {
        report.omit(1, FilterReport.Rule("later", "not certainly of the day or before"))
        continue
      }
      guard let part = Part(involvement.role) else {
        if involvement.role == .addressed {
          parties.insert(involvement.actor)
        } else {
          report.omit(1, FilterReport.Rule("unknownRole", "in an unknown role"))
        }
        continue
      }
      groups[part, default: [:]][involvement.actor, default: []].append(involvement)
      mentioned.insert(involvement.actor)
    }
    for provision in record.provisions { parties.formUnion(provision.obligors + provision.beneficiaries) }
    // An actor that speaks for a party, or is one of its members, stands for it, and a bloc for its members.
    let heard = mentioned.union(
      mentioned.flatMap { dossier.represents($0, on: day) + dossier.blocs(of: $0, on: day) })
    for party in parties.subtracting(heard) where mentioned.isDisjoint(with: dossier.blocs(of: party, on: day)) {
      groups[.unmentioned, default: [:]][party] = []
    }
    entries = Part.allCases.flatMap { part in
      (groups[part] ?? [:]).sorted { $0.key < $1.key }.map { actor, involvement in
        let ordered = involvement.inOrder
        return Entry(
          actor: actor, part: part, involvement: ordered,
          citations: part == .unmentioned ? record.citations : ordered.flatMap(\.citations))
      }
    }
    self.report = report
  }

  /// The entries of those who were so near.
  ///
  /// - Parameter part: How near.
  /// - Returns: The entries in the order of the actors.
  /// - Complexity: O(*n*) in the number of entries.
  public func entries(_ part: Part) -> [Entry] { entries.filter { $0.part == part } }

  /// Of whom the record says both that they had a part and that they were left out, in order.
  ///
  /// - Complexity: O(*n* log *n*) in the number of entries.
  public var contradictory: [Actor.ID] {
    let out = Set(entries(.leftOut).map(\.actor))
    return Set(entries.filter { $0.part != .leftOut && out.contains($0.actor) }.map(\.actor)).sorted()
  }
}

extension InvolvementReport.Part {
  /// How near a role is; `nil` for those who are only meant, and for roles that this version does not know.
  fileprivate init?(_ role: Involvement.Role) {
    switch role {
    case .drafted: self = .drafted
    case .sponsored, .endorsed, .mediated, .presented, .signed: self = .promoted
    case .consulted: self = .consulted
    case .briefed, .received, .leaked: self = .informed
    case .notConsulted, .notBriefed: self = .leftOut
    default: return nil
    }
  }
}

extension [Involvement] {
  /// The oldest first, those without a date before all.
  fileprivate var inOrder: [Involvement] {
    indices.sorted { left, right in
      let (a, b) = (self[left].date, self[right].date)
      if a == b { return left < right }
      return a.flatMap { a in b.map { a < $0 } } ?? (a == nil)
    }
    .map { self[$0] }
  }
}

extension Dossier {
  /// The blocs of which somebody is a member on a day, those of its blocs included.
  fileprivate func blocs(of actor: Actor.ID, on day: Day) -> [Actor.ID] {
    var found: [Actor.ID] = []
    var waiting = [actor]
    while let body = waiting.popLast() {
      for affiliation in self[body]?.affiliations ?? []
      where affiliation.role == .member && affiliation.period.contains(day) == .yes
        && !found.contains(affiliation.organisation)
      {
        found.append(affiliation.organisation)
        waiting.append(affiliation.organisation)
      }
    }
    return found
  }
}
