import Eligibility
import RuleLanguage
import Screening
import Testing

@Suite("What a register asks for")
struct AllocationIntakeTests {
  static let rules =
    RegisterTests.rules + """
        hỗ trợ bù_đắp "Bù đắp"
          đối tượng hợp_tác_xã
          mức không quá 10% × vốn
          làm tròn xuống đồng
        hỗ trợ nền "Mức nền"
          đối tượng tổ_hợp_tác
          mức ít nhất 3 triệu đồng
        hỗ trợ ngoài_tiền "Không bằng tiền"
          đối tượng tổ_hợp_tác
          hình thức "tập huấn"
      điều 2
        ưu tiên
          a) diện_tích ≥ 10
          b) tỷ_lệ cao hơn
          đối với hỗ trợ bù_đắp
        ưu tiên không xếp thứ tự
          - doanh_thu năm trước ≥ 1 tỷ đồng
          - ngày_lập sớm hơn
          đối với hỗ trợ vốn_mồi

      """

  static func claims(_ table: String, items: [String]? = nil) throws -> (AllocationClaims, RuleBook) {
    var loader = RuleLoader()
    loader.read(SourceFile(path: "rules", text: rules))
    let book = loader.check(usingAssumptions: false)
    try #require(loader.diagnostics.isEmpty, "\(loader.diagnostics)")
    var problems: [RegisterProblem] = []
    let register = try #require(
      try Register.open([RegisterTests.file(table)], book: book, RegisterOptions(), problems: &problems),
      "\(problems)")
    let numbers = items.map { names in book.items.filter { names.contains($0.name) }.map(\.number) }
    let screen = RegisterScreen(book: book, on: try #require(ScreenTests.day), items: numbers, priorities: true)
    var intake: AllocationIntake?
    while let batch = try register.next() {
      var taken = intake ?? AllocationIntake(book)
      for row in screen.rows(of: batch) { taken.add(row) }
      intake = taken
    }
    var taken = try #require(intake)
    return (taken.claims(), book)
  }

  /// Requests and ranks of an item, by applicant.
  static func demands(_ name: String, _ claims: AllocationClaims, _ book: RuleBook) -> [String] {
    claims.demands.filter { book.items[Int($0.item)].name == name }.map {
      "\(claims.applicants[Int($0.applicant)].identifier) \($0.request) \($0.bound) \($0.rank.tieClass).\($0.rank.step)"
    }
  }

  @Test("is what the law fixes, the ceiling, the floor, or what is sure; the rest is set aside")
  func requests() throws {
    let (claims, book) = try Self.claims(
      """
      mã,loại_hình,vốn,bị_phạt
      1,hợp_tác_xã,1000,không
      2,hợp_tác_xã,,không
      3,tổ_hợp_tác,,
      4,hợp_tác_xã,2000,
      5,hợp_tác_xã,0,không

      """)
    #expect(Self.demands("vốn_mồi", claims, book) == ["1 500 exact 1.1"])
    #expect(Self.demands("bù_đắp", claims, book) == ["1 100 ceiling 1.1", "4 200 ceiling 1.1"])
    #expect(Self.demands("nền", claims, book) == ["3 3000000 floor 1.1"])
    var counts: [AllocationClaims.SetAside: Int] = [:]
    for (_, tallies) in claims.setAside {
      for (reason, tally) in tallies { counts[reason, default: 0] += tally.count }
    }
    // 2: two amounts without what they are of; 4: an open condition; 5: nothing of nothing, twice.
    #expect(counts[.amountUnknown] == 2 && counts[.nothingLeft] == 2 && counts[.inKind] == 1)
    #expect(claims.rowCount == 5 && claims.applicants.map(\.identifier) == ["1", "3", "4"])
  }

  @Test("stands where the law's order puts it, as far as facts are known")
  func ranked() throws {
    let (claims, book) = try Self.claims(
      """
      mã,loại_hình,vốn,diện_tích,tỷ_lệ
      1,hợp_tác_xã,100,9,50%
      2,hợp_tác_xã,100,10,20%
      3,hợp_tác_xã,100,12,30%
      4,hợp_tác_xã,100,9,10%
      5,hợp_tác_xã,100,9,10%
      6,hợp_tác_xã,100,11,

      """, items: ["bù_đắp"])
    // 6 is before 1, 4 and 5 whatever its share is, and level with 2 and 3 until it is known.
    #expect(
      Self.demands("bù_đắp", claims, book) == [
        "1 10 ceiling 2.1", "2 10 ceiling 1.2", "3 10 ceiling 1.1", "4 10 ceiling 3.1", "5 10 ceiling 3.1",
        "6 10 ceiling 1.2",
      ])
  }

  @Test("without an order in the law one goes before another only where no criterion speaks against it")
  func unranked() throws {
    let (claims, book) = try Self.claims(
      """
      mã,loại_hình,vốn,bị_phạt,doanh_thu.2021,ngày_lập
      1,hợp_tác_xã,100,không,2000000000,2015-01-01
      2,hợp_tác_xã,100,không,2000000000,2018-01-01
      3,hợp_tác_xã,100,không,10,2016-01-01
      4,hợp_tác_xã,100,không,10,2019-01-01

      """, items: ["vốn_mồi"])
    #expect(
      Self.demands("vốn_mồi", claims, book) == [
        "1 50 exact 1.1", "2 50 exact 2.1", "3 50 exact 2.1", "4 50 exact 3.1",
      ])
  }

  @Test("adds up with the screening it comes from")
  func sums() throws {
    let book = try RegisterTests.book()
    let date = try #require(ScreenTests.day)
    let (_, batches) = try ScreenTests.sampled(300, seed: 6)
    let screen = RegisterScreen(book: book, on: date, priorities: true)
    var intake = AllocationIntake(book)
    for batch in batches {
      for row in screen.rows(of: batch) { intake.add(row) }
    }
    let summary = ScreenTests.summary(of: batches, by: screen, book)
    let claims = intake.claims()
    let sure = summary.whole.totals.values.map(\.low).reduce(0, +)
    #expect(sure > 0)
    #expect(claims.demands.map(\.request).reduce(0, +) == sure)
    let allocation = Allocator.allocate(claims.demands, by: AllocationRules(budget: sure))
    #expect(allocation.remainder == 0 && allocation.isDecided)
    let counted = AllocationSummary(claims, allocation)
    #expect(counted.whole.full == claims.demands.count)
    for name in claims.groupNames {
      let groups = counted.groups.filter { $0.key.column == name }.values
      #expect(groups.map(\.demands).reduce(0, +) == claims.demands.count)
      #expect(groups.flatMap(\.granted.values).reduce(0, +) == sure)
    }
    let less = try #require(AllocationEffect(claims, allocation, changedBy: -1_000_000))
    #expect(less.newly.isEmpty && less.more.isEmpty)
    #expect(less.difference.values.reduce(0, +) == less.other.granted - sure)
    #expect(AllocationEffect(claims, allocation, changedBy: 0 - sure) == nil)
  }
}
