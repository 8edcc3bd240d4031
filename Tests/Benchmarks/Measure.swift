import Eligibility
import Foundation
import Mutation
import Reporting
import RuleLanguage

/// Prints figures, run by hand:
///
///     swift run -c release measure speed            # what the README quotes
///     swift run -c release measure mutate 1000000   # damaged input, looking for a crash or a hang
///     swift run -c release measure screen so.csv 2025-12-31 ITEM,ITEM 5   # deciding alone, the register in memory
@main
struct Measure {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    switch arguments.first {
    case "speed": Speed.run()
    case "mutate":
      let numbers = arguments.dropFirst().compactMap { Int($0) }
      Damage.run(count: numbers.first ?? 20_000, from: numbers.dropFirst().first ?? 0)
    case "screen": try ScreenMeasure.run(Array(arguments.dropFirst()))
    default: print("measure speed | measure mutate COUNT | measure screen REGISTER DAY ITEMS RUNS")
    }
  }
}

/// The texts that are measured with, read from the checkout.
enum Checkout {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The files under a folder with one of these endings, by path.
  static func files(under folder: String, endings: Set<String>) -> [(path: String, text: String)] {
    let base = root.appending(path: folder)
    let paths = FileManager.default.enumerator(atPath: base.path)?.compactMap { $0 as? String } ?? []
    return paths.filter { endings.contains(($0 as NSString).pathExtension) }.sorted().compactMap { path in
      (try? String(contentsOf: base.appending(path: path), encoding: .utf8)).map { (folder + "/" + path, $0) }
    }
  }

  /// The rules, checked.
  static func book() -> RuleBook {
    var loader = RuleLoader()
    for file in files(under: "Rules", endings: ["cancu"]) { loader.read(SourceFile(path: file.path, text: file.text)) }
    return loader.check(usingAssumptions: true)
  }
}

/// Times and sizes.
enum Speed {
  static func run() {
    let files = Checkout.files(under: "Rules", endings: ["cancu"])
    line(
      "load and check all of Rules (\(files.count) files)",
      milliseconds(runs: 40) {
        var loader = RuleLoader()
        for file in files { loader.read(SourceFile(path: file.path, text: file.text)) }
        return loader.check(usingAssumptions: true).items.count
      }, limit: "50")
    var parsed = RuleLoader()
    for file in files { parsed.read(SourceFile(path: file.path, text: file.text)) }
    let instruments = parsed.syntax.flatMap(\.declarations).compactMap { declaration -> InstrumentSyntax? in
      if case .instrument(let syntax) = declaration, !syntax.isDraft { syntax } else { nil }
    }.sorted { $0.number.number < $1.number.number }
    line(
      "consolidate all \(instruments.count) instruments for every day",
      milliseconds(runs: 200) { Consolidation(instruments).versions.count }, limit: "5")
    let book = Checkout.book()
    let evaluator = Evaluator(book: book)
    for (name, dossier) in dossiers(book) {
      guard let date = dossier.date else { continue }
      line(
        "decide all \(book.items.count) items, with explanation: \(name)",
        milliseconds(runs: 400) {
          evaluator.decide(dossier, on: date).items.count
        }, limit: "1")
    }
    wholeProcess()
  }

  /// `cancu check` from start to end, as the shell sees it; the tool must have been built for release.
  private static func wholeProcess() {
    let tool = Checkout.root.appending(path: ".build/release/cancu")
    guard FileManager.default.isExecutableFile(atPath: tool.path) else {
      return print("cancu check as a whole process: build it first with swift build -c release")
    }
    var hasFailed = false
    let times = milliseconds(runs: 30) {
      let process = Process()
      process.executableURL = tool
      process.arguments = ["check", "Cases/Seeds/htx-minh-anh.cancu"]
      process.currentDirectoryURL = Checkout.root
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      do { try process.run() } catch { return 0 }
      process.waitUntilExit()
      hasFailed = hasFailed || process.terminationStatus != 0
      return 0
    }
    if hasFailed { return print("cancu check as a whole process: it failed") }
    line("cancu check as a whole process", times, limit: "120")
    var usage = rusage()
    if getrusage(__rusage_who_t(RUSAGE_CHILDREN.rawValue), &usage) == 0 {
      print("cancu check, most memory: \(usage.ru_maxrss / 1024) MB, must stay under 80 MB")
    }
  }

  private static func dossiers(_ book: RuleBook) -> [(String, Dossier)] {
    var result: [(String, Dossier)] = []
    for file in Checkout.files(under: "Cases/Seeds", endings: ["cancu"]) {
      var diagnostics: [Diagnostic] = []
      let source = SourceFile(path: file.path, text: file.text)
      let syntax = Parser.parse(source, number: 0, diagnostics: &diagnostics)
      let cases = syntax.declarations.compactMap { if case .dossier(let one) = $0 { one } else { nil } }
      guard let first = cases.first else { continue }
      result.append((file.path, DossierReader(book: book).read(first, among: cases, diagnostics: &diagnostics)))
    }
    return result
  }

  /// Smallest, median and largest time of one run, in milliseconds.
  private static func milliseconds(runs: Int, _ work: () -> Int) -> (Double, Double, Double) {
    var times: [Double] = []
    var sink = work()
    for _ in 0..<runs {
      let clock = ContinuousClock()
      let time = clock.measure { sink &+= work() }
      times.append(Double(time.components.attoseconds) / 1e15 + Double(time.components.seconds) * 1e3)
    }
    times.sort()
    precondition(sink >= 0)
    return (times[0], times[times.count / 2], times[times.count - 1])
  }

  private static func line(_ what: String, _ times: (Double, Double, Double), limit: String) {
    func shown(_ value: Double) -> String { String(format: "%.3f", value) }
    print("\(what): median \(shown(times.1)) ms (\(shown(times.0))–\(shown(times.2))), must stay under \(limit) ms")
  }
}
