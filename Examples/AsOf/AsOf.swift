// AsOf: what the positions on a proposal were on a day, what a reader could know of them on that day, and how they
// changed from one day to the next.
//
// The two questions are not the same: what was said on 20 November may have been reported on the 22nd. Analyses answer
// the first with `on:`; `dossier.published(by:)` is the record that a reader had.
import ExampleSupport
import Parley
import ParleyAnalysis

@main
enum AsOf {
  static func main() {
    let form = ExampleArguments.Form(flags: ["--json"], single: ["--proposal"], repeated: ["--day"])
    ExampleProgram.run(form, help: help) { arguments throws(ExampleFailure) in
      let dossier = try ExampleInput.open(arguments.path)
      let days = try days(arguments, dossier)
      let asked = try arguments.value("--proposal", Proposal.ID.init(_:))
      let text = try dossier.proposal(askedFor: asked ?? (Self.isOfSample(dossier) ? "us-28" : nil))
      let (proposal, title) = (text.id, text.title.primary)
      let parties = parties(dossier)
      var sections: [Report.Section] = []
      do throws(AnalysisError) {
        for (number, day) in days.enumerated() {
          if number > 0 { sections.append(try changes(dossier, proposal, days[number - 1], day)) }
          sections.append(try positions(parties, dossier, proposal, on: day))
        }
      } catch {
        throw ExampleFailure("error: \(error.reason)")
      }
      let report = Report(
        heading: [
          "As of: \(title)",
          "Where \(Self.isOfStates(dossier) ? "states and blocs" : "bodies") stood on each day, as the whole record tells it "
            + "today. Where a reader of the day could not know that yet, the line under it says what was known.",
        ],
        data: ["proposal": .string(proposal.rawValue), "days": .array(days.map { .string($0.description) })],
        sections: sections)
      return report.output(arguments, dossier)
    }
  }

  /// The days that were asked for, in order; without any, those of the sample, or the last of another record.
  private static func days(_ arguments: ExampleArguments, _ dossier: Dossier) throws(ExampleFailure) -> [Day] {
    var days: Set<Day> = []
    for text in arguments.all("--day") {
      do {
        days.insert(try Day(text))
      } catch {
        throw ExampleFailure("error: --day: \(error)")
      }
    }
    if !days.isEmpty { return days.sorted() }
    if isOfSample(dossier) { return ["2025-11-20", "2025-11-23", "2025-11-30"] }
    guard let last = dossier.lastReportedDay else {
      throw ExampleFailure("error: no statement in the dossier has a date; name a day with --day 2025-11-20")
    }
    return [last]
  }

  /// Whether the record is about the talks of the sample.
  private static func isOfSample(_ dossier: Dossier) -> Bool { dossier.proposals.contains("us-28") }

  private static func isOfStates(_ dossier: Dossier) -> Bool { dossier.actors.contains { $0.kind == .state } }

  /// Whose positions are shown: states and blocs, and where there are no states, all that are no persons.
  private static func parties(_ dossier: Dossier) -> [Actor.ID] {
    let isOfStates = isOfStates(dossier)
    return dossier.actors.filter { isOfStates ? $0.kind == .state || $0.kind == .bloc : $0.kind != .person }.map(\.id)
  }

  /// Where the parties stood on a day, and what was known of it.
  private static func positions(
    _ parties: [Actor.ID], _ dossier: Dossier, _ proposal: Proposal.ID, on day: Day
  ) throws(AnalysisError) -> Report.Section {
    let known = dossier.published(by: day)
    let subject = Subject.proposal(proposal)
    let then = known[proposal] == nil ? [] : parties.filter { known[$0] != nil }
    let held = parties.isEmpty ? nil : try PositionMatrix(of: parties, about: [subject], in: dossier, on: day)
    let seen = then.isEmpty ? nil : try PositionMatrix(of: then, about: [subject], in: known, on: day)
    let items = (held?.positions(on: subject) ?? []).compactMap { position -> Report.Item? in
      let before = seen?.position(of: position.actor, on: subject)
      guard position.isKnown || before?.isKnown == true else { return nil }
      var item = line(position, in: dossier, title: dossier.name(of: position.actor) + ": ")
      if before?.statement != position.statement || before?.basis != position.basis {
        let words = before.flatMap { $0.isKnown ? line($0, in: known, title: "Known on that day: ") : nil }
        item.items.append(words ?? Report.Item("Nothing of this was known on that day."))
      }
      return item
    }
    let made = dossier.statements(.before(day.advanced(by: 1)))
    let open = dossier.statements.count { Period(from: $0.date).hasBegun(on: day) == .possibly }
    let published = made.count { known.statements.contains($0.id) }
    return Report.Section(
      "positions-\(day)", "On \(Wording.day(day))",
      note: [
        "\(Wording.count(made.count, "statement")) had been made by the end of the day, and \(published) of them published.",
        open == 0 ? nil : "Of \(open) more the record does not say whether they had been.",
        items.isEmpty ? "No position is on record." : nil,
      ].compactMap(\.self).joined(separator: " "), items: items)
  }

  /// How the positions of people changed between two days, on the proposal, each of its other versions and matters.
  private static func changes(
    _ dossier: Dossier, _ proposal: Proposal.ID, _ start: Day, _ end: Day
  ) throws(AnalysisError) -> Report.Section {
    var items: [Report.Item] = []
    for actor in dossier.actors where actor.kind == .person {
      let matters = Set(dossier.statements(.speaker(actor.id)).flatMap { $0.stances.map(\.subject) }).filter(\.isMatter)
      for subject in [.proposal(proposal)] + matters.sorted() {
        let found = try dossier.shifts(
          of: actor.id, on: subject, between: start.advanced(by: 1)...end,
          including: subject.isMatter ? .exactly : .lineage)
        for shift in found.shifts {
          items.append(
            Report.Item(
              "\(dossier.name(of: actor.id)) on \(dossier.fullName(of: shift.subject)): \(words(shift.kind)), from "
                + "\(words(shift.before, in: dossier)) to \(words(shift.after, in: dossier)).",
              found.evidence(of: shift).citations,
              data: [
                "actor": .string(actor.id.rawValue), "before": .string(shift.before.statement.rawValue),
                "after": .string(shift.after.statement.rawValue), "kind": .string(shift.kind.rawValue),
                "on": .string(shift.subject.description),
              ]))
        }
      }
    }
    return Report.Section(
      "changes-\(end)", "Changed from \(Wording.day(start)) to \(Wording.day(end))",
      note: items.isEmpty ? "Nobody's position changed." : nil, items: items)
  }

  private static let help = """
    as-of: what the positions on a proposal were on a day, and what was known of them then

    usage: as-of [options] [DOSSIER.json]

      --day DAY       look at this day; may be given several times; without it, at 20, 23 and 30
                      November 2025 in a record of us-28, at the last day in another
      --proposal ID   look at this proposal; without it, at us-28, or at the one with the most
                      statements about it
      --json          print the same as JSON
      --version       print the name and the version of the format
      -h, --help      print this

    Without a file it reads the dossier ukraine-2025 that comes with it; - is standard input. Exit code 0, or 2 for arguments
    or a dossier that cannot be used.
    """
}
