// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sheets.web;

import fr.parvis.access.SignedIn;
import fr.parvis.network.LocalDays;
import fr.parvis.network.Point;
import fr.parvis.network.Points;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.sheets.SheetProposals;
import fr.parvis.sheets.domain.FindCard;
import fr.parvis.sheets.domain.NextDate;
import fr.parvis.sheets.domain.RecentCards;
import fr.parvis.sheets.domain.Stop;
import fr.parvis.sheets.papers.SheetLanguage;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Option;
import fr.parvis.shell.Words;
import fr.parvis.values.Ids;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Shows the form of a sheet, with the values proposed from earlier sheets and by other modules. */
@Component
class ShowSheetForm {
    private static final int STEPS = 3;

    private final FindCard findCard;
    private final RecentCards recentCards;
    private final Points points;
    private final Nomenclature nomenclature;
    private final LocalDays localDays;
    private final List<SheetProposals> proposals;

    ShowSheetForm(
            FindCard findCard,
            RecentCards recentCards,
            Points points,
            Nomenclature nomenclature,
            LocalDays localDays,
            List<SheetProposals> proposals) {
        this.findCard = findCard;
        this.recentCards = recentCards;
        this.points = points;
        this.nomenclature = nomenclature;
        this.localDays = localDays;
        this.proposals = proposals;
    }

    Map<String, String> proposed(TakenSheetController.Source source, String carte, SignedIn who) {
        var values = new LinkedHashMap<>(source.proposed());
        values.put("fiche", Ids.next().toString());
        values.put(
                "langue",
                SheetLanguage.find(source.language()).map(SheetLanguage::code).orElse("fr"));
        values.putIfAbsent("quoi", NextDate.Kind.MEETING.word());
        values.put("carte", TakenSheetController.NEW);
        if (source.point() != null) values.put("point", source.point().toString());
        var continued = FormFields.id(carte);
        for (var held : recentCards.cards(who.account())) {
            var before = findCard.latest(held.id(), source.id()).orElse(null);
            if (before == null && !held.id().equals(continued)) continue;
            values.put("carte", held.id().toString());
            if (before != null) again(values, before);
            else findCard.latest(held.id(), null).ifPresent(latest -> values.put("langue", latest.language()));
            break;
        }
        // a sheet that is printed once more has all its steps
        if (!values.containsKey("etape" + STEPS))
            for (var one : proposals)
                one.of(who.account(), source.id()).ifPresent(proposal -> propose(values, proposal));
        return values;
    }

    /** After the next step of the case, where there is one. */
    private static void propose(Map<String, String> values, SheetProposals.Proposal proposal) {
        if (values.containsValue(proposal.step())) return;
        values.put(values.containsKey("etape1") ? "etape2" : "etape1", proposal.step());
        var by = proposal.by();
        if (by == null || values.containsKey("date")) return;
        values.put("date", by.toString());
        values.put("quoi", NextDate.Kind.DEADLINE.word());
    }

    /** Fills in the values of the sheet that is printed again. */
    private static void again(Map<String, String> values, Stop before) {
        values.put("langue", before.language());
        values.put("point", before.point().toString());
        for (int i = 0; i < STEPS; i++)
            values.put(
                    "etape" + (i + 1),
                    i < before.steps().size() ? before.steps().get(i) : "");
        var next = before.next();
        values.remove("date");
        if (next == null) return;
        var time = next.time();
        values.put("date", next.day().toString());
        values.put("heure", time == null ? "" : time.toString());
        values.put("quoi", next.kind().word());
    }

    String form(TakenSheetController.Source source, FilledForm filled, SignedIn who, Model model) {
        var places = places();
        model.addAttribute(
                "page",
                new SheetFormPage(
                        filled.value("fiche"),
                        source.action(),
                        source.about(),
                        filled.values(),
                        SheetLanguage.ALL.stream()
                                .map(language -> new Option(language.code(), language.name()))
                                .toList(),
                        places.size() == 1
                                ? List.of()
                                : places.stream()
                                        .map(point -> new Option(point.id().toString(), point.name()))
                                        .toList(),
                        List.of(
                                new Option(NextDate.Kind.MEETING.word(), Words.t("sheets.kind.meeting")),
                                new Option(NextDate.Kind.DEADLINE.word(), Words.t("sheets.kind.deadline"))),
                        cards(who),
                        localDays.today().toString(),
                        source.back(),
                        source.backLabel(),
                        filled.problems()));
        return "sheets/form";
    }

    private List<Option> cards(SignedIn who) {
        var options = new ArrayList<Option>();
        options.add(new Option(TakenSheetController.NEW, Words.t("sheets.card.new")));
        for (var held : recentCards.cards(who.account())) {
            var at = Words.time(localDays.local(held.readAt()).toLocalTime());
            options.add(new Option(
                    held.id().toString(),
                    findCard.latest(held.id(), null)
                            .map(stop -> Words.t("sheets.card.held-with", at, said(stop)))
                            .orElse(Words.t("sheets.card.held", at))));
        }
        options.add(new Option(TakenSheetController.TYPED, Words.t("sheets.card.typed")));
        options.add(new Option(TakenSheetController.NONE, Words.t("sheets.card.none")));
        return options;
    }

    private String said(Stop stop) {
        var catalogue = nomenclature.on(stop.day());
        return Words.date(stop.day())
                + (stop.requests().isEmpty()
                        ? ""
                        : ", "
                                + catalogue.brief(
                                        CodeList.THEME,
                                        stop.requests().getFirst().theme()));
    }

    /** Points of the association that receive the public today. */
    List<Point> places() {
        var today = localDays.today();
        return points.ours().stream().filter(point -> point.openOn(today)).toList();
    }
}
