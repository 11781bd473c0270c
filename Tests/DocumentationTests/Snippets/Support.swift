import Parley

/// Prints a record as it stands in the JSON of a dossier, without the indentation that it has there.
func printJSON(of record: any Record) {
  let text: [UInt8]
  var depth = 4
  if let provision = record as? Provision {
    text = Dossier(records: [Proposal("p", "p", .plan, provisions: [provision])])
      .json()
    depth = 8
  } else {
    text = Dossier(records: [record]).json()
  }
  let indentation = String(repeating: " ", count: depth)
  let lines = String(decoding: text, as: UTF8.self).split(separator: "\n")
  for line in lines where line.hasPrefix(indentation) { print(line.dropFirst(depth)) }
}

/// Prints a document.
func printDocument(_ dossier: Dossier) {
  print(String(decoding: dossier.json(), as: UTF8.self), terminator: "")
}
