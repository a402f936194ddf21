"""For whom an indicator is, by role (domain H, the last column of its table)."""

from accounts.roles import Role

LINK_WORKER = frozenset({Role.LINK_WORKER.value})
MANAGER = frozenset({Role.TEAM_MANAGER.value})
HEALTH = frozenset({Role.CHC_NURSE.value, Role.FINANCE.value})
BOARD = frozenset({Role.BOARD_MEMBER.value})
