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
    let number = sources.add(file)
    syntax.append(Parser.parse(file, number: number, diagnostics: &diagnostics))
    return number
  }

  /// Checks all that was read, except that cases are left aside; what is wrong is added to `diagnostics`.
  /// Drafts count only where they stand in one of the files of `drafts`.
  public mutating func check(usingAssumptions: Bool, drafts: Set<Int32> = []) -> RuleBook {
    RuleChecker.check(syntax, usingAssumptions: usingAssumptions, drafts: drafts, diagnostics: &diagnostics)
  }

  /// The cases of a file.
  public func cases(of file: Int32) -> [CaseSyntax] {
    guard syntax.indices.contains(Int(file)) else { return [] }
    return syntax[Int(file)].declarations.compactMap { declaration in
      if case .dossier(let dossier) = declaration { dossier } else { nil }
    }
  }
}
