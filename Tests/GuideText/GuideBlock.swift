import Foundation

/// A fenced block of the language guide.
public struct GuideBlock: Sendable, CustomStringConvertible {
  /// The kinds of blocks that are tested; blocks without a tag are only shown.
  public enum Kind: String, Sendable {
    /// A complete file, read together with the ones before it.
    case right = "cancu"
    /// A file with a fault, read together with the right ones before it.
    case wrong = "cancu-sai"
    /// A dossier.
    case json
  }

  /// Its place among the blocks of the guide, from 0.
  public let number: Int
  /// What its tag says it is.
  public let kind: Kind
  /// Its text.
  public let text: String
  /// The line of the guide its text starts at, from 1.
  public let line: Int
  /// The last line of text before it that is not blank.
  public let caption: String

  /// Where it stands.
  public var description: String { "README.md:\(line)" }

  /// The codes of diagnostics its caption names (`M033`).
  public var codes: [String] { caption.matches(of: /\b[ALSMD]\d\d\d\b/).map { String($0.0) } }
}

/// The language guide, `Rules/README.md`.
public enum Guide {
  /// Where it is.
  public static let url = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Rules/README.md")

  /// Its text; empty, which no test takes for right, where it cannot be read.
  public static let text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""

  /// Its lines.
  public static let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)

  /// The tested blocks, in order.
  public static let blocks: [GuideBlock] = {
    var blocks: [GuideBlock] = []
    var caption = ""
    var open: (kind: GuideBlock.Kind?, start: Int)?
    for (index, line) in lines.enumerated() {
      if line.hasPrefix("```") {
        if let (kind, start) = open {
          let text = lines[start..<index].map { $0 + "\n" }.joined()
          if let kind {
            blocks.append(
              GuideBlock(number: blocks.count, kind: kind, text: text, line: start + 1, caption: caption))
          }
          open = nil
        } else {
          open = (GuideBlock.Kind(rawValue: String(line.dropFirst(3))), index + 1)
        }
      } else if open == nil, line.contains(where: { !$0.isWhitespace }) {
        caption = line
      }
    }
    return blocks
  }()

  /// The blocks of a kind.
  public static func blocks(_ kind: GuideBlock.Kind) -> [GuideBlock] { blocks.filter { $0.kind == kind } }

  /// The complete files that a block is read together with: all before it, and itself if it is one.
  public static func files(upTo block: GuideBlock) -> [GuideBlock] {
    blocks.filter { $0.kind == .right && $0.number <= block.number }
  }

  /// The cells of the table below the heading that starts so, its head and rule left out.
  public static func table(under heading: String) -> [[String]] {
    guard let start = lines.firstIndex(where: { $0.hasPrefix("#") && $0.contains(heading) }) else { return [] }
    let section = lines[(start + 1)...].prefix { !$0.hasPrefix("#") }
    return section.filter { $0.hasPrefix("|") }.dropFirst(2).map { row in
      row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    }
  }
}
