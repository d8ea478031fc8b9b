"""Who asks: by which way in, whose request it is, and in which language it is answered."""
