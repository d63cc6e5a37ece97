"""What becomes of each table's rows in the book."""

from __future__ import annotations

import datetime as dt
from typing import Any

from db.models import (
    Alert,
    AlertStep,
    Case,
    ChannelLog,
    Event,
    EventKind,
    EventOfficer,
    EventPartner,
    OfficerDay,
    Tally,
    TallyRefusal,
)
from outreach.ledgers.actions import import_ledger, undo_import
from outreach.workspace import Workspace
from tests.outreach.ledgers.conftest import Make, every, living, take

D = dt.date


def test_marks_two_names_and_a_span_of_time(sqlite_workspace: Workspace, with_people: Make) -> None:
    rows = [
        ["活动时间", "进社区", "进农村", "进学校", "警格", "组织民警", "地点", "协同单位", "宣传方式"],
        ["2026年3月5日 9:00-10:30", "√", "", "√", "SC01", "王强、赵丽", "一小", "居委会、网格员", "宣讲"],
    ]
    report = take(sqlite_workspace, with_people, 活动登记=rows)
    assert (report.rejected, report.imported["events"]) == ((), 1)
    (event,) = living(sqlite_workspace, Event)
    assert (event.day, event.start_time, event.end_time) == (D(2026, 3, 5), dt.time(9, 0), dt.time(10, 30))
    assert sorted(one.kind for one in every(sqlite_workspace, EventKind)) == ["community", "school"]
    assert len(every(sqlite_workspace, EventOfficer)) == 1
    assert sorted(one.partner for one in every(sqlite_workspace, EventPartner)) == ["居委会", "网格员"]


def test_a_form_at_which_nobody_stands_is_a_channel_log_and_earns_nothing(
    sqlite_workspace: Workspace, with_people: Make
) -> None:
    head = ["日期", "类别", "警格", "牵头民警", "宣传形式", "受众人数", "地点"]
    forms = ["LED滚动播放", "小喇叭", "微信群推送", "集中宣讲", "宣讲、LED", ""]
    rows = [[D(2026, 3, 5), "进社区", "SC01", "王强", form, 40, f"{n}"] for n, form in enumerate(forms)]
    report = take(sqlite_workspace, with_people, 活动登记=[head, *rows])
    assert (report.imported["events"], report.imported["channel_logs"]) == (3, 3)
    assert [(one.channel, one.reach) for one in living(sqlite_workspace, ChannelLog)] == [
        (form, 40) for form in forms[:3]
    ]
    (day,) = every(sqlite_workspace, OfficerDay)
    assert (day.led, day.people) == (3, 120)


def test_a_sheet_of_channel_logs(sqlite_workspace: Workspace, with_people: Make) -> None:
    rows = [["日期", "渠道", "地点", "覆盖人数", "警格"], [D(2026, 3, 5), "LED屏", "广场", 500, "SC01"]]
    assert take(sqlite_workspace, with_people, LED播放登记=rows).imported["channel_logs"] == 1
    assert take(sqlite_workspace, with_people, LED播放登记=rows).unchanged["channel_logs"] == 1


def test_cells_merged_downwards_speak_for_each_row_but_numbers_once(
    sqlite_workspace: Workspace, with_people: Make
) -> None:
    head = ["日期", "警格", "牵头民警", "类别", "地点", "受众人数"]
    rows = [head, [D(2026, 3, 5), "SC01", "王强", "进社区", "甲", 50], ["", "", "", "进学校", "乙", ""]]
    path = with_people({"活动登记": rows}, merged={"活动登记": ["A2:A3", "B2:B3", "C2:C3", "F2:F3"]})
    report = import_ledger(sqlite_workspace, path)
    assert (report.rejected, report.imported["events"]) == ((), 2)
    assert sorted((one.place, one.people) for one in living(sqlite_workspace, Event)) == [
        ("乙", 0),
        ("甲", 50),
    ]


def test_sums_feet_examples_repeated_headings_and_blank_lines_are_no_rows(
    sqlite_workspace: Workspace, with_people: Make
) -> None:
    head = ["序号", "日期", "警格", "牵头民警", "类别", "受众人数"]
    row = [1, D(2026, 3, 5), "SC01", "王强", "进社区", 50]
    rows = [
        ["2026年宣传活动登记表"], head, ["", "", "", "", "", "人"],
        ["示例", "2026-01-02", "SC01", "王强", "进社区", "5"], row,
        [2, "", "", "", "", ""], [3, "", "", "", "", 0], ["小计", "", "", "", "", 50], head,
        [4, D(2026, 3, 6), *row[2:]], ["", "合计", "", "", "", 100],
        ["填表人：王强", "", "", "审核人：", "", ""], ["注：以上数据截至3月", "", "", "", "", ""],
    ]  # fmt: skip
    report = take(sqlite_workspace, with_people, 活动登记=rows)
    assert (report.rejected, report.imported["events"]) == ((), 2)


def test_a_refusal_because_it_is_installed_already_is_no_refusal(
    sqlite_workspace: Workspace, with_people: Make
) -> None:
    head = ["日期", "警号", "接触人数", "已安装人数", "拒绝数", "拒绝原因"]
    rows = [
        [D(2026, 3, n), "031201", 50, 3, 10, reason]
        for n, reason in enumerate(("已经装过了", "怕泄露隐私", "", "心情不好"), 1)
    ]
    take(sqlite_workspace, with_people, 推广日报=[head, *rows])
    assert [(one.already, one.refused) for one in living(sqlite_workspace, Tally)] == [
        (13, 0),
        (3, 10),
        (3, 10),
        (3, 10),
    ]
    refusals = {(one.reason, one.written, one.people) for one in every(sqlite_workspace, TallyRefusal)}
    assert refusals == {("privacy", "怕泄露隐私", 10), ("", "", 10), ("心情不好", "心情不好", 10)}


def test_refusals_may_have_a_column_for_each_reason(sqlite_workspace: Workspace, with_people: Make) -> None:
    rows: list[list[Any]] = [["日期", "警号", "接触人数", "拒绝原因", "", ""]]
    rows.append(["", "", "", "担心隐私", "没时间", "已安装"])
    rows.append([D(2026, 3, 5), "031201", 50, 3, 2, 4])
    take(sqlite_workspace, with_people, 推广日报=rows)
    (tally,) = living(sqlite_workspace, Tally)
    assert (tally.refused, tally.already) == (5, 4)
    assert {(one.reason, one.people) for one in every(sqlite_workspace, TallyRefusal)} == {
        ("privacy", 3),
        ("no_time", 2),
    }


def test_equal_cases_are_several_and_are_matched_by_their_count(
    sqlite_workspace: Workspace, with_people: Make
) -> None:
    head = ["报警日期", "诈骗类型", "警格", "损失金额（万元）", "既未遂", "是否接受过宣传", "涉诈APP"]
    case = [D(2026, 3, 5), "杀猪盘", "SC01", 1.5, "未遂", "不清楚", "某理财"]
    assert take(sqlite_workspace, with_people, 警情=[head, case, case]).imported["cases"] == 2
    again = take(sqlite_workspace, with_people, 警情=[head, case, case, case])
    assert (again.imported["cases"], again.unchanged["cases"]) == (1, 2)
    one = living(sqlite_workspace, Case)[0]
    assert (one.fraud_type, one.loss, one.state) == ("网络婚恋交友", 1_500_000, "attempted")
    assert (one.reached_before, one.fake_app, one.app_name) == ("", "yes", "某理财")


def test_an_alerts_steps_have_their_times_and_who_took_them(
    sqlite_workspace: Workspace, with_people: Make
) -> None:
    head = [
        *("预警编号", "接收时间", "等级", "警格", "受派民警", "短信时间", "电话时间", "电话民警"),
        *("上门时间", "结果", "避免损失"),
    ]
    late = ["√", "0:10", "F00001", "2026-03-06 00:30", "成功", "2万"]
    rows = [
        ["Y1", "2026-03-05 23:50", "红色", "SC01", "王强", *late],
        ["Y2", "2026-03-05 08:00", "低危", "SC01", "王强", "", "", "", "", "", ""],
    ]
    take(sqlite_workspace, with_people, 预警=[head, *rows])
    first, _ = living(sqlite_workspace, Alert)
    assert (first.level, first.result, first.money) == ("high", "dissuaded", 2_000_000)
    steps = {(one.step, one.taken) for one in every(sqlite_workspace, AlertStep)}
    assert steps == {
        ("sms", dt.datetime(2026, 3, 5, 23, 50)),
        ("phone", dt.datetime(2026, 3, 6, 0, 10)),
        ("in_person", dt.datetime(2026, 3, 6, 0, 30)),
    }
    sums = {(one.day, one.phone, one.in_person) for one in every(sqlite_workspace, OfficerDay)}
    assert sums == {(D(2026, 3, 6), 1, 0), (D(2026, 3, 6), 0, 1)}


def test_what_a_later_ledger_adds_to_an_alert_is_filled_in_and_taken_back(
    sqlite_workspace: Workspace, with_people: Make
) -> None:
    head = ["预警编号", "接收时间", "警格", "受派民警", "电话时间", "结果"]
    row = ["Y1", "2026-03-05 09:00", "SC01", "王强"]
    take(sqlite_workspace, with_people, 预警=[head, [*row, "", ""]])
    later = take(sqlite_workspace, with_people, 预警=[head, [*row, "9:10", "劝阻成功"]])
    assert [(one.table, one.key, one.after) for one in later.updated] == [
        ("alerts", "Y1", {"result": "dissuaded"})
    ]
    assert len(every(sqlite_workspace, OfficerDay)) == 1
    other = take(sqlite_workspace, with_people, 预警=[head, [*row, "9:10", "已被骗"]])
    assert [one.reason for one in other.rejected] == ["duplicate"]
    undo_import(sqlite_workspace, later.batch)
    assert [(one.result, one.version) for one in living(sqlite_workspace, Alert)] == [("", 3)]
    assert (every(sqlite_workspace, AlertStep), every(sqlite_workspace, OfficerDay)) == ([], [])


def test_what_is_before_the_cut_off_counts_for_the_day_before(
    sqlite_workspace: Workspace, with_people: Make
) -> None:
    from dataclasses import replace

    sqlite_workspace.station = replace(sqlite_workspace.station, cut_off=dt.time(6, 0))
    rows = [["日期", "开始时间", "警格", "牵头民警", "类别"], [D(2026, 3, 1), "5:59", "SC01", "王强", "入户"]]
    take(sqlite_workspace, with_people, 活动登记=rows)
    (event,) = living(sqlite_workspace, Event)
    assert (event.day, event.counts_on, event.ym) == (D(2026, 3, 1), D(2026, 2, 28), 202602)
