import Parley

func securityLimits() {
  let deep = #"{"$parley": 1, "x": "# + String(repeating: "[", count: 100_000)
  let long = #"{"$parley": 1, "x": "# + String(repeating: "9", count: 1_000_000) + "}"
  let twice = #"{"$parley": 1, "title": "a", "title": "b"}"#
  for text in [deep, long, twice, ""] {
    do throws(DocumentError) {
      _ = try Dossier(jsonBytes: Array(text.utf8), named: "hostile.json")
    } catch {
      print(
        "\(error.code) at line \(error.line), column \(error.column): \(error.reason)"
      )
    }
  }
}
