# ruff: noqa: E501 - sentences and lists of data read better whole
"""People who do not exist, with everything that their résumés say: what reading must give back."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Job:
    title: str
    employer: str
    place: str
    start: str
    end: str  # empty: it goes on
    did: tuple[str, ...]


@dataclass(frozen=True)
class Study:
    school: str
    place: str
    degree: str
    area: str
    start: str
    end: str


@dataclass(frozen=True)
class Person:
    name: str
    label: str
    email: str
    phone: str
    place: str
    summary: str
    jobs: tuple[Job, ...]
    studies: tuple[Study, ...]
    skills: tuple[tuple[str, tuple[str, ...]], ...]
    languages: tuple[str, ...] = ()
    tongue: str = "en"
    certificates: tuple[str, ...] = field(default=())


HEADINGS = {
    "en": ("Summary", "Work Experience", "Education", "Skills", "Languages", "Certifications"),
    "fr": (
        "Profil",
        "Expériences professionnelles",
        "Formation",
        "Compétences",
        "Langues",
        "Certificats",
    ),
    "de": ("Profil", "Berufserfahrung", "Ausbildung", "Kenntnisse", "Sprachen", "Zertifikate"),
    "es": (
        "Perfil",
        "Experiencia laboral",
        "Formación académica",
        "Habilidades",
        "Idiomas",
        "Certificados",
    ),
    "pt": (
        "Resumo",
        "Experiência profissional",
        "Formação académica",
        "Competências",
        "Idiomas",
        "Certificações",
    ),
    "it": (
        "Profilo",
        "Esperienze lavorative",
        "Istruzione",
        "Competenze",
        "Lingue",
        "Certificazioni",
    ),
    "nl": ("Profiel", "Werkervaring", "Opleiding", "Vaardigheden", "Talen", "Certificaten"),
}
PRESENT = {
    "en": "Present",
    "fr": "aujourd’hui",
    "de": "heute",
    "es": "actualidad",
    "pt": "atualmente",
    "it": "oggi",
    "nl": "heden",
}
MONTHS = {
    "en": ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    "fr": [
        "janv.",
        "févr.",
        "mars",
        "avril",
        "mai",
        "juin",
        "juil.",
        "août",
        "sept.",
        "oct.",
        "nov.",
        "déc.",
    ],
    "de": [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ],
    "es": [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
    "pt": [
        "janeiro",
        "fevereiro",
        "março",
        "abril",
        "maio",
        "junho",
        "julho",
        "agosto",
        "setembro",
        "outubro",
        "novembro",
        "dezembro",
    ],
    "it": [
        "gennaio",
        "febbraio",
        "marzo",
        "aprile",
        "maggio",
        "giugno",
        "luglio",
        "agosto",
        "settembre",
        "ottobre",
        "novembre",
        "dicembre",
    ],
    "nl": [
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ],
}

PEOPLE = (
    Person(
        "Maren Oakhurst",
        "Senior Backend Engineer",
        "maren.oakhurst@example.com",
        "+1 415 555 0162",
        "Oakland, CA",
        "Backend engineer with nine years of building payment systems that stay up, and teams that "
        "enjoy keeping them so.",
        (
            Job(
                "Senior Backend Engineer",
                "Ferrow Payments Inc.",
                "San Francisco, CA",
                "2020-03",
                "",
                (
                    "Cut settlement time from six hours to eleven minutes by rewriting the ledger as a "
                    "stream of events.",
                    "Led four engineers through the move of 40 services to Kubernetes without downtime.",
                ),
            ),
            Job(
                "Software Engineer",
                "Tidewell Labs",
                "Oakland, CA",
                "2016-07",
                "2020-02",
                (
                    "Built the public API that now serves 2,100 merchants.",
                    "Introduced contract tests, which halved the number of failed releases.",
                ),
            ),
            Job(
                "Junior Developer",
                "Quillgate",
                "Portland, OR",
                "2014-06",
                "2016-06",
                ("Wrote importers for 14 kinds of bank statement in Python.",),
            ),
        ),
        (
            Study(
                "Cascadia State University",
                "Portland, OR",
                "Bachelor of Science",
                "Computer Science",
                "2010-09",
                "2014-05",
            ),
        ),
        (
            ("Languages", ("Python", "Go", "SQL", "TypeScript")),
            ("Platforms", ("PostgreSQL", "Kafka", "Kubernetes", "AWS")),
        ),
        ("English", "Norwegian"),
        certificates=("Certified Kubernetes Administrator",),
    ),
    Person(
        "Delphine Vasseur-Roy",
        "Infirmière en soins intensifs",
        "d.vasseurroy@exemple.fr",
        "+33 6 12 34 56 78",
        "Nantes, France",
        "Infirmière diplômée d’État avec huit ans d’expérience en réanimation, attachée à la "
        "formation des plus jeunes.",
        (
            Job(
                "Infirmière en réanimation",
                "Hôpital Saint-Aurélien",
                "Nantes",
                "2019-01",
                "",
                (
                    "Prise en charge de patients ventilés dans un service de douze lits.",
                    "Tutrice de six étudiantes par an.",
                ),
            ),
            Job(
                "Infirmière aux urgences",
                "Clinique des Trois Rivières",
                "Angers",
                "2015-09",
                "2018-12",
                ("Accueil et tri de quatre-vingts patients par jour.",),
            ),
        ),
        (
            Study(
                "Institut de formation en soins infirmiers d’Angers",
                "Angers",
                "Diplôme d’État",
                "infirmier",
                "2012-09",
                "2015-07",
            ),
        ),
        (
            ("Soins", ("Ventilation mécanique", "Hémodialyse", "Triage")),
            ("Logiciels", ("DxCare", "Excel")),
        ),
        ("Français", "Anglais"),
        "fr",
    ),
    Person(
        "Jonas Wiedemann",
        "Maschinenbauingenieur",
        "jonas.wiedemann@beispiel.de",
        "+49 711 5550 142",
        "Stuttgart, Deutschland",
        "Maschinenbauingenieur mit Schwerpunkt Antriebstechnik und langjähriger Erfahrung in der "
        "Serienfertigung.",
        (
            Job(
                "Entwicklungsingenieur",
                "Hallbach Antriebe GmbH",
                "Stuttgart",
                "2018-04",
                "",
                (
                    "Entwicklung eines Planetengetriebes für leichte Nutzfahrzeuge.",
                    "Senkung der Stückkosten um 14 Prozent.",
                ),
            ),
            Job(
                "Konstrukteur",
                "Weber & Lorch AG",
                "Ulm",
                "2014-10",
                "2018-03",
                ("Konstruktion von Vorrichtungen in CATIA V5.",),
            ),
        ),
        (
            Study(
                "Hochschule Esslingen",
                "Esslingen",
                "Bachelor of Engineering",
                "Maschinenbau",
                "2010-10",
                "2014-09",
            ),
        ),
        (("CAD", ("CATIA V5", "SolidWorks", "Creo")), ("Methoden", ("FMEA", "Six Sigma"))),
        ("Deutsch", "Englisch"),
        "de",
    ),
    Person(
        "Lucía Barrenechea",
        "Contadora pública",
        "lucia.barrenechea@ejemplo.es",
        "+34 612 345 678",
        "Bilbao, España",
        "Contadora con diez años de experiencia en cierres mensuales, impuestos y auditoría externa.",
        (
            Job(
                "Responsable de contabilidad",
                "Grupo Arriola S.A.",
                "Bilbao",
                "2017-05",
                "",
                (
                    "Cierre mensual de cinco sociedades en cuatro días.",
                    "Coordinación de la auditoría anual.",
                ),
            ),
            Job(
                "Técnica contable",
                "Talleres Ugarte S.L.",
                "Vitoria",
                "2013-02",
                "2017-04",
                ("Conciliación bancaria y presentación del IVA.",),
            ),
        ),
        (
            Study(
                "Universidad de Deusto",
                "Bilbao",
                "Grado",
                "Administración de Empresas",
                "2008-09",
                "2012-06",
            ),
        ),
        (("Programas", ("SAP", "ContaPlus", "Excel")),),
        ("Español", "Euskera"),
        "es",
    ),
    Person(
        "Rafael Quintanilha",
        "Analista de marketing",
        "rafael.quintanilha@exemplo.pt",
        "+351 912 345 678",
        "Porto, Portugal",
        "Analista de marketing digital que transforma dados de campanhas em decisões simples.",
        (
            Job(
                "Analista de marketing",
                "Lojas Moinho",
                "Porto",
                "2019-03",
                "",
                ("Aumento de 32% na taxa de conversão da loja online.",),
            ),
            Job(
                "Assistente de comunicação",
                "Agência Farol",
                "Braga",
                "2016-01",
                "2019-02",
                ("Gestão das redes sociais de sete clientes.",),
            ),
        ),
        (
            Study(
                "Universidade do Minho",
                "Braga",
                "Licenciatura",
                "Ciências da Comunicação",
                "2012-09",
                "2015-07",
            ),
        ),
        (("Ferramentas", ("Google Analytics", "Looker Studio", "Mailchimp")),),
        ("Português", "Inglês"),
        "pt",
    ),
    Person(
        "Chiara Bellonzi",
        "Architetta",
        "chiara.bellonzi@esempio.it",
        "+39 347 555 0199",
        "Bologna, Italia",
        "Architetta specializzata nel recupero di edifici storici e nella direzione dei lavori.",
        (
            Job(
                "Architetta",
                "Studio Marchetti",
                "Bologna",
                "2018-02",
                "",
                (
                    "Progetto di recupero di un convento del Seicento.",
                    "Direzione lavori di tre cantieri.",
                ),
            ),
            Job(
                "Tirocinante",
                "Comune di Ferrara",
                "Ferrara",
                "2016-09",
                "2017-12",
                ("Rilievo di quaranta edifici vincolati.",),
            ),
        ),
        (
            Study(
                "Università degli Studi di Ferrara",
                "Ferrara",
                "Laurea magistrale",
                "Architettura",
                "2010-10",
                "2016-03",
            ),
        ),
        (("Software", ("AutoCAD", "Revit", "Rhino")),),
        ("Italiano", "Inglese"),
        "it",
    ),
    Person(
        "Sanne Verbruggen",
        "Logistiek coördinator",
        "sanne.verbruggen@voorbeeld.nl",
        "+31 6 1234 5678",
        "Rotterdam, Nederland",
        "Logistiek coördinator met oog voor detail en zeven jaar ervaring in de haven.",
        (
            Job(
                "Logistiek medewerker",
                "Havenbedrijf Noordkade BV",
                "Rotterdam",
                "2020-01",
                "",
                ("Planning van 120 containers per dag.",),
            ),
            Job(
                "Stagiair",
                "Transport De Wit BV",
                "Dordrecht",
                "2018-02",
                "2019-12",
                ("Invoering van een nieuw trackingsysteem.",),
            ),
        ),
        (
            Study(
                "Hogeschool Rotterdam",
                "Rotterdam",
                "Bachelor",
                "Logistics Engineering",
                "2014-09",
                "2018-07",
            ),
        ),
        (("Systemen", ("SAP TM", "Excel", "Power BI")),),
        ("Nederlands", "Engels"),
        "nl",
    ),
    Person(
        "Theodore Ashgrove",
        "Head Chef",
        "theo.ashgrove@example.org",
        "(555) 010-4477",
        "Denver, CO",
        "Head chef who runs calm kitchens, knows where every carrot comes from, and keeps food cost "
        "under 28 percent.",
        (
            Job(
                "Head Chef",
                "The Larkspur Room",
                "Denver, CO",
                "2019-05",
                "",
                (
                    "Wrote a seasonal menu of 24 dishes around nine local farms.",
                    "Trained eleven cooks, five of whom now run stations.",
                ),
            ),
            Job(
                "Sous Chef",
                "Copper & Thyme Restaurant",
                "Boulder, CO",
                "2015-03",
                "2019-04",
                ("Cut waste by a fifth with a daily count of the walk-in.",),
            ),
            Job(
                "Line Cook",
                "Pinecrest Hotel",
                "Boulder, CO",
                "2012-06",
                "2015-02",
                ("Worked every station on services of 180 covers.",),
            ),
        ),
        (
            Study(
                "Rocky Mountain Culinary Institute",
                "Denver, CO",
                "Associate of Applied Science",
                "Culinary Arts",
                "2010-08",
                "2012-05",
            ),
        ),
        (("Kitchen", ("Menu planning", "Butchery", "Inventory management")),),
        ("English", "Spanish"),
        certificates=("ServSafe Manager",),
    ),
    Person(
        "Ngozi Ferreira-Lamb",
        "High School Science Teacher",
        "ngozi.fl@example.edu",
        "+44 20 7946 0958",
        "Leeds, United Kingdom",
        "Science teacher who has brought practical work back into every lesson and raised results "
        "three years in a row.",
        (
            Job(
                "Head of Chemistry",
                "Harrowgate Grammar School",
                "Leeds, UK",
                "2018-09",
                "",
                ("Raised the share of top grades from 41 to 58 percent.",),
            ),
            Job(
                "Science Teacher",
                "Millbrook Academy",
                "Bradford, UK",
                "2013-09",
                "2018-08",
                (
                    "Founded a science club of sixty pupils.",
                    "Mentored seven newly qualified teachers.",
                ),
            ),
        ),
        (
            Study(
                "University of Sheffield",
                "Sheffield, UK",
                "BSc",
                "Chemistry",
                "2009-09",
                "2012-06",
            ),
            Study(
                "Leeds Trinity College",
                "Leeds, UK",
                "PGCE",
                "Secondary Education",
                "2012-09",
                "2013-07",
            ),
        ),
        (("Teaching", ("Curriculum design", "Differentiation", "Safeguarding")),),
        ("English", "Igbo"),
    ),
    Person(
        "Prakash Venkataraman",
        "Data Scientist",
        "prakash.v@example.io",
        "+91 98765 43210",
        "Bengaluru, India",
        "Data scientist who ships models that people trust, because they can see what they rest on.",
        (
            Job(
                "Lead Data Scientist",
                "Sarvam Retail Analytics",
                "Bengaluru, India",
                "2021-01",
                "",
                ("Forecast demand for 9,000 products with an error of 11 percent.",),
            ),
            Job(
                "Data Scientist",
                "Kestrel Insurance",
                "Mumbai, India",
                "2017-08",
                "2020-12",
                ("Built a fraud model that saved 3.2 million dollars a year.",),
            ),
            Job(
                "Data Analyst",
                "Kestrel Insurance",
                "Mumbai, India",
                "2015-07",
                "2017-07",
                ("Automated 25 weekly reports in SQL and Python.",),
            ),
        ),
        (
            Study(
                "Indian Institute of Technology Madras",
                "Chennai, India",
                "M.Tech",
                "Statistics",
                "2013-07",
                "2015-05",
            ),
            Study(
                "Anna University",
                "Chennai, India",
                "B.E.",
                "Computer Science",
                "2009-07",
                "2013-05",
            ),
        ),
        (
            ("Programming", ("Python", "R", "SQL", "Spark")),
            ("Modelling", ("XGBoost", "Bayesian inference", "Time series")),
        ),
        ("English", "Tamil", "Hindi"),
    ),
    Person(
        "Caroline Mbeki-Stone",
        "Human Resources Manager",
        "caroline.mbekistone@example.com",
        "+27 21 555 0133",
        "Cape Town, South Africa",
        "Human resources manager who has built three people teams from nothing and left each one "
        "better than she found it.",
        (
            Job(
                "HR Manager",
                "Table Bay Logistics",
                "Cape Town",
                "2018-11",
                "",
                ("Brought staff turnover down from 31 to 17 percent.",),
            ),
            Job(
                "Recruitment Specialist",
                "Umoya Energy Ltd",
                "Johannesburg",
                "2014-02",
                "2018-10",
                ("Filled 240 posts in four years.",),
            ),
        ),
        (
            Study(
                "University of Cape Town",
                "Cape Town",
                "BCom",
                "Industrial Psychology",
                "2010-02",
                "2013-11",
            ),
        ),
        (
            ("People", ("Recruitment", "Employee relations", "Payroll")),
            ("Systems", ("Workday", "Sage")),
        ),
        ("English", "Afrikaans"),
    ),
    Person(
        "Oskar Lindqvist",
        "Electrician",
        "oskar.lindqvist@example.net",
        "+1 312 555 0119",
        "Chicago, IL",
        "Licensed electrician with twelve years on commercial sites and not one failed inspection.",
        (
            Job(
                "Journeyman Electrician",
                "Brightline Electric LLC",
                "Chicago, IL",
                "2015",
                "",
                ("Wired two hospitals and a data center of 8 megawatts.",),
            ),
            Job(
                "Apprentice Electrician",
                "Lakeshore Contractors",
                "Evanston, IL",
                "2011",
                "2015",
                ("Pulled cable and bent conduit on eleven office towers.",),
            ),
        ),
        (
            Study(
                "Prairie Technical College",
                "Chicago, IL",
                "Diploma",
                "Electrical Technology",
                "2009",
                "2011",
            ),
        ),
        (("Trade", ("Conduit bending", "Motor controls", "Blueprint reading")),),
        ("English", "Swedish"),
        certificates=("OSHA 30",),
    ),
)
