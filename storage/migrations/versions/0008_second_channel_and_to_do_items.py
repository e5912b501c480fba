"""Second channel and to-do items"""

import sqlalchemy as sa
import sqlmodel
import sqlmodel.sql.sqltypes
from alembic import op

revision = '0008'
down_revision = '0007'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('channel_step',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('news', sa.Enum('urgent', 'assigned', name='news', native_enum=False, length=30), nullable=False),
    sa.Column('channel', sa.Enum('todo', 'ding', 'ding_text', 'ding_call', 'phone', name='channel', native_enum=False, length=30), nullable=False),
    sa.Column('assignment_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('since', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('state', sa.Enum('planned', 'taken', 'uncertain', 'failed', name='stepstate', native_enum=False, length=30), nullable=False),
    sa.Column('receipt', sqlmodel.sql.sqltypes.AutoString(length=200), nullable=True),
    sa.Column('attempts', sa.Integer(), nullable=False),
    sa.Column('next_try_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('lease_owner', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=True),
    sa.Column('lease_until', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('trouble', sqlmodel.sql.sqltypes.AutoString(length=300), nullable=False),
    sa.Column('created_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('taken_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('ended_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('ended_because', sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False),
    sa.ForeignKeyConstraint(['assignment_id'], ['assignment.id'], name=op.f('fk_channel_step_assignment_id_assignment')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_channel_step_person_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_channel_step')),
    sa.UniqueConstraint('news', 'assignment_id', 'person_id', 'channel', name=op.f('uq_channel_step_news'))
    )
    with op.batch_alter_table('channel_step', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_channel_step_assignment_id'), ['assignment_id'], unique=False)
        batch_op.create_index('ix_channel_step_open', ['ended_at'], unique=False)
        batch_op.create_index('ix_channel_step_state', ['state', 'next_try_at'], unique=False)

    op.create_table('todo_item',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('assignment_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('round', sa.Integer(), nullable=False),
    sa.Column('user_id', sqlmodel.sql.sqltypes.AutoString(length=100), nullable=False),
    sa.Column('subject', sqlmodel.sql.sqltypes.AutoString(length=300), nullable=False),
    sa.Column('due_on', sa.Date(), nullable=True),
    sa.Column('secret', sa.Boolean(), nullable=False),
    sa.Column('wanted', sa.Enum('open', 'done', 'removed', name='todostate', native_enum=False, length=30), nullable=False),
    sa.Column('known', sa.Enum('open', 'done', 'removed', name='todostate', native_enum=False, length=30), nullable=True),
    sa.Column('pending', sa.Boolean(), nullable=False),
    sa.Column('task_id', sqlmodel.sql.sqltypes.AutoString(length=200), nullable=True),
    sa.Column('attempts', sa.Integer(), nullable=False),
    sa.Column('next_try_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('lease_owner', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=True),
    sa.Column('lease_until', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('trouble', sqlmodel.sql.sqltypes.AutoString(length=300), nullable=False),
    sa.Column('created_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('put_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('done_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('removed_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('given_up_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.ForeignKeyConstraint(['assignment_id'], ['assignment.id'], name=op.f('fk_todo_item_assignment_id_assignment')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_todo_item_person_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_todo_item')),
    sa.UniqueConstraint('assignment_id', 'person_id', 'round', name=op.f('uq_todo_item_assignment_id'))
    )
    with op.batch_alter_table('todo_item', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_todo_item_assignment_id'), ['assignment_id'], unique=False)
        batch_op.create_index('ix_todo_item_pending', ['pending', 'next_try_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_todo_item_person_id'), ['person_id'], unique=False)



def downgrade() -> None:
    with op.batch_alter_table('todo_item', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_todo_item_person_id'))
        batch_op.drop_index('ix_todo_item_pending')
        batch_op.drop_index(batch_op.f('ix_todo_item_assignment_id'))

    op.drop_table('todo_item')
    with op.batch_alter_table('channel_step', schema=None) as batch_op:
        batch_op.drop_index('ix_channel_step_state')
        batch_op.drop_index('ix_channel_step_open')
        batch_op.drop_index(batch_op.f('ix_channel_step_assignment_id'))

    op.drop_table('channel_step')
