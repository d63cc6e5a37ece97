"""What cells say, listed or only alike."""

from __future__ import annotations

import pytest

from outreach.ledgers.lexicon import look_up


@pytest.mark.parametrize(
    ("group", "wording", "word"),
    [
        ("kinds", "进家属院", "community"),
        ("kinds", "进农户", "family"),
        ("kinds", "进物流园区", "enterprise"),
        ("kinds", "进军营", None),
        ("kinds", "进社区、进村居", None),
        ("forms", "村委会大喇叭", "loudspeaker"),
        ("forms", "面对面+微信群", None),
        ("results", "劝阻未成功", "unheeded"),
        ("results", "已成功劝停", "dissuaded"),
        ("results", "当事人未受骗", "dissuaded"),
        ("results", "已被骗2000元", "deceived"),
        ("results", "电话打不通", "unreachable"),
        ("levels", "特高风险", "highest"),
        ("levels", "高等风险", "high"),
        ("fraud_types", "冒充购物客服", "冒充电商物流客服"),
        ("fraud_types", "冒充领导要求转账", "冒充领导熟人"),
        ("fraud_types", "网络赌博", None),
        ("states", "识破未转账", "attempted"),
    ],
)
def test_cells_are_told_by_their_likeness(group: str, wording: str, word: str | None) -> None:
    assert look_up(group, wording) == word
