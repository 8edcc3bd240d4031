/// A table of records of a list, beside the rows they belong to. A small table is held whole, so that its records may stand
/// in any order; of a large one a part is held at a time, and its records must stand in the order of the register.
struct RecordTable {
  let file: String
  let list: Int
  let layout: RegisterTableLayout
  /// Its columns without cells.
  let columns: [ColumnData]
  /// How many records have been read.
  private(set) var recordCount = 0
  /// How many bytes of the file are held.
  private(set) var heldBytes = 0
  /// The applicants of whom a record is left out for its faults: what is decided of them without it would be wrong.
  private(set) var faulty = IdentifierTable()

  private var reader: TableReader
  private var isAtEnd = false
  /// How many bytes may be held: many, if that is the whole table, else no more than keeps rows from waiting.
  private var limit: Int
  /// The records that are held, and the number of the first of each part among all of the table.
  private var parts: [Part] = []
  private var numbers: [Int] = []
  /// As long as the records are in the order of their keys, and so are the rows they belong to: they are met one after the
  /// other, and need not be searched for.
  private var walk: Walk? = Walk()
  /// The key of the last record that has been read.
  private var lastKey: IdentifierKey?
  /// The first record of each applicant whose records have not been taken; its last, and the next of each, by their places
  /// behind the first that is held (nought: none).
  private var heads = IdentifierTable(fullness: 40)
  private var links: [Link] = []
  /// What tells mostly that an applicant has no records, without a look at all of them.
  private var filter = IdentifierFilter()
  /// After the last record that has been taken.
  private var front = 0
  /// The applicants whose records have been passed over and are no longer held: these are in no table, or out of order.
  private var passed = IdentifierTable()
  /// The first of them.
  private var passedTexts: [(identifier: String, line: Int)] = []

  /// Records that were read together: runs of them share it.
  final class Part: Sendable {
    let batch: RegisterBatch
    let keys: [IdentifierKey]
    let byteCount: Int
    /// The number of its first record.
    let number: Int

    init(_ rows: TableReader.Rows, number: Int) {
      (batch, keys, byteCount) = (rows.batch, rows.keys, rows.byteCount)
      self.number = number
    }
  }

  /// How far the records have been met.
  private struct Walk {
    var next = 0
    /// The part of the next.
    var part = 0
    /// Those before it that no row was met for.
    var skipped: [Int] = []
    /// The key of the last row.
    var last: IdentifierKey?
  }

  private struct Link {
    var next = 0
    var last: Int
  }

  /// Rows that follow one another in a part.
  struct Run {
    let part: Part
    var rows: Range<Int>
  }

  /// Reads as much as may be held, and later no more than `aheadLimit` where that is not all.
  init(_ reader: TableReader, list: Int, limit: Int, aheadLimit: Int, _ problems: inout ProblemList) throws {
    self.reader = reader
    self.list = list
    self.limit = limit
    file = reader.file
    layout = reader.layout
    columns = reader.columns
    while !isAtEnd, heldBytes < limit, !problems.isFatal { try read(&problems) { _ in false } }
    guard !isAtEnd else { return }
    self.limit = min(limit, aheadLimit)
    self.reader.blocksAtOnce = 2
  }

  // MARK: Reading

  /// Reads on; `isPassed` says of an applicant that its row has been given.
  private mutating func read(_ problems: inout ProblemList, isPassed: (IdentifierKey) -> Bool) throws {
    guard let rows = try reader.next() else {
      isAtEnd = true
      return
    }
    problems.take(rows, ofList: true, keepsGoing: reader.keepsGoing)
    for key in rows.leftOut {
      if isPassed(key) { throw RegisterProblem(file: file, line: rows.problems.first?.line, .faultyRecordBehind) }
      _ = faulty.add(key, 0)
    }
    guard rows.batch.rowCount > 0 else { return }
    let part = Part(rows, number: recordCount)
    if walk != nil, !isAscending(part) { startIndex() }
    parts.append(part)
    numbers.append(recordCount)
    heldBytes += part.byteCount
    recordCount += part.keys.count
    lastKey = part.keys.last
    guard walk == nil else { return }
    for (row, key) in part.keys.enumerated() where isPassed(key) {
      throw outOfOrder(part.batch.identifiers[row], line: part.batch.lines[row])
    }
    if filter.isFull(with: part.keys.count) {
      filter = IdentifierFilter(parts.dropLast().flatMap(\.keys), room: part.keys.count)
    }
    for (row, key) in part.keys.enumerated() {
      filter.add(key)
      links.append(Link(last: 0))
      index(part.number + row, key)
    }
  }

  /// Whether the records of a part are in the order of their keys, and come after those that have been read.
  private func isAscending(_ part: Part) -> Bool {
    var last = lastKey
    for key in part.keys {
      if let last, key.precedes(last) { return false }
      last = key
    }
    return true
  }

  /// Searches for records from now on, among those that have not been taken.
  mutating func startIndex() {
    guard let walk else { return }
    self.walk = nil
    front = walk.next
    filter = IdentifierFilter(parts.flatMap(\.keys))
    links = Array(repeating: Link(last: 0), count: recordCount - (numbers.first ?? recordCount))
    for record in walk.skipped { index(record, key(of: record)) }
    for record in walk.next..<recordCount { index(record, key(of: record)) }
  }

  private func key(of record: Int) -> IdentifierKey {
    let part = parts[part(of: record)]
    return part.keys[record - part.number]
  }

  /// Makes a record be found by its key, after those of the same.
  private mutating func index(_ record: Int, _ key: IdentifierKey) {
    let base = numbers.first ?? 0
    let place = record - base
    links[place].last = place
    guard let head = heads.add(key, record) else { return }
    links[links[head - base].last].next = place
    links[head - base].last = place
  }

  private func outOfOrder(_ identifier: String, line: Int) -> RegisterProblem {
    RegisterProblem(
      file: file, line: line, column: layout.columns[layout.identifier].header, .recordOutOfOrder(identifier))
  }

  /// Before the rows of a batch: lets go what has been taken, and reads on where little is left.
  mutating func prepare(_ problems: inout ProblemList, given: GivenIdentifiers) throws {
    guard !isAtEnd else { return }
    letGo()
    try keepAhead(&problems) { given[$0] != nil }
  }

  /// Reads on where little is left behind the last record that has been taken.
  private mutating func keepAhead(_ problems: inout ProblemList, isPassed: (IdentifierKey) -> Bool) throws {
    while !isAtEnd, aheadBytes < limit / 2, !problems.isFatal { try read(&problems, isPassed: isPassed) }
  }

  /// How many bytes are held behind the last record that has been taken.
  private var aheadBytes: Int {
    var bytes = 0
    for (part, first) in zip(parts, numbers) where front < first + part.keys.count { bytes += part.byteCount }
    return bytes
  }

  /// Lets go the parts before the last record that has been taken.
  private mutating func letGo() {
    if walk != nil { return letGoInOrder() }
    while let part = parts.first, let first = numbers.first, first + part.keys.count <= front {
      for (row, key) in part.keys.enumerated() {
        guard let head = heads[key] else { continue }
        let next = links[row].next
        if head == first + row { passOver(head) }
        guard head == first + row else { continue }
        _ = heads.remove(key)
        if next > 0 {
          links[next].last = links[row].last
          _ = heads.add(key, first + next)
        }
      }
      links.removeFirst(part.keys.count)
      let count = part.keys.count
      for place in links.indices {
        if links[place].next > 0 { links[place].next -= count }
        links[place].last -= count
      }
      heldBytes -= part.byteCount
      parts.removeFirst()
      numbers.removeFirst()
    }
  }

  private mutating func letGoInOrder() {
    while let part = parts.first, var walk, part.number + part.keys.count <= walk.next {
      let own = walk.skipped.prefix { $0 < part.number + part.keys.count }
      for record in own { passOver(record) }
      walk.skipped.removeFirst(own.count)
      walk.part = max(0, walk.part - 1)
      self.walk = walk
      heldBytes -= part.byteCount
      parts.removeFirst()
      numbers.removeFirst()
    }
  }

  /// Notes that no row was met for a record that is held.
  private mutating func passOver(_ record: Int) {
    let part = parts[part(of: record)]
    let row = record - part.number
    guard passed.add(part.keys[row], part.batch.lines[row]) == nil else { return }
    if passedTexts.count < RegisterOptions.problemLimit {
      passedTexts.append((part.batch.identifiers[row], part.batch.lines[row]))
    }
  }

  // MARK: Taking

  /// Takes the records of these applicants as long as they and the records are in the order of their keys; how many each has
  /// is added to `counts`. How many applicants are done: the others must be taken one by one, and of the first of them some
  /// records may be taken already, and counted. `isPassed` says of an applicant that its row comes before a row.
  mutating func takeInOrder(
    _ keys: [IdentifierKey], into runs: inout [Run], _ counts: inout [Int], _ problems: inout ProblemList,
    isPassed: (IdentifierKey, Int) -> Bool
  ) throws -> Int {
    guard var walk, let end = keys.last else { return 0 }
    var last = walk.last
    for key in keys {
      if let last, !last.precedes(key) { return 0 }
      last = key
    }
    walk.last = end
    // Nobody else has what is changed.
    self.walk = nil
    var current = CurrentPart()
    for (row, key) in keys.enumerated() {
      var count = 0
      while true {
        if walk.next == recordCount, !isAtEnd, !problems.isFatal {
          (self.walk, front) = (walk, walk.next)
          try read(&problems) { isPassed($0, row) }
          guard let ordered = self.walk else {
            current.endRun(&runs)
            counts.append(count)
            return row
          }
          (walk, self.walk) = (ordered, nil)
          continue
        }
        guard walk.next < recordCount else { break }
        if walk.next >= current.end {
          current.endRun(&runs)
          while walk.next >= parts[walk.part].number + parts[walk.part].keys.count { walk.part += 1 }
          current = CurrentPart(parts[walk.part])
        }
        let record = current.key(of: walk.next)
        if record == key {
          current.add(walk.next, &runs)
          count += 1
        } else if record.precedes(key) {
          walk.skipped.append(walk.next)
        } else {
          break
        }
        walk.next += 1
      }
      counts.append(count)
    }
    current.endRun(&runs)
    (self.walk, front) = (walk, walk.next)
    return keys.count
  }

  /// The part in which records are met one after the other, and the run of them that is not put down yet: what is asked
  /// for every record is taken out of it once.
  private struct CurrentPart {
    private var part: Part?
    private var keys: [IdentifierKey] = []
    private var start = 0
    private var run = 0..<0
    /// The number of the first record behind it.
    private(set) var end = 0

    /// None.
    init() {}

    init(_ part: Part) {
      self.part = part
      keys = part.keys
      start = part.number
      end = start + keys.count
    }

    @inline(__always)
    func key(of record: Int) -> IdentifierKey { keys[record - start] }

    /// Takes a record.
    @inline(__always)
    mutating func add(_ record: Int, _ runs: inout [Run]) {
      let own = record - start
      if own == run.upperBound {
        run = run.lowerBound..<own + 1
      } else {
        endRun(&runs)
        run = own..<own + 1
      }
    }

    /// Puts down the run.
    mutating func endRun(_ runs: inout [Run]) {
      if let part, !run.isEmpty { RecordTable.add(run, of: part, to: &runs) }
      run = 0..<0
    }
  }

  private static func add(_ rows: Range<Int>, of part: Part, to runs: inout [Run]) {
    if let last = runs.last, last.part === part, last.rows.upperBound == rows.lowerBound {
      runs[runs.count - 1].rows = last.rows.lowerBound..<rows.upperBound
    } else {
      runs.append(Run(part: part, rows: rows))
    }
  }

  /// Takes the records of an applicant, in the order of the file; `isPassed` says of one that its row has been given.
  mutating func take(
    _ key: IdentifierKey, identifier: (Int) -> String, row: Int, into runs: inout [Run], _ problems: inout ProblemList,
    isPassed: (IdentifierKey) -> Bool
  ) throws -> Int {
    if let line = passed[key] { throw outOfOrder(identifier(row), line: line) }
    // Where what is held ends with this applicant there may be more.
    while !isAtEnd, front >= recordCount || parts.last?.keys.last == key, !problems.isFatal {
      try read(&problems, isPassed: isPassed)
    }
    guard filter.mayHold(key), let head = heads.remove(key), let base = numbers.first else { return 0 }
    var count = 0
    var place = head - base
    var part = self.part(of: head)
    while true {
      while place + base >= numbers[part] + parts[part].keys.count { part += 1 }
      let own = place + base - numbers[part]
      RecordTable.add(own..<own + 1, of: parts[part], to: &runs)
      count += 1
      front = max(front, place + base + 1)
      guard links[place].next > 0 else { break }
      place = links[place].next
    }
    // However many rows come at once, those behind find as much: records of nobody among them end nothing.
    try keepAhead(&problems, isPassed: isPassed)
    return count
  }

  /// Which of these applicants may have records; nil where that is seen only by taking them. Asked of many at once, since
  /// each answer is waited for.
  func candidates(_ keys: [IdentifierKey]) -> [Bool]? {
    guard isAtEnd, passedTexts.isEmpty else { return nil }
    return keys.map { filter.mayHold($0) }
  }

  /// The part a record is in.
  private func part(of record: Int) -> Int {
    var (low, high) = (0, parts.count - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if numbers[middle] <= record { low = middle } else { high = middle - 1 }
    }
    return low
  }

  // MARK: The end

  /// The applicants that have records and no row, with the lines of the first, in their order; of very many the first.
  /// Those whose rows were left out are none.
  mutating func orphans(
    _ problems: inout ProblemList, given: GivenIdentifiers, leftOut: IdentifierTable
  ) throws -> (first: [RegisterProblem], count: Int) {
    while !isAtEnd, !problems.isFatal {
      passOverAll()
      try read(&problems) { given[$0] != nil }
    }
    passOverAll()
    let header = layout.columns[layout.identifier].header
    let first = passedTexts.filter { leftOut[IdentifierKey($0.identifier)] == nil }.sorted { $0.line < $1.line }
    let count = passed.count - leftOut.keys.count { passed[$0] != nil }
    return (first.map { RegisterProblem(file: file, line: $0.line, column: header, .orphan($0.identifier)) }, count)
  }

  /// Lets go all that is held: there are no more rows.
  private mutating func passOverAll() {
    if var walk {
      walk.skipped += walk.next..<recordCount
      walk.next = recordCount
      self.walk = walk
    }
    front = recordCount
    letGo()
  }
}
