"""Two persons close a secret case"""

import sqlalchemy as sa
import sqlmodel
import sqlmodel.sql.sqltypes
from alembic import op

revision = '0014'
down_revision = '0013'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('case', schema=None) as batch_op:
        batch_op.add_column(sa.Column('closing_by', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('closing_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True))
        batch_op.create_foreign_key('fk_case_closing_by_person', 'person', ['closing_by'], ['id'])


def downgrade() -> None:
    with op.batch_alter_table('case', schema=None) as batch_op:
        batch_op.drop_constraint('fk_case_closing_by_person', type_='foreignkey')
        batch_op.drop_column('closing_at')
        batch_op.drop_column('closing_by')
