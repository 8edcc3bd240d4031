import Eligibility
import Reporting
import RuleLanguage

extension CommandRun {
  /// `cancu replay RECEIPT`: makes a saved decision again, from the dossier as it was and the rules as they are.
  func replay() throws(UsageProblem) -> ExitCode {
    guard let path = arguments.operands.first else { throw .noReceipt }
    let receipt = try readReceipt(path)
    var typed = ["check", "--json", "--lang", receipt.language.rawValue]
    var asked = receipt.arguments
    if let rules = arguments.value(.rules) {
      typed += ["--rules", rules]
      asked.removeAll { $0.hasPrefix("\(OptionName.rules.spelling)=") }
    }
    typed += asked
    let then = ReplaySystem(system, receipt)
    let again = CommandRun<ReplaySystem<System>>(
      arguments: try Arguments(typed), language: receipt.language, system: then)
    _ = try again.check()
    let old = JSONWriter.pretty(receipt.decision) + "\n"
    let dossier = receipt.decision["dossier"]?.string ?? ""
    let written = receipt.decision["date"]?.string ?? ""
    let date = CalendarDate(typed: written).map { NumberText(language).date($0) } ?? written
    guard then.output != old else {
      try write(say(.replayedSame(dossier, date)) + "\n" + filesOfToday(receipt))
      return .done
    }
    try note(then.errors)
    guard let new = decision(then.output) else {
      try write(say(.replayImpossible(dossier, date)) + "\n")
      return .answerIsNo
    }
    var lines = [say(.replayedOtherwise(dossier, date))]
    lines += changes(of: "engine", receipt.decision, new).map { "  " + say(.engineChanged($0, $1)) }
    lines += changes(of: "rules", receipt.decision, new).map { "  " + say(.rulesChanged(short($0), short($1))) }
    if lines.count == 1 { lines.append("  " + say(.receiptTampered)) }
    let items = changedItems(receipt.decision, new)
    lines += items.isEmpty ? ["  " + say(.answersTheSame)] : items
    try write(lines.joined(separator: "\n") + "\n" + filesOfToday(receipt))
    return .answerIsNo
  }

  private func readReceipt(_ path: String) throws(UsageProblem) -> Receipt {
    let bytes: [UInt8]
    do throws(SystemFault) { bytes = try system.read(path, limit: JSONReader.sizeLimit) } catch { throw .system(error) }
    var diagnostics: [Diagnostic] = []
    let file = JSONReader.source(path: path, bytes: bytes, number: 0, diagnostics: &diagnostics)
    guard diagnostics.isEmpty, let json = JSONReader.read(file, number: 0, diagnostics: &diagnostics),
      let receipt = Receipt(json)
    else { throw .badReceipt(path) }
    return receipt
  }

  private func decision(_ text: String) -> JSONValue? {
    var diagnostics: [Diagnostic] = []
    return JSONReader.read(SourceFile(path: "", text: text), number: 0, diagnostics: &diagnostics)
  }

  /// The old and the new value of a member, where they differ.
  private func changes(of key: String, _ old: JSONValue, _ new: JSONValue) -> [(String, String)] {
    guard let before = old[key]?.string, let after = new[key]?.string, before != after else { return [] }
    return [(before, after)]
  }

  private func short(_ digest: String) -> String { String(digest.prefix(12)) }

  /// The items that come out otherwise, each with both answers.
  private func changedItems(_ old: JSONValue, _ new: JSONValue) -> [String] {
    let before = items(of: old)
    let after = items(of: new)
    let names = after.map(\.name) + before.map(\.name).filter { name in !after.contains { $0.name == name } }
    return names.flatMap { name -> [String] in
      let one = before.first { $0.name == name }?.value
      let other = after.first { $0.name == name }?.value
      guard one.map({ JSONWriter.pretty($0) }) != other.map({ JSONWriter.pretty($0) }) else { return [] }
      let (left, right) = (answer(one), answer(other))
      return left == right ? ["  \(name): \(say(.explanationChanged))"] : ["  \(name): \(left) → \(right)"]
    }
  }

  private func items(of decision: JSONValue) -> [(name: String, value: JSONValue)] {
    items(decision["items"]) + draftChanges(of: decision)
  }

  /// What a draft was said to change, told as items of their own.
  private func draftChanges(of decision: JSONValue) -> [(name: String, value: JSONValue)] {
    items(decision["draft"]?["changes"]).map { (say(.draftEffect($0.name)), $0.value) }
  }

  private func items(_ value: JSONValue?) -> [(name: String, value: JSONValue)] {
    guard case .array(let items)? = value?.kind else { return [] }
    return items.map { item in
      ("\(item["instrument"]?.string ?? "") \(item["item"]?.string ?? "")", item)
    }
  }

  private func answer(_ item: JSONValue?) -> String {
    guard let item else { return say(.notThere) }
    if let before = item["before"], let after = item["after"] { return "\(answer(before)) ⇒ \(answer(after))" }
    guard case .object = item.kind else { return say(.notThere) }
    let written = item["verdict"]?.string ?? "?"
    let verdict = Verdict(rawValue: written).map { DecisionText.words(for: $0, in: language) } ?? written
    guard let amount = item["amount"], case .object = amount.kind else { return verdict }
    func write(_ key: String) -> String {
      guard case .number(let value)? = amount[key]?.kind, let whole = value.whole else { return "…" }
      return NumberText(language).money(whole)
    }
    let (low, high) = (write("low"), write("high"))
    guard case .null? = amount["high"]?.kind else { return "\(verdict) \(low == high ? low : "\(low) – \(high)")" }
    return "\(verdict) \(say(.atLeast(low)))"
  }

  /// Files of the receipt that stand otherwise on the disk today: worth knowing, though they were not used.
  private func filesOfToday(_ receipt: Receipt) -> String {
    receipt.files.filter { $0.path != "-" }.compactMap { stored -> String? in
      guard let bytes = try? system.read(stored.path, limit: JSONReader.sizeLimit) else {
        return "  " + say(.fileGone(stored.path)) + "\n"
      }
      return SHA256.hexadecimal(of: bytes) == stored.digest ? nil : "  " + say(.fileChanged(stored.path)) + "\n"
    }.joined()
  }
}
