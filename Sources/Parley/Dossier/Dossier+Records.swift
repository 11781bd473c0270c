extension Dossier {
  /// All records of a type.
  ///
  /// - Parameter type: The type of record.
  /// - Returns: The records in the order of their identifiers.
  public func records<Item: Record>(of type: Item.Type) -> Records<Item> {
    RecordKind(of: ObjectIdentifier(type)).map { storage.tables.records(of: $0) } ?? Records([])
  }
}

// MARK: The tables and their records by name

extension Dossier {
  /// All actors.
  public var actors: Records<Actor> { storage.tables[Actor.self] }

  /// The actor with an identifier.
  ///
  /// - Parameter id: The identifier.
  public subscript(id: Actor.ID) -> Actor? { actors[id] }

  /// All concessions.
  public var concessions: Records<Concession> { storage.tables[Concession.self] }

  /// The concession with an identifier.
  ///
  /// - Parameter id: The identifier.
  public subscript(id: Concession.ID) -> Concession? { concessions[id] }

  /// All discrepancies.
  public var discrepancies: Records<Discrepancy> { storage.tables[Discrepancy.self] }

  /// The discrepancy with an identifier.
  ///
  /// - Parameter id: The identifier.
  public subscript(id: Discrepancy.ID) -> Discrepancy? { discrepancies[id] }

  /// All events.
  public var events: Records<Event> { storage.tables[Event.self] }

  /// The event with an identifier.
  ///
  /// - Parameter id: The identifier.
  public subscript(id: Event.ID) -> Event? { events[id] }

  /// All findings.
  public var findings: Records<Finding> { storage.tables[Finding.self] }

  /// The finding with an identifier.
  ///
  /// - Parameter id: The identifier.
  public subscript(id: Finding.ID) -> Finding? { findings[id] }

  /// All security guarantees.
  public var guarantees: Records<SecurityGuarantee> { storage.tables[SecurityGuarantee.self] }

  /// The security guarantee with an identifier.
  ///
  /// - Parameter id: The identifier.
  public subscript(id: SecurityGuarantee.ID) -> SecurityGuarantee? { guarantees[id] }

  /// All matters.
  public var matters: Records<Matter> { storage.tables[Matter.self] }

  /// The matter with an identifier.
  ///
  /// - Parameter id: The identifier.
  public subscript(id: Matter.ID) -> Matter? { matters[id] }

  /// All places.
  public var places: Records<Place> { storage.tables[Place.self] }

  /// The place with an identifier.
  ///
  /// - Parameter id: The identifier.
  public subscript(id: Place.ID) -> Place? { places[id] }

  /// All pledges.
  public var pledges: Records<Pledge> { storage.tables[Pledge.self] }

  /// The pledge with an identifier.
  ///
  /// - Parameter id: The identifier.
  public subscript(id: Pledge.ID) -> Pledge? { pledges[id] }

  /// All proposals.
  public var proposals: Records<Proposal> { storage.tables[Proposal.self] }

  /// The proposal with an identifier.
  ///
  /// - Parameter id: The identifier.
  public subscript(id: Proposal.ID) -> Proposal? { proposals[id] }

  /// All provisions of all proposals.
  public var provisions: Records<Provision> { storage.tables[Provision.self] }

  /// The provision with an identifier.
  ///
  /// - Parameter id: The identifier.
  public subscript(id: Provision.ID) -> Provision? { provisions[id] }

  /// All sanctions.
  public var sanctions: Records<Sanction> { storage.tables[Sanction.self] }

  /// The sanction with an identifier.
  ///
  /// - Parameter id: The identifier.
  public subscript(id: Sanction.ID) -> Sanction? { sanctions[id] }

  /// All sources.
  public var sources: Records<Source> { storage.tables[Source.self] }

  /// The source with an identifier.
  ///
  /// - Parameter id: The identifier.
  public subscript(id: Source.ID) -> Source? { sources[id] }

  /// All statements.
  public var statements: Records<Statement> { storage.tables[Statement.self] }

  /// The statement with an identifier.
  ///
  /// - Parameter id: The identifier.
  public subscript(id: Statement.ID) -> Statement? { statements[id] }
}
