"""How schools, degrees and marks are written, in seven languages."""

from __future__ import annotations

import re

from ai.local.resume.words import words

FIELDS = words("fields")
SCHOOL = re.compile(
    r"\b(?:universit\w*|universidad\w*|college|school|schule|hochschule|fachhochschule|"
    r"institut\w*|academy|"
    r"academie|académie|akademie|academia|polytechnic\w*|politecnic\w*|polit[eé]cnica|"
    r"[eé]cole|escuela|escola|scuola|"
    r"lyc[eé]e|gymnasium|liceo|colegio|collège|facult\w*|fakult\w*|conservator\w*|seminary|"
    r"hogeschool|universiteit|berufsschule|realschule|gesamtschule|volkshochschule|instituto|"
    r"university|uni|iut|bootcamp|campus|cegep|iit|nit|mit|eth|epfl|ucla|usc|suny|cuny)\b|"
    r"\w+(?:universität|hochschule|schule|gymnasium|akademie)\b",
    re.IGNORECASE,
)
DEGREE = re.compile(
    r"(?<![\w.])(?:"
    r"ph\.?\s?d\.?|d\.?phil\.?|doctora(?:te|l|do|t)\b(?:\sdegree)?|doctor|"
    r"dottorato|promotion|"
    r"m\.?\s?b\.?\s?a\.?|executive mba|m\.?\s?sc\.?|m\.?\s?eng\.?|m\.?\s?ed\.?|m\.?\s?phil\.?|"
    r"m\.?\s?p\.?\s?[ah]\.?|"
    r"m\.?\s?f\.?\s?a\.?|m\.?\s?tech\.?|m\.?c\.?a\.?|ll\.?\s?[mb]\.?|j\.?\s?d\.?|m\.\s?[as]\.?|"
    r"ma|ms|"
    r"m\.?\s?s\.?\s?[nw]\.?|"
    r"master(?:['’]?s)?\b(?:\sdegree)?|mast[eè]re?\b|maestr[ií]a|mestrado|magister|"
    r"m[aá]ster|"
    r"laurea\s(?:magistrale|triennale|specialistica)|laurea|"
    r"b\.?\s?sc\.?(?:\s?\(?hons?\.?\)?)?|b\.?\s?eng\.?|b\.?\s?tech\.?|b\.?\s?b\.?\s?a\.?|"
    r"b\.?\s?f\.?\s?a\.?|b\.?\s?com\.?|"
    r"b\.?\s?ed\.?|b\.?\s?a\.?(?:\s?\(?hons?\.?\)?)?(?=\W|$)|b\.?\s?s\.?(?=\W|$)|"
    r"b\.?\s?s\.?\s?n\.?|b\.?c\.?a\.?|"
    r"bachelor(?:['’]?s)?\b(?:\sdegree)?|baccalaur[eé]ate?|bachillerato|licen[cs]e\b|"
    r"licenciatura|licenciad[oa]|"
    r"licence|bacharelado|grado|ingenier[ií]a|diplom(?:a|[eê]|e)?\b|dipl\.|dipl[oô]me|"
    r"abitur|fachabitur|matura|"
    r"a\.?\s?a\.?\s?s?\.?(?=\W|$)|a\.?\s?s\.?(?=\W|$)|associate(?:['’]?s)?\b(?:\sdegree)?|"
    r"associates|"
    r"high school(?:\s(?:diploma|degree))?|secondary(?:\s(?:school|education))?|"
    r"g\.?\s?e\.?\s?d\.?(?=\W|$)|hsc|ssc|a[\s-]levels?|gcses?|"
    r"ib diploma|international baccalaureate|"
    r"b\.?t\.?s\.?|d\.?u\.?t\.?|cap|bac(?:\s?\+\s?\d)?|classe pr[eé]paratoire|dea|dess|hnd|nvq|"
    r"btec|"
    r"staatsexamen|ausbildung|vwo|havo|mbo|hbo|wo|m\.?b\.?b\.?s\.?|m\.?d\.?(?=\W|$)|"
    r"pharm\.?\s?d|d\.?d\.?s|"
    r"certificate|certification|cosmetology|undergraduate|postgraduate|graduate|"
    r"minor|major|"
    r"exchange|erasmus|semester abroad|coursework|diploma"
    r")(?![\w])",
    re.IGNORECASE,
)
STRONG_DEGREE = re.compile(
    r"ph|doct|master|m\.?\s?b\.?\s?a|m\.?\s?sc|bachelor|b\.?\s?sc|diplom|licen|laurea|associate|"
    r"mast|"
    r"abitur|grado|high school|m\.?eng|b\.?eng|b\.?tech|m\.?tech|b\.?s|b\.?a|m\.?s|m\.?a|ged|"
    r"magist|"
    r"bac|mestr|maestr|a\.?a",
    re.IGNORECASE,
)
SHORT_DEGREE = re.compile(r"(?:ma|ms|wo|as|aa|ba|bs|cap|major|minor|mit|be)\.?", re.IGNORECASE)
BRACKETED = re.compile(r"\s*\([A-Za-z. ]{2,12}\)")
NO_DEGREE = re.compile(
    r"['’]?s?[\s-]*(?:thesis|project|dissertation|arbeit|course|class|equivalent|students?\b)",
    re.IGNORECASE,
)
NO_SCHOOL = re.compile(
    r"(?:expected|graduat|anticipated|gpa|honou?rs|dean|relevant|course|thesis|activities|awards|"
    r"minor|member|president|scholar|dissertation|advisor|supervisor|grade|present\b)",
    re.IGNORECASE,
)
IN = re.compile(
    r"^(?:\s*(?:degree|diploma|\(hons?\.?\)|hons?\.?|honours|honors|studies|student|of\sscience|"
    r"of\sarts|of\sengineering|of\scommerce|of\sbusiness\sadministration|of\seducation|"
    r"of\sfine\sarts|"
    r"of\sapplied\s(?:science|arts)|of\stechnology|of\slaws?|of\sphilosophy|of\spublic\s(?:health|"
    r"administration)|of\smedicine|of\snursing|of\ssocial\swork|in\sscience|(?:of|in)\sarts))+",
    re.IGNORECASE,
)
LEAD = re.compile(
    r"^[\s,:;–—\-|(·/]*(?:(?:in|of|en|em|im|in\sthe|with\sa\smajor\sin|major(?:ing)?\sin|major|"
    r"de|di|"
    r"d['’]|mention|option|spécialité|fachrichtung|für|fur|der|des|del|voor|field\sof|"
    r"degree\sin|\()\s*:?\s)?\s*",
    re.IGNORECASE,
)
SCORE = re.compile(
    r"(?:cumulative\s|overall\s|final\s|major\s)?(?:c?gpa|grade|note|abschlussnote|average|"
    r"percentage|marks|"
    r"nota|score|moyenne|media|promedio|cijfer|result)\s*(?:of|average)?\s*[:=–-]?\s*"
    r"(?P<value>\d{1,3}(?:[.,]\d{1,2})?\s*%?(?:\s*(?:/|out of|von|sur|"
    r"auf)\s*\d{1,3}(?:[.,]\d{1,2})?)?)|"
    r"(?P<before>\d(?:[.,]\d{1,2})?(?:\s*/\s*\d{1,2}(?:[.,]\d{1,2})?)?)\s*(?:c?gpa)\b|"
    r"(?P<word>(?:summa|magna)?\s?cum laude|first[\s-]class(?:\s(?:honou?rs|degree))?|"
    r"(?:upper|lower) second(?:[\s-]class)?(?:\shonou?rs)?|2[:.][12]\b|"
    r"mention (?:très )?(?:bien|assez bien)|"
    r"110\s*e\s*lode|1\d{2}/110|\bwith (?:high |highest )?(?:distinction|honou?rs)\b)",
    re.IGNORECASE,
)
COURSES = re.compile(
    r"^(?:relevant\s|related\s|key\s|main\s|selected\s)?(?:course\s?work|courses|subjects|modules|"
    r"cours|kurse|asignaturas|schwerpunkte|cursos|disciplinas|corsi|vakken)\s*(?:include[sd]?|in)?\s*[:–-]\s*",
    re.IGNORECASE,
)
STRONG_CUT = re.compile(r"\t+|\s+[|·•∙▪]\s*|\s*[|]\s*|\s+[–—]\s*|\s*[–—]\s+|\s-+\s|;\s|\n|\s@\s")
COMMA = re.compile(r",\s+|\s,\s*|(?<=[a-z]{4})\.\s+(?=[A-Z])")
NAME_AHEAD = re.compile(
    r"(?:(?:[A-ZÀ-Þ][\w&.'’-]*|of|the|de|la|des|du|di|degli|del|do|da|für|fur|at|and|for|y|e|et|"
    r"d['’]\w+|&|-)\s+){0,6}$"
)
NAME_BEHIND = re.compile(
    r"(?:\s+(?:(?:of|at|for|de|des|du|di|degli|del|do|da|dos|für|the|la|en|in|and|zu|van|der|y|"
    r"e|et)"
    r"\b|[-–&]|[A-ZÀ-Þ][\w&.'’-]*|(?<=\sde\s)[a-zà-ÿ]+|(?<=\sen\s)[a-zà-ÿ]+(?:\s[a-zà-ÿ]+)?|"
    r"d['’]\w+))*"
)
STOP_WORDS = re.compile(r"^(?:of|the|at|for|and|de|-|&|in|y|e|et|from)\s+", re.IGNORECASE)
ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.-]+\.(?:edu|com|org)/?\S*", re.IGNORECASE)
COLUMNS = frozenset(
    (
        *(
            "course",
            "courses",
            "institution",
            "institute",
            "year",
            "percentage",
            "degree",
            "board",
        ),
        *("university", "school", "grade", "grades", "qualification", "examination", "marks"),
        *("cgpa", "gpa", "passing", "college", "exam", "subject", "period", "dates", "stream"),
    )
)
SAYS_WHAT = re.compile(
    r"(?P<label>school|university|college|institution|degree|qualification|subject|field of study|"
    r"major):\s+",
    re.IGNORECASE,
)
NAMED_KINDS = {
    **dict.fromkeys(("school", "university", "college", "institution"), "institution"),
    **dict.fromkeys(("degree", "qualification"), "degree"),
    **dict.fromkeys(("subject", "field of study", "major"), "area"),
}
BODY_WORDS = 16
