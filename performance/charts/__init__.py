"""Charts as pure geometry: judged series in, pixel positions and words out. Templates turn them into SVG.

Every drawing is made at the size it is shown (1:1), so that type keeps its size; a narrow screen gets a drawing of
its own. Colours and line styles stand in the style sheet, under the classes named here.
"""
