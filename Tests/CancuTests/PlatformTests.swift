import Foundation
import Testing

@testable import cancu

@Suite("The system as it is")
struct PlatformTests {
  /// A folder of its own, gone afterwards.
  private func withFolder(_ body: (String) throws -> Void) throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "cancu-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: url) }
    try body(url.path)
  }

  @Test func filesAreReadListedAndReplaced() throws {
    try withFolder { folder in
      let platform = Platform()
      for path in ["b.cancu", "a/z.cancu", "a/Đ.cancu", ".ẩn/x.cancu", "a/.ẩn.cancu"] {
        let url = URL(filePath: "\(folder)/\(path)")
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data("x".utf8).write(to: url)
      }
      try FileManager.default.createSymbolicLink(atPath: "\(folder)/a/vòng", withDestinationPath: folder)
      #expect(try platform.files(under: folder) == ["a/z.cancu", "a/Đ.cancu", "b.cancu"].map { "\(folder)/\($0)" })
      #expect(platform.kind(of: folder) == .folder)
      #expect(platform.kind(of: "\(folder)/b.cancu") == .file)
      #expect(platform.kind(of: "\(folder)/c") == nil)
      try platform.replace("\(folder)/b.cancu", with: Array("mới".utf8))
      #expect(try platform.read("\(folder)/b.cancu", limit: 100) == Array("mới".utf8))
      #expect(try platform.files(under: folder).count == 3, "nothing is left aside")
    }
  }

  @Test func faultsSayWhatAndWhy() throws {
    try withFolder { folder in
      let platform = Platform()
      #expect(throws: SystemFault.unreadable("\(folder)/x", reason: "No such file or directory")) {
        try platform.read("\(folder)/x", limit: 1)
      }
      #expect(throws: SystemFault.unreadable(folder, reason: "Is a directory")) { try platform.read(folder, limit: 1) }
      #expect(throws: SystemFault.unwritable("\(folder)/x/y", reason: "No such file or directory")) {
        try platform.replace("\(folder)/x/y", with: [])
      }
      try Data(count: 1000).write(to: URL(filePath: "\(folder)/lớn"))
      #expect(throws: SystemFault.tooLarge("\(folder)/lớn", limit: 999)) {
        try platform.read("\(folder)/lớn", limit: 999)
      }
      #expect(try platform.read("\(folder)/lớn", limit: 1000).count == 1000)
    }
  }

  @Test func theToolKnowsWhereItStands() {
    #expect(Platform().executablePath?.hasPrefix("/") == true)
  }
}
