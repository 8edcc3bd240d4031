import Eligibility
import RuleLanguage
import Screening
import Testing

@Suite("Registers")
struct RegisterTests {
  static let rules = """
    hồ sơ tổ_chức "tổ chức"
      loại_hình một trong hợp_tác_xã "hợp tác xã", tổ_hợp_tác "tổ hợp tác" là đối tượng
      tỉnh một trong Bắc_Kạn "Bắc Kạn", Bắc_Giang là địa bàn áp dụng
      vốn tiền "vốn điều lệ"
      tỷ_lệ tỷ lệ từ 0% đến 100%
      diện_tích số từ 0
      doanh_thu tiền theo năm
      ngày_lập ngày
      bị_phạt đúng sai

      danh sách sản_phẩm "sản phẩm"
        hạng số nguyên từ 1 đến 5
        ngày_công_nhận ngày

    văn bản 1/2020/NĐ-CP
      hiệu lực từ 01/01/2020
      phạm vi cả nước
      nguồn văn bản gốc "Công báo"
    điều 1
      hỗ trợ vốn_mồi "Vốn mồi"
        đối tượng hợp_tác_xã
        điều kiện không bị_phạt
        mức 50% × vốn
        làm tròn xuống đồng
      hỗ trợ thưởng_hạng "Thưởng hạng"
        đối tượng hợp_tác_xã
        cho mỗi sản_phẩm
        mức 5 triệu đồng × hạng

    """

  static func book() throws -> RuleBook {
    var loader = RuleLoader()
    loader.read(SourceFile(path: "rules", text: rules))
    let book = loader.check(usingAssumptions: false)
    try #require(loader.diagnostics.isEmpty)
    return book
  }

  /// A table that comes `step` bytes at a time: what is torn between two reads must not show.
  static func file(_ text: String, list: String? = nil, step: Int = 5) -> RegisterFile {
    var rest = Array(text.utf8)[...]
    return RegisterFile(name: list.map { "so.\($0).csv" } ?? "so.csv", list: list) {
      defer { rest = rest.dropFirst(step) }
      $0 += rest.prefix(step)
    }
  }

  /// What came of reading a register: its dossiers, and its problems as `line code`.
  static func read(
    _ files: [RegisterFile], _ options: RegisterOptions = RegisterOptions(keepsGoing: true)
  ) throws -> (dossiers: [Dossier], problems: [String]) {
    var problems: [RegisterProblem] = []
    func say(_ problem: RegisterProblem) -> String { "\(problem.line ?? 0) \(problem.fault.code)" }
    guard let register = try Register.open(files, book: book(), options, problems: &problems) else {
      return ([], problems.map(say))
    }
    var dossiers: [Dossier] = []
    while let batch = try register.next() {
      for row in 0..<batch.rowCount { dossiers.append(register.dossier(batch, row)) }
    }
    return (dossiers, register.problems.map(say))
  }

  @Test("say the same however they are written", arguments: [1, 3, 7, 1000])
  func spellings(step: Int) throws {
    let tables = [
      "mã,tên,loại_hình,tỉnh,vốn,tỷ_lệ,diện_tích,doanh_thu.2021,ngày_lập,bị_phạt\n"
        + "7,\"HTX \"\"Sen\"\", xã\nBa Bể\",hợp_tác_xã,Bắc_Kạn,1500000,0.125,2.5,900,2019-07-17,không\n",
      "\u{FEFF}id;tên;loại_hình;Tỉnh;vốn điều lệ;tỷ_lệ;diện_tích;doanh_thu năm 2021;ngày_lập;bị_phạt\r\n"
        + "7;\"HTX \"\"Sen\"\", xã\nBa Bể\";hợp tác xã;Bắc Kạn;1.500.000;12,5%;2,5;900;17/07/2019;sai\r\n",
      "# bảng thử\n# dòng hai\nmã\ttên\tloại_hình\ttỉnh\tvốn\ttỷ_lệ\tdiện_tích\tdoanh_thu.2021\tngày_lập\tbị_phạt\n"
        + "7\t\"HTX \"\"Sen\"\", xã\nBa Bể\"\thợp tác xã\tBắc Kạn\t1500000\t12.5%\t2.50\t900\t17/07/2019\t0",
    ]
    let read = try tables.map { try Self.read([Self.file($0.replacing("Tỉnh", with: "tỉnh"), step: step)]) }
    for result in read { #expect(result.problems.isEmpty) }
    #expect(read[0].dossiers.count == 1)
    #expect(read[0].dossiers == read[1].dossiers)
    #expect(read[0].dossiers == read[2].dossiers)
    let book = try Self.book()
    let decision = Evaluator(book: book).decide(read[0].dossiers[0], on: try #require(CalendarDate(dayNumber: 19000)))
    #expect(decision.items[0].amount == MoneyRange(low: 750_000, high: 750_000))
  }

  @Test("keep apart what is empty, not known, not applicable")
  func states() throws {
    let text = "mã,loại_hình,vốn,ngày_lập,bị_phạt\n1,,?,không áp dụng,không biết\n"
    let dossier = try #require(try Self.read([Self.file(text)]).dossiers.first)
    #expect(Array(dossier.facts[0...2]) == [.notGiven, .notGiven, .unknown])
    #expect(Array(dossier.facts[6...7]) == [.notApplicable, .unknown])
  }

  @Test("join lists by the identifier; a list is empty only where that is said")
  func lists() throws {
    let main = "mã,tên,sản_phẩm\n1,A,\n2,B,không có\n3,C,\n"
    let list = "mã,tên,hạng\n3,Chè,4\n1,Miến,3\n3,Chè,5\n"
    let read = try Self.read([Self.file(main), Self.file(list, list: "sản_phẩm")])
    #expect(read.problems.isEmpty)
    #expect(read.dossiers.map { $0.lists[0]?.count } == [1, 0, 2])
    #expect(read.dossiers[2].lists[0]?.map(\.label) == ["Chè", "Chè (2)"])
    let without = try Self.read([Self.file(main)])
    #expect(without.dossiers.map { $0.lists[0]?.count } == [nil, 0, nil])
  }

  @Test(
    "say what is wrong, and where",
    arguments: [
      ("", ["0 R001"]), ("# chỉ có lời bình\n", ["0 R001"]), ("tên,vốn\nA,1\n", ["1 R010"]),
      ("mã,von\n1,2\n", ["1 R011"]), ("mã,vốn,vốn điều lệ\n1,2,3\n", ["1 R012"]), ("mã,doanh_thu\n1,2\n", ["1 R013"]),
      ("mã,vốn.2021\n1,2\n", ["1 R014"]), ("mã,vốn\n1,2,3\n2,5\n", ["2 R006"]), ("mã,tên\n1,\"a\"b\n2,c\n", ["2 R007"]),
      ("mã,tên\n1,\"a\n2,c\n", ["2 R005"]),
      ("mã,tên,vốn,diện_tích\n1,\"a,5,5\n2,b,5,5\n3,c\",5,5\n4,d,5,x\n", ["2 R009", "5 R031"]),
      ("mã,tên,vốn,diện_tích\n1,\"a,5,5\n2,b\",5,5\n3,d,5,x\n", ["2 R009", "4 R031"]),
      ("mã,vốn,diện_tích,tên\n1,5,5,\"HTX\nMột, Hai\"\n2,5,x,b\n", ["4 R031"]), ("mã,vốn\n,5\n", ["2 R020"]),
      ("mã,vốn\n1,5\n2,6\n1,7\n", ["4 R021"]),
      ("mã,bị_phạt\n1,có lẽ\n", ["2 R030"]), ("mã,vốn\n1,nhiều\n", ["2 R031"]), ("mã,diện_tích\n1,1.500\n", ["2 R032"]),
      ("mã,vốn,diện_tích\n1,850.000,12.5\n", ["2 R043"]), ("mã;vốn;diện_tích\n1;1,000;12,5\n", ["2 R043"]),
      ("mã;vốn;diện_tích\n1;1.5;1,5\n", ["2 R033"]), ("mã,vốn\n1,-5\n", ["2 R035"]),
      ("mã,vốn\n1,99999999999999999999\n", ["2 R034"]), ("mã,tỷ_lệ\n1,120%\n", ["2 R035"]),
      ("mã,ngày_lập\n1,mùa thu\n2,31/02/2020\n", ["2 R036", "3 R037"]), ("mã,loại_hình\n1,hợp_tac_xã\n", ["2 R038"]),
      ("mã,loại_hình\n1,không áp dụng\n", ["2 R041"]), ("mã,vốn\n1,5\n\n\n2,x\n", ["5 R031"]),
    ])
  func faults(_ text: String, _ expected: [String]) throws {
    #expect(try Self.read([Self.file(text)]).problems == expected)
  }

  @Test("leave out the rows with faults, and stop at the first where that is not asked")
  func keepGoing() throws {
    let text = "mã,vốn\n1,5\n2,x\n3,7\n"
    let read = try Self.read([Self.file(text)])
    #expect(read.dossiers.map(\.name) == ["1", "3"])
    #expect(read.problems == ["3 R031"])
    let stopped = try Self.read([Self.file(text)], RegisterOptions())
    #expect(stopped.problems == ["3 R031"])
  }

  @Test("lose but one row where a quote has taken in others")
  func quoteOverRows() throws {
    let read = try Self.read([Self.file("mã,tên,vốn,diện_tích\n1,\"a,5,5\n2,b,5,5\n3,c\",5,5\n4,\"HTX\nBốn\",5,5\n")])
    #expect(read.dossiers.map(\.name) == ["b (2)", "c\" (3)", "HTX\nBốn (4)"])
    #expect(read.problems == ["2 R009"])
  }

  @Test("find records without an applicant, and records of a list that is said to be empty")
  func orphans() throws {
    let main = "mã,sản_phẩm\n1,không có\n"
    let list = "mã,hạng\n1,4\n9,3\n"
    let read = try Self.read([Self.file(main), Self.file(list, list: "sản_phẩm")])
    #expect(read.problems == ["2 R023", "3 R022"])
    // Which of both is so is not known: nothing is decided of it.
    #expect(read.dossiers.isEmpty)
  }

  @Test("tell of a record that does not say whose it is that somebody lacks it")
  func recordOfNobody() throws {
    let read = try Self.read([Self.file("mã,tên\n1,a\n"), Self.file("mã,hạng\n,4\n1,3\n", list: "sản_phẩm")])
    #expect(read.problems == ["2 R027"])
    #expect(read.dossiers.map { $0.lists[0]?.count } == [1])
  }

  @Test("tell in which file an identifier stands already, where that is another")
  func doubledAcrossFiles() throws {
    func problems(_ tables: [String]) throws -> [RegisterFault] {
      let files = tables.enumerated().map { number, text in
        var rest = Array(text.utf8)[...]
        return RegisterFile(name: "\(number).csv", list: nil) {
          defer { rest = [] }
          $0 += rest
        }
      }
      var found: [RegisterProblem] = []
      let register = try #require(
        try Register.open(files, book: Self.book(), RegisterOptions(keepsGoing: true), problems: &found))
      while try register.next() != nil {}
      return register.problems.map(\.fault)
    }
    let across = try problems(["mã,tên\n3,a\n1,b\n", "mã,tên\n2,c\n1,d\n2,e\n"])
    #expect(
      across == [
        .duplicateIdentifier("1", line: 3, file: "0.csv"), .duplicateIdentifier("2", line: 2, file: nil),
      ])
  }

  @Test("call nobody missing whose row was left out, though it has too many cells or too few")
  func leftOut() throws {
    let read = try Self.read([
      Self.file("mã,tên,vốn\n1,a,5\n2,b\n3,c,5,6\n4,\"d\"e,5\n"),
      Self.file("mã,hạng\n2,4\n3,4\n4,4\n5,4\n", list: "sản_phẩm"),
    ])
    #expect(read.problems == ["3 R006", "4 R006", "5 R007", "5 R022"])
  }

  @Test("call nobody missing whose row may stand behind what could not be read")
  func cutOff() throws {
    let list = "mã,hạng\n3,4\n"
    for main in ["mã,tên\n1,a\n2,\"b\n3,c\n", "mã,tên\n1,a\n2,\u{0}\n3,c\n"] {
      let read = try Self.read([Self.file(main), Self.file(list, list: "sản_phẩm")])
      #expect(read.problems.count == 1 && read.problems != ["2 R022"], "\(read.problems)")
    }
  }

  @Test("have a column to leave out that no table has: told, with the nearest, where all tables are read")
  func ignored() throws {
    func read(_ ignored: Set<String>) throws -> [RegisterProblem] {
      var problems: [RegisterProblem] = []
      let files = [Self.file("mã,vốn,ghi chú\n1,5,x\n"), Self.file("mã,hạng,giá\n1,4,7\n", list: "sản_phẩm")]
      _ = try Register.open(files, book: Self.book(), RegisterOptions(ignored: ignored), problems: &problems)
      return problems
    }
    #expect(try read(["ghi chú", "giá"]).isEmpty)
    #expect(
      try read(["ghi chú", "giá", "ghi chu"]) == [
        RegisterProblem(file: "so.csv", .nothingToIgnore("ghi chu", nearest: "ghi chú"))
      ])
  }

  @Test("are not text, or hold a line without end: an error, never a hang")
  func noText() throws {
    func read(_ bytes: [UInt8]) throws -> [String] {
      var rest = bytes[...]
      let file = RegisterFile(name: "so.csv", list: nil) {
        defer { rest = rest.dropFirst(1 << 20) }
        $0 += rest.prefix(1 << 20)
      }
      return try Self.read([file]).problems
    }
    #expect(try read([0, 1, 2, 3]) == ["1 R002"])
    #expect(try read(Array("mã,tên\n1,".utf8) + [0xFF, 0x0A]) == ["2 R003"])
    #expect(try read(Array("mã,tên\n1,\"".utf8) + [UInt8](repeating: 0x61, count: (1 << 24) + 5)) == ["2 R004"])
  }
}
