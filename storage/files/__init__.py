"""Files that people bring, read into sheets of cells: CSV, workbooks, business cards, and zips of them."""

from storage.files.opening import Opened, examine, open_file
from storage.files.problems import FileProblem
from storage.files.sheets import Cell, Row, Sheet

__all__ = ["Cell", "FileProblem", "Opened", "Row", "Sheet", "examine", "open_file"]
