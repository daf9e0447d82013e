"""The data dictionary: what each table and column means."""

from typing import Any

import pandas as pd

from ..store.corpus import Corpus


def resources(package: dict[str, Any], rows: dict[str, int]) -> pd.DataFrame:
    """Return the tables of a Frictionless ``package`` with their number of ``rows``: columns in words."""
    return pd.DataFrame(
        {
            "Table": resource["name"],
            "Folder": resource["path"].split("/")[0],
            "Rows": rows[resource["name"]],
            "What it holds": resource["description"],
        }
        for resource in package["resources"]
    )


def fields(package: dict[str, Any], name: str) -> pd.DataFrame:
    """Return the columns of one table: name, type, meaning and allowed values."""
    found = next(resource for resource in package["resources"] if resource["name"] == name)
    return pd.DataFrame(
        {
            "Column": field["name"],
            "Type": field["type"],
            "Meaning": field["description"],
            "Allowed": ", ".join(map(str, field.get("constraints", {}).get("enum", []))),
        }
        for field in found["schema"]["fields"]
    )


def variables(data: Corpus) -> pd.DataFrame:
    """Return the variables of the codebook beside the frames, their values separated by commas."""
    columns = ["sheet", "variable", "label", "values", "definition", "source"]
    shown = data.variables[columns].assign(
        sheet=data.variables["sheet"].str.replace("_", " "),
        values=data.variables["values"].str.replace("|", ", "),
    )
    return shown.set_axis(["Sheet", "Variable", "Label", "Values", "Definition", "Source"], axis=1)
