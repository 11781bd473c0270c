/// The functions whose output stands in a page, by the name that the page uses.
let snippets: [String: @Sendable () async throws -> Void] = [
  "readme": readme
]
