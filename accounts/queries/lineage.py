"""Which body held these duties on a day, and by what name: bodies are followed back and forth in time."""

from collections import defaultdict
from datetime import date

from accounts.models import Organisation, Succession
from linkworker.words import listed, long_day


class NoSuchBody(LookupError):
    """No council or NHS board has this code; the message says what to do."""


def by_code(code: str) -> Organisation:
    """The council or NHS board, of today or abolished, with a code or one it used to have. Raises NoSuchBody.

    A body an organisation keeps for itself is not one that can be abolished by law.
    """
    wanted = code.strip().upper()
    bodies = Organisation.objects.filter(owner=None)
    found = bodies.filter(code=wanted).first() or bodies.filter(former_codes__code=wanted).first()
    if found is None:
        raise NoSuchBody(
            f"No council or NHS board has the code {code!r}. Enter a GSS or ODS code, such as E06000017 or QK1."
        )
    return found


class Lineage:
    """Every succession there ever was, read once in one query; ask it about as many bodies and days as you like."""

    def __init__(self):
        self._after: dict[int, list[Succession]] = defaultdict(list)
        self._before: dict[int, list[Succession]] = defaultdict(list)
        rows = Succession.objects.select_related("predecessor", "successor")
        for row in rows.order_by("happened_on", "predecessor__code", "successor__code"):
            self._after[row.predecessor_id].append(row)
            self._before[row.successor_id].append(row)

    def on(self, body: Organisation, day: date) -> tuple[Organisation, ...]:
        """The bodies that held, on a day, the duties this one holds or held: itself when it existed then.

        One when that is known. Several when a board followed several groups, or a council was split: which of
        them only a dated record can say.
        """
        if body.valid_until is not None and day >= body.valid_until:
            rows = [row for row in self._after[body.pk] if row.happened_on <= day]
            next_ones = [row.successor for row in rows]
        elif body.valid_from is not None and day < body.valid_from:
            rows = [row for row in self._before[body.pk] if row.happened_on > day]
            next_ones = [row.predecessor for row in rows]
        else:
            return (body,)
        found = {one.pk: one for each in next_ones for one in self.on(each, day) if _was_there(one, day)}
        return tuple(sorted(found.values(), key=lambda one: one.code)) or (body,)

    def name(self, body: Organisation, day: date) -> str:
        """The name that was right on a day; where several bodies could be meant, all of them, as what they are."""
        found = self.on(body, day)
        if found == (body,):
            return str(body)
        if len(found) == 1:
            return str(found[0])
        names = listed(str(one) for one in found)
        if body.valid_until is not None and day >= body.valid_until:
            return f"{body} (since {long_day(body.valid_until)} one of {names})"
        return f"{body} (on {long_day(day)} one of {names})"


def name_on(body: Organisation, day: date) -> str:
    """The name that was right on a day, for one body. For a list, read a `Lineage` once."""
    return Lineage().name(body, day)


def _was_there(body: Organisation, day: date) -> bool:
    return (body.valid_from is None or body.valid_from <= day) and (
        body.valid_until is None or day < body.valid_until
    )
