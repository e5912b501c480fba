"""Items that came in by themselves: judged, taken or kept for the office, put in by hand."""
