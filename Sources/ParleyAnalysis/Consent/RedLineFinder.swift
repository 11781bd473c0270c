import Parley

/// Finds red lines and preconditions, and what crosses them.
struct RedLineFinder {
  private let dossier: Dossier
  private let day: Day
  private(set) var report: FilterReport
  /// What each speaker has come to support or accept, with the newest date.
  private var conceded: [Key: PartialDate] = [:]

  private struct Key: Hashable {
    let speaker: Actor.ID
    let subject: Subject
  }

  init(_ dossier: Dossier, on day: Day) {
    self.dossier = dossier
    self.day = day
    report = FilterReport(considered: 0, "red lines and preconditions")
  }

  /// The lines that hold on the day, by the identifiers of the statements.
  mutating func lines() -> [RedLineCheck.RedLine] {
    let firm = dossier.statements(.any(.firmness(.redLine), .firmness(.precondition)))
    let retractions = dossier.statements.filter { $0.retracts != nil && $0.date.hasPassed(by: day) }
    let retracted = Set(retractions.compactMap(\.retracts))
    let subjects = Set(firm.flatMap { $0.stances.map(\.subject) })
    for statement in dossier.statements where statement.date.hasPassed(by: day) && !retracted.contains(statement.id) {
      for stance in statement.stances where stance.attitude.polarity == .positive && subjects.contains(stance.subject) {
        for speaker in statement.speakers {
          let key = Key(speaker: speaker, subject: stance.subject)
          conceded[key] = max(conceded[key] ?? statement.date, statement.date)
        }
      }
    }
    var considered = 0
    var (later, withdrawn, positive, lifted) = (0, 0, 0, 0)
    var found: [RedLineCheck.RedLine] = []
    for statement in firm.sorted(by: { $0.id < $1.id }) {
      for stance in statement.stances where stance.isLine {
        considered += 1
        if !statement.date.hasPassed(by: day) {
          later += 1
        } else if retracted.contains(statement.id) {
          withdrawn += 1
        } else if !stance.canBeCrossed {
          positive += 1
        } else if isLifted(stance, of: statement) {
          lifted += 1
        } else {
          found.append(line(stance, of: statement))
        }
      }
    }
    report = FilterReport(considered: considered, "red lines and preconditions")
    report.omit(later, FilterReport.Rule("later", "not certainly drawn by the day"))
    report.omit(withdrawn, FilterReport.Rule("retracted", "taken back"))
    report.omit(positive, FilterReport.Rule("demand", "that ask for something and rule nothing out"))
    report.omit(lifted, FilterReport.Rule("lifted", "given up by a later acceptance"))
    return found
  }

  private func isLifted(_ stance: Stance, of statement: Statement) -> Bool {
    statement.speakers.allSatisfy { speaker in
      conceded[Key(speaker: speaker, subject: stance.subject)].map { $0 > statement.date } ?? false
    }
  }

  private func line(_ stance: Stance, of statement: Statement) -> RedLineCheck.RedLine {
    let isOffice = statement.capacity != .personal
    let offices = isOffice ? statement.speakers.flatMap { dossier.represents($0, on: statement.date.latest) } : []
    let held = HeldStance(stance, in: statement)
    return RedLineCheck.RedLine(
      speakers: statement.speakers,
      parties: Set(offices + statement.onBehalfOf).subtracting(statement.speakers).sorted(), held: held,
      isConfirmed: !held.isSecondHand && statement.certainty == .confirmed,
      evidence: Evidence(statements: [statement.id], in: dossier))
  }

  /// Why a provision crosses a line; `nil` where it does not.
  func rule(_ line: RedLineCheck.RedLine, _ provision: Provision) -> RedLineCheck.Crossing.Rule? {
    let stance = line.held.stance
    let isAgainst = stance.attitude.polarity == .negative
    switch stance.subject {
    case .provision(let id):
      if id == provision.id { return isAgainst ? .stated : .open }
      guard isAgainst else { return nil }
      if wholes(of: provision).contains(id) { return .whole }
      return isVersion(id, of: provision.id) ? .version : nil
    case .concession(let id):
      return isAgainst && dossier[id]?.establishedBy.contains(provision.id) == true ? .stated : nil
    case .guarantee(let id):
      return !isAgainst && dossier[id]?.blockedBy.contains(provision.id) == true ? .stated : nil
    case .matter(let id):
      return isAgainst && shares(topics: id, provision) && burdens(provision, line) ? .topic : nil
    default: return nil
    }
  }

  private func wholes(of provision: Provision) -> Set<Provision.ID> {
    var found: Set<Provision.ID> = []
    var next = provision.parent
    while let id = next, found.insert(id).inserted { next = dossier[id]?.parent }
    return found
  }

  private func isVersion(_ id: Provision.ID, of provision: Provision.ID) -> Bool {
    dossier.lineage(of: provision).contains { $0.id == id }
  }

  private func shares(topics matter: Matter.ID, _ provision: Provision) -> Bool {
    guard let topics = dossier[matter]?.topics, !topics.isEmpty else { return false }
    return provision.topics.contains { topics.contains($0.topic) }
  }

  /// Whether a provision asks something of those whose line it is.
  private func burdens(_ provision: Provision, _ line: RedLineCheck.RedLine) -> Bool {
    let effects: [Provision.Effect] = [.concession, .obligation, .guaranteeLimit]
    return provision.effects.contains(where: effects.contains)
      && provision.obligors.contains { line.parties.contains($0) || line.speakers.contains($0) }
  }
}

extension Stance {
  /// Whether it is a red line or a precondition.
  fileprivate var isLine: Bool { firmness == .redLine || firmness == .precondition }

  /// Whether something can run against it: it is against its subject, on conditions, or demands a guarantee, which can
  /// be ruled out.
  fileprivate var canBeCrossed: Bool {
    if case .guarantee = subject { return attitude.polarity != nil }
    return attitude.polarity == .negative || attitude == .conditional
  }
}
