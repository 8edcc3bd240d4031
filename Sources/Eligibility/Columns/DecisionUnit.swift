import RuleLanguage

/// Something that is decided by what it looks at: asked of the evaluator once for each combination of that, then looked
/// up.
final class DecisionUnit {
  /// What it looks at of a dossier.
  let part: DossierPart
  /// How that is numbered.
  private let parts: UnitParts
  /// Outcomes by the number of a combination, where all that is looked at has few values.
  private var outcomeOfSign: [Int32] = []
  /// Outcomes by one word: of what is too much for a number, and of a computed condition where nothing else is looked at.
  private var wordOutcomes = NumberTable64()
  /// Outcomes by words.
  private var table = WordTable()
  /// What was found of the subjects that were asked about last: a unit may be asked about one row at a time.
  private var last: Looked?
  private var key: [UInt64] = []
  /// Keys that are kept at most; after that all are forgotten, so that memory does not grow with the register.
  static let limit = 1 << 17

  /// What is looked at of some subjects.
  private final class Looked {
    let subjects: Subjects
    let codes: BlockCodes
    let computed: ComputedCondition.Outcomes?
    let words: [UInt64]?
    private let parts: UnitParts
    private let numbers: BoundNumbers?
    private(set) lazy var signs = parts.signs(of: subjects, codes, computed, truthsOnly: false)
    private(set) lazy var truthSigns =
      parts.truthCount == parts.signCount ? signs : parts.signs(of: subjects, codes, computed, truthsOnly: true)
    /// For those whose combination has no number.
    private(set) lazy var bound = BoundParts(parts, codes, numbers)

    init(_ subjects: Subjects, _ codes: BlockCodes, _ parts: UnitParts) {
      self.subjects = subjects
      self.codes = codes
      self.parts = parts
      let numbers = parts.computed.map { BoundNumbers($0.program, codes) }
      self.numbers = numbers
      computed = parts.computed.flatMap { condition in
        numbers.map { condition.outcomes(of: subjects, $0, in: codes.plan.scratch) }
      }
      words = parts.words(of: subjects, codes)
    }
  }

  /// What is looked at of subjects whose combination has no number: taken out once for all of them.
  private struct Unnumbered {
    let subjects: Subjects
    let words: [UInt64]?
    let computed: ComputedCondition.Outcomes?
    let bound: BoundParts

    init(_ looked: Looked) {
      (subjects, words, computed, bound) = (looked.subjects, looked.words, looked.computed, looked.bound)
    }
  }

  /// What is decided by what `use` says; with `computed` by a condition that is computed from it.
  init(_ use: DossierUse, _ plan: ColumnPlan, computed: ComputedCondition? = nil) {
    part = DossierPart(use)
    parts = UnitParts(use, plan, computed)
  }

  /// How many combinations have a number, and how many of what bears on whether it holds.
  var signCount: Int { parts.signCount }
  var truthCount: Int { parts.truthCount }

  /// The combination of what is looked at, as a number for each subject; `signCount` where it has none.
  func signs(of subjects: Subjects, _ codes: BlockCodes) -> [UInt16] { looked(subjects, codes).signs }

  /// The combination of what bears on whether it holds, as a number for each subject; `truthCount` where it has none.
  func truthSigns(of subjects: Subjects, _ codes: BlockCodes) -> [UInt16] { looked(subjects, codes).truthSigns }

  /// The outcomes of subjects; `decide` finds one that was never met.
  func outcomes(of subjects: Subjects, _ codes: BlockCodes, decide: (Int) -> Int32) -> [Int32] {
    // Where nothing is looked at it is the same for all.
    if signCount == 1, subjects.count > 0, let found = outcome(ofSign: 0, { decide(0) }) {
      return Array(repeating: found, count: subjects.count)
    }
    let looked = looked(subjects, codes)
    let signs = looked.signs
    if let words = looked.words {
      return words.indices.map { subject in
        let word = words[subject]
        let known = word == .max ? -1 : wordOutcomes.value(of: word)
        return known >= 0 ? known : outcome(of: subject, Unnumbered(looked), decide)
      }
    }
    return [Int32](count: signs.count) { result in
      var (place, unnumbered): (Int, [Int32]) = (0, [])
      while place < signs.count {
        place = known(signs, from: place, result)
        guard place < signs.count else { break }
        if let found = outcome(ofSign: Int(signs[place]), { decide(place) }) {
          result[place] = found
        } else {
          unnumbered.append(Int32(truncatingIfNeeded: place))
        }
        place += 1
      }
      for (place, found) in zip(unnumbered, outcomes(at: unnumbered, looked, decide)) { result[Int(place)] = found }
    }
  }

  /// The outcomes of subjects whose combination has no number, by their places among these.
  func outcomes(
    at places: [Int32], of subjects: Subjects, _ codes: BlockCodes, decide: (Int) -> Int32
  ) -> [Int32] {
    places.isEmpty ? [] : outcomes(at: places, looked(subjects, codes), decide)
  }

  private func outcomes(at places: [Int32], _ looked: Looked, _ decide: (Int) -> Int32) -> [Int32] {
    guard !places.isEmpty else { return [] }
    let own = Unnumbered(looked)
    return places.map { outcome(of: Int($0), own, decide) }
  }

  /// The outcome of a combination by its number; nil where that is none.
  private func outcome(ofSign sign: Int, _ decide: () -> Int32) -> Int32? {
    guard sign < signCount else { return nil }
    // Most units meet few of the combinations there can be: room is made as they come.
    if sign >= outcomeOfSign.count {
      let room = min(signCount, max(sign + 1, outcomeOfSign.count * 2))
      outcomeOfSign += repeatElement(-1, count: room - outcomeOfSign.count)
    }
    if outcomeOfSign[sign] < 0 { outcomeOfSign[sign] = decide() }
    return outcomeOfSign[sign]
  }

  /// Looks up outcomes up to one that is not known; gives its place.
  private func known(_ signs: [UInt16], from start: Int, _ result: UnsafeMutablePointer<Int32>) -> Int {
    outcomeOfSign.withUnsafeBufferPointer { outcomes in
      signs.withUnsafeBufferPointer { signs in
        var place = start
        while place < signs.count {
          let sign = Int(signs[place])
          guard sign < outcomes.count, outcomes[sign] >= 0 else { break }
          result[place] = outcomes[sign]
          place &+= 1
        }
        return place
      }
    }
  }

  /// The outcome of one subject with its number; `decide` finds one that was never met.
  func outcome(
    of subject: Int, _ sign: UInt16, _ subjects: Subjects, _ codes: BlockCodes, decide: (Int) -> Int32
  ) -> Int32 {
    outcome(ofSign: Int(sign)) { decide(subject) } ?? outcome(of: subject, Unnumbered(looked(subjects, codes)), decide)
  }

  /// The outcome of a subject whose combination has no number.
  private func outcome(of subject: Int, _ looked: Unnumbered, _ decide: (Int) -> Int32) -> Int32 {
    if let words = looked.words, words[subject] != .max { return outcome(of: subject, words[subject], decide) }
    if let computed = looked.computed, looked.bound.isComputedAlone, computed.isFound(subject),
      let word = looked.bound.word(subject, looked.subjects, computed)
    {
      return outcome(of: subject, word, decide)
    }
    key.removeAll(keepingCapacity: true)
    let isWhole = looked.bound.append(subject, looked.subjects, looked.computed, to: &key)
    if isWhole, let known = table.value(of: key) { return known }
    // What is asked may ask for more of the same unit.
    let own = key
    let outcome = decide(subject)
    if isWhole {
      if table.count > DecisionUnit.limit { table.removeAll() }
      table.insert(own, outcome)
    }
    return outcome
  }

  /// The outcome of a subject by one word that says all.
  private func outcome(of subject: Int, _ word: UInt64, _ decide: (Int) -> Int32) -> Int32 {
    let known = wordOutcomes.value(of: word)
    if known >= 0 { return known }
    let found = decide(subject)
    if wordOutcomes.count > DecisionUnit.limit { wordOutcomes = NumberTable64() }
    wordOutcomes.add(word, found)
    return found
  }

  private func looked(_ subjects: Subjects, _ codes: BlockCodes) -> Looked {
    if let last, last.subjects === subjects, last.codes === codes { return last }
    let made = Looked(subjects, codes, parts)
    last = made
    return made
  }
}
