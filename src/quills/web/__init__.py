"""The web app: a Django project on top of all the other rooms."""
