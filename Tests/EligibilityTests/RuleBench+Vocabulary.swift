extension RuleBench {
  /// What the tests speak of.
  static let vocabulary = """
    đơn vị ha, người, hộ

    hồ sơ tổ_chức "tổ chức"
      loại_hình một trong hợp_tác_xã, tổ_hợp_tác, doanh_nghiệp là đối tượng
      tỉnh một trong Bắc_Kạn, Bắc_Giang, Hà_Giang là địa bàn áp dụng
      địa_bàn bậc bình_thường < khó_khăn < đặc_biệt_khó_khăn cố định
      ngành một trong trồng_trọt, chăn_nuôi, dịch_vụ
      ngày_nộp ngày
      ngày_đăng_ký ngày cố định
      số_thành_viên số nguyên người từ 0
      diện_tích số ha từ 0
      tỷ_lệ_góp tỷ lệ từ 0% đến 100%
      chi_phí tiền
      vốn tiền
      mức_duyệt tiền
      chênh_lệch tiền từ -1 tỷ đồng đến 1 tỷ đồng
      dư_nợ tiền
      doanh_thu tiền theo năm
      có_lãi đúng sai theo năm
      thành_viên số nguyên người từ 0 theo năm
      thời_hạn thời hạn
      số_ngày_học số ngày
      hạng số nguyên từ 1 đến 5
      mới_lập đúng sai
      bị_phạt đúng sai
      có_kế_hoạch đúng sai
      khả_thi nhận định
      đơn_đề_nghị giấy tờ
      biệt_danh chữ

      danh sách dự_án "dự án"
        chi_phí_dự_án tiền
        thời_hạn_dự_án thời hạn
        duyệt đúng sai
        mức_duyệt_dự_án tiền
        hạng_dự_án số nguyên từ 1 đến 5
        tỷ_lệ_xong tỷ lệ từ 0% đến 100%

      danh sách lao_động_trẻ
        lương tiền
        đại_học đúng sai

      danh sách đã_nhận "đã nhận"
        khoản_hỗ_trợ khoản hỗ trợ
        văn_bản văn bản
        nội_dung một trong quảng_bá, liên_kết, đào_tạo
        số_tiền tiền
        ngày ngày
        dự_án chữ
        lao_động_trẻ chữ
        hạng_dự_án số nguyên từ 1 đến 5

    tham số lương_cơ_sở tiền
    tham số lương_vùng tiền/tháng theo ngành

    """
}
