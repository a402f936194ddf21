"""The results as a table for people."""

COLUMNS = ("Goal", "What", "ms", "Beside", "ms", "Ratio", "Lowest", "Highest", "At most", "")


def table(results: dict) -> str:
    """What a person reads: a line a race, then the questions each page asks."""
    rows = [COLUMNS, *(_row(one) for one in results["goals"])]
    widths = [max(len(row[place]) for row in rows) for place in range(len(COLUMNS))]
    right = {place for place, name in enumerate(COLUMNS) if name not in ("Goal", "What", "Beside", "")}
    lines = [
        "  ".join(
            cell.rjust(width) if place in right else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
    lines += [""] * bool(results["queries"])
    lines += [
        f"P7    {one['page']}: {one['asked']} queries, {one['asked_of_large']} for a large council, "
        f"at most {one['at_most']}: {_verdict(one)}"
        for one in results["queries"]
    ]
    return "\n".join(lines)


def _row(one: dict) -> tuple[str, ...]:
    times = (f"{one[name]:.3g}" for name in ("ratio", "lowest", "highest"))
    return (
        one["goal"],
        one["ours"],
        f"{one['ours_ms']:,.2f}",
        one["floor"],
        f"{one['floor_ms']:,.2f}",
        *times,
        f"{one['at_most']:g}",
        _verdict(one),
    )


def _verdict(one: dict) -> str:
    return "kept" if one["kept"] else "MISSED"
