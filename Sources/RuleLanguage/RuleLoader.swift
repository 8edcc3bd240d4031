import Dispatch

/// Everything from text to a checked rule book in one call (text → tokens → syntax → rule book).
public struct RuleLoader: Sendable {
  /// The files that were read.
  public private(set) var sources = SourceSet()
  /// The syntax of each file, in the order of `sources`.
  public private(set) var syntax: [RuleFileSyntax] = []
  /// What was wrong with the text of the files.
  public private(set) var diagnostics: [Diagnostic] = []

  /// A loader that has read nothing.
  public init() {}

  /// Reads a file; gives its number back.
  @discardableResult
  public mutating func read(_ file: SourceFile) -> Int32 {
    add(ReadFile(file, number: Int32(clamping: sources.files.count)))
  }

  /// Reads the bytes of a file; gives its number back. What is no text is one error, and holds nothing.
  @discardableResult
  public mutating func read(path: String, bytes: [UInt8]) -> Int32 {
    add(ReadFile(path: path, bytes, number: Int32(clamping: sources.files.count)))
  }

  /// Reads the bytes of files, several at a time; they are numbered in their order.
  public mutating func read(_ files: [(path: String, bytes: [UInt8])]) {
    let first = sources.files.count
    let slots = ResultSlots<ReadFile>(count: files.count)
    DispatchQueue.concurrentPerform(iterations: files.count) { index in
      let number = Int32(clamping: first + index)
      slots.put(ReadFile(path: files[index].path, files[index].bytes, number: number), at: index)
    }
    for file in slots.results { add(file) }
  }

  @discardableResult
  private mutating func add(_ file: ReadFile) -> Int32 {
    syntax.append(file.syntax)
    diagnostics += file.diagnostics
    return sources.add(file.source)
  }

  /// A file that has been read by itself.
  private struct ReadFile: Sendable {
    let source: SourceFile
    let syntax: RuleFileSyntax
    var diagnostics: [Diagnostic] = []

    /// The file that will have a number.
    init(_ file: SourceFile, number: Int32) {
      source = file
      syntax = Parser.parse(file, number: number, diagnostics: &diagnostics)
    }

    init(path: String, _ bytes: [UInt8], number: Int32) {
      let isText: Bool
      (source, isText) = SourceFile.decode(path: path, bytes: bytes, number: number, diagnostics: &diagnostics)
      syntax =
        isText
        ? Parser.parse(source, number: number, diagnostics: &diagnostics) : RuleFileSyntax(declarations: [])
    }
  }

  /// Checks all that was read, except that cases are left aside; what is wrong is added to `diagnostics`.
  /// Drafts count only where they stand in one of the files of `drafts`.
  public mutating func check(usingAssumptions: Bool, drafts: Set<Int32> = []) -> RuleBook {
    var found: [Diagnostic] = []
    let book = RuleChecker.check(
      syntax, usingAssumptions: usingAssumptions, drafts: drafts, diagnostics: &found)
    diagnostics += found.filter { !isOfUnreadClause($0) }
    return book
  }

  /// Whether a clause is said to be missing that is there and could not be read: something between this item or head
  /// and the next is wrong already, and saying more would send people looking for a second mistake.
  private func isOfUnreadClause(_ diagnostic: Diagnostic) -> Bool {
    guard case .meaning(let problem) = diagnostic.problem, problem.isOfMissingClause else { return false }
    let span = diagnostic.span
    guard syntax.indices.contains(Int(span.file)) else { return false }
    let end = syntax[Int(span.file)].starts.filter { $0 > span.start }.min() ?? .max
    return diagnostics.contains { other in
      guard case .syntax = other.problem, other.span.file == span.file else { return false }
      return span.start < other.span.start && other.span.start < end
    }
  }

  /// Whether a draft stands in a file.
  public func hasDraft(in file: Int32) -> Bool {
    guard syntax.indices.contains(Int(file)) else { return false }
    return syntax[Int(file)].declarations.contains {
      if case .instrument(let instrument) = $0 { instrument.isDraft } else { false }
    }
  }

  /// The cases of a file.
  public func cases(of file: Int32) -> [CaseSyntax] {
    guard syntax.indices.contains(Int(file)) else { return [] }
    return syntax[Int(file)].declarations.compactMap { declaration in
      if case .dossier(let dossier) = declaration { dossier } else { nil }
    }
  }
}

extension MeaningProblem {
  /// Whether it says that a clause is not there.
  fileprivate var isOfMissingClause: Bool {
    switch self {
    case .clauseMissing, .headerMissing: true
    default: false
    }
  }
}

extension RuleFileSyntax {
  /// Where instruments and their items start.
  fileprivate var starts: [Int32] {
    declarations.flatMap { declaration -> [Int32] in
      guard case .instrument(let instrument) = declaration else { return [] }
      let items = instrument.provisions.flatMap(\.statements).compactMap { statement -> Int32? in
        if case .supportItem(let item) = statement { item.name.span.start } else { nil }
      }
      return [instrument.number.span.start] + items
    }
  }
}
