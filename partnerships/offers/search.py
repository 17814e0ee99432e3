"""What search finds of partnerships."""

from partnerships.models import Agreement, Partnership, PartnershipRisk, PooledFund, TermsOfReference
from salford_css.core.registry import search

search.kind("partnership", label="Partnership", model=Partnership)
search.kind("agreement", label="Agreement", model=Agreement)
search.kind("pool", label="Pooled fund", model=PooledFund)
search.kind("partnership-risk", label="Risk of a partnership", model=PartnershipRisk)
search.kind("terms", label="Terms of reference", model=TermsOfReference)
