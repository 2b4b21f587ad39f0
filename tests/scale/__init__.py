"""The other end: PostgreSQL, a shared cache, object storage, several machines. `make scale`."""
