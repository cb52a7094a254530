// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sheets.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.cases.Cases;
import fr.parvis.cases.CasesAddresses;
import fr.parvis.network.LocalDays;
import fr.parvis.network.Points;
import fr.parvis.nomenclature.Catalogue;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.sheets.CardLinks;
import fr.parvis.sheets.domain.FindCard;
import fr.parvis.sheets.domain.JoinVisit;
import fr.parvis.sheets.domain.NextDate;
import fr.parvis.sheets.domain.PrintSheet;
import fr.parvis.sheets.domain.RecentCards;
import fr.parvis.sheets.domain.Stop;
import fr.parvis.sheets.domain.VisitWithoutCard;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.Paging;
import fr.parvis.visits.VisitsAddresses;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Cards: the code is typed, or comes from the camera; help goes on where it was. Without the code nobody reads a card. */
@Controller
@Requires(value = Right.RECORD_VISITS, within = Within.ASSOCIATION)
class PassageController {
    static final String ADDRESS = "/bureau/passage";
    private static final String ONE = ADDRESS + "/{id}";
    private static final int LONGEST_TYPED = 200;

    private final FindCard findCard;
    private final JoinVisit joinVisit;
    private final RecentCards recentCards;
    private final Cases cases;
    private final Points points;
    private final Nomenclature nomenclature;
    private final LocalDays localDays;
    private final List<CardLinks> links;

    PassageController(
            FindCard findCard,
            JoinVisit joinVisit,
            RecentCards recentCards,
            Cases cases,
            Points points,
            Nomenclature nomenclature,
            LocalDays localDays,
            List<CardLinks> links) {
        this.findCard = findCard;
        this.joinVisit = joinVisit;
        this.recentCards = recentCards;
        this.cases = cases;
        this.points = points;
        this.nomenclature = nomenclature;
        this.localDays = localDays;
        this.links = links;
    }

    @GetMapping(ADDRESS)
    String ask(SignedIn who, Model model) {
        return ask("", new Problems(), who, model);
    }

    @PostMapping(ADDRESS)
    String find(@RequestParam(defaultValue = "") String code, SignedIn who, Model model) {
        var typed = code.length() > LONGEST_TYPED ? code.substring(0, LONGEST_TYPED) : code;
        var outcome = findCard.handle(typed);
        if (outcome instanceof FindCard.Outcome.Found found) {
            recentCards.put(who.account(), found.card().id(), found.code());
            return "redirect:" + ADDRESS + "/" + found.card().id();
        }
        var problem = PrintSheet.problem(outcome);

        return FormAnswer.invalid(ask(typed, new Problems().add("code", Words.t(problem)), who, model));
    }

    private String ask(String code, Problems problems, SignedIn who, Model model) {
        var held = recentCards.cards(who.account()).stream()
                .map(card -> new EnterCodePage.HeldLine(
                        ADDRESS + "/" + card.id(),
                        findCard.latest(card.id(), null)
                                .map(stop -> Words.t(
                                        "sheets.read-at-with",
                                        Words.time(
                                                localDays.local(card.readAt()).toLocalTime()),
                                        Words.date(stop.day())))
                                .orElse(Words.t(
                                        "sheets.read-at",
                                        Words.time(
                                                localDays.local(card.readAt()).toLocalTime())))))
                .toList();
        model.addAttribute("page", new EnterCodePage(code, held, problems));
        return "sheets/enter";
    }

    @GetMapping(ONE)
    String show(@PathVariable UUID id, @RequestParam(defaultValue = "1") String page, SignedIn who, Model model) {
        var whole = reads(who, id) ? findCard.read(id, Paging.number(page)).orElse(null) : null;
        if (whole == null) {
            Notice.warning(Words.t("sheets.type-again")).onNextPage();
            return "redirect:" + ADDRESS;
        }
        model.addAttribute("page", page(whole, who));
        return "sheets/passage";
    }

    @PostMapping(ONE + "/joindre")
    String join(@PathVariable UUID id, @RequestParam(defaultValue = "") String passage, SignedIn who) {
        var visit = FormFields.id(passage);
        if (reads(who, id) && visit != null && joinVisit.handle(id, visit))
            Notice.success(Words.t("sheets.joined")).onNextPage();
        else Notice.danger(Words.t("sheets.problem.not-joined")).onNextPage();
        return "redirect:" + ADDRESS + "/" + id;
    }

    @PostMapping(ONE + "/retirer")
    String takeBack(@PathVariable UUID id, @RequestParam(defaultValue = "") String passage, SignedIn who) {
        var stop = FormFields.id(passage);
        if (reads(who, id) && stop != null && joinVisit.takeBack(id, stop))
            Notice.success(Words.t("sheets.taken-back")).onNextPage();
        else Notice.danger(Words.t("sheets.problem.not-taken-back")).onNextPage();
        return "redirect:" + ADDRESS + "/" + id;
    }

    @PostMapping(ONE + "/fin")
    String end(@PathVariable UUID id, SignedIn who) {
        if (reads(who, id) && findCard.end(id)) {
            recentCards.remove(id);
            Notice.success(Words.t("sheets.ended")).onNextPage();
        } else Notice.warning(Words.t("sheets.type-again")).onNextPage();
        return "redirect:" + ADDRESS;
    }

    /** Whether the account has typed the code lately. */
    private boolean reads(SignedIn who, UUID card) {
        return recentCards.cards(who.account()).stream()
                .anyMatch(held -> held.id().equals(card));
    }

    private PassagePage page(FindCard.Whole whole, SignedIn who) {
        var here = ADDRESS + "/" + whole.card().id();
        var latest = whole.latest().orElse(null);
        var next = latest == null ? null : latest.next();
        var readable = readable(whole.stops(), who);
        return new PassagePage(
                here,
                Words.t(
                        "sheets.card.since-until",
                        whole.card().madeOn(),
                        whole.card().validUntil()),
                next == null ? "" : Words.t("sheets.kind." + next.kind().word()),
                next == null ? "" : when(next),
                latest == null ? List.of() : latest.steps(),
                whole.stops().stream().map(stop -> line(stop, who, readable)).toList(),
                whole.page(),
                whole.pages(),
                VisitsAddresses.DESK,
                links.stream().map(link -> link.of(whole.card().id())).toList(),
                findCard.unjoined().stream()
                        .map(visit -> line(visit, whole.card().id()))
                        .toList());
    }

    /** The cases of some stops that who asks may read. */
    private Set<UUID> readable(List<Stop> stops, SignedIn who) {
        if (!who.may(Right.FOLLOW_PEOPLE)) return Set.of();
        var all = stops.stream()
                .flatMap(stop -> Stream.ofNullable(stop.caseFile()))
                .collect(Collectors.toSet());
        return cases.all(all).stream().map(Cases.Named::id).collect(Collectors.toSet());
    }

    private PassagePage.StopLine line(Stop stop, SignedIn who, Set<UUID> readable) {
        var catalogue = nomenclature.on(stop.day());
        var next = stop.next();
        var caseFile = stop.caseFile();
        return new PassagePage.StopLine(
                stop.id().toString(),
                Words.longDate(stop.day()),
                point(stop.point()) + (caseFile == null ? "" : " · " + Words.t("sheets.stop.case")),
                stop.requests().stream().map(met -> said(met, catalogue)).toList(),
                stop.steps(),
                next == null ? "" : Words.t("sheets.kind." + next.kind().word()) + " : " + when(next),
                caseFile != null && readable.contains(caseFile) ? CasesAddresses.caseFile(caseFile) : null,
                stop.joinedBy().equals(who.account()));
    }

    private PassagePage.UnjoinedLine line(VisitWithoutCard visit, UUID card) {
        var catalogue = nomenclature.on(localDays.today());
        return new PassagePage.UnjoinedLine(
                visit.visit().toString(),
                visit.themes().stream()
                                .map(theme -> catalogue.brief(CodeList.THEME, theme))
                                .distinct()
                                .collect(Collectors.joining(", "))
                        + " · " + point(visit.point()),
                TakenSheetController.ADDRESS + "/passage/" + visit.visit() + "?carte=" + card);
    }

    private static String said(Stop.Met met, Catalogue catalogue) {
        var operator = met.operator();
        return catalogue.brief(CodeList.THEME, met.theme())
                + (operator == null ? "" : " · " + catalogue.brief(CodeList.OPERATOR, operator))
                + " · " + catalogue.brief(CodeList.LEVEL, met.level())
                + " · " + catalogue.brief(CodeList.RESULT, met.result());
    }

    private static String when(NextDate next) {
        var time = next.time();
        return Words.longDate(next.day()) + (time == null ? "" : ", " + Words.time(time));
    }

    private String point(UUID id) {
        return points.name(id).orElse("—");
    }
}
