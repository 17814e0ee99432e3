"""A document as Word: `writer` walks the tree, `styles` says how it looks, `marks` writes what the library has not."""
