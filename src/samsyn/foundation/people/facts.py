"""What a worker writes down about a person or a guardian, after the form has checked its shape."""

from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from samsyn.foundation.people.identity_numbers import IdentityKind, IdentityNumber
from samsyn.foundation.people.likeness import Sought
from samsyn.foundation.people.models import Custody, ProtectedIdentity
from samsyn.foundation.people.names import clean, fold, sort_key


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where somebody is found: just what a protected identity protects. Empty where not known or hidden."""

    address: str = ""
    telephone: str = ""
    school: str = ""
    home_municipality: str = ""


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """Everything about a person that is typed in.

    `ages` is a guessed age, from and to, both inclusive. `whereabouts` is None for a writer who does not see
    them: what stands is then left standing.
    """

    given_name: str = ""
    family_name: str = ""
    identity: IdentityNumber | None = None
    birth_date: date | None = None
    ages: tuple[int, int] | None = None
    sex: str = ""
    protected_identity: str = ProtectedIdentity.NONE
    interpreter_language: str = ""
    whereabouts: Whereabouts | None = Whereabouts()

    @property
    def born(self) -> date | None:
        """The birth date as told, else as the number tells it."""
        return self.birth_date or (self.identity.birth_date if self.identity else None)

    @property
    def birth_year(self) -> int | None:
        if self.born:
            return self.born.year
        return self.identity.birth_year if self.identity else None

    def sought(self, on: date) -> Sought:
        """The same facts as a question: who of those we know may this be? Ages count back from `on`."""
        return Sought(
            given_name=self.given_name,
            family_name=self.family_name,
            identity_number=self.identity.value if self.identity else "",
            birth_date=self.born,
            born_from=on.year - self.ages[1] - 1 if self.ages else self.birth_year,
            born_to=on.year - self.ages[0] if self.ages else self.birth_year,
        )

    def columns(self, on: date) -> dict[str, object]:
        """The columns of `Person` that these facts fill, those made from the names among them."""
        given, family = clean(self.given_name), clean(self.family_name)
        return {
            "given_name": given,
            "family_name": family,
            "identity_kind": (self.identity.kind if self.identity else IdentityKind.NONE).value,
            "identity_number": self.identity.value if self.identity else None,
            "birth_date": self.born,
            "birth_year": self.birth_year,
            "age_from": self.ages[0] if self.ages else None,
            "age_to": self.ages[1] if self.ages else None,
            "age_told_on": on if self.ages else None,
            "sex": self.sex,
            "protected_identity": self.protected_identity,
            "interpreter_language": self.interpreter_language,
            "folded_given": fold(given),
            "folded_family": fold(family),
            "sort_key": sort_key(family, given),
            **(asdict(self.whereabouts) if self.whereabouts else {}),
        }


@dataclass(frozen=True, slots=True)
class GuardianFacts:
    """A guardian as written down: one of the unit's persons, or a name; what has been told, or why not."""

    person_id: UUID | None = None
    name: str = ""
    telephone: str = ""
    address: str = ""
    custody: str = Custody.UNKNOWN
    lives_with: bool | None = None
    reachable: bool | None = None
    language: str = ""
    informed_on: date | None = None
    not_informed_because: str = ""
