// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sheets.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.cases.Cases;
import fr.parvis.cases.CasesAddresses;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.people.People;
import fr.parvis.sheets.domain.NextDate;
import fr.parvis.sheets.domain.PrintSheet;
import fr.parvis.sheets.domain.PrintSheet.Carried;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import fr.parvis.visits.Visits;
import fr.parvis.visits.VisitsAddresses;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The sheet of a visit or case: what is added before it is printed. */
@Controller
@Requires(value = Right.RECORD_VISITS, within = Within.ASSOCIATION)
class TakenSheetController {
    static final String ADDRESS = "/bureau/fiches";
    private static final String OF_VISIT = ADDRESS + "/passage/{id}";
    private static final String OF_CASE = ADDRESS + "/suivi/{id}";
    static final String NEW = "nouvelle";
    static final String NONE = "sans";
    static final String TYPED = "code";

    private final PrintSheet print;
    private final Visits visits;
    private final Cases cases;
    private final People people;
    private final Nomenclature nomenclature;
    private final ShowSheetForm show;

    TakenSheetController(
            PrintSheet print,
            Visits visits,
            Cases cases,
            People people,
            Nomenclature nomenclature,
            ShowSheetForm show) {
        this.print = print;
        this.visits = visits;
        this.cases = cases;
        this.people = people;
        this.nomenclature = nomenclature;
        this.show = show;
    }

    /** Source of a sheet. */
    record Source(
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
        return show.form(source, FilledForm.of(show.proposed(source, carte, who)), who, model);
    }

    @PostMapping(OF_VISIT)
    String printVisit(@PathVariable UUID id, @RequestParam Map<String, String> sent, SignedIn who, Model model) {
        return printed(visit(id), sent, who, model);
    }

    @GetMapping(OF_CASE)
    @Requires(value = Right.FOLLOW_PEOPLE, within = Within.ASSOCIATION)
    String ofCase(@PathVariable UUID id, @RequestParam(defaultValue = "") String carte, SignedIn who, Model model) {
        var source = caseFile(id);
        return show.form(source, FilledForm.of(show.proposed(source, carte, who)), who, model);
    }

    @PostMapping(OF_CASE)
    @Requires(value = Right.FOLLOW_PEOPLE, within = Within.ASSOCIATION)
    String printCase(@PathVariable UUID id, @RequestParam Map<String, String> sent, SignedIn who, Model model) {
        return printed(caseFile(id), sent, who, model);
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
        var places = show.places();
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

        return FormAnswer.invalid(show.form(source, new FilledForm(sent, problems), who, model));
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
}
