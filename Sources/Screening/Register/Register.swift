import Eligibility
import RuleLanguage

/// A table of a register as it is to be read.
public struct RegisterFile {
  /// How it is called in messages.
  public let name: String
  /// The name of the list whose records it holds; nil: the applicants.
  public let list: String?
  /// How it is written; nil: as its first letter shows. Tables of lists are always CSV.
  public let format: Format?
  /// How many bytes it has; nil: not known before the end. A table of a list that is too large to be held is then known to be.
  public let size: Int?
  /// Its bytes.
  public let source: ByteSource

  /// How a table can be written.
  public enum Format: Sendable {
    /// A row a line, under a header.
    case csv
    /// A dossier a line, as an object.
    case jsonLines
  }

  /// A table with its bytes.
  public init(
    name: String, list: String?, format: Format? = nil, size: Int? = nil, source: @escaping ByteSource
  ) {
    self.size = size
    self.name = name
    self.list = list
    self.format = list == nil ? format : .csv
    self.source = source
  }
}

/// A register: the applicants of a province by the row, and tables of what they have several of, read block by block so
/// that its size does not matter.
public final class Register {
  /// The rule book whose vocabulary its columns speak.
  public let book: RuleBook
  /// The tables of applicants, one after the other, each with its columns and how its numbers are written.
  public var tables: [(file: String, layout: RegisterTableLayout, style: NumberStyle?)] {
    readers.map { ($0.file, $0.layout, $0.style) }
  }

  private var readers: [TableReader]
  /// The table that is being read.
  private var current = 0
  private var children: [RecordTable]
  /// How many records the rows held themselves, by list.
  private var ownRecordCounts: [Int: Int] = [:]
  /// What puts the records of each list beside the rows.
  private let joins: [ListJoin]
  private var problemList: ProblemList
  private let keepsGoing: Bool
  /// The identifiers that have been read, with their lines and, in the bits above those, the numbers of their tables.
  private var lines = GivenIdentifiers()
  private static let fileShift = 40
  /// The identifiers of rows that were left out.
  private var leftOut = IdentifierTable()
  private var isFinished = false
  /// Whether it is not known of all rows who they are about (`RegisterFault.cutsOff`): then nobody can be told to be missing.
  private var isCutOff = false

  /// Reads the headers of the tables, and of the lists as many records as are held; nil where the register cannot be read
  /// at all. What is wrong is in `problems`. Throws what the sources throw.
  public static func open(
    _ files: [RegisterFile], book: RuleBook, _ options: RegisterOptions = RegisterOptions(),
    problems: inout [RegisterProblem]
  ) throws -> Register? {
    let context = TableReader.Context(book, options)
    let vocabulary = book.vocabulary
    var list = ProblemList()
    var children: [RecordTable] = []
    var opened: [TableReader] = []
    var lists: [(reader: TableReader, list: Int, size: Int?)] = []
    var isAllOpened = true
    for file in files {
      var number: Int?
      if let name = file.list {
        guard let known = vocabulary.list(named: name) else {
          let nearest = NearestName.nearest(to: name, among: vocabulary.lists.map(\.name))
          problems.append(
            RegisterProblem(
              file: file.name, .unknownList(name, nearest: nearest, lists: vocabulary.lists.map(\.name))))
          continue
        }
        guard options.wants(list: known) else {
          isAllOpened = false
          continue
        }
        number = known
      }
      let reader = try TableReader.open(file, list: number, context, &problems)
      guard var reader else { continue }
      // The first block is read while the next table is opened; not of every part of a register, of which there may be many.
      if number != nil || opened.isEmpty { reader.readAhead(1) }
      if let number { lists.append((reader, number, file.size)) } else { opened.append(reader) }
    }
    if isAllOpened { problems += ignoredNowhere(opened + lists.map(\.reader), options) }
    var held = 0
    for (reader, number, size) in lists {
      // What is not held whole needs no more than a few blocks ahead of the rows.
      let aheadLimit = options.aheadBytes
      let most = max(options.listBlockSize, min(options.heldTableBytes, options.heldBytes - held))
      let limit = size.map { $0 > most ? min(aheadLimit, most) : most } ?? most
      children.append(try RecordTable(reader, list: number, limit: limit, aheadLimit: aheadLimit, &list))
      held += children.last?.heldBytes ?? 0
    }
    if opened.contains(where: \.isLines) {
      for child in children {
        problems.append(RegisterProblem(file: child.file, .listBesideLines(vocabulary.lists[child.list].name)))
      }
    }
    guard !opened.isEmpty, problems.isEmpty else { return nil }
    return Register(book, opened, children, list, options)
  }

  /// The columns that are to be left out and stand in no table. Lines of JSON have none.
  private static func ignoredNowhere(_ tables: [TableReader], _ options: RegisterOptions) -> [RegisterProblem] {
    guard let first = tables.first, !tables.contains(where: \.isLines) else { return [] }
    let headers = Set(tables.flatMap { $0.layout.columns.map(\.header) })
    return options.ignored.subtracting(headers).sorted().map { name in
      let nearest = NearestName.nearest(to: name, among: headers.sorted())
      return RegisterProblem(file: first.file, .nothingToIgnore(name, nearest: nearest))
    }
  }

  private init(
    _ book: RuleBook, _ tables: [TableReader], _ children: [RecordTable], _ problems: ProblemList,
    _ options: RegisterOptions
  ) {
    self.book = book
    readers = tables
    self.children = children
    joins = ListJoin.all(children)
    problemList = problems
    keepsGoing = options.keepsGoing
  }

  /// What is wrong with the rows that have been read: the first thousand, in the order they were met.
  public var problems: [RegisterProblem] { problemList.kept }
  /// How many things are wrong with them.
  public var problemCount: Int { problemList.count }
  /// What is not decided of it for that.
  public var gaps: RegisterGaps { RegisterGaps(rows: problemList.badRows, records: problemList.lostRecords) }
  /// How many records of lists have been read, by list.
  public var recordCounts: [(list: Int, count: Int)] {
    children.map { ($0.list, $0.recordCount) } + ownRecordCounts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// The next rows; nil at the end, and where something is wrong that ends the reading.
  ///
  /// Throws what the sources throw, and a `RegisterProblem` where records of a list that is too large to be held come
  /// behind the row they belong to: rows that have been given then lack records, and no answer on them holds.
  public func next() throws -> RegisterBatch? {
    guard !isFinished, !problemList.isFatal else { return nil }
    while current < readers.count {
      if let rows = try readers[current].next() { return try batch(of: rows) }
      if problemList.isFatal { return nil }
      current += 1
    }
    isFinished = true
    try reportOrphans()
    return nil
  }

  /// The rows with their records, and what is wrong with them noted.
  private func batch(of rows: TableReader.Rows) throws -> RegisterBatch {
    var batch = rows.batch
    for child in children.indices { try children[child].prepare(&problemList, given: lines) }
    for key in rows.leftOut { _ = leftOut.add(key, 0) }
    var found = rows.problems
    var keys = rows.keys
    let doubled = duplicates(batch, keys, &found)
    if !doubled.isEmpty {
      batch.remove(doubled)
      keys = batch.identifiers.keys
    }
    let rowKeys = BatchKeys(keys)
    let places = try joins.map { try $0.find(batch, rowKeys, in: &children, given: lines, &problemList) }
    let contradicted = noteEmptyLists(batch, places, &found)
    for list in batch.lists { ownRecordCounts[list.list, default: 0] += list.records.rowCount }
    if !joins.isEmpty { batch.lists = ListJoin.gather(joins, places) }
    let unsure = withFaultyRecords(batch, keys, &found).union(contradicted)
    if !unsure.isEmpty { batch.remove(unsure) }
    var noted = rows
    noted.problemCount += found.count - rows.problems.count
    noted.badRows += doubled.count + unsure.count
    isCutOff = isCutOff || found.contains(where: \.fault.cutsOff)
    noted.problems = found.enumerated().sorted { ($0.1.line ?? 0, $0.0) < ($1.1.line ?? 0, $1.0) }.map(\.1)
    problemList.take(noted, ofList: false, keepsGoing: keepsGoing)
    return batch
  }

  /// The rows whose identifiers have been met before.
  private func duplicates(
    _ batch: RegisterBatch, _ keys: [IdentifierKey], _ problems: inout [RegisterProblem]
  ) -> Set<Int> {
    var doubled: Set<Int> = []
    for (row, key) in keys.enumerated() {
      guard let first = lines.add(key, current << Register.fileShift | batch.lines[row]) else { continue }
      doubled.insert(row)
      let (file, line) = (first >> Register.fileShift, first & (1 << Register.fileShift - 1))
      report(
        .duplicateIdentifier(batch.identifiers[row], line: line, file: file == current ? nil : readers[file].file),
        batch, row, batch.layout.identifier, &problems)
    }
    return doubled
  }

  /// The rows of which a record is left out for its faults.
  private func withFaultyRecords(
    _ batch: RegisterBatch, _ keys: [IdentifierKey], _ problems: inout [RegisterProblem]
  ) -> Set<Int> {
    var unsure: Set<Int> = []
    for child in children where child.faulty.count > 0 {
      for (row, key) in keys.enumerated() where child.faulty[key] != nil {
        let list = book.vocabulary.lists[child.list].name
        report(.faultyRecords(list, file: child.file), batch, row, batch.layout.identifier, &problems)
        unsure.insert(row)
      }
    }
    return unsure
  }

  /// The rows that say of a list that it is empty and have records of it: which of both is so is not known.
  private func noteEmptyLists(
    _ batch: RegisterBatch, _ places: [ListJoin.Places], _ problems: inout [RegisterProblem]
  ) -> Set<Int> {
    var contradicted: Set<Int> = []
    for (index, column) in batch.layout.columns.enumerated() {
      guard case .list(let list) = column.target, let join = joins.firstIndex(where: { $0.list == list }) else {
        continue
      }
      for row in places[join].filledRows(where: batch.columns[index].states, say: .value) {
        report(.recordsOfEmptyList(column.header), batch, row, index, &problems)
        contradicted.insert(row)
      }
    }
    return contradicted
  }

  private func report(
    _ fault: RegisterFault, _ batch: RegisterBatch, _ row: Int, _ column: Int, _ problems: inout [RegisterProblem]
  ) {
    problems.append(
      RegisterProblem(
        file: readers[current].file, line: batch.lines[row], column: batch.layout.columns[column].header, fault))
  }

  private func reportOrphans() throws {
    if isCutOff { return }
    for child in children.indices {
      let orphans = try children[child].orphans(&problemList, given: lines, leftOut: leftOut)
      problemList.append(ofNobody: orphans.first, count: orphans.count)
    }
  }

  // MARK: Rows as dossiers

  /// A row as a dossier: what the column engine must agree with, and what `--explain` shows.
  public func dossier(_ batch: RegisterBatch, _ row: Int) -> Dossier {
    batch.dossier(row, book)
  }
}
