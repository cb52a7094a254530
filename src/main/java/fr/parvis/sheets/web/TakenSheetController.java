// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sheets.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.cases.Cases;
import fr.parvis.cases.CasesAddresses;
import fr.parvis.files.Download;
import fr.parvis.network.LocalDays;
import fr.parvis.network.Point;
import fr.parvis.network.Points;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.people.People;
import fr.parvis.sheets.SheetProposals;
import fr.parvis.sheets.domain.FindCard;
import fr.parvis.sheets.domain.NextDate;
import fr.parvis.sheets.domain.PrintSheet;
import fr.parvis.sheets.domain.PrintSheet.Carried;
import fr.parvis.sheets.domain.RecentCards;
import fr.parvis.sheets.domain.Stop;
import fr.parvis.sheets.papers.SheetLanguage;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import fr.parvis.visits.Visits;
import fr.parvis.visits.VisitsAddresses;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The sheet of a visit or case: what is added, and the page to print. */
@Controller
@Requires(value = Right.RECORD_VISITS, within = Within.ASSOCIATION)
class TakenSheetController {
    static final String ADDRESS = "/bureau/fiches";
    private static final String OF_VISIT = ADDRESS + "/passage/{id}";
    private static final String OF_CASE = ADDRESS + "/suivi/{id}";
    private static final String NEW = "nouvelle";
    private static final String NONE = "sans";
    private static final String TYPED = "code";
    private static final int STEPS = 3;

    private final PrintSheet print;
    private final FindCard findCard;
    private final RecentCards recentCards;
    private final Visits visits;
    private final Cases cases;
    private final People people;
    private final Points points;
    private final Nomenclature nomenclature;
    private final LocalDays localDays;
    private final List<SheetProposals> proposals;

    TakenSheetController(
            PrintSheet print,
            FindCard findCard,
            RecentCards recentCards,
            Visits visits,
            Cases cases,
            People people,
            Points points,
            Nomenclature nomenclature,
            LocalDays localDays,
            List<SheetProposals> proposals) {
        this.proposals = proposals;
        this.print = print;
        this.findCard = findCard;
        this.recentCards = recentCards;
        this.visits = visits;
        this.cases = cases;
        this.people = people;
        this.points = points;
        this.nomenclature = nomenclature;
        this.localDays = localDays;
    }

    /** Source of a sheet. */
    private record Source(
            UUID id,
            boolean visit,
            String action,
            String about,
            @Nullable UUID point,
            @Nullable String language,
            Map<String, String> proposed,
            String back,
            String backLabel) {}

    /** @param carte the card to be continued, when it is kept for the account */
    @GetMapping(OF_VISIT)
    String ofVisit(@PathVariable UUID id, @RequestParam(defaultValue = "") String carte, SignedIn who, Model model) {

        var source = visit(id);
        return form(source, FilledForm.of(proposed(source, carte, who)), who, model);
    }

    @PostMapping(OF_VISIT)
    String printVisit(@PathVariable UUID id, @RequestParam Map<String, String> sent, SignedIn who, Model model) {

        return printed(visit(id), sent, who, model);
    }

    @GetMapping(OF_CASE)
    @Requires(value = Right.FOLLOW_PEOPLE, within = Within.ASSOCIATION)
    String ofCase(@PathVariable UUID id, @RequestParam(defaultValue = "") String carte, SignedIn who, Model model) {

        var source = caseFile(id);
        return form(source, FilledForm.of(proposed(source, carte, who)), who, model);
    }

    @PostMapping(OF_CASE)
    @Requires(value = Right.FOLLOW_PEOPLE, within = Within.ASSOCIATION)
    String printCase(@PathVariable UUID id, @RequestParam Map<String, String> sent, SignedIn who, Model model) {

        return printed(caseFile(id), sent, who, model);
    }

    @GetMapping(ADDRESS + "/{id}")
    String ready(@PathVariable UUID id, SignedIn who, Model model) {

        var sheet = recentCards.sheet(who.account(), id).orElseThrow(() -> new NotFound("sheet " + id));

        var visit = sheet.visit();
        var card = sheet.card();
        model.addAttribute(
                "page",
                new PrintedPage(
                        ADDRESS + "/" + id + "/fiche.pdf",
                        ADDRESS
                                + (visit == null ? "/suivi/" + sheet.caseFile() : "/passage/" + visit)
                                + (card == null ? "" : "?carte=" + card),
                        SheetLanguage.find(sheet.language())
                                .map(SheetLanguage::name)
                                .orElse(""),
                        sheet.code(),
                        card == null ? null : PassageController.ADDRESS + "/" + card,
                        visit == null
                                ? CasesAddresses.caseFile(Objects.requireNonNull(sheet.caseFile()))
                                : VisitsAddresses.DAY,
                        Words.t(visit == null ? "sheets.back.case" : "sheets.back.day")));
        return "sheets/printed";
    }

    @GetMapping(ADDRESS + "/{id}/fiche.pdf")
    ResponseEntity<byte[]> pdf(@PathVariable UUID id, SignedIn who) {

        var sheet = recentCards.sheet(who.account(), id).orElseThrow(() -> new NotFound("sheet " + id));
        return Download.pdf("fiche.pdf").entity(sheet.pdf());
    }

    private Source visit(UUID id) {
        var visit = visits.find(List.of(id)).stream().findFirst().orElseThrow(() -> new NotFound("visit " + id));
        var catalogue = nomenclature.on(visit.day());
        var themes = visit.requests().stream()
                .map(request -> catalogue.brief(CodeList.THEME, request.theme()))
                .distinct()
                .collect(Collectors.joining(", "));
        return new Source(
                id,
                true,
                ADDRESS + "/passage/" + id,
                Words.t("sheets.of-visit", Words.date(visit.day()), themes),
                visit.point(),
                visit.language(),
                Map.of(),
                VisitsAddresses.DAY,
                Words.t("sheets.back.day"));
    }

    /** Sheet of a case; the journal notes the reading of the person's file. */
    private Source caseFile(UUID id) {
        var it = cases.find(id).orElseThrow(() -> new NotFound("case " + id));
        people.read(it.person(), "case");
        var proposed = new LinkedHashMap<String, String>();
        cases.nextStep(id).ifPresent(step -> {
            proposed.put("etape1", step.text());
            var due = step.due();
            if (due != null) {
                proposed.put("date", due.toString());
                proposed.put("quoi", NextDate.Kind.DEADLINE.word());
            }
        });
        return new Source(
                id,
                false,
                ADDRESS + "/suivi/" + id,
                Words.t("sheets.of-case", nomenclature.on(it.openedOn()).brief(CodeList.THEME, it.theme())),
                null,
                null,
                proposed,
                CasesAddresses.caseFile(id),
                Words.t("sheets.back.case"));
    }

    private String printed(Source source, Map<String, String> sent, SignedIn who, Model model) {
        var problems = new Problems();
        var id = FormFields.id(FormFields.text(sent, "fiche"));
        if (id == null) throw new NotFound("sheet");
        var next = next(sent, problems);
        var places = open(points.ours());
        var point = places.size() == 1 ? places.getFirst().id() : FormFields.id(FormFields.text(sent, "point"));
        if (point == null) point = Objects.requireNonNullElse(source.point, Ids.NIL);
        if (problems.isEmpty()) {
            var outcome = print.handle(new PrintSheet.Command(
                    id,
                    source.visit ? source.id : null,
                    source.visit ? null : source.id,
                    point,
                    FormFields.text(sent, "langue"),
                    List.of(
                            FormFields.text(sent, "etape1"),
                            FormFields.text(sent, "etape2"),
                            FormFields.text(sent, "etape3")),
                    FormFields.text(sent, "qui"),
                    FormFields.text(sent, "telephone"),
                    next,
                    carried(sent),
                    ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString()));
            switch (outcome) {
                case Outcome.Done(PrintSheet.Printing.Printed(var sheet)) -> {
                    return "redirect:" + ADDRESS + "/" + sheet.id();
                }
                case Outcome.Done(PrintSheet.Printing.Unknown()) -> throw new NotFound("sheet of " + source.id);
                case Outcome.Refused(var refused) -> problems.addAll(refused);
                case Outcome.Changed() -> throw new IllegalStateException("a sheet has no version to be based on");
            }
        }

        return FormAnswer.invalid(form(source, new FilledForm(sent, problems), who, model));
    }

    private static Carried carried(Map<String, String> sent) {
        var how = FormFields.text(sent, "carte");
        var held = FormFields.id(how);
        if (held != null) return new Carried.Held(held);
        var code = FormFields.text(sent, "code");
        if (how.equals(NONE)) return new Carried.None();
        // a code that was typed is meant, whatever stands above it
        return how.equals(TYPED) || !code.isEmpty() ? new Carried.Typed(code) : new Carried.New();
    }

    private static @Nullable NextDate next(Map<String, String> sent, Problems problems) {
        var day = FormFields.text(sent, "date");
        var time = FormFields.text(sent, "heure");
        if (day.isEmpty()) {
            if (!time.isEmpty()) problems.add("date", Words.t("sheets.problem.time-alone"));
            return null;
        }
        var kind = FormFields.text(sent, "quoi").equals(NextDate.Kind.DEADLINE.word())
                ? NextDate.Kind.DEADLINE
                : NextDate.Kind.MEETING;
        var on = FormFields.day(day);
        var at = FormFields.time(time);
        if (on != null && (at != null || time.isEmpty())) return new NextDate(on, at, kind);
        problems.add("date", Words.t("sheets.problem.date"));
        return null;
    }

    private Map<String, String> proposed(Source source, String carte, SignedIn who) {
        var values = new LinkedHashMap<>(source.proposed);
        values.put("fiche", Ids.next().toString());
        values.put(
                "langue",
                SheetLanguage.find(source.language).map(SheetLanguage::code).orElse("fr"));
        values.putIfAbsent("quoi", NextDate.Kind.MEETING.word());
        values.put("carte", NEW);
        if (source.point != null) values.put("point", source.point.toString());
        var continued = FormFields.id(carte);
        for (var held : recentCards.cards(who.account())) {
            var before = findCard.latest(held.id(), source.id).orElse(null);
            if (before == null && !held.id().equals(continued)) continue;
            values.put("carte", held.id().toString());
            if (before != null) again(values, before);
            else findCard.latest(held.id(), null).ifPresent(latest -> values.put("langue", latest.language()));
            break;
        }
        // a sheet that is printed once more has all its steps
        if (!values.containsKey("etape" + STEPS))
            for (var one : proposals) one.of(who.account(), source.id).ifPresent(proposal -> propose(values, proposal));
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

    private String form(Source source, FilledForm filled, SignedIn who, Model model) {
        var places = open(points.ours());
        model.addAttribute(
                "page",
                new SheetFormPage(
                        filled.value("fiche"),
                        source.action,
                        source.about,
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
                        source.back,
                        source.backLabel,
                        filled.problems()));
        return "sheets/form";
    }

    private List<Option> cards(SignedIn who) {
        var options = new ArrayList<Option>();
        options.add(new Option(NEW, Words.t("sheets.card.new")));
        for (var held : recentCards.cards(who.account())) {
            var at = Words.time(localDays.local(held.readAt()).toLocalTime());
            options.add(new Option(
                    held.id().toString(),
                    findCard.latest(held.id(), null)
                            .map(stop -> Words.t("sheets.card.held-with", at, said(stop)))
                            .orElse(Words.t("sheets.card.held", at))));
        }
        options.add(new Option(TYPED, Words.t("sheets.card.typed")));
        options.add(new Option(NONE, Words.t("sheets.card.none")));
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

    private List<Point> open(List<Point> all) {
        var today = localDays.today();
        return all.stream().filter(point -> point.openOn(today)).toList();
    }
}
