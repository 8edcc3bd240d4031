import Reporting
import RuleLanguage
import Screening

/// Shows on a terminal how much of a register has been read and how many rows have been decided.
final class Progress<System: SystemInterface> {
  private let system: System
  private let language: MessageLanguage
  private let isShown: Bool
  /// How many bytes there are, as far as that is known, and how many of them have been read.
  private var size = 0
  private var read = 0
  private var rows = 0

  /// Nothing is shown where nobody looks.
  init(_ system: System, _ language: MessageLanguage) {
    self.system = system
    self.language = language
    isShown = system.isTerminal(.errors)
  }

  private static var width: Int { 30 }

  /// A table whose bytes are counted as they are read.
  func metering(_ file: RegisterFile) -> RegisterFile {
    guard isShown else { return file }
    size += file.size ?? 0
    return RegisterFile(name: file.name, list: file.list, format: file.format, size: file.size) {
      let before = $0.count
      try file.source(&$0)
      self.read += $0.count - before
    }
  }

  /// Shows that so many rows more have been decided.
  func show(rows more: Int) throws {
    guard isShown else { return }
    rows += more
    var bar = ""
    if size > 0 {
      let done = min(Progress.width, read * Progress.width / size)
      bar =
        "[" + String(repeating: "█", count: done) + String(repeating: "░", count: Progress.width - done) + "] "
        + "\(min(100, read * 100 / size))% "
    }
    let count = NumberText(language).grouped(Int64(rows))
    try system.write("\r" + bar + ToolPhrase.rowsDecided(count).text(in: language) + "\u{1B}[K", to: .errors)
  }

  /// Takes away what was shown.
  func end() throws {
    if isShown, rows > 0 { try system.write("\r\u{1B}[K", to: .errors) }
  }
}
