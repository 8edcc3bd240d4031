/// The Vietnamese texts.
extension SyntaxProblem {
  var vietnameseMessage: String {
    switch self {
    case .strayCharacter(let character): "ký tự “\(character)” không thuộc ngôn ngữ này"
    case .controlCharacter(let code): "có ký tự ẩn \(code) không được phép dùng"
    case .unterminatedText: "đoạn chữ chưa được đóng ở cuối dòng"
    case .curlyQuotes: "không dùng được dấu ngoặc kép cong"
    case .unknownEscape(let escape): "“\(escape)” không có nghĩa trong đoạn chữ"
    case .badNumber(let text, _): "“\(text)” không phải là một số"
    case .misplacedSeparator(let text, _): "dấu chấm hoặc dấu phẩy đặt sai trong số “\(text)”"
    case .tooManyDecimals(let text): "số “\(text)” có quá 6 chữ số thập phân"
    case .numberTooLarge(let text): "số “\(text)” quá lớn"
    case .impossibleDate(let text): "không có ngày “\(text)”"
    case .incompleteDate(let text): "“\(text)” không phải là một ngày"
    case .badInstrumentNumber(let text): "“\(text)” không phải là số hiệu văn bản"
    case .foreignSymbol(let symbol, _): "dấu “\(symbol)” không thuộc ngôn ngữ này"
    case .fileTooLarge: "tệp quá lớn"
    case .notUTF8(let byte): "tệp không phải là văn bản UTF-8: byte thứ \(byte) không đọc được"
    case .unexpected(let found, _): "“\(found)” không đứng được ở đây"
    case .missing(let need, let previous): "sau “\(previous)” thiếu \(need.text(in: .vietnamese))"
    case .missingBefore(let need, let found): "trước “\(found)” thiếu \(need.text(in: .vietnamese))"
    case .misspeltWord(let word, _): "không hiểu “\(word)” ở đây"
    case .unknownType(let word, _): "“\(word)” không phải là một kiểu"
    case .unknownLine(let start, _, _): "không hiểu dòng bắt đầu bằng “\(start)”"
    case .misplacedClause(let keyword, _): "“\(keyword)” đặt sai chỗ"
    case .reservedName(let word): "“\(word)” là từ khóa, không dùng làm tên được"
    case .spacedName(let written, _): "tên “\(written)” phải viết liền"
    case .fractionalMoney(let written): "“\(written)” không tròn đồng"
    case .moneyWithoutDong(let written): "sau “\(written)” thiếu “đồng”"
    case .unknownMoneyScale(let word): "“\(word)” không dùng được trong số tiền"
    case .abbreviatedMoney(let written, _): "số tiền “\(written)” viết tắt"
    case .amountTooLarge(let written): "số tiền “\(written)” quá lớn"
    case .fractionalDuration(let written): "“\(written)” không phải là một thời hạn tròn"
    case .clampOutsideParentheses(let keyword): "“\(keyword)” giữa hai giá trị phải nằm trong ngoặc đơn"
    case .chainedComparison: "hai phép so sánh nối liền nhau"
    case .rangeWithoutEnd: "khoảng “từ …” thiếu “đến …”"
    case .unclosedParenthesis: "dấu “(” chưa được đóng"
    case .groupWithoutPoints(let keyword): "sau “\(keyword)” không có ý nào"
    case .strayPoint(let mark): "ý “\(mark)” không thuộc danh sách nào"
    case .shallowMark(let mark): "danh sách con không dùng được dấu “\(mark)”"
    case .nestingTooDeep(let limit): "lồng nhau quá \(limit) tầng"
    case .tooManyPoints(let limit): "danh sách dài quá \(limit) ý"
    case .tableWithoutRows(let name): "bảng “theo \(name)” không có hàng nào"
    case .orphanProvision(let keyword): "“\(keyword)” không thuộc điều nào"
    case .statementBeforeArticle(let keyword): "“\(keyword)” đứng trước điều đầu tiên của văn bản"
    case .referenceOrder: "viện dẫn viết ngược thứ tự"
    case .unknownArticleReference: "không viện dẫn được điều chưa biết số"
    case .repeatedPart(let part): "“\(part)” được viết hai lần"
    case .factWithoutValue(let name): "“\(name)” không có giá trị"
    case .validityNotDate: "hiệu lực phải là một ngày hoặc “chưa rõ”"
    case .sourceInAssumption: "giả định không có nguồn riêng"
    case .keysInsideTable: "“mỗi …” đứng giữa bảng"
    case .tooManyProblems(let limit): "tệp có quá \(limit) lỗi, các lỗi sau không được nêu"
    }
  }

  var vietnameseHelp: String? {
    switch self {
    case .strayCharacter: nil
    case .controlCharacter: "xóa ký tự này"
    case .unterminatedText: "thêm dấu \" ở cuối đoạn chữ; đoạn chữ không được xuống dòng"
    case .curlyQuotes: "dùng dấu ngoặc kép thẳng: \"…\""
    case .unknownEscape: "chỉ viết được \\\" cho dấu ngoặc kép và \\\\ cho dấu gạch chéo ngược"
    case .badNumber(_, let fix?): "viết “\(fix)”"
    case .badNumber(_, nil):
      "số chỉ gồm chữ số, dấu chấm nhóm hàng nghìn và dấu phẩy thập phân; tên thì bắt đầu bằng chữ"
    case .misplacedSeparator(_, let fix?): "viết “\(fix)”: dấu chấm nhóm hàng nghìn, dấu phẩy ngăn phần thập phân"
    case .misplacedSeparator(_, nil): "dấu chấm nhóm từng ba chữ số, dấu phẩy ngăn phần thập phân"
    case .tooManyDecimals: "viết nhiều nhất 6 chữ số sau dấu phẩy"
    case .numberTooLarge: "số lớn nhất viết được là 1.000.000.000.000.000"
    case .impossibleDate: "viết ngày/tháng/năm, từ 01/01/1900 đến 31/12/2199"
    case .incompleteDate: "viết đủ ngày/tháng/năm, như 01/06/2018; nếu là phép chia thì thêm dấu cách hai bên “/”"
    case .badInstrumentNumber: "viết như 52/2018/NĐ-CP, 17/2023/QH15 hoặc 1804/QĐ-TTg"
    case .foreignSymbol(_, let canonical): "viết “\(canonical)”"
    case .fileTooLarge: "chia thành nhiều tệp, mỗi tệp không quá \(SourceFile.sizeLimit) byte"
    case .notUTF8: "lưu lại tệp với bảng mã UTF-8; tệp Word, Excel, PDF, ảnh không dùng được"
    case .unexpected(_, .endOfLine?): "phần đứng trước đã đủ; bỏ phần này hoặc viết ở dòng mới"
    case .unexpected(_, let need?): "ở đây cần \(need.text(in: .vietnamese))"
    case .unexpected(_, nil): nil
    case .missing, .missingBefore: nil
    case .misspeltWord(_, let nearest): "có phải “\(nearest)”?"
    case .unknownType(_, let nearest?): "có phải “\(nearest)”?"
    case .unknownType(_, nil): "các kiểu: \(SyntaxProblem.types)"
    case .unknownLine(_, let nearest?, _): "có phải “\(nearest)”?"
    case .unknownLine(_, nil, let place): "\(place.text(in: .vietnamese)) viết được: \(place.examples)"
    case .misplacedClause(let keyword, let home): "“\(keyword)” chỉ đứng \(home.text(in: .vietnamese))"
    case .reservedName(let word): "chọn tên khác, như “\(word)_…”"
    case .spacedName(_, let fix): "viết “\(fix)”"
    case .fractionalMoney: "số tiền luôn tròn đồng; số lẻ chỉ dùng cho đơn giá, như 1,5 đồng/giờ"
    case .moneyWithoutDong(let written): "viết “\(written) đồng”"
    case .unknownMoneyScale: "viết nghìn, triệu hoặc tỷ trước “đồng”"
    case .abbreviatedMoney(_, let fix): "viết “\(fix)”"
    case .amountTooLarge: "số tiền lớn nhất viết được là 1.000.000 tỷ đồng"
    case .fractionalDuration: "thời hạn là số tròn tháng hoặc số tròn ngày"
    case .clampOutsideParentheses(let keyword) where keyword == Keyword.floor.rawValue: "viết “(A \(keyword) B)”"
    case .clampOutsideParentheses(let keyword):
      "viết “(A \(keyword) B)”, hoặc xuống dòng nếu là giới hạn của cả khoản hỗ trợ"
    case .chainedComparison: "viết “X từ A đến B”, hoặc nối hai phép so sánh bằng “và”"
    case .rangeWithoutEnd: "viết “từ A đến B”, hoặc dùng “≥” nếu chỉ có mức dưới"
    case .unclosedParenthesis: "thêm dấu “)”"
    case .groupWithoutPoints: "viết các ý a), b) hoặc - ở những dòng sau; với các giá trị của một tên thì dùng “thuộc”"
    case .strayPoint: "ý phải đứng dưới “tất cả”, “một trong”, “ít nhất … trong” hoặc ngay dưới “điều kiện”"
    case .shallowMark: "dùng dấu sâu hơn: a) rồi đến - rồi đến +"
    case .nestingTooDeep: "tách thành nhiều “định nghĩa”"
    case .tooManyPoints: "tách thành nhiều danh sách"
    case .tableWithoutRows: "viết các hàng ở những dòng sau, như “- 5: 15 triệu đồng”"
    case .orphanProvision: "viết “điều …” ở trên; nếu chưa biết số thì viết “điều ?”"
    case .statementBeforeArticle: "viết “điều …” ở trên; nếu chưa biết số thì viết “điều ?”"
    case .referenceOrder: "viết điều, rồi khoản, rồi điểm: “điều 18 khoản 1 điểm a”"
    case .unknownArticleReference: "dùng tên của định nghĩa hoặc của điều kiện đó"
    case .repeatedPart: "giữ lại một lần"
    case .factWithoutValue: "viết giá trị ngay sau tên; nếu không biết thì viết “không biết”"
    case .validityNotDate: "viết như “hiệu lực từ 01/06/2018” hoặc “hiệu lực từ chưa rõ \"lý do\"”"
    case .sourceInAssumption: "nêu chỗ dựa của giả định ở dòng “vì”"
    case .keysInsideTable: "viết “mỗi …” một lần, sau hàng cuối của bảng"
    case .tooManyProblems: "sửa những lỗi trên rồi chạy lại"
    }
  }
}

extension SyntaxProblem {
  /// The types of the vocabulary.
  static let types =
    "đúng sai, nhận định, giấy tờ, một trong …, bậc …, tiền, số nguyên, số, tỷ lệ, ngày, thời hạn, số ngày, chữ, "
    + "khoản hỗ trợ, văn bản"
}

extension SyntaxPlace {
  /// The lines that may stand in this place.
  var examples: String {
    switch self {
    case .file: "đơn vị, hồ sơ, tham số, văn bản, giả định cho, trường hợp"
    case .vocabulary: "TÊN KIỂU, danh sách"
    case .header: "tên, cơ quan, ban hành, hiệu lực, phạm vi, xét theo, nguồn, điều"
    case .instrument: "điều, khoản, điểm"
    case .provision:
      "hỗ trợ, điều kiện, định nghĩa, điều kiện chung, đối tượng chung, không hỗ trợ khi, quy định, nguồn, điều, khoản, điểm"
    case .item:
      "đối tượng, cho mỗi, điều kiện, không hỗ trợ khi, mức, hình thức, quyết định, tối đa, làm tròn, số lần, "
        + "trừ đã nhận, chi, tạm ứng, hồ sơ gồm, thẩm quyền, nguồn kinh phí, nội dung, nguồn"
    case .assumption: "vì, sửa đổi"
    case .dossier: "ghi chú, như, không dùng giả định, xét ngày, TÊN GIÁ TRỊ, chờ đợi"
    case .expectations: "52/2018/NĐ-CP hỗ trợ TÊN: được"
    }
  }
}
