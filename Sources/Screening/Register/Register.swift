import Eligibility
import RuleLanguage

/// A table of a register as it is to be read.
public struct RegisterFile {
  /// How it is called in messages.
  public let name: String
  /// The name of the list whose records it holds; nil: the applicants.
  public let list: String?
  /// Its bytes.
  public let source: ByteSource

  /// A table with its bytes.
  public init(name: String, list: String?, source: @escaping ByteSource) {
    self.name = name
    self.list = list
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
  private let children: [ChildTable]
  /// What puts the records of each list beside the rows.
  private let joins: [ListJoin]
  private var problemList: ProblemList
  private let keepsGoing: Bool
  /// The identifiers that have been read, with their lines.
  private var lines = IdentifierTable()
  /// The applicants that have records, until their rows have been met.
  private var orphans: [Set<String>]
  private var isFinished = false

  /// Reads the headers of the tables, and all records of lists; nil where the register cannot be read at all. What is
  /// wrong is in `problems`. Throws what the sources throw.
  public static func open(
    _ files: [RegisterFile], book: RuleBook, _ options: RegisterOptions = RegisterOptions(),
    problems: inout [RegisterProblem]
  ) throws -> Register? {
    let items = LawNames(book)
    let vocabulary = book.vocabulary
    var list = ProblemList()
    var children: [ChildTable] = []
    var opened: [TableReader] = []
    for file in files {
      var number: Int?
      if let name = file.list {
        guard let known = vocabulary.list(named: name) else {
          let nearest = NearestName.nearest(to: name, among: vocabulary.lists.map(\.name))
          problems.append(RegisterProblem(file: file.name, .unknownList(name, nearest: nearest)))
          continue
        }
        number = known
      }
      guard
        case .table(var table) = try TableReader.open(
          file.source, file: file.name, list: number, vocabulary, items, options, &problems)
      else { continue }
      if let number {
        children.append(try ChildTable(&table, list: number, &list))
      } else {
        opened.append(table)
      }
    }
    guard !opened.isEmpty, problems.isEmpty else { return nil }
    return Register(book, opened, children, list, options)
  }

  private init(
    _ book: RuleBook, _ tables: [TableReader], _ children: [ChildTable], _ problems: ProblemList,
    _ options: RegisterOptions
  ) {
    self.book = book
    readers = tables
    self.children = children
    joins = ListJoin.all(children)
    problemList = problems
    keepsGoing = options.keepsGoing
    orphans = children.map { Set($0.identifiers) }
  }

  /// What is wrong with the rows that have been read: the first thousand, in the order they were met.
  public var problems: [RegisterProblem] { problemList.kept }
  /// How many things are wrong with them.
  public var problemCount: Int { problemList.count }
  /// How many rows were left out for it.
  public var badRowCount: Int { problemList.badRows }
  /// How many records of lists there are, by list.
  public var recordCounts: [(list: Int, count: Int)] { children.map { ($0.list, $0.rowCount) } }

  /// The next rows; nil at the end, and where something is wrong that ends the reading.
  public func next() throws -> RegisterBatch? {
    guard !isFinished, !problemList.isFatal else { return nil }
    while current < readers.count {
      if var batch = try readers[current].next(&problemList) {
        batch.lists = joins.map { $0.records(of: batch.identifiers, children) }
        for row in 0..<batch.rowCount { note(batch, row) }
        return batch
      }
      if problemList.isFatal { return nil }
      current += 1
    }
    isFinished = true
    reportOrphans()
    return nil
  }

  private func note(_ batch: RegisterBatch, _ row: Int) {
    let (identifier, line) = (batch.identifiers[row], batch.lines[row])
    if let first = lines.add(IdentifierKey(identifier), line) {
      problemList.append(
        RegisterProblem(
          file: readers[current].file, line: line, column: batch.layout.columns[batch.layout.identifier].header,
          .duplicateIdentifier(identifier, line: first)))
      if !keepsGoing { problemList.isFatal = true }
    }
    for (index, column) in batch.layout.columns.enumerated() {
      guard case .list(let list) = column.target, batch.columns[index].states[row] == CellState.value.rawValue,
        batch.lists.contains(where: { $0.list == list && $0.count(of: row) > 0 })
      else { continue }
      problemList.append(
        RegisterProblem(
          file: readers[current].file, line: line, column: column.header, .recordsOfEmptyList(column.header)))
      if !keepsGoing { problemList.isFatal = true }
    }
    for index in orphans.indices where !orphans[index].isEmpty { orphans[index].remove(identifier) }
  }

  private func reportOrphans() {
    for (child, left) in zip(children, orphans) {
      let placed = left.map { ($0, child.line(of: $0) ?? 0) }.sorted { $0.1 < $1.1 }
      for (identifier, line) in placed {
        problemList.append(
          RegisterProblem(
            file: child.file, line: line, column: child.layout.columns[child.layout.identifier].header,
            .orphan(identifier)))
      }
    }
  }

  // MARK: Rows as dossiers

  /// A row as a dossier: what the column engine must agree with, and what `--explain` shows.
  public func dossier(_ batch: RegisterBatch, _ row: Int) -> Dossier {
    batch.dossier(row, book)
  }
}
