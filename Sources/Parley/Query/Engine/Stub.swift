final class TextIndex: Sendable {}
struct TextRelevance { init(_ node: FilterNode, _ runs: [PartRun]) {} ; func score(_ row: Int, in part: Int) -> Double { 0 } }
extension Dossier { var fingerprint: UInt64 { 0 } }
extension Queryable { func texts(_ visit: (_ member: String, _ text: String) -> Void) {} }
extension Planner { func text(_ queries: [String], within bounds: Range<Int>) -> Candidates { .nothing } }
extension Dossier.Storage { }
