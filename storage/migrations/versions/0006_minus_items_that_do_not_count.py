"""Minus items that do not count (免扣)"""

import sqlalchemy as sa
import sqlmodel
import sqlmodel.sql.sqltypes
from alembic import op

revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('minus_waiver',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('origin', sqlmodel.sql.sqltypes.AutoString(length=60), nullable=False),
    sa.Column('kind', sa.Enum('minus_overdue', 'minus_sent_back', 'minus_dissatisfied', name='minuskind', native_enum=False, length=30), nullable=False),
    sa.Column('assignment_id', sa.Integer(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('said_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('undone_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.ForeignKeyConstraint(['assignment_id'], ['assignment.id'], name=op.f('fk_minus_waiver_assignment_id_assignment')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_minus_waiver_person_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_minus_waiver'))
    )
    with op.batch_alter_table('minus_waiver', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_minus_waiver_assignment_id'), ['assignment_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_minus_waiver_origin'), ['origin'], unique=False)
        batch_op.create_index(batch_op.f('ix_minus_waiver_person_id'), ['person_id'], unique=False)


def downgrade() -> None:
    with op.batch_alter_table('minus_waiver', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_minus_waiver_person_id'))
        batch_op.drop_index(batch_op.f('ix_minus_waiver_origin'))
        batch_op.drop_index(batch_op.f('ix_minus_waiver_assignment_id'))

    op.drop_table('minus_waiver')
