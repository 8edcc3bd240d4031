import RuleLanguage

/// What must hold for each record of an item's list.
final class RecordChecks {
  private let list: Int
  private let filter: ConditionNode?
  private let group: ConditionGroup

  init(
    _ item: ItemPlan, list: Int, _ plan: ColumnPlan, _ known: KnownConditions,
    together: ([ConditionNode]) -> ConditionGroup
  ) {
    self.list = list
    let columns = ConditionColumns(plan, item: item, list: list, known: known)
    filter = item.checks.first { $0.kind == .filter }.map { columns.check($0) }
    group = together(item.checks.filter(\.isByRecord).map { columns.check($0) })
  }

  /// What came out for the records of rows.
  func outcomes(of subjects: Subjects, _ oracle: BlockOracle) -> RecordOutcomes {
    guard let records = oracle.codes.records(of: list) else {
      return RecordOutcomes(list: nil, counts: nil, words: [], firsts: [])
    }
    var firsts: [Int] = []
    var counts: [Int] = []
    var numbers: [Int32] = []
    var rows: [Int32] = []
    for row in subjects.rows {
      firsts.append(records.offsets[Int(row)])
      guard records.isGiven[Int(row)] else {
        counts.append(-1)
        continue
      }
      let range = records.offsets[Int(row)]..<records.offsets[Int(row) + 1]
      counts.append(range.count)
      for record in range {
        numbers.append(Int32(truncatingIfNeeded: record))
        rows.append(row)
      }
    }
    let each = oracle.subjects(Subjects(records: numbers, rows: rows, of: records))
    let filtered = filter?.numbers(of: each, oracle)
    let found = group.states(of: each, oracle)
    let words = found.indices.map { place in
      guard let filter, let filtered else { return UInt64(found[place]) }
      // Of a record the item is not about only that bears on anything.
      let isLeftOut = filter.outcomes[Int(filtered[place])].truth == .no
      return UInt64(filtered[place] + 1) << 32 | (isLeftOut ? UInt64(UInt32.max) : UInt64(found[place]))
    }
    return RecordOutcomes(list: records, counts: counts, words: words, firsts: firsts)
  }

  /// The words that stand for the records of a row. Where all of them fail, only what each fails by bears on anything,
  /// and the weakest source that was met.
  func append(_ place: Int, of outcomes: RecordOutcomes, shared: Truth, to key: inout [UInt64]) {
    let records = outcomes.records(of: place)
    let about = records.filter { !isLeftOut($0.word) }
    guard !about.isEmpty, shared == .no || about.allSatisfy({ truth(of: $0.word) == .no }) else {
      return outcomes.append(place, to: &key)
    }
    key.append(UInt64.max)
    for (_, word) in records {
      guard !isLeftOut(word), truth(of: word) != .no else {
        key.append(word)
        continue
      }
      let used = group.used(in: Int32(truncatingIfNeeded: word & 0xFFFF_FFFF))
      key.append(1 << 63 | (word >> 32) << 16 | UInt64(used.source + 1))
    }
  }

  /// Whether the item is not about a record.
  func isLeftOut(_ word: UInt64) -> Bool { UInt32(truncatingIfNeeded: word) == .max }

  /// Whether all holds that must for a record the item is about.
  func truth(of word: UInt64) -> Truth { group.truth(of: Int32(truncatingIfNeeded: word & 0xFFFF_FFFF)) }
}

/// What came out for the records of rows, row by row.
struct RecordOutcomes {
  /// The list; nil: no row has any.
  let list: RecordColumns?
  /// How many records each row has; -1: its list is not given; nil: no row's is.
  private let counts: [Int]?
  private let starts: [Int]
  private let words: [UInt64]
  /// Where each row's records begin in the list.
  private let firsts: [Int]

  init(list: RecordColumns?, counts: [Int]?, words: [UInt64], firsts: [Int]) {
    self.list = list
    self.firsts = firsts
    self.counts = counts
    self.words = words
    var start = 0
    starts = (counts ?? []).map { count in
      defer { start += max(0, count) }
      return start
    }
  }

  /// The records of a row, by their place in the list, and the word that stands for each.
  func records(of place: Int) -> [(record: Int, word: UInt64)] {
    guard let counts, counts[place] > 0 else { return [] }
    return (0..<counts[place]).map { (firsts[place] + $0, words[starts[place] + $0]) }
  }

  /// The words that stand for the records of a row.
  func append(_ place: Int, to key: inout [UInt64]) {
    guard let counts, counts[place] >= 0 else { return key.append(0) }
    key.append(UInt64(counts[place]) + 1)
    for record in starts[place]..<starts[place] + counts[place] { key.append(words[record]) }
  }
}
