import Parley
import SampleDossiers

// The recipes of the reference pages of records, asked of the dossier of the talks on the US 28-point plan.

func questionsStatements() throws {
  let dossier = try SampleDossiers.ukraine2025()
  // Who spoke for a member of the EU, by office or because they said so, and against the plan?
  let against = dossier.statements(
    .speakingFor(.members(of: "european-union")), .concerning("proposal:us-28"),
    .polarity(.negative))
  print(against.map(\.id))

  // What was said about points that touch territory, as a red line?
  let lines = dossier.statements(
    .stance(.concerning(provision: .topic(.territoryAndBorders)), .firmness(.redLine))
  )
  print(lines.map(\.id))

  // Who answered, or took something back?
  let answers = dossier.statements(.any(.respondsTo(.all()), .retracts(.all())))
  print(answers.map(\.id))

  // What was said in Ukraine on the first two days?
  print(
    dossier.statements(.place("place-ukraine"), .during("2025-11-20/2025-11-21")).map(
      \.id))

  // How often did each position on the plan occur in November?
  for group in dossier.groups(
    .concerning("proposal:us-28"), .during("2025-11"), by: .attitude)
  {
    print(group.keys[0] ?? "none", group.count)
  }
}

func questionsActors() throws {
  let dossier = try SampleDossiers.ukraine2025()
  func names(_ filters: Filter<Actor>...) -> [String] {
    dossier.fetch(Query(where: filters)).map(\.name.primary)
  }
  // Who is a minister of which country on the day?
  print(names(.affiliated(with: "germany", as: .minister, on: "2025-11-20")))
  // Which states belong both to the EU and to the G7?
  let day: Day = "2025-11-20"
  print(names(.members(of: "european-union", on: day), .members(of: "g7", on: day)))
  // Whom do we know by description alone?
  print(dossier.count(Filter<Actor>.anonymous))
}

func questionsSources() throws {
  let dossier = try SampleDossiers.ukraine2025()
  // How good are the sources for the statements of one speaker?
  print(dossier.count(Filter<Statement>.speaker("vladimir-putin")))
  print(
    dossier.count(
      Filter<Statement>.speaker("vladimir-putin"), .source(.grade(atLeast: .b))))
  // Which official texts were published around the turn of the year?
  let official = Query<Source>(where: .kind(.official), .during("2025-12/2026-01"))
  print(dossier.fetch(official).map(\.id))
  // How many sources are there of each grade?
  for group in dossier.groups(Filter<Source>.all(), by: .grade) {
    print(group.keys[0] ?? "ungraded", group.count)
  }
}

func questionsProposals() throws {
  let dossier = try SampleDossiers.ukraine2025()
  // Which texts did an actor of the E3 help to draft?
  let drafted = dossier.proposals(
    .involving(.id("france", "germany", "united-kingdom"), as: .drafted))
  print(drafted.map(\.id))
  // What revises the plan, what revises that, and what answers the plan?
  print(dossier.proposals(.revises("us-28")).map(\.id))
  print(dossier.proposals(.revises(.revises("us-28"))).map(\.id))
  print(dossier.proposals(.answers("us-28")).map(\.id))
  // What was the status of the drafts on the day after?
  print(
    dossier.proposals(.status(.reported, .superseded, on: "2025-11-24")).map(\.id))
  // Which texts need the consent of the EU and limit forces?
  let capped = dossier.proposals(
    .consent(of: "european-union"), .provision(.topic(.forceCap)))
  print(capped.map(\.id))
}

func questionsProvisions() throws {
  let dossier = try SampleDossiers.ukraine2025()
  // Which points would have Ukraine concede something?
  let concessions = dossier.provisions(
    .proposal("us-28"), .effect(.concession), .obligor("ukraine"))
  print(concessions.map(\.id))
  // Which limits on forces allow 800 000 or more?
  print(dossier.provisions(.quantity(.personnel, 800_000...)).map(\.id))
  // What became of a point in later texts?
  print(dossier.provisions(.descendsFrom("us-28/6")).map(\.id))
  // Which points of the plan and of what revises it touch the Donbas?
  let plans: Filter<Proposal> = .any(.id("us-28"), .revises(.all()))
  print(dossier.provisions(.proposal(plans), .place("donbas")).map(\.id))
}

func questionsConcessions() throws {
  let dossier = try SampleDossiers.ukraine2025()
  // What would Ukraine give up in the Donbas?
  print(dossier.concessions(.by("ukraine"), .place("donbas")).map(\.id))
  // What do the texts demand of Russia?
  print(dossier.concessions(.by("russia"), .establishedBy(.all())).map(\.id))
  // What had been refused by Christmas?
  print(
    dossier.concessions(.status(.rejected, .resisted, on: "2025-12-24")).map(\.id))
}

func questionsSanctions() throws {
  let dossier = try SampleDossiers.ukraine2025()
  func ids(_ filters: Filter<Sanction>...) -> [Sanction.ID] {
    dossier.fetch(Query(where: filters)).map(\.id)
  }
  // Which measures in force end soon unless they are renewed?
  print(ids(.inForce(on: "2025-11-20"), .expiring(before: "2026-02-01")))
  // Under which of them is money held in Belgium?
  print(ids(.place("place-belgium"), .inForce(on: "2025-11-20")))
  // What did others than the EU impose on the oil firms?
  print(ids(.target("rosneft", "lukoil"), .not(.imposedBy("european-union"))))
}

func questionsGuarantees() throws {
  let dossier = try SampleDossiers.ukraine2025()
  func ids(_ filters: Filter<SecurityGuarantee>...) -> [SecurityGuarantee.ID] {
    dossier.fetch(Query(where: filters)).map(\.id)
  }
  // Which guarantees does the plan itself rule out?
  print(ids(.blockedBy(.proposal("us-28"))))
  // What would the United States do for Ukraine, and what of it was agreed?
  print(
    ids(
      .guarantor("united-states"), .beneficiary("ukraine"),
      .form(.collectiveDefence, .militaryResponse)))
  print(ids(.guarantor("united-states"), .status(.agreed)))
}

func questionsPledges() throws {
  let dossier = try SampleDossiers.ukraine2025()
  func ids(_ filters: Filter<Pledge>...) -> [Pledge.ID] {
    dossier.fetch(Query(where: filters)).map(\.id)
  }
  // Which sums of ten billion euros or more had been committed by the end of November?
  print(
    ids(.quantity(.euro, 10_000_000_000...), .status(.committed, on: "2025-11-30")))
  // Who else pledges to Ukraine?
  print(ids(.to("ukraine"), .not(.by(.kind(.state)))))
}

func questionsEvents() throws {
  let dossier = try SampleDossiers.ukraine2025()
  func ids(_ filters: Filter<Event>...) -> [Event.ID] {
    dossier.fetch(Query(where: filters)).map(\.id)
  }
  // Where was Europe left out of talks on the plan or one of its points?
  print(ids(.excluded("europe"), .about("proposal:us-28")))
  // Which talks took place in Switzerland?
  print(ids(.kind(.talks), .place("place-switzerland")))
  // What is planned and not yet held?
  print(ids(.status(.scheduled)))
}

func questionsMatters() throws {
  let dossier = try SampleDossiers.ukraine2025()
  func ids(_ filters: Filter<Matter>...) -> [Matter.ID] {
    dossier.fetch(Query(where: filters)).map(\.id)
  }
  // What belongs to the question of guarantees?
  print(ids(.under("security-guarantees")))
  // Which matters are about forces from abroad?
  print(ids(.topic(.foreignForces)))
}

func questionsPlaces() throws {
  let dossier = try SampleDossiers.ukraine2025()
  func ids(_ filters: Filter<Place>...) -> [Place.ID] {
    dossier.fetch(Query(where: filters)).map(\.id)
  }
  // Which provinces lie in the Donbas, at any depth?
  print(ids(.partOf("donbas"), .kind(.province)))
  // Which place has a code?
  print(ids(.isoCode("UA-14")))
}

func questionsFindings() throws {
  let dossier = try SampleDossiers.ukraine2025()
  func ids(_ filters: Filter<Finding>...) -> [Finding.ID] {
    dossier.fetch(Query(where: filters)).map(\.id)
  }
  // What do others count for the immobilised assets, above 200 billion euros?
  let assets: Subject = "matter:immobilised-assets"
  print(ids(.concerning(assets), .quantity(.euro, 200_000_000_000...)))
  // What is observed about the plan or one of its points?
  print(ids(.concerning("proposal:us-28")))
  // What of it alone, not of its points?
  print(ids(.concerning("proposal:us-28", including: .exactly)))
}

func questionsDiscrepancies() throws {
  let dossier = try SampleDossiers.ukraine2025()
  func ids(_ filters: Filter<Discrepancy>...) -> [Discrepancy.ID] {
    dossier.fetch(Query(where: filters)).map(\.id)
  }
  // Where do the sources disagree about who was involved?
  print(ids(.member("involvement")))
  // What is disputed about a single point, by a source of a good grade?
  print(ids(.concerning("provision:us-28/6")))
}
