"""What a year will end at, how sure that is, and what it would take to end better. Pure: needs no database.

Facts are counted in integers and Decimals, chances in float64. A forecast carries its method, its margin and the
sentence that says on what it rests; where none can be made there is a sentence that says why.

Import from the modules: `expected` and `kept` are light and models use them; `shares` loads numpy.
"""
