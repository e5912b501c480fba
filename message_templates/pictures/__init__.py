"""Pictures for places where they say more than words: charts as PNG, legible on a phone."""

from message_templates.pictures.charts import draw_chart

__all__ = ["draw_chart"]
