extension Validator {
  // MARK: Actors

  mutating func checkActors() {
    checkNames()
    checkOffices()
    for actor in dossier.actors {
      for (index, affiliation) in actor.affiliations.enumerated() where affiliation.period.endsBeforeItStarts {
        report(
          .error, .periodReversed, .actor, actor.id.rawValue, "affiliations[\(index)].period",
          "the period ends before it starts")
      }
    }
    checkPeriods(dossier.sanctions.map { ($0.id.rawValue, $0.period) }, .sanction)
    checkPeriods(dossier.guarantees.map { ($0.id.rawValue, $0.period) }, .guarantee)
    checkPeriods(dossier.pledges.map { ($0.id.rawValue, $0.period) }, .pledge)
  }

  private mutating func checkPeriods(_ periods: [(id: String, period: Period)], _ kind: RecordKind) {
    for (id, period) in periods where period.endsBeforeItStarts {
      report(.error, .periodReversed, kind, id, "period", "the period ends before it starts")
    }
  }

  private mutating func checkNames() {
    var owners: [String: Actor.ID] = [:]
    for actor in dossier.actors {
      let names =
        [(actor.name.primary, "name")]
        + actor.name.aliases.enumerated().map { index, alias in
          (alias.text, "name.aliases[\(index)]")
        }
      var own: Set<String> = []
      for (name, member) in names where own.insert(name.lowercased()).inserted {
        if let owner = owners[name.lowercased()] {
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
    var holders: [Office: [(actor: Actor.ID, period: Period)]] = [:]
    for actor in dossier.actors {
      for (index, affiliation) in actor.affiliations.enumerated() {
        guard let title = affiliation.title, affiliation.role == .head || affiliation.role == .minister else {
          continue
        }
        let office = Office(organisation: affiliation.organisation, role: affiliation.role, title: title.lowercased())
        for holder in holders[office] ?? []
        where holder.actor != actor.id && holder.period.overlaps(affiliation.period) == .yes {
          report(
            .warning, .officesOverlap, .actor, actor.id.rawValue, "affiliations[\(index)]",
            "\(holder.actor) is \(title) of \(affiliation.organisation) at the same time",
            "end one period where the other begins")
        }
        holders[office, default: []].append((actor.id, affiliation.period))
      }
    }
  }

  // MARK: Proposals

  mutating func checkProposals() {
    for proposal in dossier.proposals {
      let own = Set(proposal.provisions.map(\.id))
      var numbers: Set<ProvisionNumber> = []
      var previous: ProvisionNumber?
      for provision in proposal.provisions {
        let id = provision.id.rawValue
        if !numbers.insert(provision.number).inserted {
          report(
            .error, .provisionNumberRepeated, .provision, id, "number",
            "\(proposal.id) has another provision \(provision.number)")
        } else if let previous, provision.number < previous {
          report(
            .warning, .provisionOrder, .provision, id, "number",
            "\(provision.number) stands behind \(previous)", "list the provisions in the order of their numbers")
        }
        previous = provision.number
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
      if let last = published.max(by: { $0.latest < $1.latest }), published.count == statement.citations.count,
        statement.date.earliest > last.latest
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
    for concession in dossier.concessions
    where concession.establishedBy.isEmpty && concession.statements.isEmpty && !concession.isDemandOfProposal {
      report(
        .warning, .unsupportedConcession, .concession, concession.id.rawValue, "",
        "neither a provision nor a statement supports the concession", "name one in establishedBy or statements")
    }
  }

  // MARK: Circles

  mutating func checkCircles() {
    reportCircles(dossier.matters, .matter, "parent") { $0.parent.map { [$0] } ?? [] }
    reportCircles(dossier.places, .place, "partOf") { $0.partOf.map { [$0] } ?? [] }
    reportCircles(dossier.proposals, .proposal, "revises") { $0.revises.map { [$0] } ?? [] }
    reportCircles(dossier.provisions, .provision, "parent") { $0.parent.map { [$0] } ?? [] }
    reportCircles(dossier.provisions, .provision, "descendsFrom", \.descendsFrom)
    reportCircles(dossier.actors, .actor, "affiliations") { actor in
      actor.affiliations.filter(\.role.isMembership).map(\.organisation)
    }
  }

  private mutating func reportCircles<Element: Record>(
    _ records: Records<Element>, _ kind: RecordKind, _ member: String, _ next: (Element) -> [Element.ID]
  ) {
    for row in Circles.rows(count: records.count, { next(records[$0]).compactMap(records.row) }) {
      let id = records[row].id
      report(
        .error, .circularParents, kind, id.rawValue, member, "following \(member) leads back to \"\(id)\"",
        "break the circle")
    }
  }
  // MARK: Ranges

  mutating func checkRanges() {
    for finding in dossier.findings {
      if let score = finding.score, !(0...3).contains(score) {
        report(.error, .valueOutOfRange, .finding, finding.id.rawValue, "score", "the score \(score) is not 0 to 3")
      }
    }
    for proposal in dossier.proposals {
      for (index, consent) in proposal.consents.enumerated() {
        if let share = consent.share, share < 0 || share > 1 {
          report(
            .error, .valueOutOfRange, .proposal, proposal.id.rawValue, "consents[\(index)].share",
            "the share \(share) is not 0 to 1")
        }
      }
    }
    for place in dossier.places {
      guard let point = place.coordinate else { continue }
      if point.latitude < -90 || point.latitude > 90 || point.longitude < -180 || point.longitude > 180 {
        report(
          .error, .valueOutOfRange, .place, place.id.rawValue, "coordinate",
          "there is no point at latitude \(point.latitude), longitude \(point.longitude)")
      }
    }
    for statement in dossier.statements {
      for (index, citation) in statement.citations.enumerated() {
        if let credibility = citation.credibility, !(1...6).contains(credibility) {
          report(
            .error, .valueOutOfRange, .statement, statement.id.rawValue, "citations[\(index)].credibility",
            "the credibility \(credibility) is not 1 to 6")
        }
      }
    }
  }
}

extension Concession {
  /// Whether the concession is one that a proposal asks for as a whole.
  fileprivate var isDemandOfProposal: Bool {
    demandedBy.contains { if case .proposal = $0 { true } else { false } }
  }
}
