"""All handlers in one table, checked when it is built."""

from handlers import (
    acknowledging,
    asking,
    assigning,
    chatting,
    configuring,
    contacting,
    correcting,
    deciding,
    digest_settings,
    duties,
    explaining,
    extending,
    filing,
    following,
    forecasting,
    helping,
    lateness,
    liaisons,
    measuring,
    moving,
    operating,
    phoning,
    reminded,
    reporting,
    rights,
    several,
    slots,
    staffing,
    undoing,
    urging,
)
from handlers.answers import completing, leading, lists, plans, reports, review_cards, reviewing, signing
from handlers.calendar import days as calendar_days
from handlers.calendar import loading as calendar_loading
from handlers.calendar import moved as calendar_moved
from handlers.calendar import showing as calendar_showing
from handlers.co_units import adding, removing
from handlers.delivery import settings as channel_settings
from handlers.delivery import showing as showing_delivery
from handlers.delivery import unread
from handlers.drill import showing as showing_drill
from handlers.drill import switching as switching_drill
from handlers.evaluation import scheme as evaluation_scheme
from handlers.evaluation import waiving as waiving_minus
from handlers.exporting import chat as exporting
from handlers.figures import rates, sheet
from handlers.health import showing as showing_health
from handlers.importing import absent as ending_absent
from handlers.importing import chat as importing
from handlers.intake import items, netizen_check, pulls, registering
from handlers.joint import marking, meetings, opinions, sending_back, waiving
from handlers.joint import urging as urging_opinions
from handlers.ladder import setting as setting_ladder
from handlers.ladder import showing as showing_ladder
from handlers.likeness import judging, showing
from handlers.merging import joining, parting
from handlers.office_settings import approvers, follow_up_days, later, masks, sources, wordings
from handlers.packs import choosing as choosing_packs
from handlers.packs import overriding as overriding_packs
from handlers.packs import showing as showing_packs
from handlers.paper import routes as paper
from handlers.periodic import deciding as deciding_reports
from handlers.periodic import making as making_reports
from handlers.periodic import planning as planning_reports
from handlers.periodic import showing as showing_reports
from handlers.posts import ending as ending_stand_ins
from handlers.posts import handing_over, settling, standing_in, taking_over
from handlers.projects import cadence, gaps, groups, listing, planning, rectification
from handlers.results import routes as results
from handlers.returning import coordinating, designating, redirecting, requesting, suspending
from handlers.returning import granting as granting_returns
from handlers.rosters import contacts as reading_contacts
from handlers.rosters import editing as editing_roster
from handlers.router import Router
from handlers.secrecy import knowing, revealing
from handlers.secrecy import marking as marking_secret
from handlers.setup import steps as setup_steps
from handlers.stopping import listing as listing_stops
from handlers.stopping import pausing, resuming
from handlers.supervision import (
    inspecting,
    key_cases,
    lagging,
    letter_signing,
    minus_items,
    proposing,
    rectifying,
    registers,
    templates,
)
from handlers.trust import acts as trust_acts
from handlers.trust import erasing, extracts, retention, trails, verifying

MODULES = (
    calendar_days,
    calendar_loading,
    calendar_moved,
    calendar_showing,
    choosing_packs,
    overriding_packs,
    showing_packs,
    completing,
    leading,
    lists,
    plans,
    reports,
    review_cards,
    reviewing,
    signing,
    acknowledging,
    asking,
    assigning,
    chatting,
    items,
    netizen_check,
    pulls,
    registering,
    adding,
    removing,
    configuring,
    contacting,
    correcting,
    deciding,
    digest_settings,
    duties,
    standing_in,
    ending_stand_ins,
    handing_over,
    taking_over,
    settling,
    explaining,
    exporting,
    paper,
    extending,
    filing,
    following,
    forecasting,
    helping,
    importing,
    judging,
    lateness,
    setting_ladder,
    showing_ladder,
    liaisons,
    measuring,
    moving,
    operating,
    phoning,
    reminded,
    reporting,
    rates,
    results,
    rights,
    several,
    slots,
    sheet,
    showing,
    staffing,
    undoing,
    urging,
    marking,
    meetings,
    opinions,
    sending_back,
    urging_opinions,
    waiving,
    joining,
    parting,
    requesting,
    granting_returns,
    redirecting,
    editing_roster,
    ending_absent,
    reading_contacts,
    showing_health,
    designating,
    coordinating,
    suspending,
    knowing,
    marking_secret,
    revealing,
    inspecting,
    key_cases,
    lagging,
    minus_items,
    evaluation_scheme,
    waiving_minus,
    proposing,
    rectifying,
    registers,
    letter_signing,
    templates,
    deciding_reports,
    making_reports,
    planning_reports,
    showing_reports,
    cadence,
    gaps,
    channel_settings,
    showing_delivery,
    unread,
    groups,
    listing,
    planning,
    rectification,
    showing_drill,
    switching_drill,
    setup_steps,
    trust_acts,
    erasing,
    extracts,
    retention,
    trails,
    verifying,
    listing_stops,
    pausing,
    resuming,
    approvers,
    follow_up_days,
    later,
    masks,
    sources,
    wordings,
)


def build_router() -> Router:
    """Every intent's handler. Raises TypeError when one is missing, doubled, or wants what nobody gives."""
    return Router().include(*(module.router for module in MODULES)).check()
