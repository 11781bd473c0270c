import Parley
import TestSupport

/// What the tests of days, dates and periods share.
enum DateTestSupport {
  /// The number with two digits.
  static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// A date without a qualifier in the first years of this century.
  static func unqualifiedText(_ generator: inout SplitMix64) -> String {
    let year = 2000 + Int.random(in: 0...3, using: &generator)
    let month = two(Int.random(in: 1...12, using: &generator))
    let day = two(Int.random(in: 1...28, using: &generator))
    switch Int.random(in: 0..<8, using: &generator) {
    case 0: return "\(year)"
    case 1: return "\(year)-\(month)"
    case 2: return "\(year)-\(Int.random(in: 21...24, using: &generator))"
    case 3: return "\(year)-\(month)-XX"
    case 4: return "\(year)-XX"
    case 5: return "\(year)/\(year + 1)-\(month)"
    case 6: return "200X"
    default: return "\(year)-\(month)-\(day)"
    }
  }

  /// A date of any kind in the first years of this century.
  static func text(_ generator: inout SplitMix64) -> String {
    let plain = unqualifiedText(&generator)
    let qualifier = generator.pick(["", "?", "~", "%"])
    switch Int.random(in: 0..<8, using: &generator) {
    case 0 where !plain.contains("/") && !plain.contains("X"):
      return generator.pick(["\(plain)\(qualifier)/..", "../\(plain)", "\(plain)/", "/\(plain)"])
    case 1 where plain.utf8.count == 10 && !plain.contains("X") && !plain.contains("/"):
      return plain + "T08:15:30" + generator.pick(["", "Z", "+02", "-03:30"])
    default: return plain + qualifier
    }
  }
}
