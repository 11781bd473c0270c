extension Ledger {
  /// One change to the records of a ledger, as it was ordered.
  ///
  /// ```swift
  /// let changes: [Ledger.Change] = [
  ///   .put(statement),
  ///   .retract("st-3" as Statement.ID, reason: "The agency withdrew its report."),
  ///   .merge("d-peskov" as Actor.ID, into: "dmitry-peskov", reason: "The same person."),
  /// ]
  /// ```
  public struct Change: Hashable, Sendable {
    /// What is done.
    @nonexhaustive
    public enum Action: Hashable, Sendable {
      /// The record is added, or takes the place of the one with its identifier.
      case put(AnyRecord)
      /// The record is taken out.
      case retract(RecordKey)
      /// The first record is taken out, and all references to it lead to the second one.
      case merge(RecordKey, into: RecordKey)
      /// What a later version of Parley can do and this one cannot; it stands in ``Ledger/Change/extra``.
      case unknown
    }

    /// What is done.
    public var action: Action

    /// Why, in words; a retraction and a merge must have one.
    public var reason: String?

    /// Members that this version does not know; written back unchanged.
    public var extra = JSONObject()

    /// Creates a change.
    ///
    /// - Parameters:
    ///   - action: What is done.
    ///   - reason: Why, in words; a retraction and a merge must have one.
    public init(_ action: Action, reason: String? = nil) {
      self.action = action
      self.reason = reason
    }
  }
}

extension Ledger.Change {
  /// Adds a record, or puts it in the place of the one with its identifier.
  ///
  /// - Parameter record: The record. Provisions are put with their proposal.
  /// - Returns: The change.
  public static func put(_ record: some StandaloneRecord) -> Ledger.Change {
    Ledger.Change(.put(AnyRecord(record)))
  }

  /// Takes a record out. References to it are left as they are and reported by ``Dossier/validate()``.
  ///
  /// - Parameters:
  ///   - id: The record's identifier.
  ///   - reason: Why.
  /// - Returns: The change.
  public static func retract<Item: Record>(_ id: EntityID<Item>, reason: String) -> Ledger.Change {
    Ledger.Change(.retract(RecordKey(id)), reason: reason)
  }

  /// Takes a record out and leads all references to it to another one, because both are the same thing.
  ///
  /// - Parameters:
  ///   - id: The identifier of the record that is taken out.
  ///   - other: The identifier of the record that stays; its members are left as they are.
  ///   - reason: Why.
  /// - Returns: The change.
  public static func merge<Item: Record>(
    _ id: EntityID<Item>, into other: EntityID<Item>, reason: String
  ) -> Ledger.Change {
    Ledger.Change(.merge(RecordKey(id), into: RecordKey(other)), reason: reason)
  }
}

extension Ledger.Change: JSONConvertible, Codable {
  /// The members of a change as they are written.
  private struct Form: MemberCoded {
    var into: RecordKey?
    var merge: RecordKey?
    var put: AnyRecord?
    var reason: String?
    var retract: RecordKey?
    var extra = JSONObject()

    static let blank = Form()

    static func members<Visitor: MemberVisitor>(_ visit: inout Visitor, _ value: inout Form) throws(JSONFault) {
      try visit.member("into", &value.into, default: nil)
      try visit.member("merge", &value.merge, default: nil)
      try visit.member("put", &value.put, default: nil)
      try visit.member("reason", &value.reason, default: nil)
      try visit.member("retract", &value.retract, default: nil)
      try visit.unknown(&value.extra)
    }

    /// What is done; `nil` where the members do not fit together.
    var action: Action? {
      switch (put, retract, merge, into) {
      case (let record?, nil, nil, nil): .put(record)
      case (nil, let key?, nil, nil): .retract(key)
      case (nil, nil, let key?, let other?): .merge(key, into: other)
      case (nil, nil, nil, nil): extra.isEmpty ? nil : .unknown
      default: nil
      }
    }
  }

  package static func read(from reader: inout JSONReader) throws(JSONFault) -> Ledger.Change {
    // Most changes are this and nothing else.
    if let record = try reader.plainEntry("{\"put\":", AnyRecord.self) { return Ledger.Change(.put(record)) }
    let start = reader.position
    let form = try Form.read(from: &reader)
    guard let action = form.action else {
      throw JSONFault(
        .invalidValue, at: start, "a change has one of \"put\", \"retract\", and \"merge\" together with \"into\"")
    }
    var change = Ledger.Change(action, reason: form.reason)
    change.extra = form.extra
    return change
  }

  package func write(to writer: inout JSONWriter) {
    if case .put(let record) = action, reason == nil, extra.isEmpty { return writer.entry("put", record) }
    form.write(to: &writer)
  }

  private var form: Form {
    var form = Form(reason: reason, extra: extra)
    switch action {
    case .put(let record): form.put = record
    case .retract(let key): form.retract = key
    case .merge(let key, let other): (form.merge, form.into) = (key, other)
    case .unknown: break
    }
    return form
  }

  package func checkForm(_ checker: inout FormChecker) { form.checkForm(&checker) }

  package static func schema(_ builder: inout SchemaBuilder) -> JSONObject { Form.schema(&builder) }

  package static var depthLimit: Int { JSONReader.envelopeDepthLimit }

  /// The first thing in the change that could be written but not read back: in its own members, or in those of its
  /// record.
  ///
  /// - Complexity: O(*n*) in the size of the change.
  var unreadableForm: FormChecker.Finding? {
    if case .put(let record) = action, let finding = FormChecker.finding(in: record) { return finding }
    if extra.isEmpty { return nil }
    return FormChecker.finding(in: Form(extra: extra), atDepth: Dossier.depthOfRecords)
  }

  package static var isScalar: Bool { false }

  /// Reads a change from its JSON form.
  ///
  /// - Parameter decoder: Any decoder.
  /// - Throws: `DecodingError` when the value does not follow the format.
  public init(from decoder: any Decoder) throws {
    self = try Self.decode(from: decoder)
  }

  /// Writes the change in its JSON form.
  ///
  /// - Parameter encoder: Any encoder.
  /// - Throws: What the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    try encodeAsJSON(to: encoder)
  }
}
