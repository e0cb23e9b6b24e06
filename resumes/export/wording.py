"""What an exported résumé says besides the person's own words, in their language."""

from __future__ import annotations

import re
from dataclasses import dataclass

SECTIONS = (
    *("summary", "work", "volunteer", "education", "skills", "projects", "certificates"),
    *("awards", "publications", "languages", "interests"),
)
_HEADINGS = {
    "en": "Summary|Work experience|Volunteering|Education|Skills|Projects|Certifications|Awards|"
    "Publications|Languages|Interests",
    "fr": "Profil|Expérience professionnelle|Bénévolat|Formation|Compétences|Projets|"
    "Certifications|Distinctions|Publications|Langues|Centres d’intérêt",
    "de": "Profil|Berufserfahrung|Ehrenamt|Ausbildung|Kenntnisse|Projekte|Zertifikate|"
    "Auszeichnungen|Publikationen|Sprachen|Interessen",
    "es": "Perfil|Experiencia laboral|Voluntariado|Formación académica|Habilidades|Proyectos|"
    "Certificaciones|Premios|Publicaciones|Idiomas|Intereses",
    "pt": "Resumo|Experiência profissional|Voluntariado|Formação académica|Competências|Projetos|"
    "Certificações|Prémios|Publicações|Idiomas|Interesses",
    "it": "Profilo|Esperienze lavorative|Volontariato|Istruzione|Competenze|Progetti|"
    "Certificazioni|Premi|Pubblicazioni|Lingue|Interessi",
    "nl": "Profiel|Werkervaring|Vrijwilligerswerk|Opleiding|Vaardigheden|Projecten|Certificaten|"
    "Onderscheidingen|Publicaties|Talen|Interesses",
}
_MONTHS = {
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    "fr": "janv. févr. mars avril mai juin juil. août sept. oct. nov. déc.",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre"
    " diciembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro"
    " dezembro",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre"
    " dicembre",
    "nl": "januari februari maart april mei juni juli augustus september oktober november"
    " december",
}
_WORDS = {  # present, grade, courses, technologies
    "en": "Present|Grade|Courses|Technologies",
    "fr": "aujourd’hui|Moyenne|Cours|Technologies",
    "de": "heute|Note|Kurse|Technologien",
    "es": "actualidad|Nota|Asignaturas|Tecnologías",
    "pt": "atualmente|Nota|Cursos|Tecnologias",
    "it": "oggi|Nota|Corsi|Tecnologie",
    "nl": "heden|Cijfer|Vakken|Technologieën",
}
_COMMON = {
    "en": "the and of with for to in on by from",
    "fr": "le la les des et du pour dans avec sur une",
    "de": "der die das und mit für von den im bei zur",
    "es": "el la los las y de con para en del por una",
    "pt": "o os as e de com para em do da dos das uma",
    "it": "il la gli e di con per del della dei nel una",
    "nl": "de het een en van met voor op bij naar",
}
_COMMON_WORDS = {tongue: frozenset(said.split()) for tongue, said in _COMMON.items()}
_WORD = re.compile(r"[^\W\d_]+")
LANGUAGES = (
    ("en", "English"),
    ("fr", "Français"),
    ("de", "Deutsch"),
    ("es", "Español"),
    ("pt", "Português"),
    ("it", "Italiano"),
    ("nl", "Nederlands"),
)


@dataclass(frozen=True, slots=True)
class Wording:
    """Headings, months and labels in one language (ISO 639-1)."""

    language: str
    headings: dict[str, str]
    months: list[str]
    present: str
    grade: str
    courses: str
    technologies: str

    @classmethod
    def of(cls, language: str) -> Wording:
        headings = dict(zip(SECTIONS, _HEADINGS[language].split("|"), strict=True))
        return cls(language, headings, _MONTHS[language].split(), *_WORDS[language].split("|"))

    def date(self, value: str | None) -> str:
        """``2022-04`` as Apr 2022: the month; a year, and what is no date, as they are."""
        m = re.fullmatch(r"(\d{4})-(\d\d)(?:-\d\d)?", value or "")
        if m is None or not 1 <= int(m[2]) <= 12:
            return value or ""
        return f"{self.months[int(m[2]) - 1]} {m[1]}"

    def stretch(self, first: str | None, last: str | None, *, whole: bool = False) -> str:
        """A stretch of time; without an end it goes on, without a start only its end is known.

        ``whole`` says both ends even when they are the same.
        """
        if not first and not last:
            return ""
        if not first or (first == last and not whole):
            return self.date(last)
        return f"{self.date(first)} – {self.date(last) if last else self.present}"


def language_of(text: str) -> str:
    """The language of a text among those we can head sections in, by its commonest words."""
    found = [word.lower() for word in _WORD.findall(text[:20_000])]
    counts = {
        tongue: sum(word in words for word in found) for tongue, words in _COMMON_WORDS.items()
    }
    best = max(counts, key=lambda tongue: (counts[tongue], tongue == "en"))
    return best if counts[best] > 1.3 * counts["en"] else "en"
