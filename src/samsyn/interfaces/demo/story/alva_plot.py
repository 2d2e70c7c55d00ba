"""The days of Alva's tale, and who Alva is."""

import datetime as dt
from dataclasses import dataclass

from samsyn.capabilities.intake.payloads import ReportedChild
from samsyn.foundation.cases.clocks import is_working_day
from samsyn.foundation.people.facts import GuardianFacts
from samsyn.foundation.people.models import Custody

from .days import DAY, working_after, working_before
from .places import AKERO
from .stage import Stage

# The visit was on the first working day of these, so that the follow-up after two weeks is near.
DAYS_SINCE_VISIT = (11, 12, 13, 10, 9, 14)
HELENA = GuardianFacts(
    name="Helena Strand", telephone="070-000 02 01", custody=Custody.SOLE, lives_with=True, reachable=True
)


@dataclass(frozen=True)
class Plot:
    """Everything is counted from the visit, which was on a working day."""

    stage: Stage

    @property
    def visited(self) -> dt.date:
        days = (self.stage.days.today - number * DAY for number in DAYS_SINCE_VISIT)
        return next(day for day in days if is_working_day(day))

    @property
    def decided(self) -> dt.date:
        return working_before(self.visited, 2)

    @property
    def taken_up(self) -> dt.date:
        """The day of the report too: the officer met Alva late the evening before and wrote after midnight."""
        return working_before(self.decided, 3)

    @property
    def met(self) -> dt.date:
        return self.taken_up - DAY

    @property
    def first_talk(self) -> dt.date:
        """Some days after the visit, and before today also when there are few working days, as at Christmas."""
        return min(working_after(self.visited, 4), self.stage.days.working(1))

    @property
    def promised(self) -> dt.date:
        """The day of Sara's promise, which has been."""
        return working_after(self.visited, 3)

    @property
    def alva(self) -> ReportedChild:
        return ReportedChild(
            given_name="Alva",
            family_name="Strand",
            birth_date=self.stage.days.born(17, months=1),
            sex="girl",
            home_municipality=AKERO,
            school="Västangymnasiet",
            address="Plommonstigen 7",
            telephone="070-000 02 00",
        )
