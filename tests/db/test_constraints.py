"""Each constraint of the book refuses what it should, on both engines, and names the rule it kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, TypeAlias

import sqlalchemy as sa
from sqlmodel import SQLModel

from db.book import Book
from db.ids import new_id

TABLES = SQLModel.metadata.tables
EARLIER = dt.date(2026, 9, 2)
TOO_SOON = dt.time(8, 59)
COUNTS: dict[str, str] = {
    "grid": "households residents",
    "venue": "people",
    "event": "people households leaflets",
    "event_material": "pieces",
    "channel_log": "reach",
    "campaign": "goal",
    "tally": "met already scanned installed registered refused",
    "tally_refusal": "people",
    "alert": "money",
    "fraud_case": "loss stopped recovered",
    "indicator": "weight most",
    "officer_day": "led helped people households leaflets phone in_person met already scanned installed "
    "registered refused",
}
Cases: TypeAlias = list[tuple[str, dict[str, Any], str]]
# table, what is changed in a right row of it, the rule that must be named
NEGATIVE: Cases = [
    (table, {column: -1}, f"ck_{table}_{column}_not_negative")
    for table, columns in COUNTS.items()
    for column in columns.split()
]
BACKWARDS: Cases = [
    (table, {"until_day": EARLIER}, f"ck_{table}_days_in_order")
    for table in ("campaign", "officer", "excuse", "assignment", "claim", "goal", "placement")
] + [
    ("placement", {"checked_on": EARLIER}, "ck_placement_checked_in_order"),
    ("interview", {"review_day": EARLIER}, "ck_interview_review_after"),
    ("fraud_case", {"filed_day": EARLIER}, "ck_fraud_case_filed_after_report"),
    ("event", {"end_time": TOO_SOON}, "ck_event_times_in_order"),
    ("channel_log", {"end_time": TOO_SOON}, "ck_channel_log_times_in_order"),
]
UNKNOWN = [
    ("grid", "area_type"),
    ("event", "purpose"),
    ("excuse", "reason"),
    ("assignment", "role"),
    ("material_tag", "about"),
    ("alert", "level"),
    ("alert", "result"),
    ("alert_step", "step"),
    ("fraud_case", "state"),
    ("fraud_case", "fake_app"),
    ("fraud_case", "alerted_before"),
    ("fraud_case", "reached_before"),
    ("fraud_case", "residence"),
    ("fraud_case_state", "state"),
    ("indicator", "name"),
    ("interview", "state"),
]
FUNNEL: Cases = [
    ("tally", {"scanned": 11, "refused": 0}, "ck_tally_funnel_scanned"),
    ("tally", {"installed": 7}, "ck_tally_funnel_installed"),
    ("tally", {"registered": 6}, "ck_tally_funnel_registered"),
    ("tally", {"refused": 5}, "ck_tally_funnel_refused"),
]
OTHERS: Cases = [
    ("community", {"code": "33010200100"}, "ck_community_code_long"),
    ("officer", {"badge": ""}, "ck_officer_badge_given"),
    ("code", {"officer_id": None, "grid_id": None, "venue_id": None}, "ck_code_for_somebody"),
    ("goal", {"points": 0}, "ck_goal_points_positive"),
    ("event", {"ym": 2026}, "ck_event_month_of_day"),
]
WORDS: Cases = [(table, {column: "词"}, f"ck_{table}_{column}_known") for table, column in UNKNOWN]
CHECKS = NEGATIVE + BACKWARDS + WORDS + FUNNEL + OTHERS
Vary: TypeAlias = Callable[..., str]


def test_each_check_refuses_what_it_should(vary: Vary) -> None:
    said = [(table, values, vary(table, **values)) for table, values, _rule in CHECKS]
    # Fewer than nobody, or more scans than people: the next step of the funnel breaks too, and may be named.
    funnel = [
        index
        for index, (table, values, _rule) in enumerate(CHECKS)
        if table == "tally" and (-1 in values.values() or "scanned" in values)
    ]
    assert all(said[index][2].startswith("ck_tally_") for index in funnel)
    assert [case for index, case in enumerate(said) if index not in funnel] == [
        case for index, case in enumerate(CHECKS) if index not in funnel
    ]


def test_every_check_of_the_models_is_tried() -> None:
    both = {
        str(rule.name)
        for table in TABLES.values()
        for rule in table.constraints
        if isinstance(rule, sa.CheckConstraint) and rule._ddl_if is None
    }
    assert {rule for _table, _values, rule in CHECKS} == both


def test_what_is_just_right_is_allowed(vary: Vary) -> None:
    aside = {"id": new_id(), "removed": dt.datetime.now(dt.UTC)}
    day, nine = dt.date(2026, 9, 3), dt.time(9, 0)
    assert vary("excuse", **aside, from_day=day, until_day=day) == ""
    assert vary("assignment", **aside, until_day=None) == ""
    assert vary("event", **aside, start_time=nine, end_time=nine) == ""
    assert vary("event", **aside, start_time=None, end_time=None) == ""
    assert vary("event", **aside, people=0, households=0, leaflets=0) == ""
    assert vary("tally", **aside, met=9, scanned=6, refused=3, installed=6, registered=6) == ""
    assert vary("fraud_case", **aside, filed_day=None) == ""


def test_what_must_be_one_of_a_kind_cannot_be_made_twice(vary: Vary, full_book: Book) -> None:
    said, named = {}, {}
    for table, index in _unique_indexes():
        condition = index.dialect_kwargs["sqlite_where"]
        filled = [f"{column.name} IS NOT NULL" for column in index.columns]
        where = " AND ".join(filled if condition is None else [*filled, str(condition)])
        said[str(index.name)] = vary(table, where, id=new_id())
        named[str(index.name)] = ", ".join(f"{table}.{column.name}" for column in index.columns)
    assert said == (named if full_book.dialect == "sqlite" else {name: name for name in named})
    keys = "officer_badge grid_number venue_name venue_nowhere tally_officer tally_code code_letters"
    assert {f"ux_{key}" for key in keys.split()} <= set(named)


def test_what_was_removed_makes_room_for_another(vary: Vary) -> None:
    gone = dt.datetime.now(dt.UTC)
    said = {
        str(index.name): vary(table, id=new_id(), removed=gone)
        for table, index in _unique_indexes()
        if table != "board"
    }
    assert set(said.values()) == {""}


def test_two_stations_may_use_the_same_badges_and_numbers(worlds: tuple[Any, Any]) -> None:
    first, second = worlds
    assert first["officer"].badge == second["officer"].badge == "012345"
    assert first["grid"].number == second["grid"].number
    assert first["station"].id != second["station"].id


def test_a_station_code_is_given_once(vary: Vary, full_book: Book) -> None:
    assert vary("station", id=new_id()) == {"sqlite": "station.code"}.get(
        full_book.dialect, "uq_station_code"
    )


def _unique_indexes() -> list[tuple[str, sa.Index]]:
    return [(name, index) for name, table in TABLES.items() for index in table.indexes if index.unique]


def _references() -> list[tuple[str, sa.ForeignKeyConstraint]]:
    found = [(table.name, rule) for table in TABLES.values() for rule in table.foreign_key_constraints]
    return sorted(found, key=lambda pair: str(pair[1].name))


def _escaping(table: str) -> dict[str, Any]:
    """Change what would break another rule first."""
    columns = TABLES[table].c
    values: dict[str, Any] = {"id": new_id()} if "id" in columns else {}
    if "removed" in columns:
        values["removed"] = dt.datetime.now(dt.UTC)
    others: dict[str, dict[str, Any]] = {
        "board": {"group_name": "other"},
        "board_row": {"position": 9},
        "alert_step": {"step": "sms"},
    }
    return values | others.get(table, {})


def test_a_reference_to_another_stations_row_or_to_none_is_refused(
    vary: Vary, full_book: Book, worlds: tuple[Any, Any]
) -> None:
    theirs = {type(row).__tablename__: row for row in worlds[1].values()}
    said, expected = {}, {}
    for table, rule in _references():
        for stranger in (getattr(theirs[rule.referred_table.name], "id", None), new_id()):
            if rule.column_keys == ["station_id"] and stranger == theirs["station"].id:
                continue  # the station itself: any station may own rows
            key = (str(rule.name), stranger)
            said[key] = vary(table, **{**_escaping(table), rule.column_keys[-1]: stranger})
            expected[key] = (
                "FOREIGN KEY constraint failed" if full_book.dialect == "sqlite" else str(rule.name)
            )
    ours = {key: rule for key, rule in expected.items() if not key[0].endswith("_station_id")}
    assert {key: rule for key, rule in said.items() if key in ours} == ours
    assert all(said.values())


def test_a_row_is_never_without_what_it_needs(vary: Vary, full_book: Book) -> None:
    needed = [
        (table.name, column.name)
        for table in TABLES.values()
        for column in table.c
        if not column.nullable and not column.primary_key
    ]
    said = {(table, column): vary(table, **{**_escaping(table), column: None}) for table, column in needed}
    assert [key for key, rule in said.items() if "not-null" not in rule and "NOT NULL" not in rule] == []
    assert len(needed) > 200
