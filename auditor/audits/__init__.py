"""The audits, one file each, in a folder per category. auditor.audits.catalogue lists them."""
