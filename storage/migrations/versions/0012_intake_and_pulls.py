"""Items that came in by themselves, addresses that are looked at, fingerprints of intake requests"""

import sqlalchemy as sa
import sqlmodel
import sqlmodel.sql.sqltypes
from alembic import op
from sqlalchemy import Text
from sqlalchemy.dialects import postgresql

revision = '0012'
down_revision = '0011'
branch_labels = None
depends_on = None

DOCUMENT = sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), 'postgresql')


def upgrade() -> None:
    with op.batch_alter_table('intake_answer', schema=None) as batch_op:
        batch_op.add_column(
            sa.Column('fingerprint', sqlmodel.sql.sqltypes.AutoString(length=64), server_default=sa.text("''"), nullable=False)
        )
    op.create_table('intake_item',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('key', sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
    sa.Column('origin', sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False),
    sa.Column('batch', sqlmodel.sql.sqltypes.AutoString(length=60), nullable=False),
    sa.Column('source', sqlmodel.sql.sqltypes.AutoString(length=60), nullable=False),
    sa.Column('number', sqlmodel.sql.sqltypes.AutoString(length=60), nullable=False),
    sa.Column('title', sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
    sa.Column('item', DOCUMENT, nullable=False),
    sa.Column('fingerprint', sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
    sa.Column('state', sa.Enum('waiting', 'entered', 'declined', name='itemstate', native_enum=False, length=30), nullable=False),
    sa.Column('case_id', sa.Integer(), nullable=True),
    sa.Column('came_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('settled_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('settled_by', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['case_id'], ['case.id'], name=op.f('fk_intake_item_case_id_case')),
    sa.ForeignKeyConstraint(['settled_by'], ['person.id'], name=op.f('fk_intake_item_settled_by_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_intake_item')),
    sa.UniqueConstraint('key', name=op.f('uq_intake_item_key'))
    )
    with op.batch_alter_table('intake_item', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_intake_item_batch'), ['batch'], unique=False)
        batch_op.create_index(batch_op.f('ix_intake_item_case_id'), ['case_id'], unique=False)
        batch_op.create_index('ix_intake_item_state', ['state', 'id'], unique=False)

    op.create_table('pull',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('address', sqlmodel.sql.sqltypes.AutoString(length=500), nullable=False),
    sa.Column('source', sqlmodel.sql.sqltypes.AutoString(length=60), nullable=False),
    sa.Column('rhythm', DOCUMENT, nullable=False),
    sa.Column('state', sa.Enum('trial', 'on', 'stopped', 'given_up', name='pullstate', native_enum=False, length=30), nullable=False),
    sa.Column('asked_by', sa.Integer(), nullable=False),
    sa.Column('created_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('next_try_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('wanted_by', sa.Integer(), nullable=True),
    sa.Column('attempts', sa.Integer(), nullable=False),
    sa.Column('lease_owner', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=True),
    sa.Column('lease_until', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('etag', sqlmodel.sql.sqltypes.AutoString(length=300), nullable=False),
    sa.Column('modified', sqlmodel.sql.sqltypes.AutoString(length=100), nullable=False),
    sa.Column('looked_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('good_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('result', DOCUMENT, nullable=False),
    sa.ForeignKeyConstraint(['asked_by'], ['person.id'], name=op.f('fk_pull_asked_by_person')),
    sa.ForeignKeyConstraint(['wanted_by'], ['person.id'], name=op.f('fk_pull_wanted_by_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_pull'))
    )
    with op.batch_alter_table('pull', schema=None) as batch_op:
        batch_op.create_index('ix_pull_due', ['next_try_at'], unique=False)


def downgrade() -> None:
    with op.batch_alter_table('pull', schema=None) as batch_op:
        batch_op.drop_index('ix_pull_due')

    op.drop_table('pull')
    with op.batch_alter_table('intake_item', schema=None) as batch_op:
        batch_op.drop_index('ix_intake_item_state')
        batch_op.drop_index(batch_op.f('ix_intake_item_case_id'))
        batch_op.drop_index(batch_op.f('ix_intake_item_batch'))

    op.drop_table('intake_item')
    with op.batch_alter_table('intake_answer', schema=None) as batch_op:
        batch_op.drop_column('fingerprint')
