/// The number of a provision as it stands in its text, ordered as people count: 2 before 10, 10 before 10.a, 10.a before
/// 10.b, I before V before IX, z before aa.
///
/// Numbers are compared part by part; a part is a run of digits or a run of letters, whatever stands between them. At the
/// same place
///
/// 1. whole numbers come first, by value: `2` before `10`;
/// 2. then Roman numerals, by value: `I`, `V`, `IX`. A run of letters of one case is read as a numeral if it is a
///    well-formed one below 400 and has an I, V or X in it. So `i`, `v` and `x` are numerals, and `c`, `d`, `l` and `m`
///    are letters;
/// 3. then letters, the shorter run first: `a`, `b`, `z`, `aa`;
/// 4. then what is inserted behind a number: `1` and all that stands under it, `1bis`, `1ter`, `1quater`.
///
/// A list from `(a)` to `(k)` is therefore not in its own order: whether `(i)` is the ninth letter or the first numeral
/// depends on its neighbours, which two numbers alone do not show. ``Dossier/validate()`` looks at the neighbours.
public struct ProvisionNumber: Hashable, Sendable {
  /// The number as it is written.
  public let text: String

  /// Reads a number.
  ///
  /// - Parameter text: Letters and digits with points, commas, hyphens, slashes, single spaces or brackets between them,
  ///   for example `10.c`, `12(a)(ii)`, `(a)`, `10-A`, `1bis`, `Art. 5`, `Title I, Chapter 2` or `§ 7`; at most 64 bytes.
  /// - Throws: ``ParseError`` with code `empty`, `tooLong` or `malformed`.
  /// - Complexity: O(*n*) in the length of the text.
  public init(_ text: String) throws(ParseError) {
    guard !text.isEmpty else {
      throw ParseError(.empty, in: text, "a provision's number needs at least one letter or digit")
    }
    guard text.utf8.count <= 64 else {
      throw ParseError(.tooLong, in: text, "a provision's number has at most 64 bytes")
    }
    guard Self.isWellFormed(text) else {
      throw ParseError(
        .malformed, in: text,
        "a provision's number is letters and digits with points, commas, hyphens, spaces or brackets between them, as in "
          + "\"10.c\", \"12(a)(ii)\" or \"Art. 5\"")
    }
    self.text = text
  }

  init(unchecked text: String) {
    self.text = text
  }

  private static func isWellFormed(_ text: String) -> Bool {
    var previous: Character?
    var isInBrackets = false
    for character in text {
      let followsPart = previous.map(isOfPart) ?? false
      // "Title I, Chapter 2" is one number, "1,2" are two.
      if previous == ",", character != " " { return false }
      switch character {
      case "(":
        if isInBrackets || previous == "§" { return false }
        isInBrackets = true
      case ")":
        // "a)" needs no bracket before it.
        if !followsPart { return false }
        isInBrackets = false
      case ".", "-", "/", ",":
        if !followsPart && previous != ")" { return false }
      case " ":
        if !followsPart, !(previous.map { ").,§".contains($0) } ?? false) { return false }
      case "§":
        if previous != nil { return false }
      default:
        if !isOfPart(character) { return false }
      }
      previous = character
    }
    return !isInBrackets && (previous == ")" || previous.map(isOfPart) == true)
  }

  private static func isOfPart(_ character: Character) -> Bool { character.isLetter || character.isNumber }
}

// MARK: Order

extension ProvisionNumber: Comparable {
  /// Orders numbers part by part as people count, by the rules of the type; of numbers with the same parts the text
  /// decides, so that the order is total.
  ///
  /// - Complexity: O(*n*) in the length of the texts.
  public static func < (left: Self, right: Self) -> Bool {
    let (a, b) = (left.parts.map(Rank.init), right.parts.map(Rank.init))
    if a == b { return left.text < right.text }
    return a.lexicographicallyPrecedes(b)
  }

  /// Where a part stands among others at the same place.
  private enum Rank: Comparable {
    /// By length first, so that numbers of any size are in order.
    case number(length: Int, String)
    case numeral(Int)
    case letters(count: Int, String)
    case insertion(Int)

    init(_ part: Part) {
      switch part {
      case .number(let digits): self = .number(length: digits.utf8.count, digits)
      case .insertion(let place): self = .insertion(place)
      case .word(let word):
        if let value = RomanNumeral.value(of: word), value < 400, word.contains(where: { "ivxIVX".contains($0) }) {
          self = .numeral(value)
        } else {
          self = .letters(count: word.count, word)
        }
      }
    }
  }
}

// MARK: Parts

extension ProvisionNumber {
  /// A part of a number.
  enum Part: Hashable {
    /// A whole number: its digits in ASCII, without zeros at the beginning.
    case number(String)
    /// Letters, as they are written.
    case word(String)
    /// What marks a provision that was inserted behind another: 0 for "bis", 1 for "ter".
    case insertion(Int)
  }

  /// The parts of the number, in order.
  var parts: [Part] {
    var parts: [Part] = []
    var rest = text[...]
    while let first = rest.first {
      guard Self.isOfPart(first) else {
        rest.removeFirst()
        continue
      }
      let isNumber = Self.digit(first) != nil
      let run = rest.prefix { Self.isOfPart($0) && (Self.digit($0) != nil) == isNumber }
      rest = rest[run.endIndex...]
      if isNumber {
        parts.append(.number(String(run.compactMap(Self.digit).drop { $0 == "0" })))
      } else if !parts.isEmpty, let place = Self.insertions.firstIndex(of: run.lowercased()) {
        parts.append(.insertion(place))
      } else {
        parts.append(.word(String(run)))
      }
    }
    return parts
  }

  /// The parts in a form in which `10.c`, `10(c)` and `10C` are the same; an insertion belongs to the part before it.
  package var comparableParts: [String] {
    var found: [String] = []
    for part in parts {
      switch part {
      case .number(let digits): found.append(digits.isEmpty ? "0" : digits)
      case .word(let word): found.append(word.lowercased())
      case .insertion(let place): found[found.count - 1] += Self.insertions[place]
      }
    }
    return found
  }

  /// A digit of any script as one of ASCII.
  private static func digit(_ character: Character) -> Character? {
    if let ascii = character.asciiValue { return (0x30...0x39).contains(ascii) ? character : nil }
    guard let scalar = character.unicodeScalars.first, scalar.properties.numericType == .decimal,
      let value = character.wholeNumberValue
    else { return nil }
    return Character(Unicode.Scalar(UInt8(0x30 + value)))
  }

  private static let insertions = [
    "bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "novies", "decies", "undecies", "duodecies",
    "terdecies", "quaterdecies", "quindecies",
  ]
}

/// Roman numerals.
enum RomanNumeral {
  private static let symbols: [(value: Int, letters: String)] = [
    (1_000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
  ]

  /// The value of a numeral from 1 to 3,999 in its usual form and in one case; `nil` for any other word.
  static func value(of word: String) -> Int? {
    let small = word.lowercased()
    guard !word.isEmpty, word.utf8.count <= 15, small == word || word.uppercased() == word else { return nil }
    var (rest, value) = (small[...], 0)
    for symbol in symbols {
      while rest.hasPrefix(symbol.letters) {
        rest = rest.dropFirst(symbol.letters.count)
        value += symbol.value
      }
    }
    return rest.isEmpty && value < 4_000 && numeral(value) == small ? value : nil
  }

  /// The usual form of a number, in small letters.
  private static func numeral(_ value: Int) -> String {
    var (rest, letters) = (value, "")
    for symbol in symbols {
      while rest >= symbol.value {
        rest -= symbol.value
        letters += symbol.letters
      }
    }
    return letters
  }
}

// MARK: Text

extension ProvisionNumber: Textual, ExpressibleByStringLiteral {
  /// The number as it is written.
  public var description: String { text }

  /// Creates a number from a literal in code.
  ///
  /// - Parameter text: The number.
  /// - Precondition: The text is well formed; a malformed literal is a programmer's mistake and traps.
  public init(stringLiteral text: String) {
    self = .literal(text, "provision number")
  }
}

extension ProvisionNumber: JSONConvertible {}
