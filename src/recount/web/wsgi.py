"""For WSGI servers: `gunicorn recount.web.wsgi`."""

from __future__ import annotations

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "recount.web.settings")
application = get_wsgi_application()
_ = get_resolver().url_patterns  # loads every page's code, which the first to ask would wait for
gc.collect()
gc.freeze()  # what is loaded now stays; else the collector looks through it again in the middle of a page
