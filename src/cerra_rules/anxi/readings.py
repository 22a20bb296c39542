"""Contested readings that several questions share; one that a single question uses stands in that question's module.

What each doubt is, what the options mean and why the default was chosen is said in `contested.json`.
"""

from cerra_rules.anxi.instrument import ANXI

SERVICES_AS_GOODS = ANXI.reading("services_as_goods", options=("where_natural", "always", "never"), default="where_natural")  # RA02
PRIOR_LICENCE_MEANING = ANXI.reading("prior_licence_meaning", options=("pre_registration_only", "any_licence"), default="pre_registration_only")  # RA11
INFORMATION_CONSENT = ANXI.reading("information_consent", options=("everyone_concerned", "any_one"), default="everyone_concerned")  # RA28
