"""Plan, report, answer letter, matching list and the office's review of one case."""
