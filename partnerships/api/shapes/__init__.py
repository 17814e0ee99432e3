"""Shapes of what partners read and send of agreements, money, returns and disputes."""
