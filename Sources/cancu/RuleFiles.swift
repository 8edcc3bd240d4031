import RuleLanguage

/// Finding and reading rule files.
extension CommandRun {
  /// The rules of a folder, read and checked.
  struct LoadedRules {
    var loader: RuleLoader
    let book: RuleBook
  }

  /// The folder of the rules: the one named, else `Rules` here, else the `Rules` of the package the tool was built in.
  func rulesFolder() throws(UsageProblem) -> String {
    if let named = arguments.value(.rules) {
      switch system.kind(of: named) {
      case .folder: return named
      case .file: throw .notAFolder(named)
      case nil: throw .nothingThere(named)
      }
    }
    if system.kind(of: "Rules") == .folder { return "Rules" }
    var path = Substring(system.executablePath ?? "")
    while let slash = path.lastIndex(of: "/") {
      path = path[..<slash]
      if system.kind(of: "\(path)/Rules") == .folder { return "\(path)/Rules" }
    }
    throw .noRulesFolder
  }

  /// Reads and checks the rules; errors in them are shown, and nil is given.
  /// With a draft, its files count as law.
  func loadRules(usingAssumptions: Bool, draft: String? = nil) throws(UsageProblem) -> LoadedRules? {
    var loader = try readRules()
    let drafts = try draft.map { (path) throws(UsageProblem) in try readDraft(path, into: &loader) } ?? []
    let book = loader.check(usingAssumptions: usingAssumptions, drafts: drafts)
    guard try areUsable(loader, upTo: loader.sources.files.count) else { return nil }
    return LoadedRules(loader: loader, book: book)
  }

  /// Whether the rules, which are the first so many files, can be used; what is wrong with them is shown.
  func areUsable(_ loader: RuleLoader, upTo ruleCount: Int) throws(UsageProblem) -> Bool {
    let errors = loader.diagnostics.filter { $0.severity == .error && Int($0.span.file) < ruleCount }
    guard !errors.isEmpty else { return true }
    try show(errors, of: loader.sources)
    try note(say(.rulesUnusable(errors.count)) + "\n")
    return false
  }

  /// Reads the rule files of the rules folder.
  func readRules() throws(UsageProblem) -> RuleLoader {
    let folder = try rulesFolder()
    var loader = RuleLoader()
    loader.read(
      try ruleFiles(under: folder).map { (path) throws(UsageProblem) in (path: path, bytes: try bytes(of: path)) })
    guard !loader.sources.files.isEmpty else { throw .noRuleFiles(folder) }
    return loader
  }

  /// Reads a draft, unless it is among the rules already; gives the numbers of its files.
  func readDraft(_ path: String, into loader: inout RuleLoader) throws(UsageProblem) -> Set<Int32> {
    var numbers: Set<Int32> = []
    for file in try ruleFiles(under: path) {
      if let known = loader.sources.files.firstIndex(where: { $0.path == file }) {
        numbers.insert(Int32(clamping: known))
      } else {
        numbers.insert(loader.read(path: file, bytes: try bytes(of: file)))
      }
    }
    guard numbers.contains(where: loader.hasDraft) else { throw .noDraft(path) }
    return numbers
  }

  /// The rule and case files at a path: the file itself, or all `.cancu` files under a folder.
  func ruleFiles(under path: String) throws(UsageProblem) -> [String] {
    switch system.kind(of: path) {
    case nil: throw .nothingThere(path)
    case .file: return [path]
    case .folder:
      do throws(SystemFault) {
        return try system.files(under: path).filter { $0.hasSuffix(".cancu") }
      } catch {
        throw .system(error)
      }
    }
  }

  /// The bytes of a rule or case file.
  func bytes(of path: String) throws(UsageProblem) -> [UInt8] {
    do throws(SystemFault) { return try system.read(path, limit: SourceFile.sizeLimit) } catch { throw .system(error) }
  }

  /// The files the operands name; without operands those of the rules and the cases. Each once, in the order asked.
  func operandFiles() throws(UsageProblem) -> [String] {
    var paths = arguments.operands
    if paths.isEmpty { paths = [try rulesFolder()] + [try? casesFolder()].compactMap { $0 } }
    return try unique(paths)
  }

  /// The files with cases that the operands name; without operands those of the cases.
  func caseFiles() throws(UsageProblem) -> [String] {
    try unique(arguments.operands.isEmpty ? [try casesFolder()] : arguments.operands)
  }

  private func unique(_ paths: [String]) throws(UsageProblem) -> [String] {
    var seen: Set<String> = []
    var files: [String] = []
    for path in paths { files += try ruleFiles(under: path).filter { seen.insert($0).inserted } }
    return files
  }

  /// The folder of the cases: `Cases` here, else beside the rules.
  private func casesFolder() throws(UsageProblem) -> String {
    if system.kind(of: "Cases") == .folder { return "Cases" }
    let rules = try rulesFolder()
    let beside = rules.lastIndex(of: "/").map { "\(rules[..<$0])/Cases" } ?? "Cases"
    guard system.kind(of: beside) == .folder else { throw .nothingThere("Cases") }
    return beside
  }
}

extension CommandRun {
  /// The digest of the rules: of their texts and their places in the rules folder, wherever that folder is.
  func digest(of files: [SourceFile]) throws(UsageProblem) -> String {
    let folder = try rulesFolder()
    let asked = arguments.value(.draft)
    return RuleDigest.hexadecimal(
      of: files.compactMap { file in
        let inside = file.path.hasPrefix(folder) ? file.path.dropFirst(folder.count).drop { $0 == "/" } : file.path[...]
        // A draft that nobody asked for is no part of the law a decision rests on.
        if inside.hasPrefix("Drafts/"), asked.map({ !file.path.hasPrefix($0) }) ?? true { return nil }
        return SourceFile(path: "Rules/\(inside)", text: file.text)
      })
  }
}
