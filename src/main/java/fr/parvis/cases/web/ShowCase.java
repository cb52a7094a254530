// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.cases.web;

import fr.parvis.access.Accounts;
import fr.parvis.cases.CasePanel;
import fr.parvis.cases.domain.Case;
import fr.parvis.cases.domain.CaseTemplates;
import fr.parvis.cases.domain.ContactMade;
import fr.parvis.cases.domain.MyWork;
import fr.parvis.cases.domain.ReadCase;
import fr.parvis.cases.domain.Step;
import fr.parvis.cases.papers.BillChangeText;
import fr.parvis.cases.papers.ClosingText;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.people.PersonFacts;
import fr.parvis.people.PersonPanel;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Words;
import fr.parvis.values.Outcome;
import fr.parvis.values.PhoneNumber;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Says in words what pages show of cases. */
@Component
class ShowCase {
    private static final Map<String, String> ICONS = Map.of(
            "call",
            "telephone",
            "mail",
            "inbox",
            "letter",
            "file-earmark-text",
            "portal",
            "globe",
            "meeting",
            "people");

    private final Accounts accounts;
    private final Nomenclature nomenclature;
    private final MyWork work;
    private final CaseTemplates templates;
    private final PersonFacts facts;
    private final BillChangeText billChanges;
    private final List<CasePanel> panels;

    ShowCase(
            Accounts accounts,
            Nomenclature nomenclature,
            MyWork work,
            CaseTemplates templates,
            PersonFacts facts,
            BillChangeText billChanges,
            List<CasePanel> panels) {
        this.accounts = accounts;
        this.nomenclature = nomenclature;
        this.work = work;
        this.templates = templates;
        this.facts = facts;
        this.billChanges = billChanges;
        this.panels = panels.stream()
                .sorted(Comparator.comparingInt(CasePanel::order))
                .toList();
    }

    static String address(UUID id) {
        return WorkController.ADDRESS + "/" + id;
    }

    Map<UUID, String> team() {
        return accounts.names();
    }

    String about(Case it) {
        var catalogue = nomenclature.on(it.openedOn());
        var operator = it.operator();
        return catalogue.brief(CodeList.THEME, it.theme())
                + (operator == null ? "" : " · " + catalogue.brief(CodeList.OPERATOR, operator));
    }

    static String waiting(Case it) {
        return Words.t("cases.waiting." + it.waitingOn());
    }

    CasePage page(ReadCase.Whole whole, CasePage.Typed typed) {
        var it = whole.it();
        var team = team();
        var today = work.today();
        var code = it.template();
        var template = code == null ? null : templates.find(code).orElse(null);
        var from = it.countedFrom();
        var facts = this.facts.facts(it.person()).orElse(null);
        var shown = panels.stream().map(panel -> panel.of(it.named())).toList();
        var toDo = whole.steps().stream()
                .filter(step -> step.kind() == Step.Kind.STEP && step.doneOn() == null)
                .toList();
        return new CasePage(
                it.id().toString(),
                it.asked(),
                about(it) + " · " + Words.t("cases.opened-on", it.openedOn()),
                it.person().toString(),
                whole.person().name(),
                whole.person().discreet(),
                facts == null || facts.discreet() ? List.of() : reach(facts),
                facts == null || !facts.discreet() ? "" : Objects.requireNonNullElse(facts.safe(), ""),
                it.open(),
                it.version(),
                team.getOrDefault(it.responsible(), "—"),
                it.waitingOn(),
                Words.t("cases.waiting-since", it.waitingSince()),
                options("cases.waiting.", Case.PARTIES),
                toDo.stream()
                        .min(Comparator.comparing(Step::due, Comparator.nullsLast(Comparator.naturalOrder())))
                        .map(step -> line(step, team, today))
                        .orElse(null),
                lines(toDo, Step.Kind.STEP, team, today),
                lines(whole.steps(), Step.Kind.PAPER, team, today),
                timeline(whole, shown, team),
                whole.contactsPage(),
                whole.contactsPages(),
                whole.closings().stream().map(ClosingText::of).toList(),
                options("cases.channel.", ContactMade.CHANNELS),
                options("cases.party.", ContactMade.PARTIES),
                options("cases.outcome.", Case.OUTCOMES),
                today.toString(),
                template == null ? "" : template.dateAsked(),
                from == null ? "" : from.toString(),
                from == null ? "" : Words.date(from),
                shown.stream().flatMap(panel -> panel.actions().stream()).toList(),
                shown.stream()
                        .map(PersonPanel.Content::more)
                        .filter(Objects::nonNull)
                        .toList(),
                shown.stream().map(ShowCase::undated).flatMap(Optional::stream).toList(),
                typed);
    }

    private static List<CasePage.StepLine> lines(
            List<Step> steps, Step.Kind kind, Map<UUID, String> team, LocalDate today) {
        return steps.stream()
                .filter(step -> step.kind() == kind)
                .map(step -> line(step, team, today))
                .toList();
    }

    private static CasePage.StepLine line(Step step, Map<UUID, String> team, LocalDate today) {
        var due = step.due();
        var done = step.doneOn();
        return new CasePage.StepLine(
                step.id().toString(),
                step.text(),
                due == null ? "" : Words.date(due),
                step.dueChosen() ? Words.t("cases.because.chosen") : step.because(),
                due != null && done == null && due.isBefore(today),
                done != null,
                done == null ? "" : Words.t("cases.step.done-on", done, team.getOrDefault(step.doneBy(), "—")));
    }

    private static List<CasePage.Reach> reach(PersonFacts.Facts facts) {
        var reach = new ArrayList<CasePage.Reach>();
        for (var phone : facts.phones()) reach.add(new CasePage.Reach(phone, "tel:" + PhoneNumber.normalize(phone)));
        for (var mail : facts.mails()) reach.add(new CasePage.Reach(mail, "mailto:" + mail));
        return reach;
    }

    /** One thing of the timeline with the day that gives its place. */
    private record Dated(LocalDate day, CasePage.Happened what) {}

    /** Contacts are read page by page: all else stands on the first page. */
    private List<CasePage.Happened> timeline(
            ReadCase.Whole whole, List<PersonPanel.Content> panels, Map<UUID, String> team) {
        var all = new ArrayList<Dated>();
        for (var contact : whole.contacts())
            all.add(new Dated(
                    contact.day(),
                    new CasePage.Happened(
                            Words.date(contact.day()),
                            ICONS.getOrDefault(contact.channel(), "people"),
                            contact.said(),
                            null,
                            Words.t("cases.channel." + contact.channel()) + ", "
                                    + Words.t("cases.party." + contact.party()) + " · "
                                    + team.getOrDefault(contact.madeBy(), "—"),
                            null,
                            "",
                            null)));
        if (whole.contactsPage() == 1) {
            for (var change : whole.billChanges())
                all.add(new Dated(
                        change.on(),
                        new CasePage.Happened(
                                Words.date(change.on()),
                                "receipt",
                                billChanges.of(change),
                                null,
                                team.getOrDefault(change.by(), "—"),
                                null,
                                "",
                                null)));
            for (var step : whole.steps()) {
                var done = step.doneOn();
                if (done != null && step.kind() == Step.Kind.STEP)
                    all.add(new Dated(
                            done,
                            new CasePage.Happened(
                                    Words.date(done),
                                    "check-circle",
                                    step.text(),
                                    null,
                                    team.getOrDefault(step.doneBy(), "—"),
                                    null,
                                    "",
                                    step.id().toString())));
            }
            for (var panel : panels)
                for (var line : panel.lines()) {
                    var day = line.day();
                    if (day != null)
                        all.add(new Dated(
                                day,
                                new CasePage.Happened(
                                        Words.date(day),
                                        panel.icon(),
                                        line.title(),
                                        line.href(),
                                        line.text(),
                                        line.badge(),
                                        line.badgeKind(),
                                        null)));
                }
        }
        return all.stream()
                .sorted(Comparator.comparing(Dated::day).reversed())
                .map(Dated::what)
                .toList();
    }

    /** A panel without what the timeline shows; nothing when nothing is left. */
    private static Optional<PersonPanel.Content> undated(PersonPanel.Content panel) {
        var left = panel.lines().stream().filter(line -> line.day() == null).toList();
        return left.isEmpty()
                ? Optional.empty()
                : Optional.of(new PersonPanel.Content(panel.title(), panel.icon(), left, "", List.of(), null));
    }

    static List<Option> options(String prefix, List<String> values) {
        return values.stream()
                .map(value -> new Option(value, Words.t(prefix + value)))
                .toList();
    }

    static void tell(Outcome<?> outcome, String done) {
        switch (outcome) {
            case Outcome.Done(var _) -> Notice.success(Words.t(done)).onNextPage();
            case Outcome.Refused(var refused) -> {
                var problem = refused.getFirst();
                Notice.danger(Words.t(problem)).onNextPage();
            }
            case Outcome.Changed() ->
                Notice.danger(Words.t("cases.problem.changed")).onNextPage();
        }
    }
}
