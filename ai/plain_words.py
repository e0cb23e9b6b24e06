"""Words that claim nothing by themselves: a sentence may use them without a source.

What would raise a claim is left out on purpose: led, managed, expert, senior, award and their like
count only where the person's own material has them.
"""

from __future__ import annotations

from ai.local.skills.words import stem

_WORDS = """
a about above across after again against ago all along already also although always am among an
and another any anyone anything apart are around as aside at away back be because been before
behind being below beside besides best better between beyond both but by can cannot come could
did do does doing done down during each either else enough even ever every everyone everything
few first for former formerly forward from further gave get give given go going good got had has
have having he her here hers him his how however i if in including inside instead into is it its
itself just keep kept kind know known last lately later latest least less let like likewise little
long look made mainly make making many may me might mine more most mostly much must my myself near
nearly need needed needs never new next no nor not nothing now of off often on once one only onto
or other others otherwise our ours out outside over own part particular per perhaps place plain
plainly please rather really recent recently right said same say see seen several shall she should
show shown shows side similar since so some something soon still such take taken than that the
their them then there therefore these they thing things this those though through throughout thus
to together too took toward towards under until up upon us use used uses using usual usually very
via want was way ways we well were what when where whether which while who whole whom whose why
will wish with within without work worked working works would year years yes yet you your yours
yourself month months week weeks day days today daily time times
dear hiring team manager sincerely faithfully regards kind wishes best letter mail note write
writing written apply applying application applicant post role position job vacancy advertisement
advertised advert ad hear read reading ask asks asked asking offer interview meet talk speak tell
discuss conversation call glad happy pleased welcome chance opportunity consider consideration
considering thank thanks grateful attach attached enclose enclosed resume résumé cv copy detail
details interest interested enjoy enjoyed hope believe think feel suit suits fit fits match
matches join joining learn learning bring brings find found experience experienced skill skills
background knowledge qualification qualifications example examples addition currently present
previously based according line lines order clear clearly careful carefully direct directly
hold holds held study studied include includes included contain various number numbers percent
cent approach
approaches result
results start started begin began continue continued help helped support supported follow
followed provide provided ensure ensured handle handled carry carried perform performed complete
completed people person someone everyday yours respond reply response forwarding
"""
PLAIN: frozenset[str] = frozenset(stem(word) for word in _WORDS.split())
FORMS: frozenset[str] = frozenset(_WORDS.split())
