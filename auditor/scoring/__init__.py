"""Numbers become scores here. This room knows no audit."""
