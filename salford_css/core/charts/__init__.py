"""Base pieces of drawings, pure and of no app: shapes, scales, calendars, labels and the width of words.

A drawing collects lines, fields, paths and texts (`drawing.Canvas`) at pixel positions; templates/charts/svg.html
turns them into SVG. Colours and line styles stand in the style sheet, under the classes named here.
"""
