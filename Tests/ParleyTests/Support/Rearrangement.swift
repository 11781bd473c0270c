import Parley
import TestSupport

/// Writes JSON in other ways than the canonical one, with the same meaning.
struct Rearrangement {
  var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  /// The value with members in another order, other white space and other spellings of strings.
  mutating func text(_ value: JSONValue) -> String {
    switch value {
    case .object(let members):
      let parts = members.shuffled(using: &random).map { member in
        space() + string(member.name) + space() + ":" + space() + text(member.value) + space()
      }
      return "{" + (parts.isEmpty ? space() : parts.joined(separator: ",")) + "}"
    case .array(let elements):
      let parts = elements.map { space() + text($0) + space() }
      return "[" + (parts.isEmpty ? space() : parts.joined(separator: ",")) + "]"
    case .string(let text): return string(text)
    default: return String(decoding: value.jsonBytes(), as: UTF8.self)
    }
  }

  private mutating func space() -> String {
    random.pick(["", "", " ", "\n", "\r\n\t", "                    "])
  }

  private mutating func string(_ text: String) -> String {
    let escapes = random.chance(oneIn: 3)
    var result = "\""
    for scalar in text.unicodeScalars {
      if escapes && Bool.random(using: &random) || scalar == "\"" || scalar == "\\" || scalar.value < 32 {
        for unit in UTF16.encode(scalar).map(Array.init) ?? [] {
          let digits = String(unit, radix: 16, uppercase: Bool.random(using: &random))
          result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
