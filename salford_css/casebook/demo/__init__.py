"""People and partner systems invented for the demonstration, on posts of the Salford case."""
