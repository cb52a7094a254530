// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.arrangements.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.arrangements.Arrangement;
import fr.parvis.arrangements.ArrangementsAddresses;
import fr.parvis.arrangements.ListField;
import fr.parvis.arrangements.ReturnField;
import fr.parvis.arrangements.domain.KeepArrangement;
import fr.parvis.database.Asking;
import fr.parvis.partners.Partners;
import fr.parvis.shell.CalendarYears;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.FormSubject;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.values.Outcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Pages of what is agreed with each partner on its lists. */
@Controller
@Requires(value = Right.KEEP_LISTS, within = Within.ASSOCIATION)
class ArrangementsController {
    static final String ADDRESS = ArrangementsAddresses.ARRANGEMENTS;
    private static final String ONE = ADDRESS + "/{id:[0-9a-f]+-[0-9a-f]+-[0-9a-f]+-[0-9a-f]+-[0-9a-f]+}";
    private static final int MOST_FOUND = 20;

    private final KeepArrangement keep;
    private final Partners partners;

    ArrangementsController(KeepArrangement keep, Partners partners) {
        this.keep = keep;
        this.partners = partners;
    }

    @GetMapping(ADDRESS)
    String list(Model model) {
        var all = keep.list();
        var names = partners.names(all.stream().map(Arrangement::partner).toList());
        model.addAttribute(
                "page",
                new ArrangementsPage.All(all.stream()
                        .map(it -> row(it, names.getOrDefault(it.partner(), "")))
                        .toList()));
        return "arrangements/arrangements";
    }

    private ArrangementsPage.Row row(Arrangement it, String partner) {
        var end = it.endsOn();
        boolean running = it.runsOn(keep.today());
        return new ArrangementsPage.Row(
                it.name(),
                ADDRESS + "/" + it.id(),
                partner + " · " + t("arrangements.matter." + it.matter()) + " · "
                        + t("arrangements.keep.short", it.keepDays()),
                running
                        ? end == null ? t("arrangements.running") : t("arrangements.running.until", end)
                        : keep.today().isBefore(it.startsOn())
                                ? t("arrangements.begins", it.startsOn())
                                : t("arrangements.ended", Objects.requireNonNull(end)),
                running);
    }

    /** First the partner: everything else hangs on it. */
    @GetMapping(ArrangementsAddresses.NEW)
    String blank(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable UUID partenaire,
            Model model) {
        if (partenaire != null) {
            var partner = partners.find(partenaire).filter(one -> one.service().isEmpty());
            if (partner.isPresent() && partners.isOpen(partenaire))
                return fresh(partenaire, partner.get().name(), model);
        }
        var words = q.length() > 200 ? q.substring(0, 200) : q.strip();
        model.addAttribute(
                "page",
                new ArrangementsPage.Choice(
                        words,
                        partners.searchPartners(words, MOST_FOUND).stream()
                                .map(one -> new ArrangementsPage.Found(
                                        one.name(), ArrangementsAddresses.NEW + "?partenaire=" + one.id()))
                                .toList(),
                        !words.isEmpty()));
        return "arrangements/partner";
    }

    private String fresh(UUID partner, String name, Model model) {
        var typed = new HashMap<String, String>();
        typed.put("name", t("arrangements.name.default", name));
        typed.put("controller", "partner");
        typed.put("legalBasis", "legitimate-interests");
        typed.put("informedBy", "partner");
        typed.put("information", t("arrangements.information.default", name, 90));
        typed.put("keepDays", "90");
        typed.put("mostAttempts", "5");
        typed.put("confirmDays", "30");
        typed.put("startsOn", keep.today().toString());
        var usual = List.of(
                "reference",
                "name",
                "given",
                "family",
                "phone",
                "mobile",
                "street",
                "complement",
                "postcode",
                "town",
                "amount",
                "issued-on",
                "planned",
                "planned-on");
        var exchange = new Exchange(partner, usual, ReturnField.codes());
        return form(FormSubject.ofNew(), FilledForm.of(typed), exchange, model);
    }

    @GetMapping(ONE)
    String show(@PathVariable UUID id, Model model) {
        var it = get(id);
        var typed = new HashMap<String, String>();
        typed.put("name", it.name());
        typed.put("matter", it.matter());
        typed.put("controller", it.controller());
        typed.put("legalBasis", it.legalBasis());
        typed.put("informedBy", it.informedBy());
        typed.put("information", it.information());
        typed.put("rightsAt", it.rightsAt());
        typed.put("keepDays", String.valueOf(it.keepDays()));
        typed.put("mostAttempts", String.valueOf(it.mostAttempts()));
        typed.put("confirmDays", String.valueOf(it.confirmDays()));
        typed.put("returnOn", it.returnOn() == null ? "" : String.valueOf(it.returnOn()));
        typed.put("folder", String.valueOf(it.folder()));
        typed.put("startsOn", it.startsOn().toString());
        typed.put("endsOn", it.endsOn() == null ? "" : String.valueOf(it.endsOn()));
        return form(FormSubject.of(id, it.version()), FilledForm.of(typed), Exchange.of(it), model);
    }

    private Arrangement get(UUID id) {
        return keep.find(id).orElseThrow(() -> new NotFound("arrangement " + id));
    }

    @PostMapping(ADDRESS)
    String save(@RequestParam MultiValueMap<String, String> sent, Model model) {
        var typed = new HashMap<>(sent.toSingleValueMap());
        var problems = new Problems();
        var id = id(typed.get("id"));
        var partner = id(typed.get("partner"));
        boolean fresh = FormFields.text(typed, "fresh").equals("true");
        var starts = CalendarYears.day(typed.get("startsOn"), "startsOn", problems);
        var ends = CalendarYears.dayOrNone(typed.get("endsOn"), "endsOn", problems);
        var it = new Arrangement(
                id,
                Asking.association(),
                fresh ? partner : get(id).partner(),
                FormFields.text(typed, "name"),
                FormFields.text(typed, "matter"),
                chosen(sent, "fieldsIn", ListField.codes()),
                chosen(sent, "fieldsOut", ReturnField.codes()),
                FormFields.text(typed, "controller"),
                FormFields.text(typed, "legalBasis"),
                FormFields.text(typed, "informedBy"),
                FormFields.text(typed, "information"),
                FormFields.text(typed, "rightsAt"),
                number(typed, "keepDays"),
                number(typed, "mostAttempts"),
                number(typed, "confirmDays"),
                FormFields.text(typed, "returnOn").isEmpty() ? null : Integer.valueOf(number(typed, "returnOn")),
                Map.of(),
                FormFields.text(typed, "folder").equals("true"),
                starts == null ? keep.today() : starts,
                ends,
                number(typed, "version"));
        // a day that cannot be read stands for no other: nothing is kept, and all that is wrong is said at once
        if (problems.noneOf(
                problems.isEmpty() ? keep.handle(it, fresh) : new Outcome.Refused<>(keep.check(it, fresh)),
                "arrangements.problem.changed")) {
            Notice.success(t("arrangements.arrangement.saved", it.name())).onNextPage();
            return "redirect:" + ADDRESS;
        }

        var subject = new FormSubject(id, fresh, it.version());
        return FormAnswer.refused(problems, form(subject, new FilledForm(typed, problems), Exchange.of(it), model));
    }

    /** Fields that a partner gives, and those that go back to it. */
    private record Exchange(UUID partner, List<String> fieldsIn, List<String> fieldsOut) {
        static Exchange of(Arrangement it) {
            return new Exchange(it.partner(), it.fieldsIn(), it.fieldsOut());
        }
    }

    private String form(FormSubject subject, FilledForm filled, Exchange exchange, Model model) {
        var partner = exchange.partner();
        model.addAttribute(
                "page",
                new ArrangementForm(
                        subject.id().toString(),
                        subject.fresh(),
                        subject.version(),
                        partner.toString(),
                        partners.names(List.of(partner)).getOrDefault(partner, ""),
                        filled.values(),
                        exchange.fieldsIn(),
                        exchange.fieldsOut(),
                        options("arrangements.matter.", Arrangement.MATTERS),
                        options("arrangements.field.", ListField.codes()),
                        options("arrangements.out.", ReturnField.codes()),
                        options("arrangements.controller.", Arrangement.CONTROLLERS),
                        options("arrangements.basis.", Arrangement.BASES),
                        options("arrangements.informed-by.", Arrangement.INFORMED_BY),
                        options(
                                "arrangements.day.",
                                IntStream.rangeClosed(1, 7)
                                        .mapToObj(String::valueOf)
                                        .toList()),
                        keep.watchesAFolder(),
                        filled.problems()));
        return "arrangements/arrangement";
    }

    private static List<Option> options(String prefix, List<String> values) {
        return values.stream()
                .map(value -> new Option(value, t(prefix + value)))
                .toList();
    }

    private static List<String> chosen(MultiValueMap<String, String> sent, String field, List<String> possible) {
        var said = sent.getOrDefault(field, List.of());
        return possible.stream().filter(said::contains).toList();
    }

    private static UUID id(@Nullable String text) {
        var id = FormFields.id(text);
        if (id == null) throw new NotFound("identifier");
        return id;
    }

    /** Number of a field; -1, which no rule allows, when it is none. */
    private static int number(Map<String, String> typed, String field) {
        return FormFields.number(FormFields.text(typed, field), -1);
    }
}
