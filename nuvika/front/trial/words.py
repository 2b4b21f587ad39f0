"""Sentences as engineers write them, made by chance: every seed tells the same story again."""

from random import Random

SUBJECTS = (
    "the request queue", "a nightly backup", "our search index", "the connection pool", "a slow migration",
    "every replica", "the deploy script", "one forgotten cron job", "the session cache", "a retried webhook",
    "the load balancer", "our oldest service", "the message broker", "a stale feature flag", "the billing report",
    "the type checker", "a flaky test", "the design review", "the on-call rota", "a vendor's status page",
    "the image resizer", "the rate limiter", "an idle worker", "the error budget", "the staging cluster",
)  # fmt: skip
VERBS = (
    "waits for", "locks out", "quietly replaces", "outgrows", "depends on", "hides", "doubles the cost of",
    "explains", "survives", "is measured against", "slows down", "makes room for", "ships before", "pays for",
    "tells us nothing about", "competes with", "is older than", "breaks first under", "saves us from",
)  # fmt: skip
OBJECTS = (
    "the second write", "a cold cache", "the busiest hour of the week", "readers on a train", "an empty table",
    "ten thousand open connections", "the first deploy after a holiday", "a single unindexed column",
    "what the dashboard shows", "a full disk", "the change that nobody reviewed", "half of the traffic",
    "three time zones", "the default timeout", "a rename in the schema", "yesterday's restore",
    "the people who are on call", "a certificate that runs out", "the smallest useful test", "one honest graph",
)  # fmt: skip
ENDINGS = (
    "and nobody notices until Monday", "which is why we measure it first", "long before anybody files a ticket",
    "so we wrote it down", "and the graph stays flat", "unless somebody asks on purpose", "more often than we admit",
    "at a price that we can name", "as the log shows", "with room to spare", "in every incident of the last year",
)  # fmt: skip
TITLES = (
    "What {subject} taught us about {object}", "Why {subject} {verb} {object}", "{subject}, one year later",
    "A field guide to {object}", "How we stopped fearing {object}", "{subject} {verb} {object}",
    "Before you blame {subject}", "The day {subject} met {object}", "Five rules for {object}",
)  # fmt: skip
NAMES = ("queue", "pool", "index", "replica", "worker", "budget", "window", "cursor", "ledger", "probe")
LONGEST_TITLE = 90  # characters


class Writer:
    def __init__(self, seed: str) -> None:
        self.chance = Random(seed)  # noqa: S311  (invented words, no secrets)

    def title(self) -> str:
        pick = self.chance.choice
        made = pick(TITLES).format(subject=pick(SUBJECTS), verb=pick(VERBS), object=pick(OBJECTS))
        return (made[0].upper() + made[1:])[:LONGEST_TITLE]

    def sentence(self) -> str:
        pick = self.chance.choice
        words = f"{pick(SUBJECTS)} {pick(VERBS)} {pick(OBJECTS)}"
        if self.chance.random() < 0.5:
            words += f" {pick(ENDINGS)}"
        return f"{words[0].upper()}{words[1:]}."

    def paragraph(self) -> str:
        return " ".join(self.sentence() for _ in range(self.chance.randint(3, 6)))

    def article(self) -> str:
        """Markdown: headings, a list, a quotation, code, a table."""
        parts = [self.paragraph()]
        for _ in range(self.chance.randint(3, 5)):
            parts += [
                f"## {self.title()}",
                self.paragraph(),
                self.chance.choice((self.list, self.quotation, self.code))(),
            ]
            parts.append(self.paragraph())
        return "\n\n".join([*parts, self.table()])

    def list(self) -> str:
        return "\n".join(f"- **{self.chance.choice(NAMES).capitalize()}.** {self.sentence()}" for _ in range(4))

    def quotation(self) -> str:
        return f"> {self.sentence()}"

    def code(self) -> str:
        name, number = self.chance.choice(NAMES), self.chance.randint(2, 900)
        return f"```python\ndef next_{name}(limit: int = {number}) -> int:\n    return min(limit, {number * 2})\n```"

    def table(self) -> str:
        rows = (f"| {name} | {self.chance.randint(1, 900)} ms |" for name in self.chance.sample(NAMES, 4))
        return "\n".join(["| Part | Median |", "| --- | ---: |", *rows])
