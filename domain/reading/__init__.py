"""Reading what people type: one message and its scene into one intent, or a question, or not understood."""

from domain.reading.reader import read
from domain.reading.scene import KnownCase, OpenQuestion, Reading, Scene

__all__ = ["KnownCase", "OpenQuestion", "Reading", "Scene", "read"]
