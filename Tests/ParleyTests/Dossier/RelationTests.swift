import Parley
import Testing

/// Relations between records, against loops over all of them.
@Suite("Relations of a dossier") struct RelationTests {
  static let dossiers = [
    RandomDossier.dossier(seed: 61, .init(size: 9)),
    RandomDossier.dossier(seed: 62, .init(size: 10, provisions: 4, hasCircles: true)),
    RandomDossier.dossier(seed: 63, .init(size: 6, provisions: 3, hasCircles: true, hasDanglingReferences: true)),
  ]
  static let days: [Day] = ["2001-06-15", "2002-02-28", "2030-01-01"]

  /// Whatever can be reached from a start, by adding until nothing is new.
  static func closure<Node: Hashable>(_ start: Node, _ next: (Node) -> [Node]) -> Set<Node> {
    var found: Set<Node> = []
    var isComplete = false
    while !isComplete {
      let grown = found.union(next(start)).union(found.flatMap(next))
      isComplete = grown == found
      found = grown
    }
    return found
  }

  @Test("Members of a bloc are those of its members too, as surely as asked for; a part is no member")
  func members() {
    for dossier in Self.dossiers {
      for day in Self.days {
        for answer in [Ternary.no, .possibly, .yes] {
          for body in dossier.actors.map(\.id) + ["nobody"] {
            var expected = Self.closure(body) { body in
              dossier.actors.filter { actor in
                actor.affiliations.contains {
                  $0.organisation == body && $0.role == .member
                    && $0.period.contains(day) >= answer
                }
              }.map(\.id)
            }
            expected.remove(body)
            #expect(dossier.members(of: body, on: day, atLeast: answer) == expected.sorted())
          }
        }
        for body in dossier.actors.map(\.id) {
          let certain = dossier.members(of: body, on: day)
          let possible = dossier.members(of: body, on: day, atLeast: .possibly)
          for actor in dossier.actors.map(\.id) where actor != body {
            let expected: Ternary = certain.contains(actor) ? .yes : possible.contains(actor) ? .possibly : .no
            #expect(dossier.isMember(actor, of: body, on: day) == expected)
          }
        }
      }
    }
  }

  /// Those by whose word a bloc goes, looked for step by step.
  private static func voters(of body: Actor.ID, in dossier: Dossier, on day: Day) -> [Actor.ID] {
    func direct(_ body: Actor.ID) -> [Actor] {
      if dossier[body]?.kind == .state { return [] }
      return dossier.actors.filter { actor in
        actor.id != body
          && actor.affiliations.contains {
            $0.organisation == body && $0.role == .member && $0.period.contains(day) == .yes
          }
      }
    }
    func bodies(_ body: Actor.ID) -> [Actor.ID] { direct(body).filter { $0.kind != .person }.map(\.id) }
    let leaves = closure(body, bodies).subtracting([body]).filter { bodies($0).isEmpty }
    return leaves.union(direct(body).filter { $0.kind == .person }.map(\.id)).sorted()
  }

  @Test("A bloc goes by its members and those of member blocs, persons only where they are its own members")
  func votersOfUnions() {
    let dossier = Dossier(
      records: [
        Actor("confederation", "C", .bloc),
        Actor("union", "U", .organisation, affiliations: [Affiliation(.member, of: "confederation")]),
        Actor("pia", "P", .person, affiliations: [Affiliation(.member, of: "union")]),
        Actor("ada", "A", .person, affiliations: [Affiliation(.member, of: "confederation")]),
      ])
    var blocs = VotingMembers(dossier, on: "2025-01-01")
    #expect(blocs.members(of: "confederation") == ["ada", "union"])
    #expect(blocs.members(of: "union") == ["pia"])
  }

  @Test("Those by whose word a bloc goes are those of the closure, and each membership is looked at once")
  func votingMembers() {
    for dossier in Self.dossiers {
      for day in Self.days {
        var blocs = VotingMembers(dossier, on: day)
        for body in dossier.actors.map(\.id) + ["nobody"] {
          #expect(blocs.members(of: body) == Self.voters(of: body, in: dossier, on: day), "\(body) on \(day)")
        }
      }
    }
    var generator = SplitMix64(seed: 8)
    for _ in 0..<60 {
      // Circles, unions of unions and memberships in oneself among few.
      let count = 2 + generator.below(7)
      let actors = (0..<count).map { number in
        Actor(
          Actor.ID(unchecked: "a\(number)"), "A", [.bloc, .bloc, .bloc, .person, .state][generator.below(5)],
          affiliations: (0..<generator.below(3)).map { _ in
            Affiliation(.member, of: Actor.ID(unchecked: "a\(generator.below(count))"))
          })
      }
      let dossier = Dossier(records: actors)
      var blocs = VotingMembers(dossier, on: "2025-01-01")
      for body in actors.map(\.id) {
        #expect(
          blocs.members(of: body) == Self.voters(of: body, in: dossier, on: "2025-01-01"),
          "\(body): \(actors.map { $0.affiliations.map(\.organisation) })")
      }
    }
    let length = 20_000
    let chain = Dossier(
      records: (0..<length).map { number in
        Actor(
          Actor.ID(unchecked: "bloc-\(number)"), "Bloc", .bloc,
          affiliations: number == 0 ? [] : [Affiliation(.member, of: Actor.ID(unchecked: "bloc-\(number - 1)"))])
      })
    var blocs = VotingMembers(chain, on: "2025-01-01")
    for number in 0..<length - 1 {
      #expect(blocs.members(of: Actor.ID(unchecked: "bloc-\(number)")) == [Actor.ID(unchecked: "bloc-\(length - 1)")])
    }
    #expect(blocs.visits == length - 1)
  }

  @Test("Somebody speaks for those whose office he or she holds, and for what these are part of")
  func represents() {
    for dossier in Self.dossiers {
      for day in Self.days {
        for answer in [Ternary.possibly, .yes] {
          for actor in dossier.actors {
            var expected: Set<Actor.ID> = []
            func add(_ id: Actor.ID, offices: Bool) {
              for affiliation in dossier[id]?.affiliations ?? [] where affiliation.period.contains(day) >= answer {
                guard affiliation.role == .partOf || (offices && affiliation.role.speaksForOrganisation) else {
                  continue
                }
                if affiliation.organisation != actor.id, expected.insert(affiliation.organisation).inserted {
                  add(affiliation.organisation, offices: false)
                }
              }
            }
            add(actor.id, offices: true)
            #expect(dossier.represents(actor.id, on: day, atLeast: answer) == expected.sorted())
          }
        }
      }
    }
  }

  @Test("The holders of an office are those who have it on the day, each once")
  func holders() {
    for dossier in Self.dossiers {
      for day in Self.days {
        for body in dossier.actors.map(\.id) {
          for role in [Affiliation.Role.member, .head, .minister, .spokesperson] {
            let expected = dossier.actors.filter { actor in
              actor.affiliations.contains {
                $0.organisation == body && $0.role == role && $0.period.contains(day) >= .possibly
              }
            }
            #expect(dossier.holders(of: role, in: body, on: day, atLeast: .possibly) == expected.map(\.id))
          }
        }
      }
    }
    let twice = Actor(
      "lavrov", "Sergey Lavrov", .person,
      affiliations: [
        Affiliation(.minister, of: "russia", title: "A"), Affiliation(.minister, of: "russia", title: "B"),
      ])
    #expect(Dossier(records: [twice]).holders(of: .minister, in: "russia", on: "2025-01-01") == ["lavrov"])
  }

  @Test("Provisions know their proposal, their parts and their relatives in other texts")
  func provisions() {
    for dossier in Self.dossiers {
      for proposal in dossier.proposals {
        #expect(dossier.provisions(of: proposal.id) == proposal.provisions)
        #expect(proposal.provisions.allSatisfy { dossier.proposal(of: $0.id) == proposal })
        var revisions = Self.closure(proposal.id) { id in dossier.proposals.filter { $0.revises == id }.map(\.id) }
        revisions.remove(proposal.id)
        #expect(Set(dossier.revisions(of: proposal.id).map(\.id)) == revisions)
      }
      for provision in dossier.provisions {
        let id = provision.id
        #expect(
          Set(dossier.subprovisions(of: id).map(\.id)) == Set(dossier.provisions.filter { $0.parent == id }.map(\.id)))
        var ancestors = Self.closure(id) { dossier[$0]?.descendsFrom ?? [] }
        var descendants = Self.closure(id) { id in dossier.provisions.filter { $0.descendsFrom.contains(id) }.map(\.id)
        }
        ancestors = ancestors.filter { $0 != id && dossier[$0] != nil }
        descendants.remove(id)
        #expect(Set(dossier.ancestors(of: id).map(\.id)) == ancestors)
        #expect(Set(dossier.descendants(of: id).map(\.id)) == descendants)
        let lineage = dossier.lineage(of: id).map(\.id)
        let versions = Self.closure(Subject.provision(id)) { Self.earlier(than: $0, dossier) }
          .union(Self.closure(Subject.provision(id)) { Self.later(than: $0, dossier) }).union([.provision(id)])
        let known = lineage.map(Subject.provision)
        #expect(Set(known) == versions.filter { Self.isOnRecord($0, dossier) } && Set(lineage).count == lineage.count)
      }
    }
  }

  @Test("Statements about a subject are all that take a stance on it or on what counts as it, in order of date")
  func statements() {
    for dossier in Self.dossiers {
      var subjects = Set(dossier.statements.flatMap { $0.stances.map(\.subject) })
      subjects.formUnion(dossier.proposals.map { .proposal($0.id) } + dossier.matters.map { .matter($0.id) })
      subjects.formUnion(dossier.provisions.map { .provision($0.id) })
      for subject in subjects {
        for scope in SubjectScope.allCases {
          let counted = Self.counted(as: subject, scope, dossier)
          let expected = dossier.statements.filter { $0.stances.contains { counted.contains($0.subject) } }
            .sorted { ($0.date, $0.id) < ($1.date, $1.id) }
          #expect(dossier.statements(.concerning(subject, including: scope)) == expected, "\(subject) \(scope)")
        }
        let standard = dossier.statements(.concerning(subject))
        #expect(standard == dossier.statements(.concerning(subject, including: .parts)))
      }
    }
  }

  private static func counted(as subject: Subject, _ scope: SubjectScope, _ dossier: Dossier) -> Set<Subject> {
    guard scope != .exactly else { return [subject] }
    var texts: Set<Subject> = [subject]
    if scope == .lineage {
      texts.formUnion(closure(subject) { earlier(than: $0, dossier) })
      texts.formUnion(closure(subject) { later(than: $0, dossier) })
    }
    return texts.union(texts.flatMap { closure($0) { parts(of: $0, dossier) } })
  }

  private static func isOnRecord(_ subject: Subject, _ dossier: Dossier) -> Bool {
    if case .provision(let id) = subject { dossier[id] != nil } else { false }
  }

  /// Whether a point stands in a text that answers that of another: it is no version of it.
  private static func isAnswer(_ point: Provision.ID, to other: Provision.ID, _ dossier: Dossier) -> Bool {
    guard let answered = dossier.proposal(of: other)?.id else { return false }
    return dossier.proposal(of: point)?.answers.contains(answered) ?? false
  }

  private static func earlier(than subject: Subject, _ dossier: Dossier) -> [Subject] {
    switch subject {
    case .proposal(let id): [dossier[id]?.revises].compactMap(\.self).map(Subject.proposal)
    case .provision(let id):
      (dossier[id]?.descendsFrom ?? []).filter { !isAnswer(id, to: $0, dossier) }.map(Subject.provision)
    default: []
    }
  }

  private static func later(than subject: Subject, _ dossier: Dossier) -> [Subject] {
    switch subject {
    case .proposal(let id): dossier.proposals.filter { $0.revises == id }.map { .proposal($0.id) }
    case .provision(let id):
      dossier.provisions.filter { $0.descendsFrom.contains(id) && !isAnswer($0.id, to: id, dossier) }
        .map { .provision($0.id) }
    default: []
    }
  }

  private static func parts(of subject: Subject, _ dossier: Dossier) -> [Subject] {
    switch subject {
    case .proposal(let id): dossier[id]?.provisions.map { .provision($0.id) } ?? []
    case .provision(let id): dossier.provisions.filter { $0.parent == id }.map { .provision($0.id) }
    case .matter(let id): dossier.matters.filter { $0.parent == id }.map { .matter($0.id) }
    default: []
    }
  }

  @Test("Two revisions of one text are no versions of each other, nor are an answer and what it answers")
  func siblings() {
    func proposal(_ id: Proposal.ID, revises: Proposal.ID? = nil, answers: [Proposal.ID] = []) -> Proposal {
      let point = Provision.ID(unchecked: "\(id)/1")
      let ancestor = (revises ?? answers.first).map { Provision.ID(unchecked: "\($0)/1") }
      return Proposal(
        id, "Text", .draft, revises: revises, answers: answers,
        provisions: [
          Provision(point, "1", "A point.", descendsFrom: ancestor.map { [$0] } ?? []),
          Provision(Provision.ID(unchecked: "\(id)/1a"), "1.a", "A part.", under: point),
        ])
    }
    let texts = [
      proposal("root"), proposal("left", revises: "root"), proposal("right", revises: "root"),
      proposal("last", revises: "right"), proposal("counter", answers: ["root", "left"]),
    ]
    let subjects = texts.flatMap { text in
      [Subject.proposal(text.id)] + text.provisions.map { .provision($0.id) }
    }
    let statements = subjects.enumerated().map { number, subject in
      Statement(
        Statement.ID(unchecked: "s\(number)"), by: "a", on: "2025-11-20", "Says.", stances: [Stance(.supports, subject)]
      )
    }
    let dossier = Dossier(records: [Actor("a", "A", .state)] + texts + statements)
    func found(_ subject: Subject) -> [String] {
      let ids = Set(dossier.statements(.concerning(subject, including: .lineage)).map(\.id))
      return zip(statements, subjects).filter { ids.contains($0.0.id) }.map { "\($0.1)" }
    }
    func all(_ texts: String...) -> [String] {
      texts.flatMap { ["proposal:\($0)", "provision:\($0)/1", "provision:\($0)/1a"] }
    }
    #expect(found("proposal:left") == all("root", "left"))
    #expect(found("proposal:right") == all("root", "right", "last"))
    #expect(found("proposal:last") == all("root", "right", "last"))
    #expect(found("proposal:root") == all("root", "left", "right", "last"))
    #expect(found("proposal:counter") == all("counter"))
    #expect(dossier.lineage(of: "right/1").map(\.id) == ["root/1", "right/1", "last/1"])
    for provision in dossier.provisions {
      let lineage = dossier.lineage(of: provision.id).map(\.id)
      let parts = lineage.flatMap { dossier.subprovisions(of: $0).map(\.id) }
      #expect(Set(found(.provision(provision.id))) == Set((lineage + parts).map { "provision:\($0)" }))
    }
    #expect(dossier.answers(to: "left").map(\.id) == ["counter"] && dossier.answers(to: "counter").isEmpty)
    #expect(dossier.proposals(.answers("root")).map(\.id) == ["counter"])
    #expect(dossier.proposals(.answers(.revises("root"))).map(\.id) == ["counter"])
    #expect(dossier.revisions(of: "root").map(\.id).sorted() == ["last", "left", "right"])
  }
}
