public import Parley

/// How first nodes stand towards a second node, all they said about it taken together.
public struct GroupedVotes: Hashable, Sendable {
  /// The label of the second node.
  public let secondNode: String

  /// The labels of those who are in favour: of a boolean qualifier more true than false statements, of whole numbers a
  /// sum above zero.
  public let inFavour: [String]

  /// The labels of those who are against.
  public let against: [String]

  /// The labels of those who have spoken about it and are neither.
  public let neither: [String]

  /// How many have spoken about it.
  public var speakers: Int { inFavour.count + against.count + neither.count }
}

/// What holds a group together and what divides it.
public struct CoalitionProfile: Sendable, Hashable {
  /// The members of the group.
  public let members: [String]

  /// What at least two members have spoken about and none against the others: all in favour or all against. First what
  /// most members agree on.
  public let agreed: [GroupedVotes]

  /// What some members are for and others against: first what divides most, by the smaller side.
  public let contested: [GroupedVotes]

  /// What was left out before.
  public let report: FilterReport

  let network: TwoModeNetwork

  /// The evidence of how the group stands towards a second node.
  ///
  /// - Parameter secondNode: The label of the second node.
  /// - Returns: The records and citations of what members said about it.
  /// - Complexity: O(*n*) in the number of statements that count, for each member.
  public func evidence(_ secondNode: String) -> Evidence {
    members.reduce(Evidence.none) { $0.union(network.evidence($1, secondNode)) }
  }
}

/// How far groups agree on a second node, each of them by itself.
public struct GroupConsensus: Sendable, Hashable {
  /// The label of the second node.
  public let secondNode: String

  /// How the members of each group stand.
  public let votes: [GroupedVotes]

  /// The probability of each group that somebody of it is in favour: (1 + in favour) / (2 + those who have spoken).
  public let agreement: [Double]

  /// The probability of each group that somebody of it is against: (1 + against) / (2 + those who have spoken).
  public let disagreement: [Double]

  /// What was left out before; the same for all second nodes.
  public let report: FilterReport

  let network: TwoModeNetwork

  /// The group-aware consensus in favour: the product over the groups.
  public var consensus: Double { agreement.reduce(1, *) }

  /// The group-aware consensus against: the product over the groups.
  public var rejection: Double { disagreement.reduce(1, *) }

  /// The evidence of how a group stands towards the second node.
  ///
  /// - Parameter group: The place of the group among those that were asked about.
  /// - Returns: The records and citations of what members said about it.
  /// - Complexity: O(*n*) in the number of statements that count, for each member who has spoken.
  /// - Precondition: There is a group at the place; another traps.
  public func evidence(of group: Int) -> Evidence {
    let votes = votes[group]
    return (votes.inFavour + votes.against + votes.neither)
      .reduce(Evidence.none) { $0.union(network.evidence($1, secondNode)) }
  }
}

extension CodedStatements {
  /// What holds a group of first nodes together, and what divides it.
  ///
  /// - Parameters:
  ///   - members: The labels of the members, for example a community.
  ///   - duplicates: Which statements count as said again.
  ///   - during: The time range, the upper bound excluded.
  /// - Returns: The profile.
  /// - Throws: ``AnalysisError`` with code `incompatible` where the qualifier is not boolean or whole numbers; `empty`,
  ///   `repeated` or `unknownID` for members; `emptyRange`.
  /// - Complexity: O(*n* + *c*) in the number of rows and of cells.
  public func coalitionProfile(
    of members: [String], duplicates: DuplicateRule = .include, during: Range<Timestamp>? = nil
  ) throws(AnalysisError) -> CoalitionProfile {
    let network = try votes(of: members, "members", duplicates, during)
    let votes = network.secondNodes.indices.map { network.votes(about: $0, of: 0..<members.count) }
    let agreed = votes.filter { $0.neither.isEmpty && $0.speakers > 1 && $0.isOneSided }
    let contested = votes.filter { !$0.inFavour.isEmpty && !$0.against.isEmpty }
    return CoalitionProfile(
      members: members,
      agreed: agreed.sortedStably { $0.speakers > $1.speakers },
      contested: contested.sortedStably { ($0.smallerSide, $0.speakers) > ($1.smallerSide, $1.speakers) },
      report: network.report, network: network)
  }

  /// On what several groups agree, each of them by itself: a majority in one large group does not outweigh the others.
  ///
  /// This is the group-aware consensus of Polis (Small et al., "Polis: Scaling deliberation by mapping high dimensional
  /// opinion spaces", 2021).
  ///
  /// - Parameters:
  ///   - groups: The labels of the members of each group, for example communities.
  ///   - duplicates: Which statements count as said again.
  ///   - during: The time range, the upper bound excluded.
  /// - Returns: Each second node that a member has spoken about, that with the greatest consensus in favour first; of
  ///   the same consensus in the order of their labels.
  /// - Throws: ``AnalysisError`` with code `incompatible` where the qualifier is not boolean or whole numbers; `empty`,
  ///   `repeated` or `unknownID` for groups; `emptyRange`.
  /// - Complexity: O(*n* + *c*) in the number of rows and of cells.
  public func consensus(
    among groups: [[String]], duplicates: DuplicateRule = .include, during: Range<Timestamp>? = nil
  ) throws(AnalysisError) -> [GroupConsensus] {
    guard !groups.isEmpty, groups.allSatisfy({ !$0.isEmpty }) else {
      throw AnalysisError(.empty, "groups", "there is no group, or one without members")
    }
    let network = try votes(of: groups.flatMap(\.self), "groups", duplicates, during)
    var ranges: [Range<Int>] = []
    for group in groups {
      let start = ranges.last?.upperBound ?? 0
      ranges.append(start..<(start + group.count))
    }
    let items = network.secondNodes.indices.map { second in
      let votes = ranges.map { network.votes(about: second, of: $0) }
      return GroupConsensus(
        secondNode: network.secondNodes[second], votes: votes,
        agreement: votes.map { Double(1 + $0.inFavour.count) / Double(2 + $0.speakers) },
        disagreement: votes.map { Double(1 + $0.against.count) / Double(2 + $0.speakers) },
        report: network.report, network: network)
    }
    return items.sortedStably { $0.consensus > $1.consensus }
  }

  /// The network between some first nodes and what they are for or against.
  private func votes(
    of members: [String], _ argument: String, _ duplicates: DuplicateRule, _ during: Range<Timestamp>?
  ) throws(AnalysisError) -> TwoModeNetwork {
    guard qualifier == .boolean || qualifier == .integer else {
      throw AnalysisError(
        .incompatible, argument, "only of a boolean qualifier or of whole numbers it can be said who is in favour")
    }
    let network: TwoModeNetwork
    do throws(AnalysisError) {
      network = try twoMode(
        .subtract, duplicates: duplicates, nodes: .given(first: members, second: nil), during: during)
    } catch {
      throw AnalysisError(error.code, error.argument == "nodes" ? argument : error.argument, error.reason)
    }
    // A name that is neither in the rows nor in a dossier is a slip of the pen.
    if case .rows = origin, let place = network.basis.firstNumbers.firstIndex(of: nil) {
      throw AnalysisError(.unknownID, argument, "no statement has the first node \"\(members[place])\"")
    }
    return network
  }
}

extension TwoModeNetwork {
  /// How some first nodes stand towards a second one.
  fileprivate func votes(about second: Int, of rows: Range<Int>) -> GroupedVotes {
    let speakers = Set(
      basis.retained.lazy.filter { basis.columns.second[Int($0)] == basis.secondNumbers[second] }
        .map { basis.columns.first[Int($0)] })
    func labels(_ isWanted: (Double) -> Bool) -> [String] {
      rows.filter { row in
        basis.firstNumbers[row].map(speakers.contains) ?? false && isWanted(self[row, second])
      }
      .map { firstNodes[$0] }
    }
    return GroupedVotes(
      secondNode: secondNodes[second], inFavour: labels { $0 > 0 }, against: labels { $0 < 0 },
      neither: labels { $0 == 0 })
  }
}

extension GroupedVotes {
  fileprivate var isOneSided: Bool { inFavour.isEmpty || against.isEmpty }
  fileprivate var smallerSide: Int { min(inFavour.count, against.count) }
}

extension Array {
  /// Sorts, and leaves what is equal in its order.
  fileprivate func sortedStably(by precedes: (Element, Element) -> Bool) -> [Element] {
    indices.sorted { left, right in
      precedes(self[left], self[right]) || (!precedes(self[right], self[left]) && left < right)
    }
    .map { self[$0] }
  }
}
