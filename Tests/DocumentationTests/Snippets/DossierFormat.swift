import Parley

func formatCanonical() throws {
  let text = """
    {"title": "Talks", "$parley": 1, "sources": [], "statements": [
      {"speakers": ["ukraine", "france"], "summary": "A joint statement.", "id": "st-1", "date": "2025-11-20",
       "mode": "reported", "keywords": ["paris", "joint"]}]}
    """
  let dossier = try Dossier(jsonBytes: Array(text.utf8))
  print(String(decoding: dossier.jsonBytes(), as: UTF8.self), terminator: "")
}

func formatRoundTrip() throws {
  let dossier = codedArticle()
  let bytes = dossier.jsonBytes()
  let again = try Dossier(jsonBytes: bytes).jsonBytes()
  print(bytes == again)
}

func formatSchema() {
  let schema = Dossier.jsonSchema()
  if case .object(let members) = schema,
    case .object(let definitions)? = members["$defs"]
  {
    print(members["$schema"] ?? "none", "with", definitions.count, "definitions")
  }
}

func formatErrors() {
  let text = """
    {
      "$parley": 1,
      "statements": [
        {"date": "2025-11-20", "id": "st-1", "speakers": ["ukraine"], "summary": "…",
         "stances": [{"attitude": "opposes", "subject": "us-28"}]}
      ]
    }
    """
  do throws(DocumentError) {
    _ = try Dossier(jsonBytes: Array(text.utf8), named: "talks.json")
  } catch {
    print(error)
  }
}

func formatDangling() throws {
  let text = """
    {
      "$parley": 1,
      "statements": [
        {"citations": [{"source": "report"}], "date": "2025-11-20", "id": "st-1", "speakers": ["ukraine"],
         "summary": "…", "stances": [{"attitude": "opposes", "subject": "proposal:us-28"}]}
      ]
    }
    """
  let bytes = Array(text.utf8)
  let dossier = try Dossier(jsonBytes: bytes, named: "talks.json")
  for problem in dossier.validate(locatingIn: bytes, named: "talks.json") {
    print(problem)
  }
}
