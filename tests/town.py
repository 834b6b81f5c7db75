"""A small town run by command line alone: its register, and the commands in the order people would give them."""

from __future__ import annotations

import csv
import re
from pathlib import Path

from commandline import CommandLine
from ground import STATUTE

__all__ = ["COUNCILS", "MILL_A", "Town", "members", "write_members"]

UNITS = (
    ("docks-a", "Docks A", "mill", "workers", "harbour", 120),
    ("docks-b", "Docks B", "mill", "workers", "harbour", 60),
    ("mill-a", "Mill A", "mill", "workers", "city", 250),
    ("mill-b", "Mill B", "mill", "workers", "city", 100),
    ("company-d", "Company D", "company", "soldiers", "city", 40),
)
COUNCILS = "id,name,level,parent\nprovince,Province,province,\ncity,City,town,province\nharbour,Harbour,town,province\n"
MILL_A = ("Li Dezhao", "Zhou Min", "Wang Fu", "Chen Gengxin", "Hu Shan", "Xu Lan", "Sun Ping")


def members() -> list[tuple[str, ...]]:
    return [
        (f"{unit}-{number:03d}", f"Elector {number} of {name}", unit, name, kind, layer, council)
        for unit, name, kind, layer, council, electors in UNITS
        for number in range(1, electors + 1)
    ]


def write_members(path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("elector", "name", "unit", "unit_name", "kind", "layer", "council"))
        writer.writerows(members())


class Town:
    """The commands of one town, in the order in which people would give them."""

    def __init__(self, folder: Path, line: CommandLine) -> None:
        self.folder, self.line = folder, line
        self.said: dict[str, str] = {}

    def act(self, kind: str, by: str, now: str, **options: str) -> str:
        words = [word for name, text in options.items() for word in (f"--{name.replace('_', '-')}", text)]
        return self.line.done("act", kind, "--as", by, "--now", now, "--dir", "town", *words)

    def election(self, unit: str, method: str, candidates: tuple[str, ...]) -> str:
        """Call it, nominate from a CSV file, open and close the poll."""
        id_ = f"{unit}.1"
        self.act(
            "call-election", "organiser", "1927-03-02T09:00:00Z", election=id_, constituency=unit, method=method,
            opens="1927-03-03T08:00:00Z", closes="1927-03-03T18:00:00Z", lot_source="dice before the meeting",
        )  # fmt: skip
        (self.folder / "candidates.csv").write_text("name,party\n" + "".join(f"{name},\n" for name in candidates))
        self.act(
            "nominate", f"elector:{unit}", "1927-03-02T10:00:00Z", election=id_,
            candidates=f"@{self.folder / 'candidates.csv'}",
        )  # fmt: skip
        self.act("open-poll", "teller", "1927-03-03T08:00:00Z", election=id_)
        self.act("close-poll", "teller", "1927-03-03T18:00:00Z", election=id_)
        return id_

    def count(self, id_: str, votes: str, ballots: int) -> None:
        """Enter the same count twice, declare, issue and confirm."""
        for teller in ("first", "second"):
            self.act(
                "enter-count", "teller", "1927-03-03T19:00:00Z", election=id_, teller=teller, votes=votes,
                ballots=str(ballots),
            )  # fmt: skip
        self.seat(id_)

    def seat(self, id_: str) -> None:
        self.said[id_] = self.act("declare-result", "credentials", "1927-03-03T20:00:00Z", election=id_)
        said = self.act("issue-credentials", "credentials", "1927-03-03T21:00:00Z", election=id_, since="1927-03-06")
        mandates = [word.rstrip(",") for word in said.split() if word.startswith(f"{id_}.m")]
        self.act("confirm-credentials", "credentials", "1927-03-06T09:00:00Z", mandates=",".join(mandates))

    def found(self) -> None:
        (self.folder / "statute.toml").write_text(STATUTE)
        (self.folder / "councils.csv").write_text(COUNCILS)
        write_members(self.folder / "members.csv")
        self.said["new"] = self.line.done(
            "new", "town", "--statute", "statute.toml", "--councils", "councils.csv", "--name", "A small town",
            "--now", "1927-03-01T08:00:00Z",
        )  # fmt: skip
        import_ = ("register", "import", "members.csv", "--dir", "town", "--day", "1927-03-01")
        self.said["preview"] = self.line.done(*import_)
        self.said["import"] = self.line.done(*import_, "--yes", "--now", "1927-03-01T09:00:00Z")
        self.said["plan"] = self.line.done("adopt", "--dir", "town")
        self.said["adopt"] = self.line.done("adopt", "--dir", "town", "--yes", "--now", "1927-03-01T10:00:00Z")

    def elect(self) -> None:
        by_hands = self.election("docks-a", "hands", ("Ma Tai", "Gu Shun", "Lin Bo"))
        self.count(by_hands, "1=61,2=48,3=20", 90)
        by_papers = self.election("docks-b", "papers", ("He Yun", "Qiu Ye"))
        self.count(by_papers, "1=31,2=17", 50)
        soldiers = self.election("company-d", "hands", ("Peng Zhen", "Luo An", "Tang Wei"))
        self.count(soldiers, "1=30,2=22,3=8", 35)
        self.elect_by_ballot_files()

    def elect_by_ballot_files(self) -> None:
        ranked = self.election("mill-a", "ranked", MILL_A)
        turned = MILL_A[::-1]  # the file lists them in another order than they were nominated in
        groups = "".join(f"{40 - 5 * place} {8 - place} {place} 0\n" for place in (1, 2, 3, 5, 6))
        names = "".join(f'"{name}"\n' for name in turned)
        (self.folder / "mill-a.blt").write_text(f'7 5\n{groups}0\n{names}"Mill A"\n')
        self.said["blt"] = self.line.done(
            "ballots", "mill-a.blt", "--election", ranked, "--now", "1927-03-03T19:00:00Z", "--dir", "town"
        )
        self.seat(ranked)
        second = self.election("mill-b", "ranked", ("Fang An", "Deng Lu", "Bai Ge"))
        (self.folder / "mill-b.blt").write_text(
            '3 2\n30 1 3 0\n25 2 3 0\n4 0\n0\n"Fang An"\n"Deng Lu"\n"Bai Ge"\n"Mill B"\n'
        )
        self.said["convert"] = self.line.done("convert", "mill-b.blt", "mill-b.csv")
        self.said["csv"] = self.line.done(
            "ballots", "mill-b.csv", "--election", second, "--now", "1927-03-03T19:00:00Z", "--dir", "town",
            "--spoiled", "2",
        )  # fmt: skip
        self.seat(second)

    def constitute(self) -> None:
        self.said["too soon"] = self.line.done("constitute", "--dir", "town", "--now", "1927-03-06T10:00:00Z")
        sent = []
        for council, votes, voters in (
            ("city", "mill-a.1.m1=6,mill-b.1.m1=5", "8"),
            ("harbour", "docks-a.1.m1=3", "3"),
        ):
            said = self.act(
                "send-delegates", "credentials", "1927-03-06T11:00:00Z", council=council, to="province", votes=votes,
                voters=voters,
            )  # fmt: skip
            sent += re.findall(r"delegate-sent: mandate ([^,]+),", said)
        self.act("confirm-credentials", "credentials", "1927-03-09T09:00:00Z", mandates=",".join(sent))
        self.said["province"] = self.line.done("constitute", "--dir", "town", "--now", "1927-03-09T10:00:00Z")

    def executive(self) -> None:
        """Harbour elects its executive: a chair and a secretary, who act for it."""
        self.said["executive"] = self.act(
            "elect-executive", "credentials", "1927-03-06T12:00:00Z", council="harbour",
            votes="docks-a.1.m1=3,docks-a.1.m2=2,docks-b.1.m1=1", voters="3",
        )  # fmt: skip

    def sit(self) -> None:
        """Harbour sits with two of three: a motion, a roll call, a decision."""
        self.act(
            "convene-sitting", "secretary:harbour", "1927-03-10T09:00:00Z", sitting="harbour.s1", council="harbour",
            day="1927-03-12", agenda='["Wages at the docks"]',
        )  # fmt: skip
        self.act(
            "open-sitting", "chair:harbour", "1927-03-12T10:00:00Z", sitting="harbour.s1",
            present="docks-a.1.m1,docks-b.1.m1",
        )  # fmt: skip
        self.act(
            "table-motion", "deputy:docks-b.1.d1", "1927-03-12T10:10:00Z", motion="harbour.m1", sitting="harbour.s1",
            title="One scale of wages", competence="wages", text="One scale of wages for both docks, from 1 April.",
        )  # fmt: skip
        self.said["vote"] = self.act(
            "take-roll-call", "secretary:harbour", "1927-03-12T10:30:00Z", motion="harbour.m1",
            choices="docks-a.1.m1=for,docks-b.1.m1=for",
        )  # fmt: skip
        self.act("adopt-decision", "chair:harbour", "1927-03-12T10:40:00Z", decision="harbour.d1", motion="harbour.m1")
        self.act("close-sitting", "chair:harbour", "1927-03-12T11:00:00Z", sitting="harbour.s1")

    def recall(self) -> None:
        """Docks B opens a petition; twelve sign; the vote carries; the alternate is seated."""
        petition = {"petition": "docks-b.p1"}
        self.act(
            "open-recall", "elector:docks-b", "1927-03-20T09:00:00Z", **petition, mandate="docks-b.1.m1",
            grounds="Voted for the scale without asking the meeting.",
        )  # fmt: skip
        for number in range(1, 13):
            self.said["receipt"] = self.act(
                "sign-recall", "elector:docks-b", "1927-03-21T09:00:00Z", **petition, elector=f"docks-b-{number:03d}"
            )
        self.said["certified"] = self.act("certify-recall", "credentials", "1927-03-22T09:00:00Z", **petition)
        self.act(
            "answer-recall", "deputy:docks-b.1.d1", "1927-03-23T09:00:00Z", **petition, text="The meeting was called."
        )
        for teller in ("first", "second"):
            self.said["recalled"] = self.act(
                "vote-recall", "teller", "1927-03-29T19:00:00Z", **petition, teller=teller, votes_for="33",
                votes_against="9",
            )  # fmt: skip
        said = self.act(
            "seat-alternate", "credentials", "1927-03-29T20:00:00Z", vacated="docks-b.1.m1", since="1927-03-30"
        )
        seated = re.findall(r"mandate (docks-b\.1\.[^,]+),", said)
        self.said["alternate"] = said
        self.act("confirm-credentials", "credentials", "1927-04-02T09:00:00Z", mandates=",".join(seated))

    def publish(self) -> None:
        self.said["export"] = self.line.done("export", "record", "--dir", "town")
        self.said["verify"] = self.line.done("verify", "record")
        self.said["rebuild"] = self.line.done("rebuild", "--dir", "town")
