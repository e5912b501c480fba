"""启用: an administrator is led from an empty database to the first case that units are told of."""
