"""The closed lists of the law package, each word with its Swedish label."""

from enum import StrEnum
from typing import Self


class Labelled(StrEnum):
    """A closed list whose words carry a Swedish label."""

    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member


class Party(Labelled):
    """Kinds of party that give or receive information."""

    SOCIAL_SERVICES = "social_services", "socialtjänsten"
    POLICE = "police", "polisen"
    PROSECUTOR = "prosecutor", "åklagaren"
    SCHOOL_MUNICIPAL = "school_municipal", "den kommunala skolan"
    SCHOOL_INDEPENDENT = "school_independent", "den fristående skolan"
    STUDENT_HEALTH_MEDICAL = "student_health_medical", "elevhälsans medicinska del"
    STUDENT_HEALTH_SUPPORT = "student_health_support", "elevhälsans psykosociala och specialpedagogiska del"
    LEISURE = "leisure", "kommunens fritidsverksamhet"
    PROBATION = "probation", "frivården"
    HEALTH_CARE = "health_care", "hälso- och sjukvården"
    ENFORCEMENT_AUTHORITY = "enforcement_authority", "Kronofogdemyndigheten"
    SOCIAL_INSURANCE = "social_insurance", "Försäkringskassan"
    EMPLOYMENT_SERVICE = "employment_service", "Arbetsförmedlingen"
    MUNICIPALITY_OTHER = "municipality_other", "kommunens övriga verksamhet"
    ASSOCIATION = "association", "föreningen"
    GUARDIAN = "guardian", "vårdnadshavaren"
    YOUTH = "youth", "den unge"
    PRIVATE_PERSON = "private_person", "privatpersonen"


class Category(Labelled):
    """Kinds of information."""

    IDENTITY = "identity", "vem den unge är"
    CONTACT_DETAILS = "contact_details", "kontaktuppgifter"
    CONCERN = "concern", "oro för den unge"
    CRIME_RISK = "crime_risk", "risk för brott"
    SUSPECTED_OFFENCE = "suspected_offence", "misstanke om begånget brott"
    INVESTIGATION = "investigation", "brottsutredning"
    CRIMINAL_RECORD = "criminal_record", "uppgift ur belastningsregistret"
    WHEREABOUTS = "whereabouts", "var den unge vistas"
    HEALTH = "health", "hälsa"
    DRUG_TEST = "drug_test", "drogtest"
    SCHOOL_SITUATION = "school_situation", "skolsituation"
    FAMILY = "family", "familj"
    LEISURE = "leisure", "fritid"
    SUPPORT_AND_PLAN = "support_and_plan", "stöd och planering"
    REPORT_OUTCOME = "report_outcome", "vad som hände med orosanmälan"
    MEETING = "meeting", "möte"


class Purpose(Labelled):
    """What the information is to be used for."""

    PROTECT_CHILD = "protect_child", "skydda barnet"
    INQUIRY = "inquiry", "socialtjänstens utredning"
    PREVENT_CRIME = "prevent_crime", "förebygga brott"
    INVESTIGATE_CRIME = "investigate_crime", "utreda brott"
    SUPPORT = "support", "ge stöd"
    IMMEDIATE_INTERVENTION = "immediate_intervention", "omedelbart ingripande"
    INTERROGATION_NOTICE = "interrogation_notice", "underrättelse om misstanke eller förhör"
    FEEDBACK_TO_REPORTER = "feedback_to_reporter", "återkoppling till den som anmält"
    STATEMENT_REQUEST = "statement_request", "yttrande till åklagaren"
    LAW_ENFORCEMENT_REQUEST = "law_enforcement_request", "begäran i brottsbekämpande verksamhet"


class Outcome(Labelled):
    """What the texts answer."""

    DUTY = "duty", "ska lämnas"
    DUTY_ON_REQUEST = "duty_on_request", "ska lämnas på begäran"
    PERMITTED = "permitted", "får lämnas"
    NEEDS_JUDGEMENT = "needs_judgement", "behöver bedömas"
    ESCALATE = "escalate", "fråga en jurist"
    REFUSED = "refused", "får inte lämnas"


class Kind(Labelled):
    """What a provision does. The first five kinds and `BLOCK` decide; the others are shown and counted."""

    DUTY = "duty", "skyldighet"
    DUTY_ON_REQUEST = "duty_on_request", "skyldighet på begäran"
    CONSENT = "consent", "samtycke"
    PERMISSION = "permission", "möjlighet"
    BLOCK = "block", "hinder"
    SECRECY = "secrecy", "sekretess"
    PROCESS = "process", "arbetssätt"
    DEADLINE = "deadline", "tidsgräns"
    RETENTION = "retention", "bevarande och gallring"
    CONTROL = "control", "kontroll"
    RULE = "rule", "regel"


class Giver(Labelled):
    """Who can give a consent."""

    YOUTH = "youth", "den unge"
    GUARDIAN_1 = "guardian_1", "vårdnadshavare 1"
    GUARDIAN_2 = "guardian_2", "vårdnadshavare 2"


class Fact(Labelled):
    """What has been judged or is known. The questions to a human are in provisions/questions.toml."""

    CONCERN_FOR_CHILD = "concern_for_child", "oro för barnet"
    NEEDED_FOR_PURPOSE = "needed_for_purpose", "behövs för ändamålet"
    CLEAR_THAT_SECRECY_PREVAILS = "clear_that_secrecy_prevails", "sekretessintresset har klart företräde"
    CONCRETE_RISK_OF_CRIME = "concrete_risk_of_crime", "konkret risk för brott"
    DISCLOSURE_UNSUITABLE = "disclosure_unsuitable", "olämpligt att lämna uppgiften"
    HELPS_PREVENT_CRIME = "helps_prevent_crime", "bidrar till att förhindra brott"
    SECRECY_INTEREST_OUTWEIGHS = "secrecy_interest_outweighs", "övervägande skäl för sekretess"
    HARM_TO_INVESTIGATION = "harm_to_investigation", "skada för utredningen"
    OFFENCE_MIN_MONTHS = "offence_min_months", "minimistraff i månader"
    OFFENCE_IS_ATTEMPT = "offence_is_attempt", "försök, förberedelse eller stämpling"
    OFFENCE_HAS_PRISON = "offence_has_prison", "fängelse i straffskalan"
    REASONABLY_SUSPECTED = "reasonably_suspected", "skäligen misstänkt"
    AGAINST_BEST_INTEREST = "against_best_interest", "mot barnets bästa"
    NEEDED_FOR_SUPPORT = "needed_for_support", "behövs för vård, behandling eller stöd"
    INQUIRY_DECIDED = "inquiry_decided", "utredning har beslutats"
    REPORTER_IS_DUTY_BOUND = "reporter_is_duty_bound", "anmälaren är anmälningsskyldig"
    UNSUITABLE_TO_ANSWER_REPORTER = "unsuitable_to_answer_reporter", "olämpligt att återkoppla"
    IMMEDIATE_DANGER_FOUND_BY_STAFF = "immediate_danger_found_by_staff", "personalen fann den unge i fara"
    SUPPLIED_DRUGS_TO_MINOR = "supplied_drugs_to_minor", "överlåtelse till minderårig"
    OBVIOUS_THAT_INTEREST_PREVAILS = "obvious_that_interest_prevails", "uppenbart företräde"
    OFFENCE_BEFORE_18 = "offence_before_18", "brott före 18 år"
    WHEREABOUTS_HIDDEN_FROM_GUARDIAN = (
        "whereabouts_hidden_from_guardian",
        "vistelseorten hemlig för vårdnadshavaren",
    )
    FOUND_COMMITTING_CRIME = "found_committing_crime", "personalen fann den unge på bar gärning"
    ONGOING_MISUSE = "ongoing_misuse", "fortgående skadligt bruk"
    COMPULSORY_PSYCHIATRIC_CARE = "compulsory_psychiatric_care", "psykiatrisk tvångsvård"
    CONSIDERABLE_HARM_TO_CHILD = "considerable_harm_to_child", "betydande men för barnet"
    GUARDIAN_MAY_DECIDE = "guardian_may_decide", "vårdnadshavaren får bestämma"
    CONCERNS_SOMEBODY_ELSE = "concerns_somebody_else", "uppgiften rör någon annan"
    NECESSARY_FOR_OWN_ACTIVITY = "necessary_for_own_activity", "nödvändigt för den egna verksamheten"
    RISK_OF_TERRORIST_OR_SECURITY_OFFENCE = "risk_of_terrorist_or_security_offence", "risk för terroristbrott"
    RISK_OF_VIOLENCE_TO_CLOSE_RELATION = "risk_of_violence_to_close_relation", "risk för våld mot närstående"
    SUSPECTED_CRIME_AGAINST_CHILD = "suspected_crime_against_child", "misstänkt brott mot barn"
    YOUTH_SUPERVISION_PLAN = "youth_supervision_plan", "verkställighetsplan för ungdomsövervakning"
    NOT_SECRET_TOWARD_RECIPIENT = "not_secret_toward_recipient", "ingen sekretess mot mottagaren"
    HINDERS_WORK = "hinders_work", "hindrar arbetets gång"
    EXCEPTIONAL_REASONS_AGAINST = "exceptional_reasons_against", "synnerliga skäl mot"
    OFFENCE_OUTSIDE_SCHOOL = "offence_outside_school", "brott utan samband med skolan"
    OFFENCE_UNDER_PUBLIC_PROSECUTION = "offence_under_public_prosecution", "brott under allmänt åtal"
    TRIVIAL_OFFENCE = "trivial_offence", "obetydligt brott"
    YOUTH_SANCTION_FAILED = "youth_sanction_failed", "ungdomspåföljden missköts"
    SOCIAL_ACTION_CALLED_FOR = "social_action_called_for", "socialtjänsten bör göra något"
    EXCLUSION_NOTIFIED = "exclusion_notified", "anmälan om vistelseförbud"
    SPECIAL_REASONS_AGAINST_NOTICE = "special_reasons_against_notice", "särskilda skäl mot underrättelse"
    MEETING_UNSUITABLE_FOR_CHILD = "meeting_unsuitable_for_child", "möte olämpligt för barnet"
    DIRECT_ACCESS = "direct_access", "direktåtkomst"
    SENSITIVE_COMPILATION = "sensitive_compilation", "sammanställning med känsliga uppgifter"
    SEARCH_BEYOND_NAME_AND_NUMBER = "search_beyond_name_and_number", "sökning på annat än namn och nummer"
