// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach.web;

import fr.parvis.access.SignedIn;
import fr.parvis.network.LocalDays;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.outreach.Household;
import fr.parvis.outreach.domain.Attempt;
import fr.parvis.outreach.domain.ListedHousehold;
import fr.parvis.outreach.domain.OpenCard;
import fr.parvis.outreach.domain.Solution;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.Ids;
import fr.parvis.values.PhoneNumber;
import fr.parvis.visits.VisitsAddresses;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts a household's card together. */
@Component
class ShowCard {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    /** Icons by channel. */
    private static final Map<String, String> ICONS = Map.of(
            "call", "telephone",
            "sms", "phone",
            "mail", "envelope-open",
            "letter", "envelope-paper",
            "door", "door-open");

    private final ShowHousehold show;
    private final Nomenclature nomenclature;
    private final LocalDays localDays;

    ShowCard(ShowHousehold show, Nomenclature nomenclature, LocalDays localDays) {
        this.show = show;
        this.nomenclature = nomenclature;
        this.localDays = localDays;
    }

    HouseholdPage card(OpenCard.Card card, Map<String, String> typed, Problems problems, SignedIn who) {
        var entry = card.entry();
        var left = card.left();
        var now = card.seenAt();
        var today = localDays.day(card.seenAt());
        var names = show.names(who);
        var proposed = show.local(card.proposedAt(), entry);
        boolean closed = !entry.open();
        return new HouseholdPage(
                entry.id().toString(),
                entry.code(),
                card.household().name(),
                Ids.next().toString(),
                entry.version(),
                entry.open(),
                entry.reachedOn() != null,
                Words.t("outreach.work.is." + entry.state().key()),
                closed ? "plain" : entry.reachedOn() == null ? "act" : "success",
                card.elsewhere()
                        .map(claim -> Words.t(
                                "outreach.work.elsewhere.card",
                                names.getOrDefault(claim.by(), Words.t("outreach.work.somebody")),
                                Words.time(show.local(claim.until(), entry).toLocalTime())))
                        .orElse(""),
                closed || card.allowedNow(now)
                        ? ""
                        : Words.t("outreach.work.not-before", show.moment(card.allowedFrom(), entry)),
                Words.t(
                        card.measured() ? "outreach.work.proposed.measured" : "outreach.work.proposed",
                        Words.t("outreach.work.band." + card.proposedBand().key()),
                        show.moment(card.proposedAt(), entry)),
                proposed.toLocalDate().toString(),
                TIME.format(proposed),
                closed ? "" : ShowHousehold.what(left.on(), left.what(), left.doubtful()),
                ShowHousehold.left(left.on(), today),
                lawful(card),
                card.left().why(),
                rights(entry),
                channels(card, who),
                facts(entry),
                source(card.arrangement()),
                card.attempts().reversed().stream()
                        .map(it -> tried(it, entry, names))
                        .toList(),
                Words.n("outreach.work.tried", entry.mostAttempts(), entry.attempts()),
                card.solutions().stream().map(ShowCard::found).toList(),
                entry.closedWhy() == null
                        ? ""
                        : Words.t(
                                "outreach.work.closed-on",
                                Words.t("outreach.work.closed." + entry.closedWhy()),
                                Words.longDate(Objects.requireNonNull(entry.closedOn()))),
                "objected".equals(entry.closedWhy()),
                entry.open() && entry.tiredOut() && entry.reachedOn() == null,
                card.attempts().stream().noneMatch(it -> it.channel().equals("letter")),
                entry.caseFile() == null ? "" : entry.caseFile().toString(),
                entry.visit() != null,
                atTheDesk(entry),
                talk(entry, typed, who, today),
                show.points(who, today),
                codes(CodeList.LEVEL, today),
                codes(CodeList.RESULT, today),
                Solution.KINDS.stream()
                        .map(it -> new Option(it, Words.t("outreach.work.solution." + it)))
                        .toList(),
                Stream.of("reduction", "cut", "eviction", "other")
                        .map(it -> new Option(it, Words.t("outreach.work.what." + it)))
                        .toList(),
                solution(entry, card, typed),
                problems);
    }

    private List<Option> codes(CodeList list, java.time.LocalDate today) {
        var catalogue = nomenclature.on(today);
        return catalogue.list(list).stream()
                .map(code -> new Option(code.code(), catalogue.label(list, code.code())))
                .toList();
    }

    private Map<String, String> talk(
            ListedHousehold entry, Map<String, String> typed, SignedIn who, java.time.LocalDate today) {
        if ("talk".equals(typed.get("form"))) return typed;
        var points = show.points(who, today);
        var point = entry.point() == null
                ? points.isEmpty() ? "" : points.getFirst().value()
                : entry.point().toString();
        return Map.of(
                "visit",
                Ids.next().toString(),
                "point",
                point,
                "level",
                "mediation",
                "result",
                "follow-up",
                "minutes",
                "15");
    }

    /** The desk, told what it may know: codes alone, since an address of a page is kept in many places. */
    private static String atTheDesk(ListedHousehold entry) {
        return VisitsAddresses.DESK + "?theme=" + entry.theme()
                + (entry.commune() == null ? "" : "&commune=" + entry.commune())
                + (entry.supplier() == null ? "" : "&partner=" + ShowHousehold.inAddress(entry.supplier()));
    }

    /** The moment at which a household's clock shows that. */
    Instant instant(LocalDateTime time, ListedHousehold entry) {
        return show.instant(time, entry);
    }

    private static Map<String, String> solution(ListedHousehold entry, OpenCard.Card card, Map<String, String> typed) {
        if (!typed.isEmpty()) {
            var kept = new java.util.HashMap<>(typed);
            kept.putIfAbsent("solution", Ids.next().toString());
            return kept;
        }
        var left = card.left();
        var on = entry.debt().plannedOn() != null ? entry.debt().plannedOn() : left.on();
        var what = entry.debt().plannedOn() != null ? entry.debt().planned() : left.what();
        return Map.of(
                "solution",
                Ids.next().toString(),
                "planned",
                on == null ? "" : what == null ? "other" : what,
                "plannedOn",
                on == null ? "" : on.toString());
    }

    private static List<String> lawful(OpenCard.Card card) {
        var left = card.left();
        var lines = new ArrayList<String>();
        if (left.on() != null)
            lines.add(Words.t(
                    "outreach.work.lawful.on",
                    Words.t("outreach.work.what." + (left.what() == null ? "other" : left.what())),
                    Words.longDate(left.on())));
        if (left.doubtful()) lines.add(Words.t("outreach.work.lawful.check"));
        var planned = card.entry().debt().plannedOn();
        if (planned != null)
            lines.add(Words.t(
                    "outreach.work.lawful.planned",
                    Words.t("outreach.work.what."
                            + Objects.requireNonNullElse(card.entry().debt().planned(), "other")),
                    Words.longDate(planned)));
        left.protections().stream()
                .sorted()
                .map(it -> Words.t("energy.protection." + it))
                .forEach(lines::add);
        return lines;
    }

    private static List<String> rights(ListedHousehold entry) {
        var rights = new ArrayList<String>();
        switch (entry.matter()) {
            case "electricity", "gas", "heat" -> {
                if (!entry.debt().cheque().equals("no")) rights.add("cheque");
                rights.add("fund");
                rights.add("plan");
                if (!entry.debt().mainHome().equals("no")) rights.add("truce");
            }
            case "water" -> {
                if (!entry.debt().mainHome().equals("no")) rights.add("water");
                rights.add("fund");
                rights.add("plan");
            }
            case "rent" -> {
                rights.add("fund");
                rights.add("plan");
                rights.add("rent");
            }
            default -> rights.add("plan");
        }
        return rights.stream().map(it -> Words.t("outreach.work.right." + it)).toList();
    }

    private List<HouseholdPage.Channel> channels(OpenCard.Card card, SignedIn who) {
        var entry = card.entry();
        var household = card.household();
        var ready = show.ready(entry, who, household);
        var here = HouseholdController.address(entry.id());
        var sms = ShowHousehold.inAddress(ready.text("sms"));
        var mail = ShowHousehold.inAddress(ready.text("mail"));
        var all = List.of(
                channel(
                        "call",
                        household.phones().stream()
                                .map(it -> new HouseholdPage.Line(it, "tel:" + PhoneNumber.dial(it)))
                                .toList(),
                        "voicemail",
                        ready),
                channel(
                        "sms",
                        household.phones().stream()
                                .filter(PhoneNumber::isMobile)
                                .map(it -> new HouseholdPage.Line(it, "sms:" + PhoneNumber.dial(it) + "?&body=" + sms))
                                .toList(),
                        "sms",
                        ready),
                channel(
                        "mail",
                        household.mails().stream()
                                .map(it -> new HouseholdPage.Line(
                                        it,
                                        "mailto:" + ShowHousehold.inAddress(it).replace("%40", "@")
                                                + "?subject="
                                                + ShowHousehold.inAddress(Words.t("outreach.work.ready.subject"))
                                                + "&body=" + mail))
                                .toList(),
                        "mail",
                        ready),
                channel("letter", post(household, here + "/lettre.pdf"), "envelope", ready),
                channel("door", post(household, here + "/avis.pdf"), "notice", ready));
        return all.stream()
                .sorted(java.util.Comparator.comparing(it -> !it.possible()))
                .toList();
    }

    private static HouseholdPage.Channel channel(
            String key, List<HouseholdPage.Line> lines, String readyKey, ShowHousehold.Ready ready) {
        return new HouseholdPage.Channel(
                key,
                Words.t("outreach.work.channel." + key),
                ICONS.getOrDefault(key, ""),
                !lines.isEmpty(),
                lines,
                Words.t("outreach.work.ready.title." + readyKey),
                ready.text(readyKey),
                Attempt.outcomes(key).stream()
                        .filter(it -> !it.equals("call-back") && !it.equals("objected"))
                        .map(it -> new Option(it, Words.t("outreach.work.press." + it)))
                        .toList());
    }

    private static List<HouseholdPage.Line> post(Household household, String paper) {
        var address = address(household);
        return address.isEmpty() ? List.of() : List.of(new HouseholdPage.Line(address, paper));
    }

    static String address(Household household) {
        return String.join(", ", addressLines(household));
    }

    static List<String> addressLines(Household household) {
        if (household.street() == null || household.street().isBlank()) return List.of();
        return Stream.of(
                        household.complement(),
                        household.street(),
                        Stream.of(household.postcode(), household.town())
                                .filter(it -> it != null && !it.isBlank())
                                .reduce((one, other) -> one + " " + other)
                                .orElse(null))
                .filter(it -> it != null && !it.isBlank())
                .map(Objects::requireNonNull)
                .toList();
    }

    static List<HouseholdPage.Fact> facts(ListedHousehold entry) {
        var debt = entry.debt();
        var facts = new ArrayList<HouseholdPage.Fact>();
        facts.add(fact("matter", Words.t("outreach.work.matter." + entry.matter())));
        if (debt.cents() != null) facts.add(fact("amount", Words.euros(debt.cents())));
        day(facts, "issued", debt.issuedOn());
        day(facts, "payable", debt.payableBy());
        day(facts, "letter", debt.lastLetterOn());
        if (entry.matter().equals("electricity"))
            facts.add(fact("meter", Words.t("outreach.work.meter." + debt.meter())));
        if (debt.kva() != null) facts.add(fact("kva", debt.kva() + " kVA"));
        facts.add(fact("home", Words.t("outreach.work.answer." + debt.mainHome())));
        if (List.of("electricity", "gas", "heat").contains(entry.matter()))
            facts.add(fact("cheque", Words.t("outreach.work.answer." + debt.cheque())));
        if (entry.language() != null) facts.add(fact("language", Words.languageName(entry.language())));
        return facts;
    }

    private static void day(List<HouseholdPage.Fact> facts, String key, java.time.@Nullable LocalDate on) {
        if (on != null) facts.add(fact(key, Words.longDate(on)));
    }

    private static HouseholdPage.Fact fact(String key, String value) {
        return new HouseholdPage.Fact(Words.t("outreach.work.fact." + key), value);
    }

    private static List<String> source(OpenCard.Arranged it) {
        var lines = new ArrayList<String>();
        lines.add(Words.t("outreach.work.source", it.partner(), it.name(), Words.longDate(it.receivedOn()), it.line()));
        lines.add(Words.t("outreach.work.source.basis", Words.t("outreach.work.basis." + it.legalBasis())));
        lines.add(Words.t("outreach.work.source.informed." + it.informedBy()));
        lines.add(it.information().isBlank() ? Words.t("outreach.work.source.say", it.partner()) : it.information());
        if (!it.rightsAt().isBlank()) lines.add(Words.t("outreach.work.source.rights", it.rightsAt()));
        return lines;
    }

    private HouseholdPage.Tried tried(Attempt it, ListedHousehold entry, Map<UUID, String> names) {
        return new HouseholdPage.Tried(
                show.moment(it.at(), entry),
                ShowHousehold.outcome(it)
                        + (it.backAt() == null
                                ? ""
                                : " (" + Words.t("outreach.work.back", show.moment(it.backAt(), entry)) + ")"),
                names.getOrDefault(it.by(), Words.t("outreach.work.somebody")));
    }

    private static HouseholdPage.Found found(Solution it) {
        return new HouseholdPage.Found(
                Words.t("outreach.work.solution." + it.kind())
                        + (it.cents() == null ? "" : " · " + Words.euros(it.cents())),
                Words.longDate(it.foundOn()),
                it.plannedOn() == null
                        ? ""
                        : it.confirmed().equals("waiting") && it.confirmFrom() != null
                                ? Words.t("outreach.work.confirm.from", Words.longDate(it.confirmFrom()))
                                : Words.t("outreach.work.confirmed." + it.confirmed()),
                switch (it.confirmed()) {
                    case "avoided" -> "success";
                    case "not-avoided" -> "danger";
                    default -> "plain";
                });
    }

    // --- papers

    PaperPage paper(OpenCard.Card card, SignedIn who) {
        var household = card.household();
        var ready = show.ready(card.entry(), who, household);
        var to = new ArrayList<String>();
        to.add(household.name());
        to.addAll(addressLines(household));
        return new PaperPage(
                to,
                who.place(),
                ready.address() == null ? List.of() : ready.address(),
                List.of(ready.text("letter").split("\n")),
                ready.code());
    }
}
