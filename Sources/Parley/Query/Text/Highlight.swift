/// A text of a record, with the places at which it answers a search.
public struct Highlight: Hashable, Sendable {
  /// The member that holds the text, by its path in the record's JSON, as in `quotation.text` or `reasons[0].text`. Of
  /// names it is the path in their long form, as in `name.primary`.
  public let member: String

  /// The text.
  public let text: String

  /// The places in the text, in ascending order and apart from each other. A phrase is one place.
  public let ranges: [Range<String.Index>]
}

extension Filter where Item: Record {
  /// Finds the words of a record that the filter's searches look for.
  ///
  /// All searches of the filter count, but for those under ``not(_:)`` and in filters about other records. Words are
  /// shown wherever they stand, whether or not the filter holds for the record.
  ///
  /// - Parameter item: The record.
  /// - Returns: The texts with such words, in the order of the record's members.
  /// - Complexity: O(*n* + *m* + *n* · *k*) for *n* words in the record's texts, *m* in the searches, and *k* words,
  ///   phrases and beginnings of words among them that a text of the record begins to match.
  public func highlights(in item: Item) -> [Highlight] {
    guard let item = item as? any Searchable else { return [] }
    return TextQuery(parts: node.searches.flatMap { TextQuery($0).parts }).highlights(in: item)
  }
}

extension TextQuery {
  fileprivate func highlights(in item: any Searchable) -> [Highlight] {
    var matcher = TextMatcher(self)
    var highlights: [Highlight] = []
    item.texts { member, text in
      let places = matcher.places(in: text)
      if places.isEmpty { return }
      let utf8 = text.utf8
      let ranges = places.map { place in
        utf8.index(
          utf8.startIndex, offsetBy: place.lowerBound)..<utf8.index(utf8.startIndex, offsetBy: place.upperBound)
      }
      highlights.append(Highlight(member: member(), text: text, ranges: ranges))
    }
    return highlights
  }
}
