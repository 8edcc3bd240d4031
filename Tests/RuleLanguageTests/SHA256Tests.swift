import RuleLanguage
import Testing

@Suite("SHA-256")
struct SHA256Tests {
  @Test(
    "the vectors of FIPS 180-4 and NIST",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (
        "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
        "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
      ),
    ])
  func vectors(text: String, digest: String) {
    #expect(SHA256.hexadecimal(of: text.utf8) == digest)
  }

  @Test("a million times a")
  func million() {
    let digest = SHA256.hexadecimal(of: repeatElement(0x61, count: 1_000_000))
    #expect(digest == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test("taking bytes in piece by piece gives the same digest, whatever the length")
  func pieces() {
    let bytes = (0..<200).map { UInt8($0) }
    for count in 0...200 {
      var hash = SHA256()
      hash.update(bytes[..<(count / 3)])
      hash.update(bytes[(count / 3)..<count])
      #expect(hash.hexadecimal() == SHA256.hexadecimal(of: bytes[..<count]))
    }
  }

  @Test("the digest of the rules depends on paths and texts, not on their order")
  func rules() {
    let first = SourceFile(path: "Rules/a.cancu", text: "một")
    let second = SourceFile(path: "Rules/b.cancu", text: "hai")
    let digest = RuleDigest.hexadecimal(of: [first, second])
    #expect(digest == RuleDigest.hexadecimal(of: [second, first]))
    #expect(digest != RuleDigest.hexadecimal(of: [first]))
    #expect(digest != RuleDigest.hexadecimal(of: [first, SourceFile(path: "Rules/c.cancu", text: "hai")]))
    #expect(digest != RuleDigest.hexadecimal(of: [first, SourceFile(path: "Rules/b.cancu", text: "ha")]))
    let parts: [[UInt8]] = [
      Array("Rules/a.cancu".utf8), [0], [0, 0, 0, 0, 0, 0, 0, 5], Array("một".utf8),
    ]
    #expect(RuleDigest.hexadecimal(of: [first]) == SHA256.hexadecimal(of: parts.joined()))
  }
}
