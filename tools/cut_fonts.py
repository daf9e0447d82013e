"""Cut the serif of the printed prose, and the Chinese characters for print and for the browser.

Run it as ``python tools/cut_fonts.py`` when a table or a chapter has a new Chinese character.
It needs fonttools, brotli, fontpkg-source-serif-4 and pylopdf-fonts-zh-cn, in the versions that the README of
the fonts names.
"""

import csv
import re
from collections.abc import Iterable
from importlib import resources
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

ROOT = Path(__file__).parent.parent
HERE = ROOT / "breaking_ranks" / "book" / "look" / "fonts"
TEXTS = [*sorted((ROOT / "data" / "coded").glob("*.csv")), *sorted((ROOT / "chapters").iterdir()),
         ROOT / "references.bib"]  # fmt: skip
HAN = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
FEATURES = ["kern", "liga", "mark", "mkmk", "ccmp", "locl", "lnum", "tnum"]

# Characters a correction or a new article is likely to bring: numerals, surnames, provinces,
# offices, punctuation.
RESERVE = (
    "一二三四五六七八九十百千万亿零年月日时分号第"
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜谢邹苏潘葛范彭郎鲁韦马方任袁柳鲍史唐费薛雷贺倪汤"
    "罗毕郝安常于傅康余顾孟黄穆萧尹姚邵汪毛戴宋庞熊纪项董梁杜阮蓝闵季贾江童颜郭梅林徐丘高夏蔡田胡凌霍万柯卢莫"
    "北京天津上海重庆河南山西东辽宁吉黑龙江苏浙安徽福建湖广海四川贵州云藏陕甘肃青夏新疆内蒙古香港澳门台湾香市省县区自治"
    "中国共产党央政府委员会书记局长部副主席总理人民代表大会公安司法检察院纪律监督国家全武警军队"
    "劳教所监狱办公室法轮功举报腐败退党叛逃使领馆联邦院移难报纸时间自由亚洲电台明慧网大纪元"
    "、。，：；？！（）《》「」『』【】"
)


OFTEN = "中文摘要关押"  # the link to the Chinese summary, and a word that a chapter quotes
SCRIPTS = ("chinese", "traditional")  # the columns of people that have a name in characters


def characters(places: Iterable[Path]) -> set[int]:
    """Return the code points of every Chinese character of ``places``, files."""
    text = "".join(path.read_text(encoding="utf-8") for path in places if path.is_file())
    return {ord(char) for char in HAN.findall(text)}


def names() -> str:
    """Return the few Chinese characters of most pages: the officials' names, and what chapters quote."""
    with (ROOT / "data" / "coded" / "people.csv").open(encoding="utf-8", newline="") as table:
        officials = [row[c] for row in csv.DictReader(table) if row["career"] == "yes" for c in SCRIPTS]
    return "".join(sorted(set(HAN.findall("".join([*officials, OFTEN])))))


def name(font: TTFont, family: str, style: str) -> None:
    """Give ``font`` a family of its own: Adobe reserves the word Source."""
    full = f"{family} {style}"
    new = {1: family, 2: style, 3: full, 4: full, 6: f"{family}-{style}".replace(" ", "")}
    font["name"].names = [r for r in font["name"].names if r.nameID in {0, 1, 2, 3, 4, 5, 6, 7, 13, 14}]
    for record in font["name"].names:
        if record.nameID in new:
            record.string = new[record.nameID]


def cut(font: TTFont, codes: set[int], file: str) -> None:
    """Write ``font`` with the characters ``codes`` alone, without hints."""
    options = subset.Options(layout_features=FEATURES, name_IDs=["*"], notdef_outline=True, hinting=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=codes)
    cutter.subset(font)
    font.recalcTimestamp = False
    font["head"].modified = font["head"].created
    if "CFF " in font:
        rename_postscript(font)
    font.save(HERE / file)


def rename_postscript(font: TTFont) -> None:
    """Bring the names inside the outlines into line with the name table."""
    outlines = font["CFF "].cff
    outlines.fontNames = [font["name"].getDebugName(6)]
    outlines.topDictIndex[0].FullName = font["name"].getDebugName(4)
    outlines.topDictIndex[0].FamilyName = font["name"].getDebugName(1)


def cut_serif() -> None:
    """Cut the serif to the characters that the sans has, at the optical size of running text."""
    codes = set(TTFont(HERE / "RanksSans-Regular.ttf").getBestCmap())
    folder = resources.files("fontpkg_source_serif_4") / "files"
    for style, weight, file in (("Regular", 400, ""), ("Bold", 600, ""), ("Italic", 400, "-Italic")):
        font = TTFont(folder / f"SourceSerif4{file}[opsz,wght].ttf")
        font = instancer.instantiateVariableFont(font, {"wght": weight, "opsz": 11}, updateFontNames=False)
        name(font, "Ranks Serif", style)
        font["OS/2"].usWeightClass = weight
        cut(font, codes, f"RanksSerif-{style}.ttf")


def cut_han() -> None:
    """Cut the Chinese font: with a reserve for print, without one for the browser, which must fetch it.

    Every page fetches the few characters of ``names``; a page that shows others fetches all but those of the
    Chinese summary alone: who reads that has a Chinese font.
    """
    everywhere = names()
    (HERE / "RanksHan-Names.txt").write_text(f"{everywhere}\n", encoding="utf-8")
    for codes, file in ((characters(TEXTS) | set(map(ord, RESERVE)), "RanksHan-Regular.otf"),
                        (characters({*TEXTS} - {ROOT / "chapters" / "zh.ipynb"}), "RanksHan-Regular.woff2"),
                        (set(map(ord, everywhere)), "RanksHan-Names.woff2")):  # fmt: skip
        font = TTFont(resources.files("pylopdf_fonts_zh_cn") / "NotoSerifSC-Regular.otf")
        name(font, "Ranks Han", "Regular")
        font.flavor = "woff2" if file.endswith("woff2") else None
        cut(font, codes, file)


if __name__ == "__main__":
    cut_serif()
    cut_han()
