"""Secret cases and people's data: who may know, who looked, and what is revealed for which reason."""
