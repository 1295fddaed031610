"""A component whose weights are kept with half of their digits, which say the same."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Self

import numpy as np
from spacy.pipeline import TrainablePipe

from nlp.learnt.network import turned


class Halved(TrainablePipe):  # type: ignore[misc]
    """What is written to disk is half as large; what is read counts in full again."""

    def settle(self) -> None:
        """End the training: the weights are rounded to what is kept of them."""
        turned(turned(self.model, np.float16), np.float32)

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write it."""
        super().to_disk(path, exclude=[*exclude, "model"])
        turned(self.model.copy(), np.float16).to_disk(Path(path) / "model")

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Self:
        """Read what was written."""
        super().from_disk(path, exclude=list(exclude))
        turned(self.model, np.float32)
        return self
