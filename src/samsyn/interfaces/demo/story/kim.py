"""Kim, 16: a neighbour's tip and an officer's report, both unread, for the visitor to take from here."""

from uuid import UUID

from samsyn.capabilities.intake.payloads import PoliceAddition, ReportedChild, ReportedGuardian
from samsyn.capabilities.intake.words import ChildRole, EventType, Source
from samsyn.capabilities.tips.payload import Tip, Urgency, Worry
from samsyn.law import Party

from .days import DAY, moment, weekday
from .places import AKERO, AKERO_INTAKE, POLICE_TELEPHONE
from .reports import file, report_by
from .stage import Stage

NEIGHBOURS_FORM = UUID("5a6d5379-6e00-4e00-8e00-6b696d000001")  # its receipt code is shown on the demo's page

TIP = """\
hej vet inte om det är hit man ska skriva men jag bor i samma trappuppgång som Kim åberg på Ekvägen 3, mamman \
heter mona. I flera veckor nu har det stått äldre killar nere vid cykelrummet om kvällarna och väntat på kim, \
minst två av dom har moped å är väl en 19-20 nånting. Det luktar starkt i källargången efteråt, sötaktigt, jag är \
ganska säker på vad det är. Sen har jag sett att dom ger hen nåt i handen och kim går iväg mot stationen å kommer \
tillbaks efter en kvart. Hen hälsar inte längre heller, går bara rakt förbi med luvan uppe!!

Har kännt Kim sen hen var liten och det är en jättefin unge egentligen, spelade handboll förut. Mona jobbar natt \
på lasarettet så hon ser nog inte. Pappan bor på andra sidan stan tror jag, varannan vecka. Vill INTE att dom ska \
få veta att det är jag som skrivit, vi har samma tvättid. Kan inte sova så jag skriver nu iställe."""

CONCERN = """\
Anträffade Kim strax före midnatt vid västra entrén till Eklunda köpcentrum, tillsammans med fyra andra. Tre av \
dem är äldre, uppskattningsvis 18–20 år. Butikerna stängde 21. Väktaren hade ringt om hög musik och att någon \
sparkat på rulldörren; det var lugnt när vi kom fram och ingen är misstänkt för något.

Kim var tunt klädd, hade svårt att hålla tråden och skrattade på ställen där det inte passade. Ögonen var \
rödsprängda. Vi kände ingen alkohol. Kim sa att hen var trött och att "det är lugnt, vi hänger bara". På frågan om \
hur hen skulle komma hem sa Kim att en av de äldre brukar skjutsa. Vi ringde mamma Mona, som arbetade natt och \
inte kunde komma. Pappa Jens hämtade 00.25. Han blev orolig och sa att han inte hört av Kim sedan i onsdags, fast \
det är hans vecka.

Det här är tredje gången sedan i september som jag ser Kim sent på kvällen i samma sällskap. De andra två gångerna \
har jag pratat med Kim på plats och inte skrivit något. Jag tycker att det har blivit sämre."""


def tell(stage: Stage) -> None:
    """The two ways in which the concern for Kim comes."""
    evening = stage.days.evening()
    stage.public_tip(
        to=Party.SOCIAL_SERVICES,
        form=NEIGHBOURS_FORM,
        at=moment(evening + DAY, 0, 31),
        tip=Tip(
            what=TIP,
            urgency=Urgency.SOON,
            municipality=AKERO,
            first_hand=True,
            subject_hint="Kim Åberg, 16 tror jag, går på Lindskolan eller gymnasiet",
            where="Ekvägen 3, cykelrummet och källaren",
            observed_on=evening,
            how_long="sen skolan börja ungefär",
            categories=(Worry.DRUGS, Worry.COMPANY),
        ),
    )
    written = moment(evening + DAY, 0, 55)
    with stage.scene("per", written) as (per, at):
        report = report_by(
            per,
            child=kim(stage),
            concern=CONCERN,
            telephone=POLICE_TELEPHONE,
            source=Source.SEEN,
            observed_on=evening,
            place="Eklunda köpcentrum, västra entrén",
            childs_words='"Det är lugnt, vi hänger bara. Ni behöver inte ringa mamma, hon blir bara ledsen."',
            duration="Sedan början av terminen, såvitt jag vet.",
            recurrence="Tredje gången i samma sällskap.",
            protective="Pappa kom direkt när vi ringde. Kim hälsar och pratar med oss, och har spelat handboll.",
            others_who_know="Väktarna i köpcentrumet känner igen gruppen.",
            prior_actions=f"Pratade med Kim på plats, ringde båda föräldrarna natten mot {weekday(written.date())}.",
            guardians=(
                ReportedGuardian("Mona Åberg", "070-000 01 01"),
                ReportedGuardian("Jens Åberg", "070-000 01 02"),
            ),
            police=PoliceAddition(
                event_number="",
                event_at=moment(evening, 23, 40),
                event_place="Eklunda köpcentrum, västra entrén",
                child_role=ChildRole.MET,
                event_type=EventType.RISKY_COMPANY,
                companions=4,
                influence_signs="Rödsprängda ögon, svårt att hålla tråden, skrattade utan skäl. Ingen alkohollukt.",
                handed_to="Pappa, Jens Åberg, klockan 00.25",
                mediation_asked=False,
            ),
        )
        why = "Ute sent upprepade gånger med äldre, verkade påverkad. Hemmet hinner inte se."
        file(actor=per, report=report, to=AKERO_INTAKE, why=why, at=at)


def kim(stage: Stage) -> ReportedChild:
    """Kim as Per knows Kim: two homes with joint custody, no number at hand."""
    return ReportedChild(
        given_name="Kim",
        family_name="Åberg",
        birth_date=stage.days.born(16, months=4),
        home_municipality=AKERO,
        school="Lindskolan",
        address="Ekvägen 3 (hos mamma), varannan vecka Sjövägen 18 (hos pappa)",
        telephone="070-000 01 00",
    )
