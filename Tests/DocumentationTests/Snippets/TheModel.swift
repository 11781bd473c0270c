import Parley

func modelIdentity() {
  let speaker: Actor.ID = "kaja-kallas"
  let point: Provision.ID = "us-28/10c"
  let subject: Subject = "provision:us-28/10c"
  print(speaker, point, subject, subject == .provision(point))
}

func modelMalformedIdentity() {
  let text = "Kaja Kallas"
  do throws(ParseError) {
    print(try Actor.ID(text))
  } catch {
    print(error)
  }
}

func modelVocabularies() throws {
  let text = """
    {
      "$parley": 1,
      "actors": [{"id": "osce", "kind": "observerMission", "name": "OSCE mission"}]
    }
    """
  let dossier = try Dossier(jsonBytes: Array(text.utf8))
  let mission = dossier.actors[0]
  print(mission.kind, mission.kind == .institution, mission.kind.isKnown)
  print(String(decoding: dossier.jsonBytes(), as: UTF8.self), terminator: "")
}

func modelExtra() throws {
  let text = """
    {
      "$parley": 1,
      "matters": [{"id": "ceasefire", "name": "Ceasefire", "x-desk": {"page": 3}}]
    }
    """
  let dossier = try Dossier(jsonBytes: Array(text.utf8))
  var contents = dossier.contents
  contents.matters[0].extra["x-desk-owner"] = "foreign"
  printJSON(of: contents.matters[0])
}

func modelOffices() {
  let dossier = Dossier(
    records: [
      Actor("european-union", "European Union", .bloc),
      Actor(
        "denmark", "Denmark", .state,
        affiliations: [Affiliation(.member, of: "european-union")]),
      Actor(
        "foreign-ministry", "Foreign Ministry", .institution,
        affiliations: [Affiliation(.partOf, of: "denmark")]),
      Actor(
        "rasmussen", "Lars Løkke Rasmussen", .person,
        affiliations: [
          Affiliation(
            .minister, of: "foreign-ministry", title: "Minister",
            during: Period(from: "2022-12-15"))
        ]),
    ])
  print(dossier.members(of: "european-union", on: "2025-11-20"))
  print(dossier.represents("rasmussen", on: "2025-11-20"))
  print(dossier.represents("rasmussen", on: "2020-01-01"))
  print(dossier.holders(of: .minister, in: "foreign-ministry", on: "2025-11-20"))
}

func modelProvisions() {
  let dossier = codedArticle()
  print(dossier.provisions(of: "us-28").map(\.id))
  print(dossier.proposal(of: "us-28/territory")?.title ?? "none")
  let all = dossier.statements(.concerning("proposal:us-28"))
  let general = dossier.statements(.concerning("proposal:us-28", including: .exactly))
  print(all.count, "statements on the plan,", general.count, "on it as a whole")
}
