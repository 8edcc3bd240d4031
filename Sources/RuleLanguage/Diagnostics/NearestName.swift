/// Finds the known name that a misspelt one was probably meant to be.
public enum NearestName {
  /// The nearest of the candidates; nil where none is near.
  public static func nearest(to name: String, among candidates: some Sequence<String>) -> String? { nil }
}
