"""At which address is which page about the service?"""

from django.urls import path, register_converter

from accounts.roles import Permission
from linkworker.context import NavigationLink
from linkworker.periods import MonthConverter
from reporting.views import board_reports, dashboard, figures, my_day, revisions

register_converter(MonthConverter, "month")

app_name = "reporting"

MY_DAY = NavigationLink("My day", "reporting:my-day", Permission.SEE_MY_DAY)
DASHBOARD = NavigationLink("Dashboard", "reporting:dashboard", Permission.SEE_DASHBOARD)
BOARD_REPORTS = NavigationLink("Board reports", "reporting:board-reports", Permission.SEE_BOARD_REPORTS)

urlpatterns = [
    path("", my_day.MyDay.as_view(), name="my-day"),
    path("dashboard/", dashboard.Dashboard.as_view(), name="dashboard"),
    path("figures/<month:month>/", figures.Figures.as_view(), name="figures"),
    path("board-reports/", board_reports.BoardReports.as_view(), name="board-reports"),
    path("board-reports/new/", board_reports.RequestBoardReport.as_view(), name="request-board-report"),
    path("board-reports/<uuid:uid>/", board_reports.BoardReportPage.as_view(), name="board-report"),
    path(
        "board-reports/<uuid:uid>/narrative/", board_reports.WriteNarrative.as_view(), name="write-narrative"
    ),
    path(
        "board-reports/<uuid:uid>/approval/",
        board_reports.ApproveBoardReport.as_view(),
        name="approve-board-report",
    ),
    path(
        "board-reports/<uuid:uid>/revision/",
        revisions.ReviseBoardReport.as_view(),
        name="revise-board-report",
    ),
    path(
        "board-reports/<uuid:uid>/again/",
        board_reports.TryBoardReportAgain.as_view(),
        name="try-board-report-again",
    ),
    path(
        "board-reports/<uuid:uid>/file/",
        board_reports.DownloadBoardReport.as_view(),
        name="download-board-report",
    ),
]
