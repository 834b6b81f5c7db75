"""All checks, in the order in which their findings are reported."""

from __future__ import annotations

from deputies.statutes.checks import methods, numbers, power, references, safeguards, sources, tenure
from deputies.statutes.checks.check import Check
from deputies.statutes.findings import Finding
from deputies.statutes.model import Statute

__all__ = ["CHECKS", "check_statute"]

CHECKS: tuple[Check, ...] = (
    Check("reference.key", "error", "Keys and empty tables",
          "The keys of tables are the names by which acts and other provisions speak of them; a system needs at least "
          "one unit kind, layer, level, competence and way to elect.", references.keys),
    Check("reference.dangling", "error", "Names that lead nowhere",
          "A norm, section, level or competence that is named must exist; or a seat or a power hangs in the air.",
          references.dangling),
    Check("reference.article", "error", "Articles that lead nowhere",
          "A provision that points to a renumbered or dropped article cannot be followed by those it binds.",
          references.articles),
    Check("reference.field", "error", "Fields that are none",
          "A misspelt name in not_stated leaves a point open that nobody can settle; one in confidence_of marks "
          "nothing.", sources.fields),
    Check("election.rule", "error", "Counting rules that do not fit",
          "An election is counted by a rule that is published, and made for the kind of vote that was cast.",
          methods.rules),
    Check("delegation.circle", "error", "Circular delegation",
          "A council that sends delegates to itself, directly or through others, elects itself.", references.circles),
    Check("level.unreached", "error", "Levels and sections nobody elects to",
          "A council without units and without delegations has no members; a section without a layer has none either.",
          references.unreached),
    Check("dates.order", "error", "Contradictory dates",
          "What ends before it begins is never in force.", references.dates),
    Check("dates.replaces", "error", "Replacements that leave a gap or an overlap",
          "On every day exactly one of two successive provisions holds.", references.replacements),
    Check("threshold.unreachable", "error", "Thresholds nobody can reach",
          "More than all, or a share with no denominator, is a no in disguise.", numbers.shares),
    Check("threshold.base", "error", "Shares of the wrong thing",
          "A quorum that is a share of those present is always met; a petition has no votes cast.", numbers.bases),
    Check("threshold.empty", "error", "Thresholds that nobody is needed for",
          "A quorum or a majority of nothing is met in an empty room.", numbers.empty),
    Check("layer.base", "error", "Norms that count something else",
          "Electors, inhabitants, members and staff are different numbers; a norm and its layer speak of the same.",
          numbers.counted),
    Check("layer.no-size", "error", "Shares of no size",
          "Layers can share the seats of a council only where something says how many it has.", numbers.shared),
    Check("delegation.twice", "error", "Delegates sent twice",
          "A council that sends to the same congress by two norms at once is counted twice.", safeguards.twice),
    Check("competence.nowhere", "error", "Competences of nobody",
          "What no level may decide is never decided, or by whoever takes it.", safeguards.nowhere),
    Check("delegation.register", "error", "Delegates taken from the register",
          "The register states seats of base units; what a council sends follows from a norm.", numbers.delegated),
    Check("emergency.review", "error", "Emergencies reviewed too late",
          "A review after the measure has lapsed reviews nothing.", numbers.lapses),
    Check("cap.scaling", "error", "Caps without scaling",
          "When the norms give more seats than the cap, somebody loses seats: the statute says by which method.",
          numbers.scaling),
    Check("cap.contradiction", "error", "A least above the cap", "No council can have so many seats.", numbers.caps),
    Check("executive.size", "error", "Executives larger than their council",
          "An executive is elected from among the members of its council.", numbers.executives),
    Check("minimum.unreachable", "error", "Minima that the norm does not reach",
          "A council that law or statute asks to have so many seats must get them at the size from which it is formed.",
          numbers.minima),
    Check("norm.nothing", "error", "Norms that give nobody a seat", "A cap of nothing is no norm.", numbers.never_open),
    Check("recall.never", "error", "Recall with no day for it",
          "Protected periods that fill the term take the recall away again.", numbers.term_end),
    Check("credential.hands", "error", "Hands that nobody has",
          "A credential that waits for a hand which does not exist is never confirmed.", tenure.hands),
    Check("election.window", "error", "Windows that never open",
          "An election held between two days that are none is held never, or always.", tenure.windows),
    Check("alternate.nobody", "error", "Alternates that nobody is",
          "Who takes an empty seat, or stands in, must be somebody.", tenure.alternates),
    Check("early.incomplete", "error", "Early elections without a measure",
          "An early election comes at a number that anyone can check, or at anybody's wish.", tenure.early),
    Check("term.late", "error", "What comes after the term",
          "A rotation or an early election that comes when the term is over never comes.", tenure.late),
    Check("incompatibility.roles", "error", "Offices that are not two",
          "An office goes together with another or does not; three or one say nothing, and an executive is elected "
          "from "
          "among deputies.", tenure.pairs),
    Check("party.quota", "error", "Seats or caps by party",
          "Deputies are sent by electors and answer to them. A share of seats fixed for a party, or a cap on one, puts "
          "an agreement between parties above the electors' choice.", power.party_seats),
    Check("appeal.own-judge", "error", "Judges in their own cause",
          "An appeal to the body that decided is none.", power.own_judge),
    Check("layer.own-electors", "error", "Bodies that appoint their own electors",
          "A council that admits those who elect it can keep itself in office.", power.own_electors),
    Check("layer.criteria", "error", "Layers without checkable criteria",
          "Whether a person belongs to a layer must follow from a recorded fact, or whoever keeps the register decides "
          "the election.", power.criteria),
    Check("sanction.due-process", "error", "Sanctions without hearing or appeal",
          "Exclusion and suspension need a finding, a hearing and somebody to appeal to.", power.sanctions),
    Check("sanction.category", "error", "Exclusion of categories",
          "Excluding people for what they are, without a finding on each, can be studied in historical statutes and "
          "is not applied.", power.categories),
    Check("turnout.perverse", "warning", "Thresholds that reward abstention",
          "With a minimum turnout and a majority of votes cast, one more vote against can carry what would have "
          "failed: the opponents' best course is to stay away.", power.abstaining),
    Check("turnout.election", "warning", "Elections void for want of turnout",
          "Where too few votes void an election, staying away is a vote against whoever would win it.",
          safeguards.void_polls),
    Check("recall.hindered", "warning", "Recall out of reach",
          "A recall for which nearly everybody must sign or vote is a right on paper.", safeguards.hindered),
    Check("alternate.method", "warning", "Rules for empty seats that no election allows",
          "Papers that were not kept cannot be counted back, and a seat stays with a list only where lists are "
          "elected.",
          tenure.alternates_method),
    Check("layer.opinion", "warning", "Layers by opinion",
          "Trust, loyalty and suitability are in the eye of whoever keeps the register.", safeguards.opinions),
    Check("party.layer", "warning", "Layers of a party",
          "A layer whose criterion is a party gives that party seats of its own.", safeguards.party_layers),
    Check("norm.table", "warning", "Tables that end or fall",
          "A unit larger than the table gets no number; one that loses seats by growing will not register all.",
          safeguards.tables),
    Check("emergency.long", "warning", "Emergencies without end",
          "Power taken for a time and kept for years is the usual end of councils.", safeguards.long_emergency),
    Check("capture.splitting", "warning", "Capture by splitting units",
          "Where every unit has a seat however small, a majority is made by founding units.", power.splitting),
    Check("layer.seatless", "warning", "Units that elect and get no seat",
          "Where the minimum of a unit kind lies below the norm and remainders give nothing, electors are left without "
          "a deputy.", numbers.seatless),
    Check("majority.minority", "warning", "Majorities below one half",
          "A share of the votes cast below one half would let the fewer decide; sittings do not let it.",
          numbers.minority),
    Check("norm.unused", "warning", "Norms that nothing uses", "An unused norm is often a name misspelt elsewhere.",
          numbers.unused),
    Check("mandate.no-recall", "warning", "No recall", "Without recall a deputy answers to nobody until the next "
          "election.", power.no_recall),
    Check("mandate.free", "warning", "Free mandate", "Electors who cannot instruct are represented by opinion only.",
          power.free_mandate),
    Check("mandate.no-report", "warning", "Binding instructions without report",
          "Electors recall on facts; a report gives them.", power.no_report),
    Check("reference.cited", "warning", "Citations of articles that are not there",
          "Statutes are renumbered and their cross-references forgotten; whoever follows one should arrive.",
          references.cited),
    Check("level.idle", "warning", "Levels that decide nothing", "A council without competence is a hall.",
          references.no_competence),
    Check("source.missing", "warning", "Claims without a source",
          "Nobody can check an article that was read nobody knows where.", sources.unsourced),
    Check("source.unverified", "warning", "Provisions not checked against their source",
          "A number from memory is no law: whoever relies on it should know, and look it up.", sources.unverified),
)  # fmt: skip


def check_statute(statute: Statute) -> tuple[Finding, ...]:
    """Return everything the checks find, errors first in the order of the catalogue."""
    return tuple(finding for check in CHECKS for finding in check.findings(statute))
