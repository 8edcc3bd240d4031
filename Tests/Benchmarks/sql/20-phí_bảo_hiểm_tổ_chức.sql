-- 13/2022/QĐ-TTg:phí_bảo_hiểm_tổ_chức
-- Điều 3, Điều 4 khoản 3, Điều 5, Điều 6; 58/2018/NĐ-CP Điều 19 khoản 3, Điều 21 khoản 2, Điều 25: of each contract at most
-- 20% of the premium; the decided amount within that.
WITH hợp_đồng AS (
  SELECT mã,
    -- Điều 4 khoản 3 is one clause, looked at contract by contract: without the list of contracts it is open, even where
    -- điểm a, which is about the applicant, fails (Rules/README.md 4.5).
    thành_lập_theo_luật AND có_liên_kết_theo_98 AND (sản_phẩm_được_chứng_nhận OR doanh_nghiệp_công_nghệ_cao)
      AND đã_giao_kết_bảo_hiểm AND đã_phát_sinh_trách_nhiệm AND địa_bàn_được_công_bố
      AND đối_tượng_bảo_hiểm IN ('cây_lúa', 'cây_cao_su', 'cây_hồ_tiêu', 'cây_điều', 'cây_cà_phê', 'con_trâu', 'con_bò',
        'con_lợn', 'tôm_sú', 'tôm_thẻ', 'cá_tra')
      AND rủi_ro_bảo_hiểm IN ('rủi_ro_thiên_tai', 'rủi_ro_dịch_bệnh')
      -- Điều 5 khoản 1 điểm b, khoản 3 điểm b
      AND (rủi_ro_bảo_hiểm <> 'rủi_ro_dịch_bệnh' OR đối_tượng_bảo_hiểm NOT IN ('cây_cao_su', 'cây_hồ_tiêu', 'cây_điều',
        'cây_cà_phê', 'tôm_sú', 'tôm_thẻ', 'cá_tra'))
      -- Điều 6
      AND (đối_tượng_bảo_hiểm <> 'cây_lúa' OR tỉnh IN ('Thái_Bình', 'Nam_Định', 'Nghệ_An', 'Hà_Tĩnh', 'Bình_Thuận',
        'An_Giang', 'Đồng_Tháp'))
      AND (đối_tượng_bảo_hiểm <> 'cây_cao_su' OR tỉnh IN ('Kon_Tum', 'Gia_Lai', 'Đắk_Lắk', 'Bình_Thuận', 'Bình_Phước',
        'Tây_Ninh', 'Bình_Dương', 'Đồng_Nai'))
      AND (đối_tượng_bảo_hiểm <> 'cây_cà_phê' OR tỉnh IN ('Sơn_La', 'Kon_Tum', 'Gia_Lai', 'Đắk_Lắk', 'Đắk_Nông',
        'Lâm_Đồng', 'Bình_Phước'))
      AND (đối_tượng_bảo_hiểm <> 'cây_hồ_tiêu' OR tỉnh IN ('Gia_Lai', 'Đắk_Lắk', 'Đắk_Nông', 'Bình_Phước', 'Đồng_Nai',
        'Bà_Rịa_Vũng_Tàu'))
      AND (đối_tượng_bảo_hiểm <> 'cây_điều' OR tỉnh IN ('Gia_Lai', 'Đắk_Lắk', 'Lâm_Đồng', 'Bình_Thuận', 'Bình_Phước',
        'Đồng_Nai'))
      AND (đối_tượng_bảo_hiểm NOT IN ('con_trâu', 'con_bò') OR tỉnh IN ('Hà_Giang', 'Vĩnh_Phúc', 'Hà_Nội', 'Thanh_Hóa',
        'Nghệ_An', 'Bình_Định', 'Gia_Lai', 'Đắk_Lắk', 'Lâm_Đồng', 'Đồng_Nai', 'Bình_Dương'))
      AND (đối_tượng_bảo_hiểm <> 'con_lợn' OR tỉnh IN ('Bắc_Giang', 'Hà_Nội', 'Thái_Bình', 'Nam_Định', 'Thanh_Hóa',
        'Nghệ_An', 'Bình_Định', 'Đắk_Lắk', 'Đồng_Nai'))
      AND (đối_tượng_bảo_hiểm NOT IN ('tôm_sú', 'tôm_thẻ', 'cá_tra') OR tỉnh IN ('Bến_Tre', 'Trà_Vinh', 'Sóc_Trăng',
        'Bạc_Liêu', 'Cà_Mau')) AS đạt,
    số_phí_bảo_hiểm // 5 AS trần,
    CASE WHEN số_phí_được_duyệt IS NULL THEN 0 ELSE least(coalesce(trần, 0), số_phí_được_duyệt) END AS ít,
    least(trần, số_phí_được_duyệt) AS nhiều
  FROM hợp_đồng_bảo_hiểm JOIN so USING (mã)),
gộp AS (
  SELECT mã, count(*) AS n, count(*) FILTER (đạt) AS e, count(*) FILTER (đạt IS NULL) AS u,
    coalesce(sum(ít) FILTER (đạt), 0)::BIGINT AS ít, tổng_nếu_đủ(nhiều, đạt IS NULL OR đạt) AS nhiều
  FROM hợp_đồng GROUP BY mã)
SELECT mã,
  phán_dòng(loại_hình IN ('hợp_tác_xã', 'doanh_nghiệp'), true, coalesce(hợp_đồng_bảo_hiểm, false), n, e, u) AS kết_quả,
  thấp_của(kết_quả, ít) AS thấp,
  cao_của(kết_quả, nhiều) AS cao
FROM so LEFT JOIN gộp USING (mã)
