/// Finds how the numbers of a table are written, from its first block.
struct NumberStyleSearch {
  private let separator: UInt8
  /// Whether each column holds numbers.
  private let isNumeric: [Bool]
  private var isVietnamese = false
  private var isPlain = false

  /// Looks at the columns that hold numbers.
  init(isNumeric: [Bool], separator: UInt8) {
    self.isNumeric = isNumeric
    self.separator = separator
  }

  /// How the numbers of a block are written; nil where nothing shows it, or where both occur: the cells that do not fit
  /// are faults then, whichever is taken; nothing is guessed for the rest.
  mutating func style(of block: TextBlock, from position: Int) -> NumberStyle? {
    guard isNumeric.contains(true) else { return nil }
    block.bytes.withUnsafeBufferPointer { bytes in
      if ByteWord.place(of: CSVScanner.quote, in: bytes, from: position, to: block.count) == nil {
        searchMarks(bytes, from: position, to: block.count)
      } else {
        searchFields(bytes, from: position, to: block.count)
      }
    }
    return isVietnamese == isPlain ? nil : isVietnamese ? .vietnamese : .plain
  }

  /// Looks at every field, until both have been met: nothing more is shown then.
  private mutating func searchFields(_ bytes: UnsafeBufferPointer<UInt8>, from position: Int, to end: Int) {
    var scanner = CSVScanner(bytes, count: end, separator: separator, from: position)
    var fields = CSVScanner.Fields(capacity: isNumeric.count)
    while !isVietnamese || !isPlain {
      if case .end = scanner.next(&fields) { return }
      for index in 0..<min(fields.count, isNumeric.count) where isNumeric[index] {
        if let style = newStyle(NumberShape(cell: fields[index].start..<fields[index].end, bytes)) { note(style) }
      }
    }
  }

  /// Looks only where a mark stands, in a text without quotes.
  private mutating func searchMarks(_ bytes: UnsafeBufferPointer<UInt8>, from position: Int, to last: Int) {
    let (dot, comma) = (UInt8(ascii: "."), UInt8(ascii: ","))
    var place = position
    var dots = ByteWord.place(of: dot, in: bytes, from: place, to: last)
    var commas = separator == comma ? nil : ByteWord.place(of: comma, in: bytes, from: place, to: last)
    while !isVietnamese || !isPlain, let mark = [dots, commas].compactMap({ $0 }).min() {
      // Of dots alone only several, three digits apart, show what has not been met.
      if mark == dots, isPlain, bytes[mark + 4] != dot {
        place = mark + 1
      } else {
        var (start, end) = (mark, mark)
        while start > position, bytes[start - 1] != separator, bytes[start - 1] != CSVScanner.newline { start -= 1 }
        while bytes[end] != separator, bytes[end] != CSVScanner.newline { end += 1 }
        place = end
        if let style = newStyle(NumberShape(cell: start..<end, bytes)),
          isInNumericColumn(start, bytes, from: position)
        {
          note(style)
        }
      }
      if let known = dots, known < place { dots = ByteWord.place(of: dot, in: bytes, from: place, to: last) }
      if let known = commas, known < place { commas = ByteWord.place(of: comma, in: bytes, from: place, to: last) }
    }
  }

  /// The style a cell shows, where it has not been met yet.
  private func newStyle(_ shape: NumberShape) -> NumberStyle? {
    switch shape {
    case .style(.vietnamese): isVietnamese ? nil : .vietnamese
    case .style(.plain): isPlain ? nil : .plain
    case .digits, .ambiguous, .none: nil
    }
  }

  private mutating func note(_ style: NumberStyle) {
    if style == .vietnamese { isVietnamese = true } else { isPlain = true }
  }

  /// Whether the cell that starts at a place is of a column that holds numbers.
  private func isInNumericColumn(_ start: Int, _ bytes: UnsafeBufferPointer<UInt8>, from position: Int) -> Bool {
    var (column, place) = (0, start)
    while place > position, bytes[place - 1] != CSVScanner.newline {
      place -= 1
      if bytes[place] == separator { column += 1 }
    }
    return column < isNumeric.count && isNumeric[column]
  }
}

extension NumberShape {
  /// What a cell says, without blanks at its ends.
  fileprivate init(cell range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) {
    let cell = UnsafeBufferPointer(rebasing: bytes[range])
    guard !cell.allSatisfy({ (0x30...0x39).contains($0) }) else {
      self = .digits
      return
    }
    if let first = cell.first, let last = cell.last, (0x21...0x7E).contains(first), (0x21...0x7E).contains(last) {
      self.init(cell)
    } else {
      self.init(String(decoding: cell, as: UTF8.self).trimmingBlanks.utf8)
    }
  }
}
