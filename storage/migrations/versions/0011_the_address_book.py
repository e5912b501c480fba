"""The messenger's address book, read on demand"""

import sqlalchemy as sa
import sqlmodel
import sqlmodel.sql.sqltypes
from alembic import op
from sqlalchemy.dialects import postgresql

revision = '0011'
down_revision = '0010'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('contact_fetch',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('by_mobile', sa.Boolean(), nullable=False),
    sa.Column('state', sa.Enum('wanted', 'read', 'failed', 'entered', name='fetchstate', native_enum=False, length=30), nullable=False),
    sa.Column('wanted_by', sa.Integer(), nullable=False),
    sa.Column('wanted_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('attempts', sa.Integer(), nullable=False),
    sa.Column('next_try_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('ended_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('content', sa.JSON().with_variant(postgresql.JSONB(astext_type=sa.Text()), 'postgresql'), nullable=False),
    sa.Column('unseen', sa.JSON().with_variant(postgresql.JSONB(astext_type=sa.Text()), 'postgresql'), nullable=False),
    sa.Column('trouble', sqlmodel.sql.sqltypes.AutoString(length=100), nullable=False),
    sa.Column('lacks', sa.JSON().with_variant(postgresql.JSONB(astext_type=sa.Text()), 'postgresql'), nullable=False),
    sa.ForeignKeyConstraint(['wanted_by'], ['person.id'], name=op.f('fk_contact_fetch_wanted_by_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_contact_fetch'))
    )
    with op.batch_alter_table('contact_fetch', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_contact_fetch_state'), ['state'], unique=False)


def downgrade() -> None:
    with op.batch_alter_table('contact_fetch', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_contact_fetch_state'))

    op.drop_table('contact_fetch')
