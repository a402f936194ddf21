"""A form as it lies open in somebody's browser."""


def opened(client, address: str) -> dict[str, str]:
    """What the form at an address remembers having been opened with, to be sent beside the answers."""
    return {"opened_with": client.get(address).context["form"]["opened_with"].value()}


def typed(client, address: str) -> dict[str, str]:
    """Every answer of the form as it is opened now, ready to be sent unchanged."""
    sent = {}
    for field in client.get(address).context["form"]:
        value = field.value()
        sent[field.name] = "" if value is None else str(getattr(value, "uid", getattr(value, "code", value)))
    return sent
