"""Cases in the wrong hands: asked back, re-assigned, coordinated, designated; and those that have to wait."""
