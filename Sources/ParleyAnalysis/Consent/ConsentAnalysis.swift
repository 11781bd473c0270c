public import Parley

/// Whose consent a proposal needs and how far it is there on a day.
///
/// ```swift
/// let consents = try ConsentAnalysis(of: "us-28", in: dossier, on: "2025-11-30")
/// for finding in consents.findings { print(finding.actor, finding.subject, finding.state) }
/// ```
///
/// For each actor and subject that the proposal's requirements name:
///
/// - An actor that decides alone has consented where its position is to support or to accept without conditions, and has
///   refused where it opposes or rejects; see ``PositionMatrix`` for what its position is. What is said of a part of a
///   proposal is no answer to the whole; what is said of the parts of a provision is. What members of a bloc think does
///   not decide for a bloc that decides by itself. An acceptance, a signature or a
///   rejection in the proposal's history by the actor, or by somebody who then spoke for it, counts like a word of that
///   date.
/// - Under unanimity and majorities the actor's members on the day decide, those of members included; an actor without
///   members decides alone. With n members a simple majority needs ⌊n / 2⌋ + 1 of them, a qualified one the least number
///   that is at least the share of n. A majority is out of reach, and the consent refused, where fewer than it needs are
///   left when those who refuse are taken away.
/// - A ratification or a referendum follows on no words: it is refused where the actor refuses, else at best conditional,
///   until the proposal's history has the acceptance.
/// - Of a rule that this version does not know, and of a qualified majority without a share, nothing follows.
public struct ConsentAnalysis: Sendable {
  /// The proposal.
  public let proposal: Proposal.ID

  /// The day.
  public let day: Day

  /// One finding for each actor, subject and rule, in the order in which the proposal names them.
  public let findings: [ConsentFinding]

  /// What was left out, and by which rule.
  public let report: FilterReport

  /// Asks for the consents.
  ///
  /// - Parameters:
  ///   - proposal: The proposal.
  ///   - dossier: The dossier.
  ///   - day: The day.
  /// - Throws: ``AnalysisError`` with code `unknownID`.
  /// - Complexity: O(*r* · *m*) in the number of requirements and members, and as of ``PositionMatrix``.
  public init(of proposal: Proposal.ID, in dossier: Dossier, on day: Day) throws(AnalysisError) {
    let record = try dossier.proposal(proposal)
    self.proposal = proposal
    self.day = day
    var order: [ConsentNeed] = []
    var requirements: [ConsentNeed: [ConsentRequirement]] = [:]
    var report = FilterReport(considered: record.consents.count, "requirements")
    for requirement in record.consents {
      let need = ConsentNeed(requirement, of: proposal)
      if requirements[need] == nil { order.append(need) }
      requirements[need, default: []].append(requirement)
    }
    report.omit(
      record.consents.count - order.count,
      FilterReport.Rule("repeated", "of a consent that another requirement already names"))
    var judge = ConsentJudge(dossier, record, on: day)
    findings = order.map { judge.finding($0, requirements[$0] ?? []) }
    self.report = report
  }

  /// How far all consents are there: the least of their states; ``ConsentState/unknown`` where none is on record as
  /// needed.
  ///
  /// - Complexity: O(*n*) in the number of findings.
  public var state: ConsentState { findings.map(\.state).min() ?? .unknown }

  /// Those who block, in order, each once.
  ///
  /// - Complexity: O(*n* log *n*) in the number of voters.
  public var blockers: [Actor.ID] { Set(findings.flatMap(\.blockers)).sorted() }

  /// The conditions that are still open, in the order of the findings: those of the positions that are conditional, and
  /// the procedures without a result.
  ///
  /// - Complexity: O(*n*) in the number of voters and conditions.
  public var openConditions: [OpenCondition] {
    findings.flatMap { finding -> [OpenCondition] in
      guard finding.state != .met else { return [] }
      var open = finding.voters.filter { $0.state == .conditional }.flatMap { voter in
        voter.position.conditions.map { condition in
          OpenCondition(
            actor: voter.actor, subject: finding.subject, content: .stated(condition),
            statement: voter.position.statement)
        }
      }
      if finding.rule == .ratification || finding.rule == .referendum {
        open.append(
          OpenCondition(
            actor: finding.actor, subject: finding.subject, content: .procedure(finding.rule), statement: nil))
      }
      return open
    }
  }
}

/// What requirements are about that belong together.
struct ConsentNeed: Hashable {
  let actor: Actor.ID
  let subject: Subject
  let rule: ConsentRule
  let share: DecimalNumber?

  init(_ requirement: ConsentRequirement, of proposal: Proposal.ID) {
    actor = requirement.actor
    subject = requirement.subject ?? .proposal(proposal)
    rule = requirement.rule
    share = requirement.share
  }
}
