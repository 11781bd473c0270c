/// How one text becomes another, word by word, with as few words removed and added as possible.
///
/// ```swift
/// let diff = TextDiff(from: "at most 600,000 people", to: "at most 800,000 people in peacetime")
/// print(diff)   // at most [-600,000-]{+800,000+} people{+ in peacetime+}
/// ```
///
/// A number with its separators is a word, and so is one with hyphens or apostrophes within; white space and each other
/// character stand for themselves. So does each letter of the scripts that are written without spaces (Chinese, Japanese,
/// Thai, Lao, Burmese, Khmer), but figures among them are words. Words are the same if their characters are: case counts.
public struct TextDiff: Hashable, Sendable, CustomStringConvertible {
  /// What becomes of a stretch of text.
  @frozen
  public enum Step: Hashable, Sendable, CaseIterable {
    /// It is in both texts.
    case kept
    /// It is in the earlier text only.
    case removed
    /// It is in the later text only.
    case added
  }

  /// A stretch of text with one fate.
  public struct Segment: Hashable, Sendable {
    /// What becomes of it.
    public let step: Step

    /// The stretch, with its spaces; where it is kept, as the later text has it.
    public let text: String
  }

  /// The stretches in reading order; of two at the same place the removed one stands first. The kept and removed ones
  /// together make the earlier text, the kept and added ones the later.
  public let segments: [Segment]

  /// How many words and marks are removed or added, spaces not counted.
  public let editCount: Int

  /// Compares two texts.
  ///
  /// - Parameters:
  ///   - earlier: The earlier text.
  ///   - later: The later text.
  /// - Complexity: O((*n* + *m*) *d*) in the numbers of words and of differences, and linear in memory. Beyond 1,000
  ///   differences from either end the texts are cut where the search has come, and the result may have a few more
  ///   differences than it must.
  public init(from earlier: String, to later: String) {
    let (old, new) = (Self.pieces(of: earlier), Self.pieces(of: later))
    var numbers: [Substring: Int] = [:]
    func number(_ piece: Substring) -> Int {
      let next = numbers.count
      let known = numbers[piece, default: next]
      if known == next { numbers[piece] = next }
      return known
    }
    let difference = WordDifference(old.map(number), new.map(number))
    var runs: [(step: Step, text: String)] = []
    var edits = 0
    func append(_ step: Step, _ piece: Substring) {
      if step != .kept, piece.first?.isWhitespace != true { edits += 1 }
      if let last = runs.last, last.step == step {
        runs[runs.count - 1].text += piece
      } else {
        runs.append((step, String(piece)))
      }
    }
    var (place, placeLater) = (0, 0)
    while place < old.count || placeLater < new.count {
      if place < old.count, difference.removed[place] {
        append(.removed, old[place])
        place += 1
      } else if placeLater < new.count, difference.added[placeLater] {
        append(.added, new[placeLater])
        placeLater += 1
      } else {
        append(.kept, new[placeLater])
        place += 1
        placeLater += 1
      }
    }
    segments = Self.joined(runs)
    editCount = edits
  }

  /// Whether the texts are the same.
  ///
  /// - Complexity: O(*n*) in the number of segments.
  public var isUnchanged: Bool { segments.allSatisfy { $0.step == .kept } }

  /// The text with what is removed as `[-old-]` and what is added as `{+new+}`, as the program `wdiff` writes it.
  ///
  /// - Complexity: O(*n*) in the length of the texts.
  public var description: String {
    segments.map { segment in
      switch segment.step {
      case .kept: segment.text
      case .removed: "[-\(segment.text)-]"
      case .added: "{+\(segment.text)+}"
      }
    }
    .joined()
  }

  /// Runs between which only white space is kept become one change: a space between two changed words says nothing.
  private static func joined(_ runs: [(step: Step, text: String)]) -> [Segment] {
    var segments: [Segment] = []
    var (removed, added) = ("", "")
    func flush() {
      if !removed.isEmpty { segments.append(Segment(step: .removed, text: removed)) }
      if !added.isEmpty { segments.append(Segment(step: .added, text: added)) }
      (removed, added) = ("", "")
    }
    for (place, run) in runs.enumerated() {
      switch run.step {
      case .removed: removed += run.text
      case .added: added += run.text
      case .kept:
        let isReplaced = hasBoth(removed, added, before: runs[(place + 1)...].prefix { $0.step != .kept })
        if isReplaced, run.text.allSatisfy(\.isWhitespace) {
          removed += run.text
          added += run.text
        } else {
          flush()
          segments.append(Segment(step: .kept, text: run.text))
        }
      }
    }
    flush()
    return segments
  }

  /// Whether changes before and after a place make one replacement.
  private static func hasBoth(
    _ removed: String, _ added: String, before next: ArraySlice<(step: Step, text: String)>
  ) -> Bool {
    guard !removed.isEmpty || !added.isEmpty, !next.isEmpty else { return false }
    return (!removed.isEmpty || next.contains { $0.step == .removed })
      && (!added.isEmpty || next.contains { $0.step == .added })
  }

  /// The words, the white space and the other characters of a text.
  private static func pieces(of text: String) -> [Substring] {
    var pieces: [Substring] = []
    var place = text.startIndex
    while place < text.endIndex {
      let start = place
      let kind = PieceKind(text[place])
      place = text.index(after: place)
      while place < text.endIndex, kind == .word || kind == .space {
        let next = PieceKind(text[place])
        if next == kind {
          place = text.index(after: place)
        } else if kind == .word, next == .mark, joins(text[place]), case let after = text.index(after: place),
          after < text.endIndex, PieceKind(text[after]) == .word,
          !isSeparator(text[place]) || (text[text.index(before: place)].isNumeric && text[after].isNumeric)
        {
          place = after
        } else {
          break
        }
      }
      pieces.append(text[start..<place])
    }
    return pieces
  }

  private enum PieceKind {
    case word, space, mark
    /// A letter of a script that is written without spaces, which stands for itself.
    case letter

    init(_ character: Character) {
      if character.isUnspacedLetter {
        self = .letter
      } else {
        self = character.isAlphabetic || character.isNumeric ? .word : character.isWhitespace ? .space : .mark
      }
    }
  }

  /// Whether a character may stand within a word.
  private static func joins(_ character: Character) -> Bool {
    switch character {
    case "-", "'", "\u{2019}": true
    default: isSeparator(character)
    }
  }

  /// Whether a character may stand within a number.
  private static func isSeparator(_ character: Character) -> Bool { character == "," || character == "." }
}
