"""A small station made up from a seed: who serves, what they answer for, what they did, as it was meant."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from tests.samples.styles.meaning import ALREADY, UNATTENDED, Officer, Row, Style, words

NAMES = words(
    "周建国 吴晓燕 郑海涛 冯雪 陈立新 褚文静 卫东 蒋丽华 沈浩 韩梅 杨帆 朱明远 秦岭 尤佳 许志强 何秀英 "
    "吕良 施展 孔祥瑞 曹颖 严冬 华锋 金玉兰 魏来 陶然 姜山 戚薇薇 谢天宇 邹敏 喻言 柏松 水清 窦志刚 "
    "章程 云飞 苏杭 龚䶮 马㛃"
)
VENUE_KINDS = words("小区 学校 企业 商场 农贸市场 银行网点 快递站点 网吧 村委会")
ATTENDED = words("集中宣讲 反诈地摊 展板宣传 入户走访 有奖问答 知识讲座 座谈会")
TYPES = words(
    "刷单返利 冒充客服 虚假投资理财 网络购物 冒充公检法 冒充熟人 虚假贷款 杀猪盘 虚假征信 网络婚恋交友"
)
GROUPS = words("老年人 学生 宝妈 财务人员 企业员工 个体商户 务工人员")
PARTNERS = ("居委会", "物业", "网格员", "青年志愿者", "银行网点", "居委会、网格员")
REASONS = words("没时间 担心隐私 手机内存不足 不会用智能手机 我没钱骗不到我")
RESULTS = words("劝阻成功 劝阻成功 劝阻成功 不听劝阻 已被骗 联系不上 空号 误报 已移交")
COUNTS = words("people households leaflets met already scanned installed registered refused loss money")


class World:
    """The station of one style; `rows` gives what its ledger holds, table by table."""

    def __init__(self, style: Style) -> None:
        """Make the people, the beats and the places."""
        self.style = style
        self.rng = random.Random(style.seed)
        self.has: dict[str, set[str]] = {}
        for sheet in style.sheets:
            names = {part for name in sheet.fields() for part in (name, name.split(":")[0])}
            self.has.setdefault(sheet.table, set()).update(names)
        (y, m), (y2, m2) = style.months
        end = date(y2 + m2 // 12, m2 % 12 + 1, 1)
        first, end = date(y, m, 1), min(end, style.as_of)
        self.days = [first + timedelta(n) for n in range((end - first).days)]
        self.turn = date(y2, m2, 15)
        self.officers = self._officers()
        by_name = style.pen.who in ("name", "spaced")
        self.crew = [o for o in self.officers if o.since < self.days[0] and (o.known_by_name or not by_name)]
        self.leads = [o for o in self.crew if o.post != "辅警"]
        self.helpers = [o for o in self.crew if o.post in ("辅警", "社区民警")]
        self.grids = [style.grid.format(n + 1) for n in range(style.sizes.get("grids", 0))]
        self.places: list[tuple[str, str]] = []
        self.taken: set[tuple[Any, ...]] = set()
        self.spare: list[tuple[date, Officer]] = []

    def _officers(self) -> list[Officer]:
        """Chiefs first, then half community police, a desk or two, and auxiliaries."""
        style, count = self.style, self.style.sizes.get("officers", 0)
        if not count:
            return []
        names = self.rng.sample(NAMES, count)
        police = max(4, count * 6 // 10)
        posts = ["所长", "教导员", *["社区民警"] * (police - 2), *["辅警"] * (count - police)]
        if count > 12:
            posts[2:4] = ["副所长", "综合指挥室"]
        made = []
        for n, (name, post) in enumerate(zip(names, posts, strict=True)):
            badge = (style.auxiliary if post == "辅警" else style.badge).format(n)
            since = date(self.rng.randint(2017, 2024), self.rng.randint(1, 12), self.rng.randint(1, 28))
            made.append(Officer(badge, name, post, since))
        if style.has("ambiguous_officer"):
            made[5] = replace(made[5], known_by_name=False)
            made[-1] = replace(made[-1], name=made[5].name, known_by_name=False)
        if style.has("not_in_post"):
            made[4] = replace(made[4], since=self.turn)
        return made

    def late(self) -> Officer:
        """The one who came in the middle of the second month."""
        return next(o for o in self.officers if o.since == self.turn)

    def rows(self) -> dict[str, list[Row]]:
        """All right rows by table; what a style has no column for is not meant either."""
        makers = {
            "officers": self._officer_rows, "grids": self._grid_rows, "venues": self._venue_rows,
            "events": self._event_rows, "tallies": self._tally_rows, "cases": self._case_rows,
            "alerts": self._alert_rows,
        }  # fmt: skip
        made = {}
        for table in makers:
            if table in self.has:
                made[table] = [Row(table, self.prune(table, meant)) for meant in makers[table]()]
        return made

    def prune(self, table: str, meant: dict[str, Any]) -> dict[str, Any]:
        """Empty the fields that have no column in this style."""
        for name in meant:
            if name not in self.has[table] and not (table == "cases" and name == "day"):
                meant[name] = 0 if name in COUNTS else None
        return meant

    def _officer_rows(self) -> list[dict[str, Any]]:
        """The roster."""
        return [{"badge": o.badge, "name": o.name, "post": o.post, "since": o.since, "until": o.until,
                 } for o in self.officers]  # fmt: skip

    def _grid_rows(self) -> list[dict[str, Any]]:
        """Who answers for each beat; where a beat changes hands, a line for each holder."""
        rng, made = self.rng, []
        start = date(self.days[0].year, 1, 1)
        for n, number in enumerate(self.grids):
            place = self.style.places.split()[n % len(self.style.places.split())]
            homes = rng.randint(300, 2800)
            made.append({
                "number": number, "community": f"{place}社区居委会",
                "community_code": f"3203240010{n + 1:02d}",
                "households": homes, "residents": homes * rng.randint(22, 32) // 10,
                "area": rng.choice(("城区", "城乡结合部", "农村")), "lead": self.leads[n % len(self.leads)],
                "helpers": rng.sample([o for o in self.helpers if o.post == "辅警"], rng.randint(0, 1)),
                "since": start, "until": None,
            })  # fmt: skip
        if self.style.handover:
            second = dict(made[1], lead=self.leads[-1], since=self.turn)
            made[1]["until"] = self.turn - timedelta(1)
            made.insert(2, second)
        return made

    def _venue_rows(self) -> list[dict[str, Any]]:
        """Places, each in a beat."""
        rng, made = self.rng, []
        for n in range(self.style.sizes["venues"]):
            kind = rng.choice(VENUE_KINDS)
            made.append({
                "name": f"{rng.choice(self.style.places.split())}{kind}{n + 1}号", "kind": kind,
                "grid": rng.choice(self.grids) if self.grids else None, "people": rng.randint(12, 1300),
                "claimed": rng.choice([None, *self.crew]) if self.crew else None,
            })  # fmt: skip
        self.places = [(str(venue["name"]), str(venue["grid"])) for venue in made]
        return made

    def event(self, span: list[date] | None = None) -> dict[str, Any]:
        """One occasion, never at the same day and hour under the same lead as another."""
        rng, names = self.rng, self.style.places.split()
        while True:
            day, lead = rng.choice(span or self.days), rng.choice(self.leads)
            start = time(rng.choice((8, 9, 10, 14, 15, 17, 19)), rng.choice((0, 0, 30)))
            key = (day, lead, start if "start" in self.has["events"] else None)
            if key not in self.taken:
                break
        self.taken.add(key)
        leaflets = rng.choice((0, rng.randint(10, 400), rng.randint(900, 1600)))
        squares = [(f"{name}文化广场", rng.choice(self.grids)) for name in names]
        place, grid = rng.choice(self.places or squares)
        kinds = rng.sample(self.style.kinds.split(), rng.choice((1, 1, 1, 2, 2, 3)))
        return {
            "day": day, "start": start,
            "end": time(start.hour + rng.randint(1, 2), rng.choice((start.minute, 30))),
            "place": place, "grid": grid, "kinds": kinds, "lead": lead,
            "helpers": rng.sample([o for o in self.helpers if o != lead], rng.choice((0, 1, 1, 2, 3))),
            "partners": rng.choice((None, *PARTNERS)),
            "form": rng.choice(ATTENDED if rng.random() < 0.78 else UNATTENDED),
            "types": rng.sample(TYPES, rng.choice((1, 1, 2))), "group": rng.choice(GROUPS),
            "people": rng.randint(8, 320), "leaflets": leaflets,
            "households": rng.randint(3, 60) if "family" in kinds else 0,
        }  # fmt: skip

    def _event_rows(self) -> list[dict[str, Any]]:
        """The register, day by day."""
        made = [self.event() for _ in range(self.style.sizes["events"])]
        return sorted(made, key=lambda meant: meant["day"])

    def tally(self, day: date, officer: Officer) -> dict[str, Any]:
        """One day of one officer at the app's promotion, a funnel that holds."""
        rng, own_column = self.rng, "already" in self.has["tallies"]
        met = rng.randint(12, 90)
        scanned = rng.randint(0, met * 2 // 3)
        installed = rng.randint(0, scanned)
        refused = rng.randint(0, (met - scanned) // 2)
        reasons = REASONS if own_column else [*REASONS, *ALREADY]
        return {
            "day": day, "officer": officer, "met": met, "scanned": scanned, "installed": installed,
            "registered": rng.randint(0, installed), "refused": refused,
            "already": rng.randint(0, (met - scanned - refused) // 2),
            "reason": rng.choice(reasons) if refused else None,
        }  # fmt: skip

    def _tally_rows(self) -> list[dict[str, Any]]:
        """At most one a day and officer."""
        pairs = [(day, officer) for day in self.days for officer in self.crew]
        chosen = sorted(self.rng.sample(range(len(pairs)), self.style.sizes["tallies"]))
        self.spare = [pair for n, pair in enumerate(pairs) if n not in set(chosen)]
        self.rng.shuffle(self.spare)
        return [self.tally(*pairs[n]) for n in chosen]

    def case(self) -> dict[str, Any]:
        """One fraud report."""
        rng, day = self.rng, self.rng.choice(self.days)
        done = rng.random() < 0.8
        loss = Decimal(rng.randint(800, 280000)) + rng.choice((0, 0, 0, Decimal("0.5")))
        return {
            "day": day, "reported": datetime.combine(day, time(rng.randint(7, 22), rng.randint(0, 59))),
            "types": [rng.choice(TYPES)], "loss": loss if done else Decimal(0),
            "state": "既遂" if done else "未遂", "group": rng.choice(GROUPS), "grid": rng.choice(self.grids),
            "lure": rng.choice(("抖音", "短信", "电话")), "app": rng.choice("是否"),
            "reached": rng.choice(("是", "否", "不清楚")),
        }  # fmt: skip

    def _case_rows(self) -> list[dict[str, Any]]:
        """Fraud reports; where the style says so, the third stands twice."""
        made = [self.case() for _ in range(self.style.sizes["cases"])]
        made.sort(key=lambda meant: meant["reported"])
        return [*made[:3], dict(made[2]), *made[3:]] if self.style.twin_cases else made

    def alert(self) -> dict[str, Any]:
        """One instruction to dissuade and its steps, all on the day it came."""
        rng = self.rng
        came = datetime.combine(rng.choice(self.days), time(rng.randint(7, 18), rng.randint(0, 59)))
        phone = came + timedelta(minutes=rng.randint(4, 40))
        met = phone + timedelta(minutes=rng.randint(10, 150)) if rng.random() < 0.55 else None
        return {
            "number": f"YJ{came:%Y%m%d%H%M}{rng.randint(100, 999)}", "received": came,
            "source": rng.choice(("国家反诈中心", "省反诈中心", "96110")),
            "level": rng.choice(("高危", "中危", "低危")), "grid": rng.choice(self.grids),
            "officer": rng.choice(self.leads), "types": [rng.choice(TYPES)],
            "sms": came + timedelta(minutes=3), "phone": phone, "in_person": met,
            "result": rng.choice(RESULTS), "money": Decimal(rng.choice((0, 0, 3000, 12000, 50000, 126000))),
        }  # fmt: skip

    def _alert_rows(self) -> list[dict[str, Any]]:
        """Instructions, no two at one minute."""
        made: dict[datetime, dict[str, Any]] = {}
        while len(made) < self.style.sizes["alerts"]:
            meant = self.alert()
            made.setdefault(meant["received"], meant)
        return [made[came] for came in sorted(made)]
