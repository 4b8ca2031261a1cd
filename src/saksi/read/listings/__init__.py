"""Documents that list others for programs: feeds, OPML outlines and sitemaps."""

from saksi.read.listings.entries import Entry, Listing, ListingKind
from saksi.read.listings.reading import read_listing
from saksi.read.listings.sites import read_site

__all__ = ["Entry", "Listing", "ListingKind", "read_listing", "read_site"]
