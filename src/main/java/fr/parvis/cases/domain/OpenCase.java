// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.cases.domain;

import fr.parvis.audit.Journal;
import fr.parvis.cases.CaseBill;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.people.People;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import fr.parvis.values.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Begins to follow something for somebody; a template brings its papers and steps, with their dates and why. */
@Component
public class OpenCase {

    /**
     * @param id made by the caller, so that the same request twice opens one case
     * @param bill facts known of the bill that the case is about; its day and its supplier are the case's, where the template is of a bill
     */
    public record Command(
            UUID id,
            UUID person,
            @Nullable String template,
            String theme,
            @Nullable String operator,
            String asked,
            @Nullable LocalDate countedFrom,
            CaseBill bill,
            boolean knowing) {

        /** Command for a case without a bill. */
        public Command(
                UUID id,
                UUID person,
                @Nullable String template,
                String theme,
                @Nullable String operator,
                String asked,
                @Nullable LocalDate countedFrom,
                boolean knowing) {
            this(id, person, template, theme, operator, asked, countedFrom, CaseBill.UNKNOWN, knowing);
        }
    }

    private final CaseTable cases;
    private final CaseTemplates templates;
    private final People people;
    private final Nomenclature nomenclature;
    private final DueRule dueRule;
    private final Journal journal;

    OpenCase(
            CaseTable cases,
            CaseTemplates templates,
            People people,
            Nomenclature nomenclature,
            DueRule dueRule,
            Journal journal) {
        this.cases = cases;
        this.templates = templates;
        this.people = people;
        this.nomenclature = nomenclature;
        this.dueRule = dueRule;
        this.journal = journal;
    }

    @Transactional
    public Outcome<UUID> handle(Command command) {
        var today = cases.today();
        var by = CaseRules.account();
        var code = command.template;
        var template = code == null ? null : templates.find(code).orElse(null);
        var catalogue = nomenclature.on(today);
        var problems = new ArrayList<Problem>();
        var person = people.find(command.person).orElse(null);
        if (person == null) problems.add(Problem.of("", "cases.problem.person"));
        if (code != null && (template == null || template.closed()))
            problems.add(Problem.of("template", "cases.problem.template"));
        if (!catalogue.isUsable(CodeList.THEME, command.theme))
            problems.add(Problem.of("theme", "cases.problem.theme"));
        var operator = command.operator;
        if (operator != null && !catalogue.isUsable(CodeList.OPERATOR, operator))
            problems.add(Problem.of("operator", "cases.problem.operator"));
        var from = command.countedFrom;
        if (from != null) problems.addAll(CaseRules.countedFrom(from, today));
        boolean ofBill = template != null && template.ofBill();
        var bill = ofBill ? command.bill.issued(from).of(operator) : command.bill;
        problems.addAll(bill.problems(today).stream()
                .map(problem -> problem.field().equals("issued") ? problem.at("countedFrom") : problem)
                .toList());
        problems.addAll(CaseRules.text("asked", command.asked, Case.LONGEST_ASKED, command.knowing));
        if (person == null || !problems.isEmpty()) return new Outcome.Refused<>(problems);
        var it = new Case(
                command.id,
                // the file that stands: the one of the form may have been merged meanwhile
                person.id(),
                code,
                command.theme,
                operator,
                command.asked.strip(),
                from,
                ofBill,
                today,
                by,
                by,
                "us",
                today,
                null,
                0);
        if (!cases.insert(it))
            return cases.find(command.id)
                            .filter(found -> found.openedBy().equals(by))
                            .isPresent()
                    ? new Outcome.Done<>(command.id)
                    : Outcome.refused("", "cases.problem.identifier-taken");
        if (!bill.equals(CaseBill.UNKNOWN)) cases.write(it.id(), bill);
        if (template != null) {
            for (var paper : template.papers())
                cases.insert(new Step(Ids.next(), it.id(), Step.Kind.PAPER, paper, null, "", null, null, null));
            for (var step : template.steps()) {
                var due = dueRule.of(template, step, from, today);
                cases.insert(new Step(
                        Ids.next(), it.id(), Step.Kind.STEP, step.text(), due.on(), due.because(), null, null, step));
            }
        }
        people.contacted(it.person(), today);
        journal.note("cases.opened", it.id().toString(), Map.of("theme", it.theme()));
        return new Outcome.Done<>(it.id());
    }

    /** Templates in use, for the form. */
    public List<Template> templates() {
        return templates.list().stream().filter(template -> !template.closed()).toList();
    }
}
