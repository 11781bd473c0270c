import Parley

extension CodedStatement: CustomStringConvertible {
  /// One line: the nodes, the level and the time.
  public var description: String {
    ["\(first) - \(second)", level?.description, time?.description].compactMap(\.self).joined(separator: ", ")
  }
}

extension CodedStatements: CustomStringConvertible, CustomReflectable {
  /// How many rows there are, and the kind of their qualifier.
  public var description: String {
    let word = String(count, "coded statement")
    return qualifier == .none ? "\(word) without a qualifier" : "\(word), \(qualifier) qualifier"
  }

  /// The description: `dump` and debuggers do not go through all rows.
  public var customMirror: Mirror { Mirror(summaryOf: self) }
}

extension OneModeNetwork: CustomStringConvertible, CustomReflectable {
  /// How many nodes and ties there are, and what the ties are: `network of 12 nodes with 30 ties (subtract)`; of ties of
  /// one's own without the latter.
  public var description: String {
    let size = "network of \(String(nodes.count, "node")) with \(String(edges.count, "tie"))"
    guard let aggregation else { return size }
    let divided = normalisation.flatMap { $0 == .none ? nil : ", \($0.rawValue)" } ?? ""
    return "\(size) (\(aggregation.rawValue)\(divided))"
  }

  /// The description: `dump` and debuggers do not go through all ties.
  public var customMirror: Mirror { Mirror(summaryOf: self) }
}

extension OneModeNetwork.Tie: CustomStringConvertible {
  /// The numbers of the nodes and the weight: `0 - 3: 2`.
  public var description: String { "\(left) - \(right): \(Decimals.text(weight))" }
}

extension TwoModeNetwork: CustomStringConvertible, CustomReflectable {
  /// How many nodes of both modes and how many ties there are, and what the ties are.
  public var description: String {
    let form = normalisation == .none ? aggregation.rawValue : "\(aggregation.rawValue), \(normalisation.rawValue)"
    return "network of \(firstNodes.count) by \(String(secondNodes.count, "node")) with "
      + "\(String(cells.count { $0 != 0 }, "tie")) (\(form))"
  }

  /// The description: `dump` and debuggers do not go through all ties.
  public var customMirror: Mirror { Mirror(summaryOf: self) }
}

extension NetworkSlice: CustomStringConvertible {
  /// From when to when, and the network.
  public var description: String { "\(start) to \(end): \(network)" }
}

extension NetworkSeries: CustomStringConvertible, CustomReflectable {
  /// How many networks there are: `series of 91 networks`.
  public var description: String { "series of \(String(count, "network"))" }

  /// The description: `dump` and debuggers do not make all networks.
  public var customMirror: Mirror { Mirror(summaryOf: self) }
}

extension Communities: CustomStringConvertible {
  /// How many communities there are, their sizes, and the modularity.
  public var description: String {
    let sizes = members.prefix(8).map { "\($0.count)" } + (members.count > 8 ? ["..."] : [])
    return "\(members.count) communities of \(sizes.joined(separator: ", ")) nodes, "
      + "modularity \(Decimals.text(modularity))"
  }
}

extension Polarisation: CustomStringConvertible {
  /// The index and the sizes of the two camps.
  public var description: String {
    "polarisation \(Decimals.text(index)), camps of \(camps.map { "\($0.count)" }.joined(separator: " and ")) nodes"
  }
}

extension Centralities: CustomStringConvertible {
  /// For how many nodes they are.
  public var description: String { "centralities of \(String(degree.count, "node"))" }
}

extension Dendrogram: CustomStringConvertible {
  /// How many nodes and merges there are.
  public var description: String { "dendrogram of \(String(nodes.count, "node")), \(String(merges.count, "merge"))" }
}

extension Backbone: CustomStringConvertible, CustomReflectable {
  /// How many nodes there are, and which stay longest.
  public var description: String {
    let last = kept(3)
    return "backbone of \(String(steps.count, "node")), at last \(last.joined(separator: ", "))"
  }

  /// The description: `dump` and debuggers do not go through all rows.
  public var customMirror: Mirror { Mirror(summaryOf: self) }
}

extension GroupedVotes: CustomStringConvertible {
  /// What the votes are on, and how many are for, against and neither.
  public var description: String {
    "\(secondNode): \(inFavour.count) for, \(against.count) against, \(neither.count) neither"
  }
}

extension CoalitionProfile: CustomStringConvertible, CustomReflectable {
  /// Of how many members, and about how many things they agree and differ.
  public var description: String {
    "profile of \(String(members.count, "member")): \(agreed.count) agreed, \(contested.count) contested"
  }

  /// The description: `dump` and debuggers do not go through all rows.
  public var customMirror: Mirror { Mirror(summaryOf: self) }
}

extension GroupConsensus: CustomStringConvertible, CustomReflectable {
  /// What it is on, and the consensus for and against it.
  public var description: String {
    "\(secondNode): \(Decimals.text(consensus)) for, \(Decimals.text(rejection)) against"
  }

  /// The description: `dump` and debuggers do not go through all rows.
  public var customMirror: Mirror { Mirror(summaryOf: self) }
}
