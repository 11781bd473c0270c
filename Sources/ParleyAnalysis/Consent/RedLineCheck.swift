public import Parley

/// Which provisions of a proposal cross a red line or a precondition of an actor.
///
/// A *line* is a stance with the firmness `redLine` or `precondition`, made by the day and not taken back, against
/// something or on conditions. It holds until its speaker supports or accepts the same thing; a later word that is only
/// softer does not lift it. A provision crosses a line by one of these rules, the first that applies:
///
/// 1. ``Crossing/Rule/stated``: the line is against the provision itself or against a concession that it contains, or a
///    guarantee that it rules out is demanded by the line.
/// 2. ``Crossing/Rule/whole``: the line is against a provision under which it stands.
/// 3. ``Crossing/Rule/open``: the line names conditions for the provision; they are open.
/// 4. ``Crossing/Rule/version``: the line is against an earlier or later version of the provision.
/// 5. ``Crossing/Rule/topic``: the line is against a matter with which the provision shares a topic, and the provision
///    obliges the speaker, or whom the speaker spoke for, to a concession, an obligation or a limited guarantee.
///
/// By the second and the last two rules the record only suggests it: the answer is `possibly`. So it is where the line
/// itself is known only through others, or not for certain (``RedLine/isConfirmed``). Where several stances of
/// one statement apply to a provision, the one with the first rule is listed.
public struct RedLineCheck: Sendable {
  /// The proposal.
  public let proposal: Proposal.ID

  /// The day.
  public let day: Day

  /// The crossings, in the order of the provisions, then of the statements.
  public let crossings: [Crossing]

  /// Lines about the proposal as a whole, by the statements.
  public let wholes: [RedLine]

  /// What was left out, and by which rule.
  public let report: FilterReport

  /// A stance as a line that may be crossed.
  public struct RedLine: Hashable, Sendable {
    /// The actor that has drawn the line.
    public let speakers: [Actor.ID]

    /// For whom the speakers spoke, by office or by their own word.
    public let parties: [Actor.ID]

    /// The stance.
    public let held: HeldStance

    /// Whether the record has the line first-hand and for certain: nobody else tells of it, and the statement is not marked
    /// as less than confirmed.
    public let isConfirmed: Bool

    /// The line's words and what they cite.
    public let evidence: Evidence
  }

  /// A provision that crosses a line.
  public struct Crossing: Hashable, Sendable {
    /// Why a provision crosses a line.
    @nonexhaustive
    public enum Rule: String, Hashable, Sendable, CaseIterable {
      /// The line is about the provision, what it contains or what it rules out.
      case stated
      /// The line is about a provision under which it stands.
      case whole
      /// The line names conditions that are open.
      case open
      /// The line is about another version of the provision.
      case version
      /// The line is about a matter with which the provision shares a topic.
      case topic
    }

    /// The provision.
    public let provision: Provision.ID

    /// The line.
    public let line: RedLine

    /// Why the provision crosses it.
    public let rule: Rule

    /// `yes`, or `possibly` where the record only suggests the crossing, or the line.
    public var isCrossed: Ternary { line.isConfirmed && (rule == .stated || rule == .open) ? .yes : .possibly }

    /// The provision, or its proposal where it cites nothing itself, and the statement; and what they cite.
    public let evidence: Evidence
  }

  /// Compares the provisions with the lines.
  ///
  /// - Parameters:
  ///   - proposal: The proposal.
  ///   - dossier: The dossier.
  ///   - day: The day.
  /// - Throws: ``AnalysisError`` with code `unknownID`.
  /// - Complexity: O(*s* + *p* · *l*) in the number of statements, provisions and lines.
  public init(of proposal: Proposal.ID, in dossier: Dossier, on day: Day) throws(AnalysisError) {
    let record = try dossier.proposal(proposal)
    self.proposal = proposal
    self.day = day
    var finder = RedLineFinder(dossier, on: day)
    let lines = finder.lines()
    crossings = record.provisions.flatMap { provision -> [Crossing] in
      let key: RecordKey = provision.citations.isEmpty ? RecordKey(proposal) : RecordKey(provision.id)
      var found: [Crossing] = []
      for line in lines {
        guard let rule = finder.rule(line, provision) else { continue }
        let isOfLast = found.last?.line.held.statement == line.held.statement
        if isOfLast, let last = found.last?.rule, last.rank <= rule.rank { continue }
        if isOfLast { found.removeLast() }
        found.append(
          Crossing(
            provision: provision.id, line: line, rule: rule,
            evidence: Evidence([key], in: dossier).union(line.evidence)))
      }
      return found
    }
    wholes = lines.filter { $0.held.stance.subject == .proposal(proposal) }
    report = finder.report
  }

  /// The crossings of the lines that somebody has drawn, or that were drawn for somebody.
  ///
  /// - Parameter actor: The actor.
  /// - Returns: The crossings, in the order of the provisions.
  /// - Complexity: O(*n*) in the number of crossings.
  public func crossings(of actor: Actor.ID) -> [Crossing] {
    crossings.filter { $0.line.speakers.contains(actor) || $0.line.parties.contains(actor) }
  }
}

extension RedLineCheck.Crossing.Rule {
  fileprivate var rank: Int { Self.allCases.firstIndex(of: self) ?? Self.allCases.count }
}
