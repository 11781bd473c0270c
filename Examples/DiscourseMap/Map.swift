import ExampleSupport
import Parley
import ParleyAnalysis

/// The networks that were asked for, put into a report.
struct Map {
  let report: Report

  /// Makes networks of a dossier.
  ///
  /// - Parameters:
  ///   - arguments: The arguments.
  ///   - dossier: The dossier.
  /// - Throws: ``ExampleFailure`` for values that cannot be read and networks that cannot be made.
  init(_ arguments: ExampleArguments, _ dossier: Dossier) throws(ExampleFailure) {
    let nodes = try Self.mode(arguments, "--nodes", [.represented, .state, .bloc, .actor])
    let about = try Self.mode(arguments, "--about", [.subject, .topic, .matter])
    let range = try Self.range(arguments)
    let isEmpty: Bool
    let window = try arguments.value("--window") { text in
      guard let days = Int(text), (1...100_000).contains(days) else {
        throw ParseError(.outOfRange, in: text, "a window is a whole number of days from 1 on")
      }
      return days
    }
    do throws(AnalysisError) {
      let table = try CodedStatements(in: dossier, first: nodes, second: about)
      let network = try table.oneMode(.subtract, duplicates: .oncePerDocument, during: range)
      isEmpty = range != nil && network.nodes.isEmpty
      let groups = try network.communities()
      var sections = [Self.ties(network, dossier), try Self.groups(groups, table, range, about, dossier)]
      sections.append(try Self.camps(network, dossier))
      sections += try Self.consensus(groups, table, range, about, dossier)
      if let window { sections.append(try Self.windows(window, table, range)) }
      report = Report(
        heading: [
          "Discourse map", dossier.title,
          "\(Wording.count(network.nodes.count, "node")), \(Wording.count(network.edges.count, "tie")). "
            + "Table: \(table.report). Network: \(network.report).",
        ],
        data: ["nodes": .string(nodes.rawValue), "about": .string(about.rawValue)], sections: sections)
    } catch {
      throw ExampleFailure("error: \(error.reason)")
    }
    if isEmpty { throw ExampleFailure("error: nobody takes a side on any of the days that --from and --to name") }
  }

  private static func mode(
    _ arguments: ExampleArguments, _ option: String, _ modes: [NetworkMode]
  ) throws(ExampleFailure) -> NetworkMode {
    guard let text = arguments.all(option).first else { return modes[0] }
    guard let mode = modes.first(where: { $0.rawValue == text }) else {
      throw ExampleFailure("error: \(option): \"\(text)\": it is one of \(Wording.list(modes.map(\.rawValue)))")
    }
    return mode
  }

  private static func range(_ arguments: ExampleArguments) throws(ExampleFailure) -> Range<Timestamp>? {
    let (from, to) = try arguments.days()
    guard from != nil || to != nil else { return nil }
    let (start, end) = (from ?? "0001-01-01", to ?? "9998-12-31")
    return .days(start..<end.advanced(by: 1))
  }

  /// A label as a reader would say it.
  private static func name(_ label: String, _ dossier: Dossier) -> String {
    (try? Actor.ID(label)).map(dossier.name(of:)) ?? label
  }

  private static func name(_ label: String, _ mode: NetworkMode, _ dossier: Dossier) -> String {
    switch mode {
    case .subject: (try? Subject(label)).map(dossier.fullName(of:)) ?? label
    case .matter: (try? Matter.ID(label)).map { dossier.name(of: .matter($0)) } ?? label
    default: Wording.term(Topic(rawValue: label))
    }
  }

  /// The strongest ties of both signs.
  private static func ties(_ network: OneModeNetwork, _ dossier: Dossier) -> Report.Section {
    let strongest = network.edges.sorted {
      (-abs($0.weight), $0.left, $0.right) < (-abs($1.weight), $1.left, $1.right)
    }
    let items = strongest.prefix(12).map { edge in
      let (left, right) = (network.nodes[edge.left], network.nodes[edge.right])
      let evidence = network.evidence(left, right)
      let word = edge.weight > 0 ? "agree" : "disagree"
      return Report.Item(
        "\(name(left, dossier)) and \(name(right, dossier)) \(word): \(Int(abs(edge.weight))), "
          + "by \(Wording.count(evidence.statements.count, "statement"))",
        Array(evidence.citations.prefix(3)),
        data: ["left": .string(left), "right": .string(right), "weight": .number(JSONNumber(Int(edge.weight)))])
    }
    return Report.Section(
      "ties", "Strongest ties", note: "Pairs of statements that agree, less those that disagree.",
      items: items.isEmpty ? [Report.Item("Nobody speaks about the same as anybody else.")] : items)
  }

  /// The groups, and what the members of each agree and disagree about.
  private static func groups(
    _ groups: Communities, _ table: CodedStatements, _ range: Range<Timestamp>?, _ mode: NetworkMode, _ dossier: Dossier
  ) throws(AnalysisError) -> Report.Section {
    var items: [Report.Item] = []
    for members in groups.members where members.count > 1 {
      let profile = try table.coalitionProfile(of: members, duplicates: .oncePerDocument, during: range)
      let agreed = profile.agreed.prefix(4).map { votes in
        Report.Item(
          "\(votes.against.isEmpty ? "for" : "against") \(name(votes.secondNode, mode, dossier)): "
            + "\(votes.speakers) of \(members.count), and none \(votes.against.isEmpty ? "against" : "for") it",
          Array(profile.evidence(votes.secondNode).citations.prefix(2)))
      }
      let contested = profile.contested.prefix(3).map { votes in
        Report.Item(
          "differ about: \(name(votes.secondNode, mode, dossier)) (\(votes.inFavour.count) for, "
            + "\(votes.against.count) against)")
      }
      items.append(
        Report.Item(
          Wording.list(members.map { name($0, dossier) }) + ":",
          data: ["members": .array(members.map { .string($0) })], items: Array(agreed) + Array(contested)))
    }
    return Report.Section(
      "groups", "Groups", note: "Modularity \(hundredths(groups.modularity)).",
      items: items.isEmpty ? [Report.Item("Nobody makes a group with anybody.")] : items)
  }

  private static func camps(
    _ network: OneModeNetwork, _ dossier: Dossier
  ) throws(AnalysisError) -> Report.Section {
    let polarisation = try network.polarisation()
    let items = polarisation.camps.filter { !$0.isEmpty }.map { camp in
      Report.Item(
        Wording.list(camp.map { name($0, dossier) }) + ".", data: ["members": .array(camp.map { .string($0) })])
    }
    return Report.Section(
      "camps", "Two camps",
      note:
        "Polarisation \(hundredths(polarisation.index)): agreement within \(hundredths(polarisation.agreementWithin)), "
        + "disagreement between \(hundredths(polarisation.disagreementBetween)).",
      items: items.isEmpty ? [Report.Item("There are none.")] : items)
  }

  /// What all groups agree about.
  private static func consensus(
    _ groups: Communities, _ table: CodedStatements, _ range: Range<Timestamp>?, _ mode: NetworkMode, _ dossier: Dossier
  ) throws(AnalysisError) -> [Report.Section] {
    let large = groups.members.filter { $0.count > 1 }
    guard large.count > 1 else { return [] }
    let items = try table.consensus(among: large, duplicates: .oncePerDocument, during: range)
      .filter { item in item.votes.allSatisfy { $0.speakers > 0 } }
      .prefix(5)
      .map { item in
        Report.Item(
          "\(name(item.secondNode, mode, dossier)): \(hundredths(item.consensus)) for, "
            + "\(hundredths(item.rejection)) against",
          data: ["about": .string(item.secondNode)])
      }
    return [
      Report.Section(
        "consensus", "What every group has spoken about",
        note: "The probability that a member of each group is for it, multiplied over the groups.",
        items: items.isEmpty ? [Report.Item("Nothing.")] : Array(items))
    ]
  }

  private static func windows(
    _ days: Int, _ table: CodedStatements, _ range: Range<Timestamp>?
  ) throws(AnalysisError) -> Report.Section {
    let slices = try table.oneMode(
      .subtract, windows: .days(days, every: days), duplicates: .oncePerDocument, during: range)
    let items = try slices.filter { !$0.network.edges.isEmpty }.map { slice throws(AnalysisError) in
      let polarisation = try slice.network.polarisation()
      return Report.Item(
        "\(Wording.day(slice.start.day)): \(Wording.count(slice.network.nodes.count, "node")), "
          + "\(Wording.count(slice.network.edges.count, "tie")), polarisation \(hundredths(polarisation.index))",
        data: ["start": .string(slice.start.day.description)])
    }
    return Report.Section(
      "windows", "Over time", items: items.isEmpty ? [Report.Item("No window has a tie.")] : items)
  }

  /// A number with two decimals.
  private static func hundredths(_ value: Double) -> String {
    let hundredths = Int((abs(value) * 100).rounded())
    let digits = String(hundredths % 100)
    let sign = value < 0 && hundredths > 0 ? "-" : ""
    return "\(sign)\(hundredths / 100).\(digits.count == 1 ? "0" : "")\(digits)"
  }
}
