// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.mandates.domain;

import fr.parvis.audit.Journal;
import fr.parvis.people.People;
import fr.parvis.values.Outcome;
import fr.parvis.values.Problem;
import fr.parvis.visits.AuthorityToAct.Doing;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Notes what is done for somebody in their place. Without authority it is stopped, with the reason; what was done all the same is written
 * as irregular.
 */
@Component
public class ActForPerson {

    /**
     * @param id made by the caller, so that the same request twice is one act
     * @param consent manner of the person's agreement to a payment today, of {@link Act#CONSENTS}; empty without one
     * @param done it was done already: write it down, as irregular where there was no authority
     * @param knowing whether the warnings on what is written were seen
     */
    public record Command(
            UUID id,
            UUID person,
            @Nullable Scope scope,
            String said,
            @Nullable UUID caseFile,
            boolean payment,
            @Nullable Long cents,
            String consent,
            boolean done,
            boolean knowing) {}

    private final MandateTable mandates;
    private final ActTable acts;
    private final Authority authority;
    private final Entitlements entitlements;
    private final People people;
    private final Journal journal;

    ActForPerson(
            MandateTable mandates,
            ActTable acts,
            Authority authority,
            Entitlements entitlements,
            People people,
            Journal journal) {
        this.mandates = mandates;
        this.acts = acts;
        this.authority = authority;
        this.entitlements = entitlements;
        this.people = people;
        this.journal = journal;
    }

    /** Answer to somebody who acts for a person. */
    public sealed interface Answer {
        record Noted() implements Answer {}

        /**
         * The act was stopped: there is no authority for it. Nothing was written.
         *
         * @param date of the end or of the revocation, when that is why
         * @param waiting the mandate that only its signature is missing to, when that is why
         */
        record Stopped(
                Reason reason,
                @Nullable LocalDate date,
                @Nullable UUID waiting) implements Answer {}
    }

    @Transactional
    public Outcome<Answer> handle(Command command) {
        var by = MandateRules.account();
        var person = people.find(command.person).orElse(null);
        if (person == null) return Outcome.refused("", "mandates.problem.person");
        var scope = command.scope;
        var problems = new ArrayList<Problem>();
        if (scope == null) problems.add(Problem.of("scope", "mandates.problem.scope"));
        problems.addAll(MandateRules.text(command.said, command.knowing));
        if (!command.consent.isEmpty() && !Act.CONSENTS.contains(command.consent))
            problems.add(Problem.of("consent", "mandates.problem.consent"));
        if (scope == null || !problems.isEmpty()) return new Outcome.Refused<>(problems);
        var today = mandates.today();
        var now = mandates.now();
        var judged = authority.judge(person.id(), EnumSet.of(scope), new Doing(now, today, by));
        var reason = judged.reason();
        // withdrawn this morning is withdrawn: what was done before, on the same day, is judged by the day
        if (reason == null && !entitlements.stands(by)) reason = Reason.NOT_ENTITLED;
        if (reason == null && command.payment && command.consent.isEmpty()) reason = Reason.NO_CONSENT;
        if (reason != null && !command.done)
            return new Outcome.Done<>(
                    new Answer.Stopped(reason, judged.date(), reason == Reason.UNSIGNED ? judged.waiting() : null));
        var mandate = judged.mandate();
        var it = new Act(
                command.id,
                mandate == null ? null : mandate.id(),
                person.id(),
                today,
                by,
                scope,
                null,
                command.said.strip(),
                null,
                null,
                command.caseFile,
                command.payment,
                command.payment ? command.cents : null,
                command.payment && !command.consent.isEmpty() ? command.consent : null,
                reason,
                null,
                null,
                null);
        if (!acts.insert(it, now))
            return acts.find(command.id)
                            .filter(found -> found.account().equals(by)
                                    && Objects.equals(found.person(), it.person())
                                    && Objects.equals(found.said(), it.said()))
                            .isPresent()
                    ? new Outcome.Done<>(new Answer.Noted())
                    : Outcome.refused("", "mandates.problem.identifier-taken");
        people.contacted(person.id(), today);
        journal.note(
                reason == null ? "mandates.acted" : "mandates.irregular",
                it.id().toString(),
                facts(it));
        return new Outcome.Done<>(new Answer.Noted());
    }

    static Map<String, String> facts(Act it) {
        var facts = new HashMap<>(Map.of("scope", it.scope().key()));
        var mandate = it.mandate();
        if (mandate != null) facts.put("mandate", mandate.toString());
        var irregular = it.irregular();
        if (irregular != null) facts.put("reason", irregular.key());
        if (it.payment()) facts.put("payment", "true");
        return facts;
    }
}
