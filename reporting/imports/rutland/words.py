"""What the demonstration's contacts and actions say. {name} is the person's own given name."""

SEEN = {
    "visit": (
        "Visited {name} at home. {name} showed me the room, newly painted, and chose to talk in the kitchen. "
        "Sleeping better since the night light went in. Staff know the health action plan.",
        "{name} was up and dressed and wanted to go out, so we walked to the shop and back. Managed the road "
        "crossing with one prompt. Money kept in the tin and counted with me.",
        "Saw {name} with the keyworker. Weight is down a little; the dietitian is booked. {name} "
        "said the food is "
        "good and the telly is loud.",
        "{name} did not want to talk today and I did not press. Sat together in the garden for half"
        " an hour. Calm.",
        "Found {name} in pain with a tooth. The home had not rung the dentist. They did so while I "
        "was there.",
        "Good visit. {name} has joined the gardening group on Thursdays and has dirt under the "
        "nails to prove it.",
        "{name} asked again about living nearer to family. I said I would find out what there is "
        "and come back.",
    ),
    "video": (
        "Video call with {name}, with help from staff to hold the tablet. Waved, laughed, showed me"
        " new shoes.",
        "Saw {name} by video. The picture was poor but {name} answered for herself: the new bus pass works.",
    ),
    "meeting": (
        "Met {name} with the provider and the host nurse. Agreed who rings whom when the epilepsy "
        "plan changes.",
        "Meeting about the move plan. {name} stayed for the first half and said yes to seeing two houses.",
    ),
}
NOT_SEEN = {
    "phone": (
        "Rang the home. {name} is well. New deputy manager; sent her our details and the contact plan.",
        "Spoke to {name}’s mother. Worried about the long drive; I will ask about visits by video.",
        "Rang the host council’s duty desk about the alert at the home. Nothing concerns {name} directly.",
        "Chased the annual health check with the surgery. They will write with a day.",
    ),
    "email": (
        "Wrote to the ICB’s continuing healthcare team to ask where the joint funding decision is.",
        "Sent the placing council our note of the last visit and asked for the review date.",
        "The provider asks for an uplift above the agreed rate. Passed to finance with the staffing figures.",
    ),
    "letter": ("Letter from the hospital: {name} discharged from the eye clinic.",),
    "text": ("Texted {name}’s sister the time of the visit on Thursday. She will come.",),
}
NO_ANSWER = "Rang twice; nobody answered. Will try again in the morning."
ACTIONS_INSIDE = (
    "Ask the surgery for a day for the health check",
    "Find out which supported living schemes near home have a room",
    "Send the contact plan to the new deputy manager",
    "Agree with finance what the uplift letter may say",
    "Arrange a video call with the family",
    "Tell the host council about the new address of the advocate",
)
ACTIONS_OUTSIDE = (
    ("Send the epilepsy plan to the out-of-hours service", "Community nurse, host NHS"),
    ("Give a day for the postponed review", "Registered manager of the home"),
    ("Answer about the joint funding panel", "Continuing healthcare team"),
    ("Book the dentist", "Keyworker at the home"),
)
OUTCOMES = (
    "Done; the surgery has booked the first week of next month.",
    "Done by email, answer kept with the contact.",
    "Done, later than promised: the manager was on leave.",
    "Two schemes visited, neither has a ground-floor room. Will look again in spring.",
)
DRAFTS = (
    {
        "method": ["phone"],
        "text": ["Rang the home about the new medication. The nurse says it was started on"],
    },
    {
        "method": ["visit"],
        "text": ["Arrived at two. Was in the lounge with the others and"],
        "person_present": ["yes"],
    },
    {
        "method": ["email"],
        "text": ["The provider asks whether the day centre can be tried again in the new year, because"],
    },
)
DRAFTS_KEPT_DAYS = (1, 4, 25)
AMENDMENT = "The dentist’s letter came the day after: no extraction needed."
ADDED = (
    "The day centre rang back: the place on Thursdays is kept.",
    "Corrected by the home: it was the tenth of the month, not the twelfth.",
    "The family agrees. Their letter is in the file.",
    "The advocate was there, too; left out above.",
)
MARKED = (
    "Half of this is about the neighbour, who is not ours.\n\n"
    "Added to the record: marked About somebody else; it was Normal."
)
WITHDRAWN = "Logged under the wrong person by mistake."
