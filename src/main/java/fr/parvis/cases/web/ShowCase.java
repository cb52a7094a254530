package fr.parvis.cases.web;

import fr.parvis.access.Accounts;
import fr.parvis.cases.CasePanel;
import fr.parvis.cases.domain.Case;
import fr.parvis.cases.domain.CaseTemplates;
import fr.parvis.cases.domain.ContactMade;
import fr.parvis.cases.domain.MyWork;
import fr.parvis.cases.domain.Outcome;
import fr.parvis.cases.domain.ReadCase;
import fr.parvis.cases.domain.Step;
import fr.parvis.cases.papers.ClosingText;
import fr.parvis.database.Asking;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Says in words what pages show of cases. */
@Component
class ShowCase {
    private final Accounts accounts;
    private final Nomenclature nomenclature;
    private final MyWork work;
    private final CaseTemplates templates;
    private final List<CasePanel> panels;

    ShowCase(
            Accounts accounts,
            Nomenclature nomenclature,
            MyWork work,
            CaseTemplates templates,
            List<CasePanel> panels) {
        this.accounts = accounts;
        this.nomenclature = nomenclature;
        this.work = work;
        this.templates = templates;
        this.panels = panels.stream()
                .sorted(Comparator.comparingInt(CasePanel::order))
                .toList();
    }

    static String address(UUID id) {
        return WorkController.ADDRESS + "/" + id;
    }

    Map<UUID, String> team() {
        return accounts.list(Asking.association()).stream()
                .collect(Collectors.toMap(Accounts.Account::id, Accounts.Account::name));
    }

    String about(Case it) {
        var catalogue = nomenclature.on(it.openedOn());
        var operator = it.operator();
        return catalogue.brief(CodeList.THEME, it.theme(), Words.locale())
                + (operator == null ? "" : " · " + catalogue.brief(CodeList.OPERATOR, operator, Words.locale()));
    }

    static String waiting(Case it) {
        return Words.t("cases.waiting." + it.waitingOn());
    }

    CasePage page(ReadCase.Whole whole, CasePage.Typed typed, Problems problems) {
        var it = whole.it();
        var team = team();
        var today = work.today();
        var code = it.template();
        var template = code == null ? null : templates.find(code).orElse(null);
        var from = it.countedFrom();
        return new CasePage(
                it.id().toString(),
                it.asked(),
                about(it) + " · " + Words.t("cases.opened-on", it.openedOn()),
                it.person().toString(),
                whole.person().name(),
                whole.person().discreet(),
                it.open(),
                it.version(),
                team.getOrDefault(it.responsible(), "—"),
                it.waitingOn(),
                Words.t("cases.waiting-since", it.waitingSince()),
                options("cases.waiting.", Case.PARTIES),
                lines(whole.steps(), Step.Kind.STEP, team, today),
                lines(whole.steps(), Step.Kind.PAPER, team, today),
                whole.contacts().stream()
                        .map(contact -> new CasePage.ContactLine(
                                Words.date(contact.day()),
                                Words.t("cases.channel." + contact.channel()) + ", "
                                        + Words.t("cases.party." + contact.party()),
                                team.getOrDefault(contact.madeBy(), "—"),
                                contact.said()))
                        .toList(),
                whole.contactsPage(),
                whole.contactsPages(),
                whole.closings().stream().map(ClosingText::of).toList(),
                options("cases.channel.", ContactMade.CHANNELS),
                options("cases.party.", ContactMade.PARTIES),
                options("cases.outcome.", Case.OUTCOMES),
                today.toString(),
                template == null ? "" : template.dateAsked(),
                from == null ? "" : from.toString(),
                panels.stream()
                        .map(panel -> panel.of(it.named()))
                        .filter(panel ->
                                !panel.lines().isEmpty() || !panel.empty().isEmpty())
                        .toList(),
                typed,
                problems);
    }

    private static List<CasePage.StepLine> lines(
            List<Step> steps, Step.Kind kind, Map<UUID, String> team, LocalDate today) {
        return steps.stream()
                .filter(step -> step.kind() == kind)
                .map(step -> {
                    var due = step.due();
                    var done = step.doneOn();
                    return new CasePage.StepLine(
                            step.id().toString(),
                            step.text(),
                            due == null ? "" : Words.date(due),
                            step.dueChosen() ? Words.t("cases.because.chosen") : step.because(),
                            due != null && done == null && due.isBefore(today),
                            done != null,
                            done == null
                                    ? ""
                                    : Words.t("cases.step.done-on", done, team.getOrDefault(step.doneBy(), "—")));
                })
                .toList();
    }

    static List<Option> options(String prefix, List<String> values) {
        return values.stream()
                .map(value -> new Option(value, Words.t(prefix + value)))
                .toList();
    }

    static void tell(Outcome outcome, String done, RedirectAttributes redirect) {
        switch (outcome) {
            case Outcome.Done ok -> Notice.success(Words.t(done)).after(redirect);
            case Outcome.Refused refused -> {
                var problem = refused.problems().getFirst();
                Notice.danger(Words.t(problem)).after(redirect);
            }
            case Outcome.Changed changed ->
                Notice.danger(Words.t("cases.problem.changed")).after(redirect);
        }
    }
}
