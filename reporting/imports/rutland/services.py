"""The directory of the demonstration: services and community assets where its people live."""

from datetime import timedelta
from typing import Any, NamedTuple

from casework.models import Service, ServiceArea
from reporting.imports.rutland.homes import (
    CAMBRIDGESHIRE,
    LEICESTER,
    LEICESTERSHIRE,
    LINCOLNSHIRE,
    NORFOLK,
    NORTH_NORTHANTS,
    NOTTINGHAMSHIRE,
    PETERBOROUGH,
    RUTLAND,
)
from reporting.imports.rutland.scene import Scene

PHONE = "01632 960{:03}"  # numbers kept free for stories


class Entry(NamedTuple):
    """One entry. `checked` is how many days ago somebody said it was right."""

    name: str
    kind: str
    what: str
    needs: tuple[str, ...]
    serves: tuple[str, ...] = ()
    place: str = ""
    reply_days: int | None = None
    cost: str = "Free"
    opening: str = "Monday to Friday, 9 to 5"
    checked: int = 40
    more: dict[str, Any] = {}


TEAM = "Nurses, therapists and a psychiatrist for adults with a learning disability. They come to the home."
DIRECTORY = (
    Entry(
        "Wolds learning disability team",
        "X_CLDT",
        TEAM,
        ("health", "epilepsy"),
        (LINCOLNSHIRE,),
        "The Limes, Sleaford Road",
        10,
    ),
    Entry(
        "Soar Valley learning disability team",
        "X_CLDT",
        TEAM,
        ("health", "mental_health"),
        (LEICESTERSHIRE, LEICESTER, RUTLAND),
        "Bridge House, Soar Wharf",
        14,
    ),
    Entry(
        "Nene learning disability team",
        "X_CLDT",
        TEAM,
        ("health",),
        (PETERBOROUGH, CAMBRIDGESHIRE),
        "Ferry Walk Clinic",
        21,
        checked=230,
    ),
    Entry(
        "Ise Valley intensive support",
        "X_PBS",
        "Positive behaviour support in the home for up to twelve weeks, with the staff who stay.",
        ("behaviour", "autism"),
        (NORTH_NORTHANTS,),
        "Rockingham Lane",
        7,
    ),
    Entry(
        "Fen speech and language therapy",
        "CHC",
        "Helps people to be understood, and to eat and drink safely.",
        ("communication", "eating"),
        (LINCOLNSHIRE, PETERBOROUGH),
        "Health centre, Fen Road",
        28,
    ),
    Entry(
        "Charnwood speech and language therapy",
        "CHC",
        "Communication passports, and checks of swallowing at home.",
        ("communication", "eating"),
        (LEICESTERSHIRE, LEICESTER),
        "Rise Clinic",
        14,
    ),
    Entry(
        "Vale dentist for special care",
        "DEN",
        "A dentist with time, a hoist and a quiet room. Comes to the home where that is better.",
        ("health", "multiple"),
        (RUTLAND, LEICESTERSHIRE),
        "Vale Health Centre",
        30,
        "NHS charges, free for most",
    ),
    Entry(
        "Seaward dentist for special care",
        "DEN",
        "Sedation and a hoist; twice a month in the mobile surgery.",
        ("health",),
        (LINCOLNSHIRE, NORFOLK),
        "Harbour Clinic",
        45,
        "NHS charges",
        "Tuesdays and Fridays",
        400,
    ),
    Entry(
        "Say It Yourself",
        "X_ADV",
        "Advocates under the Care Act and the Mental Capacity Act, and somebody to come to reviews.",
        ("rights",),
        (LINCOLNSHIRE, NORTH_NORTHANTS, PETERBOROUGH),
        "By phone first",
        5,
    ),
    Entry(
        "Speaking Up Together",
        "A_PEER",
        "Self-advocacy group run by people with a learning disability. They check how services treat people.",
        ("rights", "friends"),
        (LEICESTERSHIRE, LEICESTER, RUTLAND),
        "Old Library, Market Place",
        7,
        "Free, lunch £3",
        "First and third Wednesday, 11 to 2",
    ),
    Entry(
        "Green Fingers at the Walled Garden",
        "A_GREEN",
        "Growing, potting and tea in a walled garden. Gloves and boots are there.",
        ("friends", "work", "health"),
        (RUTLAND, LEICESTERSHIRE),
        "The Walled Garden, Water Lane",
        7,
        "£4 a session",
        "Tuesdays and Thursdays, 10 to 3",
    ),
    Entry(
        "Fenside Farm",
        "A_GREEN",
        "Feeding hens and goats, and woodwork when it rains.",
        ("work", "behaviour"),
        (LINCOLNSHIRE,),
        "Fenside, off the drove road",
        10,
        "£25 a day from the personal budget",
        "Monday to Thursday, 9.30 to 3.30",
    ),
    Entry(
        "Wednesday Swim",
        "A_SPORT",
        "The warm pool for ourselves for an hour, with a changing place and two lifeguards.",
        ("health", "mobility"),
        (PETERBOROUGH,),
        "Embankment Pool",
        3,
        "£3.50, carers free",
        "Wednesdays, 2 to 3",
        20,
    ),
    Entry(
        "Boccia at the Leisure Centre",
        "A_SPORT",
        "Sitting or standing, everybody throws. A friendly match each month.",
        ("mobility", "friends"),
        (NORTH_NORTHANTS,),
        "Ise Leisure Centre",
        None,
        "£2",
        "Mondays, 6 to 8",
    ),
    Entry(
        "The Loud Choir",
        "A_ARTS",
        "No reading of music, signs as well as words, two concerts a year.",
        ("communication", "friends"),
        (LEICESTER, LEICESTERSHIRE),
        "St Barnabas’ hall",
        4,
        "£2 and a biscuit",
        "Thursdays, 7 to 8.30",
    ),
    Entry(
        "Drawn Together",
        "A_ARTS",
        "Printing and clay with two artists; work is shown and sold.",
        ("work", "mental_health"),
        (LINCOLNSHIRE,),
        "Signal Yard studios",
        14,
        "£6 a session",
    ),
    Entry(
        "Coffee and Chat",
        "A_CLUB",
        "A table by the window, the same faces each week, and somebody to sit beside.",
        ("friends",),
        (PETERBOROUGH, CAMBRIDGESHIRE),
        "Ferry Walk Library",
        None,
        "Free",
        "Fridays, 10.30 to 12",
        190,
    ),
    Entry(
        "Saturday Night Out",
        "A_CLUB",
        "Gig buddies: a volunteer who likes the same music, and a lift home.",
        ("friends", "independence"),
        (NOTTINGHAMSHIRE, LEICESTER),
        "",
        21,
        "The price of the ticket",
        "Evenings",
    ),
    Entry(
        "Vale Neighbourhood Network",
        "A_NETWORK",
        "People in one village who look out for one another, with a worker who lives there.",
        ("friends", "home", "independence"),
        (RUTLAND,),
        "Vale Terrace and near it",
        7,
        more={"capacity": 30, "ends_in": 210},
    ),
    Entry(
        "Ready Steady Work",
        "X_EMPLOY",
        "A job coach finds the job first and comes along until it works.",
        ("work", "independence"),
        (LEICESTERSHIRE, RUTLAND, LEICESTER),
        "Enterprise House",
        10,
        more={"from_age": 18, "until_age": 64},
    ),
    Entry(
        "On the Bus",
        "A_LEARN",
        "Travel training, one journey at a time, with a buddy.",
        ("independence",),
        (LINCOLNSHIRE, PETERBOROUGH),
        "Wherever the bus stops",
        14,
        more={"from_age": 16},
    ),
    Entry(
        "Money Matters",
        "A_ADVICE",
        "Benefits, appointeeships and letters nobody understands. Home visits.",
        ("money", "rights"),
        (NORTH_NORTHANTS, PETERBOROUGH),
        "Market Square",
        5,
    ),
    Entry(
        "Sherwood memory and learning disability clinic",
        "LDC",
        "Finds out about dementia early in people with Down’s syndrome, and what helps.",
        ("dementia", "health"),
        (NOTTINGHAMSHIRE,),
        "Grange Clinic",
        42,
        more={"from_age": 30},
    ),
    Entry(
        "Quiet Hour at the Museum",
        "A_PLACE",
        "Lights low, no music, a story board to look at before coming.",
        ("autism", "senses"),
        (LEICESTER,),
        "New Walk",
        None,
        "Free",
        "First Sunday, 9 to 10",
    ),
    Entry(
        "Sight and Sound at Home",
        "X_TEC",
        "Tries out alarms, talking clocks and tablets at home, and leaves what helps.",
        ("senses", "independence", "epilepsy"),
        (LEICESTERSHIRE, RUTLAND, LINCOLNSHIRE),
        "",
        12,
        "Free for three months",
    ),
    Entry(
        "The Listening Line",
        "A_FRIEND",
        "Somebody who rings every Sunday, trained and the same voice each time.",
        ("friends", "mental_health"),
        (),
        "By phone",
        6,
        more={"everywhere": True},
    ),
    Entry(
        "Marsh Arts Bus",
        "A_ARTS",
        "A bus full of paints came to the home each month.",
        ("friends",),
        (NORFOLK, LINCOLNSHIRE),
        "",
        None,
        checked=500,
        more={"closed": 60, "because": "The grant ended. Drawn Together takes people on."},
    ),
)


def keep(scene: Scene) -> dict[str, int]:
    """Keep the directory; gives the key of each entry by its name."""
    rows = scene.pen.put(Service, [_entry(scene, number, entry) for number, entry in enumerate(DIRECTORY)])
    scene.pen.put(
        ServiceArea,
        [
            {"service_id": row["id"], "council_id": scene.organisations[code].pk}
            for row, entry in zip(rows, DIRECTORY, strict=True)
            for code in entry.serves
        ],
    )
    return {row["name"]: row["id"] for row in rows}


def _entry(scene: Scene, number: int, entry: Entry) -> dict[str, Any]:
    more, asset = entry.more, entry.kind.startswith("A_")
    slug = "".join(letter if letter.isalnum() else "-" for letter in entry.name.lower())
    return {
        "owner_id": scene.owner.pk,
        "name": entry.name,
        "kind": entry.kind,
        "what": entry.what,
        "everywhere": more.get("everywhere", False),
        "place": entry.place,
        "needs": list(entry.needs),
        "from_age": more.get("from_age", None if asset else 18),
        "until_age": more.get("until_age"),
        "how_to_refer": "Ring first, then just come along."
        if asset
        else "Their own form by email, or ring the duty desk when it is urgent.",
        "contact": "Whoever answers" if asset else "Duty desk",
        "phone": PHONE.format(100 + number),
        "email": f"{slug.strip('-')}@example.org",
        "opening": entry.opening,
        "cost": entry.cost,
        "accessibility": "Level entrance, accessible toilet, a bus stop outside.",
        "reply_days": entry.reply_days,
        "capacity": more.get("capacity"),
        "ends_on": scene.today + timedelta(days=more["ends_in"]) if "ends_in" in more else None,
        "checked_on": scene.ago(entry.checked),
        "checked_by_id": scene.writer(number),
        "closed_on": scene.ago(more["closed"]) if "closed" in more else None,
        "closed_because": more.get("because", ""),
    }
