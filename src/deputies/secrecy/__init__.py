"""Secrecy: what may stand on a public record of things that are private. It knows digests, not councils."""

from deputies.secrecy.commitments import check_opening, commitment
from deputies.secrecy.sets import MemberProof, check_member, prove_member, set_root

__all__ = ["MemberProof", "check_member", "check_opening", "commitment", "prove_member", "set_root"]
