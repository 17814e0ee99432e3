"""What pages of partnerships ask of people. The rules stand in the services."""
