"""Addresses. Everything of one system lies below its id; a noun's address bears its name."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path, register_converter
from django.urls.converters import StringConverter

from deputies.values.ids import ID_PATTERN
from deputies_web.api.interface import api
from deputies_web.live.stream import sitting_stream
from deputies_web.pages import (
    acts,
    bulletins,
    cases,
    councils,
    credentials,
    demands,
    deputies,
    directives,
    elections,
    feeds,
    minutes,
    motions,
    offices,
    organs,
    parties,
    petitions,
    plans,
    powers,
    record,
    rooms,
    sanctions,
    sittings,
    systems,
    tasks,
    units,
)
from deputies_web.pages.answers import bad_request, not_found

__all__ = ["handler400", "handler404", "urlpatterns"]


class IdConverter(StringConverter):
    """An id as the library writes it."""

    regex = ID_PATTERN


class DigestConverter(StringConverter):
    """A SHA-256 in hexadecimal."""

    regex = "[0-9a-f]{64}"


register_converter(IdConverter, "id")
register_converter(DigestConverter, "digest")

handler400 = bad_request
handler404 = not_found

of_system: list[URLPattern | URLResolver] = [
    path("", systems.system, name="system"),
    path("office/", offices.choose_office, name="choose-office"),
    path("councils/", councils.tree, name="councils"),
    path("councils/<id:council>/", councils.council, name="council"),
    path("councils/<id:council>/powers/", powers.powers, name="powers"),
    path("organs/<id:organ>/", organs.organ, name="organ"),
    path("tasks/", tasks.task_list, name="tasks"),
    path("tasks/<id:task>/", tasks.task, name="task"),
    path("inspections/<id:inspection>/", tasks.inspection, name="inspection"),
    path("councils/<id:council>/bulletin/", bulletins.bulletin_page, name="bulletin"),
    path("councils/<id:council>/bulletin/feed.atom", bulletins.bulletin_feed, name="bulletin-feed"),
    path("councils/<id:council>/bulletin/sheet/", bulletins.bulletin_sheet, name="bulletin-sheet"),
    path("units/", units.unit_list, name="units"),
    path("units/<id:unit>/", units.unit, name="unit"),
    path("deputies/", deputies.deputy_list, name="deputies"),
    path("deputies/<id:deputy>/", deputies.deputy, name="deputy"),
    path("mandates/<id:mandate>/", deputies.mandate, name="mandate"),
    path("mandates/<id:mandate>/credential/", credentials.credential, name="credential"),
    path("card/<id:mandate>/<slug:code>/", rooms.card, name="card"),
    path("credentials/", credentials.desk, name="credentials"),
    path("elections/", elections.election_list, name="elections"),
    path("elections/<id:election>/", elections.election, name="election"),
    path("elections/<id:election>/transcript.txt", elections.transcript, name="transcript"),
    path("sittings/", sittings.sitting_list, name="sittings"),
    path("sittings/<id:sitting>/", sittings.sitting, name="sitting"),
    path("sittings/<id:sitting>/minutes/", minutes.minutes_page, name="minutes"),
    path("sittings/<id:sitting>/minutes.txt", minutes.minutes_text, name="minutes-text"),
    path("sittings/<id:sitting>/minutes.pdf", minutes.minutes_paper, name="minutes-paper"),
    path("sittings/<id:sitting>/stream", sitting_stream, name="sitting-stream"),
    path("sittings/<id:sitting>/<slug:screen>/stream", sitting_stream, name="screen-stream"),
    path("sittings/<id:sitting>/attendance/", rooms.attendance, name="attendance"),
    path("sittings/<id:sitting>/chair/", rooms.desk, {"screen": "chair"}, name="chair-desk"),
    path("sittings/<id:sitting>/secretary/", rooms.desk, {"screen": "secretary"}, name="secretary-desk"),
    path("sittings/<id:sitting>/me/", rooms.own, name="own-screen"),
    path("sittings/<id:sitting>/screen/", rooms.screen, name="screen"),
    path("motions/<id:motion>/", motions.motion, name="motion"),
    path("demands/", demands.demand_list, name="demands"),
    path("demands/<id:demand>/", demands.demand, name="demand"),
    path("decisions/feed.atom", feeds.decision_feed, name="feed"),
    path("decisions/", sittings.decision_list, name="decisions"),
    path("decisions/<id:decision>/", sittings.decision, name="decision"),
    path("directives/", directives.directive_list, name="directives"),
    path("directives/<id:directive>/", directives.directive, name="directive"),
    path("petitions/", petitions.petition_list, name="petitions"),
    path("petitions/<id:petition>/", petitions.petition, name="petition"),
    path("petitions/<id:petition>/sheet/", petitions.petition_sheet, name="petition-sheet"),
    path("cases/", cases.case_list, name="cases"),
    path("cases/<id:case>/", cases.case, name="case"),
    path("sanctions/", sanctions.sanction_list, name="sanctions"),
    path("sanctions/<id:sanction>/", sanctions.sanction, name="sanction"),
    path("parties/", parties.party_list, name="parties"),
    path("plan/", plans.plan, name="plan"),
    path("plans/<id:plan>/", plans.plan, name="plan-of"),
    path("rolls/<id:roll>/", plans.roll, name="roll"),
    path("statute/", plans.statute, name="statute"),
    path("record/", record.record_list, name="record"),
    path("record/checkpoint.txt", record.checkpoint, name="checkpoint"),
    path("record/<int:seq>/", record.entry, name="entry"),
    path("record/<int:seq>/entry.json", record.entry_file, name="entry-file"),
    path("record/<int:seq>/proof.txt", record.receipt, name="receipt"),
    path("exhibits/<digest:digest>", record.exhibit, name="exhibit"),
    path("do/", acts.act_list, name="acts"),
    path("do/<slug:kind>/", acts.act, name="act"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", systems.home, name="home"),
    path("account/password/reset/", offices.no_reset),
    path("account/email/", offices.no_mail),
    path("account/", include("allauth.urls")),
    path("api/", api.urls),
    path("<id:system>/", include(of_system)),
]
