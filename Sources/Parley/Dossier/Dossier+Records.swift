extension Dossier {
  /// All records of a type.
  ///
  /// - Parameter type: The type of record.
  /// - Returns: The records in the order of their identifiers.
  public func records<Item: Record>(of type: Item.Type) -> Records<Item> {
    RecordKind(of: ObjectIdentifier(type)).map { storage.tables.records(of: $0) } ?? Records([])
  }

  /// The record with an identifier; `nil` where there is none.
  ///
  /// ```swift
  /// dossier["kaja-kallas" as Actor.ID]?.name
  /// ```
  ///
  /// - Parameter id: The identifier, which tells the type of record.
  /// - Complexity: O(1).
  public subscript<Item: Record>(id: EntityID<Item>) -> Item? { records(of: Item.self)[id] }
}

// MARK: The tables by name

extension Dossier {
  /// All actors.
  public var actors: Records<Actor> { storage.tables[Actor.self] }

  /// All concessions.
  public var concessions: Records<Concession> { storage.tables[Concession.self] }

  /// All discrepancies.
  public var discrepancies: Records<Discrepancy> { storage.tables[Discrepancy.self] }

  /// All events.
  public var events: Records<Event> { storage.tables[Event.self] }

  /// All findings.
  public var findings: Records<Finding> { storage.tables[Finding.self] }

  /// All security guarantees.
  public var guarantees: Records<SecurityGuarantee> { storage.tables[SecurityGuarantee.self] }

  /// All matters.
  public var matters: Records<Matter> { storage.tables[Matter.self] }

  /// All places.
  public var places: Records<Place> { storage.tables[Place.self] }

  /// All pledges.
  public var pledges: Records<Pledge> { storage.tables[Pledge.self] }

  /// All proposals.
  public var proposals: Records<Proposal> { storage.tables[Proposal.self] }

  /// All provisions of all proposals.
  public var provisions: Records<Provision> { storage.tables[Provision.self] }

  /// All sanctions.
  public var sanctions: Records<Sanction> { storage.tables[Sanction.self] }

  /// All sources.
  public var sources: Records<Source> { storage.tables[Source.self] }

  /// All statements.
  public var statements: Records<Statement> { storage.tables[Statement.self] }
}
