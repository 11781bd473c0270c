extension Filter where Item == Statement {
  /// Statements of one of some speakers.
  ///
  /// - Parameter speakers: The speakers.
  /// - Returns: The filter.
  public static func by(_ speakers: Actor.ID...) -> Filter { Filter(.by, .terms(speakers.map(\.rawValue))) }

  /// Statements of a speaker that another filter accepts.
  ///
  /// - Parameter filter: The filter for actors; membership and office are those on the last day that the statement's
  ///   date allows, unless the filter names a day.
  /// - Returns: The filter.
  public static func speaker(_ filter: Filter<Actor>) -> Filter { Filter(.speaker, .filter(filter.node, on: nil)) }

  /// Statements in which somebody speaks for one of some actors: the actor itself, somebody who says so, or somebody
  /// who does so by office on the last day that the statement's date allows.
  ///
  /// - Parameters:
  ///   - actors: The actors that are spoken for.
  ///   - day: The day on which the office counts; `nil` stands for the day of the statement.
  /// - Returns: The filter.
  public static func speakingFor(_ actors: Actor.ID..., on day: Day? = nil) -> Filter {
    Filter(.speakingFor, .filter(Filter<Actor>(.id, .terms(actors.map(\.rawValue))).node, on: day))
  }

  /// Statements in which somebody speaks for an actor that another filter accepts.
  ///
  /// - Parameters:
  ///   - filter: The filter for the actors that are spoken for.
  ///   - day: The day on which the office counts; `nil` stands for the day of the statement.
  /// - Returns: The filter.
  public static func speakingFor(_ filter: Filter<Actor>, on day: Day? = nil) -> Filter {
    Filter(.speakingFor, .filter(filter.node, on: day))
  }

  /// Statements whose speakers say that they speak for one of some actors.
  ///
  /// - Parameter actors: The actors.
  /// - Returns: The filter.
  public static func onBehalfOf(_ actors: Actor.ID...) -> Filter { Filter(.onBehalfOf, .terms(actors.map(\.rawValue))) }

  /// Statements made to one of some actors.
  ///
  /// - Parameter actors: The actors.
  /// - Returns: The filter.
  public static func addressedTo(_ actors: Actor.ID...) -> Filter {
    Filter(.addressedTo, .terms(actors.map(\.rawValue)))
  }

  /// Statements with a stance that another filter accepts: of one and the same stance.
  ///
  /// ```swift
  /// .stance(.concerning("proposal:us-28"), .attitude(.opposes))   // opposes the plan
  /// .all(.concerning("proposal:us-28"), .attitude(.opposes))      // speaks of the plan, and opposes something
  /// ```
  ///
  /// - Parameter filters: The filters for the stance.
  /// - Returns: The filter.
  public static func stance(_ filters: Filter<Stance>...) -> Filter {
    Filter(.stance, .filter(Filter<Stance>.all(filters).node, on: nil))
  }

  /// Statements with a stance on a subject or on what counts as it.
  ///
  /// - Parameters:
  ///   - subject: The subject.
  ///   - scope: What else counts as the subject.
  /// - Returns: The filter.
  public static func concerning(_ subject: Subject, including scope: SubjectScope = .parts) -> Filter {
    .stance(.concerning(subject, including: scope))
  }

  /// Statements with a stance on a subject, without what lies under it.
  ///
  /// - Parameter subject: The subject.
  /// - Returns: The filter.
  public static func exactly(_ subject: Subject) -> Filter { .stance(.exactly(subject)) }

  /// Statements with a stance of one of some attitudes.
  ///
  /// - Parameter attitudes: The attitudes.
  /// - Returns: The filter.
  public static func attitude(_ attitudes: Attitude...) -> Filter {
    .stance(Filter<Stance>(.attitude, .terms(attitudes.map(\.rawValue))))
  }

  /// Statements with a stance that points one way.
  ///
  /// - Parameter polarity: The way.
  /// - Returns: The filter.
  public static func polarity(_ polarity: Polarity) -> Filter { .stance(.polarity(polarity)) }

  /// Statements with a stance of one of some degrees of firmness.
  ///
  /// - Parameter degrees: The degrees.
  /// - Returns: The filter.
  public static func firmness(_ degrees: Firmness...) -> Filter {
    .stance(Filter<Stance>(.firmness, .terms(degrees.map(\.rawValue))))
  }

  /// Statements of one of some modes.
  ///
  /// - Parameter modes: The modes.
  /// - Returns: The filter.
  public static func mode(_ modes: Statement.Mode...) -> Filter { Filter(.mode, .terms(modes.map(\.rawValue))) }

  /// Statements made at one of some events.
  ///
  /// - Parameter events: The events.
  /// - Returns: The filter.
  public static func at(_ events: Event.ID...) -> Filter { Filter(.atEvent, .terms(events.map(\.rawValue))) }

  /// Statements made in one of some places, or in a part of one.
  ///
  /// - Parameter places: The places.
  /// - Returns: The filter.
  public static func `in`(_ places: Place.ID...) -> Filter { Filter(.inPlace, .terms(places.map(\.rawValue))) }

  /// Statements that answer one of some statements.
  ///
  /// - Parameter statements: The statements that are answered.
  /// - Returns: The filter.
  public static func respondsTo(_ statements: Statement.ID...) -> Filter {
    Filter(.respondsTo, .terms(statements.map(\.rawValue)))
  }

  /// Statements that certainly fall within a date.
  ///
  /// - Parameter date: A day, a month, a year, an interval: the whole stretch counts.
  /// - Returns: The filter.
  public static func during(_ date: PartialDate) -> Filter { Filter(.during, .date(date)) }

  /// Statements that fall within a date, or may.
  ///
  /// - Parameter date: A day, a month, a year, an interval: the whole stretch counts.
  /// - Returns: The filter.
  public static func possiblyDuring(_ date: PartialDate) -> Filter { Filter(.possiblyDuring, .date(date)) }

  /// Statements that were certainly made before a day.
  ///
  /// - Parameter day: The day.
  /// - Returns: The filter.
  public static func before(_ day: Day) -> Filter { Filter(.before, .date(PartialDate(day))) }

  /// Statements that were certainly made on a day or later.
  ///
  /// - Parameter day: The day.
  /// - Returns: The filter.
  public static func since(_ day: Day) -> Filter { Filter(.since, .date(PartialDate(day))) }
}

extension Filter where Item == Stance {
  /// Stances on a subject or on what counts as it.
  ///
  /// - Parameters:
  ///   - subject: The subject.
  ///   - scope: What else counts as the subject.
  /// - Returns: The filter.
  public static func concerning(_ subject: Subject, including scope: SubjectScope = .parts) -> Filter {
    Filter(.concerning, .subject(subject, scope))
  }

  /// Stances on a subject, without what lies under it.
  ///
  /// - Parameter subject: The subject.
  /// - Returns: The filter.
  public static func exactly(_ subject: Subject) -> Filter { .concerning(subject, including: .exactly) }

  /// Stances of one of some attitudes.
  ///
  /// - Parameter attitudes: The attitudes.
  /// - Returns: The filter.
  public static func attitude(_ attitudes: Attitude...) -> Filter {
    Filter(.attitude, .terms(attitudes.map(\.rawValue)))
  }

  /// Stances that point one way.
  ///
  /// - Parameter polarity: The way.
  /// - Returns: The filter.
  public static func polarity(_ polarity: Polarity) -> Filter {
    Filter(.polarity, .terms(Attitude.known.filter { $0.polarity == polarity }.map(\.rawValue)))
  }

  /// Stances of one of some degrees of firmness.
  ///
  /// - Parameter degrees: The degrees.
  /// - Returns: The filter.
  public static func firmness(_ degrees: Firmness...) -> Filter { Filter(.firmness, .terms(degrees.map(\.rawValue))) }
}
