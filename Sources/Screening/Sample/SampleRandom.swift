/// Random numbers that are the same for a seed on every machine: whole numbers only, no floating point.
struct SampleRandom {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// SplitMix64 (Steele, Lea, Flood 2014).
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from nought up to, not including, `bound`.
  mutating func below(_ bound: Int64) -> Int64 {
    guard bound > 1 else { return 0 }
    return Int64(bitPattern: next() >> 1) % bound
  }

  /// A number from `low` to `high`.
  mutating func within(_ low: Int64, _ high: Int64) -> Int64 { low + below(max(1, high - low + 1)) }

  /// Whether something happens that does so in `share` of a thousand.
  mutating func happens(_ share: Int64) -> Bool { below(1000) < share }

  /// A number that is small mostly and large seldom, around a mean (exponential, in steps).
  mutating func around(_ mean: Int64) -> Int64 {
    let step = Int(below(64))
    let low = SampleRandom.quantiles[step]
    let high = SampleRandom.quantiles[step + 1]
    let thousandths = low + below(high - low + 1)
    return (mean / 1000) * thousandths + (mean % 1000) * thousandths / 1000
  }

  /// The quantiles of the exponential distribution in 64 steps, in thousandths of the mean; the last is cut off.
  private static let quantiles: [Int64] = [
    0, 16, 32, 48, 65, 81, 98, 116, 134, 152, 170, 189, 208, 227, 247, 267, 288, 309, 330, 352, 375, 398, 421, 445, 470,
    495, 521, 548, 575, 604, 633, 662, 693, 725, 758, 792, 827, 863, 901, 940, 981, 1023, 1068, 1114, 1163, 1214, 1269,
    1326, 1386, 1451, 1520, 1594, 1674, 1761, 1856, 1962, 2079, 2213, 2367, 2549, 2773, 3060, 3466, 4159, 6000,
  ]
}
