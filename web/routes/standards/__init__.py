"""The catalogue in the words of the open standards: DCAT, data.json, Data Package, CSVW, Croissant, Atom, tables."""

from web.routes.standards import catalogue, dataset, feeds

ROUTES = [*dataset.ROUTES, *catalogue.ROUTES, *feeds.ROUTES]
