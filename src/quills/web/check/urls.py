"""The addresses. None holds an answer, and none says what it is about."""

from django.urls import path

from quills.web.check.views import asking, helping, leaving, you

app_name = "check"
urlpatterns = [
    path("check", asking.begin, name="begin"),
    path("check/setup", asking.setup, name="setup"),
    path("check/questions", asking.questions, name="questions"),
    path("check/keep", asking.keep, name="keep"),
    path("check/done", asking.done, name="done"),
    path("for-you", you.you, name="you"),
    path("for-you/proposals", you.proposals, name="proposals"),
    path("for-you/notes", you.notes, name="notes"),
    path("for-you/notes/delete", you.delete_notes, name="delete_notes"),
    path("for-you/leave", leaving.leave, name="leave"),
    path("help", helping.help_page, name="help"),
]
