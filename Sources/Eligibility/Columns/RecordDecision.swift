import RuleLanguage

/// Rows with what must hold for each of their records.
struct RecordDecision {
  private let selection: RowSelection
  private let records: RecordTruths?
  /// What must hold for the applicant, of all that are looked at; nothing holds where nothing is decided.
  private let shared: [UInt8]
  /// Whether all holds for each record, what must hold for its applicant included.
  private let truths: [UInt8]

  init(_ selection: RowSelection, _ records: RecordTruths?, _ shared: [UInt8]) {
    self.selection = selection
    self.records = records
    var own = shared
    if selection.places.count < shared.count {
      own = Array(repeating: 0, count: shared.count)
      for place in selection.places { own[Int(place)] = shared[Int(place)] }
    }
    self.shared = own
    truths = records.map { RecordDecision.truths($0, own) } ?? []
  }

  private static func truths(_ records: RecordTruths, _ shared: [UInt8]) -> [UInt8] {
    records.truths.bytes.withUnsafeBufferPointer { each in
      records.places.withUnsafeBufferPointer { places in
        shared.withUnsafeBufferPointer { shared in
          [UInt8](count: each.count) { truths in
            // INVARIANT: there is a place for each record, and a byte for each place.
            for record in 0..<each.count {
              truths[record] = each[record] & shared[Int(places[record])] & TruthColumn.truth
            }
          }
        }
      }
    }
  }

  /// Whether each row's list is given; none is where no row says anything of it.
  var isGiven: [Bool] { records?.list.isGiven ?? [] }

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
    let (each, places, truths) = (records.truths.bytes, records.places, truths)
    bytes.withEntries { bytes in
      for record in each.indices {
        bytes[Int(places[record])] |= (each[record] & TruthColumn.Marks.all) | truths[record]
      }
    }
    return bytes
  }

  /// The records that hold, or may, in their order; `isSure` tells of the row at a place that it is surely in scope.
  func parts(isSure: (Int) -> Bool) -> AmountColumns.Parts {
    guard let records else { return AmountColumns.Parts() }
    let (places, truths, rows) = (records.places, truths, selection.subjects.rows)
    var found: [Int32] = []
    let before = [Int32](count: truths.count + 1) { before in
      found = [Int32](atMost: truths.count) { found in
        var count = 0
        for record in truths.indices {
          before[record] = Int32(truncatingIfNeeded: count)
          // Every record is written, whether it counts or not: that would be guessed wrong. Of one that may hold the lowest
          // bit is set.
          found[count] = Int32(truncatingIfNeeded: record)
          count &+= Int(truncatingIfNeeded: truths[record] & TruthColumn.unknown)
        }
        before[truths.count] = Int32(truncatingIfNeeded: count)
        return count
      }
    }
    return AmountColumns.Parts(
      records: found.map { records.numbers[Int($0)] }, rows: found.map { rows[Int(places[Int($0)])] },
      isSure: found.map { truths[Int($0)] == TruthColumn.yes && isSure(Int(places[Int($0)])) },
      starts: records.starts.map { before[Int($0)] }, list: records.list)
  }

  /// Whether each row has a record that may hold, of which clauses contradict each other; nil: none do, whatever is looked
  /// at.
  func conflicts() -> [Bool]? {
    guard let records else { return hasConflict(shared) ? Array(repeating: false, count: shared.count) : nil }
    let (each, places) = (records.truths.bytes, records.places)
    guard hasConflict(each) || hasConflict(shared) else { return nil }
    var conflicts = [Bool](repeating: false, count: shared.count)
    for record in each.indices {
      let place = Int(places[record])
      if truths[record] != TruthColumn.no,
        (each[record] | shared[place]) & TruthColumn.Marks.conflict != 0
      {
        conflicts[place] = true
      }
    }
    return conflicts
  }

  private func hasConflict(_ bytes: [UInt8]) -> Bool { bytes.reduce(0, |) & TruthColumn.Marks.conflict != 0 }
}
