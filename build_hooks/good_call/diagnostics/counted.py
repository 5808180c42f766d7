"""A number with what it counts."""


def counted(count: int, what: str) -> str:
    """`1 path`, `2,000 paths`."""
    return f"{count:,} {what}{'' if count == 1 else 's'}"
