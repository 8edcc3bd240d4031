import Eligibility
import RuleLanguage
import Testing

@testable import Screening

@Suite("Tables of lists too large to be held")
struct StreamedListTests {
  /// Reads a register with a table of products of which about `held` bytes are held: the labels of the records of each
  /// applicant, and the faults as `line code`.
  static func read(
    _ main: String, _ list: String, held: Int, blockSize: Int = 64
  ) throws -> (records: [String: [String]], faults: [String]) {
    var problems: [RegisterProblem] = []
    var options = RegisterOptions(keepsGoing: true)
    (options.blockSize, options.heldTableBytes, options.heldBytes) = (blockSize, held, held)
    options.aheadBytes = held
    let opened = try Register.open(
      [RegisterTests.file(main, step: 50), RegisterTests.file(list, list: "sản_phẩm", step: 50)],
      book: RegisterTests.book(), options, problems: &problems)
    let register = try #require(opened, "\(problems)")
    var records: [String: [String]] = [:]
    while let batch = try register.next() {
      let products = try #require(batch.lists.first)
      for row in 0..<batch.rowCount {
        records[batch.identifiers[row]] = (products.offsets[row]..<products.offsets[row + 1]).map {
          products.records.names[$0]
        }
      }
    }
    return (records, register.problems.map { "\($0.line ?? 0) \($0.fault.code)" })
  }

  /// A register of `count` applicants, with none to three products each, in order.
  static func sample(
    _ count: Int, seed: UInt64
  ) -> (main: String, records: [(id: String, name: String)], expected: [String: [String]]) {
    var random = SampleRandom(seed: seed)
    var main = "mã\n"
    var records: [(id: String, name: String)] = []
    var expected: [String: [String]] = [:]
    for number in 0..<count {
      let identifier = random.happens(200) ? "HTX số \(number) xã miền núi" : "\(number)"
      main += "\(identifier)\n"
      let names = (0..<Int(random.below(4))).map { "C\(number)-\($0)" }
      expected[identifier] = names
      records += names.map { (identifier, $0) }
    }
    return (main, records, expected)
  }

  static func table(_ records: [(id: String, name: String)]) -> String {
    "mã,tên,hạng\n" + records.map { "\($0.id),\($0.name),3\n" }.joined()
  }

  @Test("in the order of the register are read beside it, and none is lost", arguments: [1, 2, 3, 4], [64, 300, 5000])
  func inOrder(seed: UInt64, held: Int) throws {
    let (main, records, expected) = Self.sample(400, seed: seed)
    let read = try Self.read(main, Self.table(records), held: held)
    #expect(read.records == expected)
    #expect(read.faults.isEmpty)
  }

  @Test(
    "may hold faulty records: whose they are is left out, nobody else", arguments: [1, 2, 3, 4],
    [64, 300, 5000, 1_000_000])
  func faulty(seed: UInt64, held: Int) throws {
    let (main, sampled, expected) = Self.sample(400, seed: seed)
    var random = SampleRandom(seed: seed)
    var records = sampled
    // A table that is held whole may stand in any order.
    if held == 1_000_000, seed > 2 {
      for place in records.indices { records.swapAt(place, Int(random.below(Int64(records.count)))) }
    }
    var kept = expected.mapValues { _ in [String]() }
    var table = "mã,tên,hạng\n"
    for (id, name) in records {
      let isFaulty = random.happens(40)
      table += "\(id),\(name),\(isFaulty ? 9 : 3)\n"
      if isFaulty { kept[id] = nil } else { kept[id]?.append(name) }
    }
    let read = try Self.read(main, table, held: held)
    #expect(read.records == kept, "seed \(seed), held \(held)")
    #expect(kept.count < expected.count && read.faults.contains { $0.hasSuffix("R035") })
    #expect(read.faults.count { $0.hasSuffix("R025") } == expected.count - kept.count, "\(read.faults)")
  }

  @Test("may hold records of others: these are told", arguments: [1, 2])
  func orphans(seed: UInt64) throws {
    let (main, records, expected) = Self.sample(300, seed: seed)
    var mixed = records
    for number in 0..<20 { mixed.insert(("lạ \(number)", "X"), at: number * 7) }
    let read = try Self.read(main, Self.table(mixed), held: 1000)
    #expect(read.records == expected)
    #expect(read.faults == (0..<20).map { "\($0 * 7 + 2) R022" })
  }

  @Test("in the order of their identifiers may hold any number of records of nobody", arguments: [1, 5000])
  func manyOrphans(held: Int) throws {
    let owned = (0..<400).map { (id: String(1000 + $0 * 2), name: "C\($0)") }
    let others = (0..<900).map { (id: String(1101 + $0 % 300 * 2), name: "X") }.sorted { $0.id < $1.id }
    let mixed = (owned + others).sorted { $0.id < $1.id }
    let main = "mã\n" + owned.map { "\($0.id)\n" }.joined()
    let read = try Self.read(main, Self.table(mixed), held: held)
    #expect(read.records == Dictionary(uniqueKeysWithValues: owned.map { ($0.id, [$0.name]) }))
    #expect(read.faults.count == 300 && read.faults.allSatisfy { $0.hasSuffix("R022") })
  }

  @Test("out of order are a fault with the line, never records that are left out", arguments: [1, 2, 3, 4, 5, 6])
  func outOfOrder(seed: UInt64) throws {
    let (main, records, expected) = Self.sample(400, seed: seed)
    var random = SampleRandom(seed: seed)
    var mixed = records
    let from = Int(random.below(Int64(mixed.count)))
    let moved = mixed.remove(at: from)
    let place = Int(random.below(Int64(mixed.count)))
    mixed.insert(moved, at: place)
    do {
      let read = try Self.read(main, Self.table(mixed), held: 300)
      // Where what is held was enough nothing is lost.
      #expect(read.records.mapValues { Set($0) } == expected.mapValues { Set($0) }, "seed \(seed)")
      #expect(read.faults.isEmpty)
    } catch let problem as RegisterProblem {
      #expect(problem.fault == .recordOutOfOrder(problem.line.map { mixed[$0 - 2].id } ?? ""), "seed \(seed)")
    }
    // The other way round nothing fits what is held.
    #expect(throws: RegisterProblem.self) {
      try Self.read(main, Self.table(records.reversed()), held: 300)
    }
    // Held whole, any order will do.
    let whole = try Self.read(main, Self.table(records.reversed()), held: 1 << 20)
    #expect(whole.records == expected.mapValues { $0.reversed() })
  }
}
