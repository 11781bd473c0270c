import Parley
import Testing

/// Everything that follows parents, memberships, wholes and revisions, over records that all hang together.
@Suite("Long chains, wide stars and combs") struct DegenerateShapeTests {
  enum Shape: CaseIterable {
    /// Each below the one before.
    case chain
    /// All below the first.
    case star
    /// A chain of every second one, with one more below each.
    case comb

    func above(_ number: Int) -> Int? {
      if number == 0 { return nil }
      return switch self {
      case .chain: number - 1
      case .star: 0
      case .comb: number % 2 == 0 ? number - 2 : number - 1
      }
    }

    /// How many stand above the last one.
    var depth: Int {
      switch self {
      case .chain: DegenerateShapeTests.count - 1
      case .star: 1
      case .comb: DegenerateShapeTests.count / 2
      }
    }
  }

  static let count = 100_000

  private static func id<Item>(_ number: Int) -> EntityID<Item> { EntityID(unchecked: "n\(number)") }

  private static func dossier(_ shape: Shape) -> Dossier {
    var contents = Dossier.Contents()
    for number in 0..<count {
      let above = shape.above(number)
      var actor = Actor(id(number), "", .bloc)
      actor.affiliations = above.map { [Affiliation(.member, of: id($0))] } ?? []
      contents.actors.append(actor)
      var matter = Matter(id(number), "")
      matter.parent = above.map { id($0) }
      contents.matters.append(matter)
      var place = Place(id(number), "", .region)
      place.partOf = above.map { id($0) }
      contents.places.append(place)
      var proposal = Proposal(id(number), "", .plan)
      proposal.revises = above.map { id($0) }
      contents.proposals.append(proposal)
      contents.statements.append(
        Statement(
          id(number), by: id(number), on: "2025", "",
          stances: [Stance(.supports, .proposal(id(number))), Stance(.supports, .matter(id(number)))]))
    }
    return Dossier(contents)
  }

  @Test("All that is above or below is found among 100,000", arguments: Shape.allCases)
  func found(_ shape: Shape) {
    let dossier = Self.dossier(shape)
    let (first, last, below) = (0, Self.count - 1, Self.count - 1)
    #expect(dossier.members(of: Self.id(first), on: "2025-01-01").count == below)
    #expect(dossier.isMember(Self.id(last), of: Self.id(first), on: "2025-01-01") == .yes)
    #expect(dossier.count(Filter<Actor>.members(of: Self.id(first))) == below)
    #expect(dossier.count(Filter<Statement>.speaker(.members(of: Self.id(first)))) == below)
    #expect(dossier.count(Filter<Matter>.under(Self.id(first))) == below)
    #expect(dossier.count(Filter<Statement>.concerning(.matter(Self.id(first)))) == Self.count)
    #expect(dossier.count(Filter<Place>.partOf(Self.id(first))) == below)
    let versions = Subject.proposal(Self.id(first))
    #expect(dossier.count(Filter<Statement>.concerning(versions, including: .lineage)) == Self.count)
    let ancestors = Subject.proposal(Self.id(last))
    #expect(dossier.count(Filter<Statement>.concerning(ancestors, including: .lineage)) == shape.depth + 1)
    #expect(dossier.groups(by: Grouping<Statement>.speaker).count == Self.count)
  }
}
