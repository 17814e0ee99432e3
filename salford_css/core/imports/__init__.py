"""Spreadsheets on their way in, for every app: read within bounds, looked at, confirmed, taken back.

From pure to page: `limits`, `refusals`, `sniffing`, `archive`, `cells`, `workbook`, `separated`, `reader` read a file;
`columns`, `headings`, `lines` make sense of it; `kinds` is what an app writes; the services, models and pages of core
keep an import.
"""
