import Parley

/// A generated dossier as tables in memory, with integer keys and a covering index for each question.
///
/// Each answer is read out row by row by the caller, where it stands: SQLite makes no strings and no rows.
struct SQLiteDossier {
  let version: String
  /// The texts of the subjects and attitudes by key.
  let subjects: [String]
  let attitudes: [String]

  private let lookup: SQLite.Statement
  private let page: SQLite.Statement
  private let records: SQLite.Statement
  private let counts: SQLite.Statement
  private let probedCounts: SQLite.Statement
  private let positions: SQLite.Statement
  private let probedPositions: SQLite.Statement
  private let search: SQLite.Statement?
  private let matches: SQLite.Statement?

  /// Text search where the library has FTS5.
  var canSearch: Bool { search != nil }

  init(_ sqlite: SQLite, _ contents: Dossier.Contents) {
    version = "SQLite \(sqlite.version)"
    let database = sqlite.database()
    database.run(Self.tables)
    let hasFTS5 = database.canRun(
      "CREATE VIRTUAL TABLE words USING fts5(summary, content='', tokenize='unicode61 remove_diacritics 2')")
    let loaded = Self.load(contents, into: database)
    subjects = loaded.subjects
    attitudes = loaded.attitudes
    database.run(Self.indexes)
    if hasFTS5 {
      database.run("INSERT INTO words(rowid, summary) SELECT key, summary FROM statements")
      database.run("INSERT INTO words(words) VALUES('optimize')")
    }
    // All questions within one transaction: none has to be opened for each.
    database.run("ANALYZE; BEGIN")
    lookup = database.prepare("SELECT key, id, day, speaker, cue, summary FROM statements WHERE id = ?1")
    page = database.prepare(
      """
      SELECT id FROM pages WHERE speaker = ?1 AND proposal = ?2 AND day BETWEEN ?3 AND ?4
      ORDER BY day DESC, statement LIMIT 50
      """)
    records = database.prepare(
      """
      SELECT statements.id, statements.day, statements.speaker, cue, summary
      FROM pages CROSS JOIN statements ON key = statement
      WHERE pages.speaker = ?1 AND proposal = ?2 AND pages.day BETWEEN ?3 AND ?4
      ORDER BY pages.day DESC, statement LIMIT 50
      """)
    counts = database.prepare(
      "SELECT speaker, attitude, count(*) FROM votes WHERE day BETWEEN ?1 AND ?2 GROUP BY speaker, attitude")
    probedCounts = database.prepare(
      """
      SELECT actors.key, attitudes.key, (SELECT count(*) FROM votes
        WHERE speaker = actors.key AND attitude = attitudes.key AND day BETWEEN ?1 AND ?2)
      FROM actors CROSS JOIN attitudes
      """)
    positions = database.prepare(
      """
      SELECT speaker, subject, statement FROM (
        SELECT speaker, subject, statement,
          row_number() OVER (PARTITION BY speaker, subject ORDER BY day DESC, statement) AS place
        FROM positions WHERE day < ?1) WHERE place = 1
      """)
    probedPositions = database.prepare(
      """
      SELECT pairs.speaker, pairs.subject, (SELECT statement FROM positions
        WHERE speaker = pairs.speaker AND subject = pairs.subject AND day < ?1 ORDER BY day DESC, statement LIMIT 1)
      FROM pairs
      """)
    func prepareSearch(_ text: String) -> SQLite.Statement? { hasFTS5 ? database.prepare(text) : nil }
    search = prepareSearch(
      """
      SELECT (SELECT id FROM statements WHERE key = best.rowid) FROM (
        SELECT rowid FROM words WHERE words MATCH ?1 ORDER BY bm25(words) LIMIT 20) AS best
      """)
    matches = prepareSearch("SELECT rowid FROM words WHERE words MATCH ?1")
  }

  /// `pages` holds each pair of a statement and a proposal once, `votes` each of a statement and an attitude: no
  /// question has to sort out duplicates.
  private static let tables = """
    CREATE TABLE actors(key INTEGER PRIMARY KEY, id TEXT NOT NULL);
    CREATE TABLE attitudes(key INTEGER PRIMARY KEY, term TEXT NOT NULL);
    CREATE TABLE subjects(key INTEGER PRIMARY KEY, text TEXT NOT NULL);
    CREATE TABLE statements(
      key INTEGER PRIMARY KEY, id TEXT NOT NULL, day INTEGER NOT NULL, speaker INTEGER NOT NULL, cue TEXT,
      summary TEXT NOT NULL);
    CREATE TABLE stances(
      statement INTEGER NOT NULL, subject INTEGER NOT NULL, proposal INTEGER NOT NULL, attitude INTEGER NOT NULL);
    CREATE TABLE pages(
      speaker INTEGER, proposal INTEGER, day INTEGER, statement INTEGER, id TEXT NOT NULL,
      PRIMARY KEY (speaker, proposal, day DESC, statement)) WITHOUT ROWID;
    CREATE TABLE votes(
      speaker INTEGER, attitude INTEGER, day INTEGER, statement INTEGER,
      PRIMARY KEY (speaker, attitude, day, statement)) WITHOUT ROWID;
    CREATE TABLE positions(
      speaker INTEGER, subject INTEGER, day INTEGER, statement INTEGER,
      PRIMARY KEY (speaker, subject, day DESC, statement)) WITHOUT ROWID;
    CREATE TABLE pairs(speaker INTEGER, subject INTEGER, PRIMARY KEY (speaker, subject)) WITHOUT ROWID
    """

  private static let indexes = """
    CREATE UNIQUE INDEX statements_by_id ON statements(id);
    INSERT INTO pages SELECT DISTINCT speaker, proposal, day, key, id
      FROM stances JOIN statements ON key = statement ORDER BY speaker, proposal, day DESC, key;
    INSERT INTO votes SELECT DISTINCT speaker, attitude, day, key
      FROM stances JOIN statements ON key = statement ORDER BY speaker, attitude, day, key;
    INSERT INTO positions SELECT DISTINCT speaker, subject, day, key
      FROM stances JOIN statements ON key = statement ORDER BY speaker, subject, day DESC, key;
    INSERT INTO pairs SELECT DISTINCT speaker, subject FROM positions
    """

  /// Fills the tables in one transaction.
  private static func load(
    _ contents: Dossier.Contents, into database: SQLite.Database
  ) -> (subjects: [String], attitudes: [String]) {
    var subjects = Dictionary<String>()
    var attitudes = Dictionary<String>()
    var actors = Dictionary<Actor.ID>(contents.actors.map(\.id))
    let statement = database.prepare("INSERT INTO statements VALUES (?1, ?2, ?3, ?4, ?5, ?6)")
    let stance = database.prepare("INSERT INTO stances VALUES (?1, ?2, ?3, ?4)")
    database.run("BEGIN")
    for (key, record) in contents.statements.enumerated() {
      statement.bind(key, to: 1)
      statement.bind(record.id.rawValue, to: 2)
      statement.bind(record.date.earliest.daysSince1970, to: 3)
      statement.bind(actors.key(of: record.speakers[0]), to: 4)
      if let cue = record.cue { statement.bind(cue, to: 5) } else { statement.bindNull(to: 5) }
      statement.bind(record.summary, to: 6)
      statement.run()
      for position in record.stances {
        stance.bind(key, to: 1)
        stance.bind(subjects.key(of: position.subject.description), to: 2)
        stance.bind(Self.proposal(of: position.subject), to: 3)
        stance.bind(attitudes.key(of: position.attitude.rawValue), to: 4)
        stance.run()
      }
    }
    insert(contents.actors.map(\.id.rawValue), into: "actors", of: database)
    insert(subjects.values, into: "subjects", of: database)
    insert(attitudes.values, into: "attitudes", of: database)
    database.run("COMMIT")
    return (subjects.values, attitudes.values)
  }

  private static func insert(_ values: [String], into table: String, of database: SQLite.Database) {
    let row = database.prepare("INSERT INTO \(table) VALUES (?1, ?2)")
    for (key, value) in values.enumerated() {
      row.bind(key, to: 1)
      row.bind(value, to: 2)
      row.run()
    }
  }

  /// The number of the proposal that a generated subject is or belongs to.
  private static func proposal(of subject: Subject) -> Int {
    switch subject {
    case .proposal(let id): Int(id.rawValue.suffix(2)) ?? -1
    case .provision(let id): Int(id.rawValue.dropFirst("proposal-".utf8.count).prefix(2)) ?? -1
    default: -1
    }
  }

  /// Values in the order in which they were first seen.
  private struct Dictionary<Value: Hashable> {
    private(set) var values: [Value] = []
    private var keys: [Value: Int] = [:]

    init(_ values: [Value] = []) {
      for value in values { _ = key(of: value) }
    }

    mutating func key(of value: Value) -> Int {
      if let key = keys[value] { return key }
      keys[value] = values.count
      values.append(value)
      return values.count - 1
    }
  }
}

/// The questions: each calls back for each row of the answer.
extension SQLiteDossier {
  /// Columns: key, id, day, speaker, cue, summary.
  @inline(__always)
  func lookup(_ id: Statement.ID, _ row: (borrowing SQLite.Statement) -> Void) {
    lookup.rows(binding: id.rawValue, to: 1, row)
  }

  /// Column: id.
  @inline(__always)
  func page(_ question: Questions.Page, _ row: (borrowing SQLite.Statement) -> Void) {
    Self.bind(question, to: page)
    page.rows(row)
  }

  /// Columns: id, day, speaker, cue, summary.
  @inline(__always)
  func records(_ question: Questions.Page, _ row: (borrowing SQLite.Statement) -> Void) {
    Self.bind(question, to: records)
    records.rows(row)
  }

  /// Columns: speaker, attitude, number of statements. When probing, each pair of an actor and an attitude is looked for
  /// by itself instead of grouping.
  @inline(__always)
  func counts(_ range: PartialDate, isProbing: Bool = false, _ row: (borrowing SQLite.Statement) -> Void) {
    let statement = isProbing ? probedCounts : counts
    statement.bind(range.earliest.daysSince1970, to: 1)
    statement.bind(range.latest.daysSince1970, to: 2)
    statement.rows(row)
  }

  /// Columns: speaker, subject, key of the newest statement. When probing, each pair that occurs is looked for by itself
  /// instead of numbering rows in a window; the key is NULL where there is none.
  @inline(__always)
  func positions(_ day: Day, isProbing: Bool = false, _ row: (borrowing SQLite.Statement) -> Void) {
    let statement = isProbing ? probedPositions : positions
    statement.bind(day.daysSince1970, to: 1)
    statement.rows(row)
  }

  /// Column: id.
  @inline(__always)
  func search(_ words: String, _ row: (borrowing SQLite.Statement) -> Void) {
    search?.rows(binding: words, to: 1, row)
  }

  /// The keys of the statements whose summaries contain words.
  func matches(of words: String) -> [Int] {
    var keys: [Int] = []
    matches?.rows(binding: words, to: 1) { keys.append($0.integer(0)) }
    return keys
  }

  @inline(__always)
  private static func bind(_ question: Questions.Page, to statement: SQLite.Statement) {
    statement.bind(question.actor, to: 1)
    statement.bind(question.proposal, to: 2)
    statement.bind(question.range.earliest.daysSince1970, to: 3)
    statement.bind(question.range.latest.daysSince1970, to: 4)
  }
}
