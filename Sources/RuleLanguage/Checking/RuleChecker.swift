/// Turns parsed files into one checked rule book: every name resolved, every type and unit known (DESIGN §1.2).
///
/// The stages follow one another, each in a file of its own: vocabulary, instruments and their names, definitions and
/// conditions, support items, parameters. Everything wrong is reported; the book is still given back, with
/// `Expression.Kind.invalid` where something was wrong, so that one mistake does not hide the next.
public enum RuleChecker {
  /// Checks files together. With `usingAssumptions`, what assumptions say stands in the place of the holes they fill;
  /// drafts count only where they stand in one of the files of `drafts`.
  public static func check(
    _ files: [RuleFileSyntax], usingAssumptions: Bool, drafts: Set<Int32> = [], diagnostics: inout [Diagnostic]
  ) -> RuleBook {
    let declarations = files.flatMap(\.declarations).filter { declaration in
      guard case .instrument(let syntax) = declaration, syntax.isDraft else { return true }
      return drafts.contains(syntax.number.span.file)
    }
    var checking = RuleChecking()
    checking.check(declarations, usingAssumptions: usingAssumptions)
    // A text that refers to one that changes ends where that one does; how far that reaches is seen only as it is read.
    while !checking.neededSplits.isSubset(of: checking.splits) {
      let splits = checking.splits.union(checking.neededSplits)
      checking = RuleChecking()
      checking.splits = splits
      checking.check(declarations, usingAssumptions: usingAssumptions)
    }
    // A clause that stands in several texts of an instrument is told of once.
    var told: Set<ToldDiagnostic> = []
    diagnostics += checking.diagnostics.filter { told.insert(ToldDiagnostic($0)).inserted }
    return checking.book
  }
}

/// A diagnostic with its place: spans by themselves are all equal.
private struct ToldDiagnostic: Hashable {
  let diagnostic: Diagnostic
  let place: [Int32]

  init(_ diagnostic: Diagnostic) {
    self.diagnostic = diagnostic
    place = [diagnostic.span.file, diagnostic.span.start, diagnostic.span.end]
  }
}

/// The work of the checker: the book as far as it has come, and what is needed to go on.
struct RuleChecking {
  var book = RuleBook()
  var diagnostics: [Diagnostic] = []
  var overlay = AssumptionOverlay()

  /// Where texts end because of what they refer to: taken into account, and found out to be needed.
  var splits: Set<VersionSplit> = []
  var neededSplits: Set<VersionSplit> = []
  /// When the text of each instrument of the book came to stand, and when it ends.
  var versions: [InstrumentVersion] = []

  /// The syntax of each instrument, condition set, definition and item, by its number in the book.
  var instrumentSyntax: [InstrumentSyntax] = []
  var conditionSyntax: [Named<ConditionSetSyntax>] = []
  var definitionSyntax: [Named<DefinitionSyntax>] = []
  var itemSyntax: [Named<SupportItemSyntax>] = []
  /// The grades of each definition that is `xếp loại`, an enumeration by number.
  var gradesOfDefinition: [Int?] = []

  /// What has been checked of condition sets and definitions: they are checked when first used.
  var conditionState: [CheckState] = []
  var definitionState: [CheckState] = []
  /// The named things being checked now, outermost first: a name met twice is a circle.
  var chain: [String] = []

  /// The common clauses of each instrument, in the order of its text.
  var commonClauses: [Int: [CommonClause]] = [:]

  /// The items that have beneficiaries in common with others.
  var servedInCommon: Set<Int> = []

  /// How many definitions may rest on one another.
  static let chainLimit = 16
  /// How many years back a rule may look.
  static let yearLimit = 20

  /// The names of an instrument.
  var names: [InstrumentNames] = []

  /// A syntax with where it stands.
  struct Named<Syntax> {
    let syntax: Syntax
    let instrument: Int
    let citation: Citation
    let source: Source
    /// The place it is written at; `citation` is another where a trailer says where it really stands.
    let written: ProvisionPath
  }

  /// The definitions and condition sets of one instrument, by name.
  struct InstrumentNames {
    var definitions: [String: Int] = [:]
    var conditionSets: [String: Int] = [:]
    var items: [String: Int] = [:]
  }

  /// How far a named thing has come.
  enum CheckState { case pending, checking, done }

  mutating func check(_ declarations: [DeclarationSyntax], usingAssumptions: Bool) {
    book.usesAssumptions = usingAssumptions
    declareVocabulary(declarations)
    overlay = AssumptionOverlay(declarations, isUsed: usingAssumptions, diagnostics: &diagnostics)
    declareInstruments(declarations)
    checkNamed()
    checkItems()
    checkProvisions()
    checkCrossingCeilings()
    checkTransitions()
    checkParameterOverlaps()
    reportUnusedAssumptions()
  }

  mutating func report(_ problem: MeaningProblem, _ span: SourceSpan, _ severity: Severity = .error) {
    diagnostics.append(Diagnostic(.meaning(problem), at: span, severity: severity))
  }
}

/// What an expression may speak of at the place where it stands.
struct CheckScope {
  /// The instrument, by number; nil in the vocabulary.
  let instrument: Int?
  /// Where it stands in the law.
  let citation: Citation
  /// Where it was read.
  let source: Source
  /// The lists whose record is being decided, the innermost last.
  var lists: [Int] = []
  /// Whether it stands after `… năm trước:`, where a yearly fact needs no year.
  var isInYears = false
  /// Whether the ledger may be searched for the item's content.
  var isInItem = false

  /// The same place, inside a list.
  func inside(_ list: Int) -> CheckScope {
    var scope = self
    scope.lists.append(list)
    return scope
  }
}
