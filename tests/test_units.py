"""Agreement on sources, mentions, events, claims and tellings, with values worked out by hand."""

from types import SimpleNamespace

import pandas as pd
import pytest

from breaking_ranks.analysis import mentions, units, voices


def test_alpha_of_full_agreement_and_of_one_value():
    one = pd.Series(["a", "b", "a"])
    assert units.alpha(one, one, "nominal") == 1
    assert units.alpha(pd.Series(["a", "a"]), pd.Series(["a", "a"]), "nominal") == 1


def test_alpha_by_hand():
    """Four rows, one differs: 2 of 8 pairs; values a 3, b 5: expected 2 * 15 / (8 * 7); alpha .53."""
    one, two = pd.Series(["a", "a", "b", "b"]), pd.Series(["a", "b", "b", "b"])
    observed, expected = 2 / 8, 2 * 3 * 5 / (8 * 7)
    assert units.alpha(one, two, "nominal") == pytest.approx(1 - observed / expected)


def test_ordinal_alpha_forgives_a_near_miss_more_than_a_far_one():
    one = pd.Series(["-1", "0", "1", "1", "-1", "0"])
    near, far = one.copy(), one.copy()
    near[0], far[0] = "0", "1"
    assert units.alpha(one, near, "ordinal") > units.alpha(one, far, "ordinal")


def test_units_cut_alike_cut_otherwise_and_found_alone():
    """Pass 1 has 1, 2, 3, 4; pass 2 has 1, 2, 3: 1 is alike, 2+3 is one unit of pass 2, 4 stands alone."""
    matches = pd.DataFrame(
        [("event", "E1", "1", "1"), ("event", "E2", "2;3", "2"), ("event", "E3", "4", ""),
         ("event", "", "", "3")],
        columns=["unit", "key", "pass_1", "pass_2"],
    ).astype("string")  # fmt: skip
    data = SimpleNamespace(
        unit_matches=matches,
        event_units_1=pd.DataFrame({"n": range(4)}),
        event_units_2=pd.DataFrame({"n": range(3)}),
    )
    found = units.found(data).iloc[0]
    assert tuple(found[["alike", "other", "alone"]]) == (1, 1, 2)
    assert found["agreement"] == pytest.approx(2 / 7)


def test_every_number_of_the_raw_lists_has_its_match(data):
    for unit in ("event", "claim"):
        matches = data.unit_matches[data.unit_matches["unit"] == unit]
        for side in (1, 2):
            named = {int(n) for cell in matches[f"pass_{side}"] for n in cell.split(";") if n}
            assert named == set(getattr(data, f"{unit}_units_{side}")["number"])


def test_settled_units_are_those_of_the_tables(data):
    keys = {unit: set(rows["key"]) - {""} for unit, rows in data.unit_matches.groupby("unit")}
    assert keys["event"] == set(data.events["event"])
    assert keys["claim"] == set(data.claims[data.claims["claim"].isin(data.claims_1["claim"])]["claim"])


@pytest.mark.parametrize("sheet", list(units.SHEETS))
def test_every_settled_cell_comes_from_the_passes_or_from_a_settlement(data, sheet):
    """A cell on which both passes agree stands, unless a settlement names it; all others are settled."""
    keys = units.SHEETS[sheet]
    final = getattr(data, sheet)
    if sheet == "tellings":
        final = final[final["article"] != ""]
    one, two = (getattr(data, f"{sheet}_{n}").set_index(keys) for n in (1, 2))
    rows = data.unit_settlements[data.unit_settlements["sheet"] == sheet]
    settled = {(r.unit, r.variable): (r.pass_1, r.pass_2, r.settled) for r in rows.itertuples()}
    variables = [v for v in data.variables[data.variables["sheet"] == sheet]["variable"] if v in final]
    for row in final.to_dict("records"):
        key = tuple(row[k] for k in keys) if len(keys) > 1 else row[keys[0]]
        if key not in one.index or key not in two.index:
            continue  # coded once: claims that only outside texts tell
        name = _name(sheet, row)
        for variable in variables:
            a, b = (str(p.loc[key, variable]) for p in (one, two))
            value = str(row[variable])
            if (name, variable) in settled:
                assert settled[name, variable] == (a, b, value), (name, variable)
            else:
                assert a == b == value, (name, variable)


def _name(sheet, row):
    if sheet in ("events", "claims"):
        return row[units.SHEETS[sheet][0]]
    if sheet == "tellings":
        return f"{row['claim']} {row['article']}"
    place = f"{row['article']} {row['paragraph']}.{row['sentence']}"
    return f"{place} {row['person']}" if sheet == "spoken_of" else place


def test_every_settlement_names_a_rule_and_changes_or_decides_something(data):
    rows = data.unit_settlements
    assert set(rows["rule"]) <= set(data.settlement_rules["rule"])
    agreed = rows["pass_1"] == rows["pass_2"]
    assert (rows.loc[agreed, "settled"] != rows.loc[agreed, "pass_1"]).all()


def test_what_is_counted_in_chapters_is_steady(data):
    rows = units.by_variable(data)
    for sheet, variable in (("claims", "question"), ("claims", "interest"), ("claims", "knows"),
                            ("events", "interest"), ("events", "news"), ("sources", "attribution"),
                            ("spoken_of", "tone"), ("spoken_of", "hands")):  # fmt: skip
        assert units.steady(rows, sheet, variable), (sheet, variable)


def test_counts_under_hans_name_are_hans(data):
    """Clearharmony: hero of eight sentences. RFA: villain of three, twelve in a good light, two in a bad."""
    found = mentions.of_person(data, "han").set_index(["article", "role"])["count"]
    assert found["clearharmony-2005", "hero"] == 8
    assert found["clearharmony-2005", "villain"] == 0
    assert found["rfa-2005", "villain"] == 3
    assert found["rfa-2005", "good light"] == 12
    assert found["rfa-2005", "bad light"] == 2


def test_mentions_with_no_hands_are_the_articles_own(data):
    rows = mentions.spoken_of(data)
    own = rows[rows["speaker"] == voices.itself(data)]
    assert set(own["hands"]) == {"the article itself"}
    assert rows["sentences"].sum() == len(data.spoken_of)
    assert len(mentions.table(data)) == len(rows.drop_duplicates(["label", "speaker", "hands"]))
