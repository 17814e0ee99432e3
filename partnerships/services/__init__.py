"""Everything that changes partnerships: one function for each deed, called by pages, admin, imports and API alike."""
