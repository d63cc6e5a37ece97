"""The models are what the migrations make, on both engines, and keep the rules of the schema."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.dialects import sqlite
from sqlalchemy.engine import Connection, Engine
from sqlmodel import Session, SQLModel

from db.book import Book, make_book
from db.chain import NEWEST, SCRIPTS, run_migrations
from db.engine import connect, migrating_engine, postgresql_engine
from db.server import driver_url

TABLES = SQLModel.metadata.tables
SQLITE_FACTS = """
SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' AND name <> 'alembic_version'"""
POSTGRESQL_FACTS = """
SELECT 'column', table_name || '.' || column_name, concat_ws(' ', data_type, is_nullable, column_default)
  FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'alembic_version'
UNION ALL
SELECT 'constraint', conrelid::regclass || '.' || conname, pg_get_constraintdef(oid) FROM pg_constraint
 WHERE connamespace = 'public'::regnamespace AND conrelid <> coalesce(to_regclass('alembic_version'), 0)
UNION ALL
SELECT 'index', indexname, indexdef FROM pg_indexes
 WHERE schemaname = 'public' AND tablename <> 'alembic_version'
UNION ALL
SELECT 'trigger', tgrelid::regclass || '.' || tgname, pg_get_triggerdef(oid)
  FROM pg_trigger WHERE NOT tgisinternal
UNION ALL
SELECT 'function', proname, prosrc FROM pg_proc WHERE proname LIKE 'refuse_%'"""
HARM = {
    "sqlite": ("DROP TRIGGER board_never_updated", "DROP INDEX ux_officer_badge"),
    "postgresql": (
        "ALTER TABLE event DROP CONSTRAINT ck_event_times_in_order",
        "DROP INDEX ux_officer_badge",
        "DROP TRIGGER board_never_emptied ON board",
    ),
}


@pytest.fixture
def bare(new_address: str) -> Iterator[Engine]:
    """Open an empty database, on each engine."""
    if new_address.startswith("postgresql"):
        engine = postgresql_engine(driver_url(new_address), writes=True)
    else:
        path = Path(new_address)
        connect(path, "rwc").close()
        engine = migrating_engine(path)
    yield engine
    engine.dispose()


def facts(connection: Connection) -> dict[tuple[str, str], str]:
    """Say what a database holds, in its own words, blanks apart."""
    found = connection.execute(
        sa.text(SQLITE_FACTS if connection.dialect.name == "sqlite" else POSTGRESQL_FACTS)
    )
    return {(kind, name): " ".join((said or "").split()) for kind, name, said in found}


def emptied(engine: Engine) -> None:
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(SCRIPTS))
        config.attributes["connection"] = connection
        command.downgrade(config, "base")


def test_the_models_are_what_the_migrations_make(bare: Engine) -> None:
    with bare.begin() as connection:
        SQLModel.metadata.create_all(connection)
        of_models = facts(connection)
        SQLModel.metadata.drop_all(connection)
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("DROP FUNCTION refuse_sealed()")
        assert facts(connection) == {}
        run_migrations(connection)
        of_migrations = facts(connection)
        differences = compare_metadata(MigrationContext.configure(connection), SQLModel.metadata)
    assert of_migrations == of_models
    assert {name for kind, name in of_models if kind == "table"} in (set(), set(TABLES))
    assert differences == []


def test_a_book_that_lacks_a_rule_is_told_from_the_models(bare: Engine) -> None:
    with bare.begin() as connection:
        SQLModel.metadata.create_all(connection)
        whole = facts(connection)
        for lacking, harm in enumerate(HARM[connection.dialect.name], start=1):
            connection.exec_driver_sql(harm)
            assert len(facts(connection)) == len(whole) - lacking


def test_a_book_goes_down_and_up_again_with_rows(book: Book, fill: Callable[[Session, str], Any]) -> None:
    with book.reading() as session:
        as_made = facts(session.connection())
    with book.transaction() as session:
        fill(session, "330102")
    address = book.writer.url.render_as_string(hide_password=False)
    book.close()
    engine = migrating_engine(Path(book.address))
    if book.dialect == "postgresql":
        engine = postgresql_engine(address, writes=True)
    emptied(engine)
    with engine.begin() as connection:
        assert facts(connection) == {}
        run_migrations(connection)
        assert facts(connection) == as_made
    engine.dispose()
    with book.transaction() as session:
        fill(session, "330102")
    assert book.revision() == NEWEST


def test_the_newest_revision_is_the_only_head_of_the_scripts() -> None:
    assert ScriptDirectory(str(SCRIPTS)).get_heads() == [NEWEST]


def test_every_table_of_a_sqlite_book_is_strict(tmp_path: Path) -> None:
    book = make_book(str(tmp_path / "new.sqlite"))
    with book.reading() as session:
        listed = session.connection().exec_driver_sql("PRAGMA table_list").all()
    book.close()
    assert {row.name for row in listed if row.strict} == set(TABLES)


def test_a_sqlite_book_holds_whole_numbers_texts_and_bytes_only() -> None:
    dialect = sqlite.dialect()
    kinds = {column.type.compile(dialect) for table in TABLES.values() for column in table.columns}
    assert kinds == {"INTEGER", "TEXT", "BLOB"}


@pytest.mark.parametrize("table", TABLES.values(), ids=str)
def test_every_key_leads_with_the_station(table: sa.Table) -> None:
    if table.name == "station":
        return
    own = table.c.station_id
    assert not own.nullable
    assert next(iter(table.primary_key.columns)) is own
    assert [index.name for index in table.indexes if next(iter(index.columns)) is not own] == []
    unique = [rule for rule in table.constraints if isinstance(rule, sa.UniqueConstraint)]
    assert [rule.name for rule in unique if next(iter(rule.columns)) is not own] == []


@pytest.mark.parametrize("table", TABLES.values(), ids=str)
def test_no_reference_leaves_the_station(table: sa.Table) -> None:
    for reference in table.foreign_key_constraints:
        pairs = [(item.parent.name, item.column.name) for item in reference.elements]
        to_station = reference.referred_table.name == "station"
        assert pairs[0] == ("station_id", "id" if to_station else "station_id"), reference.name
    assert table.name == "station" or table.foreign_key_constraints


@pytest.mark.parametrize("table", TABLES.values(), ids=str)
def test_names_and_kinds_of_columns_keep_the_rules(table: sa.Table) -> None:
    names = set(table.columns.keys())
    assert "at" not in names
    assert ("counts_on" in names and table.name == "alert_step") or ("ym" in names) >= ("counts_on" in names)
    assert not [column.name for column in table.columns if column.autoincrement is True or column.identity]
    assert not [column.name for column in table.columns if isinstance(column.type, sa.Float | sa.Numeric)]


def test_every_row_has_a_version_and_its_times_but_parts_live_with_theirs() -> None:
    rows = {name: set(table.columns.keys()) for name, table in TABLES.items() if "version" in table.columns}
    kept = {"id", "version", "made", "made_by", "changed", "changed_by"}
    for name, columns in rows.items():
        assert kept <= columns, name
        assert name == "station" or "removed" in columns, name
    mappers = SQLModel._sa_registry.mappers
    assert {str(mapper.local_table) for mapper in mappers if mapper.version_id_col is not None} == set(rows)
