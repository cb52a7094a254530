// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.network.Communes;
import fr.parvis.people.VisitFacts;
import fr.parvis.people.domain.Adaptation;
import fr.parvis.people.domain.ChangeFile;
import fr.parvis.people.domain.Consents;
import fr.parvis.people.domain.Contact;
import fr.parvis.people.domain.Likeness;
import fr.parvis.people.domain.OpenFile;
import fr.parvis.people.domain.OpenFile.Opening;
import fr.parvis.people.domain.PersonVisits;
import fr.parvis.people.domain.ReadFile;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.EnumCode;
import fr.parvis.values.Outcome;
import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Opens a file, from a visit or without, and changes what it says. */
@Controller
@Requires(Right.FOLLOW_PEOPLE)
class FileFormController {
    private static final int MOST_NAMED = 6;

    private static final List<String> LANGUAGES = List.of(
            "fr", "ar", "am", "bm", "bn", "de", "en", "es", "fa", "ff", "hy", "it", "ka", "ku", "ln", "mk", "pl", "ps",
            "pt", "ro", "ru", "so", "sq", "sr", "sw", "ta", "ti", "tr", "uk", "ur", "vi", "wo", "zh");

    private final OpenFile openFile;
    private final ChangeFile changeFile;
    private final ReadFile readFile;
    private final VisitFacts facts;
    private final PersonVisits visits;
    private final Communes communes;
    private final ShowPerson show;

    FileFormController(
            OpenFile openFile,
            ChangeFile changeFile,
            ReadFile readFile,
            VisitFacts facts,
            PersonVisits visits,
            Communes communes,
            ShowPerson show) {
        this.openFile = openFile;
        this.changeFile = changeFile;
        this.readFile = readFile;
        this.facts = facts;
        this.visits = visits;
        this.communes = communes;
        this.show = show;
    }

    @Requires(value = Right.FOLLOW_PEOPLE, within = Within.ASSOCIATION)
    @GetMapping(SearchController.ADDRESS + "/nouvelle")
    String blank(@RequestParam(defaultValue = "") String passage, Model model) {
        var visit = FormFields.id(passage);
        var met = visit == null ? null : facts.find(visit).orElse(null);
        if (!passage.isEmpty() && met == null) throw new NotFound("visit");
        var form = FileForm.blank(
                met == null ? "" : passage,
                met == null ? "" : show.commune(met.commune()),
                met == null || met.language() == null ? "" : met.language());
        return page(model, fresh(form, new Problems(), List.of()));
    }

    @Requires(value = Right.FOLLOW_PEOPLE, within = Within.ASSOCIATION)
    @PostMapping(SearchController.ADDRESS)
    String open(@RequestParam MultiValueMap<String, String> sent, Model model) {
        var form = FileForm.of(sent);
        var problems = new Problems();
        var id = FormFields.id(form.person());
        if (id == null) throw new NotFound("person");
        var visit = FormFields.id(form.visit());
        var met = visit == null ? null : facts.find(visit).orElse(null);
        var said = form.read(insee(form.commune(), met == null ? null : met.commune(), problems), List.of(), problems);
        List<Likeness> alike = List.of();
        var command = new OpenFile.Command(
                id, said, form.agreed(), FormFields.id(form.visit()), form.another(), form.knowing());
        if (!problems.isEmpty()) problems.addAll(openFile.judge(command));
        else
            switch (openFile.handle(command)) {
                case Outcome.Done(Opening.Opened(var opened)) -> {
                    Notice.success(Words.t("people.opened", form.given() + " " + form.family()))
                            .onNextPage();
                    return "redirect:" + ShowPerson.address(opened, form.visit().isEmpty() ? "presente" : "passage");
                }
                case Outcome.Done(Opening.Known(var known)) -> alike = known;
                case Outcome.Refused(var refused) -> {
                    problems.addAll(refused);
                    form = form.anew();
                }
                case Outcome.Changed() -> problems.stale(Words.t("people.problem.changed"));
            }

        return FormAnswer.refused(problems, page(model, fresh(form, problems, alike)));
    }

    @Requires(value = Right.FOLLOW_PEOPLE, within = Within.ASSOCIATION)
    @GetMapping(SearchController.ADDRESS + "/{id}/modifier")
    String change(@PathVariable UUID id, Model model) {
        var file = readFile.handle(id, "case").orElseThrow(() -> new NotFound("person"));
        return page(model, known(FileForm.of(file, show.commune(file.commune())), new Problems()));
    }

    @Requires(value = Right.FOLLOW_PEOPLE, within = Within.ASSOCIATION)
    @PostMapping(SearchController.ADDRESS + "/{id}/modifier")
    String change(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> sent, Model model) {
        sent.set("person", id.toString());
        var form = FileForm.of(sent);
        var problems = new Problems();
        var before = readFile.handle(id, "case").orElseThrow(() -> new NotFound("person"));
        var said = form.read(insee(form.commune(), before.commune(), problems), before.contacts(), problems);
        var command = new ChangeFile.Command(id, FormFields.number(form.basedOn(), -1), said, form.knowing());
        if (!problems.isEmpty()) problems.addAll(changeFile.judge(command));
        else if (problems.noneOf(changeFile.handle(command), "people.problem.changed")) {
            Notice.success(Words.t("people.changed")).onNextPage();
            return "redirect:" + ShowPerson.address(id, "suivi");
        }

        return FormAnswer.refused(problems, page(model, known(form, problems)));
    }

    /** Communes as one types them. */
    @GetMapping(SearchController.ADDRESS + "/communes")
    @ResponseBody
    List<String> communes(@RequestParam(defaultValue = "") String q) {
        return communes.suggest(q);
    }

    /**
     * The commune that was typed.
     *
     * @param known the one that the form was filled with: its name, left as it stood, is that one, not another of the name
     */
    private @Nullable String insee(String typed, @Nullable String known, Problems problems) {
        if (typed.isEmpty()) return null;
        if (known != null && typed.equals(show.commune(known))) return known;
        var found = communes.understand(typed);
        if (found.isEmpty()) problems.add("commune", Words.t("people.problem.commune"));
        if (found.size() > 1)
            problems.add(
                    "commune",
                    Words.t(
                            "people.problem.commune-which",
                            found.stream()
                                    .limit(MOST_NAMED)
                                    .map(one -> one.name() + " (" + one.department() + ")")
                                    .collect(Collectors.joining(", "))));
        return found.size() == 1 ? found.getFirst().insee() : null;
    }

    private FormPage fresh(FileForm form, Problems problems, List<Likeness> alike) {
        var visit = FormFields.id(form.visit());
        var from = visit == null
                ? null
                : facts.find(visit)
                        .map(met -> Words.t(
                                "people.form.from",
                                Words.longDate(met.day()),
                                facts.summary(visit, Words.locale()).orElse("")))
                        .orElse(null);
        return new FormPage(
                form,
                problems,
                Words.t("people.form.new"),
                SearchController.ADDRESS,
                SearchController.ADDRESS,
                from,
                languages(form.language()),
                adaptations(),
                manners(),
                visit == null
                        ? List.of()
                        : readFile.glimpses(visits.namedAt(visit)).stream()
                                .map(one -> show.row(one, "passage"))
                                .toList(),
                alike.stream().map(one -> show.row(one, "doublon")).toList(),
                problems.isWarned(),
                true);
    }

    private FormPage known(FileForm form, Problems problems) {
        return new FormPage(
                form,
                problems,
                Words.t("people.form.change"),
                SearchController.ADDRESS + "/" + form.person() + "/modifier",
                ShowPerson.address(form.id(), "suivi"),
                null,
                languages(form.language()),
                adaptations(),
                manners(),
                List.of(),
                List.of(),
                problems.isWarned(),
                false);
    }

    private static String page(Model model, FormPage page) {
        model.addAttribute("page", page);
        return "people/form";
    }

    private static List<Option> languages(String kept) {
        var codes = new ArrayList<>(LANGUAGES);
        if (!kept.isEmpty() && !codes.contains(kept)) codes.add(kept);
        return codes.stream()
                .map(code -> new Option(code, ShowPerson.language(code)))
                .sorted(Comparator.comparing(Option::label, Collator.getInstance(Words.locale())))
                .toList();
    }

    private static List<Option> adaptations() {
        return Adaptation.keys().stream()
                .map(key -> new Option(key, Words.t("people.adaptation." + key)))
                .toList();
    }

    static List<Option> manners() {
        return Consents.MANNERS.stream()
                .map(manner -> new Option(manner, Words.t("people.manner." + manner)))
                .toList();
    }

    static String kind(Contact.Kind kind) {
        return Words.t("people.field." + EnumCode.of(kind));
    }
}
