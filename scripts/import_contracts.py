"""A kind of import contract that import-linter lacks: what a room may take from outside.

A forbidden contract names what is not allowed, and so says nothing of the next dependency.
"""

import sys

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class ThirdParties(Contract):
    """Outside the project and the standard library, `module` imports `allowed` and nothing else."""

    module = fields.ModuleField()
    allowed = fields.SetField(subfield=fields.StringField(), required=False, default=set())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        root = self.module.root_package_name
        admitted = {root, *self.allowed} | sys.stdlib_module_names
        modules = {self.module.name} | graph.find_descendants(self.module.name)
        strangers = [
            f"{importer} imports {imported}"
            for importer in sorted(modules)
            for imported in sorted(graph.find_modules_directly_imported_by(importer))
            if imported.partition(".")[0] not in admitted
        ]
        return ContractCheck(kept=not strangers, metadata={"strangers": strangers})

    def render_broken_contract(self, check: ContractCheck) -> None:
        for stranger in check.metadata["strangers"]:
            output.print_error(stranger)
