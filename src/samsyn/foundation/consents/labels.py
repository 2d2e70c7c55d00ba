"""What a consent calls parties, kinds of information and purposes, in Swedish and in English."""

from collections.abc import Mapping

from samsyn.law import Category, Party, Purpose

# one for each list: a word such as "leisure" is a party and a kind of information, and equals itself
PARTIES: Mapping[Party, str] = {
    Party.SOCIAL_SERVICES: "the social services",
    Party.POLICE: "the police",
    Party.PROSECUTOR: "the prosecutor",
    Party.SCHOOL_MUNICIPAL: "the municipal school",
    Party.SCHOOL_INDEPENDENT: "the independent school",
    Party.STUDENT_HEALTH_MEDICAL: "the medical part of student health",
    Party.STUDENT_HEALTH_SUPPORT: "the psychosocial and special education part of student health",
    Party.LEISURE: "the municipality's leisure activities",
    Party.PROBATION: "the probation service",
    Party.HEALTH_CARE: "health care",
    Party.ENFORCEMENT_AUTHORITY: "the Enforcement Authority",
    Party.SOCIAL_INSURANCE: "the Social Insurance Agency",
    Party.EMPLOYMENT_SERVICE: "the Public Employment Service",
    Party.MUNICIPALITY_OTHER: "other parts of the municipality",
    Party.ASSOCIATION: "the association",
    Party.GUARDIAN: "the guardian",
    Party.YOUTH: "the young person",
    Party.PRIVATE_PERSON: "the private person",
}
CATEGORIES: Mapping[Category, str] = {
    Category.IDENTITY: "who the young person is",
    Category.CONTACT_DETAILS: "contact details",
    Category.CONCERN: "worry about the young person",
    Category.CRIME_RISK: "risk of crime",
    Category.SUSPECTED_OFFENCE: "suspicion of a crime committed",
    Category.INVESTIGATION: "criminal investigation",
    Category.CRIMINAL_RECORD: "information from the criminal record",
    Category.WHEREABOUTS: "where the young person is staying",
    Category.HEALTH: "health",
    Category.DRUG_TEST: "drug test",
    Category.SCHOOL_SITUATION: "how school is going",
    Category.FAMILY: "family",
    Category.LEISURE: "free time",
    Category.SUPPORT_AND_PLAN: "support and planning",
    Category.REPORT_OUTCOME: "what happened with the report of concern",
    Category.MEETING: "meeting",
}
PURPOSES: Mapping[Purpose, str] = {
    Purpose.PROTECT_CHILD: "protect the child",
    Purpose.INQUIRY: "be part of the social services' inquiry",
    Purpose.PREVENT_CRIME: "prevent crime",
    Purpose.INVESTIGATE_CRIME: "investigate crime",
    Purpose.SUPPORT: "give support",
    Purpose.IMMEDIATE_INTERVENTION: "intervene at once",
    Purpose.INTERROGATION_NOTICE: "give notice of a suspicion or an interrogation",
    Purpose.FEEDBACK_TO_REPORTER: "tell the one who reported what happened",
    Purpose.STATEMENT_REQUEST: "give a statement to the prosecutor",
    Purpose.LAW_ENFORCEMENT_REQUEST: "answer a request in law enforcement",
}


def label(one: Party | Category | Purpose, language: str) -> str:
    """What it is called in "sv" or "en"."""
    return _in_english(one) if language == "en" else one.label


def _in_english(one: Party | Category | Purpose) -> str:
    match one:
        case Party():
            return PARTIES[one]
        case Category():
            return CATEGORIES[one]
        case Purpose():
            return PURPOSES[one]
