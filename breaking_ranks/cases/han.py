"""Han Guangsheng in two articles: what each tells, who told whom, and what else was read about him."""

import pandas as pd

from ..analysis import codebook, tellings
from ..analysis.corpus import labels
from ..store import dates
from ..store.corpus import Corpus

CLEARHARMONY, RFA = "clearharmony-2005", "rfa-2005"
ARTICLES = (CLEARHARMONY, RFA)
ACTS = ["acts_against", "acts_for", "orders_and_duress"]
FATE = ["departure", "risk", "status"]
PERSON = ["identity_and_posts", "knowledge", "motive", "standing"]


def lists(data: Corpus) -> pd.DataFrame:
    """Return the claims that only one article, both, or only the other tells; as ``tellings.lists``."""
    return tellings.lists(data, *ARTICLES)


def heads(data: Corpus) -> list[tuple[str, str, str]]:
    """Return what stands over these lists; as ``tellings.heads``."""
    return tellings.heads(data, *ARTICLES)


def shared(data: Corpus) -> dict[str, int]:
    """Return how many claims ``one``, ``both``, ``two`` and ``either`` of the articles make."""
    counted = tellings.where(data, *ARTICLES).value_counts()
    found = {name: int(counted.get(name, 0)) for name in ("one", "both", "two")}
    return found | {"either": sum(found.values())}


def acts(data: Corpus) -> pd.DataFrame:
    """Return what either article tells of his acts and orders, with where: columns in words."""
    return tellings.side_by_side(data, *ARTICLES, ACTS)


def interest(data: Corpus) -> pd.DataFrame:
    """Return how many claims of each article count for or against him: ``article interest claims``.

    A claim that both articles tell counts in both.
    """
    told = data.tellings[data.tellings["article"].isin(ARTICLES)].drop_duplicates(["article", "claim"])
    rows = told.merge(data.claims[["claim", "interest"]], on="claim")
    return rows.groupby(["article", "interest"], as_index=False).size().rename(columns={"size": "claims"})


def outside_counts(data: Corpus) -> dict[str, int]:
    """Return how many claims neither article tells, and how many of them count against and for him.

    ``outside_only``, ``outside_against``, ``outside_against_his`` (those that go back to himself) and
    ``outside_for``.
    """
    rows = _untold(data)
    against = rows[rows["interest"] == "against_interest"]
    return {
        "outside_only": len(rows), "outside_against": len(against),
        "outside_against_his": int((against["goes_back_to"] == "Han Guangsheng").sum()),
        "outside_for": int((rows["interest"] == "self_serving").sum()),
    }  # fmt: skip


def _untold(data: Corpus) -> pd.DataFrame:
    """Return the rows of *claims* that no article tells."""
    told = data.tellings[data.tellings["article"] != ""]["claim"]
    return data.claims[~data.claims["claim"].isin(told)]


def chain(data: Corpus) -> pd.DataFrame:
    """Return who told whom for both articles; as ``tellings.chain``."""
    return tellings.chain(data, ARTICLES)


def wire(data: Corpus) -> pd.DataFrame:
    """Return how the agency's texts and their retellings word the refusal of his claim: columns in words."""
    rows = data.wire.sort_values("order", kind="stable")
    columns = {
        "Defecting": "defecting", "Refusal of his claim": "refusal", "The board’s ruling": "ruling",
        "His answer": "answer",
    }  # fmt: skip
    found = {"Text": rows["text"].map(tellings.text_labels(data))} | {
        head: rows[column] for head, column in columns.items()
    }
    return pd.DataFrame(found).reset_index(drop=True)


def ledger(data: Corpus, questions: list[str]) -> pd.DataFrame:
    """Return the corroboration ledger of the claims on ``questions``; columns as ``tellings.ledger``."""
    return tellings.ledger(data, *ARTICLES, questions)


def only_outside(data: Corpus) -> pd.DataFrame:
    """Return the claims that neither article tells, with the texts that do: columns in words."""
    rows = _untold(data)
    told = tellings.told(data).groupby("claim")["label"].agg(lambda texts: "; ".join(dict.fromkeys(texts)))
    questions, sides = (
        codebook.values(data, *variable) for variable in (("claims", "question"), ("events", "interest"))
    )
    found = pd.DataFrame(
        {
            "Claim": rows["statement"], "Question": rows["question"].map(questions),
            "Interest": rows["interest"].map(sides), "Original source": rows["goes_back_to"],
            "Told in": rows["claim"].map(told),
        }
    )  # fmt: skip
    return found.sort_values("Question", key=lambda q: q.map(list(questions.values()).index), kind="stable")


def days(data: Corpus) -> dict[str, str]:
    """Return the days and months that the chapter on him names, in words, by the name under which it does."""
    events, facts, texts, articles = (
        getattr(data, table).set_index(key)[column]
        for table, key, column in (
            ("events", "event", "date_edtf"), ("outside_facts", "fact", "date_edtf"),
            ("outside_texts", "text", "published"), ("articles", "article", "published"),
        )
    )  # fmt: skip
    found = {
        "objected": events["R12"], "agency_day": events["C08"], "rfa_day": articles[RFA],
        "in_print": texts["secretchina_0630"], "statement_day": texts["statement_zh"],
        "taiwan_day": texts["libertytimes"], "court_month": facts["F5"], "chinese_month": facts["F33"],
        "court_day": facts["F9"],
    }  # fmt: skip
    return {name: dates.spell(date) for name, date in found.items()}


def institutions(data: Corpus) -> pd.DataFrame:
    """Return who could arrest, hold and order in Shenyang, with his posts there: columns in words."""
    found = data.institutions
    return pd.DataFrame(
        {
            "Institution": found["name"], "Arrest": found["arrest"], "Hold": found["hold"],
            "Order": found["order"], "What it could do": found["what"], "Han’s post there": found["han"],
        }
    )  # fmt: skip


def quotations(data: Corpus) -> pd.DataFrame:
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
