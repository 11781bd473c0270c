extension Dossier { var fingerprint: UInt64 { 0 } }
