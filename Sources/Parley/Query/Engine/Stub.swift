extension Dossier { var fingerprint: UInt64 { 0 } }
extension Queryable { func texts(_ visit: (_ member: String, _ text: String) -> Void) {} }
