import Parley
import TestSupport

/// Makes dossiers of random records: the same for the same seed.
///
/// References lead to records that exist, unless asked otherwise; terms and members that no version of Parley knows
/// occur everywhere.
struct RandomDossier {
  /// What to make.
  struct Shape {
    /// How many records of each type.
    var size = 6
    /// How many provisions each proposal has.
    var provisions = 5
    /// Whether every member of every record is set to something else than its default.
    var isFull = false
    /// Whether parents, revisions, lineage and memberships may lead in circles.
    var hasCircles = false
    /// Whether some references lead nowhere.
    var hasDanglingReferences = false
    /// Whether there are unknown terms and unknown members.
    var hasUnknowns = true
  }

  let shape: Shape
  var random: SplitMix64

  init(seed: UInt64, _ shape: Shape = Shape()) {
    self.shape = shape
    random = SplitMix64(seed: seed)
  }

  /// A dossier with records of every type.
  static func dossier(seed: UInt64, _ shape: Shape = Shape()) -> Dossier {
    var maker = RandomDossier(seed: seed, shape)
    return Dossier(maker.contents())
  }

  mutating func contents() -> Dossier.Contents {
    var contents = Dossier.Contents(title: text())
    for row in 0..<shape.size {
      contents.actors.append(actor(row))
      contents.concessions.append(concession(row))
      contents.discrepancies.append(discrepancy(row))
      contents.events.append(event(row))
      contents.findings.append(finding(row))
      contents.guarantees.append(guarantee(row))
      contents.matters.append(matter(row))
      contents.places.append(place(row))
      contents.pledges.append(pledge(row))
      contents.proposals.append(proposal(row))
      contents.sanctions.append(sanction(row))
      contents.sources.append(source(row))
      contents.statements.append(statement(row))
    }
    contents.extra = extra()
    return contents
  }

  // MARK: Chance

  mutating func number(_ range: Range<Int>) -> Int { Int.random(in: range, using: &random) }

  mutating func chance(_ oneIn: Int) -> Bool { random.chance(oneIn: oneIn) }

  mutating func pick<Value>(_ values: [Value]) -> Value { random.pick(values) }

  /// A value or, half the time, none.
  mutating func maybe<Value>(_ make: (inout RandomDossier) -> Value) -> Value? {
    shape.isFull || chance(2) ? make(&self) : nil
  }

  /// Up to three values; one at least where every member is wanted.
  mutating func some<Value>(_ make: (inout RandomDossier) -> Value) -> [Value] {
    (0..<number((shape.isFull ? 1 : 0)..<4)).map { _ in make(&self) }
  }

  // MARK: References

  mutating func id<Record>(_ kind: String, below limit: Int? = nil) -> EntityID<Record> {
    if shape.hasDanglingReferences, chance(8) { return EntityID(unchecked: "missing-\(number(0..<100))") }
    return EntityID(unchecked: "\(kind)-\(number(0..<max(1, limit ?? shape.size)))")
  }

  /// The identifier of the record in a row.
  static func id<Record>(_ kind: String, _ row: Int) -> EntityID<Record> { EntityID(unchecked: "\(kind)-\(row)") }

  mutating func actorID() -> Actor.ID { id("actor") }
  mutating func placeID() -> Place.ID { id("place") }
  mutating func statementID() -> Statement.ID { id("statement") }
  mutating func provisionID(ofProposalBelow limit: Int? = nil) -> Provision.ID {
    let proposal: Proposal.ID = id("proposal", below: limit)
    return EntityID(unchecked: "\(proposal)/\(number(0..<max(1, shape.provisions)))")
  }

  mutating func subject() -> Subject {
    switch number(0..<11) {
    case 0: .actor(actorID())
    case 1: .statement(statementID())
    case 2: .proposal(id("proposal"))
    case 3: .concession(id("concession"))
    case 4: .sanction(id("sanction"))
    case 5: .guarantee(id("guarantee"))
    case 6: .pledge(id("pledge"))
    case 7: .event(id("event"))
    case 8: .matter(id("matter"))
    case 9: .place(placeID())
    default: .provision(provisionID())
    }
  }

  // MARK: Values

  private static let words = [
    "talks", "\"quoted\"", "back\\slash", "line\nbreak", "tab\there", "/slash/", "Київ", "é", "e\u{301}", "🕊️", "\u{1}",
    "\u{7f}", "\u{2028}", "\u{200f}", "{}", "[1, 2]", "null", "", " ", "a rather longer piece of text",
  ]

  private static let names = ["", " ", "\"", "\\", "\n", "Київ", "é", "🕊️", "\u{1}", "id", "a.b", "[0]"]

  mutating func text() -> String {
    (0..<number(1..<4)).map { _ in pick(Self.words) }.joined(separator: " ") + (shape.isFull ? "." : "")
  }

  mutating func term<Term: Vocabulary>(_: Term.Type = Term.self) -> Term {
    let isUnknown = shape.isFull || Term.known.isEmpty || (shape.hasUnknowns && chance(6))
    return isUnknown ? Term(rawValue: "term \(number(0..<20)) of tomorrow") : pick(Term.known)
  }

  mutating func decimal() -> DecimalNumber {
    let whole = number(-1_000_000..<1_000_000)
    return (try? DecimalNumber("\(whole).\(number(0..<10_000))")) ?? 0
  }

  mutating func quantity() -> Quantity {
    let isUnknown = shape.hasUnknowns && chance(6)
    let unit = isUnknown ? QuantityUnit(rawValue: "bushels-\(number(0..<9))") : pick(QuantityUnit.known)
    let (one, two) = (decimal(), decimal())
    return switch number(0..<5) {
    case 0: .exactly(one, unit)
    case 1: .about(one, unit)
    case 2: .atLeast(one, unit)
    case 3: .atMost(one, unit)
    default: .between(min(one, two), max(one, two), unit)
    }
  }

  mutating func date() -> PartialDate {
    (try? PartialDate(DateTestSupport.text(&random))) ?? PartialDate(Day(daysSince1970: number(0..<20_000)))
  }

  mutating func period() -> Period {
    func bound(_ maker: inout RandomDossier) -> Period.Bound {
      maker.pick(maker.shape.isFull ? [.unknown, .date(maker.date())] : [.open, .unknown, .date(maker.date())])
    }
    var period = Period(from: bound(&self), until: bound(&self))
    period.extra = extra()
    return period
  }

  mutating func language() -> LanguageTag { pick(["en", "uk", "ru", "zh-Hans", "sr-Latn-RS"]) }

  mutating func json(depth: Int = 3) -> JSONValue {
    switch number(0..<(depth == 0 ? 4 : 6)) {
    case 0: .null
    case 1: .bool(chance(2))
    case 2: .number((try? JSONNumber(pick(["0", "-1.50", "6e5", "1E-9", "12345678901234567890.0"]))) ?? JSONNumber(0))
    case 3: .string(text())
    case 4: .array((0..<number(0..<3)).map { _ in json(depth: depth - 1) })
    default: .object(object(depth: depth - 1))
    }
  }

  mutating func object(depth: Int = 2) -> JSONObject {
    var object = JSONObject()
    for _ in 0..<number(0..<3) { object["x " + pick(Self.names)] = json(depth: depth) }
    return object
  }

  /// Members that no version of Parley knows.
  mutating func extra() -> JSONObject {
    guard shape.isFull || (shape.hasUnknowns && chance(3)) else { return [:] }
    var extra = object()
    extra["x-\(number(0..<100))"] = json()
    return extra
  }
}
