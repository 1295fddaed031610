"""Inviting, joining, roles and teams; who may do it."""

import datetime as dt
import re

import pytest
from sqlmodel import select

from storage import acts, reps, teams
from storage.tables import Act, Rep
from tests.handlers.talking import NOW, Talk

ADMIN, BOSS, REP, OFFICE, SUPPORT, OTHER = 1, 2, 3, 4, 5, 6
#: Telegram ids, names, roles, teams.
PEOPLE = (
    (ADMIN, "Anna Verdi", "admin", None), (BOSS, "Bruno Neri", "manager", "Nord"), (REP, "Sara Conti", "rep", "Nord"),
    (OFFICE, "Olga Riva", "office", None), (SUPPORT, "Ugo Gallo", "support", "Nord"), (OTHER, "Ivo Sala", "rep", "Sud"),
)  # fmt: skip


@pytest.fixture
def talk(database):
    """A company with two teams."""
    with database.writing() as session:
        for number, name, role, team in PEOPLE:
            rep = reps.add(session, name, role, number)
            rep.team_id = teams.named(session, team).id if team else None
            session.add(rep)
    return Talk(database)


def one(talk, name):
    with talk.database.reading() as session:
        rep = reps.by_name(session, name)
        team = teams.by_id(session, rep.team_id) if rep else None
        return rep and (rep.role, team and team.name, rep.telegram_id)


def code(said):
    return re.search(r"start=(\w+)", said)[1]


@pytest.mark.parametrize(
    ("said", "as_"),
    [
        ("/invite Laura Bianchi", ("rep", None, None)),
        ("/invite Laura Bianchi manager", ("manager", None, None)),
        ("/invite Laura Bianchi assistenza squadra nord", ("support", "Nord", None)),
        ("/invite team Est Laura Bianchi", ("rep", "Est", None)),
        ("/invite Laura Bianchi in the Nord team as an admin", ("admin", "Nord", None)),
    ],
)
def test_an_admin_invites_with_role_and_team_in_any_order(talk, said, as_):
    """In both languages; a team that is not there is made."""
    assert "https://t.me/bot?start=code1" in talk.says(ADMIN, said)
    assert one(talk, "Laura Bianchi") == as_


@pytest.mark.parametrize(
    ("said", "as_"),
    [
        ("/invite Laura Bianchi", ("rep", "Nord", None)),
        ("/invite Laura Bianchi support team Nord", ("support", "Nord", None)),
        ("/invite Laura Bianchi manager", None),
        ("/invite Laura Bianchi team Sud", None),
        ("/invite Laura Bianchi team Est", None),
        ("/invite Laura Bianchi nessuna squadra", None),
    ],
)
def test_a_manager_invites_reps_and_support_into_the_own_team_only(talk, said, as_):
    """Whom they invite is in their team without saying so; the rest is refused in one line and leaves nothing."""
    text = talk.says(BOSS, said)
    assert ("start=code1" in text) == (as_ is not None)
    assert one(talk, "Laura Bianchi") == as_
    assert as_ or text.count("\n") == 0
    with talk.database.reading() as session:
        assert teams.by_name(session, "Est") is None


def test_a_manager_does_not_take_a_colleague_who_waits_in_another_team(talk):
    """One who is in no team yet may be taken."""
    with talk.database.writing() as session:
        reps.add(session, "Laura Bianchi").team_id = teams.by_name(session, "Sud").id
        reps.add(session, "Tea Moro")
    assert "nella tua squadra" in talk.says(BOSS, "/invite Laura Bianchi")
    assert "start=" in talk.says(BOSS, "/invite Tea Moro")
    assert one(talk, "Tea Moro") == ("rep", "Nord", None)


def test_a_second_invitation_voids_the_first_and_a_week_voids_both(talk):
    """A link works once, for seven days; who comes later gets the polite line."""
    first = code(talk.says(ADMIN, "/invite Laura Bianchi"))
    text = talk.says(ADMIN, "/invite Laura Bianchi")
    assert "prima non vale più" in text
    assert "non vale più" in talk.says(77, f"/start {first}")
    talk.moment = NOW + reps.VALID + dt.timedelta(seconds=1)
    assert "non vale più" in talk.says(77, f"/start {code(text)}")
    third = code(talk.says(ADMIN, "/invite Laura Bianchi"))
    assert "Laura Bianchi" in talk.says(77, f"/start {third}")
    assert "non vale più" in talk.says(78, f"/start {third}")
    assert one(talk, "Laura Bianchi") == ("rep", None, 77)
    assert "c’è già" in talk.says(ADMIN, "/invite Laura Bianchi")


def test_who_invited_hears_that_the_colleague_is_in(talk):
    """One line, to the inviter's chat and in their language."""
    with talk.database.writing() as session:
        reps.by_telegram(session, BOSS).language = "en"
    link = code(talk.says(BOSS, "/invite Laura Bianchi"))
    talk.says(77, f"/start {link}")
    assert [(reply.to, reply.lang) for reply in talk.replies] == [(None, "it"), (BOSS, "en")]
    assert talk.text.endswith("Laura Bianchi is in.")


def test_everybody_sees_the_team_and_only_who_runs_it_gets_buttons(talk):
    """The list has team, role and who has not joined; a manager gets buttons for the own reps and support."""
    talk.says(ADMIN, "/invite Laura Bianchi squadra Sud")
    for who in (REP, SUPPORT, OFFICE):
        text = talk.says(who, "/team")
        assert talk.labels == []
        assert text.index("<b>Nord</b>") < text.index("Sara Conti") < text.index("<b>Sud</b>") < text.index("Ivo Sala")
        assert "Bruno Neri — responsabile" in text
        assert "Laura Bianchi — agente · <i>invito mandato" in text
    talk.says(BOSS, "/team")
    assert set(talk.labels) == {"Sara Conti", "Ugo Gallo"}
    talk.says(ADMIN, "/team")
    assert len(talk.labels) == len(PEOPLE) + 1
    assert "Sara Conti" not in talk.says(REP, "/team Sud")


def test_role_and_team_change_with_two_taps(talk):
    """The colleague, then what they become; everything in the same message."""
    talk.says(ADMIN, "/team")
    talk.presses(ADMIN, "Sara Conti")
    assert all(reply.edits for reply in talk.replies)
    assert "responsabile · Sud" not in talk.presses(ADMIN, "🎖 responsabile")
    assert one(talk, "Sara Conti") == ("manager", "Nord", REP)
    assert "responsabile · Sud" in talk.presses(ADMIN, "👥 Sud")
    assert one(talk, "Sara Conti") == ("manager", "Sud", REP)
    talk.presses(ADMIN, "👥 Nessuna squadra")
    assert one(talk, "Sara Conti") == ("manager", None, REP)
    assert all(reply.edits for reply in talk.replies)


@pytest.mark.parametrize("said", ["/team Sud Sara Conti", "/team Sara Conti Sud", "/team sara conti squadra sud"])
def test_a_team_is_given_in_words(talk, said):
    """The team and the name in either order."""
    assert "✔️" in talk.says(ADMIN, said)
    assert one(talk, "Sara Conti") == ("rep", "Sud", REP)


def test_a_role_is_given_in_words(talk):
    """By an admin any, by a manager only rep and support."""
    talk.says(BOSS, "/team Sara Conti assistenza")
    assert one(talk, "Sara Conti")[0] == "support"
    assert "chi amministra" in talk.says(BOSS, "/team Sara Conti manager")
    talk.says(ADMIN, "/team Sara Conti responsabile")
    assert one(talk, "Sara Conti")[0] == "manager"


def test_a_name_that_fits_two_is_asked(talk):
    """The change is made with the tap that says who is meant."""
    with talk.database.writing() as session:
        reps.add(session, "Sara Monti")
    assert "Chi intendi" in talk.says(ADMIN, "/team Sara manager")
    talk.presses(ADMIN, "Sara Monti")
    assert one(talk, "Sara Monti")[0] == "manager"
    assert one(talk, "Sara Conti")[0] == "rep"
    assert "Non conosco" in talk.says(ADMIN, "/team Zeno manager")
    assert "Bruno Neri" in talk.says(ADMIN, "/team Bruno Nerri")


def test_the_last_admin_stays_one(talk):
    """Who is the only admin can neither give up the role nor be removed; with a second one both can."""
    assert "ultimo amministratore" in talk.says(ADMIN, "/team Anna Verdi agente")
    assert "ultimo amministratore" in talk.says(ADMIN, "/remove Anna Verdi")
    talk.says(ADMIN, "/team Sara Conti admin")
    talk.says(ADMIN, "/team Anna Verdi agente")
    assert one(talk, "Anna Verdi")[0] == "rep"


def test_an_admin_of_the_settings_stays_one(talk):
    """Nobody demotes or removes them; once the settings do not name them, they are what they were."""
    talk = Talk(talk.database, admins=(BOSS,))
    assert "squadra" in talk.says(BOSS, "/team", "Bruno Neri")
    assert one(talk, "Bruno Neri")[0] == "admin"
    assert "nelle impostazioni" in talk.says(ADMIN, "/team Bruno Neri agente")
    assert "nelle impostazioni" in talk.says(ADMIN, "/remove Bruno Neri")
    talk = Talk(talk.database)
    talk.says(BOSS, "/team")
    assert one(talk, "Bruno Neri")[0] == "manager"
    with talk.database.reading() as session:
        kept = session.exec(select(Act).where(Act.kind == "role").order_by(Act.id)).all()
        assert [(act.rep_id, act.details["role"]) for act in kept] == [(None, "admin"), (None, "manager")]


def test_an_admin_whom_a_colleague_made_needs_no_settings(talk):
    """What an admin gave stays until an admin takes it."""
    talk.says(ADMIN, "/team Sara Conti admin")
    talk.says(REP, "/team")
    assert one(talk, "Sara Conti")[0] == "admin"


def test_a_link_is_had_again_from_the_card(talk):
    """The card of who has not joined has a button for a new link, which stands in its place."""
    talk.says(ADMIN, "/invite Laura Bianchi")
    talk.says(ADMIN, "/team Laura Bianchi")
    assert "start=code2" in talk.presses(ADMIN, "🔗 Link d’invito")
    assert talk.replies[0].edits
    assert "invito mandato" in talk.presses(ADMIN, "‹ Laura Bianchi")


def test_a_long_team_is_paged_in_place(talk):
    """Ten at a time, by team."""
    with talk.database.writing() as session:
        session.add_all(Rep(name=f"Collega {n:02}") for n in range(30))
    assert "36 colleghi" in talk.says(ADMIN, "/team")
    assert "Collega 29" not in talk.text
    for _ in range(3):
        talk.presses(ADMIN, "▶️")
    assert "Collega 29" in talk.text
    assert "▶️" not in talk.labels
    assert talk.replies[0].edits


COMMANDS = {
    "/invite Laura Bianchi": {"admin", "manager"},
    "/team Sara Conti support": {"admin", "manager"},
    "/team Sud Sara Conti": {"admin"},
    "/remove Sara Conti": {"admin", "manager"},
    "/log": {"admin", "manager"},
    "/merge A = B": {"admin", "manager", "office"},
    "/privacy Laura Bianchi": {"admin", "manager", "office"},
    "/team": {"admin", "manager", "office", "support", "rep"},
    "/export": {"admin", "manager", "office", "support", "rep"},
    "/agenda": {"admin", "manager", "office", "support", "rep"},
}
REFUSED = re.compile(r"solo chi|Le squadre le può")


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    ("who", "role"), [(ADMIN, "admin"), (BOSS, "manager"), (OFFICE, "office"), (SUPPORT, "support"), (OTHER, "rep")]
)
def test_each_command_is_for_some_roles_and_refused_in_one_line_to_the_others(talk, command, who, role):
    """A refusal is one polite line, changes nothing and goes on no record."""
    text = talk.says(who, command)
    assert bool(REFUSED.search(text)) == (role not in COMMANDS[command])
    if role not in COMMANDS[command]:
        assert text.count("\n") == 0
        assert talk.labels == []
        with talk.database.reading() as session:
            assert acts.latest(session, 1) == []


ACTIONS = (
    "mate:3", "rank:3:admin:-", "rank:3:-:2", "invite:3", "remove:3", "heir:3:0", "log:9:0", "restore:1",
    "rank:3:king:-", "mate:", "heir:99:98", "mates:7:x", "rank:3",
)  # fmt: skip


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("who", [OFFICE, SUPPORT, OTHER])
def test_a_button_that_was_not_theirs_does_nothing(talk, action, who):
    """An action made up, or of a colleague who may: one polite line."""
    before = one(talk, "Sara Conti")
    talk.presses(who, action)
    assert one(talk, "Sara Conti") == before
    assert not any(reply.choices for reply in talk.replies) or action.startswith("mates")


def test_a_manager_presses_in_vain_what_only_admins_may(talk):
    """Roles beyond support, other teams' colleagues, teams."""
    for action in ("rank:3:manager:-", "rank:3:-:2", "rank:6:support:-", "heir:6:0", "heir:1:0", "remove:6"):
        assert "chi amministra" in talk.presses(BOSS, action), action
    assert [one(talk, name)[:2] for name in ("Sara Conti", "Ivo Sala")] == [("rep", "Nord"), ("rep", "Sud")]
