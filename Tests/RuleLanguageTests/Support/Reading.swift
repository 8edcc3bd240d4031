import Foundation
import GuideText
import Testing

@testable import RuleLanguage

/// One text read as a file.
struct Reading {
  let file: SourceFile
  let parsed: ParsedFile

  init(_ text: String, path: String = "x.cancu") {
    file = SourceFile(path: path, text: text)
    parsed = Parser.parseWithLayout(file, number: 0)
  }

  var syntax: RuleFileSyntax { parsed.syntax }

  /// The codes of the diagnostics, in order.
  var codes: [String] { parsed.diagnostics.map(\.problem.code) }

  /// The diagnostics as people see them.
  func rendered(in language: MessageLanguage = .vietnamese) -> [String] {
    var sources = SourceSet()
    _ = sources.add(file)
    let renderer = DiagnosticRenderer(sources: sources, language: language)
    return parsed.diagnostics.map(renderer.render)
  }

  /// The one instrument of the text.
  func instrument(_ location: Testing.SourceLocation = #_sourceLocation) throws -> InstrumentSyntax {
    guard case .instrument(let instrument)? = syntax.declarations.first else {
      throw Unread(what: "instrument", said: rendered(), location: location)
    }
    return instrument
  }

  /// What stands in a provision, read from its lines alone.
  static func statements(_ lines: String) throws -> (statements: [StatementSyntax], reading: Reading) {
    let reading = Reading("văn bản 52/2018/NĐ-CP\nđiều 1\n" + lines + "\n")
    return (try reading.instrument().provisions.flatMap(\.statements), reading)
  }

  /// The clauses of a support item, read from their lines alone.
  static func clauses(_ lines: String) throws -> (clauses: [ClauseSyntax], reading: Reading) {
    let (statements, reading) = try statements("hỗ trợ a\n" + lines)
    guard case .supportItem(let item)? = statements.first else { return ([], reading) }
    return (item.clauses, reading)
  }

  /// A value or a condition, read alone.
  static func expression(_ text: String) throws -> (expression: ExpressionSyntax?, reading: Reading) {
    let (statements, reading) = try statements("định nghĩa x là " + text)
    guard case .definition(let definition)? = statements.first else { return (nil, reading) }
    return (definition.value, reading)
  }
}

/// A text that was expected to hold something does not.
struct Unread: Error {
  let what: String
  let said: [String]
  let location: Testing.SourceLocation
}

/// The complete files of the language guide.
enum GuideExamples {
  static let examples: [String] = Guide.blocks.filter { $0.kind == .right }.map(\.text)
}
