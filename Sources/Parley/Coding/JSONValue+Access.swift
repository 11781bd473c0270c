extension JSONValue {
  /// Whether it is `null`.
  public var isNull: Bool { self == .null }

  /// The truth value; `nil` for any other value.
  public var bool: Bool? {
    if case .bool(let value) = self { value } else { nil }
  }

  /// The string; `nil` for any other value.
  public var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// The whole number, by its value and not by its form: 19 for `19`, `19.0` and `1.9e1`; `nil` for any other value, and for
  /// a number that 64 bits do not hold.
  ///
  /// - Complexity: O(*n*) in the length of the number's text.
  public var integer: Int? {
    if case .number(let number) = self { Int(exactly: number) } else { nil }
  }

  /// The number, exactly; `nil` for any other value, and for a number that 18 decimal digits do not hold.
  ///
  /// - Complexity: O(*n*) in the length of the number's text.
  public var decimal: DecimalNumber? {
    if case .number(let number) = self { try? DecimalNumber(number.text) } else { nil }
  }

  /// The elements of an array; `nil` for any other value.
  public var array: [JSONValue]? {
    if case .array(let elements) = self { elements } else { nil }
  }

  /// The members of an object; `nil` for any other value.
  public var object: JSONObject? {
    if case .object(let members) = self { members } else { nil }
  }

  /// The value of an object's member; `nil` where there is no such member, and for a value that is no object.
  ///
  /// ```swift
  /// value["variants"]?[0]?["text"]?.string
  /// ```
  ///
  /// - Parameter name: The member's name, compared byte by byte.
  /// - Complexity: O(log *n*) in the number of members.
  public subscript(name: String) -> JSONValue? { object?[name] }

  /// An element of an array; `nil` where there is no such element, and for a value that is no array.
  ///
  /// - Parameter index: The element's position, from 0.
  public subscript(index: Int) -> JSONValue? {
    guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
    return elements[index]
  }
}
