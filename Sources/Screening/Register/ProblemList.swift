/// Problems met so far.
struct ProblemList {
  /// The first of them.
  private(set) var kept: [RegisterProblem] = []
  /// How many there are.
  private(set) var count = 0
  /// How many rows were left out.
  var badRows = 0
  /// Whether the reading must end.
  var isFatal = false

  /// Takes in what is wrong with rows that were read.
  mutating func take(_ rows: TableReader.Rows, keepsGoing: Bool) {
    append(rows.problems, count: rows.problemCount)
    badRows += rows.badRows
    if rows.problemCount > 0, !keepsGoing { isFatal = true }
  }

  /// Takes in what is wrong with some rows, of which the first are given.
  mutating func append(_ problems: [RegisterProblem], count all: Int) {
    count += all
    kept += problems.prefix(max(0, RegisterOptions.problemLimit - kept.count))
  }

  mutating func append(_ problem: RegisterProblem) {
    count += 1
    if kept.count < RegisterOptions.problemLimit { kept.append(problem) }
  }
}
