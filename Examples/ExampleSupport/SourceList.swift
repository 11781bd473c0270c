import Parley

/// The sources that a report uses, numbered in the order in which they are needed.
struct SourceList {
  private var order: [Source.ID] = []
  private var numbers: [Source.ID: Int] = [:]

  /// Whether nothing was cited.
  var isEmpty: Bool { order.isEmpty }

  /// The number of a source.
  private mutating func number(of source: Source.ID) -> Int {
    if let number = numbers[source] { return number }
    order.append(source)
    numbers[source] = order.count
    return order.count
  }

  /// The references behind a line: `[1, par. 8; 3]`.
  mutating func mark(_ citations: [Citation]) -> String {
    var places: [(number: Int, places: [String])] = []
    for citation in citations {
      let number = number(of: citation.source)
      let index = places.firstIndex { $0.number == number } ?? places.endIndex
      if index == places.endIndex { places.append((number, [])) }
      guard let locator = citation.locator else { continue }
      let kind = Self.kinds[locator.kind] ?? locator.kind
      let place = "\(kind) \(locator.value)"
      if !places[index].places.contains(place) { places[index].places.append(place) }
    }
    if places.isEmpty { return "" }
    let texts = places.map { number, places in
      let kind = places.first.flatMap { $0.split(separator: " ").first } ?? ""
      // The kind of place is named once: par. 8, 16.
      let others = places.dropFirst().map { $0.hasPrefix(kind + " ") ? String($0.dropFirst(kind.count + 1)) : $0 }
      return ([String(number)] + places.prefix(1) + others).joined(separator: ", ")
    }
    return "[\(texts.joined(separator: "; "))]"
  }

  private static let kinds = ["paragraph": "par.", "section": "sec.", "page": "p.", "time": "at"]

  /// The list of sources, each with its number.
  func lines(_ dossier: Dossier) -> [(mark: String, line: String)] {
    let width = String(order.count).count
    return order.enumerated().map { index, id in
      let number = String(index + 1)
      let mark = String(repeating: " ", count: width - number.count) + "[\(number)] "
      guard let source = dossier[id] else { return (mark, id.rawValue) }
      let published = source.published.map { Wording.date($0) }
      let parts = [source.title, source.publisher, published, source.grade.map { "Grade \($0)" }]
      return (mark, parts.compactMap(\.self).joined(separator: ". ") + ".")
    }
  }

  /// What the grades mean.
  static let legend =
    "Grades after the Admiralty scale: A completely, B usually, C fairly, D not usually reliable, E unreliable, "
    + "F cannot be judged."

  /// The citations behind a line.
  mutating func json(_ citations: [Citation]) -> JSONValue {
    .array(
      citations.map { citation in
        _ = number(of: citation.source)
        var members: JSONObject = ["source": .string(citation.source.rawValue)]
        members["locator"] = (citation.locator?.description).map(JSONValue.string)
        return .object(members)
      })
  }

  /// The list of sources.
  func json(_ dossier: Dossier) -> JSONValue {
    .array(
      order.map { id in
        var members: JSONObject = ["id": .string(id.rawValue)]
        members["title"] = (dossier[id]?.title).map(JSONValue.string)
        members["publisher"] = (dossier[id]?.publisher).map(JSONValue.string)
        members["published"] = (dossier[id]?.published?.text).map(JSONValue.string)
        members["grade"] = (dossier[id]?.grade?.rawValue).map(JSONValue.string)
        members["url"] = (dossier[id]?.url).map(JSONValue.string)
        return .object(members)
      })
  }
}
