"""Everyday words for kinds of events, as tables of others have them, and the types of the record that they mean.

Where CAMEO has a code for a word, the type is the one that the vocabulary gives to that code: a veto is 129, a
rejection. A word that could mean two types, such as "strike", is left out.
"""

from collections.abc import Mapping

from diplomatic_timeline.formats.frames import plain_name
from diplomatic_timeline.formats.report import Problem
from diplomatic_timeline.vocabulary import EVENT_TYPES, TypeName

_WORDS: Mapping[TypeName, str] = {
    "talks": """meeting; summit; negotiation; consultation; conference; dialogue; discussion; mediation; peace talks;
        round of talks; bilateral; bilateral meeting; bilateral talks; trilateral meeting; peace conference; forum;
        round table; diplomatic meeting; summit meeting""",
    "visit": "state visit; official visit; working visit; trip; official trip; tour; delegation; reception",
    "call": """phone call; telephone call; phone conversation; telephone conversation; phone; telephone; video call;
        letter; message; cable; telegram; correspondence; email; e mail; note verbale; diplomatic note""",
    "proposal": """offer; counterproposal; counter proposal; counteroffer; counter offer; peace plan; peace proposal;
        plan; initiative; draft; draft agreement; draft resolution""",
    "agreement": """treaty; peace treaty; accord; peace accord; deal; peace deal; peace agreement; pact; convention;
        protocol; memorandum; memorandum of understanding; mou; ceasefire; cease fire; ceasefire agreement; truce;
        armistice; signing; treaty signing; ratification; entry into force; settlement; commitment; concession;
        acceptance""",
    "rejection": "refusal; veto",
    "demand": "request; appeal; condition; petition; call for action",
    "vote": """resolution; un resolution; security council resolution; general assembly resolution; ballot; referendum;
        election; voting""",
    "statement": """press conference; news conference; press release; press statement; joint statement; speech; address;
        remark; announcement; declaration; joint declaration; communique; communiqué; joint communique;
        joint communiqué; interview; briefing; press briefing; comment; tweet; post""",
    "claim": "assertion; contested claim",
    "denial": "rebuttal; refutation; disclaimer",
    "accusation": "allegation; blame; condemnation; criticism; denunciation; complaint",
    "threat": "warning; ultimatum; threat of force",
    "sanction": """economic sanctions; embargo; arms embargo; tariff; asset freeze; travel ban; export ban; import ban;
        boycott; expulsion; expulsion of diplomats; severing of relations; lifting of sanctions; sanctions relief""",
    "aid": """assistance; humanitarian aid; humanitarian assistance; military aid; economic aid; relief; loan; grant;
        donation; arms delivery; financial aid; development aid""",
    "military": """air strike; airstrike; missile strike; drone strike; attack; drone attack; missile attack;
        ground attack; military action; military operation; operation; shelling; bombing; bombardment; battle; clash;
        fighting; invasion; offensive; counteroffensive; incursion; raid; ambush; skirmish; blockade; occupation;
        deployment; troop deployment; troop movement; mobilisation; mobilization; withdrawal; troop withdrawal;
        military exercise; naval exercise; ceasefire violation; war""",
    "intelligence": "intelligence report; intelligence assessment",
    "report": "news report; news; article; finding; study; survey; publication",
    "other": "protest; demonstration; riot; arrest; detention; trial; lawsuit; appointment; resignation; death",
}
_NAMES: Mapping[str, TypeName] = {kind.name: kind.name for kind in EVENT_TYPES}
_MEANING: Mapping[str, TypeName] = {
    **_NAMES,
    **{" ".join(word.split()): name for name, words in _WORDS.items() for word in words.split(";")},
}
_NAMED = 5


def read_kind(text: str) -> tuple[TypeName, str | None] | None:
    """Return the type that a word means, and the word where it says more than the type; None where it means none.

    Case, marks between words and a plural make no difference.

        >>> read_kind("Phone calls")
        ('call', 'Phone calls')
    """
    plain = plain_name(text)
    if plain in _NAMES:
        return _NAMES[plain], None
    meaning = _MEANING.get(plain) or _MEANING.get(plain.removesuffix("s"))
    return (meaning, " ".join(text.split())) if meaning else None


def is_other_word(text: str) -> bool:
    """Say whether a text means a type and is not its name."""
    kind = read_kind(text)
    return kind is not None and kind[1] is not None


def kinds_note(counts: Mapping[str, int], file: str, line: int, column: str) -> Problem:
    """Return the note on rows whose type was read from other words: `counts` of rows by word, `line` of the first."""
    read = [f"'{word}' as '{kind[0]}'" for word in counts if (kind := read_kind(word))]
    more = f" and {len(read) - _NAMED} more" if len(read) > _NAMED else ""
    return Problem(
        file,
        line,
        column,
        None,
        f"types are told in other words ({', '.join(read[:_NAMED])}{more})",
        "read as types of the vocabulary, the words are kept as tags",
        f"nothing to do if that is right, or use one of {', '.join(_NAMES)}",
        sum(counts.values()),
    )
