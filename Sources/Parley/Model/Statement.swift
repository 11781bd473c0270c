/// What somebody said, or pointedly did not say.
///
/// ```swift
/// let refusal = Statement(
///   "peskov-1", by: "dmitry-peskov", on: "2025-11-20", "Declines to comment on a new plan.",
///   stances: [Stance(.withholds, "proposal:us-28")], citations: ["wsj-2025-11-20"])
/// ```
public struct Statement: Record {
  /// The statement's identity.
  public var id: EntityID<Statement>

  /// Who speaks; several for a joint statement.
  public var speakers: [Actor.ID]

  /// For whom the speakers say that they speak. For whom they speak by office follows from their affiliations.
  public var onBehalfOf: [Actor.ID]

  /// To whom they speak.
  public var addressees: [Actor.ID]

  /// When they spoke. An undated statement of the past is an open interval, for example `../2025-11-20`.
  public var date: PartialDate

  /// The event at which they spoke.
  public var occasion: Event.ID?

  /// Where they spoke.
  public var place: Place.ID?

  /// How the statement reached the record.
  public var mode: Mode

  /// Who reports what the speakers said, when that is somebody on the record; see ``Mode/nested``.
  public var reportedBy: [Actor.ID]

  /// The words that introduce the statement, for example "told reporters".
  public var cue: String?

  /// What was said, in the editors' words.
  public var summary: String

  /// How the speakers stand towards which subjects, as far as the statement shows it.
  public var stances: [Stance]

  /// The reasons given.
  public var reasons: [Reason]

  /// The statements that this one answers.
  public var respondsTo: [Statement.ID]

  /// Where the record comes from.
  public var provenance: Provenance

  private var seldom = Seldom<Rest>()

  /// What few statements have.
  private struct Rest: SeldomMembers {
    var capacity: Capacity?
    var quotation: Quotation?
    var retracts: Statement.ID?
  }

  /// Creates a statement of one speaker.
  ///
  /// - Parameters:
  ///   - id: The statement's identity.
  ///   - speaker: Who speaks; set ``speakers`` for a joint statement.
  ///   - date: When it was said.
  ///   - summary: What was said, in the editors' words.
  ///   - mode: How the statement reached the record.
  ///   - stances: How the speaker stands towards which subjects.
  ///   - quotation: What was said, in the speaker's words.
  ///   - citations: The sources that support the record.
  public init(
    _ id: ID, by speaker: Actor.ID, on date: PartialDate, _ summary: String, mode: Mode = .reported,
    stances: [Stance] = [], quotation: Quotation? = nil, citations: [Citation] = []
  ) {
    self.id = id
    speakers = [speaker]
    onBehalfOf = []
    addressees = []
    self.date = date
    self.mode = mode
    reportedBy = []
    self.summary = summary
    self.stances = stances
    reasons = []
    respondsTo = []
    provenance = Provenance(citations: citations)
    if let quotation { self.quotation = quotation }
  }

  /// In which capacity they speak.
  public var capacity: Capacity? {
    get { seldom.members.capacity }
    set { seldom.members.capacity = newValue }
  }

  /// What was said, in the speaker's words.
  public var quotation: Quotation? {
    get { seldom.members.quotation }
    set { seldom.members.quotation = newValue }
  }

  /// The statement that this one takes back.
  public var retracts: Statement.ID? {
    get { seldom.members.retracts }
    set { seldom.members.retracts = newValue }
  }
}

extension Statement: MemberCoded {
  package static let blank = {
    var statement = Statement(.unread, by: .unread, on: .unread, "")
    statement.speakers = []
    return statement
  }()

  package static func members<Visitor: MemberVisitor>(
    _ visit: inout Visitor, _ value: inout Statement
  ) throws(JSONFault) {
    try visit.member("addressees", &value.addressees, default: [])
    try visit.member("cue", &value.cue, default: nil)
    try visit.required("date", &value.date)
    try visit.required("id", &value.id)
    try visit.member("mode", &value.mode, default: .reported)
    try visit.member("occasion", &value.occasion, default: nil)
    try visit.member("onBehalfOf", &value.onBehalfOf, default: [])
    try visit.member("place", &value.place, default: nil)
    try visit.member("reasons", &value.reasons, default: [])
    try visit.member("reportedBy", &value.reportedBy, default: [])
    try visit.member("respondsTo", &value.respondsTo, default: [])
    try visit.required("speakers", &value.speakers)
    try visit.member("stances", &value.stances, default: [])
    try visit.required("summary", &value.summary)
    try visit.seldom(&value.seldom) { (visit, rest) throws(JSONFault) in
      try visit.member("capacity", &rest.capacity, default: nil)
      try visit.member("quotation", &rest.quotation, default: nil)
      try visit.member("retracts", &rest.retracts, default: nil)
    }
    try Provenance.members(&visit, &value.provenance)
  }
}

/// What was said, in the speaker's words.
public struct Quotation: Hashable, Sendable {
  /// The words.
  public var text: String

  /// The language of ``text``.
  public var language: LanguageTag?

  /// The words as they were spoken, where ``text`` is a translation.
  public var original: String?

  /// The language of ``original``.
  public var originalLanguage: LanguageTag?

  /// Members that this version does not know; written back unchanged.
  public var extra = JSONObject()

  /// Creates a quotation.
  ///
  /// - Parameters:
  ///   - text: The words.
  ///   - language: The language of the words.
  ///   - original: The words as they were spoken, where the text is a translation.
  ///   - originalLanguage: The language in which they were spoken.
  public init(
    _ text: String, language: LanguageTag? = nil, original: String? = nil, originalLanguage: LanguageTag? = nil
  ) {
    self.text = text
    self.language = language
    self.original = original
    self.originalLanguage = originalLanguage
  }
}

extension Quotation: MemberCoded {
  package static let blank = Quotation("")

  package static func members<Visitor: MemberVisitor>(
    _ visit: inout Visitor, _ value: inout Quotation
  ) throws(JSONFault) {
    try visit.required("text", &value.text)
    try visit.member("language", &value.language, default: nil)
    try visit.member("original", &value.original, default: nil)
    try visit.member("originalLanguage", &value.originalLanguage, default: nil)
    try visit.unknown(&value.extra)
  }
}
