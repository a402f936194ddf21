"""One recipe a model of placements: valid by default, with traits for situations. A module a noun."""

from tests.placements.recipes.agreements import *  # noqa: F403
from tests.placements.recipes.budgets import *  # noqa: F403
from tests.placements.recipes.chc import *  # noqa: F403
from tests.placements.recipes.circle import *  # noqa: F403
from tests.placements.recipes.events import *  # noqa: F403
from tests.placements.recipes.facts import *  # noqa: F403
from tests.placements.recipes.frameworks import *  # noqa: F403
from tests.placements.recipes.inspections import *  # noqa: F403
from tests.placements.recipes.merges import *  # noqa: F403
from tests.placements.recipes.moves import *  # noqa: F403
from tests.placements.recipes.notices import *  # noqa: F403
from tests.placements.recipes.register import *  # noqa: F403
from tests.placements.recipes.transition import *  # noqa: F403
from tests.placements.recipes.whose import *  # noqa: F403
