"""What partnerships offers to the registry: places on the thread, breaks, figures, work, rights of partners."""
