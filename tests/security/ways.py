"""One table of every way in and every way out. What the code has and the table does not is a failing test."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WayIn:
    """A door, what proves who knocks, what limits it, and the tests that try it."""

    door: str  # a route as `METHOD /path`, or the name of another way
    proof: str
    limit: str
    tests: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WayOut:
    """A line of code that leaves the process: where it may lead, what keeps it there, and the tests."""

    line: str  # module, and what is called in it
    leads: str
    keeps: str
    tests: tuple[str, ...]


CALLBACK, DOORS = "tests/wire/test_callback.py", "tests/security/test_doors.py"
CLIENT, STREAM = "tests/wire/test_client.py", "tests/wire/test_stream.py"

ROUTES = (
    WayIn(
        "POST /dingtalk/robot",
        "HMAC-SHA256 of the app's secret, an hour either way; robot and company must be ours",
        "1 MB in 10 s, uncompressed; 1,000 messages a signature; each sender by the floodgate",
        (
            f"{CALLBACK}::test_unproven_callbacks_are_turned_away",
            f"{CALLBACK}::test_old_future_and_foreign_signatures_are_turned_away",
            f"{DOORS}::test_the_robot_door_opens_to_a_fresh_signature_only",
            "tests/security/test_floods.py::test_one_more_is_kept_not_done_and_said_once",
        ),
    ),
    WayIn(
        "POST /dingtalk/events",
        "SHA-1 signature over token and cipher, AES, and our own key as owner; no key, no door",
        "1 MB in 10 s, uncompressed; an event's id counts once",
        (
            f"{CALLBACK}::test_bad_envelopes_change_nothing",
            f"{CALLBACK}::test_bodies_without_an_envelope_change_nothing",
        ),
    ),
    WayIn(
        "POST /intake/cases",
        "Bearer token, compared in constant time; no token set, nobody",
        "4 MB in 10 s, 1,000 cases, 120 requests a minute; guesses have as many of their own",
        (
            f"{DOORS}::test_the_intake_opens_to_its_token_only",
            f"{DOORS}::test_the_intake_counts_requests_and_guesses_apart",
            "tests/processes/test_web.py::test_every_endpoint_keeps_its_word",
        ),
    ),
    WayIn(
        "GET /intake/openapi.json",
        "none: says how cases are handed in, and nothing of any",
        "no input",
        ("tests/scenarios/intake/test_upstream.py::test_the_description_is_true",),
    ),
    WayIn(
        "GET /healthz",
        "none: says only that it lives",
        "no input",
        (f"{DOORS}::test_open_pages_tell_nothing",),
    ),
    WayIn("GET /readyz", "none: two yes or no", "no input", (f"{DOORS}::test_open_pages_tell_nothing",)),
    WayIn("GET /metrics", "none: figures only", "no input", (f"{DOORS}::test_open_pages_tell_nothing",)),
)

# Ways in that are no routes.
OTHERS_IN = (
    WayIn(
        "Stream /v1.0/im/bot/messages/get",
        "our own connection, opened with the app's secret; robot and company must be ours",
        "frames of 16 MB; each sender by the floodgate",
        (
            f"{STREAM}::test_what_is_not_for_us_is_answered_and_dropped",
            "tests/security/test_floods.py::test_taps_count_like_words",
        ),
    ),
    WayIn(
        "Stream *",
        "the same; the envelope's company must be ours",
        "1,000 people an event",
        ("tests/wire/test_events.py::test_another_companys_event_is_not_ours",),
    ),
)

WAYS_OUT = (
    WayOut(
        "bot/messengers/dingtalk/transport.py session.request",
        "the two hosts of the settings; a session's address only if it is on one of them",
        "no redirects, 10 s, answers of 1 MB",
        (
            f"{CLIENT}::test_no_answer_goes_to_another_host",
            f"{CLIENT}::test_a_redirect_is_not_followed",
        ),
    ),
    WayOut(
        "bot/messengers/dingtalk/files.py session.get",
        "the same hosts, and https to the platform's stores",
        "no redirects, 120 s, 20 MB",
        (
            f"{CLIENT}::test_a_download_link_elsewhere_is_not_followed",
            f"{CLIENT}::test_a_download_is_not_redirected",
        ),
    ),
    WayOut(
        "bot/messengers/dingtalk/stream.py session.ws_connect",
        "the address the platform names; wss wherever the platform is https",
        "10 s to open, frames of 16 MB",
        (
            f"{STREAM}::test_a_ticket_goes_to_an_encrypted_socket_only",
            f"{STREAM}::test_an_impossible_endpoint_is_not_followed",
        ),
    ),
    WayOut(
        "bot/pulling/fetching.py session.get",
        "hosts of DUBAN_PULL__HOSTS by https, at the public addresses they had when looked up once",
        "no redirects, no compressed bodies, 20 s, 4 MB",
        (
            "tests/wire/test_fetching.py::test_where_nobody_is_asked",
            "tests/wire/test_fetching.py::test_what_is_not_read_says_why",
            "tests/wire/test_fetching.py::test_a_body_without_end_is_cut_off",
            "tests/wire/test_fetching.py::test_a_server_that_dawdles_is_left",
            "tests/domain/intake/test_addresses.py::test_only_what_the_operator_lists",
            "tests/domain/intake/test_addresses.py::test_what_lies_within_the_network_is_not_public",
        ),
    ),
    WayOut(
        "handlers/workbooks/opening.py asyncio.create_subprocess_exec",
        "our own child, by its path, no shell",
        "isolated, empty environment, 512 MB, 20 s",
        (
            "tests/handlers/workbooks/test_opening.py::test_a_far_cell_in_disguise_kills_only_the_child",
            "tests/security/test_files.py::test_the_parser_of_foreign_files_sees_no_secret",
        ),
    ),
)

# Modules of production that may hold a session at all: they wire it, the lines above use it.
MAKE_SESSIONS = (
    "bot/commands/checking.py",
    "bot/commands/running.py",
    "bot/demo.py",
    "bot/pulling/fetching.py",
)
