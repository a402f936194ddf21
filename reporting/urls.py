"""At which address is which page about the service?"""

from django.urls import path, register_converter

from accounts.roles import Permission
from linkworker.context import NavigationLink
from linkworker.periods import MonthConverter
from reporting.views import (
    account,
    attention,
    board_reports,
    calendar,
    dashboard,
    figures,
    handover,
    my_day,
    revisions,
)

register_converter(MonthConverter, "month")

app_name = "reporting"

MY_DAY = NavigationLink("My day", "reporting:my-day", Permission.SEE_MY_DAY)
CALENDAR = NavigationLink("Calendar", "reporting:calendar", Permission.SEE_CALENDAR)
DASHBOARD = NavigationLink("Dashboard", "reporting:dashboard", Permission.SEE_DASHBOARD)
BOARD_REPORTS = NavigationLink("Board reports", "reporting:board-reports", Permission.SEE_BOARD_REPORTS)

urlpatterns = [
    path("", my_day.MyDay.as_view(), name="my-day"),
    path("calendar/", calendar.Calendar.as_view(), name="calendar"),
    path("calendar/<str:secret>.ics", calendar.CalendarFeed.as_view(), name="calendar-feed"),
    path("account/", account.Account.as_view(), name="account"),
    path("account/digest/", account.ChooseDigest.as_view(), name="choose-digest"),
    path("account/calendar/new/", calendar.RenewCalendarFeed.as_view(), name="renew-calendar-feed"),
    path("account/calendar/stop/", calendar.StopCalendarFeed.as_view(), name="stop-calendar-feed"),
    path("people/<uuid:uid>/attention/set-aside/", attention.SetAside.as_view(), name="set-aside"),
    path("attention/<uuid:uid>/bringing-back/", attention.BringBack.as_view(), name="bring-back"),
    path("dashboard/", dashboard.Dashboard.as_view(), name="dashboard"),
    path("people/<uuid:uid>/handover/", handover.Handover.as_view(), name="handover"),
    path("people/<uuid:uid>/handover/file/", handover.HandoverFile.as_view(), name="handover-file"),
    path("caseload/handover/", handover.CaseloadHandover.as_view(), name="caseload-handover"),
    path("caseload/handover/file/", handover.CaseloadHandoverFile.as_view(), name="caseload-handover-file"),
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
