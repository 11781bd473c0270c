import Parley

/// Prints a record as it stands in the JSON of a dossier.
func printJSON(of record: some Record) {
  print(String(decoding: record.jsonBytes(), as: UTF8.self), terminator: "")
}

/// Prints a document.
func printDocument(_ dossier: Dossier) {
  print(String(decoding: dossier.jsonBytes(), as: UTF8.self), terminator: "")
}
