"""What each unit gets of a version: its own commitments, and the rest only as far as the law opens it for that unit."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from samsyn.foundation.commitments.queries import CommitmentLine
from samsyn.foundation.people.person_page import PersonPage
from samsyn.law import Category, Party

from .family_kinds import FAMILY_PLAN, FamilyCommitment, FamilyGoal, FamilyPlan, Rated
from .kinds import PLAN_PART, PlannedPart, PlanPart, ToldGoal, ToldPart
from .models import Goal, LifeArea, Plan

# which kind of information a goal of an area of life is; what is in no list is told to nobody
OF_AREA: Mapping[LifeArea, Category] = {
    LifeArea.SCHOOL_WORK: Category.SCHOOL_SITUATION,
    LifeArea.FAMILY: Category.FAMILY,
    LifeArea.LEISURE: Category.LEISURE,
    LifeArea.HEALTH: Category.HEALTH,
    LifeArea.DRUGS: Category.HEALTH,
    LifeArea.CRIME: Category.CRIME_RISK,
    LifeArea.FRIENDS: Category.CONCERN,
    LifeArea.FUTURE: Category.SUPPORT_AND_PLAN,
    LifeArea.HOUSING: Category.SUPPORT_AND_PLAN,
    LifeArea.MONEY: Category.SUPPORT_AND_PLAN,
}
# what a party has taken on tells of the same thing as a goal of its area does
OF_PARTY: Mapping[Party, Category] = {
    Party.SCHOOL_MUNICIPAL: Category.SCHOOL_SITUATION,
    Party.SCHOOL_INDEPENDENT: Category.SCHOOL_SITUATION,
    Party.LEISURE: Category.LEISURE,
    Party.HEALTH_CARE: Category.HEALTH,
    Party.STUDENT_HEALTH_MEDICAL: Category.HEALTH,
}

# what is done when it goes wrong tells that it may: where a risk of crime, or of drugs, is withheld from a guardian,
# so is this
OF_RELAPSE = Category.CRIME_RISK
ALSO_OF_RELAPSE = (Category.HEALTH, Category.DRUG_TEST)


@dataclass(frozen=True)
class WholePlan:
    """A version with everything in it, before it is known what each unit may have.

    `ratings` are the young person's own numbers by the goal's key; they go to nobody but the young person.
    """

    plan: Plan
    person: PersonPage
    goals: tuple[Goal, ...]
    commitments: tuple[CommitmentLine, ...]
    contact_function: str
    contact_telephone: str
    ratings: Mapping[UUID, tuple[Rated, ...]] = field(default_factory=dict)

    @property
    def categories_for_family(self) -> tuple[Category, ...]:
        """Every kind of information that the version holds for the young person and the guardians."""
        relapse = [OF_RELAPSE] if self.plan.on_relapse.strip() else []
        return tuple(dict.fromkeys([*self.categories, *relapse]))

    @property
    def categories(self) -> tuple[Category, ...]:
        """Every kind of information that the version holds for other units."""
        held = [*PLAN_PART.categories, *(OF_AREA[LifeArea(one.area)] for one in self.goals)]
        if self.plan.next_meeting_at:
            held.append(Category.MEETING)
        if self.plan.guardians_do.strip():
            held.append(Category.FAMILY)
        return tuple(dict.fromkeys(held))

    def part(self, opened: Collection[Category], own: Iterable[CommitmentLine]) -> PlanPart | None:
        """Exactly what a unit gets where `opened` is open; None where it may not be told who it is about."""
        if not set(PLAN_PART.categories) <= set(opened):
            return None
        return PlanPart(
            given_name=self.person.given_name,
            family_name=self.person.family_name,
            birth_date=self.person.line.birth_date,
            ages=() if self.person.line.birth_date else self.person.ages_told or (),
            version=self.plan.number,
            commitments=tuple(
                PlannedPart(one.common_id, one.what, one.who, one.due_on, one.sign_of_done) for one in own
            ),
            goals=tuple(
                ToldGoal(LifeArea(one.area), one.words, one.by_on)
                for one in self.goals
                if OF_AREA[LifeArea(one.area)] in opened
            ),
            next_meeting_at=self._meeting(opened),
            parts=tuple(self._told(opened)),
            contact_function=self.contact_function,
            contact_telephone=self.contact_telephone,
        )

    def for_family(
        self,
        opened: Collection[Category],
        on: dt.date,
        withheld: Collection[Category] = (),
        *,
        own: bool = False,
    ) -> FamilyPlan | None:
        """The version for a guardian, or for the young person (`own`); None where nothing of a plan may be told.

        What is `withheld` from a guardian shows in nobody's commitment either, nor in what is done when it goes wrong.
        """
        if Category.SUPPORT_AND_PLAN not in opened:
            return None
        return FamilyPlan(
            version=self.plan.number,
            adopted_on=on,
            goals=tuple(
                self._goal(one, own=own) for one in self.goals if OF_AREA[LifeArea(one.area)] in opened
            ),
            commitments=tuple(
                FamilyCommitment(one.what, one.who, one.due_on, one.sign_of_done)
                for one in self.commitments
                if OF_PARTY.get(one.party) not in withheld
            ),
            parts=(*self._told(opened), *self._on_relapse(opened, withheld)),
            next_meeting_at=self._meeting(opened),
            contact_name=self.contact_function,
            contact_telephone=self.contact_telephone,
        )

    def carried(self, part: PlanPart | FamilyPlan) -> tuple[Category, ...]:
        """The kinds of information that a part holds: what is recorded as told, and no more."""
        always = FAMILY_PLAN.categories if isinstance(part, FamilyPlan) else PLAN_PART.categories
        held = [*always, *(OF_AREA[one.area] for one in part.goals)]
        if part.next_meeting_at:
            held.append(Category.MEETING)
        held += [one.category for one in part.parts]
        return tuple(dict.fromkeys(held))

    def _goal(self, goal: Goal, *, own: bool) -> FamilyGoal:
        area = LifeArea(goal.area)
        if not own:
            return FamilyGoal(area, goal.words, goal.by_on)
        return FamilyGoal(area, goal.words, goal.by_on, goal.key, self.ratings.get(goal.key, ()))

    def _on_relapse(self, opened: Collection[Category], withheld: Collection[Category]) -> Iterable[ToldPart]:
        """Not for the other units: each has its own commitments, and the young person tells the rest."""
        tells_too_much = set(ALSO_OF_RELAPSE) & set(withheld)
        if self.plan.on_relapse.strip() and OF_RELAPSE in opened and not tells_too_much:
            yield ToldPart(OF_RELAPSE, self.plan.on_relapse)

    def _meeting(self, opened: Collection[Category]) -> dt.datetime | None:
        return self.plan.next_meeting_at if Category.MEETING in opened else None

    def _told(self, opened: Collection[Category]) -> Iterable[ToldPart]:
        if self.plan.crisis_plan.strip() and Category.SUPPORT_AND_PLAN in opened:
            yield ToldPart(Category.SUPPORT_AND_PLAN, self.plan.crisis_plan)
        if self.plan.guardians_do.strip() and Category.FAMILY in opened:
            yield ToldPart(Category.FAMILY, self.plan.guardians_do)
