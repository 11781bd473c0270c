import Foundation
import Parley
import TestSupport

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
    "ٱ": "ا", "ى": "ي", "ی": "ي", "ے": "ي", "ة": "ه", "ە": "ه", "ہ": "ه", "ھ": "ه", "ۃ": "ه", "ک": "ك", "ڪ": "ك",
    "ǉ": "lj", "ǌ": "nj", "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
  ]

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    if scalar == "\u{640}" || properties.generalCategory == .enclosingMark { return true }
    let letterClasses: [UInt8] = [0, 9] + (37...199)
    return properties.generalCategory == .nonspacingMark
      && !letterClasses.contains(properties.canonicalCombiningClass.rawValue)
  }

  /// Full-width letters, half-width kana and the forms of Arabic letters.
  private static let compatible: [ClosedRange<UInt32>] = [0xFF00...0xFF9F, 0xFB50...0xFBFF, 0xFE80...0xFEFC]

  static func fold(_ scalar: Unicode.Scalar) -> String {
    if scalar.properties.numericType == .decimal { return String(Int(scalar.properties.numericValue ?? 0)) }
    let text = String(scalar).lowercased()
    let lower =
      compatible.contains { $0.contains(scalar.value) }
      ? text.decomposedStringWithCompatibilityMapping : text.decomposedStringWithCanonicalMapping
    var folded = ""
    for part in lower.unicodeScalars where !isMark(part) { folded += others[Character(part)] ?? String(part) }
    return folded
  }

  static func folded(_ text: String) -> [String] { words(text).map(\.folded) }

  static func words(_ text: String) -> [Word] { placed(text).map(\.word) }

  /// The words with their places in the characters of the text.
  private static func placed(_ text: String) -> [(word: Word, place: Range<Int>)] {
    var words: [(word: Word, place: Range<Int>)] = []
    var word = Word(folded: "", text: "")
    var place = 0..<0
    var invisible = ""
    func finish() {
      if !word.folded.isEmpty { words.append((word, place)) }
      word = Word(folded: "", text: "")
      invisible = ""
    }
    for (position, scalar) in text.unicodeScalars.enumerated() {
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
      place = (word.folded.isEmpty ? position : place.lowerBound)..<position + 1
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
  /// The words of a text, and the other spellings of words or of several of them.
  struct Tokens {
    var words: [String]
    var others: [(words: Range<Int>, folded: String)] = []

    /// All spellings that begin at a word.
    func beginning(at position: Int) -> [(end: Int, folded: String)] {
      (position < words.count ? [(position + 1, words[position])] : [])
        + others.filter { $0.words.lowerBound == position }.map { ($0.words.upperBound, $0.folded) }
    }
  }

  private static let joiners: Set<Unicode.Scalar> = [
    "'", "`", ".", "-", "\u{B7}", "\u{2B9}", "\u{2BA}", "\u{2BB}", "\u{2BC}", "\u{2BD}", "\u{2BE}", "\u{2BF}",
    "\u{2010}",
    "\u{2011}", "\u{2018}", "\u{2019}",
  ]

  static func tokens(_ text: String) -> Tokens {
    let scalars = Array(text.unicodeScalars)
    let words = placed(text)
    var tokens = Tokens(words: words.map(\.word.folded))
    let spellings = words.map { spelling($0.word.text) }
    for (position, spelling) in spellings.enumerated() {
      if let spelling { tokens.others.append((position..<position + 1, spelling)) }
    }
    var start = 0
    while start < words.count {
      var end = start + 1
      while end < words.count, case let gap = scalars[words[end - 1].place.upperBound..<words[end].place.lowerBound],
        gap.count == 1, gap.allSatisfy(joiners.contains)
      {
        end += 1
      }
      for first in start..<end {
        for last in first + 1..<max(end, first + 2) where last < end {
          let range = first..<last + 1
          let isAll = range == start..<end && range.count <= 8
          let isAllButS = range == start..<end - 1 && range.count <= 8 && tokens.words[end - 1] == "s"
          guard range.count <= 3 || isAll || isAllButS else { continue }
          let joined = tokens.words[range].joined()
          if joined.utf8.allSatisfy({ (0x30...0x39).contains($0) }) { continue }
          tokens.others.append((range, joined))
          let other = range.map { spellings[$0] ?? tokens.words[$0] }.joined()
          if other != joined { tokens.others.append((range, other)) }
        }
      }
      start = end
    }
    return tokens
  }

  /// How a word is spelled without its signs; `nil` where it has none that are spelled.
  private static func spelling(_ word: String) -> String? {
    var spelling = ""
    var base = ""
    var isOther = false
    for scalar in word.decomposedStringWithCanonicalMapping.unicodeScalars
    where !scalar.properties.isDefaultIgnorableCodePoint {
      let folded = fold(scalar)
      let letters: String? =
        switch scalar {
        case "\u{308}" where ["a", "o", "u"].contains(base): "e"
        case "\u{30A}" where base == "a": "a"
        case "ø", "Ø": "oe"
        case "đ", "Đ": "dj"
        default: nil
        }
      isOther = isOther || letters != nil
      spelling += letters ?? folded
      if !folded.isEmpty { base = folded }
    }
    return isOther ? spelling : nil
  }

  /// How often a part stands in some texts: a phrase as often as it ends somewhere else.
  static func count(of part: TextQuery.Part, in texts: [Tokens]) -> Int {
    texts.reduce(0) { sum, text in
      let places = places(of: part, in: text)
      return sum + (part.isPhrase ? Set(places.map(\.upperBound)).count : places.count)
    }
  }

  /// Where a part stands, in any of the ways to write it.
  static func places(of part: TextQuery.Part, in text: Tokens) -> [Range<Int>] {
    part.ways.flatMap { way in
      places(of: way.map { String(decoding: $0, as: UTF8.self) }, endingInPrefix: part.endsInPrefix, in: text)
    }
  }

  /// Where words follow each other.
  static func places(of wanted: [String], endingInPrefix isPrefix: Bool, in text: Tokens) -> [Range<Int>] {
    func ends(_ position: Int, _ rest: ArraySlice<String>) -> [Int] {
      guard let first = rest.first else { return [position] }
      let isPrefix = isPrefix && rest.count == 1
      return text.beginning(at: position).flatMap { end, folded in
        let isWanted =
          isPrefix ? Array(folded.utf8).starts(with: first.utf8) : Array(folded.utf8) == Array(first.utf8)
        return isWanted ? ends(end, rest.dropFirst()) : []
      }
    }
    return text.words.indices.flatMap { start in ends(start, wanted[...]).map { start..<$0 } }
  }

  /// Whether all parts of a query stand in some texts.
  static func holds(_ query: TextQuery, in texts: [Tokens]) -> Bool {
    !query.parts.isEmpty && query.parts.allSatisfy { count(of: $0, in: texts) > 0 }
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
        if generator.chance(oneIn: 8), let other = Self.others.randomElement(using: &generator) {
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
