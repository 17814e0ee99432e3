"""Reading rows into plain facts and figures, as at a day."""
