// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.mandates.web;

import static fr.parvis.mandates.web.ShowMandate.ADDRESS;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.mandates.domain.Act;
import fr.parvis.mandates.domain.ActForPerson;
import fr.parvis.mandates.domain.ActForPerson.Answer;
import fr.parvis.mandates.domain.ReadMandate;
import fr.parvis.mandates.domain.Reason;
import fr.parvis.mandates.domain.Scope;
import fr.parvis.mandates.papers.PaperText;
import fr.parvis.people.People;
import fr.parvis.people.PeopleAddresses;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import fr.parvis.values.Paging;
import java.util.Arrays;
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

/** Records acts done for a person in their place; shows leads those without authority. */
@Controller
@Requires(value = Right.FOLLOW_PEOPLE, within = Within.ASSOCIATION)
class ActController {
    static final String ACT = ADDRESS + "/agir";
    static final String IRREGULAR = ADDRESS + "/irregularites";

    private final ActForPerson act;
    private final ReadMandate read;
    private final People people;
    private final ShowMandate show;

    ActController(ActForPerson act, ReadMandate read, People people, ShowMandate show) {
        this.act = act;
        this.read = read;
        this.people = people;
        this.show = show;
    }

    /** @param suivi the case that it is for */
    @GetMapping(ACT)
    String blank(
            @RequestParam(defaultValue = "") String personne,
            @RequestParam(defaultValue = "") String suivi,
            Model model) {
        var values = Map.of("id", Ids.next().toString(), "personne", personne, "suivi", suivi);
        return page(FilledForm.of(values), null, model);
    }

    @PostMapping(ACT)
    String take(@RequestParam Map<String, String> sent, Model model) {
        var id = FormFields.id(FormFields.text(sent, "id"));
        var person = FormFields.id(FormFields.text(sent, "personne"));
        if (id == null || person == null) throw new NotFound("act");
        var amount = FormFields.text(sent, "amount");
        var cents = amount.isEmpty() ? null : cents(amount);
        var problems = new Problems();

        if (!amount.isEmpty() && cents == null) {
            problems.add("amount", Words.t("mandates.problem.amount"));
            return FormAnswer.invalid(page(new FilledForm(sent, problems), null, model));
        }
        boolean done = FormFields.text(sent, "done").equals("true");
        var outcome = act.handle(new ActForPerson.Command(
                id,
                person,
                Scope.find(FormFields.text(sent, "scope")).orElse(null),
                FormFields.text(sent, "said"),
                FormFields.id(FormFields.text(sent, "suivi")),
                FormFields.text(sent, "payment").equals("true"),
                cents,
                FormFields.text(sent, "consent"),
                done,
                FormFields.text(sent, "knowing").equals("true")));
        return switch (outcome) {
            case Outcome.Done(Answer.Noted()) -> {
                (read.isIrregular(id)
                                ? Notice.warning(Words.t("mandates.act.noted-irregular"))
                                : Notice.success(Words.t("mandates.act.noted")))
                        .onNextPage();

                yield "redirect:" + PeopleAddresses.forCase(person);
            }
            case Outcome.Refused(var refused) -> {
                problems.addAll(refused);
                yield FormAnswer.invalid(page(new FilledForm(sent, problems), null, model));
            }
            case Outcome.Changed() -> throw new IllegalStateException("an act has no version to be based on");
            case Outcome.Done(Answer.Stopped stopped) ->
                FormAnswer.invalid(page(new FilledForm(sent, problems), stopped, model));
        };
    }

    private String page(FilledForm filled, Answer.@Nullable Stopped stopped, Model model) {
        var sent = filled.values();
        var asked = FormFields.id(FormFields.text(sent, "personne"));
        var person = asked == null ? null : people.find(asked).orElse(null);
        if (person == null) throw new NotFound("person");
        var standing = read.inForce(person.id()).stream()
                .map(it -> Words.t(
                        "mandates.standing", PaperText.fields(it), Words.date(Objects.requireNonNull(it.endsOn()))))
                .toList();
        var scope = FormFields.text(sent, "scope");
        var waiting = stopped == null ? null : stopped.waiting();
        if (stopped != null && stopped.reason() == Reason.NO_CONSENT)
            filled.problems().add("consent", Words.t("mandates.problem.consent"));
        model.addAttribute(
                "page",
                new ActPage(
                        FormFields.text(sent, "id"),
                        person.id().toString(),
                        person.name(),
                        FormFields.text(sent, "suivi"),
                        standing,
                        scopeOptions(),
                        scope,
                        FormFields.text(sent, "said"),
                        FormFields.text(sent, "payment").equals("true"),
                        FormFields.text(sent, "amount"),
                        Act.CONSENTS.stream()
                                .map(one -> new Option(one, Words.t("mandates.consent." + one)))
                                .toList(),
                        FormFields.text(sent, "consent"),
                        filled.warned(),
                        stopped == null ? "" : ShowMandate.stopped(stopped),
                        stopped == null
                                        || stopped.reason() == Reason.NO_CONSENT
                                        || stopped.reason() == Reason.NOT_ENTITLED
                                ? ""
                                : ADDRESS + "/nouveau?personne=" + person.id() + "&scopes=" + scope,
                        waiting == null ? "" : ShowMandate.address(waiting),
                        filled.problems()));
        return "mandates/act";
    }

    /** @param tout also what was seen */
    @Requires(value = Right.LEAD_FOLLOW_UP, within = Within.ASSOCIATION)
    @GetMapping(IRREGULAR)
    String irregular(
            @RequestParam(defaultValue = "") String tout, @RequestParam(defaultValue = "1") String page, Model model) {
        boolean all = tout.equals("oui");
        var found = read.irregular(all, Paging.number(page));
        var team = show.team();
        var names = people.names(found.acts().stream()
                .map(Act::person)
                .filter(Objects::nonNull)
                .map(UUID.class::cast)
                .collect(Collectors.toSet()));
        model.addAttribute(
                "page",
                new IrregularPage(
                        found.acts().stream()
                                .map(one -> show.line(one, team, name(one, names)))
                                .toList(),
                        found.count(),
                        found.page(),
                        found.pages(),
                        all));
        return "mandates/irregular";
    }

    private static String name(Act act, Map<UUID, People.Named> names) {
        var person = act.person();
        var named = person == null ? null : names.get(person);
        return named == null ? Words.t("mandates.erased") : named.name();
    }

    @Requires(value = Right.LEAD_FOLLOW_UP, within = Within.ASSOCIATION)
    @PostMapping(IRREGULAR + "/{id}/vue")
    String seen(@PathVariable UUID id) {
        read.seen(id);
        Notice.success(Words.t("mandates.irregular.seen")).onNextPage();
        return "redirect:" + IRREGULAR;
    }

    /** An amount below a hundred thousand euros; null when it is none. */
    static @Nullable Long cents(String amount) {
        var cents = FormFields.cents(amount);
        return cents == null || cents < 0 || cents >= 10_000_000 ? null : cents;
    }

    private static List<Option> scopeOptions() {
        return Arrays.stream(Scope.values())
                .map(scope -> new Option(scope.key(), Words.t("mandates.scope." + scope.key())))
                .toList();
    }
}
