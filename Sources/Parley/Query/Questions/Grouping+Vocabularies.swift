extension Grouping where Item == Actor {
  /// By kind.
  public static var kind: Grouping { Grouping(.kind) }

  /// By the organisation in which the actor is or was something.
  public static var organisation: Grouping { Grouping(.affiliated) }
}

extension Grouping where Item == Source {
  /// By kind.
  public static var kind: Grouping { Grouping(.kind) }

  /// By publisher.
  public static var publisher: Grouping { Grouping(.publisher) }

  /// By language.
  public static var language: Grouping { Grouping(.language) }

  /// By grade.
  public static var grade: Grouping { Grouping(.grade) }
}

extension Grouping where Item == Proposal {
  /// By kind.
  public static var kind: Grouping { Grouping(.kind) }

  /// By the last status on record.
  public static var status: Grouping { Grouping(.status) }

  /// By the actor whose consent is needed.
  public static var consent: Grouping { Grouping(.consentOf) }
}

extension Grouping where Item == Provision {
  /// By topic.
  public static var topic: Grouping { Grouping(.topic) }

  /// By who has to do something, or gives something up.
  public static var obligor: Grouping { Grouping(.obliging) }

  /// By who gains.
  public static var beneficiary: Grouping { Grouping(.benefiting) }

  /// By effect.
  public static var effect: Grouping { Grouping(.effect) }

  /// By modality.
  public static var modality: Grouping { Grouping(.modality) }

  /// By the place that is named.
  public static var place: Grouping { Grouping(.inPlace) }
}

extension Grouping where Item == Concession {
  /// By who makes it, or is asked for it.
  public static var by: Grouping { Grouping(.by) }

  /// By who gains.
  public static var to: Grouping { Grouping(.to) }

  /// By kind.
  public static var kind: Grouping { Grouping(.kind) }

  /// By the last status on record.
  public static var status: Grouping { Grouping(.status) }

  /// By the place that it touches.
  public static var place: Grouping { Grouping(.inPlace) }
}

extension Grouping where Item == Sanction {
  /// By who imposes it.
  public static var imposedBy: Grouping { Grouping(.imposedBy) }

  /// By who is sanctioned.
  public static var target: Grouping { Grouping(.target) }

  /// By measure.
  public static var measure: Grouping { Grouping(.measure) }

  /// By programme.
  public static var programme: Grouping { Grouping(.programme) }

  /// By package.
  public static var package: Grouping { Grouping(.package) }

  /// By the last status on record.
  public static var status: Grouping { Grouping(.status) }
}

extension Grouping where Item == SecurityGuarantee {
  /// By who gives it.
  public static var by: Grouping { Grouping(.by) }

  /// By whom it is for.
  public static var `for`: Grouping { Grouping(.for) }

  /// By form.
  public static var form: Grouping { Grouping(.form) }

  /// By the last status on record.
  public static var status: Grouping { Grouping(.status) }
}

extension Grouping where Item == Pledge {
  /// By who makes it.
  public static var by: Grouping { Grouping(.by) }

  /// By whom it is made to.
  public static var to: Grouping { Grouping(.to) }

  /// By kind.
  public static var kind: Grouping { Grouping(.kind) }

  /// By the last status on record.
  public static var status: Grouping { Grouping(.status) }
}

extension Grouping where Item == Event {
  /// By kind.
  public static var kind: Grouping { Grouping(.kind) }

  /// By status.
  public static var status: Grouping { Grouping(.status) }

  /// By who took part.
  public static var participant: Grouping { Grouping(.participant) }

  /// By the place in which it is held.
  public static var place: Grouping { Grouping(.inPlace) }
}

extension Grouping where Item == Matter {
  /// By topic.
  public static var topic: Grouping { Grouping(.topic) }
}

extension Grouping where Item == Place {
  /// By kind.
  public static var kind: Grouping { Grouping(.kind) }
}

extension Grouping where Item == Finding {
  /// By subject.
  public static var subject: Grouping { Grouping(.about) }

  /// By score.
  public static var score: Grouping { Grouping(.score) }
}

extension Grouping where Item == Discrepancy {
  /// By subject.
  public static var subject: Grouping { Grouping(.about) }

  /// By member.
  public static var member: Grouping { Grouping(.member) }
}
