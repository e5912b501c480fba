"""One-page papers for when a screen is not enough: the slip of a case, and today's list for telephoning."""
