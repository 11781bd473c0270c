/// Which of several statements decides what an actor's position is.
///
/// Whatever the policy, a refusal to comment, a denial and a mere report of facts are no positions, so that they never
/// take the place of one; and what is known first-hand comes before what others tell.
///
/// Dates may leave the order open: `2025-11` and `2025-11-20`, or `../2025-11-20` and anything before. Then all words
/// that may be the last are looked at. Where they point one way, the best of them by the same rules stands for them, and
/// the others are told beside it (``Position/alongside``); where they do not, the position is divided.
@nonexhaustive
public enum PositionPolicy: String, Hashable, Sendable, CaseIterable {
  /// The last word counts. Of several on the same day the firmest does, then the first by identifier.
  case latest
  /// The firmest word counts, as ``Parley/Firmness`` orders them; where nothing is said of firmness it is the softest.
  /// Of several that are as firm the last counts.
  case firmest
  /// The best attested word counts: by the best grade of its sources, then verbatim, from a document, partly verbatim,
  /// in the reporter's words. Of several that are attested as well the last counts.
  case mostAuthoritative
}
