/// What can be wrong with a JSON text (codes D1…, part of `DossierProblem`).
public enum JSONProblem: Sendable, Hashable {
  /// The bytes are not UTF-8.
  case notUTF8
  /// The file is larger than is read.
  case tooLarge(limit: Int)
  /// There is nothing in the file.
  case empty
  /// The text ends in the middle of a value.
  case unexpectedEnd
  /// A character that cannot stand where it stands.
  case unexpectedCharacter(String, wanted: Wanted)
  /// A comma with nothing after it.
  case trailingComma
  /// Something follows the value.
  case trailingText
  /// Arrays and objects nest too deeply.
  case tooDeep(limit: Int)
  /// A text without its closing quote.
  case unclosedText
  /// A control character inside a text.
  case controlCharacter(UInt8)
  /// An escape JSON does not have.
  case badEscape(String)
  /// Half of a surrogate pair.
  case loneSurrogate(String)
  /// A number JSON does not allow (`01`, `1.`, `+1`).
  case badNumber(String)
  /// A number with more digits, or a larger exponent, than is read exactly.
  case numberTooLong(String)
  /// A key that its object has already.
  case duplicateKey(String)

  /// What could have stood where something else stands.
  public enum Wanted: Sendable, Hashable {
    case value
    case key
    case colon
    case commaOrBrace
    case commaOrBracket
  }

  /// The stable code.
  public var code: String {
    switch self {
    case .notUTF8: "D101"
    case .tooLarge: "D102"
    case .empty: "D103"
    case .unexpectedEnd: "D104"
    case .unexpectedCharacter: "D105"
    case .trailingComma: "D106"
    case .trailingText: "D107"
    case .tooDeep: "D108"
    case .unclosedText: "D109"
    case .controlCharacter: "D110"
    case .badEscape: "D111"
    case .loneSurrogate: "D112"
    case .badNumber: "D113"
    case .numberTooLong: "D114"
    case .duplicateKey: "D115"
    }
  }

  /// What is wrong.
  public func message(in language: MessageLanguage) -> String {
    switch language {
    case .vietnamese: vietnameseMessage
    case .english: englishMessage
    }
  }

  /// What to do.
  public func help(in language: MessageLanguage) -> String? {
    switch language {
    case .vietnamese: vietnameseHelp
    case .english: englishHelp
    }
  }

  private var vietnameseMessage: String {
    switch self {
    case .notUTF8: "tệp không phải là UTF-8"
    case .tooLarge(let limit): "tệp lớn quá \(limit / 1_048_576) MiB"
    case .empty: "tệp không có nội dung"
    case .unexpectedEnd: "tệp kết thúc giữa chừng"
    case .unexpectedCharacter(let found, let wanted): "“\(found)” không thể đứng ở đây, cần \(wanted.inVietnamese)"
    case .trailingComma: "sau dấu phẩy không còn gì"
    case .trailingText: "còn nội dung thừa sau khi giá trị đã kết thúc"
    case .tooDeep(let limit): "lồng nhau quá \(limit) tầng"
    case .unclosedText: "chuỗi không có dấu nháy đóng"
    case .controlCharacter(let byte): "chuỗi chứa ký tự điều khiển U+\(hexadecimal(UInt16(byte)))"
    case .badEscape(let escape): "JSON không có ký hiệu “\(escape)”"
    case .loneSurrogate(let escape): "“\(escape)” chỉ là một nửa của một ký tự"
    case .badNumber(let text): "“\(text)” không phải là số trong JSON"
    case .numberTooLong(let text): "số “\(text)” có quá nhiều chữ số để đọc chính xác"
    case .duplicateKey(let key): "khóa “\(key)” được ghi hai lần"
    }
  }

  private var englishMessage: String {
    switch self {
    case .notUTF8: "the file is not UTF-8"
    case .tooLarge(let limit): "the file is larger than \(limit / 1_048_576) MiB"
    case .empty: "there is nothing in the file"
    case .unexpectedEnd: "the file ends in the middle of a value"
    case .unexpectedCharacter(let found, let wanted): "“\(found)” cannot stand here, \(wanted.inEnglish) is wanted"
    case .trailingComma: "nothing follows the comma"
    case .trailingText: "something follows the end of the value"
    case .tooDeep(let limit): "nested deeper than \(limit) levels"
    case .unclosedText: "the text has no closing quote"
    case .controlCharacter(let byte): "the text holds the control character U+\(hexadecimal(UInt16(byte)))"
    case .badEscape(let escape): "JSON has no escape “\(escape)”"
    case .loneSurrogate(let escape): "“\(escape)” is only half of a character"
    case .badNumber(let text): "“\(text)” is not a number in JSON"
    case .numberTooLong(let text): "the number “\(text)” has too many digits to be read exactly"
    case .duplicateKey(let key): "the key “\(key)” is given twice"
    }
  }

  private var vietnameseHelp: String? {
    switch self {
    case .notUTF8: "lưu lại tệp với bảng mã UTF-8"
    case .tooLarge: "tách hồ sơ thành nhiều tệp"
    case .empty: "một hồ sơ là một đối tượng JSON: {\"loại_hình\": \"hợp_tác_xã\"}"
    case .unexpectedEnd: "kiểm tra các dấu đóng }, ] và dấu nháy"
    case .unexpectedCharacter: nil
    case .trailingComma: "bỏ dấu phẩy cuối"
    case .trailingText: "mỗi tệp chỉ có một giá trị JSON"
    case .tooDeep: nil
    case .unclosedText: "chuỗi bắt đầu và kết thúc bằng dấu \" trên cùng một dòng"
    case .controlCharacter: "viết ký tự xuống dòng là \\n, ký tự tab là \\t"
    case .badEscape: "các ký hiệu có thể dùng: \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX"
    case .loneSurrogate: "viết cả hai nửa, hoặc viết thẳng ký tự"
    case .badNumber: "số viết như -12, 0.5 hoặc 1e6; dấu thập phân là dấu chấm"
    case .numberTooLong: "viết số với không quá 30 chữ số"
    case .duplicateKey: "chỉ giữ một lần"
    }
  }

  private var englishHelp: String? {
    switch self {
    case .notUTF8: "save the file as UTF-8"
    case .tooLarge: "split the dossiers into several files"
    case .empty: "a dossier is a JSON object: {\"loại_hình\": \"hợp_tác_xã\"}"
    case .unexpectedEnd: "check the closing }, ] and quotes"
    case .unexpectedCharacter: nil
    case .trailingComma: "drop the last comma"
    case .trailingText: "a file holds one JSON value"
    case .tooDeep: nil
    case .unclosedText: "a text starts and ends with \" on one line"
    case .controlCharacter: "write a line break as \\n, a tab as \\t"
    case .badEscape: "the escapes are \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX"
    case .loneSurrogate: "write both halves, or the character itself"
    case .badNumber: "numbers are written like -12, 0.5 or 1e6; the decimal mark is a point"
    case .numberTooLong: "write the number with at most 30 digits"
    case .duplicateKey: "keep it once"
    }
  }
}

extension JSONProblem.Wanted {
  fileprivate var inVietnamese: String {
    switch self {
    case .value: "một giá trị"
    case .key: "một khóa trong dấu nháy"
    case .colon: "dấu “:”"
    case .commaOrBrace: "dấu “,” hoặc “}”"
    case .commaOrBracket: "dấu “,” hoặc “]”"
    }
  }

  fileprivate var inEnglish: String {
    switch self {
    case .value: "a value"
    case .key: "a key in quotes"
    case .colon: "“:”"
    case .commaOrBrace: "“,” or “}”"
    case .commaOrBracket: "“,” or “]”"
    }
  }
}

/// A number as four or more hexadecimal digits.
func hexadecimal(_ number: UInt16) -> String {
  let digits = String(number, radix: 16, uppercase: true)
  return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
}
