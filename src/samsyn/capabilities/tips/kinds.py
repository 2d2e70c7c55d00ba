"""The two kinds of message that come from the public. They need no assessment, since no unit sends them."""

from django.utils.translation import gettext_lazy as _

from samsyn.foundation.messages.kinds import Kind, register

from .payload import Tip, TipAddition

TIP = Kind(
    key="tip",
    version=1,
    name=_("Tips från allmänheten"),
    payload=Tip,
    template="tips/messages/tip.html",
    needs_assessment=False,
)
ADDITION = Kind(
    key="tip_addition",
    version=1,
    name=_("Tillägg till ett tips"),
    payload=TipAddition,
    template="tips/messages/addition.html",
    needs_assessment=False,
)


def register_kinds() -> None:
    register(TIP)
    register(ADDITION)
