-- 13/2022/QĐ-TTg:phí_bảo_hiểm_tổ_chức
-- Điều 3, Điều 4 khoản 3, Điều 5, Điều 6; 58/2018/NĐ-CP Điều 19 khoản 3, Điều 21 khoản 2, Điều 25: of each contract at most
-- 20% of the premium; the decided amount within that.
WITH hợp_đồng AS (
  SELECT mã, thành_lập_theo_luật, có_liên_kết_theo_98, địa_bàn_được_công_bố, đã_giao_kết_bảo_hiểm,
    đã_phát_sinh_trách_nhiệm,
    -- The others, of which there are fewer: a long list that stands alone DuckDB looks up by a join.
    đối_tượng_bảo_hiểm IN ('cây_ăn_quả', 'cây_rau', 'gia_cầm', 'đối_tượng_bảo_hiểm_khác') AS ngoài_điều_3,
    sản_phẩm_được_chứng_nhận OR doanh_nghiệp_công_nghệ_cao AS điều_4_3c,
    rủi_ro_bảo_hiểm IN ('rủi_ro_thiên_tai', 'rủi_ro_dịch_bệnh') AS điều_5,
    rủi_ro_bảo_hiểm <> 'rủi_ro_dịch_bệnh' OR đối_tượng_bảo_hiểm NOT IN ('cây_cao_su', 'cây_hồ_tiêu', 'cây_điều',
      'cây_cà_phê') AS điều_5_1b,
    rủi_ro_bảo_hiểm <> 'rủi_ro_dịch_bệnh' OR đối_tượng_bảo_hiểm NOT IN ('tôm_sú', 'tôm_thẻ', 'cá_tra') AS điều_5_3b,
    đối_tượng_bảo_hiểm <> 'cây_lúa' OR tỉnh IN ('Thái_Bình', 'Nam_Định', 'Nghệ_An', 'Hà_Tĩnh', 'Bình_Thuận',
      'An_Giang', 'Đồng_Tháp') AS điều_6_1a,
    đối_tượng_bảo_hiểm <> 'cây_cao_su' OR tỉnh IN ('Kon_Tum', 'Gia_Lai', 'Đắk_Lắk', 'Bình_Thuận', 'Bình_Phước',
      'Tây_Ninh', 'Bình_Dương', 'Đồng_Nai') AS điều_6_1b,
    đối_tượng_bảo_hiểm <> 'cây_cà_phê' OR tỉnh IN ('Sơn_La', 'Kon_Tum', 'Gia_Lai', 'Đắk_Lắk', 'Đắk_Nông',
      'Lâm_Đồng', 'Bình_Phước') AS điều_6_1c,
    đối_tượng_bảo_hiểm <> 'cây_hồ_tiêu' OR tỉnh IN ('Gia_Lai', 'Đắk_Lắk', 'Đắk_Nông', 'Bình_Phước', 'Đồng_Nai',
      'Bà_Rịa_Vũng_Tàu') AS điều_6_1d,
    đối_tượng_bảo_hiểm <> 'cây_điều' OR tỉnh IN ('Gia_Lai', 'Đắk_Lắk', 'Lâm_Đồng', 'Bình_Thuận', 'Bình_Phước',
      'Đồng_Nai') AS điều_6_1đ,
    đối_tượng_bảo_hiểm NOT IN ('con_trâu', 'con_bò') OR tỉnh IN ('Hà_Giang', 'Vĩnh_Phúc', 'Hà_Nội', 'Thanh_Hóa',
      'Nghệ_An', 'Bình_Định', 'Gia_Lai', 'Đắk_Lắk', 'Lâm_Đồng', 'Đồng_Nai', 'Bình_Dương') AS điều_6_2a,
    đối_tượng_bảo_hiểm <> 'con_lợn' OR tỉnh IN ('Bắc_Giang', 'Hà_Nội', 'Thái_Bình', 'Nam_Định', 'Thanh_Hóa',
      'Nghệ_An', 'Bình_Định', 'Đắk_Lắk', 'Đồng_Nai') AS điều_6_2b,
    đối_tượng_bảo_hiểm NOT IN ('tôm_sú', 'tôm_thẻ', 'cá_tra') OR tỉnh IN ('Bến_Tre', 'Trà_Vinh', 'Sóc_Trăng',
      'Bạc_Liêu', 'Cà_Mau') AS điều_6_3,
    -- Điều 4 khoản 3 is one clause, looked at contract by contract: without the list of contracts it is open, even where
    -- điểm a, which is about the applicant, fails (Rules/README.md 4.5).
    thành_lập_theo_luật AND có_liên_kết_theo_98 AND điều_4_3c AND đã_giao_kết_bảo_hiểm AND đã_phát_sinh_trách_nhiệm
      AND địa_bàn_được_công_bố
      AND đối_tượng_bảo_hiểm IN ('cây_lúa', 'cây_cao_su', 'cây_hồ_tiêu', 'cây_điều', 'cây_cà_phê', 'con_trâu', 'con_bò',
        'con_lợn', 'tôm_sú', 'tôm_thẻ', 'cá_tra')
      AND điều_5 AND điều_5_1b AND điều_5_3b AND điều_6_1a AND điều_6_1b AND điều_6_1c AND điều_6_1d AND điều_6_1đ
      AND điều_6_2a AND điều_6_2b AND điều_6_3 AS đạt,
    số_phí_bảo_hiểm // 5 AS trần,
    CASE WHEN số_phí_được_duyệt IS NULL THEN 0 ELSE least(coalesce(trần, 0), số_phí_được_duyệt) END AS ít,
    least(trần, số_phí_được_duyệt) AS nhiều
  FROM hợp_đồng_bảo_hiểm JOIN so USING (mã)),
gộp AS (
  SELECT mã, count(*) AS n, count(*) FILTER (đạt) AS e, count(*) FILTER (đạt IS NULL) AS u,
    coalesce(sum(ít) FILTER (đạt), 0)::BIGINT AS ít, tổng_nếu_đủ(nhiều, đạt IS NULL OR đạt) AS nhiều,
    bool_or(ngoài_điều_3) AS hỏng_3, bool_or(NOT thành_lập_theo_luật) AS hỏng_4_3a,
    bool_or(NOT có_liên_kết_theo_98) AS hỏng_4_3b, bool_or(NOT điều_4_3c) AS hỏng_4_3c,
    bool_or(NOT (đã_giao_kết_bảo_hiểm AND đã_phát_sinh_trách_nhiệm)) AS hỏng_25,
    bool_or(NOT điều_5) AS hỏng_5, bool_or(NOT điều_5_1b) AS hỏng_5_1b, bool_or(NOT điều_5_3b) AS hỏng_5_3b,
    bool_or(NOT địa_bàn_được_công_bố) AS hỏng_6, bool_or(NOT điều_6_1a) AS hỏng_6_1a,
    bool_or(NOT điều_6_1b) AS hỏng_6_1b, bool_or(NOT điều_6_1c) AS hỏng_6_1c, bool_or(NOT điều_6_1d) AS hỏng_6_1d,
    bool_or(NOT điều_6_1đ) AS hỏng_6_1đ, bool_or(NOT điều_6_2a) AS hỏng_6_2a, bool_or(NOT điều_6_2b) AS hỏng_6_2b,
    bool_or(NOT điều_6_3) AS hỏng_6_3
  FROM hợp_đồng GROUP BY mã)
SELECT mã,
  phán_dòng(loại_hình IN ('hợp_tác_xã', 'doanh_nghiệp'), true, coalesce(hợp_đồng_bảo_hiểm, false), n, e, u) AS kết_quả,
  thấp_của(kết_quả, ít) AS thấp,
  cao_của(kết_quả, nhiều) AS cao,
  -- Điều 4 khoản 3 refers to 58/2018/NĐ-CP Điều 25, Điều 6 to its Điều 21 khoản 2: where they fail, so do these.
  hỏng_của(kết_quả, concat_ws('; ',
    khi(hỏng_3, '13/2022/QĐ-TTg Điều 3'),
    khi(hỏng_4_3a OR hỏng_4_3b OR hỏng_4_3c OR hỏng_25 OR không_dòng(hợp_đồng_bảo_hiểm, n),
      '13/2022/QĐ-TTg Điều 4 khoản 3'),
    khi(hỏng_4_3a, '13/2022/QĐ-TTg Điều 4 khoản 3 điểm a'),
    khi(hỏng_4_3b, '13/2022/QĐ-TTg Điều 4 khoản 3 điểm b'),
    khi(hỏng_4_3c, '13/2022/QĐ-TTg Điều 4 khoản 3 điểm c'),
    khi(hỏng_25, '58/2018/NĐ-CP Điều 25'),
    khi(hỏng_5, '13/2022/QĐ-TTg Điều 5'),
    khi(hỏng_5_1b, '13/2022/QĐ-TTg Điều 5 khoản 1 điểm b'),
    khi(hỏng_5_3b, '13/2022/QĐ-TTg Điều 5 khoản 3 điểm b'),
    khi(hỏng_6, '13/2022/QĐ-TTg Điều 6; 58/2018/NĐ-CP Điều 21 khoản 2'),
    khi(hỏng_6_1a, '13/2022/QĐ-TTg Điều 6 khoản 1 điểm a'),
    khi(hỏng_6_1b, '13/2022/QĐ-TTg Điều 6 khoản 1 điểm b'),
    khi(hỏng_6_1c, '13/2022/QĐ-TTg Điều 6 khoản 1 điểm c'),
    khi(hỏng_6_1d, '13/2022/QĐ-TTg Điều 6 khoản 1 điểm d'),
    khi(hỏng_6_1đ, '13/2022/QĐ-TTg Điều 6 khoản 1 điểm đ'),
    khi(hỏng_6_2a, '13/2022/QĐ-TTg Điều 6 khoản 2 điểm a'),
    khi(hỏng_6_2b, '13/2022/QĐ-TTg Điều 6 khoản 2 điểm b'),
    khi(hỏng_6_3, '13/2022/QĐ-TTg Điều 6 khoản 3'))) AS hỏng
FROM so LEFT JOIN gộp USING (mã)
