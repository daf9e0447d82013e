"""Han Guangsheng in two articles: what each tells, who told whom, and what else was read about him."""

from types import SimpleNamespace

import pandas as pd

from .. import dates
from ..analysis import tellings
from ..analysis.corpus import labels

CLEARHARMONY, RFA = "clearharmony-2005", "rfa-2005"
ARTICLES = (CLEARHARMONY, RFA)
ACTS = ["acts_against", "acts_for", "orders_and_duress"]
FATE = ["departure", "risk", "status"]
PERSON = ["identity_and_posts", "knowledge", "motive", "standing"]

# the claims by which copies of the agency's report can be told apart, in the words of a column head
_WIRE = {
    "K62": "He has defected",
    "K31": "His claim was refused",
    "K32": "Called a willing accomplice",
    "K30": "He fears execution",
    "K33": "He calls the ruling unfair",
}

# the agency's own texts, and the copies and reports that go back to them or to the same weeks
_AGENCY = ["cp_excerpt", "cp_spies", "cp_informants"]
_COPIES = ["minghui_copy", "minghui_copy_de", "minghui_copy_fr", "libertytimes", "cna_de"]


def overlap(data: SimpleNamespace) -> pd.DataFrame:
    """Return how many claims only one article, both, or only the other tells, by question.

    Columns: ``question label told_by claims``.
    """
    found = tellings.overlap(data, *ARTICLES)
    names = labels(data)
    words = {
        "one": f"only {names[CLEARHARMONY]}", "both": "both articles", "two": f"only {names[RFA]}"
    }  # fmt: skip
    told_by = pd.Categorical(found["where"].map(words), list(words.values()))
    found = found.assign(told_by=told_by, order=found["question"].ne(found["question"].shift()).cumsum())
    found = found.sort_values(["order", "told_by"], kind="stable")
    return found.assign(told_by=found["told_by"].astype(str)).drop(columns=["where", "order"])


def shared(data: SimpleNamespace) -> dict[str, int]:
    """Return how many claims stand in ``one``, ``both`` and ``two`` of the articles, and in ``either``."""
    counted = tellings.where(data, *ARTICLES).value_counts()
    found = {name: int(counted.get(name, 0)) for name in ("one", "both", "two")}
    return found | {"either": sum(found.values())}


def acts(data: SimpleNamespace) -> pd.DataFrame:
    """Return what either article tells of his acts and orders, with where: columns in words."""
    return tellings.side_by_side(data, *ARTICLES, ACTS)


def interest(data: SimpleNamespace) -> pd.DataFrame:
    """Return how many events of each article count for or against him: ``article label interest events``.

    Counted are the events that bear on him, one told again once. ``interest`` is a name for readers.
    """
    events = data.events[(data.events["bears_on"] == "han") & (data.events["same_as"] == "")]
    names = tellings.value_labels(data, "events", "interest")
    found = events.groupby(["article", "interest"], as_index=False).size()
    return found.assign(
        label=found["article"].map(labels(data)), interest=found["interest"].map(names), events=found["size"]
    ).drop(columns="size")


def chain(data: SimpleNamespace) -> pd.DataFrame:
    """Return who told whom, each teller under the one whose words it takes up, for both articles.

    Columns: ``article actor act when known depth parent_row parent_depth corpus``; ``parent_row`` is the row
    (from 0) of the teller before, missing for a first telling; ``known`` says where the step is known from.
    """
    steps = data.transmission[data.transmission["article"].isin(ARTICLES)]
    rows: list[dict[str, object]] = []
    for _, group in steps.groupby("article", sort=False):
        places: dict[int, int] = {}
        for step in _as_a_tree(group):
            parent = None if pd.isna(step.after) else places[int(step.after)]
            depth = 0 if parent is None else int(str(rows[parent]["depth"])) + 1
            places[int(step.step)] = len(rows)
            rows.append(
                {"article": step.article, "actor": step.actor, "act": step.act, "known": step.source,
                 "when": dates.spell(step.date_edtf), "depth": depth, "parent_row": parent,
                 "parent_depth": None if parent is None else depth - 1,
                 "corpus": step.act.startswith("The article of this corpus")}
            )  # fmt: skip
    return pd.DataFrame(rows)


def _as_a_tree(steps: pd.DataFrame) -> list[object]:
    """Return the steps of one chain so that each stands below the one it takes up, before the next branch."""
    rows = list(steps.itertuples())

    def below(step: object) -> list[object]:
        number = getattr(step, "step", None)
        found = [] if step is None else [step]
        for row in rows:
            if (pd.isna(row.after) and step is None) or (step is not None and row.after == number):
                found += below(row)
        return found

    return below(None)


def wire(data: SimpleNamespace) -> pd.DataFrame:
    """Return how the agency's texts and their retellings word five claims: columns in words.

    A text of the corpus was read whole and can lack a claim; of the others only the part read is known.
    """
    told = tellings.told(data)
    chosen = [*_AGENCY, CLEARHARMONY, *_COPIES, RFA]
    cells = told.set_index(["text", "claim"])["wording"].groupby(level=[0, 1]).first()
    names = told.drop_duplicates("text").set_index("text")["label"]
    rows = []
    for text in chosen:
        missing = "not told" if text in ARTICLES else "not in the part read"
        rows.append(
            {"Text": names[text]} | {head: cells.get((text, claim), missing) for claim, head in _WIRE.items()}
        )
    return pd.DataFrame(rows)


def ledger(data: SimpleNamespace, questions: list[str]) -> pd.DataFrame:
    """Return the corroboration ledger of the claims on ``questions``; columns as ``tellings.ledger``."""
    return tellings.ledger(data, *ARTICLES, questions)


def only_outside(data: SimpleNamespace) -> pd.DataFrame:
    """Return the claims that neither article tells, with the texts that do: columns in words."""
    rows = data.claims[~data.claims["claim"].isin(data.tellings[data.tellings["article"] != ""]["claim"])]
    told = tellings.told(data).groupby("claim")["label"].agg(lambda texts: "; ".join(dict.fromkeys(texts)))
    questions, sides = (
        tellings.value_labels(data, *variable)
        for variable in (("claims", "question"), ("events", "interest"))
    )
    found = pd.DataFrame(
        {
            "Claim": rows["statement"], "Question": rows["question"].map(questions),
            "Interest": rows["interest"].map(sides), "Goes back to": rows["goes_back_to"],
            "Told in": rows["claim"].map(told),
        }
    )  # fmt: skip
    return found.sort_values("Question", key=lambda q: q.map(list(questions.values()).index), kind="stable")


def institutions(data: SimpleNamespace) -> pd.DataFrame:
    """Return who could arrest, hold and order in Shenyang, with his posts there: columns in words."""
    found = data.institutions
    return pd.DataFrame(
        {
            "Institution": found["name"], "Arrest": found["arrest"], "Hold": found["hold"],
            "Order": found["order"], "What it could do": found["what"], "Han’s post there": found["han"],
        }
    )  # fmt: skip


def quotations(data: SimpleNamespace) -> pd.DataFrame:
    """Return each quotation of the two articles held against another printing of it: columns in words."""
    found, names = data.quotations, labels(data)
    outside = data.outside_texts.set_index("text")["label"]
    return pd.DataFrame(
        {
            "Quoted in": [
                f"{names[a]} ¶{p}" for a, p in zip(found["article"], found["paragraph"], strict=True)
            ],
            "Held against": found["outside"].map(outside),
            "Result": found["result"],
            "Note": found["note"],
        }
    )
