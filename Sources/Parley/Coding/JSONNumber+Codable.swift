#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

// Coders hand numbers over in types of their own. None of these may round what the document says.

extension JSONNumber {
  /// The most digits that `Decimal` holds for certain.
  private static var decimalDigits: Int { 38 }

  /// The number of a container; `nil` where it holds none.
  init?(from container: any SingleValueDecodingContainer) throws {
    // First of all `Decimal`: other types take a number that is close to one of theirs for that.
    if let value = try? container.decode(Decimal.self), value.isFinite, let number = try? JSONNumber(value.description)
    {
      // Where there are more digits, the last of them may have been cut off.
      guard let parts = NumberParts(number.text), parts.digits.count < Self.decimalDigits else {
        throw DecodingError.dataCorruptedError(
          in: container, debugDescription: "a number of \(Self.decimalDigits) digits or more may have been rounded")
      }
      self = number
    } else if let value = try? container.decode(Int.self) {
      self.init(value)
    } else if let value = try? container.decode(UInt64.self) {
      self.init(unchecked: String(value))
    } else if let value = try? container.decode(Double.self), value.isFinite {
      // Beyond the powers of ten that `Decimal` has.
      self.init(unchecked: "\(value)")
    } else {
      return nil
    }
  }

  /// Hands the number to a container in a type that holds it exactly.
  func encode(to container: inout any SingleValueEncodingContainer) throws {
    let parts = NumberParts(text)
    if let value = Int(exactly: self) {
      try container.encode(value)
    } else if let value = parts?.wholeNumber.flatMap(UInt64.init(exactly:)) {
      try container.encode(value)
    } else if let value = Double(text), value.isFinite, NumberParts("\(value)") == parts {
      try container.encode(value)
    } else if let value = Decimal(string: text), value.isFinite, NumberParts(value.description) == parts {
      try container.encode(value)
    } else {
      throw EncodingError.invalidValue(
        text, .init(codingPath: container.codingPath, debugDescription: "no type of the encoder holds \(text) exactly"))
    }
  }
}
