/// What the sources say of the cooperatives of a province, for sampled registers; each figure with where it was read.
public struct SampleProfile: Sendable {
  /// The value of the province fact.
  public let province: String
  /// How many applicants a register of it has.
  public let rowCount: Int
  /// How many of a thousand are cooperatives in agriculture, cooperatives in other fields; the rest are groups.
  let agricultural: Int64
  let otherCooperatives: Int64
  /// The mean revenue of a year in agriculture and in other fields, in đồng.
  let agriculturalRevenue: Int64
  let otherRevenue: Int64
  /// The mean number of members in agriculture and in other fields.
  let agriculturalMembers: Int64
  let otherMembers: Int64
  /// The mean capital in agriculture and in other fields, in đồng.
  let agriculturalCapital: Int64
  let otherCapital: Int64
  /// What the figures rest on, a line each.
  let notes: [String]

  /// The profiles there are.
  public static let all = [bacKan, bacGiang]

  private static let bacKan = SampleProfile(
    province: "Bắc_Kạn", rowCount: 176, agricultural: 460, otherCooperatives: 150,
    agriculturalRevenue: 386_000_000, otherRevenue: 864_000_000, agriculturalMembers: 9, otherMembers: 12,
    agriculturalCapital: 700_000_000, otherCapital: 1_500_000_000,
    notes: [
      "KH 507 (20/08/2019): 167 hợp tác xã, 126 nông, lâm nghiệp, 41 phi nông nghiệp; 107 tổ hợp tác",
      "doanh thu bình quân 386 triệu đồng (nông nghiệp), 864 triệu đồng (khác); khoảng 9 thành viên",
      "vốn bình quân: giả định",
    ])

  private static let bacGiang = SampleProfile(
    province: "Bắc_Giang", rowCount: 808, agricultural: 640, otherCooperatives: 313,
    agriculturalRevenue: 810_000_000, otherRevenue: 810_000_000, agriculturalMembers: 23, otherMembers: 9,
    agriculturalCapital: 1_406_000_000, otherCapital: 4_337_000_000,
    notes: [
      "58/BC-LM (30/11/2020): 808 hợp tác xã, 529 nông nghiệp (12.203 thành viên, vốn điều lệ 743.731 triệu đồng)",
      "259 lĩnh vực khác (2.427 thành viên, 1.123.300 triệu đồng); doanh thu bình quân 810 triệu đồng",
      "tỷ lệ tổ hợp tác trong bảng: giả định",
    ])
}
