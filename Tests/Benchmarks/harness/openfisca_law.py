"""Five of the items as a tax-benefit system of OpenFisca-Core: one kind of entity, a year as the period.

OpenFisca has no ledger and no missing facts. Whether the same content was received elsewhere is given to it ready made,
and what is not known takes the default of its variable, as in any simulation of OpenFisca: no, nought, the first value.
"""

import numpy
from openfisca_core.entities import Entity
from openfisca_core.indexed_enums import Enum, EnumArray
from openfisca_core.periods import YEAR
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

YEAR_NOW = "2025"
KINDS = {"BOOLEAN": bool, "BIGINT": float, "INTEGER": int, "DECIMAL(18,6)": float, "DATE": "date"}

organisation = Entity("organisation", "organisations", "", "An applicant")


def months_later(dates, months):
    """The same day so many months later, the last of a month that is too short."""
    month = dates.astype("datetime64[M]")
    later = month + months
    last = ((later + 1).astype("datetime64[D]") - later.astype("datetime64[D]")).astype(int) - 1
    day = (dates - month.astype("datetime64[D]")).astype(int)
    return later.astype("datetime64[D]") + numpy.minimum(day, last)


def made(name, kind, formula=None, enumeration=None):
    """A variable."""
    import datetime

    own = {"entity": organisation, "definition_period": YEAR, "label": name}
    if enumeration is not None:
        own |= {"value_type": Enum, "possible_values": enumeration, "default_value": list(enumeration)[0]}
    elif kind == "date":
        own |= {"value_type": datetime.date, "default_value": datetime.date(1970, 1, 1)}
    else:
        own |= {"value_type": kind}
    if formula is not None:
        own["formula"] = formula
    return type(name, (Variable,), own)


class Law:
    """The system over the facts of a vocabulary."""

    def __init__(self, vocabulary, facts):
        """`facts`: {name: type in DuckDB}; yearly ones by their name without the year."""
        self.system = TaxBenefitSystem([organisation])
        self.enumerations = {}
        for name, kind in facts.items():
            if kind in KINDS:
                self.system.add_variable(made(name, KINDS[kind]))
            else:
                values = vocabulary.enumerations[kind]
                self.enumerations[name] = Enum(kind, {value: value for value in values})
                self.system.add_variable(made(name, None, enumeration=self.enumerations[name]))
        for name, (conditions, amount) in self.items().items():
            self.system.add_variable(made(f"được_{name}", bool, conditions))
            self.system.add_variable(made(f"mức_{name}", float, amount))

    def items(self):
        """{item: (formula of its conditions, formula of the most that may be granted)}."""
        kind = self.enumerations["loại_hình"]
        field = self.enumerations["lĩnh_vực"]
        activity = self.enumerations["hoạt_động_ngành_nghề"]
        size = self.enumerations["quy_mô_doanh_nghiệp"]
        area = self.enumerations["địa_bàn"]

        def is_one(values, enumeration, *names):
            found = numpy.zeros(len(values), dtype=bool)
            for name in names:
                found |= values == enumeration[name]
            return found

        def hard(o, p):
            return o("địa_bàn", p) != area["bình_thường"]

        def common_52(o, p):
            small = numpy.asarray(o("quy_mô_doanh_nghiệp", p)) <= list(size).index(size["doanh_nghiệp_vừa"])
            who = is_one(o("loại_hình", p), kind, "hợp_tác_xã", "tổ_hợp_tác", "hộ_gia_đình")
            who |= (o("loại_hình", p) == kind["doanh_nghiệp"]) & small
            return who & (o("hoạt_động_ngành_nghề", p) != activity["hoạt_động_khác"]) & ~o("đã_nhận_xúc_tiến", p)

        def decided(most, o, p, name):
            # Nought stands for "not decided yet": nothing else says so.
            given = o(name, p)
            return numpy.where(given > 0, numpy.minimum(most, given), most)

        def growing_113(o, p):
            one, two, three = p.offset(-1), p.offset(-2), p.offset(-3)
            trained = (o("tỷ_lệ_đã_được_đào_tạo", one) >= 0.05) & o("có_xác_nhận_người_học", p) & (
                ~o("khóa_học_tự_tổ_chức", p) | o("có_kế_hoạch_nội_dung_khóa_học", p))
            members = (o("số_thành_viên_hằng_năm", one) > o("số_thành_viên_hằng_năm", two)) & (
                o("số_thành_viên_hằng_năm", two) > o("số_thành_viên_hằng_năm", three))
            minimum = numpy.where(o("loại_hình", p) == kind["hợp_tác_xã"], 0.05, 0.1)
            new = months_later(o("ngày_đăng_ký", p), 36) >= o("ngày_nộp_hồ_sơ", p)
            cooperative = (
                ~o("đang_thi_hành_quyết_định_xử_phạt", p) & ~o("đang_chấp_hành_bản_án_hình_sự", p)
                & (members | (o("tỷ_lệ_giao_dịch_nội_bộ", one) > o("tỷ_lệ_giao_dịch_nội_bộ", two))
                   | (o("tỷ_lệ_trích_quỹ_chung_không_chia", one) > minimum)
                   | (o("giá_trị_tài_sản_chung_không_chia", one) > o("giá_trị_tài_sản_chung_không_chia", two))
                   | trained | (new & hard(o, p)))
                & (~o("chính_sách_yêu_cầu_kiểm_toán", p) | o("có_báo_cáo_kiểm_toán", p)))
            group = (o("có_giấy_chứng_nhận_đăng_ký_tổ_hợp_tác", p) & ~o("đang_thi_hành_quyết_định_xử_phạt", p)
                     & (members | trained))
            return numpy.where(o("loại_hình", p) == kind["tổ_hợp_tác"], group, cooperative) & is_one(
                o("loại_hình", p), kind, "tổ_hợp_tác", "hợp_tác_xã", "liên_hiệp_hợp_tác_xã")

        def organic(o, p):
            small = o("quy_mô_doanh_nghiệp", p) == size["doanh_nghiệp_nhỏ"]
            who = is_one(o("loại_hình", p), kind, "hợp_tác_xã", "trang_trại", "hộ_gia_đình")
            who |= (o("loại_hình", p) == kind["doanh_nghiệp"]) & small
            return (who & o("sản_xuất_hữu_cơ", p) & o("khảo_sát_vùng_được_phê_duyệt", p)
                    & o("nội_dung_trong_dự_án_hữu_cơ", p) & o("cam_kết_vốn_đối_ứng_hữu_cơ", p)
                    & o("đủ_điều_kiện_theo_tiến_độ", p))

        def audit(o, p):
            members, capital = o("thành_viên_chính_thức", p), o("tổng_nguồn_vốn", p)
            revenue = o("tổng_doanh_thu", p.offset(-1))
            medium = (members >= 200) & ((revenue >= 10e9) | (capital >= 5e9))
            # Of other fields than farming the sizes have not been read: nobody is small there.
            small = (o("lĩnh_vực", p) == field["nông_nghiệp"]) & ~medium
            return ((o("loại_hình", p) == kind["hợp_tác_xã"]) & small & o("được_hưởng_chính_sách_hỗ_trợ", p)
                    & ~o("đang_thi_hành_quyết_định_xử_phạt", p) & ~o("đang_chấp_hành_bản_án_hình_sự", p)
                    & (o("đã_phát_triển_thành_viên", p) | o("đã_tăng_tỷ_lệ_giao_dịch_nội_bộ", p)
                       | o("đã_phát_triển_quỹ_tài_sản_chung_không_chia", p)
                       | o("đã_đào_tạo_thành_viên_người_lao_động", p) | (o("mới_thành_lập", p) & hard(o, p)))
                    & (~o("chính_sách_yêu_cầu_kiểm_toán", p) | o("có_báo_cáo_kiểm_toán", p)))

        return {
            "52/2018/NĐ-CP:quảng_bá_sản_phẩm": (
                lambda o, p: common_52(o, p) & o("tham_gia_xúc_tiến_nhà_nước", p),
                lambda o, p: decided(
                    numpy.minimum(numpy.floor(o("chi_phí_quảng_bá", p) * 0.5), 50e6), o, p, "số_tiền_duyệt_quảng_bá")),
            "52/2018/NĐ-CP:hội_thi_thủ_công": (
                lambda o, p: common_52(o, p) & o("tham_gia_hội_thi_thủ_công", p),
                lambda o, p: o("chi_phí_hội_thi", p)),
            "109/2018/NĐ-CP:xác_định_vùng_hữu_cơ": (organic, lambda o, p: o("chi_phí_xác_định_vùng_hữu_cơ", p)),
            "113/2024/NĐ-CP:thông_tin_cổng_quốc_gia": (
                growing_113,
                lambda o, p: decided(o("chi_phí_thông_tin_cổng", p), o, p, "chi_phí_thông_tin_được_duyệt")),
            "17/2023/QH15:chi_phí_kiểm_toán_hợp_tác_xã": (audit, lambda o, p: o("chi_phí_kiểm_toán", p)),
        }

    def simulation(self, count, columns):
        """A simulation of so many applicants; `columns`: {(fact, year): masked array}."""
        builder = SimulationBuilder()
        builder.create_entities(self.system)
        builder.declare_person_entity("organisation", numpy.arange(count))
        simulation = builder.build(self.system)
        for (fact, year), values in columns.items():
            if fact in self.enumerations:
                values = EnumArray(values.filled(0).astype(numpy.int16), self.enumerations[fact])
            elif values.dtype.kind == "M":
                values = values.astype("datetime64[D]").filled(numpy.datetime64("1970-01-01"))
            else:
                values = values.filled(0)
            simulation.set_input(fact, year, values)
        return simulation
