public import Parley

/// What one text of a proposal changes in another, provision by provision.
///
/// ```swift
/// let diff = try ProposalDiff(from: "us-28", to: "e3-counter", in: dossier)
/// for change in diff.changes where change.outcome != .kept {
///   print(change.later.first?.number ?? change.earlier[0].number, change.kind, change.amendments)
/// }
/// // 6 amended [quantity: at most 600000 personnel -> at most 800000 personnel, condition: none -> It is peacetime.]
/// ```
///
/// Provisions are found to belong together by lineage, then by number, then by content, and each ``Match`` says by which
/// of these and how alike the pair is. What is coded is compared member by member; what is not coded is looked for in
/// the words. Where the dossier has positions on the provisions, each change says towards whose it moves the text.
///
/// A text without provisions is compared like any other: everything is added or removed. Two texts that are the same
/// proposal give only ``Kind/kept``.
public struct ProposalDiff: Sendable {
  /// The earlier text.
  public let from: Proposal

  /// The later text.
  public let to: Proposal

  /// How they were compared.
  public let options: Options

  /// How the wording of the texts is related, as given or inferred.
  public let wording: Wording

  /// Whether the texts are numbered alike, so that numbers tell which provisions belong together.
  public let sharesNumbering: Bool

  /// What becomes of each provision, in the order of the later text; what is removed stands behind what stood before it.
  public private(set) var changes: [Change]

  /// Which positions were used to tell what the changes mean for actors, and which were not.
  public private(set) var report: FilterReport

  let dossier: Dossier
  private let placesOfEarlier: [Provision.ID: Int]
  private let placesOfLater: [Provision.ID: Int]

  /// Compares two proposals of a dossier.
  ///
  /// - Parameters:
  ///   - earlier: The earlier text.
  ///   - later: The later text.
  ///   - dossier: The dossier.
  ///   - day: The day on which the positions are taken; `nil` for all that is on record.
  ///   - actors: The actors whose positions are looked at; `nil` for all who have spoken about one of the provisions.
  ///   - options: How they are compared.
  /// - Throws: ``AnalysisError`` with code `unknownID` for a proposal or actor that the dossier does not have, `empty` for
  ///   an empty list of actors, or `repeated` for an actor that is named twice.
  /// - Complexity: O(*n* *m* + *k*³) in the numbers of provisions of the texts and of those that lineage relates to one
  ///   another or that neither lineage nor number pairs, and O(*w*) in the number of their words; then that of a
  ///   ``PositionMatrix`` of the provisions. Parts are looked at down to eight levels below their head.
  public init(
    from earlier: Proposal.ID, to later: Proposal.ID, in dossier: Dossier, on day: Day? = nil,
    actors: [Actor.ID]? = nil, options: Options = Options()
  ) throws(AnalysisError) {
    self.init(
      dossier, try dossier.proposal(earlier, named: "from"), try dossier.proposal(later, named: "to"), options)
    try addBearings(of: actors, on: day)
  }

  /// Compares two texts by themselves. Nobody's position is known, and only ancestors named in one of the texts are.
  ///
  /// - Parameters:
  ///   - earlier: The earlier text.
  ///   - later: The later text.
  ///   - options: How they are compared.
  /// - Complexity: That of the comparison within a dossier, without the positions.
  public init(from earlier: Proposal, to later: Proposal, options: Options = Options()) {
    self.init(
      Dossier(records: earlier.id == later.id ? [earlier] : [earlier, later]), earlier, later, options)
  }

  /// Compares two texts without looking at positions.
  init(_ dossier: Dossier, _ from: Proposal, _ to: Proposal, _ options: Options) {
    self.dossier = dossier
    self.from = from
    self.to = to
    self.options = options
    let comparison = ProvisionComparison(dossier, from, to, options)
    wording = comparison.wording
    sharesNumbering = comparison.alignment.sharesNumbering
    changes = comparison.changes
    var (earlier, later): ([Provision.ID: Int], [Provision.ID: Int]) = ([:], [:])
    for (place, change) in changes.enumerated() {
      for provision in change.earlier + change.earlierParts where earlier[provision.id] == nil {
        earlier[provision.id] = place
      }
      for provision in change.later + change.laterParts where later[provision.id] == nil {
        later[provision.id] = place
      }
    }
    placesOfEarlier = earlier
    placesOfLater = later
    report = FilterReport(considered: 0, "positions")
  }

  private mutating func addBearings(of actors: [Actor.ID]?, on day: Day?) throws(AnalysisError) {
    let bearings = try ChangeBearings(dossier, changes, of: actors, on: day)
    for (place, found) in bearings.bearings.enumerated() { changes[place].bearings = found }
    report = bearings.report
  }

  /// What becomes of a provision of either text; `nil` for one of neither.
  ///
  /// - Parameter provision: The provision.
  public subscript(provision: Provision.ID) -> Change? { changeOfLater(provision) ?? changeOfEarlier(provision) }

  /// What becomes of a provision of the earlier text.
  func changeOfEarlier(_ provision: Provision.ID) -> Change? { placesOfEarlier[provision].map { changes[$0] } }

  /// What has become a provision of the later text.
  func changeOfLater(_ provision: Provision.ID) -> Change? { placesOfLater[provision].map { changes[$0] } }

  /// The changes of some kinds, in order.
  ///
  /// - Parameter kinds: The kinds.
  /// - Returns: The changes.
  /// - Complexity: O(*n*) in the number of changes.
  public func changes(_ kinds: Kind...) -> [Change] { changes.filter { kinds.contains($0.kind) } }

  /// The changes with an outcome, in order.
  ///
  /// - Parameter outcome: The outcome.
  /// - Returns: The changes.
  /// - Complexity: O(*n*) in the number of changes.
  public func changes(_ outcome: Outcome) -> [Change] { changes.filter { $0.outcome == outcome } }

  /// The records on which a change rests, and what they cite: both versions of the provision, and the statements from
  /// which its meaning for actors follows.
  ///
  /// - Parameter change: A change of this comparison.
  /// - Returns: The evidence.
  /// - Complexity: O(*n* log *n*) in the number of records.
  public func evidence(of change: Change) -> Evidence {
    let versions = change.earlier + change.earlierParts + change.later + change.laterParts
    return Evidence(
      versions.map { RecordKey($0.id) } + change.bearings.flatMap { $0.statements.map { RecordKey($0) } }, in: dossier)
  }
}
