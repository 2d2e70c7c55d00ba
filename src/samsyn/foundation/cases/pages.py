"""Where what a task or a booking is about is read and done: an address for each kind of thing.

A capability names its kinds when it is ready. A task about something that has a page of its own is finished there, with
what the page asks for; what was promised, and what has no page, is ticked off where it stands.
"""

PROMISE = "promise"
_addresses: dict[str, str] = {}


def register(about_kind: str, address: str) -> None:
    """Name the address, as Django names it, of one kind of thing; it takes the thing's id."""
    _addresses[about_kind] = address


def address_of(about_kind: str) -> str:
    """The name of the address, empty for a kind that has no page of its own."""
    return _addresses.get(about_kind, "")


def done_by_hand(*, about_kind: str, rule: str) -> bool:
    """Whether a task is ticked off where it stands, rather than finished on a page of its own."""
    return rule == PROMISE or not address_of(about_kind)
