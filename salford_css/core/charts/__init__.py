"""Base pieces of drawings: shapes, scales, axes and the width of words. Pure; no drawing knows an app."""
