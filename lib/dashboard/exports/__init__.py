"""Rows out of the house: CSV, a workbook, Parquet, JSON and a zip that explains itself. Pure.

A maker is given the frame that is shown and returns bytes, the same bytes for the same
rows. What is absent stays absent (an empty cell, a null), numbers are written in full and dates
in ISO 8601. Labels and explanations are in the language that was asked for; codes, numbers and
names of columns are the same in all, so that a file means the same wherever it is opened.

    file_formats   rows as CSV, JSON, Parquet; workbook: as .xlsx
    batch_lines    rows in batches as CSV, of any length
    cells          what a cell holds
    file_names     what a file is called
    credits        whose figures the rows are, and under what terms
    archive        a zip with its read-me; datapackage: the same for machines
    claim_review   a claim for machines
"""

from lib.dashboard.exports.archive import archive
from lib.dashboard.exports.batch_lines import csv_of_batches
from lib.dashboard.exports.claim_review import claim_review
from lib.dashboard.exports.datapackage import Description
from lib.dashboard.exports.file_formats import csv_bytes, json_bytes, parquet_bytes
from lib.dashboard.exports.file_names import file_name, years_of
from lib.dashboard.exports.workbook import About, TooLargeError, xlsx_bytes

__all__ = [
    "About",
    "Description",
    "TooLargeError",
    "archive",
    "claim_review",
    "csv_bytes",
    "csv_of_batches",
    "file_name",
    "json_bytes",
    "parquet_bytes",
    "xlsx_bytes",
    "years_of",
]
