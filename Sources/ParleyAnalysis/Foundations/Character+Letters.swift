extension Character {
  /// Whether it is a letter: the answer of `isLetter`, without its search in tables for ASCII.
  var isAlphabetic: Bool { asciiValue.map { ($0 | 0x20) &- 0x61 < 26 } ?? isLetter }

  /// Whether it is a digit or stands for another number: the answer of `isNumber`, likewise.
  var isNumeric: Bool { asciiValue.map { $0 &- 0x30 < 10 } ?? isNumber }
}
