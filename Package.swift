// swift-tools-version: 6.2
import PackageDescription

// Warnings are errors in our own code: the house has none.
let settings: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "cancu",
  targets: [
    // text → tokens → syntax → checked rule book; diagnostics; formatter
    .target(name: "RuleLanguage", swiftSettings: settings),
    // dossier × rule book → decisions
    .target(name: "Eligibility", dependencies: ["RuleLanguage"], swiftSettings: settings),
    // register → columns → decisions row by row
    .target(name: "Screening", dependencies: ["RuleLanguage", "Eligibility"], swiftSettings: settings),
    // decisions → text, JSON (Vietnamese, English)
    .target(name: "Reporting", dependencies: ["RuleLanguage", "Eligibility", "Screening"], swiftSettings: settings),
    // the command line, nothing else
    .executableTarget(
      name: "cancu", dependencies: ["RuleLanguage", "Eligibility", "Screening", "Reporting"], swiftSettings: settings),
    .testTarget(
      name: "RuleLanguageTests", dependencies: ["RuleLanguage", "Mutation", "GuideText"], swiftSettings: settings),
    .testTarget(
      name: "EligibilityTests", dependencies: ["RuleLanguage", "Eligibility", "Mutation", "GuideText"],
      swiftSettings: settings),
    .testTarget(
      name: "ScreeningTests", dependencies: ["RuleLanguage", "Eligibility", "Screening", "GuideText"],
      swiftSettings: settings),
    .testTarget(
      name: "ReportingTests", dependencies: ["RuleLanguage", "Eligibility", "Reporting"], swiftSettings: settings),
    .testTarget(
      name: "CancuTests", dependencies: ["RuleLanguage", "Eligibility", "Reporting", "Mutation", "cancu"],
      swiftSettings: settings),
    // damages texts, for the tests and for the long run of `measure mutate`
    .target(
      name: "Mutation", dependencies: ["RuleLanguage", "Eligibility"], path: "Tests/Mutation", swiftSettings: settings),
    // the examples of the language guide, for the tests that run them
    .target(name: "GuideText", path: "Tests/GuideText", swiftSettings: settings),
    // prints figures; never run by the tests
    .executableTarget(
      name: "measure", dependencies: ["RuleLanguage", "Eligibility", "Screening", "Reporting", "Mutation"],
      path: "Tests/Benchmarks",
      exclude: ["README.md", "compare.py", "openfisca_compare.py", "harness", "sql"],
      swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
