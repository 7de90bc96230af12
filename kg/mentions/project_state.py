"""A name of a work, and what is known of it while it is read."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import PlaceMention, Span


@dataclass(frozen=True, slots=True)
class Name:
    """A name of a work in the text; `inner` is where the name of another work begins that it serves."""

    span: Span
    inner: int | None = None
    unit: PlaceMention | None = None  # the unit at its end, named by its level alone: "Trung tâm Y tế quận"


@dataclass(slots=True)
class State:
    """A name while it is read."""

    start: int
    stop: int
    pos: int
    end: int
    proper: bool = False  # told from others by a proper name
    full: bool = False  # which is complete: "Khởi" of "trung tâm Khởi nghiệp sáng tạo" is not
    last: int = 0  # where the last word began
    run: bool = False  # the last word had a capital
    numbered: bool = False  # told from others by a number
    own: bool = False  # told from others by more than the unit it lies in
    work: bool = False  # a word for a work stands in it
    reworked: bool = False  # it is the object of a deed: "chỉnh trang khu vực ga Hải Phòng"
    unit: PlaceMention | None = None  # the unit at its end, named by its level alone
    told: bool = False  # told from others by its first end
    line: int = 0  # how many of its two ends a road's name has come to
    inner: int | None = None
    words: int = 0
