"""Signing in, second factors and sessions: allauth, as a newsroom needs it.

adapters · forms · urls are what allauth is told; oidc is who may come in by the newsroom's own provider;
second_factor is who must have one; sessions is how long one lasts; record is what the audit is told.
"""
