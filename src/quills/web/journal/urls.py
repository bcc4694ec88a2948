"""The addresses of the journal. None holds a word of what somebody wrote."""

from django.urls import path

from quills.web.journal.views import drafts, files, lists, pausing, reading, searching, writing

app_name = "journal"

urlpatterns = [
    path("today", lists.today, name="today"),
    path("pause", pausing.pause, name="pause"),
    path("journal/", lists.entries, name="entries"),
    path("journal/all/<slug:kind>", lists.entries, name="list"),
    path("journal/write", writing.new, name="write"),
    path("journal/quieter", writing.new, {"kind": "pause"}, name="quieter"),
    path("journal/new/<slug:kind>", writing.new, name="new"),
    path("journal/earlier", writing.origins, name="origins"),
    path("journal/earlier/<slug:page>", writing.new, {"kind": "origin"}, name="origin"),
    path("journal/search", searching.search, name="search"),
    path("journal/files", files.files, name="files"),
    path("journal/files/<slug:name>", files.take, name="take"),
    path("journal/draft", drafts.keep, name="draft"),
    path("journal/discard", drafts.discard, name="discard"),
    path("journal/<uuid:row>", reading.read, name="read"),
    path("journal/<uuid:row>/change", writing.edit, name="edit"),
    path("journal/<uuid:row>/delete", reading.delete, name="delete"),
    path("journal/<uuid:row>/undo", reading.undo, name="undo"),
]
