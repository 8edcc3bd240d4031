-- 52/2018/NĐ-CP:quảng_bá_sản_phẩm
-- Điều 9 khoản 3 điểm a: at most 50% of the cost, at most 50 million an establishment; the decided amount within that.
SELECT mã,
  phán(đối_tượng, hoạt_động AND tham_gia_xúc_tiến_nhà_nước AND NOT đã_nhận_xúc_tiến) AS kết_quả,
  thấp_của(kết_quả, CASE WHEN số_tiền_duyệt_quảng_bá IS NULL THEN 0
    ELSE least(coalesce(chi_phí_quảng_bá // 2, 0), 50000000, số_tiền_duyệt_quảng_bá) END) AS thấp,
  cao_của(kết_quả, least(chi_phí_quảng_bá // 2, 50000000, số_tiền_duyệt_quảng_bá)) AS cao,
  hỏng_của(kết_quả, concat_ws('; ',
    khi(NOT hoạt_động, '52/2018/NĐ-CP Điều 4'),
    khi(NOT tham_gia_xúc_tiến_nhà_nước, '52/2018/NĐ-CP Điều 9 khoản 3'),
    khi(đã_nhận_xúc_tiến, '52/2018/NĐ-CP Điều 25 khoản 4'))) AS hỏng
FROM chung_52
