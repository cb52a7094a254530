// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.cases.domain;

import fr.parvis.audit.Journal;
import fr.parvis.cases.BillChanged;
import fr.parvis.cases.CaseBill;
import fr.parvis.cases.CaseClosed;
import fr.parvis.cases.CaseReopened;
import fr.parvis.people.People;
import fr.parvis.people.PeopleProblems;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import fr.parvis.values.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes to an open case: steps, contacts, whose turn it is, its outcome. */
@Component
@Transactional
public class WorkOnCase {
    private static final long MOST_CENTS = 10_000_000;

    private final CaseTable cases;
    private final CaseTemplates templates;
    private final People people;
    private final DueRule dueRule;
    private final Journal journal;
    private final ApplicationEventPublisher events;

    WorkOnCase(
            CaseTable cases,
            CaseTemplates templates,
            People people,
            DueRule dueRule,
            Journal journal,
            ApplicationEventPublisher events) {
        this.cases = cases;
        this.templates = templates;
        this.people = people;
        this.dueRule = dueRule;
        this.journal = journal;
        this.events = events;
    }

    public Outcome<UUID> addStep(UUID id, String text, @Nullable LocalDate due, boolean knowing) {
        return open(id, it -> {
            var problems = new ArrayList<>(CaseRules.text("text", text, Case.LONGEST_STEP, knowing));
            problems.addAll(CaseRules.due(due, cases.today()));
            if (!problems.isEmpty()) return new Outcome.Refused<>(problems);
            cases.insert(Step.chosen(Ids.next(), id, text.strip(), due));
            return done(it, "cases.step-added");
        });
    }

    /** Marks a step as done or not done. Idempotent. */
    public Outcome<UUID> markStep(UUID id, UUID step, boolean done) {
        return open(id, it -> {
            cases.done(id, step, done ? cases.today() : null, done ? CaseRules.account() : null);
            return done(it, done ? "cases.step-done" : "cases.step-undone");
        });
    }

    public Outcome<UUID> dateStep(UUID id, UUID step, @Nullable LocalDate due) {
        return open(id, it -> {
            var problems = CaseRules.due(due, cases.today());
            if (!problems.isEmpty()) return new Outcome.Refused<>(problems);
            cases.chooseDue(id, step, due);
            return done(it, "cases.step-dated");
        });
    }

    /**
     * Sets the date that delays run from. Steps that the template dates are counted anew, also done ones, which may be opened again; dates
     * that somebody chose stay.
     *
     * @return number of steps that got their date of a delay
     */
    public Outcome<Integer> countFrom(UUID id, LocalDate from) {
        return open(id, it -> {
            var template = template(it);
            if (template == null || template.dateAsked().isEmpty())
                return Outcome.refused("countedFrom", "cases.problem.counted-from-none");
            var problems = new ArrayList<>(CaseRules.countedFrom(from, cases.today()));
            var former = cases.bill(id);
            var bill = former.issued(from);
            if (it.ofBill()) bill.problems(cases.today()).forEach(problem -> problems.add(problem.at("countedFrom")));
            if (!problems.isEmpty()) return new Outcome.Refused<>(problems);
            if (!it.ofBill()) cases.countFrom(id, from);
            int counted = count(it, template, from);
            if (it.ofBill()) write(id, former, bill);
            done(it, "cases.counted-from");
            return new Outcome.Done<>(counted);
        });
    }

    private @Nullable Template template(Case it) {
        var code = it.template();
        return code == null ? null : templates.find(code).orElse(null);
    }

    private int count(Case it, Template template, @Nullable LocalDate from) {
        int counted = 0;
        for (var step : cases.steps(List.of(it.id()))) {
            var rule = ruleOf(step, template);
            if (rule == null) continue;
            cases.counted(step.id(), rule, dueRule.of(template, rule, from, it.openedOn()));
            counted++;
        }
        return counted;
    }

    /**
     * Says what the bill is; the same again changes nothing. Where the template counts from the bill, its steps are counted anew, and who
     * must answer is its supplier.
     */
    public Outcome<UUID> bill(UUID id, CaseBill bill) {
        return open(id, it -> {
            var former = cases.bill(id);
            if (bill.equals(former)) return new Outcome.Done<>(id);
            var problems = bill.problems(cases.today());
            if (!problems.isEmpty()) return new Outcome.Refused<>(problems);
            if (it.ofBill()) {
                var template = template(it);
                if (template != null && !Objects.equals(bill.issuedOn(), it.countedFrom()))
                    count(it, template, bill.issuedOn());
                var supplier = bill.supplier();
                if (supplier != null && !supplier.equals(it.operator())) cases.operator(id, supplier);
            }
            write(id, former, bill);
            return done(it, "cases.bill-kept");
        });
    }

    private void write(UUID id, CaseBill former, CaseBill bill) {
        if (bill.equals(former)) return;
        cases.insertFormer(id, former, !Objects.equals(bill.reference(), former.reference()), CaseRules.account());
        cases.write(id, bill);
        events.publishEvent(new BillChanged(id));
    }

    /**
     * Template's step that dates a step. A step from before rules were stored was dated by the template's step of the same words, from the
     * opening when no date was known; unless its reason is that somebody chose its date, or that nothing gives it one.
     */
    private static Template.@Nullable Step ruleOf(Step step, Template template) {
        var rule = step.rule();
        if (rule != null || step.because().isEmpty() || step.dueChosen()) return rule;
        return template.steps().stream()
                .filter(one -> one.delay() != null && one.text().equals(step.text()))
                .findFirst()
                .orElse(null);
    }

    public Outcome<UUID> contacted(ContactMade contact, boolean knowing) {
        return open(contact.caseFile(), it -> {
            var problems = new ArrayList<>(CaseRules.text("said", contact.said(), Case.LONGEST_SAID, knowing));
            if (!ContactMade.CHANNELS.contains(contact.channel()))
                problems.add(Problem.of("channel", "cases.problem.channel"));
            if (!ContactMade.PARTIES.contains(contact.party()))
                problems.add(Problem.of("party", "cases.problem.party"));
            if (contact.day().isAfter(cases.today())) problems.add(PeopleProblems.inFuture("day"));
            if (!problems.isEmpty()) return new Outcome.Refused<>(problems);
            cases.insert(contact);
            return done(it, "cases.contacted");
        });
    }

    public Outcome<UUID> waitFor(UUID id, String party) {
        if (!Case.PARTIES.contains(party)) return Outcome.refused("waitingOn", "cases.problem.party");
        return open(id, it -> {
            if (!it.waitingOn().equals(party)) cases.wait(id, party, cases.today());
            return done(it, "cases.waiting");
        });
    }

    /** @param cents euro cents that the person recovered, when known */
    public Outcome<UUID> close(UUID id, int basedOn, String outcome, @Nullable Long cents) {
        if (!Case.OUTCOMES.contains(outcome)) return Outcome.refused("outcome", "cases.problem.outcome");
        if (cents != null && (cents < 0 || cents > MOST_CENTS))
            return Outcome.refused("amount", "cases.problem.amount");
        return open(id, it -> {
            if (it.version() != basedOn) return new Outcome.Changed<>();
            var today = cases.today();
            cases.insert(new Closing(Ids.next(), outcome, cents, today, CaseRules.account(), null), id);
            cases.close(id, today);
            events.publishEvent(new CaseClosed(id, it.person(), today));
            return done(it, "cases.closed");
        });
    }

    /** Opens a closed case again. Idempotent. */
    public Outcome<UUID> reopen(UUID id) {
        var it = cases.findLocked(id).orElse(null);
        if (it == null) return Outcome.refused("", "cases.problem.unknown");
        if (it.open()) return new Outcome.Done<>(id);
        cases.reopen(id, cases.today(), CaseRules.account());
        cases.close(id, null);
        cases.wait(id, "us", cases.today());
        events.publishEvent(new CaseReopened(id, it.person()));
        return done(it, "cases.reopened");
    }

    private <T> Outcome<T> open(UUID id, Function<Case, Outcome<T>> work) {
        Optional<Case> found = cases.findLocked(id);
        if (found.isEmpty()) return Outcome.refused("", "cases.problem.unknown");
        if (!found.get().open()) return Outcome.refused("", "cases.problem.closed");
        return work.apply(found.get());
    }

    private Outcome<UUID> done(Case it, String action) {
        people.contacted(it.person(), cases.today());
        journal.note(action, it.id().toString(), Map.of());
        return new Outcome.Done<>(it.id());
    }
}
