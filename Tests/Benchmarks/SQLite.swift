#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The system's SQLite, found at run time, so that the package does not depend on it.
///
/// These are the bare calls of C: what a user's wrapper adds to them is not measured.
@safe
final class SQLite {
  typealias Destructor = @convention(c) (UnsafeMutableRawPointer?) -> Void

  private let open:
    @convention(c) (UnsafePointer<CChar>, UnsafeMutablePointer<OpaquePointer?>, Int32, UnsafePointer<CChar>?) -> Int32
  fileprivate let execute:
    @convention(c) (
      OpaquePointer?, UnsafePointer<CChar>, OpaquePointer?, OpaquePointer?,
      UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
    ) -> Int32
  fileprivate let prepare:
    @convention(c) (
      OpaquePointer?, UnsafePointer<CChar>, Int32, UInt32, UnsafeMutablePointer<OpaquePointer?>,
      UnsafeMutablePointer<UnsafePointer<CChar>?>?
    ) -> Int32
  fileprivate let message: @convention(c) (OpaquePointer?) -> UnsafePointer<CChar>?
  fileprivate let step: @convention(c) (OpaquePointer?) -> Int32
  fileprivate let reset: @convention(c) (OpaquePointer?) -> Int32
  fileprivate let bindInteger: @convention(c) (OpaquePointer?, Int32, Int64) -> Int32
  fileprivate let bindText: @convention(c) (OpaquePointer?, Int32, UnsafePointer<CChar>?, Int32, Destructor?) -> Int32
  fileprivate let integer: @convention(c) (OpaquePointer?, Int32) -> Int64
  fileprivate let real: @convention(c) (OpaquePointer?, Int32) -> Double
  fileprivate let type: @convention(c) (OpaquePointer?, Int32) -> Int32
  fileprivate let text: @convention(c) (OpaquePointer?, Int32) -> UnsafePointer<UInt8>?
  fileprivate let byteCount: @convention(c) (OpaquePointer?, Int32) -> Int32
  private let versionText: @convention(c) () -> UnsafePointer<CChar>?

  /// `nil` where there is no SQLite.
  init?() {
    let names = ["libsqlite3.so.0", "libsqlite3.so", "libsqlite3.dylib"]
    guard let library = unsafe names.lazy.compactMap({ unsafe dlopen($0, RTLD_NOW) }).first else { return nil }
    func symbol<Function>(_ name: String, as type: Function.Type = Function.self) -> Function {
      guard let address = unsafe dlsym(library, "sqlite3_" + name) else { fatalError("SQLite lacks sqlite3_\(name)") }
      return unsafe unsafeBitCast(address, to: Function.self)
    }
    // One thread, so no locks at all: SQLITE_CONFIG_SINGLETHREAD.
    _ = symbol("config", as: (@convention(c) (Int32) -> Int32).self)(1)
    unsafe open = symbol("open_v2")
    unsafe execute = symbol("exec")
    unsafe prepare = symbol("prepare_v3")
    unsafe message = symbol("errmsg")
    unsafe step = symbol("step")
    unsafe reset = symbol("reset")
    unsafe bindInteger = symbol("bind_int64")
    unsafe bindText = symbol("bind_text")
    unsafe integer = symbol("column_int64")
    unsafe real = symbol("column_double")
    unsafe type = symbol("column_type")
    unsafe text = symbol("column_text")
    unsafe byteCount = symbol("column_bytes")
    unsafe versionText = symbol("libversion")
  }

  var version: String { unsafe versionText().map { unsafe String(cString: $0) } ?? "" }

  /// A new database in a file, whose transactions are on the disk when they end: a write-ahead log with full syncs.
  func durableDatabase(at path: String) -> Database {
    let database = database(named: path, flags: 0)
    database.run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA locking_mode = EXCLUSIVE")
    return database
  }

  private func database(named name: String, flags: Int32) -> Database {
    var handle: OpaquePointer?
    // Reading and writing, created, without a mutex.
    guard unsafe open(name, &handle, 0x2 | 0x4 | 0x8000 | flags, nil) == 0 else {
      fatalError("SQLite does not open a database")
    }
    return unsafe Database(self, handle)
  }

  /// A new database in memory, without journal and locks.
  func database() -> Database {
    let database = database(named: ":memory:", flags: 0x80)
    database.run(
      "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;"
        + "PRAGMA temp_store = MEMORY; PRAGMA secure_delete = OFF; PRAGMA cache_size = -4000000")
    return database
  }

  /// A database; it is open as long as the process lives.
  @safe
  struct Database {
    private let sqlite: SQLite
    private let handle: OpaquePointer?

    fileprivate init(_ sqlite: SQLite, _ handle: OpaquePointer?) {
      self.sqlite = sqlite
      unsafe self.handle = unsafe handle
    }

    func run(_ script: String) {
      guard unsafe sqlite.execute(handle, script, nil, nil, nil) == 0 else { fail(script) }
    }

    /// Whether a script runs: to find out what the library can do.
    func canRun(_ script: String) -> Bool { unsafe sqlite.execute(handle, script, nil, nil, nil) == 0 }

    func prepare(_ text: String) -> Statement {
      var statement: OpaquePointer?
      // To be used often: SQLITE_PREPARE_PERSISTENT.
      guard unsafe sqlite.prepare(handle, text, -1, 1, &statement, nil) == 0 else { fail(text) }
      return unsafe Statement(sqlite, statement)
    }

    private func fail(_ script: String) -> Never {
      let message = unsafe sqlite.message(handle).map { unsafe String(cString: $0) } ?? ""
      fatalError("SQLite: \(message) in \(script)")
    }
  }

  /// A prepared statement.
  @safe
  struct Statement {
    private let sqlite: SQLite
    private let handle: OpaquePointer?

    fileprivate init(_ sqlite: SQLite, _ handle: OpaquePointer?) {
      self.sqlite = sqlite
      unsafe self.handle = unsafe handle
    }

    @inline(__always)
    func bind(_ value: Int, to index: Int32) {
      _ = unsafe sqlite.bindInteger(handle, index, Int64(value))
    }

    /// Has SQLite copy a text: `SQLITE_TRANSIENT`.
    func bind(_ text: String, to index: Int32) {
      let copied = unsafe unsafeBitCast(-1, to: Destructor?.self)
      unsafe text.withCString { _ = unsafe sqlite.bindText(handle, index, $0, -1, copied) }
    }

    func bindNull(to index: Int32) {
      _ = unsafe sqlite.bindText(handle, index, nil, 0, nil)
    }

    func run() { rows { _ in } }

    /// Runs the statement with a text that SQLite does not copy: `SQLITE_STATIC`.
    @inline(__always)
    func rows(binding text: String, to index: Int32, _ row: (borrowing Self) -> Void) {
      var text = text
      text.withUTF8 { bytes in
        unsafe bytes.withMemoryRebound(to: CChar.self) { bytes in
          _ = unsafe sqlite.bindText(handle, index, bytes.baseAddress, Int32(bytes.count), nil)
        }
        rows(row)
      }
    }

    /// Runs the statement and makes it ready for the next run.
    @inline(__always)
    func rows(_ row: (borrowing Self) -> Void) {
      // SQLITE_ROW
      while unsafe sqlite.step(handle) == 100 { row(self) }
      _ = unsafe sqlite.reset(handle)
    }

    @inline(__always)
    func integer(_ column: Int32) -> Int { Int(unsafe sqlite.integer(handle, column)) }

    func isNull(_ column: Int32) -> Bool { unsafe sqlite.type(handle, column) == 5 }

    func real(_ column: Int32) -> Double { unsafe sqlite.real(handle, column) }

    func text(_ column: Int32) -> String { unsafe sqlite.text(handle, column).map { unsafe String(cString: $0) } ?? "" }

    /// The last byte of a text, read where it stands: no copy is made.
    @inline(__always)
    func lastByte(_ column: Int32) -> Int {
      guard let text = unsafe sqlite.text(handle, column) else { return 0 }
      let count = Int(unsafe sqlite.byteCount(handle, column))
      return count > 0 ? Int(unsafe text[count - 1]) : 0
    }
  }
}
