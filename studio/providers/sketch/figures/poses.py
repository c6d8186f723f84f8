"""The poses, each with the words that ask for it."""

from studio.providers.sketch.figures.skeleton import Pose

POSES: dict[str, Pose] = {
    "stand": Pose(words="standing|stands|stand|posing|poses"),
    "relaxed": Pose(arms=((-40, 38), (13, 6)), legs=((-5, -2), (9, 3)), face=0.35),
    "wave": Pose(
        arms=((-12, -6), (118, 168)),
        nod=4,
        hands="busy",
        words="waving|waves|greeting|saying hello|welcoming",
    ),
    "present": Pose(
        arms=((-14, -4), (70, 96)),
        nod=3,
        face=0.5,
        words=(
            "presenting|presents|showing|pointing|points to|gesturing|teaching|explaining|"
            "giving a talk"
        ),
    ),
    "cheer": Pose(
        arms=((-142, -168), (142, 168)),
        legs=((-8, -3), (8, 3)),
        hands="busy",
        words=(
            "cheering|celebrating|celebrates|arms up|arms raised|happy|excited|winning|partying"
        ),
    ),
    "crossed": Pose(
        arms=((-16, 78), (16, -80)),
        hands="busy",
        words="arms crossed|arms folded|confident|crossed arms",
    ),
    "akimbo": Pose(
        arms=((-44, 40), (44, -40)),
        legs=((-9, -4), (9, 4)),
        hands="busy",
        words="hands on hips|proud|heroic|superhero",
    ),
    "think": Pose(
        arms=((-14, 80), (22, -160)),
        right=((106, -142), (36, -334)),
        nod=5,
        hands="busy",
        face=0.4,
        words="thinking|wondering|pondering|deciding|confused|stressed",
    ),
    "dance": Pose(
        arms=((-122, -158), (62, 118)),
        legs=((-6, 2), (38, -22)),
        lean=6,
        nod=-6,
        hands="busy",
        words="dancing|dances|dancer|ballet",
    ),
    "jump": Pose(
        arms=((-128, -150), (128, 150)),
        legs=((-34, -62), (24, -52)),
        nod=-4,
        hands="busy",
        words="jumping|jumps|leaping|leaps|in the air",
    ),
    "walk": Pose(
        arms=((-26, -12), (24, 46)),
        legs=((24, 12), (-18, -32)),
        lean=3,
        side=True,
        face=0.7,
        words=(
            "walking|walks|strolling|commuting|shopping|travelling|traveling|walk|hiking|"
            "hiker|trekking|backpacking"
        ),
    ),
    "run": Pose(
        arms=((46, 132), (-52, 32)),
        legs=((62, -8), (-30, -92)),
        lean=14,
        nod=-6,
        side=True,
        face=0.8,
        hands="busy",
        words="running|runs|runner|jogging|jogger|sprinting|racing|marathon|chasing",
    ),
    "sit": Pose(
        arms=((16, 62), (10, 58)),
        legs=((84, 6), (86, -4)),
        side=True,
        face=0.6,
        prop="chair",
        words=(
            "sitting|sits|seated|sit|waiting|resting|relaxing|knitting|sewing|in an armchair|"
            "in a chair|on a chair|on a sofa|on the sofa|on a couch|on a bench|on a stool"
        ),
    ),
    "read": Pose(
        arms=((26, 98), (18, 96)),
        legs=((84, 8), (86, -4)),
        nod=12,
        side=True,
        face=0.6,
        prop="chair",
        hands="book",
        words="reading|reads|studying|reader",
    ),
    "laptop": Pose(
        arms=((40, 84), (22, 88)),
        legs=((82, -6), (86, 4)),
        lean=5,
        nod=8,
        side=True,
        face=0.7,
        prop="desk",
        hands="laptop",
        words=(
            "working at a laptop|working on a laptop|at a laptop|on a laptop|"
            "using a laptop|at her laptop|at his laptop|on her laptop|on his laptop|typing|"
            "coding|programming|at a desk|working from home|at the computer|at a computer|"
            "remote work|at work|working|with a laptop|freelancer|programmer|developer|"
            "writing"
        ),
    ),
    "phone": Pose(
        arms=((-13, -5), (14, 128)),
        nod=10,
        face=0.4,
        hands="phone",
        words=(
            "on the phone|using a phone|looking at her phone|texting|on her phone|"
            "looking at his phone|on his phone|using an app|scrolling"
        ),
    ),
    "selfie": Pose(
        arms=((-12, -4), (96, 128)),
        nod=6,
        face=0.6,
        hands="phone",
        words="taking a selfie|selfie",
    ),
    "drink": Pose(
        arms=((-12, -5), (24, 158)),
        nod=4,
        face=0.3,
        hands="cup",
        words="drinking|drinks|sipping|enjoying a coffee|having coffee",
    ),
    "cook": Pose(
        arms=((-42, 38), (16, 74)),
        nod=6,
        face=0.4,
        hands="pan",
        words="cooking|cooks|frying|preparing food|baking|making dinner",
    ),
    "photograph": Pose(
        arms=((-30, 140), (30, -140)),
        hands="camera",
        face=0,
        words="photographing|taking a photo|taking photos|photographer|taking pictures",
    ),
    "speak": Pose(
        arms=((-62, -98), (18, -160)),
        right=((112, -150), (54, -312)),
        face=0.2,
        hands="microphone",
        words="singing|sings|singer|speaking|speaker|speech|karaoke|podcasting",
    ),
    "guitar": Pose(
        arms=((-51, 75), (40, -172)),
        right=((178, -126), (160, -226)),
        nod=6,
        face=0.3,
        hands="guitar",
        words="playing guitar|playing the guitar|plays guitar|guitarist",
    ),
    "barbell": Pose(
        arms=((-146, -176), (146, 176)),
        legs=((-16, -6), (16, 6)),
        face=0,
        hands="barbell",
        words=(
            "lifting weights|lifts weights|weightlifting|weight lifting|lifting a barbell|"
            "powerlifting|strength training|barbell|crossfit"
        ),
    ),
    "curl": Pose(
        arms=((-14, -6), (16, 140)),
        legs=((-10, -5), (10, 5)),
        nod=4,
        hands="dumbbell",
        words=(
            "dumbbell|dumbbells|with weights|working out|works out|lifting|workout|"
            "personal trainer|at the gym|exercising|training|weights"
        ),
    ),
    "squat": Pose(
        arms=((84, 92), (80, 90)),
        legs=((74, -20), (78, -22)),
        lean=34,
        nod=-24,
        side=True,
        face=0.8,
        hands="busy",
        words="squatting|squat|squats",
    ),
    "plank": Pose(
        arms=((4, 0), (0, 2)),
        legs=((-76, -76), (-78, -78)),
        lean=80,
        nod=-14,
        side=True,
        face=0.8,
        prop="mat",
        hands="busy",
        words="plank|planking|push-up|push-ups|pushups|press-up",
    ),
    "lotus": Pose(
        arms=((-32, -4), (32, 4)),
        legs=((-74, 82), (74, -82)),
        face=0,
        hands="busy",
        prop="mat",
        words=(
            "meditating|meditates|meditation|lotus|mindfulness|cross-legged|breathing|"
            "doing yoga|yoga"
        ),
    ),
    "tree": Pose(
        arms=((-154, 168), (154, -168)),
        legs=((-2, 0), (54, -72)),
        face=0,
        hands="busy",
        prop="mat",
        words="tree pose|balancing|yoga pose|balance",
    ),
    "warrior": Pose(
        arms=((-92, -90), (92, 90)),
        legs=((-56, -54), (76, -2)),
        face=0.9,
        hands="busy",
        prop="mat",
        words="warrior pose|stretching|stretches|pilates|yoga class",
    ),
    "downdog": Pose(
        arms=((48, 48), (50, 50)),
        legs=((-30, -32), (-27, -30)),
        lean=128,
        nod=30,
        side=True,
        face=0.4,
        prop="mat",
        hands="busy",
        words="downward dog|downward-facing dog",
    ),
    "bike": Pose(
        arms=((52, 66), (48, 62)),
        legs=((76, -10), (44, -12)),
        lean=30,
        nod=-14,
        side=True,
        face=0.8,
        prop="bike",
        hands="busy",
        words=(
            "mountain biking|mountain biker|on a mountain bike|on a road bike|on a city bike|"
            "on an e-bike|on her bike|on his bike|riding bikes|"
            "cycling|cyclist|riding a bike|riding a bicycle|on a bike|on a bicycle|biking|"
            "bike ride|rides a bike"
        ),
    ),
    "board": Pose(
        arms=((-96, -72), (78, 98)),
        legs=((-34, -8), (44, 6)),
        lean=8,
        face=0.8,
        prop="board",
        hands="busy",
        words=(
            "skateboarding|skateboarder|skater|surfing|surfer|surfs|snowboarding|"
            "snowboarder|on a skateboard|on a surfboard"
        ),
    ),
    "kick": Pose(
        arms=((-58, -36), (66, 92)),
        legs=((62, 40), (-8, -16)),
        lean=-10,
        nod=8,
        side=True,
        face=0.8,
        hands="busy",
        words=(
            "kicking|kicks|football player|soccer player|footballer|scoring a goal|dribbling|"
            "playing football|playing soccer"
        ),
    ),
    "kneel": Pose(
        arms=((40, 66), (32, 60)),
        legs=((82, -2), (10, -88)),
        lean=18,
        nod=8,
        side=True,
        face=0.7,
        words="kneeling|gardening|gardener|planting|crouching|petting|proposing",
    ),
    "hold": Pose(
        arms=((-20, 58), (20, -58)),
        face=0.1,
        words=(
            "holding|holds|carrying|carries|hugging|unboxing|giving|delivering|delivery|courier"
        ),
    ),
    "raise": Pose(
        arms=((-14, -5), (128, 172)),
        nod=-3,
        face=0.4,
        words="holding up|raising|raises|toasting|lifting up",
    ),
}
HALVES = tuple(
    name
    for name, pose in POSES.items()
    if pose.prop in {"", "chair", "desk"} and abs(pose.lean) < 10
)
"""The upright poses: each is there as "half-<name>" too, the figure from the hips up."""
