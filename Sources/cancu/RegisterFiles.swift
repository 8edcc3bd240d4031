import Reporting
import RuleLanguage
import Screening

/// How sheets are called that people take for tables, and that are neither read nor written.
private let sheetForms = [".xlsx", ".xls", ".ods"]

/// Finding the tables of a register.
extension CommandRun {
  /// The tables of a register: a CSV file and those beside it (`register.LIST.csv`), a file of JSON Lines, all of a folder,
  /// or what is piped in.
  func registerFiles(_ path: String) throws(UsageProblem) -> [RegisterFile] {
    if path == "-" { return [registerFile("-", list: nil)] }
    switch system.kind(of: path) {
    case nil: throw .nothingThere(path)
    case .folder:
      let found = try listed { (system) throws(SystemFault) in try system.files(under: path) }
      for file in found where isCalled(file, sheetForms) {
        try note(ToolPhrase.sheetLeftAside(file).text(in: language) + "\n")
      }
      let all = found.filter { format(of: $0) != nil }
      guard !all.isEmpty else { throw .noRegister(path) }
      // A table of a list is named after the table it belongs to, which must be there too.
      let stems = Set(all.filter { format(of: $0) == .csv }.map { stem($0) })
      return all.map { registerFile($0, list: listName(of: $0, among: stems)) }
    case .file:
      var files = [registerFile(path, list: nil)]
      // JSON Lines hold their lists themselves.
      guard format(of: path) != .jsonLines else { return files }
      let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
      for file in try listed({ (system) throws(SystemFault) in try system.files(in: folder) }) {
        if let list = listName(of: file, beside: path) { files.append(registerFile(file, list: list)) }
      }
      return files
    }
  }

  /// A table, which is opened when it is first read.
  private func registerFile(_ path: String, list: String?) -> RegisterFile {
    var stream: (any ByteStream)?
    return RegisterFile(name: path, list: list, format: format(of: path), size: system.size(of: path)) { [system] in
      let open = try stream ?? system.stream(path)
      stream = open
      try open.next(into: &$0)
    }
  }

  /// How a table is written, by its name; nil: its name does not say it.
  private func format(of path: String) -> RegisterFile.Format? {
    path.hasSuffix(".csv") ? .csv : path.hasSuffix(".jsonl") ? .jsonLines : nil
  }

  /// Files of a folder.
  private func listed(_ list: (System) throws(SystemFault) -> [String]) throws(UsageProblem) -> [String] {
    do throws(SystemFault) { return try list(system) } catch { throw .system(error) }
  }

  /// Whether a file is called after one of some forms, in small letters or large.
  private func isCalled(_ path: String, _ forms: [String]) -> Bool {
    forms.contains(where: path.lowercased().hasSuffix)
  }

  /// The path without `.csv`, and without `./` before it.
  private func stem(_ path: String) -> String {
    let plain = path.hasPrefix("./") ? String(path.dropFirst(2)) : path
    return plain.hasSuffix(".csv") ? String(plain.dropLast(4)) : plain
  }

  /// `đã_nhận` for `bac-kan.đã_nhận.csv` beside `bac-kan.csv`.
  private func listName(of path: String, beside register: String) -> String? {
    let start = stem(register) + "."
    guard format(of: path) == .csv, stem(path).hasPrefix(start) else { return nil }
    return String(stem(path).dropFirst(start.count))
  }

  /// `đã_nhận` for `bac-kan.đã_nhận.csv`, where there is a `bac-kan.csv`.
  private func listName(of path: String, among stems: Set<String>) -> String? {
    guard format(of: path) == .csv else { return nil }
    let own = stem(path)
    guard let dot = own.lastIndex(of: "."), stems.contains(String(own[..<dot])) else { return nil }
    return String(own[own.index(after: dot)...])
  }

  /// Does what reads a register; what goes wrong on the way is a problem of usage.
  func reading<Result>(_ path: String, _ read: () throws -> Result) throws(UsageProblem) -> Result {
    do {
      return try read()
    } catch let fault as SystemFault {
      throw .system(fault)
    } catch let problem as UsageProblem {
      throw problem
    } catch let problem as RegisterProblem {
      throw .register(problem)
    } catch {
      throw .system(.unreadable(path, reason: "\(error)"))
    }
  }

  /// A register that is open; nil where it cannot be read, which has been told.
  func openRegister(_ files: [RegisterFile], _ book: RuleBook, _ options: RegisterOptions) throws -> Register? {
    var problems: [RegisterProblem] = []
    let register = try Register.open(files, book: book, options, problems: &problems)
    if register == nil { try note(RegisterProblemText(language).lines(problems, count: problems.count)) }
    return register
  }

  /// Says how the numbers of each table are read, where its cells or the command say so.
  func noteNumberStyles(of register: Register) throws(UsageProblem) {
    for line in RegisterSurveyText(language).numberStyles(of: register) { try note(line + "\n") }
  }

  /// The items that are asked for; nil: all.
  func askedItems(in book: RuleBook) throws(UsageProblem) -> [Int]? {
    let several = arguments.all(.items).flatMap { $0.split(separator: ",") }.map { name in
      name.split(separator: " ").joined(separator: " ")
    }
    let typed = arguments.all(.item) + several
    // No name where one is announced would be all items: a variable of a script that is empty.
    if arguments.has(.items), several.allSatisfy(\.isEmpty) { throw .missingValue(.items) }
    guard !typed.isEmpty else { return nil }
    let items = try typed.map { (name) throws(UsageProblem) in try findItem(name, in: book) }
    return Set(items).sorted()
  }

  /// What is there already is somebody's: none is ever written over. Nor is anything written that would be taken for a table
  /// of the `register` it comes from.
  func refuseToWriteOver(_ paths: [String], besides register: String? = nil) throws(UsageProblem) {
    if let there = paths.first(where: { system.kind(of: $0) != nil }) { throw .outputExists(there) }
    guard let register else { return }
    let folder = register.hasSuffix("/") ? register : register + "/"
    let table = paths.first { path in
      if system.kind(of: register) == .folder { return path.hasPrefix(folder) && format(of: path) != nil }
      return format(of: register) != .jsonLines && listName(of: path, beside: register) != nil
    }
    if let table { throw .outputInRegister(table, register) }
  }

  /// Files to write are called after what they are: one called a table of another form would not open as that.
  func refuseOtherForms(_ paths: [String], _ written: [String]) throws(UsageProblem) {
    let forms = ([".csv", ".jsonl", ".json"] + sheetForms).filter { !written.contains($0) }
    if let path = paths.first(where: { isCalled($0, forms) }) {
      throw .otherForm(path, written: written)
    }
  }

  /// Tells what is wrong with the rows of a register that has been read; whether what was found holds, of a register with
  /// faults only where they are to be left out.
  func isUsable(_ register: Register) throws(UsageProblem) -> Bool {
    try noteProblems(of: register)
    if register.problemCount == 0 || arguments.has(.keepGoing) { return true }
    try note(ToolPhrase.faultsInTheWay.text(in: language) + "\n")
    return false
  }

  /// Tells what is wrong with the rows of a register.
  func noteProblems(of register: Register) throws(UsageProblem) {
    try note(RegisterProblemText(language).lines(register.problems, count: register.problemCount))
  }

  /// Says that a row is not there, after all have been read: it may be one of those that are left out.
  func noRow(_ identifier: String, in register: Register) -> UsageProblem {
    register.problemCount > 0 ? .rowLeftOut(identifier) : .unknownRow(identifier)
  }

  /// Says where what came of every row was written.
  func noteRowsWritten() throws(UsageProblem) {
    if let path = arguments.value(.out) { try note(ToolPhrase.rowsWritten(path).text(in: language) + "\n") }
  }

  /// How the register is to be read.
  func registerOptions(keepsGoing: Bool) throws(UsageProblem) -> RegisterOptions {
    var style: NumberStyle?
    if let typed = arguments.value(.numbers) {
      guard let known = NumberStyle(rawValue: typed) else { throw .badNumberStyle(typed) }
      style = known
    }
    return RegisterOptions(numbers: style, ignored: Set(arguments.all(.ignore)), keepsGoing: keepsGoing)
  }
}
