"""How each kind of party looks: colour, icon and word, always together, on a page, in a picture, in a PDF.

Pages take the colour's name (`data-color="police"`, `var(--ds-color-police-base-default)`), right in light
and dark; a PDF takes the literal `Paint`. Both come from one theme, and a test holds them equal.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Paint:
    """Literal colours for paper (light): `strong` carries white text, `text` stands on white or on `tint`."""

    strong: str
    text: str
    tint: str
    line: str


@dataclass(frozen=True)
class Authority:
    """What marks a kind of party. `colour` is a colour of the theme, `icon` a name in the sprite."""

    colour: str
    icon: str
    word: str | Promise

    @property
    def paint(self) -> Paint:
        return PAINTS[self.colour]


PAINTS = {
    "accent": Paint(strong="#1e5b78", text="#0f2f3d", tint="#e2eaee", line="#a8bfcb"),
    "social": Paint(strong="#0f6e6e", text="#073131", tint="#deebeb", line="#9cc3c3"),
    "police": Paint(strong="#3b4fa0", text="#1e2952", tint="#e6e8f3", line="#b3bbda"),
    "school": Paint(strong="#8f5a0c", text="#3d2705", tint="#efe8dc", line="#cfb897"),
    "leisure": Paint(strong="#8a4fa3", text="#3a2145", tint="#eee6f2", line="#ccb3d7"),
    "health": Paint(strong="#35734e", text="#163121", tint="#e2ebe5", line="#a7c2b2"),
    "probation": Paint(strong="#54626f", text="#262c32", tint="#e7e9eb", line="#b6bcc2"),
    "neutral": Paint(strong="#5c6a70", text="#262c2f", tint="#e7e9ea", line="#b6bdbf"),
}

AUTHORITIES = {
    "social_services": Authority("social", "hand-heart", _("Socialtjänsten")),
    "police": Authority("police", "shield", _("Polisen")),
    "prosecutor": Authority("neutral", "gavel", _("Åklagaren")),
    "school_municipal": Authority("school", "school", _("Skolan")),
    "school_independent": Authority("school", "school", _("Fristående skola")),
    "student_health_medical": Authority("health", "stethoscope", _("Elevhälsans medicinska del")),
    "student_health_support": Authority("school", "graduation-cap", _("Elevhälsan")),
    "leisure": Authority("leisure", "puzzle", _("Fritiden")),
    "probation": Authority("probation", "route", _("Frivården")),
    "health_care": Authority("health", "heart-pulse", _("Hälso- och sjukvården")),
    "enforcement_authority": Authority("neutral", "scale", _("Kronofogden")),
    "social_insurance": Authority("neutral", "umbrella", _("Försäkringskassan")),
    "employment_service": Authority("neutral", "briefcase", _("Arbetsförmedlingen")),
    "municipality_other": Authority("neutral", "landmark", _("Kommunen")),
    "association": Authority("neutral", "handshake", _("Föreningen")),
    "guardian": Authority("accent", "users", _("Vårdnadshavare")),
    "youth": Authority("accent", "user", _("Den unge")),
    "private_person": Authority("neutral", "user", _("Privatperson")),
}
UNKNOWN = Authority("neutral", "building-2", _("Annan verksamhet"))


def authority(kind: str | None) -> Authority:
    """The mark of a kind of party (keys as in `samsyn.law`); a neutral one for a kind without its own."""
    return AUTHORITIES.get(str(kind), UNKNOWN)
