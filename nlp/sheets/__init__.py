"""Sheets: what a file's rows hold, which column is which field, and rows as typed values."""

from nlp.sheets.cells import BadCell, Cell
from nlp.sheets.layout import Layout, recognise
from nlp.sheets.rows import RowReader

__all__ = ["BadCell", "Cell", "Layout", "RowReader", "recognise"]
