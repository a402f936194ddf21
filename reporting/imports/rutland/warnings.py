"""What the demonstration's warning notes say."""

OVERDUE = 4  # whose first note should have been looked at again: a place in scene.told
NOTES = (
    (
        "health",
        "Choking risk: eats fast and does not chew.",
        "Level 5 minced and moist; sit with them for the whole meal. Guideline is on the fridge.",
    ),
    (
        "health",
        "Allergy: penicillin. Rash and swelling in 2019.",
        "Say so before any medicine is given. The red band is worn to hospital.",
    ),
    (
        "health",
        "Epilepsy: seizures may last more than five minutes.",
        "Rescue medicine goes with them everywhere. Ring 999 if a second dose would be needed.",
    ),
    (
        "to_self",
        "Walks into the road when upset.",
        "Walk on the outside. Do not raise your voice; wait, then offer the headphones.",
    ),
    (
        "to_staff",
        "Hits out when touched from behind.",
        "Come from the front and say your name. Two people for personal care.",
    ),
    (
        "from_others",
        "Gives money to people met on the bus.",
        "Card with a daily limit. Ask who they met; tell the safeguarding lead if money is gone.",
    ),
    (
        "health",
        "Allergy: nuts, even traces.",
        "Auto-injector in the blue bag. Read every label; no bakery cakes.",
    ),
    (
        "property",
        "Floods the bathroom when left with the taps.",
        "Water is turned off at the panel outside the door.",
    ),
    (
        "safeguarding",
        "A former carer must not visit or ring.",
        "Do not say where they live. Ring the host council's duty desk if he comes.",
    ),
    (
        "health",
        "Constipation, twice in hospital with it.",
        "Chart by the bed. Ring the GP after three days without.",
    ),
)


def of(number: int) -> tuple[int, ...]:
    """Which of the notes somebody has, by their place in scene.told: one or two for most, none for some."""
    if number % 5 == 3:
        return ()
    first = number % len(NOTES)
    return (first,) if number % 3 else (first, (first + 3) % len(NOTES))
