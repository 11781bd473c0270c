extension Actor {
  /// What an actor is.
  public struct Kind: Vocabulary {
    /// The term as it is written.
    public let rawValue: String

    /// Creates a term, known or not.
    ///
    /// - Parameter rawValue: The term as it is written.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// A state.
    public static let state: Self = "state"
    /// States that act together: a union, an alliance, a contact group.
    public static let bloc: Self = "bloc"
    /// An organ of a state or bloc: a ministry, a presidency, a council, a central bank.
    public static let institution: Self = "institution"
    /// An organisation of its own standing: the United Nations, a charity, a bank.
    public static let organisation: Self = "organisation"
    /// Armed forces, or a part of them.
    public static let armedForce: Self = "armedForce"
    /// A person.
    public static let person: Self = "person"
    /// People spoken of together, often without names: "European officials".
    public static let group: Self = "group"
    /// A movement or an armed non-state group.
    public static let movement: Self = "movement"
    /// A company.
    public static let company: Self = "company"
    /// A newspaper, agency, broadcaster or other medium.
    public static let media: Self = "media"

    /// The terms that this version knows.
    public static let known: [Self] = [
      .state, .bloc, .institution, .organisation, .armedForce, .person, .group, .movement, .company, .media,
    ]
  }
}

extension Actor.Kind: JSONConvertible {}

extension Affiliation {
  /// What somebody is in an organisation, or what a state or body is in a larger one.
  public struct Role: Vocabulary {
    /// The term as it is written.
    public let rawValue: String

    /// Creates a term, known or not.
    ///
    /// - Parameter rawValue: The term as it is written.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// A member: a state in a bloc, a person in a group.
    public static let member: Self = "member"
    /// A part of a larger body: a ministry of a state, a corps of an army.
    public static let partOf: Self = "partOf"
    /// The head: a president, a prime minister, a secretary-general.
    public static let head: Self = "head"
    /// The deputy of the head.
    public static let deputyHead: Self = "deputyHead"
    /// A minister or the equivalent, such as a commissioner or a high representative.
    public static let minister: Self = "minister"
    /// A spokesperson.
    public static let spokesperson: Self = "spokesperson"
    /// An envoy or negotiator.
    public static let envoy: Self = "envoy"
    /// An ambassador.
    public static let ambassador: Self = "ambassador"
    /// An adviser.
    public static let adviser: Self = "adviser"
    /// A commander of armed forces.
    public static let commander: Self = "commander"
    /// A member of a parliament; speaks for himself or herself, not for the state.
    public static let legislator: Self = "legislator"
    /// Somebody who works there in another capacity.
    public static let employee: Self = "employee"

    /// The terms that this version knows.
    public static let known: [Self] = [
      .member, .partOf, .head, .deputyHead, .minister, .spokesperson, .envoy, .ambassador, .adviser, .commander,
      .legislator, .employee,
    ]

    /// Whether somebody in this role speaks for the organisation when in office.
    ///
    /// Heads, deputies, ministers, spokespersons, envoys, ambassadors and commanders do; members, parts, legislators,
    /// advisers and employees do not.
    public var speaksForOrganisation: Bool {
      let speaking: [Self] = [.head, .deputyHead, .minister, .spokesperson, .envoy, .ambassador, .commander]
      return speaking.contains(self)
    }
  }
}

extension Affiliation.Role: JSONConvertible {}

extension ActorIdentifier {
  /// A register that gives actors identifiers.
  public struct Scheme: Vocabulary {
    /// The term as it is written.
    public let rawValue: String

    /// Creates a term, known or not.
    ///
    /// - Parameter rawValue: The term as it is written.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Country codes of two letters, ISO 3166-1.
    public static let iso3166: Self = "iso-3166-1"
    /// Wikidata items, for example `Q458`.
    public static let wikidata: Self = "wikidata"
    /// OpenSanctions entities.
    public static let openSanctions: Self = "opensanctions"
    /// Legal entity identifiers, ISO 17442.
    public static let legalEntityIdentifier: Self = "lei"

    /// The terms that this version knows.
    public static let known: [Self] = [
      .iso3166, .wikidata, .openSanctions, .legalEntityIdentifier,
    ]
  }
}

extension ActorIdentifier.Scheme: JSONConvertible {}
