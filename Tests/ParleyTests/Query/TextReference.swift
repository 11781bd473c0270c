import Foundation
import Parley

/// Searching for words as the documentation tells it, written a second time: slowly, and with Foundation's decomposition
/// in place of the list of letters.
enum TextReference {
  /// A folded word and the characters of the text that it is made of.
  struct Word: Equatable {
    var folded: String
    var text: String
  }

  /// Letters that no standard decomposes.
  private static let others: [Character: String] = [
    "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ħ": "h", "ŧ": "t", "ı": "i", "ſ": "s", "ŉ": "n", "ǥ": "g", "ƶ": "z",
    "ƀ": "b", "ς": "σ", "ґ": "г", "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th", "ĳ": "ij", "ǆ": "dz", "ǳ": "dz",
    "ǉ": "lj", "ǌ": "nj", "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
  ]

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    if scalar == "\u{640}" || properties.generalCategory == .enclosingMark { return true }
    let letterClasses: [UInt8] = [0, 9] + (37...199)
    return properties.generalCategory == .nonspacingMark
      && !letterClasses.contains(properties.canonicalCombiningClass.rawValue)
  }

  static func fold(_ scalar: Unicode.Scalar) -> String {
    let lower = String(scalar).lowercased().decomposedStringWithCanonicalMapping
    var folded = ""
    for part in lower.unicodeScalars where !isMark(part) { folded += others[Character(part)] ?? String(part) }
    return folded
  }

  static func folded(_ text: String) -> [String] { words(text).map(\.folded) }

  static func words(_ text: String) -> [Word] {
    var words: [Word] = []
    var word = Word(folded: "", text: "")
    var invisible = ""
    func finish() {
      if !word.folded.isEmpty { words.append(word) }
      word = Word(folded: "", text: "")
      invisible = ""
    }
    for scalar in text.unicodeScalars {
      let properties = scalar.properties
      if properties.isDefaultIgnorableCodePoint, scalar != "\u{200B}" {
        invisible.unicodeScalars.append(scalar)
        continue
      }
      let category = "\(properties.generalCategory)"
      let isPart = category.hasSuffix("Letter") || category.hasSuffix("Number") || category.hasSuffix("Mark")
      guard isPart, !(0x2B9...0x2BF).contains(scalar.value) else {
        finish()
        continue
      }
      let folded = fold(scalar)
      if word.folded.isEmpty {
        word.text = String(scalar)
      } else {
        word.text.unicodeScalars.append(contentsOf: invisible.unicodeScalars)
        word.text.unicodeScalars.append(scalar)
      }
      invisible = ""
      word.folded += folded
    }
    finish()
    return words
  }
}

extension TextReference {
  /// How often words follow each other within one of some texts, which are given by their folded words.
  static func count(of wanted: [String], endingInPrefix isPrefix: Bool, in texts: [[String]]) -> Int {
    texts.reduce(0) { $0 + places(of: wanted, endingInPrefix: isPrefix, in: $1).count }
  }

  /// Where words follow each other.
  static func places(of wanted: [String], endingInPrefix isPrefix: Bool, in words: [String]) -> [Range<Int>] {
    guard words.count >= wanted.count else { return [] }
    return (0...words.count - wanted.count).map { $0..<$0 + wanted.count }.filter { range in
      zip(words[range], wanted).enumerated().allSatisfy { index, pair in
        isPrefix && index == wanted.count - 1
          ? Array(pair.0.utf8).starts(with: pair.1.utf8) : Array(pair.0.utf8) == Array(pair.1.utf8)
      }
    }
  }

  /// Whether all parts of a query stand in some texts.
  static func holds(_ query: TextQuery, in texts: [[String]]) -> Bool {
    !query.parts.isEmpty
      && query.parts.allSatisfy { count(of: $0.strings, endingInPrefix: $0.endsInPrefix, in: texts) > 0 }
  }
}

extension TextQuery.Part {
  /// The folded words.
  var strings: [String] { words.map { String(decoding: $0, as: UTF8.self) } }
}

extension Words {
  /// The folded words of a text, and the parts of the text that they are.
  static func all(in text: String) -> [TextReference.Word] {
    var reader = Words()
    reader.read(text)
    let bytes = Array(text.utf8)
    var words: [TextReference.Word] = []
    while let word = reader.next() {
      words.append(
        .init(
          folded: String(decoding: reader.bytes[word.folded], as: UTF8.self),
          text: String(decoding: bytes[word.place], as: UTF8.self)))
    }
    return words
  }

  static func folded(_ text: String) -> [String] { all(in: text).map(\.folded) }
}

/// Random texts in many scripts, some of it decomposed, broken or invisible.
struct RandomText {
  var generator: SplitMix64

  private static let alphabets: [[Character]] = [
    Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"),
    Array("àáâãäåæçèéêëìíîïñòóôõöøùúûüýþÿßłœşŞİıžŽǆẞﬁ"),
    Array("αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώϊΐΑΒΓΔΣΩᾳ"),
    Array("абвгґдеєжзиіїйклмнопрстуфхцчшщьюяёъыэАБВГЙЇЁ"),
    Array("אבגדהוזחטיכלמנסעפצקרשתםןץףך"), Array("ابتثجحخدذرزسشصضطظعغفقكلمنهويأإآؤئىةـ"),
    Array("ắằẳẵặấầẩẫậếềểễệốồổỗộớờởỡợứừửữựđĐ"), Array("कखगघङचछजझञटठडढकुकेकिक्कांय़"), Array("がぎぐカガ日本語中文한국어각ภาษาไทยน้ำ"),
    ["👍", "👩‍👩‍👧", "🇺🇦", "❤️", "1️⃣", "²", "Ⅻ", "٥"],
  ]
  private static let others: [Unicode.Scalar] = [
    "\u{301}", "\u{308}", "\u{328}", "\u{5B4}", "\u{5C1}", "\u{64E}", "\u{651}", "\u{654}", "\u{93C}", "\u{3099}",
    "\u{AD}", "\u{200B}", "\u{200D}", "\u{200C}", "\u{FE0F}", "\u{20E3}", "\u{200F}", "\u{2BC}", "’", "'", "-", "–",
    ".", ",", "_", "\u{A0}", "\u{3000}", "“", "»", "*", "\"", "\u{0}", "\u{FFFD}", "\u{10FFFF}",
  ]

  mutating func text() -> String {
    var text = ""
    for _ in 0..<Int.random(in: 0...5, using: &generator) {
      let alphabet = Self.alphabets.randomElement(using: &generator) ?? []
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        if let letter = alphabet.randomElement(using: &generator) { text.append(letter) }
        if Int.random(in: 0..<8, using: &generator) == 0, let other = Self.others.randomElement(using: &generator) {
          text.unicodeScalars.append(other)
        }
      }
      if Bool.random(using: &generator) { text += " " }
    }
    switch Int.random(in: 0..<3, using: &generator) {
    case 0: return text.decomposedStringWithCanonicalMapping
    case 1: return text.precomposedStringWithCanonicalMapping
    default: return text
    }
  }
}
