"""Everything out and in again: a workbook to read, a copy of all tables to start again from."""

from storage.exporting.copying import write_copy
from storage.exporting.restoring import NotRestored, is_export, restore
from storage.exporting.scope import ALL, Scope
from storage.exporting.sheets import WORDS
from storage.exporting.steady import steady
from storage.exporting.workbook import write_workbook

__all__ = ["ALL", "WORDS", "NotRestored", "Scope", "is_export", "restore", "steady", "write_copy", "write_workbook"]
