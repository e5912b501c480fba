"""What the table of rights is said with: its chapters, and how far the sight of a post goes."""

from enum import StrEnum


class Chapter(StrEnum):
    """The chapters of what can be done, in the order an office reads them."""

    HANDLING = "handling"
    ANSWERING = "answering"
    JOINT = "joint"
    LOOKING = "looking"
    POSTS = "posts"
    DECIDING = "deciding"
    HANDING_OUT = "handing_out"
    SUPERVISING = "supervising"
    RESULTS = "results"
    SECRECY = "secrecy"
    FIGURES = "figures"
    REPORTS = "reports"
    SETUP = "setup"
    PEOPLE = "people"
    RULES = "rules"
    REMINDING = "reminding"
    DELIVERY = "delivery"
    EVIDENCE = "evidence"
    TALKING = "talking"


class Reach(StrEnum):
    """How far the sight of a post goes."""

    OWN = "own"  # the cases of his own unit
    ALL = "all"
    FIELD = "field"  # the units and sources he is in charge of; all of them as long as none were named
    KEY = "key"  # key cases of his own source
    NONE = "none"  # only what is sent to him
