"""Results from a spreadsheet, whatever its layout: read as a stream, checked as a set, written in one go.

`asked` says what the columns mean, `shapes` finds header and layout, `spreading` and `pivot` turn rows into one figure
at a time, `names` and `reading` make sense of it, `tables` and `checks` hold all of them against each other and the
record, and `results` is the kind that the importer of core runs.

`returns` brings drafts into an open return, a row at a time, and `bands` tables of bands.
"""
