import Eligibility
import RuleLanguage

/// Reads the rows of blocks of a register in JSON Lines: on each line a dossier, an object with the names of facts as keys
/// (`DossierReader`), and with what tells applicants apart, what they are called, and where they are.
final class JSONLinesParser: BlockParsing {
  private let reader: JSONLineReader
  /// The columns all batches have, whether or not a row speaks of them: summaries go by them.
  private let columns: [LooseBatch.Key]

  /// Reads with a reader that several may share.
  init(_ reader: JSONLineReader, columns: [LooseBatch.Key]) {
    self.reader = reader
    self.columns = columns
  }

  /// Reads a block from `position` on.
  func parse(_ block: TextBlock, from position: Int) -> ParsedBlock {
    var parsed = ParsedBlock()
    block.bytes.withUnsafeBufferPointer { bytes in
      parsed.lineCount = ByteWord.count(of: CSVScanner.newline, in: bytes, from: position, to: block.count)
      var reading = Reading(vocabulary: reader.vocabulary, columns)
      var place = position
      var line = 0
      while place < block.count {
        let end = ByteWord.place(of: CSVScanner.newline, in: bytes, from: place, to: block.count) ?? block.count
        defer {
          place = end + 1
          line += 1
        }
        if let wrong = ByteWord.noText(in: bytes, from: place, to: end) {
          let isBinary = bytes[place..<end].contains(0)
          reading.leaveOut(line, [isBinary ? .binary : .notUTF8(byte: block.offset + wrong + 1)], nil)
          parsed.isCutOff = true
          break
        }
        let text = UnsafeBufferPointer(rebasing: bytes[place..<end])
        guard !text.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == CSVScanner.carriageReturn }) else { continue }
        switch reader.read(text) {
        case .row(let row): reading.take(row, line)
        case .faults(let faults, let identifier): reading.leaveOut(line, faults, identifier)
        }
        reading.byteCount += end + 1 - place
        if reading.rows.rowCount == BlockParser.rowLimit { parsed.pieces.append(reading.finish()) }
      }
      parsed.pieces.append(reading.finish())
    }
    return parsed
  }

  /// The records of one list.
  private struct Records {
    private var records: LooseBatch
    /// Where those of each row begin, up to the last row that has some.
    private var offsets: [Int] = []

    init(_ records: LooseBatch) { self.records = records }

    mutating func add(_ own: [JSONLineReader.Record], of row: JSONLineReader.Row, _ line: Int, at place: Int) {
      // The rows before it have none.
      offsets += repeatElement(records.rowCount, count: place + 1 - offsets.count)
      for record in own { records.append(row.identifier, name: record.name, line: line, record.cells) }
    }

    func batch(_ list: Int, rowCount: Int) -> ListBatch {
      let rest = repeatElement(records.rowCount, count: rowCount + 1 - offsets.count)
      return ListBatch(list: list, offsets: offsets + rest, records: records.batch())
    }
  }

  /// The rows of a piece, and what was wrong on the way.
  private struct Reading {
    private let vocabulary: Vocabulary
    private let columns: [LooseBatch.Key]
    private(set) var rows: LooseBatch
    /// The records, by list, and where those of each row begin.
    private var lists: [Int: Records] = [:]
    private var faults: [(line: Int, column: Int?, fault: RegisterFault)] = []
    private var faultCount = 0
    private var badRows = 0
    private var leftOut: [IdentifierKey] = []
    var byteCount = 0

    init(vocabulary: Vocabulary, _ columns: [LooseBatch.Key]) {
      self.vocabulary = vocabulary
      self.columns = columns
      rows = LooseBatch(list: nil, vocabulary)
      for column in columns { rows.add(column) }
    }

    mutating func take(_ row: JSONLineReader.Row, _ line: Int) {
      for (list, records) in row.records {
        if lists[list] == nil { lists[list] = Records(LooseBatch(list: list, vocabulary)) }
        // In place: what is there is never copied.
        lists[list]?.add(records, of: row, line, at: rows.rowCount)
      }
      rows.append(row.identifier, name: row.name, line: line, row.cells)
    }

    mutating func leaveOut(_ line: Int, _ all: [RegisterFault], _ identifier: String?) {
      badRows += 1
      faultCount += all.count
      for fault in all.prefix(max(0, RegisterOptions.problemLimit - faults.count)) { faults.append((line, nil, fault)) }
      if let identifier { leftOut.append(IdentifierKey(identifier)) }
    }

    /// What has been read; the reading begins anew.
    mutating func finish() -> ParsedBlock.Piece {
      var batch = rows.batch()
      for (list, records) in lists.sorted(by: { $0.key < $1.key }) {
        batch.lists.append(records.batch(list, rowCount: batch.rowCount))
      }
      let piece = ParsedBlock.Piece(
        batch: batch, keys: batch.identifiers.keys, faults: faults, faultCount: faultCount, badRows: badRows,
        leftOut: leftOut, byteCount: byteCount)
      self = Reading(vocabulary: vocabulary, columns)
      return piece
    }
  }
}

extension ArraySlice<UInt8> {
  /// Whether a text stands somewhere in quotes.
  func contains(quoted text: String) -> Bool {
    let pattern = Array("\"\(text)\"".utf8)
    return withUnsafeBufferPointer { bytes in
      var place = 0
      while let quote = ByteWord.place(of: CSVScanner.quote, in: bytes, from: place, to: bytes.count) {
        if bytes[quote...].starts(with: pattern) { return true }
        place = quote + 1
      }
      return false
    }
  }
}
