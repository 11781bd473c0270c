public import Parley

/// A protection that a beneficiary asks for, and whether a live guarantee answers it.
public struct GuaranteeDemand: Hashable, Sendable {
  /// What is asked for.
  @nonexhaustive
  public enum Content: Hashable, Sendable {
    /// A guarantee that is on record as demanded.
    case guarantee(SecurityGuarantee.ID)
    /// What somebody has said who speaks for the beneficiary: a stance in favour of guarantees, or of a guarantee, that
    /// is a demand or firmer.
    case stance(HeldStance)
  }

  /// What is asked for.
  public let content: Content

  /// The form that is asked for; ``Parley/SecurityGuarantee/Form/unspecified`` where any would do.
  public let form: SecurityGuarantee.Form

  /// Whether it is answered: `yes` by a live guarantee of its form; `possibly` where the form of the demand or of the
  /// guarantee is not said, so that the one may or may not be what the other asks for; `no` where nothing live comes
  /// near.
  public let answer: Ternary

  /// The live guarantees that answer it, or may.
  public let answeredBy: [SecurityGuarantee.ID]

  /// Guarantees of the form that were blocked, dropped or have expired.
  public let lost: [SecurityGuarantee.ID]

  /// What the demand rests on.
  let records: [RecordKey]

  private init(
    _ content: Content, _ form: SecurityGuarantee.Form, _ live: [GuaranteeEntry], _ lost: [GuaranteeEntry],
    _ records: [RecordKey]
  ) {
    self.content = content
    self.form = form
    let certain = live.filter { $0.form == form && form != .unspecified }
    let possible = live.filter { $0.form == .unspecified || form == .unspecified }
    answer = !certain.isEmpty ? .yes : possible.isEmpty ? .no : .possibly
    answeredBy = (certain.isEmpty ? possible : certain).map(\.guarantee)
    self.lost = lost.filter { $0.form == form || form == .unspecified || $0.form == .unspecified }.map(\.guarantee)
    self.records = records
  }

  /// What somebody asks for: the guarantees on record as demanded, then what those who speak for the beneficiary have
  /// said, by the statements; a stance on a guarantee that is listed already is not listed again.
  static func demands(
    of beneficiary: Actor.ID, _ demanded: [SecurityGuarantee], _ dossier: Dossier, on day: Day,
    _ live: [GuaranteeEntry], _ lost: [GuaranteeEntry]
  ) -> [GuaranteeDemand] {
    var found = demanded.map { guarantee in
      GuaranteeDemand(
        .guarantee(guarantee.id), guarantee.form, live.filter { $0.guarantee != guarantee.id }, lost,
        [RecordKey(guarantee.id)])
    }
    let listed = Set(demanded.map(\.id))
    let matters = dossier.matters.filter { $0.topics.contains(.securityGuarantees) }.map { Subject.matter($0.id) }
    let guarantees = dossier.guarantees.map { Subject.guarantee($0.id) }
    var resolver = PositionResolver(dossier, on: day, .firmest, .exactly)
    for subject in matters + guarantees {
      let position = resolver.position(of: beneficiary, on: subject)
      guard let stance = position.stance, position.basis == .own || position.basis == .office,
        position.polarity == .positive, let rank = stance.stance.firmness?.rank, rank >= (Firmness.demand.rank ?? 1)
      else { continue }
      var form = SecurityGuarantee.Form.unspecified
      var answers = live
      if case .guarantee(let id) = subject {
        if listed.contains(id) { continue }
        form = dossier[id]?.form ?? .unspecified
        // No demand goes beyond the guarantee itself.
        if live.contains(where: { $0.guarantee == id }) { answers = live.filter { $0.guarantee == id } }
      }
      found.append(GuaranteeDemand(.stance(stance), form, answers, lost, [RecordKey(stance.statement)]))
    }
    return found
  }
}
