import Testing

@testable import Reporting

@Suite("Lines of rows")
struct LineGridTests {
  @Test("put down by the item come out by the row, in the order of the items", arguments: [1, 3, 157, 40_000])
  func rows(width: Int) {
    let grid = LineGrid(width: width)
    #expect(grid.rowLimit >= 1 && grid.rowLimit * width <= max(width, 1 << 14))
    let room = UnsafeMutableRawPointer.allocate(byteCount: LineText.slack, alignment: 1)
    defer { room.deallocate() }
    let nothing = LineText(start: UnsafeRawPointer(room), count: 0)
    withUnsafePointer(to: LineParts(before: nothing, behind: nothing, hasAmount: true)) { parts in
      // Twice, the second time with other rows.
      for step in [2, 3] {
        grid.removeAll()
        for item in 0..<min(width, 8) {
          for row in stride(from: item % step, to: grid.rowLimit, by: step) {
            grid.put(LineGrid.Line(parts: parts, low: Int64(item), high: Int64(row)), row)
          }
        }
        for row in 0..<grid.rowLimit {
          let items = (0..<min(width, 8)).filter { $0 % step == row % step }
          #expect(grid.lines(of: row).map { Int($0.low) } == items)
          #expect(grid.lines(of: row).allSatisfy { $0.high == Int64(row) })
        }
      }
    }
  }
}
