"""The addresses of the pages: numbers, so that an address bar tells nothing."""

from django.urls import path

from quills.web.learn import views

app_name = "learn"
urlpatterns = [
    path("learn/", views.index, name="index"),
    path("learn/<int:number>/", views.page, name="page"),
]
