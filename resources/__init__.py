"""Fonts, icons, templates, translations and places: read by any layer, importing none."""

from pathlib import Path

folder = Path(__file__).parent
