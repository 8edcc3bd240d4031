import Foundation
import Testing

@testable import cancu

@Suite("Sharing out a budget from the command line")
struct AllocateCommandTests {
  static let line = "allocate phan-bo.csv --date 31/12/2022 --item 10/2020/NĐ-CP:quảng_bá"

  /// The rows of a CSV file, by column.
  static func rows(_ bytes: [UInt8]) -> [[String: String]] {
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    guard let header = lines.first else { return [] }
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
  }

  @Test("The sampled register of the repository, as a person reads it")
  func sample() throws {
    let url = DamagedTextTests.root.appending(path: "Tests/Corpus/Allocation/mau.golden")
    let lines = ReadmeTests.run("cancu allocate Cases/Registers/mau.csv --date 31/12/2022 --budget \"300 triệu đồng\"")
    let actual = lines.joined(separator: "\n") + "\n"
    if GoldenFolder.isRecording {
      try actual.write(to: url, atomically: true, encoding: .utf8)
    } else {
      #expect(try String(contentsOf: url, encoding: .utf8) == actual)
    }
  }

  @Test("Every demand is written, to the đồng, and no file is written over")
  func rows() throws {
    let system = try GoldenFolder.system()
    #expect(system.run(Self.line + " --budget \"100 triệu đồng\" --ties chia-đều --out ra.csv") == 0)
    let rows = Self.rows(try #require(system.files["ra.csv"]))
    #expect(rows.map { $0["mã"] } == ["P1", "P2", "P3", "P4", "P5"])
    #expect(rows.map { $0["được_cấp"] } == ["40000000", "30000000", "30000000", "0", "0"])
    #expect(rows.map { $0["kết_quả"] } == ["full", "full", "part", "none", "none"])
    #expect(rows.map { $0["hạng"] } == ["1", "2", "2", "2", "2"])
    #expect(rows[2]["lý_do"] == "ngân sách không đủ cho mọi đề nghị ngang nhau")
    #expect(rows.allSatisfy { $0["căn_cứ"] == "text" && $0["trên"] == "5" })
    #expect(system.run(Self.line + " --budget \"100 triệu đồng\" --out ra.csv") == 2)
    #expect(system.errors.contains("đã có, không ghi đè"))
    #expect(Self.rows(try #require(system.files["ra.csv"])) == rows)
  }

  @Test("A class that is tied is given nothing, and the exit code says so; with --ties it is shared")
  func ties() throws {
    let system = try GoldenFolder.system()
    #expect(system.run(Self.line + " --budget \"100 triệu đồng\" --out ra.csv") == 1)
    #expect(system.output.contains("chưa chia cho ai trong nhóm"))
    let rows = Self.rows(try #require(system.files["ra.csv"]))
    #expect(rows.map { $0["kết_quả"] } == ["full", "undecided", "undecided", "undecided", "undecided"])
    for ties in ["tỷ-lệ", "chia-đều", "mã", "tỷ-lệ".decomposedStringWithCanonicalMapping] {
      #expect(system.run(Self.line + " --budget \"100 triệu đồng\" --ties \(ties)") == 0)
    }
    // Enough for all is a tie for nobody.
    #expect(system.run(Self.line + " --budget \"170 triệu đồng\"") == 0)
    #expect(system.output.contains("Còn lại: 0 đ"))
  }

  @Test("Who does not say what it costs is granted nothing, and counted")
  func missingFacts() throws {
    let system = try GoldenFolder.system()
    #expect(system.run(Self.line + " --budget \"1 tỷ đồng\" --explain P6") == 0)
    #expect(system.output.contains("không có đề nghị nào được phân bổ"))
    #expect(system.output.contains("chưa biết bao nhiêu vì thiếu thông tin"))
    #expect(system.run(Self.line + " --budget \"1 tỷ đồng\" --explain P7") == 0)
    #expect(system.output.contains("chưa đủ căn cứ"))
  }

  @Test(
    "Money is written as in the acts",
    arguments: ["100 triệu đồng", "0,1 tỷ đồng", "100.000.000 đồng", "100.000 nghìn đồng", " 100  triệu   đồng "])
  func money(_ text: String) throws {
    let system = try GoldenFolder.system()
    #expect(system.run(MemorySystem.words(Self.line) + ["--budget", text]) == 1)
    #expect(system.output.hasPrefix("Phân bổ 100.000.000 đ cho"))
  }

  @Test(
    "An amount that is none is told",
    arguments: [
      "12 ty", "12 tỷ", "-5 tỷ đồng", "0 đồng", "nhiều", "", "1.5 tỷ đồng", "12 tỷ đồng và 3", "0,5 đồng", "12",
      "12 tỷ đồng\nx", "1.000.000.000.000.000.000.000 đồng", "5 đồng/tháng", "không có", "\"", "= 5 đồng",
    ])
  func badMoney(_ text: String) throws {
    let system = try GoldenFolder.system()
    for option in ["--budget", "--per-item", "--per-instrument"] {
      let words = MemorySystem.words(Self.line) + (option == "--budget" ? [] : ["--budget", "5 đồng"])
      #expect(system.run(words + ["\(option)=\(text)"]) == 2, "\(option)")
      #expect(system.errors.contains("“\(option)” cần một số tiền lớn hơn 0"))
      #expect(system.errors.contains("12 tỷ đồng, 1,5 tỷ đồng"))
      #expect(system.output.isEmpty)
    }
  }

  @Test(
    "What is typed wrong is told",
    arguments: [
      ("allocate", "thiếu bảng đăng ký"), ("allocate so.csv --budget \"5 đồng\"", "chưa có ngày xét"),
      ("allocate so.csv --date 31/12/2022", "chưa nêu ngân sách"),
      ("\(line) --budget \"5 đồng\" --rule ty-le", "“--rule” không nhận “ty-le”"),
      ("\(line) --budget \"5 đồng\" --ties tên", "“--ties” không nhận “tên”"),
      ("\(line) --budget \"5 đồng\" --rule tỷ-lệ --ties mã", "“--ties” chỉ dùng với “--rule thứ-tự”"),
      ("\(line) --budget \"5 đồng\" --explain Z", "bảng đăng ký không có mã “Z”"),
      ("\(line) --budget \"5 đồng\" --explain P1 --json", "không dùng cùng nhau"),
      ("check hop-tac-xa.cancu --item a --item b", "“--item” chỉ được nêu một lần"),
    ])
  func usage(_ line: String, _ message: String) throws {
    let system = try GoldenFolder.system()
    #expect(system.run(line) == 2)
    #expect(system.errors.contains(message))
    #expect(system.output.isEmpty)
  }

  @Test("A register with a fault is not used in part unless that is asked for; what cannot be written is no file")
  func faults() throws {
    let system = try GoldenFolder.system()
    let bad = "P8,HTX Tám,hợp_tác_xã,Bắc_Kạn,Na Rì,xa,,,,,,,,,,,,,"
    system.files["sai.csv"] = (system.files["phan-bo.csv"] ?? []) + Array("\(bad)\n".utf8)
    let line = Self.line.replacing("phan-bo.csv", with: "sai.csv") + " --budget \"1 tỷ đồng\" --out ra.csv"
    #expect(system.run(line) == 2)
    #expect(system.output.isEmpty && system.files["ra.csv"] == nil)
    #expect(system.run(line + " --keep-going") == 1)
    #expect(system.files["ra.csv"] != nil)
    system.unwritable = ["khac.csv"]
    #expect(system.run(Self.line + " --budget \"1 tỷ đồng\" --out khac.csv") == 2)
    #expect(system.files["khac.csv"] == nil && system.output.isEmpty)
  }
}
