"""The settings of the tests, on the PostgreSQL server that DATABASE_URL names."""

import os

from web_settings import *  # noqa: F403  the same but for the database

from quills.web.database import postgresql

DATABASES = {"default": postgresql(os.environ["DATABASE_URL"]) | {"CONN_MAX_AGE": 0}}
