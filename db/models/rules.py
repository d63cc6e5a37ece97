"""Rules over several rows, kept by the database itself in each dialect."""

from __future__ import annotations

from sqlalchemy import DDL, event

from db.models.boards import Board, BoardRow, BoardSheet
from db.models.people import Assignment

_SEALED = (Board, BoardRow, BoardSheet)
_OVERLAP = """
EXISTS (SELECT 1 FROM assignment AS other
        WHERE other.station_id = NEW.station_id AND other.grid_id = NEW.grid_id
          AND other.role = 'lead' AND other.removed IS NULL AND other.id <> NEW.id
          AND other.from_day <= coalesce(NEW.until_day, '9999-12-31')
          AND coalesce(other.until_day, '9999-12-31') >= NEW.from_day)"""


def _sqlite_one_lead(occasion: str) -> str:
    name = occasion.split()[0].lower()
    return (
        f"CREATE TRIGGER one_lead_at_a_time_{name} BEFORE {occasion} ON assignment\n"
        f"WHEN NEW.role = 'lead' AND NEW.removed IS NULL AND {_OVERLAP.strip()}\n"
        "BEGIN SELECT RAISE(ABORT, 'one_lead_at_a_time'); END"
    )


def sqlite_rules() -> list[str]:
    """State the triggers of a SQLite book."""
    made = [_sqlite_one_lead("INSERT"), _sqlite_one_lead("UPDATE")]
    for table in _SEALED:
        name = table.__tablename__
        made += [
            f"CREATE TRIGGER {name}_never_{occasion.lower()}d BEFORE {occasion} ON {name}\n"
            "BEGIN SELECT RAISE(ABORT, 'sealed'); END"
            for occasion in ("UPDATE", "DELETE")
        ]
    return made


def postgresql_rules() -> list[str]:
    """State the exclusion, the function and the triggers of a PostgreSQL book."""
    made = [
        "CREATE EXTENSION IF NOT EXISTS btree_gist",
        (
            "ALTER TABLE assignment ADD CONSTRAINT one_lead_at_a_time EXCLUDE USING gist ("
            "station_id WITH =, grid_id WITH =, daterange(from_day, until_day, '[]') WITH &&) "
            "WHERE (role = 'lead' AND removed IS NULL)"
        ),
        (
            "CREATE OR REPLACE FUNCTION refuse_sealed() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'sealed' USING ERRCODE = 'restrict_violation'; END $$"
        ),
    ]
    for table in _SEALED:
        name = table.__tablename__
        made.append(
            f"CREATE TRIGGER {name}_never_changed BEFORE UPDATE OR DELETE ON {name} "
            "FOR EACH ROW EXECUTE FUNCTION refuse_sealed()"
        )
        made.append(
            f"CREATE TRIGGER {name}_never_emptied BEFORE TRUNCATE ON {name} "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_sealed()"
        )
    return made


def _attach(dialect: str, statements: list[str]) -> None:
    for statement in statements:
        ddl = DDL(statement.replace("%", "%%")).execute_if(dialect=dialect)  # type: ignore[no-untyped-call]
        event.listen(Assignment.metadata, "after_create", ddl)


_attach("sqlite", sqlite_rules())
_attach("postgresql", postgresql_rules())
