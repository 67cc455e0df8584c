"""The same people, listed by Django REST framework out of the same SQLite file, 50 a page in the order of
their numbers: as plain as such a view can be, without names of units, rights or masking.

    gunicorn --workers 2 --worker-class gthread --threads 8 portal_django:application
"""

import os

import django
from django.conf import settings

settings.configure(
    ALLOWED_HOSTS=["127.0.0.1"],
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": os.environ["NAUNGAN_DATABASE"],
            "CONN_MAX_AGE": None,
        }
    },
    DEBUG=False,
    INSTALLED_APPS=["rest_framework"],
    REST_FRAMEWORK={
        "DEFAULT_AUTHENTICATION_CLASSES": [],
        "DEFAULT_PERMISSION_CLASSES": [],
        "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
        "UNAUTHENTICATED_USER": None,
    },
    ROOT_URLCONF=__name__,
    SECRET_KEY="bench",
    USE_TZ=True,
)
django.setup()

from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import models  # noqa: E402
from django.urls import path  # noqa: E402
from rest_framework import generics, pagination, serializers  # noqa: E402


class Person(models.Model):
    person_id = models.BigIntegerField(primary_key=True)
    gov_id = models.IntegerField()
    name = models.TextField()
    born = models.IntegerField(null=True)
    sex = models.TextField(null=True)

    class Meta:
        app_label = "bench"
        db_table = "person"
        managed = False


class Line(serializers.ModelSerializer):
    class Meta:
        model = Person
        fields = ["person_id", "name", "born", "sex"]


class Pages(pagination.CursorPagination):
    page_size = 50
    ordering = ["person_id"]


class People(generics.ListAPIView):
    queryset = Person.objects.filter(gov_id=1671)
    serializer_class = Line
    pagination_class = Pages


urlpatterns = [path("people", People.as_view())]
application = get_wsgi_application()
