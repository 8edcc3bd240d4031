import RuleLanguage
import Testing

@testable import cancu

@Suite("cancu check")
struct CheckCommandTests {
  @Test(
    "Exit codes tell the answer on one item",
    arguments: [
      ("check hop-tac-xa.cancu", 0),
      ("check hop-tac-xa.cancu --item 10/2020/NĐ-CP:quảng_bá", 0),
      ("check hop-tac-xa.cancu --item mua_máy", 1),
      ("check hop-tac-xa.cancu --item lương_cán_bộ", 3),
      ("check hop-tac-xa.cancu --item 01/2015/NĐ-CP:quảng_bá", 1),
      ("check hop-tac-xa.cancu --item mua_máy --json", 1),
      ("check hop-tac-xa.cancu --item lương_cán_bộ --full", 3),
    ])
  func exitCodes(_ line: String, _ code: Int32) throws {
    let system = try GoldenFolder.system()
    #expect(system.run(line) == code)
    #expect(system.errors.isEmpty)
    #expect(!system.output.isEmpty)
  }

  @Test(
    "What is wrong with the input is said, with what to do, on stderr, and ends with 2",
    arguments: [
      ("check", "lỗi: thiếu hồ sơ cần xét", "cancu check --help"),
      ("check không-có.cancu", "lỗi: không có “không-có.cancu”", ""),
      ("check to-hop-tac.cancu", "lỗi: tệp có nhiều trường hợp", "“Tổ hợp tác Mẫu”, “Tổ hợp tác chưa khai gì”"),
      ("check to-hop-tac.cancu --case Không", "lỗi: tệp không có trường hợp “Không”", "“Tổ hợp tác Mẫu”"),
      (
        "check to-hop-tac.cancu --case \"Tổ hợp tác\"", "lỗi: tên của nhiều trường hợp có “Tổ hợp tác”",
        "chọn bằng --case: “Tổ hợp tác Mẫu”, “Tổ hợp tác chưa khai gì”"
      ),
      ("check to-hop-tac.cancu --case \"Tổ hợp tác Mấu\"", "lỗi: tệp không có", "có phải “Tổ hợp tác Mẫu”?"),
      ("check to-hop-tac.cancu --case \"\"", "lỗi: tệp không có", "“Tổ hợp tác Mẫu”, “Tổ hợp tác chưa khai gì”"),
      (
        "check to-hop-tac.cancu --case \"Tổ hợp tác chưa khai gì\"", "lỗi: chưa có ngày xét",
        "31/12/2022 hoặc 2022-12-31"
      ),
      ("check hop-tac-xa.cancu --date mai", "lỗi: “mai” không phải ngày", "31/12/2022"),
      ("check hop-tac-xa.cancu --item quảng_ba", "lỗi: không có khoản hỗ trợ “quảng_ba”", "có phải “quảng_bá”?"),
      (
        "check hop-tac-xa.cancu --item quảng_bá", "lỗi: nhiều văn bản có khoản hỗ trợ “quảng_bá”",
        "“10/2020/NĐ-CP:quảng_bá”"
      ),
      ("check hop-tac-xa.cancu --item 99/2099:x", "lỗi: không có văn bản “99/2099”", ""),
      ("check hop-tac-xa.cancu --set diện_tic=1", "D001", "có phải “diện_tích”?"),
      ("check hop-tac-xa.cancu --set vô-nghĩa", "--set:1:1", ""),
      ("check Rules/nghi-dinh.cancu", "có cả luật: hồ sơ chỉ được có trường hợp", "Cases/"),
      ("check Rules", "lỗi: “Rules” là thư mục, không phải tệp hồ sơ", "cancu test Rules"),
      ("check hop-tac-xa.cancu --rules Luật", "lỗi: không có “Luật”", ""),
      ("check hop-tac-xa.cancu --rules hop-tac-xa.cancu", "không phải thư mục", ""),
      ("check hop-tac-xa.cancu --lang fr", "không có ngôn ngữ “fr”", "vi hoặc en"),
      ("check hop-tac-xa.cancu --ful", "không có tùy chọn “--ful”", "có phải “--full”?"),
      ("check hop-tac-xa.cancu --holes", "lệnh “check” không có tùy chọn “--holes”", "cancu check --help"),
      ("chek", "không có lệnh “chek”", "có phải “check”?"),
      ("", "thiếu lệnh", "cancu help"),
    ])
  func wrongInput(_ line: String, _ message: String, _ help: String) throws {
    let system = try GoldenFolder.system()
    #expect(system.run(line) == 2)
    #expect(system.errors.contains(message), "\(system.errors)")
    #expect(help.isEmpty || system.errors.contains(help), "\(system.errors)")
    #expect(system.output.isEmpty)
  }

  @Test func messagesAreInTheLanguageAskedFor() throws {
    let system = try GoldenFolder.system()
    #expect(system.run("check --ful --lang en") == 2)
    #expect(system.errors == "error: there is no option “--ful”\n  help: did you mean “--full”?\n")
  }

  @Test func theDateOfTheCommandLineGoesBeforeThatOfTheDossier() throws {
    let system = try GoldenFolder.system()
    #expect(system.run("check hop-tac-xa.cancu --date 2016-01-31") == 0)
    #expect(system.output.hasPrefix("HTX Mẫu — xét ngày 31/01/2016"))
    #expect(system.output.contains("01/2015/NĐ-CP Điều 1"))
  }

  @Test func aDossierMayBePipedIn() throws {
    let system = try GoldenFolder.system()
    system.input = try #require(system.files["hop-tac-xa.cancu"])
    #expect(system.run("check -") == 0)
    #expect(system.output.hasPrefix("HTX Mẫu"))
    system.input = Array(" {\"loại_hình\": \"hợp_tác_xã\", \"tỉnh\": \"Bắc_Giang\"}".utf8)
    #expect(system.run("check - --date 31/12/2022 --json") == 0)
    #expect(system.output.contains("\"date\": \"2022-12-31\""))
  }

  @Test func ofAFileWithVariantsTheCaseTheyStartFromIsDecided() throws {
    let system = try GoldenFolder.system()
    let text = String(decoding: try #require(system.files["hop-tac-xa.cancu"]), as: UTF8.self)
    system.files["a.cancu"] = Array("\(text)\ntrường hợp \"Biến thể\"\n  như \"HTX Mẫu\"\n  diện_tích 6 ha\n".utf8)
    #expect(system.run("check a.cancu --item mua_máy") == 1)
    #expect(system.output.hasPrefix("HTX Mẫu"))
    #expect(system.errors == "tệp còn 1 biến thể, xét bằng --case: “Biến thể”\n")
    #expect(system.run("check a.cancu --item mua_máy --case Biến") == 0)
    #expect(system.output.hasPrefix("Biến thể"))
    #expect(system.errors.isEmpty)
  }

  @Test(
    "A case is chosen by any part of its name that no other case has, however its marks are typed",
    arguments: ["Tổ hợp tác Mẫu", "Mẫu", "tác M", "Ma\u{302}\u{303}u", "tác Mâ\u{303}u"])
  func caseByPartOfItsName(_ typed: String) throws {
    let system = try GoldenFolder.system()
    #expect(system.run(["check", "to-hop-tac.cancu", "--case", typed]) == 0)
    #expect(system.output.hasPrefix("Tổ hợp tác Mẫu"))
    #expect(system.errors.isEmpty)
  }

  @Test(
    "What is no text is one error at its first byte",
    arguments: [
      ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A], "a.cancu:1:1: lỗi[L015]", "byte thứ 1 "),
      ([0xFF, 0xFE, 0x74, 0x00], "a.cancu:1:1: lỗi[L015]", "byte thứ 1 "),
      (Array("trường hợp \"a\"\n  loại_hình ".utf8) + [0x68, 0x00, 0x6F], "a.cancu:2:14: lỗi[L015]", "byte thứ 37 "),
      (Array("trường hợp \"Đ".utf8) + [0xE1, 0x0A], "a.cancu:1:14: lỗi[L015]", "byte thứ 20 "),
    ] as [([UInt8], String, String)])
  func noText(_ bytes: [UInt8], _ place: String, _ byte: String) throws {
    let system = try GoldenFolder.system()
    system.files["a.cancu"] = bytes
    for line in ["check a.cancu", "check a.cancu --case b", "lint a.cancu", "fmt a.cancu", "test a.cancu"] {
      #expect(system.run(line) == (line.hasPrefix("lint") ? 1 : 2))
      #expect(system.errors.hasPrefix(place), "\(system.errors)")
      #expect(system.errors.contains(byte), "\(system.errors)")
      #expect(system.errors.contains("gợi ý: lưu lại tệp với bảng mã UTF-8"))
      #expect(system.errors.matches(of: /lỗi\[/).count == 1)
    }
    system.files["Rules/a.cancu"] = bytes
    #expect(system.run("check hop-tac-xa.cancu") == 2)
    #expect(system.errors.hasPrefix("Rules/\(place)"))
  }

  @Test func anEntryOfTheLedgerAfterTheDayAskedForIsWarnedOf() throws {
    let system = try GoldenFolder.system()
    #expect(system.run("check hop-tac-xa.cancu --date 28/02/2022") == 0)
    #expect(system.errors.contains("cảnh báo[D046]: khoản này ghi là nhận ngày 01/03/2022, sau ngày xét 28/02/2022"))
    #expect(system.run("check hop-tac-xa.cancu --date 01/03/2022") == 0)
    #expect(system.errors.isEmpty)
  }

  @Test func anAmountOfWhatDoesNotApplySaysWhatToGive() throws {
    let system = try GoldenFolder.system()
    let line = "check hop-tac-xa.cancu --item 10/2020/NĐ-CP:quảng_bá --set \"chi_phí_quảng_bá=không áp dụng\""
    #expect(system.run(line) == 1)
    let words = system.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("để được: khai giá trị của “chi phí quảng bá sản phẩm” (hồ sơ đang ghi “không áp dụng”)"))
    #expect(system.run(line + " --set \"loại_hình=không áp dụng\"") == 2)
    #expect(system.errors.contains("lỗi[D028]: “loại_hình” không thể là “không áp dụng”"))
  }

  @Test func anAmountOfWhichNothingIsKnownHasNoWords() throws {
    let system = try GoldenFolder.system()
    let rules = """
      văn bản 11/2020/NĐ-CP
        tên "x"
        hiệu lực từ 01/01/2020
        phạm vi cả nước
        nguồn văn bản gốc "x"

      điều 1
        hỗ trợ không_trần
          đối tượng mọi loại hình
          mức chi_phí_máy

      """
    system.files["Rules/x.cancu"] = Array(rules.utf8)
    #expect(system.run("check hop-tac-xa.cancu --item không_trần --set \"chi_phí_máy=không biết\"") == 0)
    #expect(system.output.contains("chưa rõ mức"))
    #expect(!system.output.contains("bằng chữ"))
    #expect(system.run("check hop-tac-xa.cancu --set \"chi_phí_máy=không biết\"") == 0)
    #expect(!system.output.contains("không đồng trở lên"))
  }

  @Test func aJSONDossier() throws {
    let system = try GoldenFolder.system()
    system.files["htx.json"] = Array("{\"loại_hình\": \"hợp_tác_xã\", \"diện_tich\": 3}".utf8)
    #expect(system.run("check htx.json --date 31/12/2022") == 2)
    #expect(system.errors.contains("htx.json:1:"))
    system.files["htx.json"] = [0x7B, 0xFF, 0x7D]
    #expect(system.run("check htx.json --date 31/12/2022") == 2)
    #expect(system.errors.contains("D101"))
    system.files["htx.json"] = Array("{}".utf8)
    #expect(system.run("check htx.json --case x") == 2)
    #expect(system.run("check htx.json") == 2)
    #expect(system.errors.contains("chưa có ngày xét"))
  }

  @Test func rulesThatCannotBeUsedAreShownAndNothingIsDecided() throws {
    let system = try GoldenFolder.system()
    system.files["Rules/hỏng.cancu"] = Array(
      "văn bản 1/2020/NĐ-CP\n  tên \"x\"\nđiều 1\n  hỗ trợ a\n    mức 1.5 tỷ đồng\n".utf8)
    for line in ["check hop-tac-xa.cancu", "law", "sources", "test hop-tac-xa.cancu"] {
      #expect(system.run(line) == 2)
      #expect(system.errors.contains("Rules/hỏng.cancu:5:"))
      #expect(system.errors.contains("nên chưa dùng được"))
      #expect(system.output.isEmpty)
    }
  }

  @Test func rulesAreLookedForHereThenBesideTheTool() throws {
    let golden = try GoldenFolder.system()
    let system = MemorySystem()
    for (path, bytes) in golden.files { system.files["/opt/cancu/\(path)"] = bytes }
    system.files["hop-tac-xa.cancu"] = golden.files["hop-tac-xa.cancu"]
    #expect(system.run("check hop-tac-xa.cancu") == 2)
    #expect(system.errors.contains("không tìm thấy thư mục luật"))
    system.executablePath = "/opt/cancu/.build/debug/cancu"
    #expect(system.run("check hop-tac-xa.cancu --json") == 0)
    #expect(golden.run("check hop-tac-xa.cancu --json") == 0)
    #expect(system.output == golden.output, "the digest does not depend on where the rules are")
    golden.files["Luật/a"] = []
    #expect(golden.run("check hop-tac-xa.cancu --rules Luật") == 2)
    #expect(golden.errors.contains("không có tệp .cancu nào"))
  }

  @Test func aFullDiskIsNoSuccess() throws {
    let system = try GoldenFolder.system()
    system.unwritable = ["stdout"]
    #expect(system.run("check hop-tac-xa.cancu") == 2)
    #expect(system.errors.contains("No space left on device"))
  }
}
