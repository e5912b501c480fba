"""Who stands in for whom, and posts that are handed over"""

import sqlalchemy as sa
import sqlmodel
import sqlmodel.sql.sqltypes
from alembic import op
from sqlalchemy.dialects import postgresql

revision = '0010'
down_revision = '0009'
branch_labels = None
depends_on = None

_JSON = sa.JSON().with_variant(postgresql.JSONB(astext_type=sa.Text()), 'postgresql')


def upgrade() -> None:
    op.create_table(
        'absence',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('unit_id', sa.Integer(), nullable=False),
        sa.Column('person_id', sa.Integer(), nullable=False),
        sa.Column('stand_in_id', sa.Integer(), nullable=False),
        sa.Column('begins_on', sa.Date(), nullable=False),
        sa.Column('ends_on', sa.Date(), nullable=False),
        sa.Column('state', sa.Enum('stand_in_agreed', 'stand_in_declined', 'stand_in_called_off', name='absencestate', native_enum=False, length=30), nullable=False),
        sa.Column('named_by', sa.Integer(), nullable=False),
        sa.Column('named_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column('reason', sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(['named_by'], ['person.id'], name=op.f('fk_absence_named_by_person')),
        sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_absence_person_id_person')),
        sa.ForeignKeyConstraint(['stand_in_id'], ['person.id'], name=op.f('fk_absence_stand_in_id_person')),
        sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], name=op.f('fk_absence_unit_id_unit')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_absence')),
    )
    with op.batch_alter_table('absence', schema=None) as batch_op:
        for name in ('person_id', 'stand_in_id', 'state', 'unit_id'):
            batch_op.create_index(batch_op.f(f'ix_absence_{name}'), [name], unique=False)
    op.create_table(
        'hand_over',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('unit_id', sa.Integer(), nullable=False),
        sa.Column('role', sa.Enum('liaison', 'case_officer', 'leader_in_charge', 'unit_head', 'supervisor', 'approver', 'district_leader', 'congress_partner', 'cppcc_partner', 'discipline_copy', 'admin', name='postrole', native_enum=False, length=30), nullable=False),
        sa.Column('from_id', sa.Integer(), nullable=False),
        sa.Column('to_id', sa.Integer(), nullable=False),
        sa.Column('since_on', sa.Date(), nullable=False),
        sa.Column('state', sa.Enum('post_asked', 'post_taken', 'post_partly', 'post_declined', 'post_withdrawn', 'post_settled', name='handoverstate', native_enum=False, length=30), nullable=False),
        sa.Column('asked_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column('answered_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column('reason', sa.Text(), nullable=False),
        sa.Column('taken', _JSON, nullable=False),
        sa.Column('changes', _JSON, nullable=False),
        sa.ForeignKeyConstraint(['from_id'], ['person.id'], name=op.f('fk_hand_over_from_id_person')),
        sa.ForeignKeyConstraint(['to_id'], ['person.id'], name=op.f('fk_hand_over_to_id_person')),
        sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], name=op.f('fk_hand_over_unit_id_unit')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_hand_over')),
    )
    with op.batch_alter_table('hand_over', schema=None) as batch_op:
        for name in ('from_id', 'state', 'to_id', 'unit_id'):
            batch_op.create_index(batch_op.f(f'ix_hand_over_{name}'), [name], unique=False)


def downgrade() -> None:
    op.drop_table('hand_over')
    op.drop_table('absence')
