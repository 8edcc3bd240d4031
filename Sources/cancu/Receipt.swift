import Reporting
import RuleLanguage

/// A decision as it was saved, with all that is needed to make it again but the rules: what was asked, the files as they
/// were, and what came out (DESIGN §3).
struct Receipt {
  /// What stood on the command line, without how it was to be shown.
  let arguments: [String]
  /// The dossier and the drafts, as they were read.
  let files: [StoredFile]
  /// The language of the decision.
  let language: MessageLanguage
  /// The decision, as `--json` prints it.
  let decision: JSONValue

  /// A file and what stood in it.
  struct StoredFile {
    let path: String
    let text: String

    /// The digest of the text.
    var digest: String { SHA256.hexadecimal(of: text.utf8) }
  }

  /// The form of receipts; another one cannot be replayed.
  static let form: Int64 = 1

  /// The receipt as JSON.
  var json: JSONValue {
    .object([
      ("receipt", .number(Receipt.form)),
      ("language", .text(language.rawValue)),
      ("arguments", .array(arguments.map { .text($0) })),
      (
        "files",
        .array(
          files.map { file in
            .object([("path", .text(file.path)), ("sha256", .text(file.digest)), ("text", .text(file.text))])
          })
      ),
      ("decision", decision),
    ])
  }

  init(arguments: [String], files: [StoredFile], language: MessageLanguage, decision: JSONValue) {
    self.arguments = arguments
    self.files = files
    self.language = language
    self.decision = decision
  }

  /// Reads a receipt; nil where the JSON is none, or where a file in it is not what its digest says.
  init?(_ json: JSONValue) {
    guard json["receipt"]?.kind == .number(Ratio(Receipt.form)), let language = json["language"]?.string,
      let known = MessageLanguage(rawValue: language), case .array(let typed)? = json["arguments"]?.kind,
      case .array(let stored)? = json["files"]?.kind, let decision = json["decision"], case .object = decision.kind
    else { return nil }
    self.language = known
    self.decision = decision
    arguments = typed.compactMap(\.string)
    files = stored.compactMap { file in
      guard let path = file["path"]?.string, let text = file["text"]?.string else { return nil }
      let read = StoredFile(path: path, text: text)
      return read.digest == file["sha256"]?.string ? read : nil
    }
    // The dossier that was asked about must be in it: a file of today says nothing of what was decided then.
    guard arguments.count == typed.count, files.count == stored.count, let dossier = arguments.last,
      files.contains(where: { $0.path == dossier })
    else { return nil }
  }
}

extension JSONValue {
  /// The text it is, where it is one.
  var string: String? {
    if case .text(let text) = kind { text } else { nil }
  }
}

/// The system as it was when a receipt was made: its files stand in the place of those of today, and what is written is
/// kept.
final class ReplaySystem<Base: SystemInterface>: SystemInterface {
  private let base: Base
  private let files: [String: [UInt8]]
  /// What was written.
  private(set) var output = ""
  private(set) var errors = ""

  init(_ base: Base, _ receipt: Receipt) {
    self.base = base
    files = Dictionary(receipt.files.map { ($0.path, Array($0.text.utf8)) }) { first, _ in first }
  }

  func read(_ path: String, limit: Int) throws(SystemFault) -> [UInt8] {
    if let bytes = files[path] { return bytes }
    return try base.read(path, limit: limit)
  }

  // A receipt is of one dossier: no register is ever read again.
  func stream(_ path: String) throws(SystemFault) -> any ByteStream { try base.stream(path) }

  func readStandardInput(limit: Int) throws(SystemFault) -> [UInt8] {
    if let bytes = files["-"] { return bytes }
    return try base.readStandardInput(limit: limit)
  }

  func isTerminal(_ stream: StandardStream) -> Bool { false }

  func size(of path: String) -> Int? { files[path]?.count ?? base.size(of: path) }

  func kind(of path: String) -> EntryKind? { files[path] != nil ? .file : base.kind(of: path) }

  func files(under folder: String) throws(SystemFault) -> [String] {
    let inside = files.keys.filter { $0.hasPrefix(folder.hasSuffix("/") ? folder : "\(folder)/") }
    guard base.kind(of: folder) != nil || inside.isEmpty else { return inside.sorted() }
    return Set(try base.files(under: folder) + inside).sorted()
  }

  func replace(_ path: String, with bytes: [UInt8]) throws(SystemFault) {
    throw .unwritable(path, reason: "EROFS")
  }

  func create(_ path: String) throws(SystemFault) -> any OutputFile { throw .unwritable(path, reason: "EROFS") }

  func write(_ text: String, to stream: StandardStream) throws(SystemFault) {
    switch stream {
    case .output: output += text
    case .errors: errors += text
    }
  }

  var executablePath: String? { base.executablePath }
}
