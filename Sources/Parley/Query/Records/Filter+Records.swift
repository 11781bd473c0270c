extension Filter where Item: Record {
  /// Records with one of some identifiers.
  ///
  /// - Parameter ids: The identifiers.
  /// - Returns: The filter.
  public static func id(_ ids: EntityID<Item>...) -> Filter { Filter(.id, ids) }

  /// Records with one of some keywords.
  ///
  /// - Parameter keywords: The keywords.
  /// - Returns: The filter.
  public static func keyword(_ keywords: Keyword...) -> Filter { Filter(.keyword, keywords) }

  /// Records that cite one of some sources.
  ///
  /// - Parameter sources: The sources.
  /// - Returns: The filter.
  public static func source(_ sources: Source.ID...) -> Filter { .source(Filter<Source>(.id, sources)) }

  /// Records that cite a source that another filter accepts.
  ///
  /// - Parameter filter: The filter for sources.
  /// - Returns: The filter.
  public static func source(_ filter: Filter<Source>) -> Filter { Filter(.source, filter) }

  /// Records of one of some certainties.
  ///
  /// - Parameter certainties: The certainties.
  /// - Returns: The filter.
  public static func certainty(_ certainties: Certainty...) -> Filter { Filter(.certainty, certainties) }

  /// Records of one of some review statuses.
  ///
  /// - Parameter statuses: The review statuses.
  /// - Returns: The filter.
  public static func review(_ statuses: ReviewStatus...) -> Filter { Filter(.review, statuses) }

  /// Records that became known to the ledger in some time: the present version of each counts. In a dossier that does
  /// not come from a ledger, the filter holds for nothing.
  ///
  /// - Parameters:
  ///   - start: The first moment; `nil` is no limit.
  ///   - end: The first moment after it; `nil` is no limit.
  /// - Returns: The filter.
  public static func recorded(since start: Timestamp? = nil, before end: Timestamp? = nil) -> Filter {
    Filter(.recorded, .interval(start, end))
  }

  /// Records whose texts contain some words: summaries, quotations, titles, names and aliases.
  ///
  /// Upper and lower case and diacritics make no difference. All words must occur, in any order; words in quotation
  /// marks must follow each other, and a word may end in an asterisk:
  ///
  /// ```swift
  /// dossier.statements(.text("\"long-range weapons\" sanction*"))
  /// ```
  ///
  /// - Parameter query: The words.
  /// - Returns: The filter.
  public static func text(_ query: String) -> Filter { Filter(.text, .terms([query])) }
}

extension Filter where Item: DatedRecord {
  /// Records whose date certainly falls within another; see ``DatedRecord/when``.
  ///
  /// - Parameter date: A day, a month, a year, an interval: the whole stretch counts.
  /// - Returns: The filter.
  public static func during(_ date: PartialDate) -> Filter { Filter(.during, .date(date)) }

  /// Records whose date falls within another, or may; see ``DatedRecord/when``.
  ///
  /// - Parameter date: A day, a month, a year, an interval: the whole stretch counts.
  /// - Returns: The filter.
  public static func possiblyDuring(_ date: PartialDate) -> Filter { Filter(.possiblyDuring, .date(date)) }

  /// Records whose date is certainly before a day; see ``DatedRecord/when``.
  ///
  /// - Parameter day: The day.
  /// - Returns: The filter.
  public static func before(_ day: Day) -> Filter { Filter(.before, .date(PartialDate(day))) }

  /// Records whose date is certainly a day or later; see ``DatedRecord/when``.
  ///
  /// - Parameter day: The day.
  /// - Returns: The filter.
  public static func since(_ day: Day) -> Filter { Filter(.since, .date(PartialDate(day))) }
}

extension Filter where Item: QuantifiedRecord {
  /// Records with a figure of a unit in a range.
  ///
  /// - Parameters:
  ///   - unit: The unit.
  ///   - range: The least and the most; a figure that is itself a range must have a number in common with it.
  /// - Returns: The filter.
  public static func quantity(_ unit: QuantityUnit, _ range: ClosedRange<DecimalNumber>) -> Filter {
    Filter(.quantity, .quantity(unit, range.lowerBound, range.upperBound))
  }

  /// Records with a figure of a unit that is not below a number.
  ///
  /// - Parameters:
  ///   - unit: The unit.
  ///   - range: The least.
  /// - Returns: The filter.
  public static func quantity(_ unit: QuantityUnit, _ range: PartialRangeFrom<DecimalNumber>) -> Filter {
    Filter(.quantity, .quantity(unit, range.lowerBound, nil))
  }

  /// Records with a figure of a unit that is not above a number.
  ///
  /// - Parameters:
  ///   - unit: The unit.
  ///   - range: The most.
  /// - Returns: The filter.
  public static func quantity(_ unit: QuantityUnit, _ range: PartialRangeThrough<DecimalNumber>) -> Filter {
    Filter(.quantity, .quantity(unit, nil, range.upperBound))
  }
}
