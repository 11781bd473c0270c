import Parley
import Testing

/// What `print` says of filters, queries and groupings: Swift that makes the same.
@Suite("Filters as text") struct FilterTextTests {
  private static func check<Item>(_ filters: [(Filter<Item>, String)]) {
    for (filter, text) in filters { #expect("\(filter)" == text) }
  }

  // Each text is the source of the filter beside it.

  @Test func `filters of Statement print as they are written`() {
    Self.check([
      (Filter<Statement>.all(), ".all()"),
      (.any(), ".any()"),
      (.any(.speaker("a"), .not(.mode(.refusal))), #".any(.speaker("a"), .not(.mode(.refusal)))"#),
      (.speaker(), ".speaker()"),
      (.id("st-1", "st-2"), #".id("st-1", "st-2")"#),
      (.keyword("nuclear"), #".keyword("nuclear")"#),
      (.source("wsj"), #".source("wsj")"#),
      (.source(.grade(atLeast: .b)), ".source(.grade(atLeast: .b))"),
      (.certainty(.confirmed, .possible), ".certainty(.confirmed, .possible)"),
      (.review(.draft), ".review(.draft)"),
      (.recorded(), ".recorded()"),
      (
        .recorded(since: "2025-11-20T08:00:00+01:00", before: "2025-11-21T00:00:00.5Z"),
        #".recorded(since: "2025-11-20T07:00:00Z", before: "2025-11-21T00:00:00.5Z")"#
      ),
      (.text("\"long-range\" weapon*"), #".text("\"long-range\" weapon*")"#),
      (.during("2025-11"), #".during("2025-11")"#),
      (.possiblyDuring("2025-11-20/.."), #".possiblyDuring("2025-11-20/..")"#),
      (.before("2025-11-20"), #".before("2025-11-20")"#),
      (.since("2025-11-20"), #".since("2025-11-20")"#),
      (.speaker("kaja-kallas"), #".speaker("kaja-kallas")"#),
      (.speaker(.kind(.person)), ".speaker(.kind(.person))"),
      (.speaker(.affiliated(with: "eu", as: .minister)), #".speaker(.affiliated(with: "eu", as: .minister))"#),
      (.speakingFor("eu", on: "2025-11-20"), #".speakingFor("eu", on: "2025-11-20")"#),
      (.speakingFor(.members(of: "eu", on: "2025-11-20")), #".speakingFor(.members(of: "eu", on: "2025-11-20"))"#),
      (.onBehalfOf("eu"), #".onBehalfOf("eu")"#),
      (.onBehalfOf(.kind(.bloc)), ".onBehalfOf(.kind(.bloc))"),
      (.addressee("us"), #".addressee("us")"#),
      (.addressee(.kind(.state)), ".addressee(.kind(.state))"),
      (.reportedBy("tass"), #".reportedBy("tass")"#),
      (.reportedBy(.kind(.media)), ".reportedBy(.kind(.media))"),
      (.capacity(.personal), ".capacity(.personal)"),
      (.mode(.refusal, .silence), ".mode(.refusal, .silence)"),
      (.occasion("summit"), #".occasion("summit")"#),
      (.occasion(.participant("us")), #".occasion(.participant("us"))"#),
      (.place("kyiv"), #".place("kyiv")"#),
      (.place(.kind(.city)), ".place(.kind(.city))"),
      (.respondsTo("st-1"), #".respondsTo("st-1")"#),
      (.respondsTo(.speaker("putin")), #".respondsTo(.speaker("putin"))"#),
      (.retracts("st-1"), #".retracts("st-1")"#),
      (.retracts(.all()), ".retracts(.all())"),
      (
        .stance(.concerning("proposal:us-28", including: .exactly), .attitude(.opposes)),
        #".stance(.concerning("proposal:us-28", including: .exactly), .attitude(.opposes))"#
      ),
      (.concerning("matter:land"), #".concerning("matter:land")"#),
      (.concerning("proposal:us-28", including: .lineage), #".concerning("proposal:us-28", including: .lineage)"#),
    ])
  }

  @Test func `filters of Stance print as they are written`() {
    Self.check([
      (Filter<Stance>.concerning("actor:nato"), #".concerning("actor:nato")"#),
      (.concerning(proposal: .revises("us-28")), #".concerning(proposal: .revises("us-28"))"#),
      (.concerning(provision: .topic(.forceCap)), ".concerning(provision: .topic(.forceCap))"),
      (.attitude(.opposes, .rejects), ".attitude(.opposes, .rejects)"),
      (.polarity(.negative), ".polarity(.negative)"),
      (.firmness(.redLine), ".firmness(.redLine)"),
    ])
  }

  @Test func `filters of Actor print as they are written`() {
    Self.check([
      (Filter<Actor>.kind(.bloc), ".kind(.bloc)"),
      (.anonymous, ".anonymous"),
      (.identifier(.wikidata, "Q42"), #".identifier(.wikidata, "Q42")"#),
      (.affiliated(with: "eu"), #".affiliated(with: "eu")"#),
      (
        .affiliated(with: "eu", as: .head, .envoy, on: "2025-11-20"),
        #".affiliated(with: "eu", as: .head, .envoy, on: "2025-11-20")"#
      ),
      (.members(of: "eu"), #".members(of: "eu")"#),
    ])
  }

  @Test func `filters of Source print as they are written`() {
    Self.check([
      (Filter<Source>.kind(.news), ".kind(.news)"),
      (.publisher("Axios"), #".publisher("Axios")"#),
      (.language("uk"), #".language("uk")"#),
      (.grade(atLeast: .a), ".grade(atLeast: .a)"),
      (.since("2025-11-20"), #".since("2025-11-20")"#),
      (.before("2025-11-20"), #".before("2025-11-20")"#),
      (.during("2025"), #".during("2025")"#),
      (.possiblyDuring("2025~"), #".possiblyDuring("2025~")"#),
    ])
  }

  @Test func `filters of Proposal print as they are written`() {
    Self.check([
      (Filter<Proposal>.kind(.plan), ".kind(.plan)"),
      (.involving("us"), #".involving("us")"#),
      (.involving("us", as: .drafted), #".involving("us", as: .drafted)"#),
      (.involving(.members(of: "eu"), as: .signed), #".involving(.members(of: "eu"), as: .signed)"#),
      (.involving(.kind(.state)), ".involving(.kind(.state))"),
      (.status(.published), ".status(.published)"),
      (.status(.published, on: "2025-11-20"), #".status(.published, on: "2025-11-20")"#),
      (.revises("us-28"), #".revises("us-28")"#),
      (.revises(.kind(.plan)), ".revises(.kind(.plan))"),
      (.modelledOn("gaza-20"), #".modelledOn("gaza-20")"#),
      (.modelledOn(.kind(.plan)), ".modelledOn(.kind(.plan))"),
      (.consent(of: "ukraine"), #".consent(of: "ukraine")"#),
      (.consent(of: .kind(.bloc)), ".consent(of: .kind(.bloc))"),
      (.provision(.topic(.forceCap)), ".provision(.topic(.forceCap))"),
    ])
  }

  @Test func `filters of Provision print as they are written`() {
    Self.check([
      (Filter<Provision>.proposal("us-28"), #".proposal("us-28")"#),
      (.proposal(.kind(.plan)), ".proposal(.kind(.plan))"),
      (.under("us-28/6"), #".under("us-28/6")"#),
      (.topic(.forceCap, .recognition), ".topic(.forceCap, .recognition)"),
      (.obligor("ukraine"), #".obligor("ukraine")"#),
      (.obligor(.kind(.state)), ".obligor(.kind(.state))"),
      (.beneficiary("ukraine"), #".beneficiary("ukraine")"#),
      (.beneficiary(.kind(.state)), ".beneficiary(.kind(.state))"),
      (.effect(.concession), ".effect(.concession)"),
      (.modality(.shall), ".modality(.shall)"),
      (.descendsFrom("us-28/6"), #".descendsFrom("us-28/6")"#),
      (.place("crimea"), #".place("crimea")"#),
      (.quantity(.personnel, 5...600_000), ".quantity(.personnel, 5...600000)"),
      (.quantity(.personnel, 600_000...), ".quantity(.personnel, 600000...)"),
      (.quantity(.euro, ...5), ".quantity(.euro, ...5)"),
    ])
  }

  @Test func `filters of Concession print as they are written`() {
    Self.check([
      (Filter<Concession>.by("ukraine"), #".by("ukraine")"#),
      (.by(.kind(.state)), ".by(.kind(.state))"),
      (.to("russia"), #".to("russia")"#),
      (.to(.kind(.state)), ".to(.kind(.state))"),
      (.demandedBy("actor:russia", "proposal:us-28"), #".demandedBy("actor:russia", "proposal:us-28")"#),
      (.demandedBy(.kind(.state)), ".demandedBy(.kind(.state))"),
      (.kind(.territorial), ".kind(.territorial)"),
      (.status(.demanded, .offered, on: "2025-11-20"), #".status(.demanded, .offered, on: "2025-11-20")"#),
      (.establishedBy("us-28/21"), #".establishedBy("us-28/21")"#),
      (.establishedBy(.proposal("us-28")), #".establishedBy(.proposal("us-28"))"#),
      (.place("donetsk"), #".place("donetsk")"#),
      (.statement("st-1"), #".statement("st-1")"#),
      (.statement(.speaker("putin")), #".statement(.speaker("putin"))"#),
      (.quantity(.percent, 20...), ".quantity(.percent, 20...)"),
    ])
  }

  @Test func `filters of Sanction print as they are written`() {
    Self.check([
      (Filter<Sanction>.imposedBy("eu"), #".imposedBy("eu")"#),
      (.imposedBy(.kind(.bloc)), ".imposedBy(.kind(.bloc))"),
      (.target("russia"), #".target("russia")"#),
      (.target(.kind(.company)), ".target(.kind(.company))"),
      (.measure(.assetFreeze), ".measure(.assetFreeze)"),
      (.programme("Sectoral"), #".programme("Sectoral")"#),
      (.package(18, 19), ".package(18, 19)"),
      (.status(.adopted), ".status(.adopted)"),
      (.inForce(on: "2025-11-20"), #".inForce(on: "2025-11-20")"#),
      (.expiring(before: "2026-02-01"), #".expiring(before: "2026-02-01")"#),
      (.place("belgium"), #".place("belgium")"#),
      (.place(.kind(.country)), ".place(.kind(.country))"),
      (.heldBy("euroclear"), #".heldBy("euroclear")"#),
      (.heldBy(.kind(.company)), ".heldBy(.kind(.company))"),
      (.snapback, ".snapback"),
    ])
  }

  @Test func `filters of SecurityGuarantee print as they are written`() {
    Self.check([
      (Filter<SecurityGuarantee>.guarantor("us"), #".guarantor("us")"#),
      (.beneficiary("ukraine"), #".beneficiary("ukraine")"#),
      (.beneficiary(.kind(.state)), ".beneficiary(.kind(.state))"),
      (.form(.collectiveDefence), ".form(.collectiveDefence)"),
      (.status(.proposed), ".status(.proposed)"),
      (.establishedBy("us-28/5"), #".establishedBy("us-28/5")"#),
      (.blockedBy("us-28/7"), #".blockedBy("us-28/7")"#),
      (.blockedBy(.proposal("us-28")), #".blockedBy(.proposal("us-28"))"#),
      (.quantity(.years, 10...), ".quantity(.years, 10...)"),
    ])
  }

  @Test func `filters of Pledge print as they are written`() {
    Self.check([
      (Filter<Pledge>.by("germany"), #".by("germany")"#),
      (.to("ukraine"), #".to("ukraine")"#),
      (.kind(.military), ".kind(.military)"),
      (.status(.announced), ".status(.announced)"),
      (.quantity(.euro, 1_000_000...), ".quantity(.euro, 1000000...)"),
    ])
  }

  @Test func `filters of Event print as they are written`() {
    Self.check([
      (Filter<Event>.kind(.summit), ".kind(.summit)"),
      (.status(.held), ".status(.held)"),
      (.participant("us"), #".participant("us")"#),
      (.participant(.kind(.state)), ".participant(.kind(.state))"),
      (.invited("ukraine"), #".invited("ukraine")"#),
      (.excluded("eu"), #".excluded("eu")"#),
      (.about("proposal:us-28"), #".about("proposal:us-28")"#),
      (.place("geneva"), #".place("geneva")"#),
    ])
  }

  @Test func `filters of Matter print as they are written`() {
    Self.check([
      (Filter<Matter>.topic(.recognition), ".topic(.recognition)"),
      (.under("land"), #".under("land")"#),
    ])
  }

  @Test func `filters of Place print as they are written`() {
    Self.check([
      (Filter<Place>.kind(.city), ".kind(.city)"),
      (.partOf("ukraine"), #".partOf("ukraine")"#),
      (.isoCode("UA-14"), #".isoCode("UA-14")"#),
    ])
  }

  @Test func `filters of Finding print as they are written`() {
    Self.check([
      (
        Filter<Finding>.concerning("provision:us-28/6", including: .exactly),
        #".concerning("provision:us-28/6", including: .exactly)"#
      ),
      (.score(atLeast: 2), ".score(atLeast: 2)"),
      (.quantity(.percent, ...50), ".quantity(.percent, ...50)"),
    ])
  }

  @Test func `filters of Discrepancy print as they are written`() {
    Self.check([
      (Filter<Discrepancy>.concerning("sanction:eu-18"), #".concerning("sanction:eu-18")"#),
      (.member("deadline"), #".member("deadline")"#),
    ])
  }

  @Test func `what a stored filter alone can say has a text too`() throws {
    func text<Item>(_ json: JSONValue, _ type: Filter<Item>.Type) throws -> String {
      "\(try Filter<Item>(jsonValue: json))"
    }
    #expect(
      try text(["affiliated": ["actors": ["a", "b"], "roles": ["x-scribe"]]], Filter<Actor>.self)
        == #".any(.affiliated(with: "a", as: "x-scribe"), .affiliated(with: "b", as: "x-scribe"))"#)
    #expect(try text(["polarity": ["opposes"]], Filter<Stance>.self) == ".attitude(.opposes)")
    #expect(try text(["package": ["19", "x"]], Filter<Sanction>.self) == #".package("19", "x")"#)
    #expect(try text(["score": ["1"]], Filter<Finding>.self) == #".score("1")"#)
    #expect(try text(["identifier": ["none"]], Filter<Actor>.self) == #".identifier("none")"#)
    #expect(try text(["quantity": ["unit": "x-tanks"]], Filter<Provision>.self) == #".quantity("x-tanks", ...)"#)
  }

  @Test func `quotation marks, line ends and signs that turn the direction are escaped`() {
    #expect("\(Filter<Statement>.text("\"long range\"\n"))" == #".text("\"long range\"\n")"#)
    #expect(Filter<Sanction>.programme("a\u{0}b").description == #".programme("a\0b")"#)
  }

  @Test func `a long list is cut off in print and whole in a debugger`() {
    let ids = (1...10_000).map { EntityID<Statement>(unchecked: "st-\($0)") }
    let filter = Filter<Statement>.any(ids.map { .id($0) })
    #expect("\(filter)".utf8.count < 300)
    #expect("\(filter)".hasSuffix(#".id("st-12"), /* and 9988 more */)"#))
    #expect(String(reflecting: filter).hasSuffix(#".id("st-10000"))"#))
    #expect(String(reflecting: filter).hasPrefix("Filter<Statement>.any("))
  }

  @Test func `a filter nested deeper than a stored one may be is made flat, and prints as what it is then`() {
    let filter = (0..<500).reduce(Filter<Statement>.speaker("a")) { filter, _ in .not(filter) }
    let text = "\(filter)"
    #expect(text.hasSuffix(#".not(.speaker("a")"# + String(repeating: ")", count: text.matches(of: /\.not\(/).count)))
    #expect(text.matches(of: /\.not\(/).count <= 64)
  }

  @Test func `a query prints as it is written`() {
    #expect("\(Query<Actor>())" == "Query<Actor>()")
    #expect("\(Query<Actor>(where: .kind(.bloc)))" == "Query<Actor>(where: .kind(.bloc))")
    let query = Query<Statement>(
      where: .speakingFor(.members(of: "eu")), .during("2025-11"), orderedBy: .newestFirst, limit: 20)
    #expect(
      "\(query)"
        == #"Query<Statement>(where: .speakingFor(.members(of: "eu")), .during("2025-11"), "#
        + "orderedBy: .newestFirst, limit: 20)")
    #expect(String(reflecting: query) == "\(query)")
  }
}
