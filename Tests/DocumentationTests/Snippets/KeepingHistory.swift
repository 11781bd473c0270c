import Parley

/// A ledger with the entries of the guide.
private func talks() throws -> Ledger {
  let ledger = try Ledger(
    Dossier(
      title: "A plan",
      records: [
        Actor("kaja-kallas", "Kaja Kallas", .person),
        Actor("dmitry-peskov", "Dmitry Peskov", .person),
        Proposal("us-28", "US 28-point plan", .plan),
      ]),
    recordedAt: "2025-11-20T08:00:00Z")

  try ledger.commit(
    [
      .put(
        Statement(
          "peskov-1", by: "dmitry-peskov", on: "2025-11-19",
          "Says that there is nothing new."))
    ],
    by: "news desk", note: "Morning briefing", at: "2025-11-20T09:30:00Z")

  try ledger.commit(
    [
      .put(
        Statement(
          "peskov-1", by: "dmitry-peskov", on: "2025-11-19",
          "Declines to comment on a new plan.", mode: .refusal)),
      .put(
        Statement(
          "kallas-1", by: "kaja-kallas", on: "2025-11-20",
          "A plan needs the backing of the Europeans.")),
    ],
    by: "russia desk", note: "Corrected after the recording",
    at: "2025-11-20T14:00:00Z")
  return ledger
}

func historyCommitting() throws {
  let ledger = try talks()
  print(ledger.sequence, ledger.dossier.statements.map(\.id))
  for entry in ledger.entries {
    print(entry.sequence, entry.recordedAt, entry.author, entry.changes.count)
  }
}

func historyAsOf() throws {
  let ledger = try talks()
  let noon = ledger.dossier(asOf: "2025-11-20T12:00:00Z")
  for statement in noon.statements(.during("2025-11-19")) {
    print(noon.sequence ?? 0, statement.summary)
  }
  let now = ledger.dossier
  for statement in now.statements(.during("2025-11-19")) {
    print(now.sequence ?? 0, statement.summary)
  }
}

func historyVersions() throws {
  let ledger = try talks()
  try ledger.commit(
    [.retract("peskov-1" as Statement.ID, reason: "The recording is of 2024.")],
    by: "russia desk", at: "2025-11-21T07:00:00Z")
  for version in ledger.history(of: "peskov-1" as Statement.ID) {
    print(version.recordedAt, version.record?.summary ?? "no longer there")
  }
}

func historyChanges() throws {
  let ledger = try talks()
  for change in ledger.changes(from: 1, to: 2) {
    let isChanged = change.before != nil && change.after != nil
    print(change.key, isChanged ? "changed" : "added or gone")
  }
  let statements = ledger.changes(
    of: Statement.self, from: "2025-11-20T12:00:00Z", to: "2025-11-20T18:00:00Z")
  for statement in statements {
    print(statement.before?.mode ?? "none", "->", statement.after?.mode ?? "none")
  }
}

func historyConflicts() throws {
  let ledger = try talks()
  let base = ledger.dossier(asOf: "2025-11-20T12:00:00Z")
  var statement = base.statements[0]
  statement.note = "Check the date."
  do throws(LedgerError) {
    try ledger.commit(
      [.put(statement)], by: "night desk", at: "2025-11-20T23:00:00Z",
      basedOn: base)
  } catch {
    print(error.code, error.category, error.records)
    print(error)
  }
  print(ledger.sequence)
}

func historyMerging() throws {
  let ledger = try talks()
  try ledger.commit(
    [
      .put(Actor("d-peskov", "D. Peskov", .person)),
      .put(
        Statement(
          "peskov-2", by: "d-peskov", on: "2025-11-21", "Denies a deadline.")),
    ],
    by: "agency import", at: "2025-11-21T08:00:00Z")
  try ledger.commit(
    [
      .merge(
        "d-peskov" as Actor.ID, into: "dmitry-peskov", reason: "The same person.")
    ],
    by: "russia desk", at: "2025-11-21T09:00:00Z")
  print(ledger.dossier.statements(.speaker("dmitry-peskov")).map(\.id))
  print(ledger.changes(from: 3, to: 4).map(\.key))
}

func historyStoring() throws {
  let retraction = Ledger.Entry(
    3, at: "2025-11-21T07:00:00Z", by: "russia desk",
    changes: [
      .retract("peskov-1" as Statement.ID, reason: "The recording is of 2024.")
    ])
  let json = retraction.jsonBytes()
  print(String(decoding: json, as: UTF8.self))
  print(try Ledger.Entry(jsonBytes: json) == retraction)
}

func referenceLedger() throws {
  let ledger = Ledger(title: "Talks")
  try ledger.commit(
    [.put(Actor("dmitry-peskov", "Dmitry Peskov", .person))],
    by: "desk", note: "The first name.", at: "2025-11-20T09:00:00Z")
  print(ledger.sequence, ledger.dossier.actors.map(\.id))
  print(ledger.dossier(asOf: "2025-11-20T08:00:00Z").actors.count)
}
