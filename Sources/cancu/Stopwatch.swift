/// How long the parts of a long run took: for whoever compares, never for what is decided.
struct Stopwatch {
  private var read = Duration.zero
  private var decided = Duration.zero
  private var wrote = Duration.zero

  mutating func reading<Result>(_ body: () throws -> Result) rethrows -> Result { try Self.timed(&read, body) }
  mutating func deciding<Result>(_ body: () throws -> Result) rethrows -> Result { try Self.timed(&decided, body) }
  mutating func writing<Result>(_ body: () throws -> Result) rethrows -> Result { try Self.timed(&wrote, body) }

  /// One line for a script to read, in seconds.
  func line(rows: Int, threads: Int, questions: Int) -> String {
    "cancu-times read=\(Self.seconds(read)) decide=\(Self.seconds(decided)) write=\(Self.seconds(wrote)) "
      + "rows=\(rows) threads=\(threads) questions=\(questions)\n"
  }

  private static func timed<Result>(_ total: inout Duration, _ body: () throws -> Result) rethrows -> Result {
    let start = ContinuousClock.now
    defer { total += ContinuousClock.now - start }
    return try body()
  }

  private static func seconds(_ duration: Duration) -> String {
    let thousandths = duration.components.seconds * 1000 + duration.components.attoseconds / 1_000_000_000_000_000
    let rest = String(thousandths % 1000)
    return "\(thousandths / 1000).\(String(repeating: "0", count: 3 - rest.count))\(rest)"
  }
}
