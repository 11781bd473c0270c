/// Any JSON value: what Parley holds of members that it does not know.
///
/// Numbers have the text they were written with, so that reading and writing changes nothing.
///
/// What is read is nested 128 deep at most. A program can nest values deeper; tens of thousands of levels exhaust the
/// stack of its thread, as with any value that contains values of its own type.
public enum JSONValue: Hashable, Sendable {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A number, by its text.
  case number(JSONNumber)
  /// A string.
  case string(String)
  /// An array.
  case array([JSONValue])
  /// An object.
  case object(JSONObject)

  /// Whether two values are equal, strings and member names byte by byte.
  public static func == (left: JSONValue, right: JSONValue) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let a), .bool(let b)): a == b
    case (.number(let a), .number(let b)): a == b
    case (.string(let a), .string(let b)): a.hasSameBytes(as: b)
    case (.array(let a), .array(let b)): a == b
    case (.object(let a), .object(let b)): a == b
    default: false
    }
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  /// Creates a string.
  ///
  /// - Parameter value: The string.
  public init(stringLiteral value: String) { self = .string(value) }

  /// Creates `true` or `false`.
  ///
  /// - Parameter value: The truth value.
  public init(booleanLiteral value: Bool) { self = .bool(value) }

  /// Creates a number.
  ///
  /// - Parameter value: The whole number.
  public init(integerLiteral value: Int) { self = .number(JSONNumber(value)) }

  /// Creates a number from a literal in code, such as `4.5`.
  ///
  /// - Parameter value: The number; it is written as the shortest decimal that is read as the same binary fraction, which is
  ///   the literal itself if that has at most 15 significant digits. An infinite one is a programmer's mistake and traps.
  public init(floatLiteral value: Double) {
    insist(value.isFinite, "JSON has no number \(value)")
    self = .number(JSONNumber(unchecked: "\(value)"))
  }

  /// Creates an array.
  ///
  /// - Parameter elements: The elements in order.
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }

  /// Creates an object.
  ///
  /// - Parameter elements: The members; a name that is given twice is a programmer's mistake and traps.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(JSONObject(uniqueMembers: elements))
  }
}

/// A number in JSON, by its exact text.
public struct JSONNumber: Hashable, Sendable, CustomStringConvertible {
  /// The number as it is written, for example `1.50` or `-3e8`.
  public let text: String

  /// Creates a whole number.
  ///
  /// - Parameter value: The number.
  public init(_ value: Int) { text = String(value) }

  /// Reads a number.
  ///
  /// - Parameter text: A number after RFC 8259, without white space.
  /// - Throws: ``ParseError`` with code `malformed` when the text is not one number.
  /// - Complexity: O(*n*) in the length of the text.
  public init(_ text: String) throws(ParseError) {
    let isSurrounded = [text.utf8.first, text.utf8.last].contains { $0.map(" \t\r\n".utf8.contains) ?? false }
    guard text.utf8.count <= JSONReader.numberLimit, !isSurrounded, NumberParts(text) != nil else {
      throw ParseError(
        .malformed, in: text,
        isSurrounded
          ? "a JSON number has no white space around it"
          : "not a JSON number of at most \(JSONReader.numberLimit) characters")
    }
    self.text = text
  }

  /// A text that is already known to be a number.
  init(unchecked text: String) { self.text = text }

  /// The number as it is written.
  public var description: String { text }
}

/// The members of a JSON object: names and values, in the byte order of the names.
///
/// Unlike a dictionary by `String` it tells composed from decomposed characters, as JSON does.
public struct JSONObject: Hashable, Sendable {
  /// One member.
  public struct Member: Hashable, Sendable {
    /// The member's name.
    public let name: String
    /// The member's value.
    public let value: JSONValue

    /// Whether two members have the same name, byte by byte, and the same value.
    public static func == (left: Self, right: Self) -> Bool {
      left.name.hasSameBytes(as: right.name) && left.value == right.value
    }
  }

  private var members: [Member] = []

  /// Creates an object without members.
  public init() {}

  /// An object of members with different names.
  init(uniqueMembers: [(String, JSONValue)]) {
    for (name, value) in uniqueMembers {
      insist(self[name] == nil, "the member \"\(name)\" is given twice")
      self[name] = value
    }
  }

  /// An object of members in the byte order of their names.
  init(sortedMembers: [Member]) {
    members = sortedMembers
  }

  /// The value of a member.
  ///
  /// Setting `nil` removes the member.
  ///
  /// - Parameter name: The member's name, compared byte by byte.
  /// - Complexity: O(log *n*) to read, O(*n*) to add or remove.
  public subscript(name: String) -> JSONValue? {
    get {
      let index = position(of: name)
      guard index < members.count, members[index].name.hasSameBytes(as: name) else { return nil }
      return members[index].value
    }
    set {
      let index = position(of: name)
      let exists = index < members.count && members[index].name.hasSameBytes(as: name)
      switch (newValue, exists) {
      case (let value?, true): members[index] = Member(name: name, value: value)
      case (let value?, false): members.insert(Member(name: name, value: value), at: index)
      case (nil, true): members.remove(at: index)
      case (nil, false): break
      }
    }
  }

  /// Where the name stands or would stand.
  private func position(of name: String) -> Int {
    // Documents come in order, so the end is the likely place.
    if let last = members.last, last.name.utf8.lexicographicallyPrecedes(name.utf8) { return members.count }
    var low = 0
    var high = members.count
    while low < high {
      let middle = (low + high) / 2
      if members[middle].name.utf8.lexicographicallyPrecedes(name.utf8) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }
}

extension JSONObject: RandomAccessCollection {
  /// The position of the first member.
  public var startIndex: Int { 0 }

  /// The number of members.
  public var endIndex: Int { members.count }

  /// The member at a position, in the byte order of the names.
  ///
  /// - Parameter position: A position from 0 to ``endIndex``, the end excluded.
  public subscript(position: Int) -> Member { members[position] }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  /// Creates an object from a literal.
  ///
  /// - Parameter elements: The members; a name that is given twice is a programmer's mistake and traps.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self.init(uniqueMembers: elements)
  }
}

/// The members of an object that is being read, in the order of the document.
struct CollectedMembers {
  /// A member's name and where it stands.
  struct Name {
    var text: String
    var offset: Int
  }

  private var members: [(member: JSONObject.Member, offset: Int)]

  init(members: [(member: JSONObject.Member, offset: Int)] = []) {
    self.members = members
  }

  mutating func append(_ value: JSONValue, as name: Name) {
    members.append((JSONObject.Member(name: name.text, value: value), name.offset))
  }

  var count: Int { members.count }

  /// Takes the last members out as an object, unless a name occurs twice.
  mutating func removeObject(from start: Int) throws(JSONFault) -> JSONObject {
    let object = try CollectedMembers(members: Array(members[start...])).object(.refused)
    members.removeSubrange(start...)
    return object
  }

  /// The object; a name that occurs twice is a fault, unless the last one counts.
  func object(_ repeatedMembers: JSONReader.RepeatedMembers) throws(JSONFault) -> JSONObject {
    typealias Collected = (member: JSONObject.Member, offset: Int)
    if members.isEmpty { return JSONObject() }
    func precedes(_ left: Collected, _ right: Collected) -> Bool {
      left.member.name.utf8.lexicographicallyPrecedes(right.member.name.utf8)
    }
    if zip(members, members.dropFirst()).allSatisfy(precedes) {
      return JSONObject(sortedMembers: members.map(\.member))
    }
    // Sorting once keeps an object of many members in hostile order from costing a move for each.
    let sorted = members.sorted { precedes($0, $1) || (!precedes($1, $0) && $0.offset < $1.offset) }
    var unique: [JSONObject.Member] = []
    for (position, collected) in sorted.enumerated() {
      if position > 0, !precedes(sorted[position - 1], collected) {
        if repeatedMembers == .refused { throw .duplicateMember(collected.member.name, at: collected.offset) }
        unique.removeLast()
      }
      unique.append(collected.member)
    }
    return JSONObject(sortedMembers: unique)
  }
}
