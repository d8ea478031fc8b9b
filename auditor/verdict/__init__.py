"""What a disappointment more likely comes from: expectations, habits, the site, or none of these."""
