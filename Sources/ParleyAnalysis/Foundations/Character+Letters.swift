extension Character {
  /// Whether it is a letter: the answer of `isLetter`, without its search in tables for ASCII.
  var isAlphabetic: Bool { asciiValue.map { ($0 | 0x20) &- 0x61 < 26 } ?? isLetter }

  /// Whether it is a digit or stands for another number: the answer of `isNumber`, likewise.
  var isNumeric: Bool { asciiValue.map { $0 &- 0x30 < 10 } ?? isNumber }

  /// Whether it is a letter of a script that puts no spaces between words.
  var isUnspacedLetter: Bool {
    guard let scalar = unicodeScalars.first, scalar.value >= 0xE00 else { return false }
    switch scalar.value {
    case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF:  // Thai and Lao, Burmese, Khmer.
      return scalar.properties.generalCategory != .decimalNumber && isLetter
    case 0x3005, 0x3040...0x30FF, 0x31F0...0x31FF, 0xFF66...0xFF9F: return isLetter  // Kana.
    case 0x2E80...0x2FDF, 0x3007, 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF:
      return scalar.properties.isIdeographic
    default: return false
    }
  }
}
