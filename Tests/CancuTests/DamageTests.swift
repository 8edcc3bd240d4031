import Mutation
import Testing

@testable import cancu

/// Whatever is wrong with its input, the tool says so and ends with a promised code; it never traps.
@Suite("Damaged input")
struct DamageTests {
  private static let codes: Set<Int32> = [0, 1, 2, 3]

  @Test("Rules", arguments: 0..<12)
  func rules(_ seed: UInt64) throws {
    var mutator = Mutator(seed: seed)
    let whole = try GoldenFolder.system()
    let names = whole.files.keys.filter { $0.hasPrefix("Rules/") }.sorted()
    let name = names[mutator.below(names.count)]
    let other = names[mutator.below(names.count)]
    whole.files[name] = mutator.mutate(whole.files[name] ?? [], with: whole.files[other] ?? [])
    for line in [
      "check hop-tac-xa.cancu --full", "check hop-tac-xa.cancu --json", "law", "sources", "sources --holes", "lint",
    ] {
      let code = whole.run(line)
      #expect(DamageTests.codes.contains(code), "\(line) ended with \(code)")
      #expect(code != 2 || !whole.errors.isEmpty)
    }
    for instrument in ["10/2020", "07/2021", "01/2015"] {
      #expect(DamageTests.codes.contains(whole.run("law \(instrument)")))
    }
  }

  @Test("Dossiers", arguments: 0..<24)
  func dossiers(_ seed: UInt64) throws {
    var mutator = Mutator(seed: seed &+ 1000)
    let system = try GoldenFolder.system()
    let text = system.files["hop-tac-xa.cancu"] ?? []
    system.files["hop-tac-xa.cancu"] = mutator.mutate(text, with: system.files["Rules/nghi-dinh.cancu"] ?? [])
    for line in [
      "check hop-tac-xa.cancu --full", "check hop-tac-xa.cancu --json --lang en", "fmt --check hop-tac-xa.cancu",
    ] {
      let code = system.run(line)
      #expect(DamageTests.codes.contains(code), "\(line) ended with \(code)")
      #expect(code != 2 || !system.errors.isEmpty)
    }
  }

  @Test("Arguments", arguments: 0..<12)
  func arguments(_ seed: UInt64) throws {
    var mutator = Mutator(seed: seed &+ 2000)
    let system = try GoldenFolder.system()
    let words = [
      "check", "test", "lint", "law", "sources", "help", "--set", "--item", "--date", "--case", "--lang", "--json",
      "--full",
      "hop-tac-xa.cancu", "-", "--", "10/2020", "điều 5", "=", ":", "mua_máy",
      "dự_án_liên_kết[Chè].thời_hạn_liên_kết=3 năm",
      "31/12/2022", "", "…",
    ]
    for _ in 0..<20 {
      let line = (0..<(1 + mutator.below(6))).map { _ in words[mutator.below(words.count)] }
      let code = system.run(line)
      #expect(DamageTests.codes.contains(code), "\(line) ended with \(code)")
    }
  }
}
