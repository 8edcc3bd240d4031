import RuleLanguage

/// Asks the evaluator about rows of a block; each row becomes a whole dossier at most once.
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

  /// Some of several rows: looked at among all of them, unless they are few. Which are chosen is told by a number each has.
  func selection(of all: Subjects, _ numbers: [Int32], where isChosen: [Bool]) -> RowSelection {
    if isChosen.allSatisfy({ $0 }) { return RowSelection(subjects: all, places: all.places, rows: all.rows) }
    return selection(of: all) { isChosen[Int(numbers[$0])] }
  }

  private func selection(of all: Subjects, _ isChosen: (Int) -> Bool) -> RowSelection {
    let chosen = [Int32](atMost: all.count) { chosen in
      var count = 0
      for place in 0..<all.count {
        chosen[count] = Int32(truncatingIfNeeded: place)
        count &+= isChosen(place) ? 1 : 0
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
    let offsets = list.offsets
    var starts = offsets
    if !rows.isAllRows {
      starts = [0]
      for row in rows.rows { starts.append(starts[starts.count - 1] + offsets[Int(row) + 1] - offsets[Int(row)]) }
    }
    let places = BlockOracle.places(starts)
    let numbers = places.indices.map { Int32(truncatingIfNeeded: $0) }
    let records =
      rows.isAllRows
      ? numbers
      : zip(numbers, places).map { number, place in
        offsets[Int(rows.rows[Int(place)])] + number - starts[Int(place)]
      }
    let rowOfRecord = rows.isAllRows ? places : places.map { rows.rows[Int($0)] }
    let found = OwnRecords(
      rows: rows, subjects: subjects(Subjects(records: records, rows: rowOfRecord, of: list)), starts: starts,
      places: places)
    allRecords.append(found)
    return found
  }

  /// The place of each record's row, where the records of each begin at these, the last behind all: put at the first of each
  /// row, and from there on wherever no later one is. How many records a row has would be guessed wrong.
  private static func places(_ starts: [Int32]) -> [Int32] {
    let count = Int(starts.last ?? 0)
    return [Int32](atMost: count) { places in
      places.initialize(repeating: 0, count: count + 1)
      starts.withUnsafeBufferPointer { starts in
        // INVARIANT: starts ascend up to `count`; a row without records is overwritten by the next that has some.
        for row in 0..<max(0, starts.count - 1) { places[Int(starts[row])] = Int32(truncatingIfNeeded: row) }
      }
      var last: Int32 = 0
      for record in 0..<count {
        last = max(last, places[record])
        places[record] = last
      }
      return count
    }
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
    let made = evaluation(of: codes.block.dossier(row, nil))
    evaluations[row] = made
    return made
  }

  private func evaluation(of dossier: Dossier) -> Evaluation {
    Evaluation(
      book: codes.plan.book, plan: codes.plan.evaluation, dossier: dossier, date: codes.date, isBrief: true)
  }

  /// What comes of a question about a row or a record, which looks at this part of its dossier, and what was met on the way.
  func ask<Answer>(
    _ subject: Int, _ subjects: Subjects, _ part: DossierPart, _ question: (Evaluation) -> Answer
  ) -> (Answer, UsedSources) {
    questions += 1
    let row = Int(subjects.rows[subject])
    guard let position = subjects.position(subject), let list = subjects.list?.list else {
      let evaluation = evaluation(of: codes.block.dossier(row, part))
      return (question(evaluation), evaluation.used)
    }
    let evaluation = evaluation(of: codes.block.dossier(row, part.with(list: list)))
    let answer = evaluation.with(.number(position), of: list) { question(evaluation) }
    return (answer, evaluation.used)
  }
}
