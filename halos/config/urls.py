from django.urls import include, path

urlpatterns = [
    path("", include("halos.pages.urls")),
    path("", include("halos.catalogue.urls")),
    path("language/", include("django.conf.urls.i18n")),
]

handler400 = "halos.pages.errors.bad_request"
handler403 = "halos.pages.errors.forbidden"
handler404 = "halos.pages.errors.not_found"
handler500 = "halos.pages.errors.server_error"
