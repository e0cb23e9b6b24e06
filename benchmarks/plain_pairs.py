"""Whether a plainly fitting pair reads as good (75 and more) and a plainly wrong one as poor.

usage: plain_pairs.py

Eight people whose careers are what the ad asks for, as anyone would agree, and eight ads. Prints
each person's score for the own job, and how the scores for the seven others are spread.
"""

from __future__ import annotations

import statistics

from ai.documents import Document
from ai.engine import ReadJob, ReadResume
from ai.local.engine import LocalEngine

GOOD = 75
POOR = 25

# Headline | latest role, years | what was done there | earlier role, years | done there | skills |
# education || title | duties | requirements | wishes
_PAIRS = [
    "Registered Nurse, Emergency|Emergency Nurse, Hill Hospital, 2018-04 - present|Triage up to sixty patients a shift and start treatment under standing orders;Insert cannulas, take blood and give intravenous medication;Watch monitors and report changes to the doctor in charge;Comfort relatives and explain what happens next;Mentor newly qualified nurses through their first year|Staff Nurse, Lake Clinic, 2014-09 - 2018-03|Cared for twelve surgical patients a night, from theatre to discharge;Dressed wounds and removed sutures;Kept drug charts and care plans up to date|Triage, Advanced Life Support, wound care, phlebotomy, electronic health records|Bachelor of Science in Nursing||Emergency Department Nurse|Assess and triage patients on arrival;Give medication and intravenous therapy;Monitor vital signs and escalate changes;Support patients and their families;Keep accurate nursing records|Registered nurse with a degree in nursing;Three years of experience in emergency or acute care;Advanced Life Support;Wound care and phlebotomy|Experience of mentoring students",  # noqa: E501
    "Senior Software Engineer|Senior Backend Engineer, Parcel Ltd, 2019-02 - present|Design and build REST services in Python and Django for two million orders a day;Tune PostgreSQL queries and plan schema migrations;Run services in Docker and Kubernetes on AWS;Write automated tests and keep the continuous integration green;Review code and mentor four junior developers|Software Developer, Ledger GmbH, 2015-06 - 2019-01|Built a web application for invoices with Flask and React;Moved nightly batch jobs to a message queue;Fixed production incidents on call|Python, Django, PostgreSQL, Docker, Kubernetes, AWS, Git|Bachelor of Science in Computer Science||Python Backend Developer|Develop and maintain backend services and APIs;Work with the database team on PostgreSQL performance;Deploy to Kubernetes in the cloud;Write tests and take part in code reviews|Five years of experience with Python;Django or Flask;PostgreSQL;Docker and Kubernetes;Degree in computer science|AWS;Mentoring",  # noqa: E501
    "Accountant|Senior Accountant, Mill Foods, 2017-01 - present|Prepare monthly management accounts and year-end financial statements;Reconcile bank, supplier and intercompany balances;File VAT returns and corporation tax computations;Lead the annual audit with the external auditors;Forecast cash flow for the board|Accounts Assistant, Bridge Motors, 2012-08 - 2016-12|Processed purchase ledger invoices and payment runs;Posted journals and accruals at month end;Chased overdue customer accounts|Financial reporting, reconciliation, VAT, SAP, Excel, budgeting|BSc in Accounting and Finance;ACCA qualified||Management Accountant|Produce monthly management accounts and variance reports;Prepare statutory accounts and support the audit;Reconcile balance sheet accounts;Submit VAT returns;Help department heads with budgets|ACCA or CIMA qualified;Five years in accounting;Strong Excel;Month-end close|SAP",  # noqa: E501
    "Electrician|Journeyman Electrician, Volt Brothers, 2013-05 - present|Install wiring, panels and lighting in hospitals and offices;Read blueprints and lay out conduit runs;Find faults in motors and control circuits and repair them;Test circuits and certify them against the electrical code;Supervise two apprentices on site|Apprentice Electrician, Spark and Sons, 2009-06 - 2013-04|Pulled cable and wired sockets in new homes;Mounted switchgear and distribution boards;Kept tools and site tidy and safe|Conduit bending, motor controls, blueprint reading, circuit testing|Diploma in Electrical Technology;Journeyman licence||Commercial Electrician|Install electrical systems in commercial buildings;Read electrical drawings and blueprints;Troubleshoot and repair circuits and motors;Inspect and test finished work|Journeyman electrician licence;Four years of electrical work;Conduit bending;Knowledge of the electrical code|Supervising apprentices",  # noqa: E501
    "Secondary School Mathematics Teacher|Mathematics Teacher, River School, 2016-09 - present|Teach algebra, geometry and statistics to classes of thirty pupils aged eleven to eighteen;Plan lessons and set homework for each ability group;Mark examinations and report progress to parents;Raise results for pupils who had fallen behind through small groups;Lead the school's mathematics club|Trainee Teacher, Oak Academy, 2015-09 - 2016-07|Taught two classes under supervision;Prepared teaching materials and quizzes;Managed behaviour in the classroom|Lesson planning, classroom management, assessment, curriculum development, safeguarding|BSc in Mathematics;Postgraduate Certificate in Education||Teacher of Mathematics|Teach mathematics to students across the school;Plan and prepare lessons;Assess, record and report on students' progress;Meet parents;Contribute to the curriculum|Degree in mathematics;Qualified teacher status;Classroom management;Experience of teaching secondary pupils|Running clubs",  # noqa: E501
    "Digital Marketing Manager|Digital Marketing Manager, Stride Shoes, 2018-03 - present|Plan and run paid campaigns on Google Ads and social media;Grow organic traffic by search engine optimisation;Write e-mail newsletters and test their subject lines;Report conversion and return on spend with Google Analytics;Manage a budget of half a million and two agencies|Marketing Executive, Bean Coffee, 2014-10 - 2018-02|Wrote posts and articles for the brand's blog;Organised product launches and trade fairs;Looked after the company's website|SEO, Google Analytics, Google Ads, content marketing, copywriting, HubSpot|BA in Marketing||Digital Marketing Specialist|Run online advertising campaigns;Improve our ranking in search engines;Create content for social media and e-mail;Analyse campaign performance and report on it|Three years in digital marketing;Google Analytics and Google Ads;SEO;Copywriting|Degree in marketing;HubSpot",  # noqa: E501
    "Head Chef|Head Chef, Harbour Hotel, 2017-05 - present|Run a kitchen of nine cooks serving two hundred covers a night;Write seasonal menus and cost every dish;Order produce and keep food cost under thirty percent;Train cooks and make the rota;Keep hygiene records for inspections|Sous Chef, Vine Bistro, 2012-03 - 2017-04|Led the evening service and the grill section;Prepared sauces, meat and fish;Taught apprentices knife work|Menu planning, food safety, butchery, stock control, pastry|Diploma in Culinary Arts;Food Safety Level 3||Head Chef|Lead the kitchen team during service;Plan menus and develop new dishes;Control food cost and order ingredients;Keep food hygiene standards;Recruit and train cooks|Five years of experience as a chef;Menu planning;Food safety certificate;Stock control|Pastry",  # noqa: E501
    "Warehouse Manager|Warehouse Manager, North Freight, 2016-02 - present|Manage goods in, storage and dispatch for a warehouse of ten thousand pallets;Lead forty staff over three shifts;Count stock each cycle and cut losses by half;Plan loads and routes with hauliers;Keep health and safety rules and train fork-lift drivers|Warehouse Team Leader, Depot One, 2011-04 - 2016-01|Allocated pickers and packers to orders;Checked deliveries against purchase orders;Drove a fork-lift truck|Inventory management, logistics, SAP, forklift operation, lean|Diploma in Logistics||Warehouse Operations Manager|Oversee receiving, storage and shipping;Lead and schedule warehouse staff;Keep stock accurate;Work with carriers on deliveries;Ensure health and safety|Five years in warehouse or logistics management;Inventory management;Leading teams;SAP or another warehouse system|Forklift licence;Lean",  # noqa: E501
]


def resume_of(pair: str) -> str:
    """The person's résumé as a text."""
    head, now, did, then, done, knows, studied = pair.split("||")[0].split("|")
    lines = ["Sam Example", head, "sam@example.com", "EXPERIENCE"]
    for role, bullets in ((now, did), (then, done)):
        lines += [_role(role), *(f"- {one}" for one in bullets.split(";")), ""]
    lines += ["SKILLS", knows, "EDUCATION", *studied.split(";")]
    return "\n".join(lines)


def _role(role: str) -> str:
    title, employer, years = role.split(", ")
    return f"{title}, {employer}\n{years}"


def job_of(pair: str) -> str:
    """The ad as a text."""
    title, duties, needs, wishes = pair.split("||")[1].split("|")
    parts = (("Responsibilities", duties), ("Requirements", needs), ("Nice to have", wishes))
    lines = [title]
    for heading, items in parts:
        lines += [heading, *(f"- {one}" for one in items.split(";"))]
    return "\n".join(lines)


def texts() -> list[str]:
    """All résumés and ads."""
    return [text for pair in _PAIRS for text in (resume_of(pair), job_of(pair))]


def read_pairs(engine: LocalEngine) -> tuple[list[ReadResume], list[ReadJob]]:
    """The people and the jobs that fit them, read, in the same order."""
    people = [_resume(engine, resume_of(pair)) for pair in _PAIRS]
    return people, [_job(engine, job_of(pair)) for pair in _PAIRS]


def scores(engine: LocalEngine) -> tuple[list[float], list[float]]:
    """The scores of the fitting pairs, in order, and of all the others."""
    people, jobs = read_pairs(engine)
    own = [engine.compare(a, b).score for a, b in zip(people, jobs, strict=True)]
    far = [
        engine.compare(person, job).score
        for i, person in enumerate(people)
        for k, job in enumerate(jobs)
        if i != k
    ]
    return own, sorted(far)


def _resume(engine: LocalEngine, text: str) -> ReadResume:
    document = Document.of_text(text)
    return ReadResume(document.text, engine.read_resume(document))


def _job(engine: LocalEngine, text: str) -> ReadJob:
    document = Document.of_text(text)
    return ReadJob(document.text, engine.read_job(document))


def main() -> None:
    """Measure and print."""
    own, far = scores(LocalEngine())
    for pair, score in zip(_PAIRS, own, strict=True):
        print(f"{pair.split('|')[0]:40} {score:5.1f}")
    good, poor = sum(x >= GOOD for x in own), sum(x <= POOR for x in far)
    print(f"fitting: {good} of {len(own)} at {GOOD} or more, median {statistics.median(own):.1f}")
    print(f"wrong: {poor} of {len(far)} at {POOR} or less, median {statistics.median(far):.1f}")


if __name__ == "__main__":
    main()
