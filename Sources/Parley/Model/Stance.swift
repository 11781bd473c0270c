/// How a speaker stands towards one subject.
public struct Stance: Hashable, Sendable {
  /// What the stance is about.
  public var subject: Subject

  /// How the speaker stands towards it.
  public var attitude: Attitude

  /// How firmly the speaker stands so; `nil` where it is not said.
  public var firmness: Firmness?

  /// What must hold, for a conditional stance.
  public var conditions: [Condition]

  /// Members that this version does not know; written back unchanged.
  public var extra = JSONObject()

  /// Creates a stance.
  ///
  /// - Parameters:
  ///   - attitude: How the speaker stands.
  ///   - subject: What the stance is about.
  ///   - firmness: How firmly the speaker stands so.
  ///   - conditions: What must hold, for a conditional stance.
  public init(_ attitude: Attitude, _ subject: Subject, _ firmness: Firmness? = nil, if conditions: [Condition] = []) {
    self.subject = subject
    self.attitude = attitude
    self.firmness = firmness
    self.conditions = conditions
  }
}

extension Stance: MemberCoded {
  package static let blank = Stance(.unread, .unread)

  package static func members<Visitor: MemberVisitor>(
    _ visit: inout Visitor, _ value: inout Stance
  ) throws(JSONFault) {
    try visit.required("attitude", &value.attitude)
    try visit.member("conditions", &value.conditions, default: [])
    try visit.member("firmness", &value.firmness, default: nil)
    try visit.required("subject", &value.subject)
    try visit.unknown(&value.extra)
  }
}

/// Something that must hold.
public struct Condition: Hashable, Sendable {
  /// What must hold, in words.
  public var text: String

  /// What the condition is about, where that is on the record.
  public var subject: Subject?

  /// Members that this version does not know; written back unchanged.
  public var extra = JSONObject()

  /// Creates a condition.
  ///
  /// - Parameters:
  ///   - text: What must hold, in words.
  ///   - subject: What the condition is about.
  public init(_ text: String, about subject: Subject? = nil) {
    self.text = text
    self.subject = subject
  }
}

extension Condition: ExpressibleByStringLiteral {
  /// Creates a condition in words alone.
  ///
  /// - Parameter value: What must hold.
  public init(stringLiteral value: String) {
    self.init(value)
  }
}

extension Condition: MemberCoded {
  package static let blank = Condition("")

  package static func members<Visitor: MemberVisitor>(
    _ visit: inout Visitor, _ value: inout Condition
  ) throws(JSONFault) {
    try visit.required("text", &value.text)
    try visit.member("subject", &value.subject, default: nil)
    try visit.unknown(&value.extra)
  }
}

/// A reason that a speaker gives.
public struct Reason: Hashable, Sendable {
  /// The premise in words; `nil` where it is a statement on the record.
  public var text: String?

  /// The statement that is the premise.
  public var statement: Statement.ID?

  /// Which way the reason bears on what is stated.
  public var bearing: Bearing

  /// Members that this version does not know; written back unchanged.
  public var extra = JSONObject()

  /// Creates a reason in words.
  ///
  /// - Parameters:
  ///   - text: The premise.
  ///   - bearing: Which way the reason bears on what is stated.
  public init(_ text: String, _ bearing: Bearing = .supports) {
    self.text = text
    self.bearing = bearing
  }

  /// Creates a reason that is a statement on the record.
  ///
  /// - Parameters:
  ///   - statement: The premise.
  ///   - bearing: Which way the reason bears on what is stated.
  public init(_ statement: Statement.ID, _ bearing: Bearing = .supports) {
    self.statement = statement
    self.bearing = bearing
  }
}

extension Reason: MemberCoded {
  package static let blank = {
    var reason = Reason("")
    reason.text = nil
    return reason
  }()

  package static func members<Visitor: MemberVisitor>(
    _ visit: inout Visitor, _ value: inout Reason
  ) throws(JSONFault) {
    try visit.member("bearing", &value.bearing, default: .supports)
    try visit.member("statement", &value.statement, default: nil)
    try visit.member("text", &value.text, default: nil)
    try visit.unknown(&value.extra)
  }
}
