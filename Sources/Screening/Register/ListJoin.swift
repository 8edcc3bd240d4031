import Dispatch
import RuleLanguage

/// Puts the records of one list beside the rows they belong to, from all tables that hold records of it.
struct ListJoin {
  let list: Int
  /// The tables, by their places among all.
  private let tables: [Int]
  /// The columns of all tables of the list, and the place of each in each table.
  private let layout: RegisterTableLayout
  private let sources: [[Int?]]
  /// The columns without cells.
  private let columns: [ColumnData]

  /// One for each list that has a table, in the order of the vocabulary.
  static func all(_ tables: [RecordTable]) -> [ListJoin] {
    Set(tables.map(\.list)).sorted().map { list in
      ListJoin(list, tables.indices.filter { tables[$0].list == list }, tables)
    }
  }

  private init(_ list: Int, _ numbers: [Int], _ all: [RecordTable]) {
    self.list = list
    tables = numbers
    let tables = numbers.map { all[$0] }
    var columns: [RegisterColumn] = []
    var empty: [ColumnData] = []
    for table in tables {
      for (index, column) in table.layout.columns.enumerated()
      where !columns.contains(where: { $0.target == column.target }) {
        columns.append(column)
        empty.append(table.columns[index])
      }
    }
    self.columns = empty
    layout = RegisterTableLayout(
      list: list, columns: columns, identifier: columns.firstIndex { $0.target == .identifier } ?? 0)
    sources = tables.map { table in
      columns.map { column in table.layout.columns.firstIndex { $0.target == column.target } }
    }
  }

  /// Where the records of some rows are.
  struct Places {
    fileprivate var offsets = [0]
    fileprivate var runs: [(table: Int, run: RecordTable.Run)] = []

    /// The rows that have records and of which a column says this; mostly there are none.
    func filledRows(where states: [UInt8], say state: CellState) -> [Int] {
      func isFound(_ row: Int) -> Bool { states[row] == state.rawValue && offsets[row + 1] > offsets[row] }
      var isAnyFound = false
      // Without a branch on each, and without a list of them.
      for row in states.indices { isAnyFound = isFound(row) || isAnyFound }
      return isAnyFound ? states.indices.filter(isFound) : []
    }
  }

  /// Finds the records of the rows of a batch. Throws what the sources throw, and a `RegisterProblem` where the records of
  /// a table that is not held whole are out of order.
  func find(
    _ batch: RegisterBatch, _ keys: BatchKeys, in all: inout [RecordTable], given: GivenIdentifiers,
    _ problems: inout ProblemList
  ) throws -> Places {
    var places = Places()
    places.offsets.reserveCapacity(keys.keys.count + 1)
    var runs: [[RecordTable.Run]] = tables.map { _ in [] }
    var order: [(table: Int, count: Int)] = []
    var count = 0
    func isPassed(_ key: IdentifierKey, _ row: Int) -> Bool {
      given[key] != nil && (keys.row(of: key) ?? -1) < row
    }
    var done = 0
    if let table = tables.first, tables.count == 1 {
      var counts: [Int] = []
      done = try all[table].takeInOrder(keys.keys, into: &runs[0], &counts, &problems, isPassed: isPassed)
      for own in counts[..<done] {
        count += own
        places.offsets.append(count)
      }
      // Of the next some may have been taken.
      count += counts.dropFirst(done).first ?? 0
      if done == keys.keys.count {
        places.runs = runs[0].map { (0, $0) }
        return places
      }
    }
    for table in tables { all[table].startIndex() }
    let candidates = tables.map { all[$0].candidates(keys.keys) }
    for row in done..<keys.keys.count {
      for (number, table) in tables.enumerated() where candidates[number]?[row] ?? true {
        let found = try all[table].take(
          keys.keys[row], identifier: { batch.identifiers[$0] }, row: row, into: &runs[number], &problems,
          isPassed: { isPassed($0, row) })
        count += found
        if tables.count > 1, found > 0 { order.append((number, found)) }
      }
      places.offsets.append(count)
    }
    places.runs = tables.count == 1 ? runs[0].map { (0, $0) } : ListJoin.mixed(runs, order)
    return places
  }

  /// The runs of several tables, in the order of the rows.
  private static func mixed(
    _ runs: [[RecordTable.Run]], _ order: [(table: Int, count: Int)]
  ) -> [(table: Int, run: RecordTable.Run)] {
    var rest = runs.map { $0[...] }
    var mixed: [(table: Int, run: RecordTable.Run)] = []
    for (table, wanted) in order {
      var count = wanted
      while count > 0, var run = rest[table].first {
        let taken = run.rows.lowerBound..<min(run.rows.upperBound, run.rows.lowerBound + count)
        count -= taken.count
        if taken.upperBound == run.rows.upperBound {
          rest[table].removeFirst()
        } else {
          rest[table][rest[table].startIndex].rows = taken.upperBound..<run.rows.upperBound
        }
        run.rows = taken
        mixed.append((table, run))
      }
    }
    return mixed
  }

  /// What copies records, on any thread.
  struct Gatherer: Sendable {
    fileprivate let list: Int
    fileprivate let layout: RegisterTableLayout
    fileprivate let sources: [[Int?]]
    fileprivate let columns: [ColumnData]
    fileprivate let offsets: [Int]
    fileprivate let runs: [(table: Int, run: RecordTable.Run)]

    /// The records, by the column.
    func gather() -> ListBatch {
      var gathered = RegisterBatch(layout: layout, columns: columns)
      gathered.rowCount = offsets.last ?? 0
      for (_, run) in runs {
        gathered.lines += run.part.batch.lines[run.rows]
        gathered.identifiers.append(run.rows, of: run.part.batch.identifiers)
        gathered.names.append(run.rows, of: run.part.batch.names)
      }
      for index in columns.indices {
        switch layout.columns[index].target {
        case .identifier, .name, .ignored: continue
        case .fact, .group, .list: break
        }
        var known: (part: Int, numbers: [Int64]) = (-1, [])
        for (table, run) in runs {
          guard let source = sources[table][index] else {
            gathered.columns[index].appendNothing(count: run.rows.count)
            continue
          }
          // The runs of one table mostly follow one another: what its texts are numbered is found once.
          if known.part != run.part.number || sources.count > 1 { known = (run.part.number, []) }
          gathered.columns[index].append(run.rows, of: run.part.batch.columns[source], &known.numbers)
        }
      }
      return ListBatch(list: list, offsets: offsets, records: gathered)
    }
  }

  private func gatherer(_ places: Places) -> Gatherer {
    Gatherer(
      list: list, layout: layout, sources: sources, columns: columns, offsets: places.offsets, runs: places.runs)
  }

  /// The records of all lists, where they were found.
  static func gather(_ joins: [ListJoin], _ places: [Places]) -> [ListBatch] {
    let gatherers = zip(joins, places).map { $0.gatherer($1) }
    let slots = ResultSlots<ListBatch>(count: gatherers.count)
    DispatchQueue.concurrentPerform(iterations: gatherers.count) { number in
      slots.put(gatherers[number].gather(), at: number)
    }
    return slots.results
  }
}

/// The keys of the rows of a batch.
final class BatchKeys {
  let keys: [IdentifierKey]
  /// Made when it is first needed: where all tables are held whole it never is.
  private lazy var rows: IdentifierTable = {
    var rows = IdentifierTable()
    for (row, key) in keys.enumerated() { _ = rows.add(key, row) }
    return rows
  }()

  init(_ keys: [IdentifierKey]) { self.keys = keys }

  /// The row of an applicant; nil where it is in another batch.
  func row(of key: IdentifierKey) -> Int? { rows[key] }
}
