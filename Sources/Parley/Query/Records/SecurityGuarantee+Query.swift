extension Filter where Item == SecurityGuarantee {
  /// Guarantees that one of some actors gives.
  ///
  /// - Parameter actors: The actors.
  /// - Returns: The filter.
  public static func guarantor(_ actors: Actor.ID...) -> Filter { Filter(.guarantor, actors) }

  /// Guarantees given by an actor that another filter accepts.
  ///
  /// - Parameter filter: The filter for actors.
  /// - Returns: The filter.
  public static func guarantor(_ filter: Filter<Actor>) -> Filter { Filter(.guarantor, filter) }

  /// Guarantees for one of some actors.
  ///
  /// - Parameter actors: The actors.
  /// - Returns: The filter.
  public static func beneficiary(_ actors: Actor.ID...) -> Filter { Filter(.beneficiary, actors) }

  /// Guarantees for an actor that another filter accepts.
  ///
  /// - Parameter filter: The filter for actors.
  /// - Returns: The filter.
  public static func beneficiary(_ filter: Filter<Actor>) -> Filter { Filter(.beneficiary, filter) }

  /// Guarantees of one of some forms.
  ///
  /// - Parameter forms: The forms.
  /// - Returns: The filter.
  public static func form(_ forms: SecurityGuarantee.Form...) -> Filter { Filter(.form, forms) }

  /// Guarantees that stand so on a day.
  ///
  /// - Parameters:
  ///   - statuses: How they stand.
  ///   - day: The day; `nil` asks for the last status on record.
  /// - Returns: The filter.
  public static func status(_ statuses: SecurityGuarantee.Status..., on day: Day? = nil) -> Filter {
    Filter(.status, .status(statuses.map(\.rawValue), on: day))
  }

  /// Guarantees that one of some provisions contains.
  ///
  /// - Parameter provisions: The provisions.
  /// - Returns: The filter.
  public static func establishedBy(_ provisions: Provision.ID...) -> Filter { Filter(.establishedBy, provisions) }

  /// Guarantees contained in a provision that another filter accepts.
  ///
  /// - Parameter filter: The filter for provisions.
  /// - Returns: The filter.
  public static func establishedBy(_ filter: Filter<Provision>) -> Filter { Filter(.establishedBy, filter) }

  /// Guarantees that one of some provisions rules out.
  ///
  /// - Parameter provisions: The provisions.
  /// - Returns: The filter.
  public static func blockedBy(_ provisions: Provision.ID...) -> Filter { Filter(.blockedBy, provisions) }

  /// Guarantees ruled out by a provision that another filter accepts.
  ///
  /// - Parameter filter: The filter for provisions.
  /// - Returns: The filter.
  public static func blockedBy(_ filter: Filter<Provision>) -> Filter { Filter(.blockedBy, filter) }
}

extension Grouping where Item == SecurityGuarantee {
  /// By who gives it.
  public static var guarantor: Grouping { Grouping(.guarantor) }

  /// By whom it is for.
  public static var beneficiary: Grouping { Grouping(.beneficiary) }

  /// By form.
  public static var form: Grouping { Grouping(.form) }

  /// By the last status on record.
  public static var status: Grouping { Grouping(.status) }
}

extension SecurityGuarantee: Searchable {
  package func texts(_ visit: TextVisitor) {
    visit("title", title)
    if let summary { visit("summary", summary) }
    triggers.texts(of: "triggers", visit)
    exclusions.texts(of: "exclusions", visit)
    for (index, response) in responses.enumerated() { visit("responses[\(index)]", response) }
    if let consideration { visit("consideration", consideration) }
  }
}

extension SecurityGuarantee: Queryable {
  package static let tests: Set<FilterTest.Name> = FilterTest.Name.ofDates.union([
    .guarantor, .beneficiary, .form, .status, .establishedBy, .blockedBy, .quantity,
  ])

  package static let groups: [FilterTest.Name] = [.guarantor, .beneficiary, .form, .status]

  package func list(in terms: inout IndexBuilder) {
    terms.visitCommon(self)
    terms.visit(.guarantor, guarantors)
    terms.visit(.beneficiary, beneficiaries)
    terms.visit(.form, form)
    terms.visit(.status, history.last?.status)
    terms.visit(.establishedBy, establishedBy)
    terms.visit(.blockedBy, blockedBy)
  }

  package static func answer(_ test: FilterTest, in dossier: Dossier) -> FilterAnswer<SecurityGuarantee>? {
    switch test.name {
    case .status: test.status(\.history)
    case .quantity: test.quantity()
    default: nil
    }
  }
}

extension SecurityGuarantee: DatedRecord {
  /// The first date in the guarantee's ``history``, or else the first day of its ``period``.
  public var when: PartialDate? { history.firstDate() ?? period.from.date }
}

extension SecurityGuarantee: QuantifiedRecord {}

extension Dossier {
  /// The guarantees for which all of some filters hold, oldest first.
  ///
  /// - Parameter filters: The filters; without any, all guarantees.
  /// - Returns: The guarantees.
  /// - Complexity: O(*m*) in the number of guarantees that the chosen lists name; see ``explain(_:)``.
  public func guarantees(_ filters: Filter<SecurityGuarantee>...) -> [SecurityGuarantee] {
    fetch(Query(where: filters))
  }
}
