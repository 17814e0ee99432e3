"""Everything that changes strategy: one function for each deed, called by pages, admin, imports and API alike."""
