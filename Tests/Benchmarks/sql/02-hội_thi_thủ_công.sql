-- 52/2018/NĐ-CP:hội_thi_thủ_công
-- Điều 9 khoản 3 điểm b: the whole cost.
SELECT mã,
  phán(đối_tượng, hoạt_động AND tham_gia_hội_thi_thủ_công AND NOT đã_nhận_xúc_tiến) AS kết_quả,
  thấp_của(kết_quả, coalesce(chi_phí_hội_thi, 0)) AS thấp,
  cao_của(kết_quả, chi_phí_hội_thi) AS cao,
  hỏng_của(kết_quả, concat_ws('; ',
    khi(NOT hoạt_động, '52/2018/NĐ-CP Điều 4'),
    khi(NOT tham_gia_hội_thi_thủ_công, '52/2018/NĐ-CP Điều 9 khoản 3 điểm b'),
    khi(đã_nhận_xúc_tiến, '52/2018/NĐ-CP Điều 25 khoản 4'))) AS hỏng
FROM chung_52
