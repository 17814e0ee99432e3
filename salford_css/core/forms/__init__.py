"""How forms look and speak: the renderer, the bound field, and fields that several apps need."""
