import Parley

/// Questions to dossiers of up to a million statements, beside the same questions to SQLite in memory.
enum QueryBenchmarks {
  static func run(_ options: Options) -> [Measurement] {
    let sqlite = SQLite()
    if sqlite == nil { report("There is no libsqlite3 here: the questions are measured without a peer.") }
    let sizes = options.sizes(of: [10_000, 100_000, 1_000_000])
    var measurements: [Measurement] = []
    var medians: [String: [Double]] = [:]
    var fullPages: Questions?
    for size in sizes {
      let isLargest = size == sizes.last
      if isLargest { measurements += BuildBenchmarks.run(size, options) }
      let contents = GeneratedDossier(statements: size).contents
      let dossier = Dossier(contents)
      let questions = Questions(contents)
      let peer = sqlite.map { SQLiteDossier($0, contents) }
      if let peer { QueryCheck(dossier, peer, questions).run() }
      for question in Question.all(dossier, questions, peer) {
        let latency = question.latency(options)
        medians[question.name, default: []].append(latency.median)
        guard isLargest else { continue }
        let growth = Question.text(medians[question.name] ?? [], sizes, question.unit)
        measurements.append(question.measurement(latency, growth, options))
      }
      // The smallest dossier fills few pages; the growth is that of equal work.
      let full = fullPages ?? questions.keepingPages { dossier.page($0.query).count == 50 }
      fullPages = full
      medians["query/growth", default: []].append(Question.page(dossier, full, nil).latency(options).median)
      if isLargest, let peer { measurements += AsOfBenchmarks.run(contents, peer, options) }
    }
    if let growth = medians["query/growth"], sizes.count > 1 {
      let factor = growth[growth.count - 1] / growth[0]
      measurements.append(
        Measurement(
          name: "query/growth", value: factor, unit: "x", bar: "<= 1.5x", holds: factor <= 1.5,
          note: "full pages of 50 from \(sizes[0]) to \(sizes[sizes.count - 1]) statements: "
            + Question.text(growth, sizes, .microseconds)))
    }
    return measurements
  }
}

/// A question with the way to ask it of both.
struct Question {
  var name: String
  /// How many different arguments there are.
  var count: Int
  /// How many calls there are between two readings of the clock.
  var batch = 1
  var unit: TimeUnit
  /// How many times faster than the peer the question is to be answered.
  var aim: Double?
  /// In how many units at most.
  var limit: Double?
  /// What the note says besides the times.
  var remark = ""
  /// Asks the question with a number; the result depends on all of the answer.
  var ours: (Int) -> Int
  var peer: Peer?
  /// The same question to the peer, rewritten by hand into what its planner does not find by itself.
  var rewritten: Peer?

  struct Peer {
    var name: String
    var ask: (Int) -> Int
  }

  enum TimeUnit: String {
    case microseconds = "us"
    case milliseconds = "ms"

    func text(_ seconds: Double) -> String { Measurement.text(value(seconds)) }

    func value(_ seconds: Double) -> Double { seconds * (self == .microseconds ? 1e6 : 1e3) }
  }

  func latency(_ options: Options) -> Latency { latency(options, ours) }

  private func latency(_ options: Options, _ ask: (Int) -> Int) -> Latency {
    Latency(calls: count, batch: batch, parts: options.repetitions, ask)
  }

  /// The figure with its peer; `growth` is what the note says about smaller dossiers.
  func measurement(_ latency: Latency, _ growth: String, _ options: Options) -> Measurement {
    var notes = ["p99 \(unit.text(latency.p99)) \(unit.rawValue)", growth]
    var measurement = Measurement(
      name: name, value: unit.value(latency.median), unit: unit.rawValue,
      spread: unit.value(latency.spread.lowerBound)...unit.value(latency.spread.upperBound))
    var isQuickEnough = limit.map { measurement.value <= $0 }
    if let peer {
      let other = self.latency(options, peer.ask)
      let ratio = other.median / latency.median
      measurement.peer = "\(peer.name), \(unit.text(other.median)) \(unit.rawValue), p99 \(unit.text(other.p99))"
      measurement.ratio = ratio
      if let aim { isQuickEnough = (isQuickEnough ?? true) && ratio >= aim }
    } else if aim != nil {
      isQuickEnough = nil
    }
    if let rewritten {
      let other = self.latency(options, rewritten.ask)
      notes.append(
        "\(rewritten.name): \(unit.text(other.median)) \(unit.rawValue), "
          + "\(Measurement.text(other.median / latency.median))x")
    }
    if !remark.isEmpty { notes.append(remark) }
    let bars = [limit.map { "<= \(Measurement.text($0)) \(unit.rawValue)" }, aim.map { ">= \(Measurement.text($0))x" }]
    measurement.bar = aim == nil && limit == nil ? nil : bars.compactMap(\.self).joined(separator: ", ")
    measurement.holds = isQuickEnough
    measurement.note = notes.joined(separator: "; ")
    return measurement
  }

  /// The times at each size.
  static func text(_ medians: [Double], _ sizes: [Int], _ unit: TimeUnit) -> String {
    zip(medians, sizes).map { "\(unit.text($0)) \(unit.rawValue) at \($1)" }.joined(separator: ", ")
  }
}
