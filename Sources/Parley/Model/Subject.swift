/// A reference to anything that one can take a stance on.
///
/// It is written as one string, the kind and the identifier: `provision:us-28/10c`.
public enum Subject: Hashable, Sendable {
  /// An actor.
  case actor(Actor.ID)
  /// A statement.
  case statement(Statement.ID)
  /// A proposal.
  case proposal(Proposal.ID)
  /// A provision of a proposal.
  case provision(Provision.ID)
  /// A concession.
  case concession(Concession.ID)
  /// A sanction.
  case sanction(Sanction.ID)
  /// A security guarantee.
  case guarantee(SecurityGuarantee.ID)
  /// A pledge.
  case pledge(Pledge.ID)
  /// An event.
  case event(Event.ID)
  /// A matter in dispute.
  case matter(Matter.ID)
  /// A place.
  case place(Place.ID)
}

extension Subject: Textual {
  /// Reads a reference from its text.
  ///
  /// - Parameter text: The kind and the identifier joined by a colon, for example `proposal:us-28`.
  /// - Throws: ``ParseError`` with code `malformed` for an unknown kind, or what the identifier is refused with.
  /// - Complexity: O(*n*) in the length of the text.
  public init(_ text: String) throws(ParseError) {
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else {
      throw ParseError(.malformed, in: text, "it lacks the kind of thing, as in \"proposal:us-28\"")
    }
    self = try Self(kind: String(text[..<colon]), id: String(text[text.utf8.index(after: colon)...]), of: text)
  }

  private init(kind: String, id: String, of text: String) throws(ParseError) {
    do throws(ParseError) {
      // The rules are the same for identifiers of every kind.
      guard let subject = Subject(kind: kind, uncheckedID: try Actor.ID(id).rawValue) else {
        throw ParseError(
          .malformed, in: text,
          "there is no kind \"\(kind)\"; the kinds are actor, statement, proposal, provision, concession, sanction, "
            + "guarantee, pledge, event, matter and place")
      }
      self = subject
    } catch {
      throw ParseError(error.code, in: text, error.reason, at: error.position.map { $0 + kind.utf8.count + 1 })
    }
  }

  private init?(kind: String, uncheckedID id: String) {
    switch kind {
    case "provision": self = .provision(EntityID(unchecked: id))
    case "proposal": self = .proposal(EntityID(unchecked: id))
    case "matter": self = .matter(EntityID(unchecked: id))
    case "actor": self = .actor(EntityID(unchecked: id))
    case "statement": self = .statement(EntityID(unchecked: id))
    case "concession": self = .concession(EntityID(unchecked: id))
    case "sanction": self = .sanction(EntityID(unchecked: id))
    case "guarantee": self = .guarantee(EntityID(unchecked: id))
    case "pledge": self = .pledge(EntityID(unchecked: id))
    case "event": self = .event(EntityID(unchecked: id))
    case "place": self = .place(EntityID(unchecked: id))
    default: return nil
    }
  }

  /// The kind and the identifier joined by a colon.
  public var description: String {
    let (kind, id) = parts
    return "\(kind):\(id)"
  }

  private var parts: (kind: StaticString, id: String) {
    switch self {
    case .actor(let id): ("actor", id.rawValue)
    case .statement(let id): ("statement", id.rawValue)
    case .proposal(let id): ("proposal", id.rawValue)
    case .provision(let id): ("provision", id.rawValue)
    case .concession(let id): ("concession", id.rawValue)
    case .sanction(let id): ("sanction", id.rawValue)
    case .guarantee(let id): ("guarantee", id.rawValue)
    case .pledge(let id): ("pledge", id.rawValue)
    case .event(let id): ("event", id.rawValue)
    case .matter(let id): ("matter", id.rawValue)
    case .place(let id): ("place", id.rawValue)
    }
  }
}

extension Subject: ExpressibleByStringLiteral {
  /// Creates a reference from a literal in code.
  ///
  /// - Parameter text: The kind and the identifier joined by a colon.
  /// - Precondition: The text is well formed; a malformed literal is a programmer's mistake and traps.
  public init(stringLiteral text: String) {
    self = .literal(text, "subject")
  }
}

extension Subject: Comparable {
  /// Orders references by the bytes of their texts.
  public static func < (left: Self, right: Self) -> Bool { left.description < right.description }
}

extension Subject: JSONConvertible {
  package static func read(from reader: inout JSONReader) throws(JSONFault) -> Subject {
    if let (kind, id) = try reader.cachedReference(), let subject = Subject(kind: kind, uncheckedID: id) {
      return subject
    }
    let start = reader.position
    return try JSONFault.refusing(try reader.string(), at: start) { (text) throws(ParseError) in try Subject(text) }
  }

  package func write(to writer: inout JSONWriter) {
    let (kind, id) = parts
    unsafe id.withBytes { id in
      writer.plainString(atMost: kind.utf8CodeUnitCount + 1 + id.count) { piece in
        piece.add(kind)
        piece.add(UInt8(ascii: ":"))
        unsafe piece.add(id)
      }
    }
  }

  package mutating func visitReferences(_ visitor: inout ReferenceVisitor) {
    self =
      switch self {
      case .actor(let id): .actor(visitor.reference(to: id))
      case .statement(let id): .statement(visitor.reference(to: id))
      case .proposal(let id): .proposal(visitor.reference(to: id))
      case .provision(let id): .provision(visitor.reference(to: id))
      case .concession(let id): .concession(visitor.reference(to: id))
      case .sanction(let id): .sanction(visitor.reference(to: id))
      case .guarantee(let id): .guarantee(visitor.reference(to: id))
      case .pledge(let id): .pledge(visitor.reference(to: id))
      case .event(let id): .event(visitor.reference(to: id))
      case .matter(let id): .matter(visitor.reference(to: id))
      case .place(let id): .place(visitor.reference(to: id))
      }
  }

  package static func schema(_ builder: inout SchemaBuilder) -> JSONObject {
    [
      "type": "string",
      "pattern":
        "^(actor|statement|proposal|provision|concession|sanction|guarantee|pledge|event|matter|place):[a-z0-9./-]{1,128}$",
    ]
  }
}
