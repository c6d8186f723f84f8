"""Which words name which setting, weather and hour."""

import re
from collections.abc import Callable
from functools import lru_cache

from studio.providers.sketch.scenes import (
    backdrops,
    beach,
    crossings,
    desert,
    greenery,
    heights,
    nature,
    public_rooms,
    rooms,
    studio,
    tabletops,
    town,
    venues,
    water,
)
from studio.providers.sketch.scenes.setting import Setting

PAINTERS: dict[str, Callable[[Setting], None]] = {
    "aurora": nature.paint_aurora,
    "beach": beach.paint_beach,
    "bridge": crossings.paint_bridge,
    "burst": backdrops.paint_burst,
    "canyon": heights.paint_canyon,
    "cliff": heights.paint_cliff,
    "city": town.paint_city,
    "desert": desert.paint_desert,
    "desk": tabletops.paint_desk,
    "field": crossings.paint_field,
    "flat lay": tabletops.paint_flat_lay,
    "stone top": tabletops.paint_stone_top,
    "board top": tabletops.paint_board_top,
    "forest": greenery.paint_forest,
    "garden": greenery.paint_garden,
    "hill": heights.paint_hill,
    "island": heights.paint_island,
    "lake": nature.paint_lake,
    "meadow": greenery.paint_meadow,
    "mountains": nature.paint_mountains,
    "park": greenery.paint_park,
    "pier": crossings.paint_pier,
    "plain": backdrops.paint_plain,
    "plinth": studio.paint_plinth,
    "pool": water.paint_pool,
    "road": venues.paint_road,
    "rock": heights.paint_rock,
    "sea": water.paint_sea,
    "sky": backdrops.paint_sky,
    "snow": nature.paint_snow,
    "space": backdrops.paint_space,
    "stadium": venues.paint_stadium,
    "stage": venues.paint_stage,
    "storm": water.paint_storm,
    "street": town.paint_street,
    "studio": studio.paint_studio,
    "table": tabletops.paint_table,
    "underwater": water.paint_underwater,
    "windowsill": tabletops.paint_windowsill,
    "vineyard": crossings.paint_vineyard,
    "waterfall": heights.paint_waterfall,
    "bathroom": rooms.paint_bathroom,
    "bedroom": rooms.paint_bedroom,
    "cafe": public_rooms.paint_cafe,
    "classroom": public_rooms.paint_classroom,
    "gym": public_rooms.paint_gym,
    "kitchen": rooms.paint_kitchen,
    "library": public_rooms.paint_library,
    "living room": rooms.paint_living_room,
    "office": public_rooms.paint_office,
    "shop": public_rooms.paint_shop,
}

WORDS: dict[str, str] = {
    "windowsill": "windowsill|window sill|window-sill|window ledge|by the window|window seat",
    "aurora": "aurora|northern lights|southern lights|polar lights|aurora borealis",
    "storm": "storm at sea|stormy sea|stormy seas|stormy ocean|rough sea|rough seas|"
    "storm on the sea|ocean storm|sea storm",
    "cliff": "cliff|cliffs|clifftop|cliff top|headland|bluff|precipice|sea cliff|on the cliffs",
    "waterfall": "waterfall|waterfalls|cascade",
    "canyon": "canyon|gorge|ravine|grand canyon",
    "island": "island|desert island|tropical island|islet|on an island",
    "rock": "rock in the sea|on a rock|rocky outcrop|sea rock|on the rocks|skerry",
    "pier": "pier|boardwalk|on the pier|wharf|quay",
    "bridge": "on a bridge|on the bridge|stone bridge|old bridge|crossing a bridge|across a bridge",
    "vineyard": "vineyard|vineyards|vines|wine country",
    "hill": "hill|hilltop|on a hill|hillside|on top of a hill|mound",
    "field": "wheat field|corn field|cornfield|grain field|field of wheat|barley field|"
    "lavender field|tulip field|ploughed field|wheat",
    "underwater": "underwater|under water|under the sea|ocean floor|seabed|coral reef|reef|"
    "aquarium|deep sea|scuba|diving",
    "beach": "beach|seaside|seashore|coast|coastline|shore|sandy shore|by the sea",
    "pool": "pool|swimming pool|poolside",
    "sea": "sea|ocean|open water|at sea|on the waves|bay|harbour|harbor|fjord",
    "lake": "lake|lakeside|pond|jetty|riverbank|river|lagoon",
    "forest": "forest|woods|woodland|jungle|rainforest|in the trees|pine trees|glade|redwoods",
    "snow": "snow|snowy|winter landscape|ski slope|ski resort|skiing|snowfall|arctic|winter|icy",
    "mountains": "mountain|mountains|alps|hiking trail|trail|summit|valley|campsite|camping|"
    "highlands|hills|peaks|outdoors|volcano",
    "desert": "desert|dunes|dune|sahara|savanna|savannah",
    "garden": "garden|backyard|allotment|greenhouse|orchard|flower bed|terrace|patio",
    "meadow": "meadow|field|fields|countryside|farm|farmland|pasture|prairie|picnic|grass|lawn",
    "park": "park|playground|dog park|bench in the park|city park|campus",
    "stage": "on stage|stage|concert|festival|gig|theatre|theater|night club|nightclub|dj set|"
    "conference hall|auditorium",
    "stadium": "stadium|football pitch|soccer field|soccer pitch|pitch|sports ground|arena|"
    "football field",
    "road": "road|highway|motorway|open road|road trip|racetrack|race track|freeway",
    "street": "street|streets|high street|alley|sidewalk|pavement|street at night|old town|village|"
    "town|neighbourhood|neighborhood|market|shopping street|crosswalk|downtown street",
    "city": "city|skyline|downtown|rooftop|cityscape|urban|skyscrapers|metropolis|new york|tokyo|"
    "london|paris|manhattan",
    "gym": "gym|fitness studio|weight room|health club|fitness centre|fitness center|yoga studio",
    "kitchen": "kitchen|kitchen counter|countertop|worktop|bakery|kitchen island",
    "cafe": "cafe|café|coffee shop|coffeehouse|coffee bar|restaurant|bistro|bar|diner|pub|tea room|"
    "pizzeria",
    "bathroom": "bathroom|washbasin|vanity|spa|shower|bathtub",
    "bedroom": "bedroom|nursery|hotel room|in bed|kids room|kid's room|children's room",
    "classroom": "classroom|school|lecture|blackboard|chalkboard|kindergarten|whiteboard",
    "library": "library|bookshop|bookstore|bookshelves|reading room|study",
    "shop": "shop|store|boutique|supermarket|shop interior|retail|grocery|mall|showroom",
    "office": "office|workplace|meeting room|co-working|coworking|workspace|open-plan|boardroom|"
    "startup office|clinic|reception|hospital",
    "living room": "bright room|sunny room|living room|living-room|sofa|couch|lounge|"
    "home interior|apartment|fireplace|interior|at home|in a room|armchair|"
    "home office",
    "desk": "desk|desktop|workbench|work table",
    "space": "space|outer space|galaxy|planets|planet|cosmos|moon surface|on the moon|on mars|"
    "orbit|universe|cosmic",
    "sky": "in the sky|sky|clouds|above the clouds|in the air|mid-air|blue sky",
    "table": "table|tabletop|table top|wooden table|dining table|picnic table|on wood|"
    "marble surface|marble",
    "plinth": "plinth|podium|pedestal|packshot|display stand|stand display|product display",
    "stone top": "marble flat lay|flat lay on marble|flat lay on stone",
    "board top": "wooden flat lay|flat lay on wood",
    "flat lay": "flat lay|flatlay|flat-lay|knolling",
    "burst": "burst|sunburst|rays|explosive|pop art|pop-art",
    "studio": "empty room|bare room|white room|empty white room|studio|backdrop|"
    "seamless|studio shot|studio light|studio lighting|plain background|"
    "arch",
    "plain": "plain|abstract|solid background|flat background|geometric|blank background|minimal "
    "background|simple background",
}
"""Expressions for each setting. The more telling settings come first; in a text the longest
expression wins, then the order here."""

NOT_PLACES = re.compile(
    r"\b(?:table tennis|table of contents|space (?:for|at|on|to|above|below|between)|"
    r"(?:copy|white|negative|empty|blank|text|free|some|any|no) space|bar chart|sky blue|sea salt|"
    r"snow white|forest green|park(?:ing|ed)|web ?shop|app store|online (?:shop|store)|"
    r"coffee shop (?:logo|menu)|street ?wear|city ?scape logo|field guide|space grey|space gray|"
    r"desk lamp|studio apartment|bath towel|table lamp|office chair|garden tools|"
    r"beach (?:towel|bag|ball)|"
    r"swimming pool sign|stage (?:one|two|three|1|2|3)|road ?map|school bag|"
    r"kitchen (?:knife|scales?|aid)|"
    r"(?:design|tech|climate|business|ai|leadership|marketing|security|data|annual|global) summit|"
    r"(?:mountain|sea|beach|forest|lake|island|city|desert|park|sky|snow) (?:logo|emblem|icon)|"
    r"mountain bike|snow ?board|in the market for|market (?:share|report|research))\b"
)
WEATHER = {
    "storm": r"thunder\w*|storm\w*|lightning|tempest|hurricane",
    "rain": r"rain|rainy|raining|rainfall|drizzle|downpour|in the rain|wet street",
    "snow": r"snow|snowy|snowing|snowfall|blizzard|snowflakes",
    "fog": r"fog|foggy|mist|misty|haze|hazy",
}
NOT_WEATHER = re.compile(
    r"\b(?:rain ?coats?|rain ?boots|rain ?jackets?|rain ?forests?|rain ?bows?|"
    r"brain ?storm\w*|snow ?board\w*|snow ?man|snow ?shoes?|face mist|storm ?trooper\w*)\b"
)
HOURS = {
    "night": r"night|nights|midnight|moonlit|moonlight|night-time|nighttime|starry|after dark|neon",
    "sunset": r"sunset|dusk|golden hour|evening|twilight|sundown",
    "sunrise": r"sunrise|dawn|daybreak|early morning",
    "day": r"day|daylight|noon|midday|sunny|morning|afternoon|sunshine|bright day|daytime",
}
NOT_HOURS = re.compile(
    r"\b(?:night ?stands?|night cream|black friday|day cream|evening dress|birthday|everyday|"
    r"every day|a day|per day|\d+ days?|(?:mother|father|valentine|patrick|new year)'?s'? day)\b"
)


@lru_cache(maxsize=1)
def _expressions() -> tuple[tuple[re.Pattern[str], str], ...]:
    pairs = [(words, name) for name, listed in WORDS.items() for words in listed.split("|")]
    pairs.sort(key=lambda pair: -len(pair[0].split()))
    return tuple((re.compile(rf"\b{re.escape(words)}(?!\w)"), name) for words, name in pairs)


UNKNOWN = re.compile(
    r"\b(?:airport|museum|church|cathedral|mosque|temple|train station|railway station|subway|"
    r"factory|warehouse|casino|courtroom|prison|laborator(?:y|ies)|hangar|shipyard|zoo|"
    r"cinema|supermarket|parking garage|cave|volcano crater|attic|basement|garage|barn|sauna)\b"
)
INLAND = re.compile(r"\b(?:mountains?|forest|woods|desert|canyon|trail|meadow|hiking|river)\b")
AT_ROCKS = re.compile(r"\bon (?:a|the) rocks?\b")
"""Rocks stand in the sea unless the words lie inland."""


def find(text: str) -> str | None:
    """The setting that the words name, or None.

    Expressions of several words come first, then the order of ``WORDS``: "a street at night in
    the city" is a street.
    """
    low = NOT_PLACES.sub(" ", text.lower())
    if INLAND.search(low):
        low = AT_ROCKS.sub(" ", low)
    if re.search(r"\bkitchen\b", low):
        low = re.sub(r"\bislands?\b", " ", low)
    for pattern, name in _expressions():
        if pattern.search(low):
            return name
    return None


def find_unknown(text: str) -> str | None:
    """A place that the words name and that cannot be painted, or None."""
    match = UNKNOWN.search(text.lower())
    return match[0] if match else None


def find_weather(text: str) -> str | None:
    """rain, storm, snow, fog, or None."""
    low = NOT_WEATHER.sub(" ", text.lower())
    return next(
        (name for name, words in WEATHER.items() if re.search(rf"\b(?:{words})\b", low)), None
    )


def find_hour(text: str) -> str | None:
    """night, sunset, sunrise, day, or None."""
    low = NOT_HOURS.sub(" ", text.lower())
    return next(
        (name for name, words in HOURS.items() if re.search(rf"\b(?:{words})\b", low)), None
    )
