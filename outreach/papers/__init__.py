"""Papers for the wall and the file, as PDF: the morning sheet, its corrections, the month's summary.

`morning_sheet`, `corrections_sheet` and `month_summary` write bytes from facts and never look at the clock:
the same facts give the same bytes.
"""
