import Foundation
import Parley
import Testing

/// Exact decimal numbers, against Foundation's of 38 digits.
@Suite("Decimal numbers") struct DecimalNumberTests {
  /// The number in Foundation's type, which holds twice the digits.
  static func model(_ text: String) -> Decimal { Decimal(string: text) ?? .nan }

  /// A random number as a document might write it.
  static func text(_ random: inout SplitMix64) -> String {
    func digits(_ count: Int) -> String {
      (0..<count).map { _ in String(Bool.random(using: &random) ? 0 : Int.random(in: 0...9, using: &random)) }.joined()
    }
    var text = Bool.random(using: &random) ? "-" : ""
    let whole = Int.random(in: 0...10, using: &random)
    text += whole == 0 ? "0" : String(Int.random(in: 1...9, using: &random)) + digits(whole - 1)
    let fraction = Int.random(in: 0...10, using: &random)
    if fraction > 0 { text += "." + digits(fraction) }
    switch Int.random(in: 0..<6, using: &random) {
    case 0: text += "e\(Int.random(in: 0...8, using: &random))"
    case 1: text += "E-\(Int.random(in: 0...8, using: &random))"
    case 2: text += "e+0\(Int.random(in: 0...8, using: &random))"
    default: break
    }
    return text
  }

  @Test("What is read is exact or refused, and written so that it is read back")
  func text() throws {
    var random = SplitMix64(seed: 21)
    var refused = 0
    for _ in 0..<3_000 {
      let text = Self.text(&random)
      guard let number = try? DecimalNumber(text) else {
        refused += 1
        let significant = "\(Self.model(text))".filter(\.isNumber).drop { $0 == "0" }
        #expect(significant.count > 18 || "\(Self.model(text))".contains("."), "\(text) is refused")
        continue
      }
      #expect(Self.model(number.description) == Self.model(text), "\(text)")
      #expect(try DecimalNumber(number.description) == number, "\(text)")
      #expect(try DecimalNumber(number.description).description == number.description)
      #expect(!number.description.contains { $0 == "e" || $0 == "E" || $0 == "+" })
    }
    #expect(refused < 600)
  }

  @Test("Numbers are compared, hashed, added and subtracted by their exact value")
  func arithmetic() throws {
    var random = SplitMix64(seed: 22)
    let numbers = (0..<2_000).compactMap { _ in try? DecimalNumber(Self.text(&random)) }
    for (left, right) in zip(numbers, numbers.dropFirst()) {
      let (a, b) = (Self.model(left.description), Self.model(right.description))
      #expect((left < right) == (a < b) && (left == right) == (a == b), "\(left) \(right)")
      #expect(left.isNegative == (a < 0))
      if let sum = left.adding(right) { #expect(Self.model(sum.description) == a + b) }
      if let difference = left.subtracting(right) { #expect(Self.model(difference.description) == a - b) }
      let back = left.adding(right)?.subtracting(right)
      #expect(back == nil || back == left)
      #expect(
        abs(left.approximateValue - Double(truncating: a as NSDecimalNumber)) <= abs(left.approximateValue) * 1e-15)
    }
    #expect(try DecimalNumber("1.50") == DecimalNumber("15e-1"))
    #expect(try DecimalNumber("1.50").hashValue == DecimalNumber("1.5").hashValue)
    #expect(try DecimalNumber("-0.0") == 0)
    #expect(try DecimalNumber("-0.05").description == "-0.05")
  }

  @Test("Eighteen digits are held, whatever zeros stand around them; nineteen are refused")
  func limits() throws {
    let held = [
      ("999999999999999999", "999999999999999999"), ("-0.999999999999999999", "-0.999999999999999999"),
      ("0.000000000000000001", "0.000000000000000001"), ("1e17", "100000000000000000"),
      ("1.500000000000000000000000000", "1.5"), ("000e0".replacing("000", with: "0"), "0"), ("0e999999", "0"),
      ("0e-99999999999999999999", "0"), ("0.0000000000000000000000000000", "0"), ("100000000000000000000e-20", "1"),
      ("0.00000000000000000000001e23", "1"), ("123456789.123456789", "123456789.123456789"),
    ]
    for (text, description) in held { #expect(try DecimalNumber(text).description == description, "\(text)") }
    for text in [
      "1000000000000000000", "9999999999999999999", "0.0000000000000000001", "1e18", "1e-19", "1e999999999999999999999",
      "1e-999999999999999999999", "1.0000000000000000001", "123456789012345678.9",
    ] {
      let error = #expect(throws: ParseError.self, "\(text)") { try DecimalNumber(text) }
      #expect(error?.code == .outOfRange, "\(text)")
    }
    for text in ["", " 1", "1 ", "+1", ".5", "1.", "01", "1,5", "0x1", "NaN", "1e", "--1", "١"] {
      let error = #expect(throws: ParseError.self, "\(text)") { try DecimalNumber(text) }
      #expect(error?.code == .malformed, "\(text)")
    }
    let greatest: DecimalNumber = 999_999_999_999_999_999
    #expect(greatest.adding(1) == nil)
    #expect(greatest.subtracting(greatest) == 0)
    #expect(try greatest.adding(DecimalNumber("0.1")) == nil)
  }

  @Test("Quantities survive their text, whatever their unit")
  func quantityText() throws {
    var maker = RandomDossier(seed: 23)
    for _ in 0..<1_000 {
      let quantity = maker.quantity()
      #expect(try Quantity(quantity.description) == quantity, "\(quantity)")
    }
    for unit in ["short tons", "", "12", "\"", "a\"b c", " ", "to 7 km", "\u{301}", "5 \"x\"", "km"] as [String] {
      for quantity: Quantity in [
        .exactly(5, QuantityUnit(rawValue: unit)), .about(-5, QuantityUnit(rawValue: unit)),
        .atLeast(0, QuantityUnit(rawValue: unit)), .between(-1, 2, QuantityUnit(rawValue: unit)),
      ] {
        #expect(try Quantity(quantity.description) == quantity, "\(quantity)")
      }
    }
    #expect(Quantity.exactly(5, "short tons").description == "5 \"short tons\"")
    #expect("at most 47.6 USD" == Quantity.atMost(47.60, .usDollar))
    #expect("5 \"km\"" == Quantity.exactly(5, .kilometre))
    for text in [
      "", "5", "km", "5km", " 5 km", "5  km", "5 km ", "600 000 personnel", "10 or 15 km", "about km", "at 5 km",
      "at least 5", "15 to 10 km", "1,5 km", "about at least 5 km", "5 \"km", "\"km\"", "5\"km\"", "five km", "1e99 km",
    ] {
      #expect(throws: ParseError.self, "\(text)") { try Quantity(text) }
    }
  }

  @Test("A sum of quantities holds whatever the parts may be")
  func sums() throws {
    var maker = RandomDossier(seed: 24)
    for _ in 0..<2_000 {
      let (left, right) = (Quantity(maker.quantity().magnitude, .euro), Quantity(maker.quantity().magnitude, .euro))
      let sum = try left.adding(right)
      #expect(try right.adding(left) == sum, "\(left) + \(right)")
      #expect(sum.unit == .euro)
      if let low = left.lowerBound, let otherLow = right.lowerBound, sum.magnitude != .about(low) {
        if case .about = sum.magnitude {} else { #expect(sum.lowerBound == low.adding(otherLow), "\(left) + \(right)") }
      }
      if case .exactly = sum.magnitude {
        #expect(left.lowerBound == left.upperBound && right.lowerBound == right.upperBound)
      }
    }
    #expect(try Quantity.exactly(1, .days).adding(.about(2, .days)) == .about(3, .days))
    #expect(try Quantity.between(1, 2, .days).adding(.exactly(2, .days)) == .between(3, 4, .days))
    #expect(try Quantity.atLeast(1, .days).adding(.about(2, .days)) == .atLeast(3, .days))
    #expect(try Quantity.atMost(1, .days).adding(.between(2, 3, .days)) == .atMost(4, .days))
    let unlike = #expect(throws: Quantity.ArithmeticError.self) {
      try Quantity.exactly(1, .days).adding(.exactly(1, .euro))
    }
    #expect(unlike?.code == .unlikeUnits && unlike?.description == "days and EUR cannot be added")
    let overflow = #expect(throws: Quantity.ArithmeticError.self) {
      try Quantity.exactly(999_999_999_999_999_999, .days).adding(.exactly(1, .days))
    }
    #expect(overflow?.code == .overflow)
  }
}
