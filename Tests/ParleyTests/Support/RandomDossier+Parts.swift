import Parley

/// The parts of records.
extension RandomDossier {
  mutating func name() -> LocalizedName {
    var name = LocalizedName(text(), language: maybe { $0.language() }, aliases: some { $0.alias() })
    for _ in 0..<number((shape.isFull ? 1 : 0)..<3) { name.translations[language()] = text() }
    name.extra = extra()
    return name
  }

  mutating func alias() -> Alias {
    var alias = Alias(text(), term(), language: maybe { $0.language() })
    alias.extra = extra()
    return alias
  }

  mutating func affiliation(of row: Int) -> Affiliation {
    let organisation: Actor.ID = id("actor", below: shape.hasCircles ? nil : row)
    var affiliation = Affiliation(
      term(), of: organisation, title: maybe { $0.text() }, during: period(), citations: some { $0.citation() })
    affiliation.extra = extra()
    return affiliation
  }

  mutating func identifier() -> ActorIdentifier {
    var identifier = ActorIdentifier(term(), text())
    identifier.extra = extra()
    return identifier
  }

  mutating func citation() -> Citation {
    var citation = Citation(id("source"))
    citation.locator = maybe { maker in
      maker.pick([.page(maker.number(1..<900)), .paragraph(8), .section("4: on \"time\""), .time("00:12:30")])
    }
    citation.selectors = some { $0.selector() }
    citation.credibility = maybe { $0.number(1..<7) }
    citation.note = maybe { $0.text() }
    citation.extra = extra()
    return citation
  }

  mutating func selector() -> TextSelector {
    switch number(0..<(shape.hasUnknowns ? 3 : 2)) {
    case 0:
      var quote = TextQuoteSelector(exact: text(), prefix: maybe { $0.text() }, suffix: maybe { $0.text() })
      quote.extra = extra()
      return .quote(quote)
    case 1:
      let start = number(0..<100)
      var position = TextPositionSelector(start..<start + number(0..<100))
      position.extra = extra()
      return .position(position)
    default:
      var other = object()
      other["type"] = "XPathSelector"
      return .other(other)
    }
  }

  mutating func provenance() -> Provenance {
    var provenance = Provenance(citations: some { $0.citation() })
    provenance.assertedBy = maybe { $0.actorID() }
    provenance.certainty = term()
    provenance.review = term()
    provenance.note = maybe { $0.text() }
    provenance.keywords = Set(some { $0.term(Keyword.self) })
    provenance.extra = extra()
    return provenance
  }

  mutating func condition() -> Condition {
    var condition = Condition(text(), about: maybe { $0.subject() })
    condition.extra = extra()
    return condition
  }

  mutating func stance() -> Stance {
    var stance = Stance(term(), subject(), maybe { $0.term() }, if: some { $0.condition() })
    stance.extra = extra()
    return stance
  }

  mutating func reason() -> Reason {
    var reason = chance(2) ? Reason(text(), term()) : Reason(statementID(), term())
    if shape.isFull {
      reason.text = text()
      reason.statement = statementID()
    }
    reason.extra = extra()
    return reason
  }

  mutating func quotation() -> Quotation {
    var quotation = Quotation(
      text(), language: maybe { $0.language() }, original: maybe { $0.text() },
      originalLanguage: maybe { $0.language() })
    quotation.extra = extra()
    return quotation
  }

  mutating func change<Status: Vocabulary>() -> StatusChange<Status> {
    var change = StatusChange<Status>(
      term(), on: maybe { $0.date() }, by: some { $0.actorID() }, note: maybe { $0.text() },
      citations: some { $0.citation() })
    change.assertedBy = maybe { $0.actorID() }
    change.extra = extra()
    return change
  }

  mutating func involvement() -> Involvement {
    var involvement = Involvement(
      actorID(), term(), on: maybe { $0.date() }, assertedBy: maybe { $0.actorID() }, citations: some { $0.citation() })
    involvement.certainty = term()
    involvement.note = maybe { $0.text() }
    involvement.extra = extra()
    return involvement
  }

  mutating func consent() -> ConsentRequirement {
    var consent = ConsentRequirement(
      of: actorID(), term(), basis: term(), for: maybe { $0.subject() }, assertedBy: maybe { $0.actorID() },
      citations: some { $0.citation() })
    consent.share = maybe { maker in (try? DecimalNumber("0.\(maker.number(1..<1000))")) ?? 0 }
    consent.note = maybe { $0.text() }
    consent.extra = extra()
    return consent
  }

  mutating func deadline() -> Deadline {
    var deadline = Deadline(within: quantity(), after: maybe { $0.text() })
    deadline.date = maybe { $0.date() }
    deadline.extra = extra()
    return deadline
  }

  mutating func renewal() -> Renewal {
    var renewal = Renewal(term(), every: maybe { $0.quantity() }, nextExpiry: maybe { $0.date() })
    renewal.note = maybe { $0.text() }
    renewal.extra = extra()
    return renewal
  }

  mutating func amount() -> HeldAmount {
    var amount = HeldAmount(
      quantity(), in: maybe { $0.placeID() }, by: maybe { $0.actorID() }, citations: some { $0.citation() })
    amount.note = maybe { $0.text() }
    amount.extra = extra()
    return amount
  }

  mutating func coordinate() -> Coordinate {
    var coordinate = Coordinate(latitude: DecimalNumber(number(-90..<91)), longitude: 30)
    coordinate.extra = extra()
    return coordinate
  }

  mutating func variant() -> Discrepancy.Variant {
    var variant = Discrepancy.Variant(
      text(), quantity: maybe { $0.quantity() }, citations: some { $0.citation() }, certainty: term())
    variant.extra = extra()
    return variant
  }

  mutating func topic() -> TopicCoding {
    TopicCoding(term(), depth: maybe { $0.number(0..<4) })
  }
}
