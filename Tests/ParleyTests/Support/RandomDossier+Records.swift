import Parley

/// One record of each type.
extension RandomDossier {
  mutating func actor(_ row: Int) -> Actor {
    var actor = Actor(
      Self.id("actor", row), name(), term(), anonymous: shape.isFull || chance(4),
      affiliations: some { $0.affiliation(of: row) }, identifiers: some { $0.identifier() })
    if !shape.hasCircles, row == 0, !shape.isFull { actor.affiliations = [] }
    actor.provenance = provenance()
    return actor
  }

  mutating func concession(_ row: Int) -> Concession {
    var concession = Concession(
      Self.id("concession", row), by: some { $0.actorID() }, term(), text(), to: some { $0.actorID() },
      demandedBy: some { $0.subject() }, establishedBy: some { $0.provisionID() }, history: some { $0.change() },
      statements: some { $0.statementID() })
    concession.places = some { $0.placeID() }
    concession.quantities = some { $0.quantity() }
    concession.provenance = provenance()
    return concession
  }

  mutating func discrepancy(_ row: Int) -> Discrepancy {
    var discrepancy = Discrepancy(
      Self.id("discrepancy", row), about: subject(), member: text(), text(), variants: some { $0.variant() })
    discrepancy.provenance = provenance()
    return discrepancy
  }

  mutating func event(_ row: Int) -> Event {
    var event = Event(
      Self.id("event", row), text(), term(), on: date(), in: maybe { $0.placeID() },
      participants: some { $0.actorID() },
      about: some { $0.subject() }, status: term())
    event.invited = some { $0.actorID() }
    event.excluded = some { $0.actorID() }
    event.outcome = maybe { $0.text() }
    event.provenance = provenance()
    return event
  }

  mutating func finding(_ row: Int) -> Finding {
    var finding = Finding(
      Self.id("finding", row), about: subject(), text(), on: date(), quantity: maybe { $0.quantity() },
      score: maybe { $0.number(0..<4) })
    finding.provenance = provenance()
    return finding
  }

  mutating func guarantee(_ row: Int) -> SecurityGuarantee {
    var guarantee = SecurityGuarantee(
      Self.id("guarantee", row), text(), term(), by: some { $0.actorID() }, for: some { $0.actorID() },
      during: period(),
      establishedBy: some { $0.provisionID() }, blockedBy: some { $0.provisionID() }, history: some { $0.change() })
    guarantee.summary = maybe { $0.text() }
    guarantee.triggers = some { $0.condition() }
    guarantee.exclusions = some { $0.condition() }
    guarantee.responses = some { $0.text() }
    guarantee.consideration = maybe { $0.text() }
    guarantee.quantities = some { $0.quantity() }
    guarantee.provenance = provenance()
    return guarantee
  }

  mutating func matter(_ row: Int) -> Matter {
    var matter = Matter(Self.id("matter", row), name(), topics: some { $0.term() })
    matter.parent = parent("matter", row)
    matter.provenance = provenance()
    return matter
  }

  mutating func place(_ row: Int) -> Place {
    var place = Place(Self.id("place", row), name(), term(), in: parent("place", row))
    place.isoCode = maybe { $0.text() }
    place.coordinate = maybe { $0.coordinate() }
    place.provenance = provenance()
    return place
  }

  /// Some other record, an earlier one unless circles are wanted.
  private mutating func parent<Record>(_ kind: String, _ row: Int) -> EntityID<Record>? {
    guard row > 0 || shape.hasCircles || shape.isFull else { return nil }
    let limit = shape.hasCircles ? nil : row
    return maybe { $0.id(kind, below: limit) }
  }

  mutating func pledge(_ row: Int) -> Pledge {
    var pledge = Pledge(
      Self.id("pledge", row), by: some { $0.actorID() }, to: some { $0.actorID() }, term(), text(),
      quantity: maybe { $0.quantity() }, during: period(), history: some { $0.change() })
    pledge.equivalents = some { $0.quantity() }
    pledge.provenance = provenance()
    return pledge
  }

  mutating func proposal(_ row: Int) -> Proposal {
    var proposal = Proposal(
      Self.id("proposal", row), name(), term(), revises: parent("proposal", row),
      involvement: some { $0.involvement() },
      status: some { $0.change() }, consents: some { $0.consent() },
      provisions: (0..<shape.provisions).map { provision($0, of: row) })
    proposal.summary = maybe { $0.text() }
    proposal.modelledOn = some { $0.id("proposal") }
    proposal.answers = some { $0.parent("proposal", row) }.compactMap(\.self)
    proposal.provenance = provenance()
    return proposal
  }

  mutating func provision(_ position: Int, of row: Int) -> Provision {
    let ancestry = shape.hasCircles ? nil : row
    var provision = Provision(
      EntityID(unchecked: "proposal-\(row)/\(position)"), ProvisionNumber(stringLiteral: "\(position + 1)"), text(),
      topics: some { $0.topic() }, obligors: some { $0.actorID() }, beneficiaries: some { $0.actorID() },
      effects: some { $0.term() }, quantities: some { $0.quantity() },
      descendsFrom: row == 0 && !shape.hasCircles && !shape.isFull
        ? [] : some { $0.provisionID(ofProposalBelow: ancestry) })
    if position > 0 || shape.hasCircles || shape.isFull {
      let limit = shape.hasCircles ? shape.provisions : max(1, position)
      provision.parent = maybe { maker in EntityID(unchecked: "proposal-\(row)/\(maker.number(0..<limit))") }
    }
    provision.paxCodes = some { $0.text() }
    provision.pamProvision = maybe { $0.text() }
    provision.modality = maybe { $0.term() }
    provision.conditions = some { $0.condition() }
    provision.deadline = maybe { $0.deadline() }
    provision.places = some { $0.placeID() }
    provision.provenance = provenance()
    return provision
  }

  mutating func sanction(_ row: Int) -> Sanction {
    var sanction = Sanction(
      Self.id("sanction", row), text(), by: some { $0.actorID() }, on: some { $0.actorID() },
      measures: some { $0.term() },
      during: period(), renewal: maybe { $0.renewal() }, history: some { $0.change() })
    sanction.programme = maybe { $0.text() }
    sanction.package = maybe { $0.number(1..<30) }
    sanction.legalBasis = maybe { $0.text() }
    sanction.amounts = some { $0.amount() }
    sanction.reliefConditions = some { $0.condition() }
    sanction.snapback = shape.isFull || chance(2)
    sanction.provenance = provenance()
    return sanction
  }

  mutating func source(_ row: Int) -> Source {
    var source = Source(
      Self.id("source", row), text(), term(), publisher: maybe { $0.text() }, published: maybe { $0.date() },
      url: maybe { $0.text() }, grade: maybe { $0.term() })
    source.authors = some { $0.text() }
    source.retrieved = maybe { $0.date() }
    source.language = maybe { $0.language() }
    source.provenance = provenance()
    return source
  }

  mutating func statement(_ row: Int) -> Statement {
    var statement = Statement(
      Self.id("statement", row), by: actorID(), on: date(), text(), mode: term(), stances: some { $0.stance() },
      quotation: maybe { $0.quotation() })
    statement.speakers += some { $0.actorID() }
    statement.onBehalfOf = some { $0.actorID() }
    statement.capacity = maybe { $0.term() }
    statement.addressees = some { $0.actorID() }
    statement.occasion = maybe { $0.id("event") }
    statement.place = maybe { $0.placeID() }
    statement.reportedBy = some { $0.actorID() }
    statement.cue = maybe { $0.text() }
    statement.reasons = some { $0.reason() }
    statement.respondsTo = some { $0.statementID() }
    statement.retracts = maybe { $0.statementID() }
    statement.provenance = provenance()
    return statement
  }
}
