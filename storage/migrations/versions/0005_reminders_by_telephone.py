"""Reminders by telephone"""

import sqlalchemy as sa
import sqlmodel
import sqlmodel.sql.sqltypes
from alembic import op
from sqlalchemy import Text

revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('phone_reminder',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('assignment_id', sa.Integer(), nullable=False),
    sa.Column('whom', sqlmodel.sql.sqltypes.AutoString(length=60), nullable=False),
    sa.Column('answered', sa.Boolean(), nullable=False),
    sa.Column('at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('text', Text(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('said_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('undone_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.ForeignKeyConstraint(['assignment_id'], ['assignment.id'], name=op.f('fk_phone_reminder_assignment_id_assignment')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_phone_reminder_person_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_phone_reminder'))
    )
    with op.batch_alter_table('phone_reminder', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_phone_reminder_assignment_id'), ['assignment_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_phone_reminder_person_id'), ['person_id'], unique=False)


def downgrade() -> None:
    with op.batch_alter_table('phone_reminder', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_phone_reminder_person_id'))
        batch_op.drop_index(batch_op.f('ix_phone_reminder_assignment_id'))

    op.drop_table('phone_reminder')
