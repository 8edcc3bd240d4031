/// The tool on the system it was started on.
@main
struct Cancu {
  static func main() {
    let code = CommandLineTool().run(arguments: Array(CommandLine.arguments.dropFirst()), system: Platform())
    Platform.exit(code)
  }
}
