extension Dossier {
  /// Who is a member of a bloc on a day, members of members included.
  ///
  /// - Parameters:
  ///   - organisation: The bloc.
  ///   - day: The day.
  ///   - answer: How sure the membership must be: `.yes` for what certainly holds on the day, `.possibly` for what may.
  /// - Returns: The members in the order of their identifiers, without the organisation itself.
  /// - Complexity: O(*n*) in the number of affiliations that are looked at; the first question also builds the indexes.
  public func members(of organisation: Actor.ID, on day: Day, atLeast answer: Ternary = .yes) -> [Actor.ID] {
    let relations = relations
    return reached(from: [organisation]) { body in
      (relations.affiliates[body] ?? []).filter { affiliate in
        affiliate.affiliation.role == .member && affiliate.affiliation.period.contains(day) >= answer
      }
      .map(\.actor)
    }
    .sorted()
  }

  /// Whether an actor is a member of a bloc on a day, directly or through other members.
  ///
  /// - Parameters:
  ///   - actor: The actor.
  ///   - organisation: The bloc.
  ///   - day: The day.
  /// - Returns: `possibly` where that depends on where exactly a partial date falls.
  /// - Complexity: O(*n*) in the number of affiliations that are looked at.
  public func isMember(_ actor: Actor.ID, of organisation: Actor.ID, on day: Day) -> Ternary {
    for answer in [Ternary.yes, .possibly] where blocs(of: actor, on: day, atLeast: answer).contains(organisation) {
      return answer
    }
    return .no
  }

  /// The blocs of which an actor is a member on a day, those of its blocs included.
  package func blocs(of actor: Actor.ID, on day: Day, atLeast answer: Ternary = .yes) -> [Actor.ID] {
    blocs(ofAny: [actor], on: day, atLeast: answer)
  }

  /// The blocs of which at least one of some actors is a member on a day, those of their blocs included; without the
  /// actors themselves.
  package func blocs(ofAny actors: [Actor.ID], on day: Day, atLeast answer: Ternary = .yes) -> [Actor.ID] {
    reached(from: actors) { body in
      (self.actors[body]?.affiliations ?? []).filter { $0.role == .member && $0.period.contains(day) >= answer }
        .map(\.organisation)
    }
  }

  /// For whom somebody speaks by office on a day.
  ///
  /// A minister of a state speaks for the state; a spokesperson of a presidency for the presidency and for the state
  /// that it is part of. Nobody speaks for a bloc because his or her state is a member of it.
  ///
  /// - Parameters:
  ///   - actor: The person or body.
  ///   - day: The day.
  ///   - answer: How sure the office must be: `.yes` for what certainly holds on the day, `.possibly` for what may.
  /// - Returns: Whom the actor speaks for, in the order of their identifiers; empty for somebody without such an office.
  /// - Complexity: O(*n*) in the number of affiliations that are looked at.
  public func represents(_ actor: Actor.ID, on day: Day, atLeast answer: Ternary = .yes) -> [Actor.ID] {
    reached(from: [actor]) { body in
      (actors[body]?.affiliations ?? []).filter { affiliation in
        (affiliation.role == .partOf || (body == actor && affiliation.role.speaksForOrganisation))
          && affiliation.period.contains(day) >= answer
      }
      .map(\.organisation)
    }
    .sorted()
  }

  /// Who holds an office in an organisation on a day.
  ///
  /// - Parameters:
  ///   - role: The office.
  ///   - organisation: The organisation.
  ///   - day: The day.
  ///   - answer: How sure it must be: `.yes` for what certainly holds on the day, `.possibly` for what may.
  /// - Returns: The holders in the order of their identifiers.
  /// - Complexity: O(*n*) in the number of affiliations of the organisation.
  public func holders(
    of role: Affiliation.Role, in organisation: Actor.ID, on day: Day, atLeast answer: Ternary = .yes
  ) -> [Actor.ID] {
    let holders = (relations.affiliates[organisation] ?? []).filter {
      $0.affiliation.role == role && $0.affiliation.period.contains(day) >= answer
    }
    return Set(holders.map(\.actor)).sorted()
  }
}

extension Dossier {
  /// Whether an actor has ever been a member of a bloc, directly or through other members.
  func isMemberAtAnyTime(_ actor: Actor.ID, of organisation: Actor.ID) -> Bool {
    reached(from: [actor]) { body in
      (actors[body]?.affiliations ?? []).filter { $0.role == .member }.map(\.organisation)
    }
    .contains(organisation)
  }
}
