extension Validator {
  // MARK: Actors

  mutating func checkActors() {
    checkActorNames()
    checkOffices()
    checkAffiliations()
  }

  private mutating func checkActorNames() {
    var owners: [String: Actor.ID] = [:]
    for actor in dossier.actors {
      let names =
        [(actor.name.primary, "name")]
        + actor.name.aliases.enumerated().map { index, alias in
          (alias.text, "name.aliases[\(index)]")
        }
        + actor.name.translations.sorted { $0.key < $1.key }.map { ($0.value, "name.translations.\($0.key)") }
      var own: Set<String> = []
      for (name, member) in names where own.insert(name.lowercased()).inserted {
        if let owner = owners[name.lowercased()] {
          if owner == actor.id { continue }  // Two records of one actor: reported as such.
          report(
            .warning, .nameClaimedTwice, .actor, actor.id.rawValue, member,
            "\"\(name)\" is also a name of \(owner)", "keep it with the actor that is usually meant")
        } else {
          owners[name.lowercased()] = actor.id
        }
      }
    }
  }

  /// Two people cannot hold the same titled office of head or minister at the same time.
  private mutating func checkOffices() {
    struct Office: Hashable {
      var organisation: Actor.ID
      var role: Affiliation.Role
      var title: String
    }
    struct Tenure {
      var actor: Actor.ID
      var index: Int
      var title: String
      var reach: Range<Int>
    }
    var tenures: [Office: [Tenure]] = [:]
    for actor in dossier.actors {
      for (index, affiliation) in actor.affiliations.enumerated() {
        guard let title = affiliation.title, affiliation.role == .head || affiliation.role == .minister,
          let reach = affiliation.period.certainSpan
        else { continue }
        let office = Office(organisation: affiliation.organisation, role: affiliation.role, title: title.lowercased())
        tenures[office, default: []].append(Tenure(actor: actor.id, index: index, title: title, reach: reach))
      }
    }
    for (office, tenures) in tenures where tenures.count > 1 {
      // In the order of their beginnings each need be compared only with the one that lasts longest so far.
      var longest: Tenure?
      var longestOfAnother: Tenure?
      for tenure in tenures.sorted(by: { $0.reach.lowerBound < $1.reach.lowerBound }) {
        let rival = longest?.actor == tenure.actor ? longestOfAnother : longest
        if let rival, tenure.reach.overlaps(rival.reach) {
          report(
            .warning, .officesOverlap, .actor, tenure.actor.rawValue, "affiliations[\(tenure.index)]",
            "\(rival.actor) is \(tenure.title) of \(office.organisation) at the same time",
            "end one period where the other begins")
        }
        guard tenure.reach.upperBound > longest?.reach.upperBound ?? .min else {
          if tenure.actor != longest?.actor, tenure.reach.upperBound > longestOfAnother?.reach.upperBound ?? .min {
            longestOfAnother = tenure
          }
          continue
        }
        if longest?.actor != tenure.actor { longestOfAnother = longest }
        longest = tenure
      }
    }
  }

  // MARK: Proposals

  mutating func checkProposals() {
    for proposal in dossier.proposals {
      let own = Set(proposal.provisions.map(\.id))
      var lists: [Provision.ID?: NumberList] = [:]
      var places: [Provision.ID: (list: Provision.ID?, parts: [ProvisionNumber.Part])] = [:]
      for provision in proposal.provisions {
        let id = provision.id.rawValue
        let parts = provision.number.parts
        let head = provision.parent.flatMap { places[$0] }
        // "10.c" under 10 stands in the list of 10, "(c)" under 10 in a list of its own.
        let list = head.flatMap { parts.starts(with: $0.parts) ? $0.list : provision.parent }
        if places[provision.id] == nil { places[provision.id] = (list, parts) }
        switch lists[list, default: NumberList()].add(provision.number, parts) {
        case .ascending: break
        case .repeated:
          report(
            .error, .provisionNumberRepeated, .provision, id, "number",
            "\(list.map(\.rawValue) ?? proposal.id.rawValue) has another provision \(provision.number)")
        case .descending(let previous):
          report(
            .warning, .provisionOrder, .provision, id, "number",
            "\(provision.number) stands behind \(previous)", "list the provisions in the order of their numbers")
        }
        if let parent = provision.parent, !own.contains(parent), dossier.provisions.contains(parent) {
          report(
            .error, .foreignParent, .provision, id, "parent", "\(parent) does not belong to \(proposal.id)",
            "name a provision of the same proposal")
        }
      }
    }
  }

  // MARK: Statements

  mutating func checkStatements() {
    for statement in dossier.statements {
      let id = statement.id.rawValue
      if statement.speakers.isEmpty {
        report(.error, .emptyList, .statement, id, "speakers", "nobody speaks", "name at least one speaker")
      }
      if statement.quotation != nil, statement.citations.isEmpty {
        report(
          .error, .quotationWithoutCitation, .statement, id, "quotation", "the quotation has no citation",
          "cite the source that prints it")
      }
      let published = statement.citations.compactMap { dossier[$0.source]?.published }
      if let last = published.max(by: { $0.reach.last < $1.reach.last }), published.count == statement.citations.count,
        statement.date.reach.first > last.reach.last
      {
        report(
          .warning, .statementAfterSource, .statement, id, "date",
          "the statement is dated \(statement.date), its sources were published by \(last)")
      }
    }
  }

  // MARK: Claims

  mutating func checkClaims() {
    func unsourced<Element: Record>(_ records: some Sequence<Element>, _ kind: RecordKind) -> [(RecordKind, String)] {
      records.filter { $0.citations.isEmpty }.map { (kind, $0.id.rawValue) }
    }
    var claims = unsourced(dossier.statements, .statement)
    claims += unsourced(dossier.proposals, .proposal)
    claims += unsourced(dossier.concessions, .concession)
    claims += unsourced(dossier.sanctions, .sanction)
    claims += unsourced(dossier.guarantees, .guarantee)
    claims += unsourced(dossier.pledges, .pledge)
    claims += unsourced(dossier.events, .event)
    claims += unsourced(dossier.findings, .finding)
    // A provision rests on the sources of its proposal, an affiliation on those of its actor.
    for proposal in dossier.proposals where proposal.citations.isEmpty {
      claims += unsourced(proposal.provisions, .provision)
    }
    claims += unsourced(
      dossier.actors.filter { $0.affiliations.contains { $0.citations.isEmpty } }, .actor)
    for (kind, id) in claims {
      report(.warning, .unsourcedClaim, kind, id, "", "the \(kind.rawValue) cites no source", "add a citation")
    }
    checkAnswers()
    for concession in dossier.concessions
    where concession.establishedBy.isEmpty && concession.statements.isEmpty && !concession.isDemandOfProposal {
      report(
        .warning, .unsupportedConcession, .concession, concession.id.rawValue, "",
        "no provision, statement or demand of a proposal supports the concession",
        "name one in establishedBy, statements or demandedBy")
    }
  }

  private mutating func checkAnswers() {
    for discrepancy in dossier.discrepancies {
      for (index, variant) in discrepancy.variants.enumerated()
      where variant.citations.isEmpty && discrepancy.citations.isEmpty {
        report(
          .warning, .unsourcedClaim, .discrepancy, discrepancy.id.rawValue, "variants[\(index)]",
          "the answer cites no source", "add a citation")
      }
      if discrepancy.variants.count < 2 {
        report(
          .warning, .emptyList, .discrepancy, discrepancy.id.rawValue, "variants",
          "sources disagree only where there are two answers or more")
      }
    }
  }

  // MARK: Lists

  mutating func checkLists() {
    for concession in dossier.concessions where concession.by.isEmpty {
      reportEmptyList(.concession, concession.id.rawValue, "by", "nobody gives anything up", "name who does or should")
    }
    for pledge in dossier.pledges where pledge.by.isEmpty {
      reportEmptyList(.pledge, pledge.id.rawValue, "by", "nobody pledges", "name who does")
    }
    for sanction in dossier.sanctions where sanction.imposedBy.isEmpty {
      reportEmptyList(.sanction, sanction.id.rawValue, "imposedBy", "nobody imposes the sanction", "name who does")
    }
  }

  private mutating func reportEmptyList(
    _ kind: RecordKind, _ id: String, _ member: String, _ message: String, _ suggestion: String
  ) {
    report(.warning, .emptyList, kind, id, member, message, suggestion)
  }

  // MARK: Cycles

  mutating func checkCircles() {
    reportCircles(dossier.matters, .matter, "parent") { $0.parent.map { [$0] } ?? [] }
    reportCircles(dossier.places, .place, "partOf") { $0.partOf.map { [$0] } ?? [] }
    let revising = reportCircles(dossier.proposals, .proposal, "revises") { $0.revises.map { [$0] } ?? [] }
    let answering = reportCircles(dossier.proposals, .proposal, "answers", \.answers)
    // A text can neither come before nor answer what answers or revises it.
    reportCircles(
      dossier.proposals, .proposal, "", by: "revises and answers", besides: revising.union(answering)
    ) { $0.answers + ($0.revises.map { [$0] } ?? []) }
    reportCircles(dossier.provisions, .provision, "parent") { $0.parent.map { [$0] } ?? [] }
    reportCircles(dossier.provisions, .provision, "descendsFrom", \.descendsFrom)
    reportCircles(dossier.actors, .actor, "affiliations") { actor in
      actor.affiliations.filter { $0.role == .member || $0.role == .partOf }.map(\.organisation)
    }
  }

  /// Reports the records that lead back to themselves, apart from those of some rows.
  ///
  /// - Returns: The rows of the records that do.
  @discardableResult
  private mutating func reportCircles<Element: Record>(
    _ records: Records<Element>, _ kind: RecordKind, _ member: String, by way: String? = nil,
    besides reported: Set<Int> = [], _ next: (Element) -> [Element.ID]
  ) -> Set<Int> {
    let rows = Cycles.rows(count: records.count) { next(records[$0]).compactMap(records.position) }
    for row in rows where !reported.contains(row) {
      let id = records[row].id
      report(
        .error, .circularParents, kind, id.rawValue, member, "following \(way ?? member) leads back to \"\(id)\"",
        "break the circle")
    }
    return Set(rows)
  }
}

extension Period {
  /// The numbers of the days that are certainly in the period; `nil` where there is none.
  ///
  /// Two periods overlap certainly where these do: an unknown beginning is certainly over only in a period without an
  /// end, and the other way round.
  var certainSpan: Range<Int>? {
    let start =
      switch from {
      case .open: Int.min
      case .unknown: Int.max - 1
      case .date(let date): date.reach.last.daysSince1970
      }
    let end =
      switch until {
      case .open: Int.max
      case .unknown: Int.min + 1
      case .date(let date): date.reach.first.daysSince1970
      }
    return start < end ? start..<end : nil
  }
}

extension Concession {
  /// Whether the concession is one that a proposal asks for as a whole.
  fileprivate var isDemandOfProposal: Bool {
    demandedBy.contains { if case .proposal = $0 { true } else { false } }
  }
}
