/// The type of a value after checking.
public enum ValueType: Sendable, Hashable {
  /// Yes or no.
  case truth
  /// A value of an enumeration or a grade, by its number in `Vocabulary.enumerations`.
  case symbol(Int)
  /// A number with its dimension; money is one.
  case quantity(Dimension)
  /// A day.
  case date
  /// A text.
  case text
  /// A support item.
  case supportItem
  /// An instrument.
  case instrument
  /// Nothing is known, because something before it was wrong and has been reported: it fits everywhere.
  case invalid

  /// Whole or fractional đồng.
  public static let money = ValueType.quantity(.money)
}

/// What a number measures: a product of powers of đồng and of units. Numbers of different dimensions neither add nor
/// compare.
public struct Dimension: Sendable, Hashable {
  /// The power of đồng.
  public let money: Int
  /// The powers of the units, by unit number in `Vocabulary.units`; no power is nought.
  public let units: [Int: Int]

  /// A bare number, a ratio, a percentage.
  public static let none = Dimension(money: 0, units: [:])
  /// Đồng.
  public static let money = Dimension(money: 1, units: [:])
  /// Months.
  public static let months = Dimension(money: 0, units: [Unit.month: 1])
  /// Days.
  public static let days = Dimension(money: 0, units: [Unit.day: 1])

  /// A dimension of these powers; powers of nought are dropped.
  public init(money: Int, units: [Int: Int]) {
    self.money = money
    self.units = units.filter { $0.value != 0 }
  }

  /// One unit.
  public static func unit(_ unit: Int) -> Dimension { Dimension(money: 0, units: [unit: 1]) }

  /// The dimension of a product.
  public func multiplied(by other: Dimension) -> Dimension {
    Dimension(money: money + other.money, units: units.merging(other.units, uniquingKeysWith: +))
  }

  /// The dimension of a quotient.
  public func divided(by other: Dimension) -> Dimension {
    Dimension(money: money - other.money, units: units.merging(other.units.mapValues { -$0 }, uniquingKeysWith: +))
  }
}

/// A unit of the vocabulary.
public struct Unit: Sendable, Hashable {
  /// Its name (`ha`, `thành_viên`).
  public let name: String
  /// How people read it (`thành viên`).
  public var label: String { readable(name) }

  /// The number of the unit `tháng`, always there.
  public static let month = 0
  /// The number of the unit `ngày`, always there.
  public static let day = 1
}

/// A name with its underscores turned to spaces: the label of everything that has no other.
public func readable(_ name: String) -> String {
  String(name.map { $0 == "_" ? " " : $0 })
}
