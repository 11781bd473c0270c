import Parley

/// A position by the places of its stances in the index, from which the records are read on demand.
struct PositionDraft: Sendable {
  var basis = Position.Basis.unknown
  var stance: StanceLists.Entry?
  /// The first stance since which the attitude has been the same, where that is certain.
  var since: StanceLists.Entry?
  var previous: StanceLists.Entry?
  var withheld: StanceLists.Entry?
  private var rest: Rest?

  /// Lists that few positions have. They are stored apart, because a matrix is mostly drafts, and lists in each of them
  /// would take as long as all the rest.
  private final class Rest: Sendable {
    let lists: Lists

    init(_ lists: Lists) { self.lists = lists }
  }

  private struct Lists: Sendable {
    var alongside: [StanceLists.Entry] = []
    var members: [Share<Actor.ID>] = []
    var parts: [Share<Subject>] = []
  }

  private var lists: Lists {
    get { rest?.lists ?? Lists() }
    set { rest = Rest(newValue) }
  }

  /// The other stances of the day that decides, and those that may have come before or after.
  var alongside: [StanceLists.Entry] {
    get { rest?.lists.alongside ?? [] }
    set { if !newValue.isEmpty { lists.alongside = newValue } }
  }

  /// The positions of the members of a bloc.
  var members: [Share<Actor.ID>] {
    get { rest?.lists.members ?? [] }
    set { lists.members = newValue }
  }

  /// The positions on the parts of the subject.
  var parts: [Share<Subject>] {
    get { rest?.lists.parts ?? [] }
    set { lists.parts = newValue }
  }

  /// A position that goes into another one.
  struct Share<Member: Sendable>: Sendable {
    let member: Member
    let draft: PositionDraft

    init(of member: Member, _ draft: PositionDraft) {
      self.member = member
      self.draft = draft
    }
  }

  var polarity: Polarity? { stance?.polarity }

  /// Takes over what several positions are agreed on, or that they are not; of those that agree the newest word stands
  /// for all.
  mutating func settle(by positions: [PositionDraft], _ basis: Position.Basis, in lists: StanceLists) {
    guard let polarity = positions[0].polarity, positions.allSatisfy({ $0.polarity == polarity }) else {
      self.basis = .divided
      return
    }
    self.basis = basis
    var newest = positions[0]
    for position in positions.dropFirst() {
      guard let stance = position.stance, let other = newest.stance, lists.date(other) < lists.date(stance) else {
        continue
      }
      newest = position
    }
    stance = newest.stance
    since = agreedSince(positions, in: lists)
  }

  /// The date of the word from which on all were agreed: that with which the last of their runs begins, where the record
  /// says which that is.
  private func agreedSince(_ positions: [PositionDraft], in lists: StanceLists) -> StanceLists.Entry? {
    let beginnings = positions.compactMap(\.since)
    guard beginnings.count == positions.count,
      let last = beginnings.max(by: { lists.date($0) < lists.date($1) })
    else { return nil }
    let date = lists.date(last)
    return beginnings.allSatisfy { lists.date($0) == date || lists.date($0).precedes(date) == .yes } ? last : nil
  }
}

extension StanceLists {
  /// A position with the records behind it.
  func position(_ draft: PositionDraft, of actor: Actor.ID, on subject: Subject) -> Position {
    Position(
      actor: actor, subject: subject, basis: draft.basis, stance: draft.stance.map(held),
      since: draft.since.map(date), previous: draft.previous.map(held), alongside: draft.alongside.map(held),
      withheld: draft.withheld.map { statement($0).id }, members: tally(draft.members),
      parts: tally(draft.parts))
  }

  /// An entry with its record.
  func held(_ entry: Entry) -> HeldStance {
    let statement = statement(entry)
    return HeldStance(statement.stances[stanceNumber(entry)], in: statement)
  }

  private func tally<Member>(_ shares: [PositionDraft.Share<Member>]) -> PositionTally<Member>? {
    if shares.isEmpty { return nil }
    return PositionTally(
      entries: shares.map { share in
        .init(
          member: share.member, polarity: share.draft.polarity,
          statement: share.draft.stance.map { statement($0).id }, subject: share.draft.stance.map(subject))
      })
  }
}
