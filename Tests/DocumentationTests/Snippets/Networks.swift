import Parley
import ParleyAnalysis

/// Three delegations about a cap on forces and about aid.
private func talks() throws -> CodedStatements {
  let table = try CodedStatements(
    [
      CodedStatement(
        "Avon", "cap", level: false, at: "2025-11-20T08:00:00Z",
        document: "d1"),
      CodedStatement(
        "Brent", "cap", level: false, at: "2025-11-20T09:00:00Z",
        document: "d1"),
      CodedStatement(
        "Brent", "cap", level: false, at: "2025-11-20T10:00:00Z",
        document: "d1"),
      CodedStatement(
        "Clyde", "cap", level: true, at: "2025-11-21T10:00:00Z",
        document: "d2"),
      CodedStatement(
        "Avon", "aid", level: true, at: "2025-11-28T10:00:00Z",
        document: "d3"),
      CodedStatement(
        "Clyde", "aid", level: true, at: "2025-12-01T10:00:00Z",
        document: "d4"),
    ], qualifier: .boolean)
  return table
}

func networksTable() throws {
  let table = try talks()
  for row in table.prefix(2) {
    print(row.first, row.second, row.level ?? "-", row.document ?? "-")
  }
  print(table.count, table.levels)
}

func networksDossier() throws {
  let dossier = Dossier(
    records: [
      Statement(
        "s1", by: "ada", on: "2025-03-01", "Rejects the cap.",
        stances: [Stance(.rejects, "matter:cap")], citations: ["wire"]),
      Statement(
        "s2", by: "bo", on: "2025-03-02", "Opposes the cap.",
        stances: [Stance(.opposes, "matter:cap")], citations: ["daily"]),
      Statement(
        "s3", by: "bo", on: "2025-03-03", "Has no comment on aid.",
        stances: [Stance(.withholds, "matter:aid")], citations: ["daily"]),
    ])
  let table = try CodedStatements(
    in: dossier, first: .actor, second: .subject, qualifier: .agreement)
  print(table.report)
  let network = try table.oneMode(.congruence)
  print(network["ada", "bo"] ?? 0)
  let evidence = network.evidence("ada", "bo")
  print(evidence.statements, evidence.sources)
}

func networksOneMode() throws {
  let table = try talks()
  for aggregation in OneModeNetwork.Aggregation.allCases {
    let network = try table.oneMode(aggregation)
    print(
      aggregation.rawValue, network["Avon", "Brent"] ?? 0,
      network["Avon", "Clyde"] ?? 0, network["Brent", "Clyde"] ?? 0)
  }
}

func networksNorms() throws {
  let table = try talks()
  for normalisation in OneModeNetwork.Normalisation.allCases {
    let network = try table.oneMode(
      .congruence, normalisation: normalisation)
    let tie = network["Avon", "Clyde"] ?? 0
    print(normalisation.rawValue, (tie * 1000).rounded() / 1000)
  }
}

func networksTwoMode() throws {
  let table = try talks()
  for aggregation in TwoModeNetwork.Aggregation.allCases {
    let network = try table.twoMode(aggregation)
    print(aggregation.rawValue, network.secondNodes, network.cells)
  }
  let shares = try table.twoMode(.subtract, normalisation: .activity)
  print("activity", shares.cells)
}

func networksDuplicates() throws {
  let table = try talks()
  let network = try table.oneMode(
    .congruence, duplicates: .oncePerDocument)
  print(network["Avon", "Brent"] ?? 0)
  print(network.report)
}

func networksNodes() throws {
  let table = try talks()
  let november: Range<Timestamp> = .days("2025-11-28"..<"2025-12-02")
  print(try table.oneMode(.congruence, during: november).nodes)
  let given = try table.oneMode(
    .congruence, nodes: .given(first: ["Clyde", "Brent"], second: nil),
    during: november)
  print(given.nodes, given.ties)
}

func networksRefused() throws {
  let table = try talks()
  do {
    _ = try table.twoMode(.combine, normalisation: .prominence)
  } catch {
    print(error.code, error.category)
    print(error)
  }
}

func networksWindows() throws {
  let table = try talks()
  let slices = try table.twoMode(
    .ignore, windows: .days(5, every: 5),
    during: .days("2025-11-20"..<"2025-12-03"))
  for slice in slices {
    print(slice.start.day, slice.network.firstNodes, slice.network.cells)
  }
}

func networksKernels() {
  for kernel in SmoothingKernel.allCases where kernel != .gaussian {
    print(kernel.rawValue, kernel.weight(at: 0), kernel.weight(at: -0.5))
  }
}

func networksCompatible() throws {
  let table = try talks()
  let tie = try table.oneMode(.ignore, normalisation: .cosine)
  let other = try table.oneMode(
    .ignore, normalisation: .cosine, dnaCompatible: true)
  print(((tie["Avon", "Brent"] ?? 0) * 1000).rounded() / 1000)
  print(other["Avon", "Brent"] ?? 0)
  let windows = try table.oneMode(
    .conflict, windows: .days(3),
    during: "2025-11-20T00:00:00Z"..<"2025-11-23T00:00:00Z",
    dnaCompatible: true)
  for slice in windows {
    print(slice.middle, slice.network["Brent", "Clyde"] ?? 0)
  }
}

/// Two pairs that agree among themselves and with nobody else.
private func pairs() throws -> CodedStatements {
  let table = try CodedStatements(
    [
      CodedStatement("Avon", "cap", level: false, at: nil),
      CodedStatement("Brent", "cap", level: false, at: nil),
      CodedStatement("Clyde", "cap", level: true, at: nil),
      CodedStatement("Dee", "cap", level: true, at: nil),
      CodedStatement("Avon", "aid", level: true, at: nil),
      CodedStatement("Brent", "aid", level: true, at: nil),
      CodedStatement("Clyde", "vote", level: true, at: nil),
      CodedStatement("Dee", "vote", level: false, at: nil),
    ], qualifier: .boolean)
  return table
}

func networksCommunities() throws {
  let table = try pairs()
  let network = try table.oneMode(.congruence)
  let communities = try network.communities()
  print(communities.members, communities.isExact)
  print((communities.modularity * 1000).rounded() / 1000)
}

func networksCamps() throws {
  let table = try pairs()
  let camps = try table.oneMode(.subtract).polarisation()
  print(camps.camps)
  print((camps.agreementWithin * 1000).rounded() / 1000)
  print((camps.disagreementBetween * 1000).rounded() / 1000)
  print((camps.index * 1000).rounded() / 1000)
}

func networksDendrogram() throws {
  let table = try pairs()
  let tree = try table.oneMode(.congruence).dendrogram(.average)
  for merge in tree.merges {
    print(merge.left, merge.right, merge.similarity)
  }
  print(try tree.clusters(2))
}

func networksCentralities() throws {
  let table = try pairs()
  let centralities = try table.oneMode(.ignore).centralities()
  print(centralities.degree, centralities.strength)
}

func networksBackbone() throws {
  let table = try talks()
  let backbone = try table.backbone(loss: .degreeShare)
  for step in backbone.steps {
    print(
      step.removed, (step.loss * 1000).rounded() / 1000, step.statements)
  }
  print(backbone.kept(1))
}

func networksCoalition() throws {
  let table = try pairs()
  let profile = try table.coalitionProfile(of: ["Clyde", "Dee"])
  print("agreed", profile.agreed.map(\.secondNode))
  print("contested", profile.contested.map(\.secondNode))
}

func networksConsensus() throws {
  let table = try pairs()
  let items = try table.consensus(among: [["Avon", "Brent"], ["Clyde", "Dee"]])
  for item in items {
    print(item.secondNode, item.agreement, item.consensus)
  }
}

func networksAgreement() throws {
  let alpha = try CoderAgreement.alpha(
    [[1, 1, 0, 0, nil], [1, 0, 0, 0, 1]], .nominal)
  print(((alpha ?? 0) * 1000).rounded() / 1000)
  let kappa = try CoderAgreement.kappa(
    ["for", "for", "against", "against"], ["for", "against", "against", "against"])
  print(kappa ?? 0)
}

func networksOwnTies() throws {
  let network = try OneModeNetwork(
    nodes: ["Avon", "Brent", "Clyde", "Dee"],
    ties: [
      0, 3, 0, -1,
      3, 0, 0, 0,
      0, 0, 0, 2,
      -1, 0, 2, 0,
    ])
  print(try network.communities().members)
  let camps = try network.polarisation()
  print(camps.camps, camps.balance)
  print(try network.centralities().eigenvector)
}

func networksLastCounts() throws {
  let table = try CodedStatements(
    [
      CodedStatement(
        "Avon", "cap", level: true, at: "2025-11-20T08:00:00Z"),
      CodedStatement(
        "Brent", "cap", level: false, at: "2025-11-20T09:00:00Z"),
      CodedStatement(
        "Avon", "cap", level: false, at: "2025-11-24T08:00:00Z"),
    ], qualifier: .boolean)
  let votes = try table.twoMode(.subtract, duplicates: .lastCounts)
  print(votes.firstNodes, votes.cells)
  print(votes.report)
}

func networksSeries() throws {
  let table = try talks()
  let series = try table.oneMode(.congruence, windows: .days(5))
  print(series.count, series.byteCount)
  for slice in series where !slice.network.edges.isEmpty {
    print(slice.start.day, slice.network.edges.count)
  }
}

func networksProgress() async throws {
  let table = try talks()
  let search = Task {
    try table.backbone(loss: .spectral) { share in
      print("\(Int(share * 100)) percent")
    }
  }
  print(try await search.value.kept(1))
}
