"""Charts of sentiment."""

import altair as alt
import pandas as pd

from ...store.tables import each
from ..look.canvas import Canvas
from ..look.theme import INK, MUTED, NEGATIVE, PAPER, POSITIVE, STRONG
from ..outputs.number import printed
from .choices import chosen, selects, spoken
from .common import ROW, labels_axis, value_text

SIGNED = "datum.value === 0 ? '0' : format(datum.value, '+.1f')"
CHOICES = {"instrument": "Instrument", "parts": "Parts", "average": "Average"}


def by_article(data: pd.DataFrame, canvas: Canvas) -> alt.LayerChart:
    """Draw an average score and its interval for each article; the reader may choose which.

    ``data`` has the rows of every choice; the first of each is drawn until another is chosen.
    """
    order = list(dict.fromkeys(data["label"]))
    scale = alt.Scale(domain=[-0.6, 0.6], clamp=True)
    x = alt.X(
        "mean:Q",
        title="average score of a sentence (−1 to 1)",
        scale=scale,
        axis=alt.Axis(grid=True, values=[-0.6, -0.3, 0, 0.3, 0.6], labelExpr=SIGNED),
    )
    base = (
        alt.Chart(data)
        .transform_filter(chosen(CHOICES))
        .encode(y=alt.Y("label:N", sort=order, axis=labels_axis(130)))
    )
    rules = base.mark_rule(strokeWidth=3, color=STRONG.css, opacity=0.45).encode(
        x=alt.X("low:Q", scale=scale), x2=alt.X2("high:Q")
    )
    tips = [
        alt.Tooltip("label"),
        *(alt.Tooltip(name, format=".2f") for name in ("mean", "low", "high")),
        alt.Tooltip("n"),
    ]
    dots = base.mark_point(filled=True, size=110, opacity=1, color=STRONG.css).encode(x=x, tooltip=tips)
    numbers = base.mark_text(dy=-12, **value_text()).encode(x=x, text=alt.Text("mean:Q", format=".2f"))
    said = data["label"] + " " + data["mean"].map(lambda value: printed(float(value)))
    return (
        (neutral() + rules + dots + numbers)
        .add_params(*selects(data, canvas, CHOICES))
        .properties(
            width=canvas.plot(130), height=len(order) * (ROW + 8), usermeta=spoken(data, CHOICES, said)
        )
    )


def neutral() -> alt.LayerChart:
    """Draw the line at zero with its name."""
    one = alt.Chart(alt.InlineData([{"zero": 0, "name": "neutral"}])).encode(x=alt.X("zero:Q"))
    rule = one.mark_rule(color=MUTED.css)
    return rule + one.mark_text(color=MUTED.css, fontSize=12, dy=-8).encode(
        y=alt.value(0), text=alt.Text("name:N")
    )


def along(data: pd.DataFrame, canvas: Canvas) -> alt.LayerChart:
    """Draw a strip for each article, a cell for each sentence: darker for further from zero, a dot for zero.

    Under a strip stand the numbers of its paragraphs where there is room.
    """
    order, most = list(dict.fromkeys(data["label"])), int(data["place"].max())
    shown = data.assign(
        sign=data["score"].map(lambda score: "zero" if score == 0 else "below" if score < 0 else "above"),
        size=data["score"].abs(), left=data["place"] - 0.5, right=data["place"] + 0.5,
        name=_where_it_fits(data, apart=most * 24 / canvas.plot(0)),
    )["label place paragraph sentence score sign size left right name cite".split()]  # fmt: skip
    across = alt.Scale(domain=[0.5, most + 0.5], nice=False)

    def at(band: float) -> alt.Y:
        return alt.Y("label:N", sort=order, scale=alt.Scale(domain=order), axis=None, bandPosition=band)

    base = alt.Chart(shown).encode(
        x=alt.X("place:Q", axis=None, scale=across), y=at(0.53), href=alt.Href("cite:N"),
        tooltip=[
            alt.Tooltip("label"), alt.Tooltip("paragraph"), alt.Tooltip("sentence"),
            alt.Tooltip("score", format=".2f"),
        ],
    )  # fmt: skip
    cells = base.transform_filter(alt.datum.sign != "zero").mark_bar(height=22, stroke=PAPER.css).encode(
        x=alt.X("left:Q", axis=None, scale=across), x2=alt.X2("right:Q"),
        color=alt.condition(alt.datum.sign == "below", alt.value(NEGATIVE.css), alt.value(POSITIVE.css)),
        opacity=alt.Opacity("size:Q", scale=alt.Scale(domain=[0, 1], range=[0.35, 1]), legend=None),
    )  # fmt: skip
    dots = base.transform_filter(alt.datum.sign == "zero").mark_point(
        filled=True, size=22, color=MUTED.css, opacity=1
    )
    numbers = base.transform_filter("datum.name").mark_text(fontSize=11, color=MUTED.css)
    names = base.transform_filter("datum.place === 1").mark_text(align="left", fontSize=13, color=INK.css)
    return alt.layer(
        cells, dots, numbers.encode(y=at(0.84), text=alt.Text("name:N")),
        names.encode(x=alt.value(0), y=at(0.18), text=alt.Text("label:N")),
    ).properties(width=canvas.plot(0), height=len(order) * 64)  # fmt: skip


def _where_it_fits(rows: pd.DataFrame, apart: float) -> "pd.Series[str]":
    """Return the number of each paragraph at its first sentence, if the last is ``apart`` cells away."""
    names: list[str] = []
    article, last = "", 0.0
    for row in each(rows):
        if row.article != article:
            article, last = row.article, -apart
        fits = row.sentence == 1 and row.place - last >= apart
        last = row.place if fits else last
        names.append(f"¶{row.paragraph}" if fits else "")
    return pd.Series(names, index=rows.index)


def names_effect(data: pd.DataFrame, canvas: Canvas) -> alt.LayerChart:
    """Draw what names do to the mean score: an arrow from the neutralised to the raw score."""
    order = list(data["label"])
    shown = data.assign(up=data["raw"] >= data["neutral"], middle=(data["raw"] + data["neutral"]) / 2)
    y = alt.Y("label:N", sort=order, axis=labels_axis(130))
    tips = [alt.Tooltip("label"), *(alt.Tooltip(name, format=".2f") for name in ("neutral", "raw"))]
    base = alt.Chart(shown).encode(y=y, tooltip=tips)
    title = "mean VADER score of the body, from names neutralised to as printed"
    lines = base.mark_rule(strokeWidth=3, color=STRONG.css).encode(
        x=alt.X(
            "neutral:Q",
            title=title
            if not canvas.narrow
            else ["mean VADER score of the body,", "from names neutralised to as printed"],
        ),
        x2=alt.X2("raw:Q"),
    )
    dots = base.mark_point(filled=True, size=60, opacity=1, color=STRONG.css).encode(x=alt.X("neutral:Q"))
    heads = base.mark_point(filled=True, size=150, opacity=1, color=STRONG.css).encode(
        x=alt.X("raw:Q"),
        shape=alt.when(alt.datum.up).then(alt.value("triangle-right")).otherwise(alt.value("triangle-left")),
    )
    change = base.mark_text(dy=-11, **value_text()).encode(
        x=alt.X("middle:Q"), text=alt.Text("change:Q", format="+.2f")
    )
    return (neutral() + lines + dots + heads + change).properties(
        width=canvas.plot(130), height=len(order) * (ROW + 8)
    )


def loaded(data: pd.DataFrame, canvas: Canvas) -> alt.LayerChart:
    """Draw the words that pull a score hardest: count times entry in VADER's list."""
    shown = data.assign(times="×\u2009" + data["count"].astype(str))
    base = alt.Chart(shown).encode(
        x=alt.X("pull:Q", title="count × VADER's entry, all bodies"),
        y=alt.Y("word:N", sort=list(data["word"]), axis=labels_axis(110)),
    )
    bars = base.mark_bar(height=12).encode(
        color=alt.condition(alt.datum.pull > 0, alt.value(POSITIVE.css), alt.value(NEGATIVE.css)),
        tooltip=[alt.Tooltip("word"), alt.Tooltip("count"), alt.Tooltip("valence")],
    )
    texts = [
        base.transform_filter(f"datum.pull {sign} 0").mark_text(align=align, dx=dx, **value_text(fontSize=11))
        for sign, align, dx in ((">", "left", 4), ("<", "right", -4))
    ]
    counts = [text.encode(text=alt.Text("times:N")) for text in texts]
    return alt.layer(bars, *counts).properties(width=canvas.plot(110), height=len(data) * 19)
