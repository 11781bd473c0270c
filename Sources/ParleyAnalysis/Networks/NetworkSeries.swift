import Parley

/// A series of networks, one at each place of a moving window. Each network is made when it is asked for, so that a
/// series takes no more memory than one of its networks.
///
/// ```swift
/// let series = try table.oneMode(.congruence, windows: .days(30))
/// print(series.count, series.byteCount)
/// for slice in series where !Task.isCancelled {
///   print(slice.start.day, slice.network.edges.count)
/// }
/// ```
///
/// Going through a series is quicker than asking for its networks one by one, as a network can often be made of the one
/// before. `Array(series)` holds all of them at once; ``byteCount`` says what that takes.
public struct NetworkSeries<Network: Sendable & Hashable>: Sequence, Sendable {
  private let frames: [WindowFrame]
  /// The greatest number of ties or cells that one of the networks may have.
  private let cellCount: Int
  private let make: @Sendable (WindowFrame) -> Network
  /// Makes what makes one network after the other; `nil` where each is made from scratch.
  private let slide: (@Sendable () -> (WindowFrame) -> Network)?

  init(
    _ frames: [WindowFrame], cellCount: Int, _ make: @escaping @Sendable (WindowFrame) -> Network,
    slide: (@Sendable () -> (WindowFrame) -> Network)? = nil
  ) {
    self.frames = frames
    self.cellCount = cellCount
    self.make = make
    self.slide = slide
  }

  /// How many networks there are.
  public var count: Int { frames.count }

  /// Whether no window lies within the range.
  public var isEmpty: Bool { frames.isEmpty }

  /// As many as there are.
  public var underestimatedCount: Int { count }

  /// How many bytes the ties or cells of all networks take together, if they are held at once; at most, since nodes may
  /// be missing from some of them.
  public var byteCount: Int {
    let (cells, overflow) = cellCount.multipliedReportingOverflow(by: count)
    let (bytes, isTooMuch) = cells.multipliedReportingOverflow(by: MemoryLayout<Double>.stride)
    return overflow || isTooMuch ? .max : bytes
  }

  /// The network at a place of the window, made from scratch.
  ///
  /// - Parameter position: The number of the place, from 0 up to but not including ``count``.
  /// - Precondition: There is such a place; another traps.
  /// - Complexity: As of a network of the window alone.
  public subscript(position: Int) -> NetworkSlice<Network> {
    let frame = frames[position]
    return NetworkSlice(frame, make(frame))
  }

  /// The network at the first place; `nil` for an empty series.
  ///
  /// - Complexity: As of a network of the window alone.
  public var first: NetworkSlice<Network>? { isEmpty ? nil : self[0] }

  /// The network at the last place; `nil` for an empty series.
  ///
  /// - Complexity: As of a network of the window alone.
  public var last: NetworkSlice<Network>? { isEmpty ? nil : self[count - 1] }

  /// Goes through the networks in the order of time.
  public func makeIterator() -> Iterator { Iterator(frames, slide.map { $0() } ?? make) }

  /// Makes one network of a series after the other.
  public struct Iterator: IteratorProtocol {
    private var frames: ArraySlice<WindowFrame>
    private let make: (WindowFrame) -> Network

    fileprivate init(_ frames: [WindowFrame], _ make: @escaping (WindowFrame) -> Network) {
      self.frames = frames[...]
      self.make = make
    }

    /// The next network; `nil` after the last.
    ///
    /// - Complexity: As of a network of the window alone, or less.
    public mutating func next() -> NetworkSlice<Network>? {
      guard let frame = frames.popFirst() else { return nil }
      return NetworkSlice(frame, make(frame))
    }
  }
}

// What makes the networks changes with each of them.
@available(*, unavailable)
extension NetworkSeries.Iterator: Sendable {}

extension NetworkSlice {
  init(_ frame: WindowFrame, _ network: Network) {
    self.init(
      start: Timestamp(microsecondsSince1970: frame.start), middle: Timestamp(microsecondsSince1970: frame.middle),
      end: Timestamp(microsecondsSince1970: frame.end), network: network)
  }
}

extension Selection {
  /// The greatest number of cells that a network of a series may have.
  ///
  /// - Parameters:
  ///   - frames: The places of the window.
  ///   - request: What is asked of the table.
  ///   - isSquare: Whether the networks have first nodes only.
  /// - Returns: The number, or a greater one.
  /// - Throws: ``AnalysisError`` with code `tooLarge` if one of the networks is too large.
  func greatestCellCount(
    _ frames: [WindowFrame], _ request: Request, isSquare: Bool
  ) throws(AnalysisError) -> Int {
    let height = firstNodes(request, rows: retained.indices).labels.count
    let width = isSquare ? height : secondNodes(request, rows: retained.indices).labels.count
    let (cells, overflow) = height.multipliedReportingOverflow(by: width)
    if !overflow, cells <= Self.mostCells { return cells }
    // Active nodes are fewer in each window than in all.
    var firsts = ActiveCount(table.columns.first, table.columns.firstLabels.count)
    var seconds = ActiveCount(table.columns.second, table.columns.secondLabels.count)
    var greatest = 0
    for frame in frames {
      firsts.move(to: frame.rows, of: retained)
      if !isSquare { seconds.move(to: frame.rows, of: retained) }
      let rows = request.nodes == .active || givenFirst == nil && request.nodes != .inRange ? firsts.count : height
      let columns =
        isSquare
        ? rows : request.nodes == .active || givenSecond == nil && request.nodes != .inRange ? seconds.count : width
      try Self.checkSize(rows, columns)
      greatest = max(greatest, rows * columns)
    }
    return greatest
  }

  /// How many nodes have a row in a window that moves on.
  private struct ActiveCount {
    private let column: [UInt32]
    private var uses: [Int]
    private var rows = 0..<0
    private(set) var count = 0

    init(_ column: [UInt32], _ labelCount: Int) {
      self.column = column
      uses = Array(repeating: 0, count: labelCount)
    }

    mutating func move(to next: Range<Int>, of retained: [UInt32]) {
      while rows.upperBound < next.upperBound {
        change(retained[rows.upperBound], by: 1)
        rows = rows.lowerBound..<(rows.upperBound + 1)
      }
      while rows.lowerBound < min(next.lowerBound, rows.upperBound) {
        change(retained[rows.lowerBound], by: -1)
        rows = (rows.lowerBound + 1)..<rows.upperBound
      }
    }

    private mutating func change(_ row: UInt32, by change: Int) {
      let node = Int(column[Int(row)])
      if uses[node] == 0 { count += 1 }
      uses[node] += change
      if uses[node] == 0 { count -= 1 }
    }
  }
}
