"""This installation: where its files lie, how it is reached, and what it keeps beside the database."""
