"""The three sentences and the requests a report makes by itself, from cells that may already be read."""

from dataclasses import dataclass

from linkworker.charts.values import COUNT, MARKS, PERCENT, POUNDS, SUPPRESSED, Cell, shown, shown_briefly
from linkworker.words import listed, long_day
from reporting.documents.content import Figure, Reviews, Snapshot


def summary(snapshot: Snapshot) -> tuple[str, ...]:
    """Three sentences on people, on being seen and reviewed, and on money; only what can be said is said."""
    return tuple(filter(None, (_people(snapshot), _seen(snapshot), _money(snapshot))))


def requests(snapshot: Snapshot) -> tuple[str, ...]:
    """What is asked of the board when the manager has asked for nothing in particular."""
    red = [figure for figure in snapshot.figures if figure.rag == "red"]
    asks = [f"Note the position at {long_day(snapshot.as_at)}."]
    if red:
        named = ", ".join(f"{figure.title} ({figure.id})" for figure in red)
        asks.append(f"Ask what will bring back to target: {named}.")
    return tuple(asks)


@dataclass(frozen=True)
class Travel:
    """Which way a figure went since last month (“up”, “down”, “level” or not said), and the words for it."""

    way: str
    words: str


def travel(figure: Figure) -> Travel:
    """How the figure moved since last month, or why that is not said."""
    if figure.previous is None or not figure.previous.is_number or not figure.value.is_number:
        return Travel("", "No comparison with last month")
    if figure.is_share_of_few:
        return Travel("", "Too few to compare with last month")
    change = figure.value.number - figure.previous.number
    if figure.one_step is not None and abs(change) <= figure.moves_by_rounding:
        return Travel("", "No change beyond rounding")
    if change == 0:
        return Travel("level", "Same as last month")
    judged = {"higher": change > 0, "lower": change < 0}.get(figure.better)
    verdict = "" if judged is None else (", better" if judged else ", worse")
    before = shown_briefly(figure.previous.number, figure.unit)
    return (
        Travel("up", f"Up from {before}{verdict}")
        if change > 0
        else Travel("down", f"Down from {before}{verdict}")
    )


def _people(snapshot: Snapshot) -> str:
    out, inward = snapshot.figure("K01"), snapshot.figure("K02")
    council = snapshot.authority_name
    parts = []
    about = _about(snapshot)
    if out and out.value.is_number:
        parts.append(f"{about}{_people_count(out, 'adult')} placed out of the area by {council}")
    if inward and inward.value.is_number:
        parts.append(f"{about}{_people_count(inward, 'person')} placed in its area by others")
    if not parts:
        return "The numbers of people placed out and placed in are not shown this month."
    return _sentence(", and ".join(parts))


def _people_count(figure: Figure, noun: str) -> str:
    many = {"adult": "adults", "person": "people"}[noun]
    return (
        f"{shown(figure.value.number, COUNT)} {noun + ' is' if figure.value.number == 1 else many + ' are'}"
    )


def _seen(snapshot: Snapshot) -> str:
    seen, reviewed, overdue = (snapshot.figure(id) for id in ("K19", "K10", "K12"))
    parts, about = [], _about(snapshot)
    if seen and seen.has_n_of_n:
        parts.append(f"{about}{seen.n_of_n} people were seen in person or by video as often as agreed")
    if reviewed and reviewed.has_n_of_n:
        parts.append(f"{about}{reviewed.n_of_n} had their annual review in the last 12 months")
    if overdue and overdue.value.is_number:
        many = overdue.value.number != 1
        parts.append(f"{about}{overdue.shown} review{'s are' if many else ' is'} overdue")
    if not parts:
        return "How many people were seen and reviewed is not shown this month."
    return _sentence(" and ".join(", ".join(parts).rsplit(", ", 1)))


def _about(snapshot: Snapshot) -> str:
    """Before a number that is rounded."""
    return "" if snapshot.rounded_to is None else "about "


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}."


def _money(snapshot: Snapshot) -> str:
    gross, health = snapshot.figure("K03"), snapshot.figure("K04")
    if not gross or not gross.value.is_number:
        return "The yearly cost of placements out of the area is not shown this month."
    sentence = f"Placements out of the area cost {shown_briefly(gross.value.number, POUNDS)} a year gross"
    if health and health.value.is_number:
        sentence += f", of which health pays {shown(health.value.number, PERCENT)}"
    return sentence + "."


def left_out(reviews: Reviews) -> str:
    """Which numbers of this section are suppressed, in one sentence; empty when none of them is."""
    hidden = {
        "how many reviews are overdue": reviews.overdue,
        "for how many days at most": reviews.longest_days,
    }
    words = [what for what, cell in hidden.items() if cell.state == SUPPRESSED]
    if reviews.by_kind and all(row.met.state == SUPPRESSED for row in reviews.by_kind):
        words.append("how many of each kind were held on time")
    return f"{listed(words)[:1].upper()}{listed(words)[1:]}" if words else ""


def number_of_reviews(snapshot: Snapshot, cell: Cell) -> str:
    """A number of reviews as printed, empty when it is suppressed: nought is exact, others may be rounded."""
    if cell.state == SUPPRESSED:
        return ""
    about = _about(snapshot) if cell.is_number and cell.number else ""
    return about + cell.shown(COUNT)


def days(cell: Cell) -> str:
    """“1 day”, “41 days”, or the mark that says why there is no number."""
    if not cell.is_number:
        return MARKS[cell.state]
    return "1 day" if cell.number == 1 else f"{cell.shown(COUNT)} days"
