"""Where a year's holidays come from, and who loaded them"""

import sqlalchemy as sa
import sqlmodel
import sqlmodel.sql.sqltypes
from alembic import op

revision = '0007'
down_revision = '0006'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('calendar_year', schema=None) as batch_op:
        batch_op.add_column(sa.Column('source', sa.Enum('bundled', 'notice', 'file', name='yearsource', native_enum=False, length=30), server_default='bundled', nullable=False))
        batch_op.add_column(sa.Column('paper', sqlmodel.sql.sqltypes.AutoString(length=150), server_default=sa.text("''"), nullable=False))
        batch_op.add_column(sa.Column('loaded_by', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('loaded_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True))
        batch_op.create_foreign_key(batch_op.f('fk_calendar_year_loaded_by_person'), 'person', ['loaded_by'], ['id'])


def downgrade() -> None:
    with op.batch_alter_table('calendar_year', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_calendar_year_loaded_by_person'), type_='foreignkey')
        batch_op.drop_column('loaded_at')
        batch_op.drop_column('loaded_by')
        batch_op.drop_column('paper')
        batch_op.drop_column('source')
