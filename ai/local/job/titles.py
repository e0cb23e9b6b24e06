"""What reads as the title of a job."""

from __future__ import annotations

import re

HEADS = frozenset(
    ["accountant", "actor", "actuary", "adjuster", "administrator", "advisor", "adviser", "advocate", "agent", "aide", "ambassador", "analyst", "anesthetist", "animator", "apprentice", "architect", "archivist", "artist", "assembler", "assessor", "assistant", "associate", "attendant", "attorney", "auditor", "author", "baker", "banker", "barista", "bartender", "biologist", "boilermaker", "bookkeeper", "bricklayer", "broker", "builder", "butcher", "buyer", "captain", "caregiver", "caretaker", "caregiver", "carpenter", "cashier", "cfo", "ceo", "cto", "cio", "coo", "cmo", "chef", "chemist", "chief", "chiropractor", "cleaner", "clerk", "clinician", "coach", "collector", "commander", "communicator", "concierge", "conductor", "conservator", "consultant", "controller", "comptroller", "cook", "coordinator", "copywriter", "correspondent", "counsel", "counsellor", "counselor", "courier", "crew", "curator", "custodian", "dancer", "dealer", "dean", "dentist", "deputy", "designer", "detailer", "detective", "developer", "director", "dispatcher", "doctor", "draftsman", "drafter", "draughtsman", "driver", "ecologist", "economist", "editor", "educator", "electrician", "engineer", "envoy", "epidemiologist", "estimator", "evaluator", "examiner", "executive", "expert", "facilitator", "farmer", "fellow", "firefighter", "fitter", "florist", "foreman", "fundraiser", "gardener", "geologist", "generalist", "graduate", "groundskeeper", "guard", "guide", "hairdresser", "handyman", "head", "helper", "herder", "hostess", "host", "housekeeper", "hygienist", "illustrator", "informatician", "inspector", "installer", "instructor", "intern", "internship", "interpreter", "investigator", "janitor", "journalist", "judge", "keeper", "laborer", "labourer", "landscaper", "lawyer", "lead", "leader", "lecturer", "lender", "liaison", "librarian", "lifeguard", "lineman", "loader", "locksmith", "logger", "machinist", "maid", "maintainer", "maker", "manager", "marketer", "mason", "mechanic", "mediator", "mentor", "merchandiser", "messenger", "midwife", "miller", "miner", "model", "moderator", "musician", "nanny", "negotiator", "nurse", "nutritionist", "dietitian", "officer", "operator", "optician", "optometrist", "organizer", "owner", "packer", "painter", "paralegal", "paramedic", "partner", "pharmacist", "phlebotomist", "photographer", "physician", "physicist", "physiotherapist", "pilot", "planner", "plasterer", "plumber", "policeman", "porter", "postdoc", "practitioner", "preparator", "president", "presenter", "principal", "processor", "producer", "professor", "programmer", "promoter", "proofreader", "psychiatrist", "psychologist", "psychotherapist", "publicist", "radiographer", "radiologist", "ranger", "realtor", "receptionist", "recruiter", "referee", "registrar", "reporter", "representative", "representatives", "rep", "researcher", "retoucher", "reviewer", "rigger", "roofer", "sailor", "scientist", "scribe", "secretary", "seller", "server", "sergeant", "sewer", "shopper", "singer", "sitter", "soldier", "solicitor", "sommelier", "sonographer", "specialist", "stager", "statistician", "steward", "stewardess", "stocker", "strategist", "stylist", "superintendent", "supervisor", "surgeon", "surveyor", "tailor", "taxidermist", "teacher", "technician", "technologist", "telemarketer", "teller", "tester", "therapist", "tiler", "toolmaker", "trader", "trainee", "trainer", "translator", "treasurer", "tutor", "typist", "undertaker", "underwriter", "usher", "valet", "veterinarian", "vet", "videographer", "volunteer", "waiter", "waitress", "warden", "weaver", "webmaster", "welder", "worker", "writer", "zoologist", "devops", "sre", "rn", "lpn", "cna", "ba", "qa", "hr", "marketeer", "salesman", "saleswoman", "salesperson", "vp", "svp", "evp", "sde", "programme", "staff", "member", "ombudsman", "bricklayer", "operative", "engineers", "developers", "managers", "drivers", "nurses", "teachers", "technicians", "interns", "assistants", "coordinators", "associates", "specialists", "agents", "consultants", "designers", "analysts", "officers", "accountants", "clerks"]
)
_WORD = re.compile(r"[A-Za-z]+")
_SENTENCE = re.compile(
    r"\b(?:is|are|will|be|to|we|you|your|our|this|that|has|have|with|must|who|which|from|was|by|it)\b|[.!?]\s|https?:|@|\.$",
    re.IGNORECASE,
)  # fmt: skip
_TAIL = re.compile(
    r"\s*(?:\((?:[mfdwx](?:/[mfdwx])+|remote|full[- ]time|part[- ]time|contract|temporary|h/f|all genders|hybrid|ref[^)]*|#?\d[^)]*|[\w]{0,3}\d{3,}[^)]*)\)|"
    r"[-–|,]\s*(?:remote|full[- ]time|part[- ]time|hybrid|contract|temporary|permanent|urgent|job id.*|req.*\d.*|ref.*\d.*)\s*$|,?\s*#\s?\d+.*$|\s[!★*]+$|\s*[!]$)",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^\s*(?:(?:job|position)?\s*title\s*[:\-–]?\s*|we(?:'re| are) hiring[:\s-]*(?:an?\s)?|hiring[:\s-]+|wanted[:\s-]+|now hiring[:\s-]*|job opening[:\s-]+|vacancy[:\s-]+|job announcement[:\s-]*|career opportunit\w+[:\s-]+|position[:\s]+)",
    re.IGNORECASE,
)
TITLE_END = re.compile(
    r"\s+(?:to|for|in|who|at|with|of the|and the|for the|of our|in the|of|and)$", re.IGNORECASE
)
_NOT_TITLES = re.compile(
    r"^(?:(?:apply|job|jobs|contact|join|equal|posted?|career|careers|search|about|department|division|open|reports? to|supervisor|full|part|human resources|who we|key|your|responsib|qualif|benefit).*|.*(?:portal|website|jobs|careers|\d{2}:\d{2}.*|homepage|department|university|museum|company|llc|inc\.?|college))$",
    re.IGNORECASE,
)  # fmt: skip


def is_title(line: str) -> bool:
    """Whether a short line names an occupation: one of its words is what a person can be."""
    value = line.strip()
    if not 2 < len(value) <= 90 or len(value.split()) > 12 or _SENTENCE.search(value):
        return False
    if _NOT_TITLES.match(value) or value.endswith((":", ",", ";")) or value[:1].islower():
        return False
    return any(word.lower() in HEADS for word in _WORD.findall(value))


def trim_title(line: str) -> str:
    """The title without its label, its kind of contract and its reference number."""
    value = _LEAD.sub("", line.strip())
    for _ in range(3):
        value = _TAIL.sub("", value).strip(" \t-–|•*")
    return value.strip(' .,;"“”')
