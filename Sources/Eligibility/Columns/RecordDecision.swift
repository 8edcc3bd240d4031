import RuleLanguage

/// Rows with what must hold for each of their records.
struct RecordDecision {
  private let selection: RowSelection
  private let records: RecordTruths?
  /// What must hold for the applicant, of all that are looked at; nothing holds where nothing is decided.
  private let shared: [UInt8]

  init(_ selection: RowSelection, _ records: RecordTruths?, _ shared: [UInt8]) {
    self.selection = selection
    self.records = records
    guard selection.places.count < shared.count else {
      self.shared = shared
      return
    }
    var own = [UInt8](repeating: 0, count: shared.count)
    for place in selection.places { own[Int(place)] = shared[Int(place)] }
    self.shared = own
  }

  /// Whether each row's list is given; none is where no row says anything of it.
  var isGiven: [Bool] { records?.list.isGiven ?? [] }

  /// Whether all holds for a record, what must hold for its applicant included.
  @inline(__always)
  private static func truth(_ record: UInt8, _ shared: UInt8) -> UInt8 { record & shared & TruthColumn.truth }

  /// What is decided by for each row that is looked at: where its list is not given nothing is known, else what holds for
  /// any of its records.
  func bytes() -> [UInt8] {
    let (rows, isGiven, shared) = (selection.subjects.rows, isGiven, shared)
    guard let records else { return shared.map { $0 & ~2 } }
    var bytes = [UInt8](count: shared.count) { bytes in
      for place in shared.indices {
        bytes[place] = shared[place] & (isGiven[Int(rows[place])] ? TruthColumn.Marks.all : ~2)
      }
    }
    let (each, places) = (records.truths.bytes, records.places)
    bytes.withEntries { bytes in
      for record in each.indices {
        let place = Int(places[record])
        bytes[place] |= (each[record] & TruthColumn.Marks.all) | RecordDecision.truth(each[record], shared[place])
      }
    }
    return bytes
  }

  /// The records that hold, or may, in their order, and how many of them come before each record; `isSure` tells of the
  /// row at a place that it is surely in scope.
  func parts(isSure: (Int) -> Bool) -> (parts: AmountColumns.Parts, before: [Int32]) {
    guard let records else { return (AmountColumns.Parts(), [0]) }
    let (each, places, shared, rows) = (records.truths.bytes, records.places, shared, selection.subjects.rows)
    var found: [Int32] = []
    let before = [Int32](count: each.count + 1) { before in
      found = [Int32](atMost: each.count) { found in
        var count = 0
        for record in each.indices {
          before[record] = Int32(truncatingIfNeeded: count)
          // Every record is written, whether it counts or not: that would be guessed wrong.
          found[count] = Int32(truncatingIfNeeded: record)
          count &+= RecordDecision.truth(each[record], shared[Int(places[record])]) == TruthColumn.no ? 0 : 1
        }
        before[each.count] = Int32(truncatingIfNeeded: count)
        return count
      }
    }
    let parts = AmountColumns.Parts(
      records: found.map { records.numbers[Int($0)] }, rows: found.map { rows[Int(places[Int($0)])] },
      isSure: found.map { record in
        let place = Int(places[Int(record)])
        return RecordDecision.truth(each[Int(record)], shared[place]) == TruthColumn.yes && isSure(place)
      })
    return (parts, before)
  }

  /// Whether each row has a record that may hold, of which clauses contradict each other; empty: none has.
  func conflicts() -> [Bool] {
    guard let records else { return [] }
    let (each, places) = (records.truths.bytes, records.places)
    let all = each.reduce(0, |) | shared.reduce(0, |)
    guard all & TruthColumn.Marks.conflict != 0 else { return [] }
    var conflicts = [Bool](repeating: false, count: shared.count)
    for record in each.indices {
      let place = Int(places[record])
      if RecordDecision.truth(each[record], shared[place]) != TruthColumn.no,
        (each[record] | shared[place]) & TruthColumn.Marks.conflict != 0
      {
        conflicts[place] = true
      }
    }
    return conflicts
  }
}
