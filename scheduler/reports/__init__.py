"""Periodic reports (R51): composed here and nowhere else, woken by time or by a row that asks for one."""
