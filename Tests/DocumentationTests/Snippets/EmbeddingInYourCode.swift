import Parley
import ParleyStore

// A file that imports Parley and declares an actor of its own.
actor Newsroom {
  private var dossier = Dossier(records: [])

  func publish(_ dossier: Dossier) { self.dossier = dossier }

  func statements(about subject: Subject) -> [Statement] {
    dossier.statements(.concerning(subject))
  }
}

func describe(_ isolated: any _Concurrency.Actor) -> String {
  "an actor of Swift, \(type(of: isolated))"
}

func describe(_ record: Parley.Actor) -> String {
  "an actor of the dossier, \(record.name)"
}

func embeddingActors() async {
  let dossier = codedArticle()
  let newsroom = Newsroom()
  await newsroom.publish(dossier)
  print(describe(newsroom))
  print(describe(Actor("denmark", "Denmark", .state)))
  print(await newsroom.statements(about: "matter:ceasefire").map(\.id))
}

func embeddingTasks() async {
  let dossier = codedArticle()
  async let refusals = dossier.count(Filter<Statement>.mode(.refusal))
  async let redLines = dossier.count(Filter<Statement>.firmness(.redLine))
  print(await refusals, await redLines)
}

func title(of document: [UInt8]) -> String {
  do throws(DocumentError) {
    return try Dossier(jsonBytes: document).title
  } catch {
    return error.code == .tooDeep ? "too deep" : error.reason
  }
}

func follow(_ changes: StoreChanges) async {
  do throws(StoreError) {
    for try await change in changes { print(change.entry.sequence) }
  } catch {
    print(error.code, error.reason)
  }
}
