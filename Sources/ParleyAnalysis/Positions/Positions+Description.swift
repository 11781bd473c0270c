import Parley

extension Position: CustomStringConvertible {
  /// One line: `kaja-kallas on proposal:us-28: conditional since 2025-11-20 (own)`; with what was spoken of where that is
  /// something else: `(own, about proposal:geneva-19)`.
  public var description: String {
    let words = attitude.map { "\($0)" + (firmness.map { " (\($0))" } ?? "") } ?? "no attitude"
    return "\(actor) on \(subject): \(isKnown ? words : "unknown")" + (since.map { " since \($0.text)" } ?? "")
      + (isKnown ? " (\(basis.rawValue)\(about))" : "")
  }

  private var about: String {
    statedSubject.flatMap { $0 == subject ? nil : ", about \($0)" } ?? ""
  }
}

extension HeldStance: CustomStringConvertible {
  /// One line: the stance, the date, the speakers and the statement.
  public var description: String {
    "\(stance), \(date.text), \(speakers.map(\.rawValue).joined(separator: ", ")) in statement:\(statement)"
  }
}

extension PositionTally: CustomStringConvertible {
  /// How many are for, neither, against, and not known: `3 for, 1 neither, 2 against, 4 unknown`.
  public var description: String {
    let words: [(Polarity?, String)] = [(.positive, "for"), (.neutral, "neither"), (.negative, "against")]
    return (words + [(nil, "unknown")]).map { "\(members($0.0).count) \($0.1)" }.joined(separator: ", ")
  }
}

extension PositionMatrix: CustomStringConvertible, CustomReflectable {
  /// Of how many actors on how many subjects, and on which day.
  public var description: String {
    "positions of \(String(actors.count, "actor")) on \(String(subjects.count, "subject")), \(day)"
  }

  /// The description: `dump` and debuggers do not go into the dossier.
  public var customMirror: Mirror { Mirror(summaryOf: self) }
}

extension PositionShift: CustomStringConvertible {
  /// One line: `kaja-kallas on proposal:us-28: hardened, conditional (2025-11-20) to opposes (2025-11-23)`.
  public var description: String {
    "\(actor) on \(subject): \(kind.rawValue), \(before.stance.attitude) (\(before.date.text)) to "
      + "\(after.stance.attitude) (\(after.date.text))"
  }
}

extension PositionShifts: CustomStringConvertible, CustomReflectable {
  /// How many there are, and the first of them.
  public var description: String {
    String(shifts.count, "shift") + (shifts.first.map { ": \($0)" } ?? "") + (shifts.count > 1 ? "; ..." : "")
  }

  /// The description: `dump` and debuggers do not go into the dossier.
  public var customMirror: Mirror { Mirror(summaryOf: self) }
}

extension Convergence: CustomStringConvertible, CustomReflectable {
  /// Of how many actors on how many subjects, and the agreement on the first and the last day.
  public var description: String {
    let known = points.filter { $0.agreement != nil }
    let course = [known.first, known.count > 1 ? known.last : nil].compactMap(\.self)
      .map { "\(Decimals.text($0.agreement ?? 0)) on \($0.day)" }
    return "agreement of \(String(actors.count, "actor")) on \(String(subjects.count, "subject")): "
      + (course.isEmpty ? "unknown" : course.joined(separator: ", "))
  }

  /// The description: `dump` and debuggers do not go into the dossier.
  public var customMirror: Mirror { Mirror(summaryOf: self) }
}

extension Evidence: CustomStringConvertible {
  /// How many records and sources there are, and the first records.
  public var description: String {
    let first = records.prefix(3).map(\.description)
    return String(records.count, "record") + (first.isEmpty ? "" : " (\(first.joined(separator: ", "))")
      + (first.isEmpty ? "" : records.count > first.count ? ", ...)" : ")") + ", \(String(sources.count, "source"))"
  }
}
