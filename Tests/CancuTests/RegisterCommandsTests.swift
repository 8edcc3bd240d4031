import Testing

@testable import cancu

@Suite("Commands on registers")
struct RegisterCommandsTests {
  @Test("A sampled register is read without a fault, and is never written over")
  func sample() throws {
    let system = try GoldenFolder.system()
    let line = "register sample --province \"Bắc Kạn\" --date 31/12/2022 --rows 40 --seed 9 --out bang/thu.csv"
    #expect(system.run(line) == 0)
    #expect(system.files["bang/thu.sản_phẩm_OCOP.csv"] != nil)
    let first = try #require(system.files["bang/thu.csv"])
    #expect(system.run("register check bang") == 0)
    #expect(system.output.hasPrefix("40 dòng"))
    #expect(system.run(line) == 2)
    #expect(system.errors.contains("đã có, không ghi đè"))
    #expect(system.files["bang/thu.csv"] == first)
  }

  @Test("The rows of a screening are written as CSV, a line an item in scope")
  func rows() throws {
    let system = try GoldenFolder.system()
    #expect(system.run("screen so.csv --date 31/12/2022 --item thưởng_OCOP --out ra.csv") == 0)
    let lines = String(decoding: try #require(system.files["ra.csv"]), as: UTF8.self).split(separator: "\n")
    #expect(lines.first?.hasPrefix("mã,tên,văn_bản,khoản_hỗ_trợ") == true)
    #expect(lines.count == 4)
    #expect(lines[1].hasPrefix("A1,HTX Miến dong,10/2020/NĐ-CP,thưởng_OCOP,eligible,23000000,23000000"))
  }

  @Test("Rows written briefly are the same rows without their names and reasons")
  func briefRows() throws {
    let system = try GoldenFolder.system()
    func lines(_ file: String, _ options: String) throws -> [String] {
      #expect(system.run("screen so.csv --date 31/12/2022 --item thưởng_OCOP --out \(file) \(options)") == 0)
      return String(decoding: try #require(system.files[file]), as: UTF8.self).split(separator: "\n").map(String.init)
    }
    let (whole, brief) = (try lines("ra.csv", ""), try lines("gọn.csv", "--brief"))
    #expect(brief.count == 4)
    #expect(
      brief
        == whole.map { line in
          let fields = line.split(separator: ",", omittingEmptySubsequences: false)
          return (fields.prefix(1) + fields[2..<9]).joined(separator: ",")
        }
    )
    let json = try lines("gọn.jsonl", "--brief")
    #expect(json.count == 3)
    #expect(json.allSatisfy { $0.contains("\"verdict\"") && !$0.contains("\"missing\"") && !$0.contains("\"name\"") })
  }

  @Test("A row that is left out for its faults is told as that where it is asked for")
  func explainedFaultyRow() throws {
    let system = try GoldenFolder.system()
    system.files["lỗi.csv"] = Array("mã,tên\nA1,HTX Một\nA2\n".utf8)
    #expect(system.run("screen lỗi.csv --date 31/12/2022 --keep-going --explain A2") == 2)
    #expect(system.errors.contains("R006") && system.errors.contains("có thể là một trong các dòng có lỗi"))
    #expect(system.run("screen lỗi.csv --date 31/12/2022 --keep-going --explain A1") == 0)
    #expect(system.run("screen so.csv --date 31/12/2022 --explain A9") == 2)
    #expect(system.errors.contains("bảng đăng ký không có mã “A9”"))
  }

  @Test(
    "Columns that are left out of rows are all that is missing there",
    arguments: [
      "tên", "được_chọn", "căn_cứ", "không_đạt_ở", "cần_biết", "cần_biết, tên",
      "tên,được_chọn,căn_cứ,không_đạt_ở,cần_biết",
    ])
  func leftOutColumns(columns: String) throws {
    let system = try GoldenFolder.system()
    func lines(_ file: String, _ options: String) throws -> [[Substring]] {
      #expect(system.run("screen so.csv --date 31/12/2022 --out \(file) \(options)") == 0)
      return String(decoding: try #require(system.files[file]), as: UTF8.self).split(separator: "\n")
        .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    }
    let (whole, some) = (try lines("ra.csv", ""), try lines("ít.csv", "--leave-out \"\(columns)\""))
    let out = columns.split(separator: ",").map { $0.split(separator: " ").joined() }
    let kept = try #require(whole.first).indices.filter { !out.contains(String(whole[0][$0])) }
    #expect(kept.count + out.count == 11 && whole.contains { !$0[9].isEmpty } && whole.contains { !$0[10].isEmpty })
    #expect(some == whole.map { line in kept.map { line[$0] } })
    #expect(system.run("screen so.csv --date 31/12/2022 --out ít.jsonl --leave-out \"\(columns)\"") == 0)
    let json = String(decoding: try #require(system.files["ít.jsonl"]), as: UTF8.self)
    let names = [
      "tên": "name", "được_chọn": "chosen", "căn_cứ": "basis", "không_đạt_ở": "failed", "cần_biết": "missing",
    ]
    for (column, name) in names { #expect(json.contains("\"\(name)\":") != out.contains(column), "\(name)") }
  }

  @Test("A register without a row comes to nothing, and says so; items may be named with blanks between them")
  func noRows() throws {
    let system = try GoldenFolder.system()
    system.files["trống.csv"] = Array("mã,tên\n".utf8)
    #expect(system.run("screen trống.csv --date 31/12/2022 --items \"thưởng_OCOP , thưởng_OCOP\"") == 0)
    #expect(system.output.contains("Sàng lọc 0 tổ chức"))
    #expect(system.run("register check trống.csv") == 1)
    #expect(system.output.contains("không có tổ chức nào") && !system.output.contains("không có lỗi"))
  }

  @Test("Records whose applicant is not known are told in every report, since somebody lacks them")
  func recordsOfNobody() throws {
    let system = try GoldenFolder.system()
    system.files["lạc.csv"] = Array("mã,tên\nA1,HTX Một\n".utf8)
    system.files["lạc.sản_phẩm_OCOP.csv"] = Array("mã,hạng_sao\na1,4\n,4\nA1\n".utf8)
    #expect(system.run("register check lạc.csv") == 1)
    #expect(system.output.contains("2 dòng bảng con không rõ là của tổ chức nào"), "\(system.output)\(system.errors)")
    for command in ["screen", "screen --ask", "allocate --budget \"1 tỷ đồng\""] {
      #expect(system.run("\(command) lạc.csv --date 31/12/2022 --keep-going") == 1)
      #expect(system.output.contains("2 dòng bảng con không rõ là của tổ chức nào"), "\(command)")
      #expect(system.output.contains("bỏ 1 dòng có lỗi"), "\(command)")
    }
    #expect(system.run("screen lạc.csv --date 31/12/2022 --keep-going --json") == 1)
    #expect(system.output.contains(#""records_of_nobody": 2"#) && system.output.contains(#""rows_left_out": 1"#))
  }

  @Test("A folder with a sheet in it says that the sheet is not read")
  func sheetInFolder() throws {
    let system = try GoldenFolder.system()
    system.files["sổ/a.csv"] = Array("mã,tên\n1,A\n".utf8)
    system.files["sổ/b.xlsx"] = [0x50, 0x4B]
    #expect(system.run("screen sổ --date 31/12/2022") == 0)
    #expect(system.errors.contains("không đọc “sổ/b.xlsx”"))
  }

  @Test("Items to allocate may be named one by one or together")
  func itemsToAllocate() throws {
    let system = try GoldenFolder.system()
    let line = "allocate phan-bo.csv --date 31/12/2022 --budget \"200 triệu đồng\" --rule chia-đều"
    #expect(system.run("\(line) --item 10/2020/NĐ-CP:quảng_bá --item mua_máy") == 0)
    let output = system.output
    #expect(output.hasPrefix("Phân bổ 200.000.000 đ"))
    #expect(system.run("\(line) --items 10/2020/NĐ-CP:quảng_bá,mua_máy") == 0)
    #expect(system.output == output)
  }

  @Test("A faulty row ends a screening and says what to do; left out, it is counted")
  func faultyRow() throws {
    let system = try GoldenFolder.system()
    system.files["lỗi.csv"] = Array("mã,tên\nA1,HTX Một\nA2\n".utf8)
    #expect(system.run("screen lỗi.csv --date 31/12/2022 --out ra.csv") == 2)
    #expect(system.errors.contains("chưa xét gì") && system.errors.contains("--keep-going"))
    #expect(system.files["ra.csv"] == nil && system.output.isEmpty)
    #expect(system.run("screen lỗi.csv --date 31/12/2022 --keep-going") == 1)
    #expect(system.output.contains("bỏ 1 dòng có lỗi") && system.output.contains("Sàng lọc 1 tổ chức"))
    #expect(system.run("screen lỗi.csv --date 31/12/2022 --keep-going --ask") == 1)
    #expect(system.output.contains("bỏ 1 dòng có lỗi"))
    #expect(system.run("screen lỗi.csv --date 31/12/2022 --keep-going --json") == 1)
    #expect(system.output.contains(#""rows_left_out": 1"#))
    #expect(system.run("allocate lỗi.csv --date 31/12/2022 --budget \"1 tỷ đồng\"") == 2)
    #expect(system.errors.contains("chưa xét gì") && system.output.isEmpty)
    #expect(system.run("allocate lỗi.csv --date 31/12/2022 --budget \"1 tỷ đồng\" --keep-going") == 1)
    #expect(system.output.contains("bỏ 1 dòng có lỗi"))
  }

  @Test("The rows of a screening are written as JSON Lines, a line a row, and the summary as JSON")
  func json() throws {
    let system = try GoldenFolder.system()
    #expect(system.run("screen so.csv --date 31/12/2022 --item thưởng_OCOP --json --out ra.jsonl") == 0)
    let lines = String(decoding: try #require(system.files["ra.jsonl"]), as: UTF8.self).split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[0].hasPrefix(#"{"id":"A1","name":"HTX Miến dong","items":[{"item":"thưởng_OCOP""#), "\(lines[0])")
    #expect(lines[0].contains(#""amount":{"low":23000000,"high":23000000}"#))
    #expect(system.output.contains(#""rows": 3"#))
    #expect(system.output.contains(#""eligible": 1"#))
    #expect(system.run("screen so.csv --date 31/12/2022 --json --ask") == 2)
  }

  @Test("A register with a fault is not screened in part unless that is asked for")
  func faults() throws {
    let system = try GoldenFolder.system()
    system.files["sai.csv"] = Array("mã,diện_tích\n1,5\n2,nhiều\n3,7\n".utf8)
    #expect(system.run("screen sai.csv --date 31/12/2022 --out ra.csv") == 2)
    #expect(system.output.isEmpty)
    #expect(system.files["ra.csv"] == nil)
    #expect(system.errors.contains("sai.csv:3: lỗi[R031]"))
    #expect(system.run("screen sai.csv --date 31/12/2022 --out ra.csv --keep-going") == 1)
    #expect(system.output.hasPrefix("Sàng lọc 2 tổ chức"))
    #expect(system.files["ra.csv"] != nil)
  }

  @Test("A register in JSON Lines is read from a file, a folder or the standard input, as one in CSV is")
  func jsonLines() throws {
    let system = try GoldenFolder.system()
    let lines = Array("{\"mã\":\"1\",\"diện_tích\":5}\n{\"mã\":\"2\",\"diện_tích\":null}\n".utf8)
    system.files["khác/a.jsonl"] = lines
    system.files["khác/b.csv"] = Array("mã,diện_tích\n3,7\n".utf8)
    system.input = lines
    for (path, rows) in [("khác/a.jsonl", 2), ("khác", 3), ("-", 2)] {
      #expect(system.run("register check \(path)") == 0, "\(path)")
      #expect(system.output.hasPrefix("\(rows) dòng"), "\(path)")
      #expect(system.run("screen \(path) --date 31/12/2022") == 0, "\(path)")
      #expect(system.output.hasPrefix("Sàng lọc \(rows) tổ chức"), "\(path)")
    }
    system.files["sai.jsonl"] = Array("{\"mã\":\"1\"}\n{\"mã\":\"2\",\"diện_tích\":\"rộng\"}\n{\"mã\":\"3\"".utf8)
    #expect(system.run("screen sai.jsonl --date 31/12/2022") == 2)
    #expect(system.errors.contains("sai.jsonl:2: lỗi[D016]"))
    #expect(system.run("screen sai.jsonl --date 31/12/2022 --keep-going") == 1)
    #expect(system.output.hasPrefix("Sàng lọc 1 tổ chức"))
    #expect(system.errors.contains("sai.jsonl:3: lỗi[R019]"))
  }

  @Test(
    "What is typed wrong is told",
    arguments: [
      ("register", "thiếu việc cần làm với bảng đăng ký"), ("register count so.csv", "không có việc “count”"),
      ("register check", "thiếu bảng đăng ký"), ("screen so.csv", "chưa có ngày xét"),
      ("screen so.csv --date 31/12/2022 --explain Z9", "bảng đăng ký không có mã “Z9”"),
      ("register sample --date 31/12/2022 --out a.csv", "chưa nêu tỉnh"),
      ("register sample --province \"Bắc Kạn\" --out a.csv", "chưa có ngày xét"),
      ("register sample --province \"Bắc Kạn\" --date 31/12/2022 --out a.jsonl", "đặt tên tệp kết thúc bằng .csv"),
      ("screen so.csv --date 31/12/2022 --out ra.xlsx", "đặt tên tệp kết thúc bằng .csv hoặc .jsonl"),
      ("screen so.csv --date 31/12/2022 --items=", "“--items” cần một giá trị"),
      ("screen so.csv --date 31/12/2022 --items , --item thưởng_OCOP", "“--items” cần một giá trị"),
      ("register sample --province \"Bắc Kạn\" --date 31/12/2022", "chưa nêu tệp để ghi"),
      ("register sample --province \"Bắc Kạn\" --date 31/12/2022 --out a.csv --rows -1", "cần một số nguyên dương"),
      ("register check so.csv --rows 5", "“register check” không có tùy chọn “--rows”"),
      ("register sample --ignore x --date 31/12/2022 --out a.csv", "“register sample” không có tùy chọn “--ignore”"),
      ("screen so.csv --date 31/12/2022 --out so.csv", "“so.csv” đã có, không ghi đè"),
      ("screen so.csv --date 31/12/2022 --out so.ra.csv", "“so.ra.csv” mang tên như một bảng của “so.csv”"),
      ("screen so.csv --date 31/12/2022 --explain A1 --out ra.csv", "“--explain” và “--out” không dùng cùng nhau"),
      ("screen so.csv --date 31/12/2022 --explain A1 --ask", "“--explain” và “--ask” không dùng cùng nhau"),
      ("screen so.csv --date 31/12/2022 --brief", "“--brief” chỉ dùng cùng “--out”"),
      ("screen so.csv --date 31/12/2022 --leave-out tên", "“--leave-out” chỉ dùng cùng “--out”"),
      ("screen so.csv --date 31/12/2022 --out ra.csv --leave-out ten", "có phải “tên”?"),
      ("screen so.csv --date 31/12/2022 --out ra.csv --leave-out tên --brief", "không dùng cùng nhau"),
      ("screen so.csv --date 31/12/2022 --out ra.csv --leave-out \"\"", "“--leave-out” không nhận “”"),
      ("screen so.csv --date 31/12/2022 --out ra.csv --leave-out tên,", "“--leave-out” không nhận “”"),
      ("screen so.csv --date 31/12/2022 --engine gpu", "không có cách tính “gpu”"),
      ("screen so.csv --date 31/12/2022 --threads 0", "cần một số nguyên dương"),
    ])
  func usage(_ line: String, _ message: String) throws {
    let system = try GoldenFolder.system()
    #expect(system.run(line) == 2)
    #expect(system.errors.contains(message))
    #expect(system.output.isEmpty)
  }
}
