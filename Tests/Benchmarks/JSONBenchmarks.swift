import Parley

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Reading and writing a dossier of about 50 MB.
enum JSONBenchmarks {
  static func run(_ options: Options) -> [Measurement] {
    var measurements: [Measurement] = []
    let sizes = options.sizes(of: [9_000, 36_000, 120_000])
    var speeds: [Double] = []
    for (index, size) in sizes.enumerated() {
      let json = Dossier(GeneratedDossier(statements: size).contents).jsonBytes()
      let megabytes = Double(json.count) / 1e6
      let read = time(repetitions: options.repetitions) { try? Dossier(jsonBytes: json) }
      speeds.append(megabytes / read.median)
      guard index == sizes.count - 1 else { continue }
      measurements += measureReading(json, megabytes, read, options)
      measurements += measureWriting(json, megabytes, options)
    }
    if let first = speeds.first, let last = speeds.last, speeds.count > 1 {
      measurements.append(
        Measurement(
          name: "json/growth", value: first / last, unit: "x", bar: "<= 1.3x", holds: first / last <= 1.3,
          note: "time per byte, from \(sizes[0]) to \(sizes[sizes.count - 1]) statements"))
    }
    return measurements
  }

  private static func measureReading(
    _ json: [UInt8], _ megabytes: Double, _ read: (median: Double, fastest: Double, slowest: Double),
    _ options: Options
  ) -> [Measurement] {
    let data = Data(json)
    guard let plain = try? JSONDecoder().decode(PlainDossier.self, from: data),
      let dossier = try? Dossier(jsonBytes: json),
      plain.statements.map(\.id) == dossier.statements.map(\.id.rawValue),
      plain.statements.map(\.summary) == dossier.statements.map(\.summary), dossier.jsonBytes() == json
    else { fatalError("the readers disagree about the generated dossier") }
    let peer = time(repetitions: min(options.repetitions, 5)) {
      try? JSONDecoder().decode(PlainDossier.self, from: data)
    }
    let speed = megabytes / read.median
    var measurements = [
      Measurement(
        name: "json/read", value: speed, unit: "MB/s", spread: megabytes / read.slowest...megabytes / read.fastest,
        peer: "Foundation's JSONDecoder into plain structures, \(Measurement.text(megabytes / peer.median)) MB/s",
        ratio: peer.median / read.median, bar: ">= 150 MB/s", holds: speed >= 150,
        note: "\(Measurement.text(megabytes)) MB into typed records with their index")
    ]
    if let peak = peakOfReading(json) {
      let factor = Double(peak + json.count) / Double(json.count)
      measurements.append(
        Measurement(
          name: "json/memory", value: factor, unit: "x input", bar: "<= 3x", holds: factor <= 3,
          note: "peak resident memory while reading, the document included"))
    }
    return measurements
  }

  /// The most memory that reading takes beside the document.
  private static func peakOfReading(_ json: [UInt8]) -> Int? {
    Memory.resetPeak()
    guard let before = Memory.current else { return nil }
    let dossier = try? Dossier(jsonBytes: json)
    let peak = Memory.peak
    keep(dossier)
    return peak.map { $0 - before }
  }

  private static func measureWriting(_ json: [UInt8], _ megabytes: Double, _ options: Options) -> [Measurement] {
    guard let dossier = try? Dossier(jsonBytes: json) else { return [] }
    let write = time(repetitions: options.repetitions) { dossier.jsonBytes() }
    let validate = time(repetitions: options.repetitions) { dossier.validate() }
    return [
      Measurement(
        name: "json/write", value: megabytes / write.median, unit: "MB/s",
        spread: megabytes / write.slowest...megabytes / write.fastest, note: "canonical text"),
      Measurement(
        name: "json/validate", value: validate.median * 1e3, unit: "ms",
        spread: validate.fastest * 1e3...validate.slowest * 1e3,
        note: "\(dossier.statements.count) statements, \(dossier.validate().count) findings"),
    ]
  }
}
