/// The top of a file, and what is said of lines nobody knows.
extension SyntaxParser {
  mutating func parseFile() -> RuleFileSyntax {
    var declarations: [DeclarationSyntax] = []
    while !isAtEnd {
      if current.isFirstOnLine, let declaration = declaration(after: declarations.last) {
        declarations.append(declaration)
      } else {
        unknownLine(in: .file)
        // Nothing below an unknown line at the top can be placed; only its own fault is told.
        skipToDeclaration()
      }
    }
    return RuleFileSyntax(declarations: declarations)
  }

  private mutating func declaration(after previous: DeclarationSyntax?) -> DeclarationSyntax? {
    switch keyword {
    case .units: .units(units(after: previous))
    case .profile: .vocabulary(vocabulary())
    case .parameter: .parameter(parameter(after: previous))
    case .instrument, .draft: .instrument(instrument())
    case .assumptionFor: .assumption(assumption())
    case .dossier: .dossier(dossier())
    default: nil
    }
  }

  // MARK: Lines nobody knows

  /// Says what is wrong with a line that cannot stand in this place, and goes on at the next clause. A block opener that is
  /// only misspelt is read as what it was meant to be, so that its block is not in error too.
  mutating func unknownLine(in place: SyntaxPlace) {
    if let mark {
      report(.strayPoint(mark.text), at: current.span)
      return skipPastLine(in: place)
    }
    if let keyword, let place = keyword.clausePlace, let home = keyword.home {
      report(.misplacedClause(keyword.rawValue, home: home), at: keywordSpan)
      return skipSiblings(of: place)
    }
    guard case .word = current.kind else {
      _ = failUnexpected(nil)
      return skipPastLine(in: place)
    }
    let guess = nearestClause(in: place)
    let count = guess?.words.count ?? 1
    let span = current.span.joined(with: token(ahead: count - 1).span)
    report(
      .unknownLine(SyntaxParser.shortened(file.text(in: span)), nearest: guess?.rawValue, place: place), at: span)
    if let guess, guess.opensBlock {
      keywords.mend(at: index, to: guess, count: count)
    } else {
      skipPastLine(in: place)
    }
  }

  /// Says what is wrong with a line that should start with a name, and goes on at the next line.
  mutating func unknownNameLine() {
    if let mark {
      report(.strayPoint(mark.text), at: current.span)
    } else if let match = keywords.matches[index] {
      if match.count > 1, let home = match.keyword.home {
        report(.misplacedClause(match.keyword.rawValue, home: home), at: keywordSpan)
      } else {
        report(.reservedName(match.keyword.rawValue), at: keywordSpan)
      }
    } else {
      _ = failUnexpected(.name)
    }
    skipToLine()
  }

  /// Skips to the next clause, or to a line that was most likely meant to be one: two misspelt lines are two mistakes.
  /// After many lines that are not, no more are looked at.
  private mutating func skipPastLine(in place: SyntaxPlace) {
    var linesToTry = 20
    advance()
    while !isAtClauseStart {
      if current.isFirstOnLine, linesToTry > 0 {
        linesToTry -= 1
        if nearestClause(in: place) != nil { return }
      }
      advance()
    }
  }

  /// Skips a run of clauses that belong to the same other place: a forgotten `hỗ trợ` is one mistake, not one a clause.
  private mutating func skipSiblings(of home: SyntaxPlace) {
    repeat {
      advance()
      skipToClause()
    } while !isAtEnd && keyword?.clausePlace == home && keyword?.opensBlock != true
  }

  /// The clause keyword of this place, or of a place around it, that the line was most likely meant to start with.
  private func nearestClause(in place: SyntaxPlace) -> Keyword? {
    var best: (keyword: Keyword, distance: Int)?
    for keyword in Keyword.allCases {
      guard let home = keyword.clausePlace, place.includes(home, keyword) else { continue }
      let words = keyword.words
      guard let written = lineStart(words: words.count) else { continue }
      guard let distance = NearestName.closeDistance(written, keyword.rawValue) else { continue }
      if let best, best.distance <= distance { continue }
      best = (keyword, distance)
    }
    return best?.keyword
  }

  /// The first words of the line, where it has so many.
  private func lineStart(words count: Int) -> String? {
    var words: [String] = []
    for step in 0..<count {
      let token = token(ahead: step)
      guard case .word(let word) = token.kind, step == 0 || !token.isFirstOnLine else { return nil }
      words.append(word)
    }
    return words.joined(separator: " ")
  }
}

extension SyntaxPlace {
  /// Whether a clause may be what a misspelt line in this place was meant to be: its own clauses, and the openers of what
  /// may follow it.
  fileprivate func includes(_ home: SyntaxPlace, _ keyword: Keyword) -> Bool {
    if home == .file || home == self { return true }
    switch self {
    case .header: return home == .provision
    case .item: return home == .provision || keyword == .source
    case .provision: return keyword == .source
    case .file, .vocabulary, .instrument, .assumption, .dossier, .expectations: return false
    }
  }
}
