"""What looks like a time and is none: it is consumed, so that no other rule sees it."""

from diplomatic_timeline.times.rule import rule

_COUNTED = (
    r"(?:people|points?|dollars|votes?|troops|soldiers|jobs|homes|men|women|shares|feet|miles|metres|meters|km|"
    r"kilometers|kilometres|pounds|tons|tonnes|barrels|students|members|workers|employees|cases|cars|units|acres|"
    r"percent|per cent|yards|degrees|cents|euros|times|seats|square|million|billion|trillion|m|bn)"
)

RULES = (
    rule(
        "age",
        r"(?:(?:the|an?|his|her|their|its) )?(?:@number)-(?:year|month|week|day)s?-olds?"
        r"|(?:@number)[- ](?:years?|months?|weeks?|days?)[- ](?:old|of age|younger|older|"
        r"her senior|his senior)|aged? (?:@number)(?: years?)?",
        None,
        {"the 52-year-old doctor": "", "a six-year-old": "", "she is 40 years old": "", "aged 15": ""},
        ("a six-year plan",),
    ),
    rule(
        "amount",
        rf"(?:@number)(?:%| ?{_COUNTED})",
        None,
        {"1,500 people": "", "2,000 troops": "", "1998 votes": "", "20 percent": "", "1975 feet": ""},
        ("in 1998 the people",),
    ),
    rule(
        "score",
        r"[0-9]{1,3}[-–][0-9]{1,3}(?! (?:@month|@units))(?:[-–][0-9]{1,3})?",
        None,
        {"won 20-19": "", "a 3-2 vote": "", "a 52-48 split": ""},
        ("from 3-5 March",),
    ),
    rule(
        "title",
        r"(?-i:USA|VOA|Russia|India|Psychology) today|60 Minutes|(?:New York|Los Angeles|"
        r"Financial|Irish|Sunday|Japan|Moscow|Straits) times|Good Morning America|Nightly "
        r"News|(?-i:This Week With)|Meet the Press",
        None,
        {"This is VOA Today.": "", "CBS's 60 Minutes": "", "the New York Times": ""},
        ("he said today",),
    ),
    rule(
        "phrase",
        r"(?:an?|the|every) second|(?:three|one|3)[- ]quarters? of|three-quarters|light[- ]years?|"
        r"(?:last|second|first|third)[- ](?:minute|time|hand|largest|place|class|round|rate)|"
        r"some day soon|for the time being|day in court|day(?: |-)to(?: |-)day|of the day|"
        r"(?:one|two|three|four|some|many|several|few|most|all) times|over time|time and again|at times|"
        r"next to|next door|the latest|last but not least|second (?:world|half|time)|"
        r"(?:@nth|@ordinalday)[- ]century[- ]old|new year['’]s resolutions?|Easter Island|may day|"
        r"world war (?:two|one|ii|i|2|1)|(?:first|second) world war",
        None,
        {"a last-minute effort": "", "for the time being": "", "in World War Two": ""},
        ("the first day of June 1997",),
    ),
)
