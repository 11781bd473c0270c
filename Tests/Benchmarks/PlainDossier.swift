/// The same document as plain structures with derived decoding: what a user of Foundation's decoder would write.
struct PlainDossier: Decodable {
  var actors: [PlainActor]
  var sources: [PlainSource]
  var proposals: [PlainProposal]
  var statements: [PlainStatement]
}

struct PlainCitation: Decodable {
  var source: String
  var locator: String?
}

struct PlainActor: Decodable {
  struct Affiliation: Decodable {
    struct Period: Decodable {
      var from: String?
      var until: String?
    }
    var organisation: String
    var role: String
    var period: Period?
  }
  var id: String
  var name: String
  var kind: String
  var affiliations: [Affiliation]?
  var citations: [PlainCitation]?
}

struct PlainSource: Decodable {
  var id: String
  var title: String
  var kind: String
  var publisher: String?
  var published: String?
  var url: String?
  var grade: String?
}

struct PlainProposal: Decodable {
  struct Provision: Decodable {
    var id: String
    var number: String
    var text: String
    var topics: [String]?
    var effects: [String]?
  }
  var id: String
  var title: String
  var kind: String
  var provisions: [Provision]?
  var citations: [PlainCitation]?
}

struct PlainStatement: Decodable {
  struct Stance: Decodable {
    var subject: String
    var attitude: String
    var firmness: String?
  }
  var id: String
  var speakers: [String]
  var onBehalfOf: [String]?
  var date: String
  var cue: String?
  var summary: String
  var stances: [Stance]?
  var citations: [PlainCitation]?
}
