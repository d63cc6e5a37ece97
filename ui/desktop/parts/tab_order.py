"""Let Tab follow the eye: along the layouts, line by line, whatever was made first."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QScrollArea, QWidget


def in_order(parent: QWidget) -> Iterator[QWidget]:
    """Give what takes the keyboard inside a widget, as it is laid out; its own tools before the widget."""
    layout = parent.layout()
    if layout is not None:
        yield from _laid_out(layout)
    elif isinstance(parent, QScrollArea) and parent.widget() is not None:
        yield from in_order(parent.widget())
    if parent.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield parent


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for number in range(layout.count()):
        item: QLayoutItem | None = layout.itemAt(number)
        inner, widget = (item.layout(), item.widget()) if item is not None else (None, None)
        if inner is not None:
            yield from _laid_out(inner)
        elif widget is not None:
            yield from in_order(widget)


def follow_the_eye(parent: QWidget) -> None:
    """Set the tab order of everything inside a widget."""
    for first, second in pairwise(in_order(parent)):
        QWidget.setTabOrder(first, second)
