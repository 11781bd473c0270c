/// A closure that a long analysis calls with the share of its work that is done: from 0 to 1, never less than before.
///
/// It is called by the task that asked, between two steps of the work, and should be quick.
public typealias AnalysisProgress = (_ share: Double) -> Void

extension AnalysisError {
  /// Stops an analysis whose task was cancelled.
  ///
  /// - Throws: ``AnalysisError`` with code `cancelled`. Outside of a task nothing is ever cancelled.
  static func checkCancellation() throws(AnalysisError) {
    guard Task.isCancelled else { return }
    throw AnalysisError(.cancelled, "task", "the task was cancelled before the analysis was done")
  }
}
