/// What becomes of each character in a search for words: case and diacritics are folded away.
///
/// A character is a Unicode scalar here. Letters, digits and marks make words, anything else separates them:
///
/// - Letters become lower case and lose their diacritics; letters such as `ø`, `ß` and `æ`, which no standard decomposes,
///   become the letters that are typed for them. Apostrophes count as such even where they are letters (`ʼ`), so that a
///   word is found with whichever apostrophe it is written.
/// - Decimal digits of every script become those of ASCII, full-width letters those of ordinary width. The forms of Arabic
///   letters and those that differ between Arabic, Farsi and Urdu become one: yeh, alef maksura, kaf, heh, teh marbuta.
/// - Marks vanish where they are diacritics: above, below and through the letters of Latin, Greek, Cyrillic, Hebrew and
///   Arabic, the dot below of India, the voicing of kana. The vowel signs of India, Thailand and others stay.
/// - Invisible characters, as soft hyphens and joiners, vanish. The space without width separates.
///
/// Canonically equivalent texts fold alike.
struct Folding: Sendable {
  /// What a character contributes: up to four bytes of UTF-8, the first lowest; or one of the values below.
  typealias Folded = UInt32

  /// A diacritic: nothing remains, but it belongs to its word.
  static let mark: Folded = 0
  /// Something invisible: nothing remains, and it does not belong to the word it stands in.
  static let invisible: Folded = .max - 1
  static let separator: Folded = .max
  /// Folds to more than four bytes.
  static let long: Folded = .max - 2

  static let standard = Folding()

  /// The letters to fold that lower case and the removal of marks leave over.
  private let letters: [UInt32: [UInt8]]

  /// The characters below U+0800, and from U+1E00 to U+20FF: those of Europe and the Near East, Vietnam, and the usual
  /// punctuation.
  private let common: [Folded]

  private static let firstBlocks = UInt32(0)..<0x800
  private static let laterBlocks = UInt32(0x1E00)..<0x2100

  private init() {
    var letters: [UInt32: [UInt8]] = [:]
    var target: [UInt8]?
    for word in FoldedLetters.list.unicodeScalars.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      if let folded = target {
        for letter in word { letters[letter.value] = folded }
        target = nil
      } else {
        target = Array(String(word).utf8)
      }
    }
    self.letters = letters
    let values = [Self.firstBlocks, Self.laterBlocks].joined()
    common = values.map { Self.folded($0, letters) }
  }

  /// What a character contributes.
  @inline(__always)
  func folded(_ value: UInt32) -> Folded {
    if value < Self.firstBlocks.upperBound { return common[Int(value)] }
    if Self.laterBlocks.contains(value) {
      return common[Self.firstBlocks.count + Int(value - Self.laterBlocks.lowerBound)]
    }
    return Self.folded(value, letters)
  }

  private static func folded(_ value: UInt32, _ letters: [UInt32: [UInt8]]) -> Folded {
    guard let scalar = Unicode.Scalar(value) else { return separator }
    switch role(of: scalar) {
    case .separator: return separator
    case .mark: return mark
    case .invisible: return invisible
    case .letter, .digit:
      let bytes = bytes(of: scalar, letters)
      guard bytes.count <= 4 else { return long }
      return bytes.reversed().reduce(0) { $0 << 8 | Folded($1) }
    }
  }

  /// The bytes that a letter contributes, however many.
  func bytes(of value: UInt32) -> [UInt8] {
    Unicode.Scalar(value).map { Self.bytes(of: $0, letters) } ?? []
  }

  private static func bytes(of scalar: Unicode.Scalar, _ letters: [UInt32: [UInt8]]) -> [UInt8] {
    var bytes: [UInt8] = []
    for lower in scalar.properties.lowercaseMapping.unicodeScalars {
      switch role(of: lower) {
      case .digit:
        bytes.append(UInt8(ascii: "0") + UInt8(lower.properties.numericValue ?? 0))
      case .letter:
        if let folded = letters[lower.value] {
          bytes += folded
        } else if 0xFF41...0xFF5A ~= lower.value {  // Full-width a to z.
          bytes.append(UInt8(lower.value - 0xFF41) + UInt8(ascii: "a"))
        } else {
          for part in parts(ofSyllable: lower) { bytes += UTF8.encode(part).map(Array.init) ?? [] }
        }
      case .mark, .invisible, .separator: break
      }
    }
    return bytes
  }

  /// The letters that a letter with a sign is also written with where the sign cannot be typed, as `ue` for `ü`.
  ///
  /// - Parameters:
  ///   - value: The letter or sign.
  ///   - base: The folded letter before it, of ASCII; 0 where there is none.
  /// - Returns: All the letters for a letter, those that follow its letter for a sign; `nil` where there are none.
  static func spelling(of value: UInt32, after base: UInt8) -> StaticString? {
    switch value {
    case 0x308: base == UInt8(ascii: "a") || base == UInt8(ascii: "o") || base == UInt8(ascii: "u") ? "e" : nil
    case 0x30A: base == UInt8(ascii: "a") ? "a" : nil
    case 0xC4, 0xE4, 0x1DE, 0x1DF: "ae"
    case 0xD6, 0xF6, 0x22A, 0x22B, 0x1E4E, 0x1E4F, 0xD8, 0xF8, 0x1FE, 0x1FF: "oe"
    case 0xDC, 0xFC, 0x1D5...0x1DC, 0x1E7A, 0x1E7B: "ue"
    case 0xC5, 0xE5, 0x1FA, 0x1FB, 0x212B: "aa"
    case 0x110, 0x111: "dj"
    default: nil
    }
  }

  private enum Role { case letter, digit, mark, invisible, separator }

  private static func role(of scalar: Unicode.Scalar) -> Role {
    switch scalar.value {
    case 0x2B9...0x2BF: return .separator  // Letters that look like apostrophes, and are typed as such.
    case 0x200B: return .separator
    case 0x640: return .mark  // Only makes an Arabic word longer.
    case 0xFF9E, 0xFF9F: return .mark  // The voicing of half-width kana, which counts as a letter.
    default: break
    }
    if scalar.properties.isDefaultIgnorableCodePoint { return .invisible }
    switch scalar.properties.generalCategory {
    case .decimalNumber: return .digit
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .letterNumber,
      .otherNumber, .spacingMark:
      return .letter
    case .enclosingMark: return .mark
    case .nonspacingMark:
      // Class 9 joins consonants; 0 and those to 199 have the vowel signs, which make another word.
      switch scalar.properties.canonicalCombiningClass.rawValue {
      case 0, 9, 37...199: return .letter
      default: return .mark
      }
    default: return .separator
    }
  }

  /// A Korean syllable is the same as its letters, and is computed from them (Unicode 15, 3.12).
  private static func parts(ofSyllable scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    guard case 0xAC00...0xD7A3 = scalar.value else { return [scalar] }
    let index = scalar.value - 0xAC00
    let values = [0x1100 + index / 588, 0x1161 + index % 588 / 28, 0x11A7 + index % 28]
    return values.prefix(index % 28 == 0 ? 2 : 3).compactMap(Unicode.Scalar.init)
  }
}
