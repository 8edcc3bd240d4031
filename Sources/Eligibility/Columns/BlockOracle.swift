import RuleLanguage

/// Asks the evaluator about rows of a block; each row becomes a dossier at most once.
final class BlockOracle {
  /// The block by codes.
  let codes: BlockCodes
  private var evaluations: [Evaluation?]
  /// How often the evaluator was asked.
  private(set) var questions = 0
  /// The subjects of the block so far: what is asked of the same ones again is known.
  private var allSubjects: [Subjects] = []
  private var allRecords: [OwnRecords] = []

  /// The records of some rows.
  struct OwnRecords {
    let rows: Subjects
    /// The records.
    let subjects: Subjects
    /// Where those of each row begin among them; one more than rows.
    let starts: [Int32]
    /// The place of each record's row among the rows.
    let places: [Int32]
  }

  init(_ block: RowBlock, _ plan: ColumnPlan, _ date: CalendarDate, _ texts: TextNumbers) {
    codes = BlockCodes(block, plan, date, texts)
    evaluations = Array(repeating: nil, count: block.count)
  }

  /// Rows as subjects; the same ones where they were met before.
  func subjects(_ rows: [Int32]) -> Subjects { subjects(Subjects(rows: rows, of: codes.block.count)) }

  /// Some of several rows: looked at among all of them, unless they are few. `isChosen` tells by the place among these.
  func selection(of all: Subjects, _ isChosen: (Int) -> Bool) -> RowSelection {
    let chosen = [Int32](atMost: all.count) { chosen in
      var count = 0
      for place in 0..<all.count {
        chosen[count] = Int32(truncatingIfNeeded: place)
        if isChosen(place) { count &+= 1 }
      }
      return count
    }
    if chosen.count == all.count { return RowSelection(subjects: all, places: chosen, rows: all.rows) }
    let rows = chosen.map { all.rows[Int($0)] }
    if all.isAllRows, chosen.count * RowSelection.fewest >= all.count {
      return RowSelection(subjects: all, places: chosen, rows: rows)
    }
    let places = chosen.indices.map { Int32(truncatingIfNeeded: $0) }
    return RowSelection(subjects: subjects(rows), places: places, rows: rows)
  }

  /// The records of some rows, as subjects.
  func records(of rows: Subjects, _ list: RecordColumns) -> OwnRecords {
    if let known = allRecords.first(where: { $0.rows === rows && $0.subjects.list?.list == list.list }) { return known }
    var starts: [Int32] = []
    starts.reserveCapacity(rows.count + 1)
    var places: [Int32] = []
    var records: [Int32] = []
    places.reserveCapacity(list.offsets.last ?? 0)
    records.reserveCapacity(list.offsets.last ?? 0)
    for (place, row) in rows.rows.enumerated() {
      starts.append(Int32(truncatingIfNeeded: records.count))
      for record in list.offsets[Int(row)]..<list.offsets[Int(row) + 1] {
        records.append(Int32(truncatingIfNeeded: record))
        places.append(Int32(truncatingIfNeeded: place))
      }
    }
    starts.append(Int32(truncatingIfNeeded: records.count))
    let rowOfRecord = rows.isAllRows ? places : places.map { rows.rows[Int($0)] }
    let found = OwnRecords(
      rows: rows, subjects: subjects(Subjects(records: records, rows: rowOfRecord, of: list)), starts: starts,
      places: places)
    allRecords.append(found)
    return found
  }

  /// The same subjects where they were met before.
  func subjects(_ asked: Subjects) -> Subjects {
    if let same = allSubjects.first(where: { $0.isSame(as: asked) }) { return same }
    allSubjects.append(asked)
    return asked
  }

  /// The evaluation of a row.
  func evaluation(of row: Int) -> Evaluation {
    questions += 1
    if let known = evaluations[row] { return known }
    let made = Evaluation(
      book: codes.plan.book, plan: codes.plan.evaluation, dossier: codes.block.dossier(row), date: codes.date,
      isBrief: true)
    evaluations[row] = made
    return made
  }

  /// What comes of a question about a row or a record, and what was met on the way.
  func ask<Answer>(
    _ subject: Int, _ subjects: Subjects, _ question: (Evaluation) -> Answer
  ) -> (Answer, UsedSources) {
    let evaluation = evaluation(of: Int(subjects.rows[subject]))
    evaluation.used = UsedSources()
    guard let position = subjects.position(subject), let list = subjects.list?.list else {
      return (question(evaluation), evaluation.used)
    }
    let answer = evaluation.with(.number(position), of: list) { question(evaluation) }
    return (answer, evaluation.used)
  }
}
