"""The chapters of the manual and of the table of rights."""

from enum import StrEnum


class Chapter(StrEnum):
    """The chapters of what can be done, in the order an office reads them."""

    HANDLING = "handling"
    ANSWERING = "answering"
    JOINT = "joint"
    LOOKING = "looking"
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
