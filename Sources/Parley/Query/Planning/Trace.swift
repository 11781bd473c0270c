/// What a planner notes down about its decisions, for whoever wants them explained.
final class Trace {
  /// What was decided, in the order of the decisions.
  private(set) var steps: [String] = []
  /// What is strange about the question.
  private(set) var notes: [String] = []
  private var known: Set<String> = []
  /// The rows of the lists that were chosen.
  private(set) var listed = 0

  func step(_ text: String) { steps.append(text) }

  func note(_ text: String) {
    if known.insert(text).inserted { notes.append(text) }
  }

  /// Takes down that lists were chosen.
  func list(_ name: FilterTest.Name, _ terms: [Term], _ lists: [Range<Int>]) {
    let size = lists.reduce(0) { $0 + $1.count }
    let shown = terms.prefix(3).map { "\"\($0)\"" } + (terms.count > 3 ? ["\(terms.count - 3) more"] : [])
    steps.append("list of \(name) \(shown.joined(separator: ", ")): \(size) rows")
  }

  /// Takes down that nothing is known under some terms.
  func unknown(_ name: FilterTest.Name, _ terms: [Term]) {
    for term in terms.prefix(10) { note("nothing is known under \(name) \"\(term)\"") }
    if terms.count > 10 { note("nothing is known under \(terms.count - 10) more terms of \(name)") }
  }
}
