"""Pages of agreements: one agreement, its checklist, and every deed that drafts it or takes it further."""
