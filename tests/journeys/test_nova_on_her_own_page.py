"""Nova in her own room: in with an e-identity, a number for a goal, her meetings, a yes given and taken back, a no."""

from uuid import UUID

from tests.journeys.installation import Installation
from tests.journeys.visitor import Visitor

GYM, PLACE = "Att Nova ska få börja på ett gym.", "Att Nova ska få hjälp att hitta en praktik."


def nova_of(installation: Installation) -> tuple[UUID, str]:
    """Nova at the social services, who learn her personal number: one of the tax agency's kind for tests."""
    ((person, born),) = installation.ask(
        "SELECT p.id, p.birth_date FROM people_person p JOIN units_unit u ON u.id = p.unit_id "
        "WHERE p.given_name = 'Nova' AND p.family_name = 'Ekberg' AND u.party = 'social_services'"
    )
    nine = f"{born:%y%m%d}238"
    doubled = [int(figure) * (2 - place % 2) for place, figure in enumerate(nine)]
    number = f"{born:%Y%m%d}238{-sum(one // 10 + one % 10 for one in doubled) % 10}"
    installation.ask(
        "UPDATE people_person SET identity_number = %s, identity_kind = 'personal' WHERE id = %s RETURNING id",
        number,
        person,
    )
    return person, number


def asked(sara: Visitor, person: UUID, why: str, english: str = "") -> None:
    """Sara asks Nova and Carin, in English too where it is written."""
    sara.go(f"/samtycken/person/{person}/fraga/")
    sara.choose("Vilka ska ni få prata med?", "Kommunens fritidsverksamhet")
    sara.choose("Vad får ni prata om?", "Fritid")
    sara.fill("Vad ska det leda till?", why)
    if english:
        sara.page.get_by_label("Ta med samma text på engelska").check()
        sara.fill("På engelska: vad ska det leda till?", english)
    sara.press("Spara frågan")
    sara.sees("Texten, ord för ord")


def in_with_an_e_identity(nova: Visitor, number: str) -> None:
    nova.go("/min-sida/")
    nova.press("Logga in med e-legitimation")
    nova.fill("Personnummer", number)
    nova.press("Legitimera")
    nova.sees("Hej Nova Ekberg")
    nova.does_not_see("Be om en ny kod")


def reads_the_plan_and_gives_a_number(nova: Visitor) -> None:
    nova.press("Min plan", exact=True)
    nova.sees("Om det går snett")
    nova.sees("Så vet vi att det är gjort:")
    nova.press("Jag vill att mamma")
    nova.choose("Hur nära är det i dag?", "6")
    nova.press("Spara", exact=True)
    nova.sees("Din siffra är sparad")
    nova.press("Jag håller inte med")
    nova.fill("Vad vill du säga?", "Fredagar passar inte, jag har träning.")
    nova.press("Skicka")
    nova.sees("Fredagar passar inte")
    nova.press("Möten", exact=True)
    nova.sees("Mötet är frivilligt.")
    nova.sees("Mötet har varit.")
    nova.press("Vem vet vad", exact=True)
    nova.sees("Lagen som gör det möjligt")


def says_yes_and_takes_it_back(nova: Visitor) -> None:
    nova.press("Samtycken", exact=True)
    nova.press(GYM)
    nova.sees("In English. The Swedish text is the one that counts")
    nova.press("Ja, skriv under med e-legitimation")
    nova.press("Legitimera mig")
    nova.press("Legitimera", exact=True)
    nova.press("Ja, jag samtycker och skriver under")
    nova.press("Tillbaka till min sida")
    nova.press("Samtycken", exact=True)
    nova.press(GYM)
    nova.sees("Du sa ja")
    nova.press("Jag vill att det ska gälla något annat")
    nova.fill("Vad vill du säga?", "Bara till sommaren.")
    nova.press("Skicka")
    nova.sees("Din kontakt får veta det")
    nova.press("Ta tillbaka mitt ja")
    nova.press("Ja, ta tillbaka mitt ja")
    nova.sees("Du har tagit tillbaka ditt ja")


def says_no(nova: Visitor) -> None:
    nova.press("Samtycken", exact=True)
    nova.press(PLACE)
    nova.press("Nej, jag vill inte")
    nova.sees("Du har sagt nej. Du får samma hjälp som annars.")


def test_nova_has_her_say_on_her_own_page_and_sara_sees_it(visit, installation):
    person, number = nova_of(installation)
    sara, nova = visit("sara"), visit()
    asked(sara, person, GYM, "That Nova can start at a gym.")
    asked(sara, person, PLACE)
    in_with_an_e_identity(nova, number)
    reads_the_plan_and_gives_a_number(nova)
    says_yes_and_takes_it_back(nova)
    says_no(nova)
    sara.go("/")
    sara.sees("Den unge har satt en egen siffra på ett mål: titta i planen")
    sara.sees("Den unge håller inte med om något")
    ((plan,),) = installation.ask(
        "SELECT p.id FROM groups_plan p JOIN groups_groupcase g ON g.unit_id = p.unit_id AND g.id = p.group_id "
        "WHERE g.person_id = %s AND p.adopted_at IS NOT NULL ORDER BY p.number DESC LIMIT 1",
        person,
    )
    sara.go(f"/grupper/plan/{plan}/")
    sara.page.get_by_text("Alla siffror").first.click()
    sara.look()
    sara.sees("Siffra")
