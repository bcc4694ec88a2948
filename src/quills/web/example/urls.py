"""The addresses of the example."""

from django.urls import path

from quills.web.example import views

app_name = "example"

urlpatterns = [
    path("example", views.begin, name="open"),
    path("example/close", views.close, name="close"),
    path("example/closed", views.closed, name="closed"),
    path("example/still", views.still, name="still"),
]
