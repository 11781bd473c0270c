import Foundation
import Parley
import Testing

/// The stored form of filters is frozen: these texts never change, they only become more.
@Suite("The stored form of filters") struct StoredFilterTests {
  /// A filter and its stored form.
  private struct Form: Sendable {
    let type: Any.Type
    let node: FilterNode
    let text: String
    let json: JSONValue
    let read: @Sendable (JSONValue) throws -> FilterNode

    init<Item>(_ filter: Filter<Item>, _ text: String) {
      type = Item.self
      node = filter.node
      self.text = text
      json = filter.jsonValue
      read = { json in
        let data = try JSONEncoder().encode(json)
        let (direct, decoded) = (
          try Filter<Item>(jsonValue: json), try JSONDecoder().decode(Filter<Item>.self, from: data)
        )
        #expect(direct == decoded)
        return direct.node
      }
    }
  }

  private static func statement(_ filter: Filter<Statement>, _ text: String) -> Form { Form(filter, text) }

  private static let combined: [Form] = [
    statement(.all(), #"{"all":[]}"#),
    statement(.any(), #"{"any":[]}"#),
    statement(
      .any(.speaker("a"), .not(.mode(.refusal))), #"{"any":[{"speaker":["a"]},{"not":{"mode":["refusal"]}}]}"#),
    statement(.speaker(), #"{"speaker":[]}"#),
  ]

  private static let anyRecord: [Form] = [
    statement(.id("st-1", "st-2"), #"{"id":["st-1","st-2"]}"#),
    statement(.keyword("nuclear"), #"{"keyword":["nuclear"]}"#),
    statement(.source("wsj"), #"{"source":{"where":{"id":["wsj"]}}}"#),
    statement(.source(.grade(atLeast: .b)), #"{"source":{"where":{"grade":["A","B"]}}}"#),
    statement(.certainty(.confirmed, .possible), #"{"certainty":["confirmed","possible"]}"#),
    statement(.review(.draft), #"{"review":["draft"]}"#),
    statement(.recorded(), #"{"recorded":{}}"#),
    statement(
      .recorded(since: "2025-11-20T08:00:00+01:00", before: "2025-11-21T00:00:00.5Z"),
      #"{"recorded":{"since":"2025-11-20T07:00:00Z","before":"2025-11-21T00:00:00.5Z"}}"#),
    statement(.text("\"long-range\" weapon*"), #"{"text":["\"long-range\" weapon*"]}"#),
    statement(.during("2025-11"), #"{"during":"2025-11"}"#),
    statement(.possiblyDuring("2025-11-20/.."), #"{"possiblyDuring":"2025-11-20/.."}"#),
    statement(.before("2025-11-20"), #"{"before":"2025-11-20"}"#),
    statement(.since("2025-11-20"), #"{"since":"2025-11-20"}"#),
  ]

  private static let statements: [Form] = [
    statement(.speaker("kaja-kallas"), #"{"speaker":["kaja-kallas"]}"#),
    statement(.speaker(.kind(.person)), #"{"speaker":{"where":{"kind":["person"]}}}"#),
    statement(
      .speaker(.affiliated(with: "eu", as: .minister)),
      #"{"speaker":{"where":{"affiliated":{"actors":["eu"],"roles":["minister"]}}}}"#),
    statement(.speakingFor("eu", on: "2025-11-20"), #"{"speakingFor":{"where":{"id":["eu"]},"on":"2025-11-20"}}"#),
    statement(
      .speakingFor(.members(of: "eu", on: "2025-11-20")),
      #"{"speakingFor":{"where":{"membersOf":{"actors":["eu"],"on":"2025-11-20"}}}}"#),
    statement(.onBehalfOf("eu"), #"{"onBehalfOf":["eu"]}"#),
    statement(.onBehalfOf(.kind(.bloc)), #"{"onBehalfOf":{"where":{"kind":["bloc"]}}}"#),
    statement(.addressee("us"), #"{"addressee":["us"]}"#),
    statement(.addressee(.kind(.state)), #"{"addressee":{"where":{"kind":["state"]}}}"#),
    statement(.reportedBy("tass"), #"{"reportedBy":["tass"]}"#),
    statement(.reportedBy(.kind(.media)), #"{"reportedBy":{"where":{"kind":["media"]}}}"#),
    statement(.capacity(.personal), #"{"capacity":["personal"]}"#),
    statement(.mode(.refusal, .silence), #"{"mode":["refusal","silence"]}"#),
    statement(.occasion("summit"), #"{"occasion":["summit"]}"#),
    statement(.occasion(.participant("us")), #"{"occasion":{"where":{"participant":["us"]}}}"#),
    statement(.place("kyiv"), #"{"place":["kyiv"]}"#),
    statement(.place(.kind(.city)), #"{"place":{"where":{"kind":["city"]}}}"#),
    statement(.respondsTo("st-1"), #"{"respondsTo":["st-1"]}"#),
    statement(.respondsTo(.speaker("putin")), #"{"respondsTo":{"where":{"speaker":["putin"]}}}"#),
    statement(.retracts("st-1"), #"{"retracts":["st-1"]}"#),
    statement(.retracts(.all()), #"{"retracts":{"where":{"all":[]}}}"#),
    statement(
      .stance(.concerning("proposal:us-28", including: .exactly), .attitude(.opposes)),
      #"{"stance":{"where":{"all":[{"concerning":{"subject":"proposal:us-28","including":"exactly"}},"#
        + #"{"attitude":["opposes"]}]}}}"#),
  ]

  private static let stances: [Form] = [
    statement(.concerning("matter:land"), #"{"stance":{"where":{"concerning":{"subject":"matter:land"}}}}"#),
    statement(
      .concerning("proposal:us-28", including: .lineage),
      #"{"stance":{"where":{"concerning":{"including":"lineage","subject":"proposal:us-28"}}}}"#),
    Form(Filter<Stance>.concerning("actor:nato"), #"{"concerning":{"subject":"actor:nato"}}"#),
    Form(
      Filter<Stance>.concerning(proposal: .revises("us-28")),
      #"{"concerningProposal":{"where":{"revises":["us-28"]}}}"#),
    Form(
      Filter<Stance>.concerning(provision: .topic(.forceCap)),
      #"{"concerningProvision":{"where":{"topic":["forceCap"]}}}"#),
    Form(Filter<Stance>.attitude(.opposes, .rejects), #"{"attitude":["opposes","rejects"]}"#),
    Form(Filter<Stance>.polarity(.negative), #"{"polarity":["opposes","rejects"]}"#),
    Form(Filter<Stance>.firmness(.redLine), #"{"firmness":["redLine"]}"#),
  ]

  private static let actorsAndSources: [Form] = [
    Form(Filter<Actor>.kind(.bloc), #"{"kind":["bloc"]}"#),
    Form(Filter<Actor>.anonymous, #"{"anonymous":[]}"#),
    Form(Filter<Actor>.identifier(.wikidata, "Q42"), #"{"identifier":["wikidata:Q42"]}"#),
    Form(Filter<Actor>.affiliated(with: "eu"), #"{"affiliated":{"actors":["eu"]}}"#),
    Form(
      Filter<Actor>.affiliated(with: "eu", as: .head, .envoy, on: "2025-11-20"),
      #"{"affiliated":{"actors":["eu"],"roles":["head","envoy"],"on":"2025-11-20"}}"#),
    Form(Filter<Actor>.members(of: "eu"), #"{"membersOf":{"actors":["eu"]}}"#),
    Form(Filter<Source>.kind(.news), #"{"kind":["news"]}"#),
    Form(Filter<Source>.publisher("Axios"), #"{"publisher":["Axios"]}"#),
    Form(Filter<Source>.language("uk"), #"{"language":["uk"]}"#),
    Form(Filter<Source>.grade(atLeast: .a), #"{"grade":["A"]}"#),
    Form(Filter<Source>.since("2025-11-20"), #"{"since":"2025-11-20"}"#),
    Form(Filter<Source>.before("2025-11-20"), #"{"before":"2025-11-20"}"#),
    Form(Filter<Source>.during("2025"), #"{"during":"2025"}"#),
    Form(Filter<Source>.possiblyDuring("2025~"), #"{"possiblyDuring":"2025~"}"#),
  ]

  private static let proposals: [Form] = [
    Form(Filter<Proposal>.kind(.plan), #"{"kind":["plan"]}"#),
    Form(Filter<Proposal>.involving("us"), #"{"involving":{"actors":["us"]}}"#),
    Form(
      Filter<Proposal>.involving("us", as: .drafted), #"{"involving":{"actors":["us"],"roles":["drafted"]}}"#),
    Form(
      Filter<Proposal>.involving(.members(of: "eu"), as: .signed),
      #"{"involving":{"where":{"membersOf":{"actors":["eu"]}},"roles":["signed"]}}"#),
    Form(Filter<Proposal>.involving(.kind(.state)), #"{"involving":{"where":{"kind":["state"]}}}"#),
    Form(Filter<Proposal>.status(.published), #"{"status":{"is":["published"]}}"#),
    Form(
      Filter<Proposal>.status(.published, on: "2025-11-20"), #"{"status":{"is":["published"],"on":"2025-11-20"}}"#),
    Form(Filter<Proposal>.revises("us-28"), #"{"revises":["us-28"]}"#),
    Form(Filter<Proposal>.revises(.kind(.plan)), #"{"revises":{"where":{"kind":["plan"]}}}"#),
    Form(Filter<Proposal>.answers("us-28"), #"{"answers":["us-28"]}"#),
    Form(Filter<Proposal>.answers(.kind(.plan)), #"{"answers":{"where":{"kind":["plan"]}}}"#),
    Form(Filter<Proposal>.modelledOn("gaza-20"), #"{"modelledOn":["gaza-20"]}"#),
    Form(Filter<Proposal>.modelledOn(.kind(.plan)), #"{"modelledOn":{"where":{"kind":["plan"]}}}"#),
    Form(Filter<Proposal>.consent(of: "ukraine"), #"{"consent":["ukraine"]}"#),
    Form(Filter<Proposal>.consent(of: .kind(.bloc)), #"{"consent":{"where":{"kind":["bloc"]}}}"#),
    Form(Filter<Proposal>.provision(.topic(.forceCap)), #"{"provision":{"where":{"topic":["forceCap"]}}}"#),
  ]

  private static let provisions: [Form] = [
    Form(Filter<Provision>.proposal("us-28"), #"{"proposal":["us-28"]}"#),
    Form(Filter<Provision>.proposal(.kind(.plan)), #"{"proposal":{"where":{"kind":["plan"]}}}"#),
    Form(Filter<Provision>.under("us-28/6"), #"{"under":["us-28/6"]}"#),
    Form(Filter<Provision>.topic(.forceCap, .recognition), #"{"topic":["forceCap","recognition"]}"#),
    Form(Filter<Provision>.obligor("ukraine"), #"{"obligor":["ukraine"]}"#),
    Form(Filter<Provision>.obligor(.kind(.state)), #"{"obligor":{"where":{"kind":["state"]}}}"#),
    Form(Filter<Provision>.beneficiary("ukraine"), #"{"beneficiary":["ukraine"]}"#),
    Form(Filter<Provision>.beneficiary(.kind(.state)), #"{"beneficiary":{"where":{"kind":["state"]}}}"#),
    Form(Filter<Provision>.effect(.concession), #"{"effect":["concession"]}"#),
    Form(Filter<Provision>.modality(.shall), #"{"modality":["shall"]}"#),
    Form(Filter<Provision>.descendsFrom("us-28/6"), #"{"descendsFrom":["us-28/6"]}"#),
    Form(Filter<Provision>.place("crimea"), #"{"place":["crimea"]}"#),
    Form(
      Filter<Provision>.quantity(.personnel, 5...600_000),
      #"{"quantity":{"unit":"personnel","atLeast":5,"atMost":600000}}"#),
    Form(Filter<Provision>.quantity(.personnel, 600_000...), #"{"quantity":{"unit":"personnel","atLeast":600000}}"#),
    Form(Filter<Provision>.quantity(.euro, ...5), #"{"quantity":{"unit":"EUR","atMost":5}}"#),
  ]

  private static let concessions: [Form] = [
    Form(Filter<Concession>.by("ukraine"), #"{"by":["ukraine"]}"#),
    Form(Filter<Concession>.by(.kind(.state)), #"{"by":{"where":{"kind":["state"]}}}"#),
    Form(Filter<Concession>.to("russia"), #"{"to":["russia"]}"#),
    Form(Filter<Concession>.to(.kind(.state)), #"{"to":{"where":{"kind":["state"]}}}"#),
    Form(
      Filter<Concession>.demandedBy("actor:russia", "proposal:us-28"),
      #"{"demandedBy":["actor:russia","proposal:us-28"]}"#),
    Form(Filter<Concession>.demandedBy(.kind(.state)), #"{"demandedBy":{"where":{"kind":["state"]}}}"#),
    Form(Filter<Concession>.kind(.territorial), #"{"kind":["territorial"]}"#),
    Form(
      Filter<Concession>.status(.demanded, .offered, on: "2025-11-20"),
      #"{"status":{"is":["demanded","offered"],"on":"2025-11-20"}}"#),
    Form(Filter<Concession>.establishedBy("us-28/21"), #"{"establishedBy":["us-28/21"]}"#),
    Form(Filter<Concession>.establishedBy(.proposal("us-28")), #"{"establishedBy":{"where":{"proposal":["us-28"]}}}"#),
    Form(Filter<Concession>.place("donetsk"), #"{"place":["donetsk"]}"#),
    Form(Filter<Concession>.statement("st-1"), #"{"statement":["st-1"]}"#),
    Form(Filter<Concession>.statement(.speaker("putin")), #"{"statement":{"where":{"speaker":["putin"]}}}"#),
    Form(Filter<Concession>.quantity(.percent, 20...), #"{"quantity":{"unit":"percent","atLeast":20}}"#),
  ]

  private static let sanctions: [Form] = [
    Form(Filter<Sanction>.imposedBy("eu"), #"{"imposedBy":["eu"]}"#),
    Form(Filter<Sanction>.imposedBy(.kind(.bloc)), #"{"imposedBy":{"where":{"kind":["bloc"]}}}"#),
    Form(Filter<Sanction>.target("russia"), #"{"target":["russia"]}"#),
    Form(Filter<Sanction>.target(.kind(.company)), #"{"target":{"where":{"kind":["company"]}}}"#),
    Form(Filter<Sanction>.measure(.assetFreeze), #"{"measure":["assetFreeze"]}"#),
    Form(Filter<Sanction>.programme("Sectoral"), #"{"programme":["Sectoral"]}"#),
    Form(Filter<Sanction>.package(18, 19), #"{"package":["18","19"]}"#),
    Form(Filter<Sanction>.status(.adopted), #"{"status":{"is":["adopted"]}}"#),
    Form(Filter<Sanction>.inForce(on: "2025-11-20"), #"{"inForce":"2025-11-20"}"#),
    Form(Filter<Sanction>.expiring(before: "2026-02-01"), #"{"expiring":"2026-02-01"}"#),
    Form(Filter<Sanction>.place("belgium"), #"{"place":["belgium"]}"#),
    Form(Filter<Sanction>.place(.kind(.country)), #"{"place":{"where":{"kind":["country"]}}}"#),
    Form(Filter<Sanction>.heldBy("euroclear"), #"{"heldBy":["euroclear"]}"#),
    Form(Filter<Sanction>.heldBy(.kind(.company)), #"{"heldBy":{"where":{"kind":["company"]}}}"#),
    Form(Filter<Sanction>.snapback, #"{"snapback":[]}"#),
  ]

  private static let guaranteesAndPledges: [Form] = [
    Form(Filter<SecurityGuarantee>.guarantor("us"), #"{"guarantor":["us"]}"#),
    Form(Filter<SecurityGuarantee>.beneficiary("ukraine"), #"{"beneficiary":["ukraine"]}"#),
    Form(Filter<SecurityGuarantee>.beneficiary(.kind(.state)), #"{"beneficiary":{"where":{"kind":["state"]}}}"#),
    Form(Filter<SecurityGuarantee>.form(.collectiveDefence), #"{"form":["collectiveDefence"]}"#),
    Form(Filter<SecurityGuarantee>.status(.proposed), #"{"status":{"is":["proposed"]}}"#),
    Form(Filter<SecurityGuarantee>.establishedBy("us-28/5"), #"{"establishedBy":["us-28/5"]}"#),
    Form(Filter<SecurityGuarantee>.blockedBy("us-28/7"), #"{"blockedBy":["us-28/7"]}"#),
    Form(Filter<SecurityGuarantee>.blockedBy(.proposal("us-28")), #"{"blockedBy":{"where":{"proposal":["us-28"]}}}"#),
    Form(Filter<SecurityGuarantee>.quantity(.years, 10...), #"{"quantity":{"unit":"years","atLeast":10}}"#),
    Form(Filter<Pledge>.by("germany"), #"{"by":["germany"]}"#),
    Form(Filter<Pledge>.to("ukraine"), #"{"to":["ukraine"]}"#),
    Form(Filter<Pledge>.kind(.military), #"{"kind":["military"]}"#),
    Form(Filter<Pledge>.status(.announced), #"{"status":{"is":["announced"]}}"#),
    Form(Filter<Pledge>.quantity(.euro, 1_000_000...), #"{"quantity":{"unit":"EUR","atLeast":1000000}}"#),
  ]

  private static let others: [Form] = [
    Form(Filter<Event>.kind(.summit), #"{"kind":["summit"]}"#),
    Form(Filter<Event>.status(.held), #"{"status":{"is":["held"]}}"#),
    Form(Filter<Event>.participant("us"), #"{"participant":["us"]}"#),
    Form(Filter<Event>.participant(.kind(.state)), #"{"participant":{"where":{"kind":["state"]}}}"#),
    Form(Filter<Event>.invited("ukraine"), #"{"invited":["ukraine"]}"#),
    Form(Filter<Event>.excluded("eu"), #"{"excluded":["eu"]}"#),
    Form(Filter<Event>.about("proposal:us-28"), #"{"about":{"subject":"proposal:us-28"}}"#),
    Form(Filter<Event>.place("geneva"), #"{"place":["geneva"]}"#),
    Form(Filter<Matter>.topic(.recognition), #"{"topic":["recognition"]}"#),
    Form(Filter<Matter>.under("land"), #"{"under":["land"]}"#),
    Form(Filter<Place>.kind(.city), #"{"kind":["city"]}"#),
    Form(Filter<Place>.partOf("ukraine"), #"{"partOf":["ukraine"]}"#),
    Form(Filter<Place>.isoCode("UA-14"), #"{"isoCode":["UA-14"]}"#),
    Form(
      Filter<Finding>.concerning("provision:us-28/6", including: .exactly),
      #"{"concerning":{"subject":"provision:us-28/6","including":"exactly"}}"#),
    Form(Filter<Finding>.score(atLeast: 2), #"{"score":["2","3"]}"#),
    Form(Filter<Finding>.quantity(.percent, ...50), #"{"quantity":{"unit":"percent","atMost":50}}"#),
    Form(Filter<Discrepancy>.concerning("sanction:eu-18"), #"{"concerning":{"subject":"sanction:eu-18"}}"#),
    Form(Filter<Discrepancy>.member("deadline"), #"{"member":["deadline"]}"#),
  ]

  private static let forms =
    combined + anyRecord + statements + stances + actorsAndSources + proposals + provisions + concessions + sanctions
    + guaranteesAndPledges + others

  @Test("Every filter is written as ever and read back")
  func frozen() throws {
    for form in Self.forms {
      let json = try JSONValue(parsing: Array(form.text.utf8))
      #expect(form.json == json, "\(form.text)")
      #expect(try form.read(json) == form.node, "\(form.text)")
    }
  }

  /// The names on the left were written before filters were called as the properties that they ask for.
  private static let former: [Form] = [
    statement(.any(.speaker("a"), .not(.mode(.refusal))), #"{"any":[{"by":["a"]},{"not":{"mode":["refusal"]}}]}"#),
    statement(.addressee("us"), #"{"addressedTo":["us"]}"#),
    statement(.occasion(.place("geneva")), #"{"atEvent":{"where":{"inPlace":["geneva"]}}}"#),
    statement(.respondsTo(.speaker("putin")), #"{"respondsTo":{"where":{"by":["putin"]}}}"#),
    Form(Filter<Proposal>.consent(of: "ukraine"), #"{"consentOf":["ukraine"]}"#),
    Form(Filter<Provision>.proposal(.consent(of: "ukraine")), #"{"of":{"where":{"consentOf":["ukraine"]}}}"#),
    Form(Filter<Provision>.obligor("ukraine"), #"{"obliging":["ukraine"]}"#),
    Form(Filter<Provision>.beneficiary("ukraine"), #"{"benefiting":["ukraine"]}"#),
    Form(Filter<Concession>.by("ukraine"), #"{"by":["ukraine"]}"#),
    Form(Filter<SecurityGuarantee>.guarantor("us"), #"{"by":["us"]}"#),
    Form(Filter<SecurityGuarantee>.beneficiary("ukraine"), #"{"for":["ukraine"]}"#),
    Form(Filter<Sanction>.place("belgium"), #"{"inPlace":["belgium"]}"#),
    Form(Filter<Finding>.concerning("actor:nato"), #"{"about":{"subject":"actor:nato"}}"#),
    Form(Filter<Discrepancy>.concerning("actor:nato"), #"{"about":{"subject":"actor:nato"}}"#),
    Form(Filter<Event>.about("actor:nato"), #"{"about":{"subject":"actor:nato"}}"#),
  ]

  @Test("A filter that was stored under a former name is read")
  func former() throws {
    for form in Self.former {
      #expect(try form.read(JSONValue(parsing: Array(form.text.utf8))) == form.node, "\(form.text)")
    }
  }

  @Test("Fractions stay exact")
  func fractions() throws {
    let filter = Filter<Finding>.quantity(.percent, (try DecimalNumber("0.10"))...)
    #expect(try Filter<Finding>(jsonValue: filter.jsonValue) == filter)
    #expect(
      try Filter<Finding>(jsonValue: JSONValue(parsing: Array(#"{"quantity":{"unit":"percent","atLeast":1e-1}}"#.utf8)))
        == filter)
  }

  /// What may be written by hand or by a later version, though no filter of today is written so.
  @Test("Other ways to write a filter are read too")
  func otherWays() throws {
    func read<Item>(_ text: String) throws -> Filter<Item> {
      try Filter(jsonValue: JSONValue(parsing: Array(text.utf8)))
    }
    #expect(
      try read(#"{"concerning":{"subject":"actor:nato","including":"parts"}}"#)
        == Filter<Stance>.concerning("actor:nato"))
    #expect(try read(#"{"affiliated":{"actors":["eu"],"roles":[]}}"#) == Filter<Actor>.affiliated(with: "eu"))
    #expect(try read(#"{"during":"2025-11-20"}"#) == Filter<Event>.during("2025-11-20"))
    let relation: Filter<Statement> = try read(#"{"speaker":{"where":{"kind":["person"]},"on":"2025-11-20"}}"#)
    #expect(relation.jsonValue == ["speaker": ["where": ["kind": ["person"]], "on": "2025-11-20"]])
  }

  @Test("Every test of every type of record has its stored form here")
  func complete() {
    var seen: [String: Set<FilterTest.Name>] = [:]
    for form in Self.forms { form.node.collect(of: form.type, into: &seen) }
    let ofDates = FilterTest.Name.ofDates.union(FilterTest.Name.ofAnyRecord)
    #expect(seen["Statement"] == Statement.tests.union(FilterTest.Name.ofAnyRecord))
    #expect(seen["Stance"] == Stance.tests)
    let types: [any Queryable.Type] = [
      Actor.self, Source.self, Proposal.self, Provision.self, Concession.self, Sanction.self, SecurityGuarantee.self,
      Pledge.self, Event.self, Matter.self, Place.self, Finding.self, Discrepancy.self,
    ]
    for type in types {
      #expect(seen["\(type)"]?.subtracting(ofDates) == type.tests.subtracting(ofDates), "\(type)")
    }
    let all = seen.values.reduce(into: Set()) { $0.formUnion($1) }
    #expect(all == Set(FilterTest.Name.allCases))
  }
}

extension FilterNode {
  /// Notes all tests that occur, also within others, by the type of item that they are asked of.
  fileprivate func collect(of type: Any.Type, into seen: inout [String: Set<FilterTest.Name>]) {
    switch self {
    case .all(let nodes), .any(let nodes): for node in nodes { node.collect(of: type, into: &seen) }
    case .not(let node): node.collect(of: type, into: &seen)
    case .test(let test):
      seen["\(type)", default: []].insert(test.name)
      switch test.argument {
      case .filter(let node, _), .filterAs(let node, _):
        node.collect(of: test.name.innerType ?? type, into: &seen)
      default: break
      }
    }
  }
}
