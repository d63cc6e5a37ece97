"""The first book: its tables as frozen SQL, one file a database, so that no later model changes them."""

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_SEPARATOR = ";\n\n"


def _statements(name: str) -> list[str]:
    script = Path(__file__).with_name(f"0001_{name}.sql").read_text(encoding="utf-8")
    return script.removesuffix(";\n").split(_SEPARATOR)


def upgrade() -> None:
    """Make every table, index, check and trigger."""
    connection = op.get_bind()
    for statement in _statements(connection.dialect.name):
        connection.exec_driver_sql(statement)


def downgrade() -> None:
    """Take everything away again."""
    connection = op.get_bind()
    for statement in _statements(f"{connection.dialect.name}_down"):
        connection.exec_driver_sql(statement)
