/// What can be wrong with an act that changes another (codes A…).
public enum AmendmentProblem: Sendable, Hashable {
  case unknownInstrument(String, nearest: String?)
  case unknownProvision(String, instrument: String, there: [String])
  case alreadyRepealed(String, by: String)
  case changedTwice(String, by: String)
  case amendsItself(String)
  case articleMissing
  case repealWithText
  case nothingToDo
  case provisionNotNamed
  case headOfProvision(String)
  case clauseWithoutItem(String)
  case notOneItem(String, count: Int)
  case notInProvision(String, String, nearest: String?)
  case nothingToAmend(String, item: String)
  case addsSecond(String, item: String)
  case narrowerPlace(String, String)
  case beforeItsTarget(String, String)

  /// The stable code.
  public var code: String { wording.code }

  /// What is wrong.
  public func message(in language: MessageLanguage) -> String { wording.message(language) }

  /// What to do about it, where there is something to say.
  public func help(in language: MessageLanguage) -> String? { wording.help?(language) }

  private var wording: Wording {
    switch self {
    case .unknownInstrument(let number, let nearest):
      Wording(
        "A001", "không có văn bản \(number) để sửa đổi", "there is no instrument \(number) to change",
        help: .nearest(nearest))
    case .unknownProvision(let place, let instrument, let there):
      Wording(
        "A002", "\(instrument) không có \(place)", "\(instrument) has no \(place)",
        help: Bilingual(
          "đang có: \(there.prefix(8).joined(separator: ", "))", "there is: \(there.prefix(8).joined(separator: ", "))")
      )
    case .alreadyRepealed(let place, let act):
      Wording(
        "A003", "\(place) đã bị \(act) bãi bỏ", "\(place) has been repealed by \(act)",
        help: Bilingual(
          "chỉ sửa được điều khoản còn hiệu lực; muốn đặt lại thì “bổ sung”",
          "only what is in force can be changed; to put it back use “bổ sung”"))
    case .changedTwice(let place, let act):
      Wording(
        "A004", "\(place) đã được \(act) sửa đổi cùng ngày", "\(place) is changed by \(act) on the same day",
        help: Bilingual(
          "một chỗ không được sửa hai lần trong một ngày: bỏ một, hoặc xem lại ngày có hiệu lực",
          "one place cannot be changed twice on one day: leave one, or look at the dates again"))
    case .amendsItself(let number):
      Wording("A005", "\(number) không sửa đổi được chính nó", "\(number) cannot change itself")
    case .articleMissing:
      Wording(
        "A006", "phải nêu điều được sửa đổi", "the article that is changed has to be named",
        help: Bilingual("viết “điều 5 khoản 2 của …”", "write “điều 5 khoản 2 của …”"))
    case .repealWithText:
      Wording(
        "A007", "văn bản bị bãi bỏ hoặc thay thế toàn bộ không còn nội dung nào bên dưới",
        "an instrument that is repealed or replaced as a whole has nothing below it")
    case .nothingToDo:
      Wording(
        "A008", "bên dưới chưa ghi nội dung nào", "nothing is written below",
        help: Bilingual("ghi nội dung mới ở các dòng dưới", "write the new text on the lines below"))
    case .provisionNotNamed:
      Wording(
        "A009", "nội dung này thuộc một điều, phải nêu điều đó", "this belongs to an article, which has to be named",
        help: Bilingual("viết “sửa đổi điều … của …”", "write “sửa đổi điều … của …”"))
    case .headOfProvision(let keyword):
      Wording(
        "A010", "“\(keyword)” thuộc phần đầu văn bản, không thuộc một điều",
        "“\(keyword)” belongs to the head of an instrument, not to an article",
        help: Bilingual("viết “sửa đổi SỐ_VĂN_BẢN”", "write “sửa đổi NUMBER”"))
    case .clauseWithoutItem(let keyword):
      Wording(
        "A011", "“\(keyword)” phải đứng trong một khoản hỗ trợ", "“\(keyword)” has to stand in a support item",
        help: Bilingual("ghi “hỗ trợ TÊN” ở dòng trên", "write “hỗ trợ NAME” on the line above"))
    case .notOneItem(let place, let count):
      Wording(
        "A012", "\(place) có \(count) khoản hỗ trợ, chưa rõ sửa khoản nào",
        "\(place) has \(count) support items, it is not clear which is meant",
        help: Bilingual("ghi “hỗ trợ TÊN” ở dòng trên", "write “hỗ trợ NAME” on the line above"))
    case .notInProvision(let what, let place, let nearest):
      Wording(
        "A013", "\(place) không có “\(what)”", "\(place) has no “\(what)”",
        help: .nearest(nearest) ?? Bilingual("muốn thêm thì viết “bổ sung”", "to add it write “bổ sung”"))
    case .nothingToAmend(let keyword, let item):
      Wording(
        "A014", "khoản “\(item)” không có “\(keyword)” để sửa", "the item “\(item)” has no “\(keyword)” to change",
        help: Bilingual("muốn thêm thì viết “bổ sung”", "to add it write “bổ sung”"))
    case .addsSecond(let keyword, let item):
      Wording(
        "A015", "khoản “\(item)” đã có “\(keyword)”", "the item “\(item)” has “\(keyword)” already",
        help: Bilingual("muốn thay thì viết “sửa đổi”", "to put another in its place write “sửa đổi”"))
    case .narrowerPlace(let act, let target):
      Wording(
        "A016", "\(act) chỉ áp dụng ở một số tỉnh, không sửa được \(target)",
        "\(act) is in force in some provinces only and cannot change \(target)",
        help: Bilingual("xem lại “phạm vi” của văn bản sửa", "look at “phạm vi” of the changing act again"))
    case .beforeItsTarget(let target, let day):
      Wording(
        "A017", "đến ngày \(day) mới có \(target), văn bản sửa nó lại có hiệu lực trước đó",
        "\(target) is there from \(day) only, the act that changes it is in force before",
        help: Bilingual("xem lại “hiệu lực từ”", "look at “hiệu lực từ” again"))
    }
  }
}
