"""Adapters: each speaks one messenger's wire outwards and duban's own values inwards."""
