import Testing

@testable import cancu

@Suite("cancu replay")
struct ReplayTests {
  /// A receipt of one decision, on the small rule book of the goldens.
  private func saved(_ options: String = "") throws -> MemorySystem {
    let system = try GoldenFolder.system()
    #expect(system.run("check hop-tac-xa.cancu \(options) --receipt bien-nhan.json") == 0)
    #expect(system.files["bien-nhan.json"] != nil)
    system.output = ""
    system.errors = ""
    return system
  }

  @Test(
    "gives the same bytes while nothing has changed",
    arguments: [
      "", "--json", "--full", "--no-assumptions", "--lang en", "--date 30/06/2022", "--draft du-thao.cancu",
      "--item 10/2020/NĐ-CP:quảng_bá", "--set có_kiểm_toán=có",
    ])
  func same(options: String) throws {
    let system = try saved(options)
    #expect(system.run("replay bien-nhan.json") == 0)
    #expect(!system.output.isEmpty)
    #expect(system.errors.isEmpty)
  }

  @Test("uses the dossier as it was, and says that it has changed since")
  func changedDossier() throws {
    let system = try saved()
    system.files["hop-tac-xa.cancu"] = Array("# khác".utf8)
    #expect(system.run("replay bien-nhan.json") == 0)
    #expect(system.output.contains("nay khác bản lưu"))
    system.files["hop-tac-xa.cancu"] = nil
    #expect(system.run("replay bien-nhan.json") == 0)
    #expect(system.output.contains("không còn"))
  }

  @Test("says which items come out otherwise by the rules of today")
  func changedRules() throws {
    let system = try saved()
    let path = "Rules/nghi-dinh.cancu"
    let text = String(decoding: try #require(system.files[path]), as: UTF8.self)
    system.files[path] = Array(text.replacing("50 triệu đồng mỗi", with: "45 triệu đồng mỗi").utf8)
    #expect(system.run("replay bien-nhan.json") == 1)
    #expect(system.output.contains("luật đã đổi"))
    #expect(system.output.contains("10/2020/NĐ-CP quảng_bá"))
    // A remark in a rule file changes the digest and no answer.
    system.output = ""
    system.files[path] = Array((text + "\n# ghi chú\n").utf8)
    #expect(system.run("replay bien-nhan.json") == 1)
    #expect(system.output.contains("mọi khoản vẫn ra như cũ"))
    // Rules that cannot be used decide nothing.
    system.files[path] = Array("văn bản".utf8)
    #expect(system.run("replay bien-nhan.json") == 1)
    #expect(system.output.contains("không tính lại được"))
  }

  @Test("never writes over a file, be it the dossier itself")
  func overwriting() throws {
    let system = try saved()
    let dossier = system.files["hop-tac-xa.cancu"]
    #expect(system.run("check hop-tac-xa.cancu --receipt hop-tac-xa.cancu") == 2)
    #expect(system.files["hop-tac-xa.cancu"] == dossier)
    #expect(system.run("check hop-tac-xa.cancu --receipt bien-nhan.json") == 2)
  }

  @Test("says that a receipt was altered where neither rules nor engine have changed")
  func altered() throws {
    let system = try saved()
    let text = String(decoding: try #require(system.files["bien-nhan.json"]), as: UTF8.self)
    system.files["bien-nhan.json"] = Array(
      text.replacing("\"verdict\": \"eligible\"", with: "\"verdict\": \"ineligible\"").utf8)
    #expect(system.run("replay bien-nhan.json") == 1)
    #expect(system.output.contains("biên nhận đã bị sửa"))
    let bare = text.replacing(#/"files": \[(.|\n)*?\n  \],/#, with: "\"files\": [],")
    #expect(bare != text)
    system.files["bien-nhan.json"] = Array(bare.utf8)
    #expect(system.run("replay bien-nhan.json") == 2)
  }

  @Test("refuses what is no receipt, or was changed after it was saved")
  func tampered() throws {
    let system = try saved()
    let text = String(decoding: try #require(system.files["bien-nhan.json"]), as: UTF8.self)
    for changed in [text.replacing("trường hợp", with: "trường hợp "), "{}", "", "[1]", "không phải JSON"] {
      system.files["bien-nhan.json"] = Array(changed.utf8)
      #expect(system.run("replay bien-nhan.json") == 2, "\(changed.prefix(40))")
    }
    #expect(system.run("replay") == 2)
    #expect(system.run("replay khong-co.json") == 2)
  }
}
