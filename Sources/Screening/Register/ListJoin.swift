/// Puts the records of one list beside the rows they belong to, from all tables that hold records of it.
struct ListJoin: Sendable {
  private let list: Int
  /// The tables, by their places among all.
  private let tables: [Int]
  /// The columns of all tables of the list, and the place of each in each table.
  private let layout: RegisterTableLayout
  private let sources: [[Int?]]

  /// One for each list that has a table, in the order of the vocabulary.
  static func all(_ tables: [ChildTable]) -> [ListJoin] {
    Set(tables.map(\.list)).sorted().map { list in
      ListJoin(list, tables.indices.filter { tables[$0].list == list }, tables)
    }
  }

  private init(_ list: Int, _ numbers: [Int], _ all: [ChildTable]) {
    self.list = list
    tables = numbers
    var columns: [RegisterColumn] = []
    for table in numbers {
      for column in all[table].layout.columns where !columns.contains(where: { $0.target == column.target }) {
        columns.append(column)
      }
    }
    layout = RegisterTableLayout(
      list: list, columns: columns, identifier: columns.firstIndex { $0.target == .identifier } ?? 0)
    sources = numbers.map { table in
      columns.map { column in all[table].layout.columns.firstIndex { $0.target == column.target } }
    }
  }

  /// The records of these applicants.
  func records(of identifiers: [String], _ all: [ChildTable]) -> ListBatch {
    var offsets = [0]
    offsets.reserveCapacity(identifiers.count + 1)
    var runs: [Run] = []
    var count = 0
    for identifier in identifiers {
      for (number, table) in tables.enumerated() {
        for place in all[table].places(of: identifier) {
          count += 1
          // Records that follow one another in the file are taken together.
          if let last = runs.last, last.table == number, last.batch == place.batch, last.rows.upperBound == place.row {
            runs[runs.count - 1].rows = last.rows.lowerBound..<place.row + 1
          } else {
            runs.append(Run(table: number, batch: place.batch, rows: place.row..<place.row + 1))
          }
        }
      }
      offsets.append(count)
    }
    return ListBatch(list: list, offsets: offsets, records: gather(runs, count, all))
  }

  /// Rows that follow one another in a batch of a table.
  private struct Run {
    let table: Int
    let batch: Int
    var rows: Range<Int>
  }

  private func gather(_ runs: [Run], _ count: Int, _ all: [ChildTable]) -> RegisterBatch {
    var gathered = RegisterBatch(
      layout: layout,
      columns: layout.columns.indices.map { index in
        let place = zip(tables, sources).lazy.compactMap { table, places in places[index].map { (table, $0) } }.first
        return place.map { all[$0.0].columns[$0.1] } ?? ColumnData()
      })
    for run in runs {
      let batch = all[tables[run.table]].batches[run.batch]
      gathered.lines += batch.lines[run.rows]
      gathered.identifiers += batch.identifiers[run.rows]
      gathered.names += batch.names[run.rows]
      for (index, source) in sources[run.table].enumerated() {
        if let source, !batch.columns[source].states.isEmpty {
          gathered.columns[index].append(run.rows, of: batch.columns[source])
        } else if case .fact = layout.columns[index].target {
          gathered.columns[index].appendNothing(count: run.rows.count)
        }
      }
    }
    gathered.rowCount = count
    return gathered
  }
}
