/// The ways by which the column engine saves work. Each can be left out, and then the same comes out another way.
public struct ColumnShortcuts: OptionSet, Sendable, Hashable {
  /// A bit for each shortcut.
  public let rawValue: UInt8

  /// The shortcuts with these bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Amounts are computed by the column; else each is asked of the evaluator.
  public static let amounts = ColumnShortcuts(rawValue: 1)
  /// Conditions on numbers are computed by the column; else each combination of the numbers is asked of the evaluator.
  public static let numbers = ColumnShortcuts(rawValue: 2)
  /// Of two items that exclude each other one is chosen without a search.
  public static let pairs = ColumnShortcuts(rawValue: 4)
  /// Only those columns of a register are read that bear on what is decided.
  public static let columns = ColumnShortcuts(rawValue: 8)

  /// All of them.
  public static let all: ColumnShortcuts = [.amounts, .numbers, .pairs, .columns]

  /// Each by itself, with its name.
  public static let named: [(name: String, shortcut: ColumnShortcuts)] = [
    ("amounts", .amounts), ("numbers", .numbers), ("pairs", .pairs), ("columns", .columns),
  ]
}
