/// Which of several statements decides what an actor's position is.
///
/// Whatever the policy, a refusal to comment, a denial and a mere report of facts are no positions, so that they never
/// take the place of one; and what is known first-hand comes before what others tell.
@nonexhaustive
public enum PositionPolicy: String, Hashable, Sendable, CaseIterable {
  /// The last word counts. Of several on the same date the firmest does, then the first by identifier.
  case latest
  /// The firmest word counts, as ``Parley/Firmness`` orders them; where nothing is said of firmness it is the softest.
  /// Of several that are as firm the last counts.
  case firmest
  /// The best attested word counts: by the best grade of its sources, then verbatim, from a document, partly verbatim,
  /// in the reporter's words. Of several that are attested as well the last counts.
  case mostAuthoritative
}
