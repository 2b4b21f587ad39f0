"""A deck that shows what a theme can do: each kind once, and the same words in other scripts."""

import io

from PIL import Image, ImageDraw

from carousels.deck import Deck, Kind, Picture, Slide


def specimen() -> Deck:
    """One slide of each kind and layout, in words that an engineering team would write."""
    picture = _landscape()
    return Deck(
        "Ship smaller pull requests",
        (
            Slide(
                Kind.COVER,
                label="Engineering notes",
                headline="Ship smaller pull requests",
                subline="What changed when we cut ours to 200 lines",
            ),
            Slide(
                label="Why it works",
                headline="Reviewers read **200 lines** well. After that they skim.",
                body="Defects found per line fall by half between the first and the fourth hundred. "
                "Nobody skims on purpose.",
            ),
            Slide(
                Kind.LIST,
                label="How to",
                headline="Three habits that cut a change in half",
                body="- Move code in one change, alter it in the next\n- Merge behind a flag on the first day\n"
                "- Write the test that fails before the code",
            ),
            Slide(
                Kind.LIST,
                label="In order",
                headline="From branch to merge",
                body="1. Name the one thing that changes\n2. Open it before lunch\n3. Merge it before you leave",
                layout="steps",
            ),
            Slide(
                Kind.NUMBER,
                label="The result",
                headline="38 min from opening to merging",
                body="It was **two days** in spring. The code did not get simpler; the questions did.",
            ),
            Slide(
                Kind.QUOTE,
                label="Said in review",
                headline="I can hold this whole change in my head while the kettle boils.",
                subline="Mira Lindqvist, platform engineer",
            ),
            Slide(
                Kind.CODE,
                label="Python",
                headline="Fail when a change is too large",
                body="def check(diff: Diff) -> None:\n    # Moves are free: only new lines count.\n"
                '    if diff.added > 200:\n        raise TooLarge("Split it.")',
            ),
            Slide(
                Kind.IMAGE,
                label="Seen from above",
                headline="Small hills are climbed more often",
                body="And the view is the same.",
                alt="Hills under a low sun",
                picture=picture,
            ),
            Slide(
                Kind.IMAGE,
                label="Half of it",
                headline="One picture, one thought",
                body="The words stay where they always are.",
                alt="Hills under a low sun",
                picture=picture,
                layout="half",
            ),
            Slide(
                Kind.IMAGE,
                headline="Let the picture speak",
                alt="Hills under a low sun",
                picture=picture,
                layout="full",
            ),
            Slide(headline="Smaller is kinder."),
            Slide(
                Kind.CTA,
                headline="Want the whole story?",
                body="The numbers, the scripts and what did not work.",
                link="nuvikatech.com/blog/posts/smaller",
            ),
        ),
    )


# The same slide in scripts that are set each in its own way: language, label, headline, body.
SCRIPTS = (
    ("ar", "لماذا", "المراجعات الصغيرة أسرع", "يقرأ المراجع مئتي سطر بعناية، ثم يبدأ في القفز فوق Python و SQL."),
    ("he", "למה", "שינויים קטנים נבדקים מהר", "סוקר קורא היטב 200 שורות, ואחר כך הוא מדלג."),
    ("hi", "क्यों", "छोटे बदलाव जल्दी जाँचे जाते हैं", "समीक्षक दो सौ पंक्तियाँ ध्यान से पढ़ते हैं, फिर वे छोड़ने लगते हैं।"),
    (
        "ja",
        "なぜ",
        "小さな変更は早くレビューされる",
        "レビュアーは二百行までは注意深く読みますが、その先は読み飛ばします。",
    ),
    ("th", "ทำไม", "การเปลี่ยนแปลงเล็กได้รับการตรวจเร็ว", "ผู้ตรวจอ่านสองร้อยบรรทัดอย่างตั้งใจ จากนั้นจะเริ่มอ่านข้าม"),
    (
        "el",
        "Γιατί",
        "Οι μικρές αλλαγές ελέγχονται γρήγορα",
        "Διακόσιες γραμμές διαβάζονται με προσοχή. Μετά, βιαστικά.",
    ),
    (
        "ru",
        "Почему",
        "Небольшие изменения проверяют быстрее",
        "Двести строк читают внимательно, остальное пролистывают.",
    ),
    (
        "de",
        "Emoji 🎉",
        "Kleine Änderungen 🚀 kommen schneller an",
        "Team 👩‍🚀👨🏽‍💻, Land 🇩🇪🇯🇵, Gefühl ❤️‍🔥: alles in Farbe.",
    ),
)


def in_scripts() -> list[Deck]:
    """A deck of one slide for each script."""
    return [
        Deck(headline, (Slide(label=label, headline=headline, body=body),), language=language)
        for language, label, headline, body in SCRIPTS
    ]


def _landscape(width: int = 960, height: int = 640) -> Picture:
    """A drawn picture: hills under a low sun."""
    image = Image.new("RGB", (width, height), "#f4c98f")
    draw = ImageDraw.Draw(image)
    draw.ellipse((620, 110, 800, 290), fill="#fff1d0")
    hills = (("#d98e63", 330, 90), ("#9c5a5d", 420, 130), ("#4c3550", 510, 100))
    for number, (colour, top, swing) in enumerate(hills):
        ridge = [(x, top + swing * abs(((x * (number + 2) / width) % 2) - 1)) for x in range(0, width + 1, 8)]
        draw.polygon([*ridge, (width, height), (0, height)], fill=colour)
    out = io.BytesIO()
    image.save(out, "PNG")
    return Picture("specimen" + "0" * 56, "png", width, height, out.getvalue())
