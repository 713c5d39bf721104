"""The long way to a database: every migration that has been, as the first installations met them.

Django draws all related models anew for every change, which is nearly all that the long way costs.
Here only the changed model is drawn: the statements to the database are the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from typing import Any

from django.db import connection, connections
from django.db.migrations import Migration
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState
from django.db.utils import load_backend

Plan = list[tuple[Migration, bool]]


class OneAtATime(ProjectState):
    """A state that draws the model that is changed, and not those that are related to it."""

    def reload_model(self, app_label: str, model_name: str, delay: bool = False) -> None:
        """Draw this one anew, if any are drawn yet."""
        self.reload_models([(app_label, model_name)])

    def reload_models(self, models: Any, delay: bool = True) -> None:
        """Draw these anew, if any are drawn yet."""
        if "apps" in vars(self):
            self._reload(set(models))  # type: ignore[attr-defined]  # not in the stubs


def long_way() -> MigrationExecutor:
    """Goes by every migration for itself, also where a new database takes one for many."""
    executor = MigrationExecutor(connection)
    executor.loader = MigrationLoader(connection, replace_migrations=False)
    for name, migration in executor.loader.replacements.items():
        executor.loader.graph.remove_replacement_node(name, migration.replaces)
    return executor


def ends(executor: MigrationExecutor) -> list[tuple[str, str]]:
    """Where the executor's way leads in each room and library."""
    return list(executor.loader.graph.leaf_nodes())


def part_of(executor: MigrationExecutor, share: float) -> Plan:
    """The first steps of every room and library, so large a share of each, and what they need."""
    graph = executor.loader.graph
    whole = executor.migration_plan(ends(executor), clean_start=True)
    rooms = defaultdict(list)
    for migration, _ in whole:
        rooms[migration.app_label].append((migration.app_label, migration.name))
    last = [steps[int(len(steps) * share)] for steps in rooms.values()]
    names = dict.fromkeys(chain.from_iterable(map(graph.forwards_plan, last)))
    return [(graph.nodes[name], False) for name in names]


def go(executor: MigrationExecutor, plan: Plan | None = None) -> None:
    """Migrate forward by the plan, or to the end of the executor's way."""
    now = executor._create_project_state(with_applied_migrations=True)  # type: ignore[attr-defined]
    executor.migrate(ends(executor), plan=plan, state=OneAtATime(now.models, now.real_apps))


@contextmanager
def in_database(name: str) -> Iterator[None]:
    """Meanwhile Django's only connection leads to the database of that name, of the same kind."""
    ours = connections["default"]
    settings = ours.settings_dict | {"NAME": name}
    connections["default"] = load_backend(settings["ENGINE"]).DatabaseWrapper(settings, "default")
    try:
        yield
    finally:
        connections["default"].close()
        connections["default"] = ours
