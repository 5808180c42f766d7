"""How a guide is doing: what its stories cover, what its paths take, when each tree is read again."""
