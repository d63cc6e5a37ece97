"""What every paper and leaflet needs of print.

`fonts`: REGULAR, BOLD, ready, width, missing_glyphs, require_glyphs. `lines`: set_text breaks and fits
text by measure and reports what goes over the edge. `canvases`: open_canvas (the same bytes each time) and
draw_lines.
"""
