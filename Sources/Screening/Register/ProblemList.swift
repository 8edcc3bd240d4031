/// Problems met so far.
struct ProblemList {
  /// The first of them.
  private(set) var kept: [RegisterProblem] = []
  /// How many there are.
  private(set) var count = 0
  /// How many rows of applicants were left out.
  private(set) var badRows = 0
  /// How many records of lists belong to nobody that is known.
  private(set) var lostRecords = 0
  /// Whether the reading must end.
  var isFatal = false

  /// Takes in what is wrong with rows that were read: applicants, or with `ofList` their records.
  mutating func take(_ rows: TableReader.Rows, ofList: Bool, keepsGoing: Bool) {
    append(rows.problems, count: rows.problemCount)
    if ofList {
      // What cannot be read at all is one; whom a faulty record is of is known where its identifier could be read.
      let bad = max(rows.badRows, rows.problemCount > 0 ? 1 : 0)
      lostRecords += max(0, bad - rows.leftOut.count)
    } else {
      badRows += rows.badRows
    }
    if rows.problemCount > 0, !keepsGoing { isFatal = true }
  }

  /// Takes in records of nobody, of which the first are given.
  mutating func append(ofNobody problems: [RegisterProblem], count all: Int) {
    append(problems, count: all)
    lostRecords += all
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
