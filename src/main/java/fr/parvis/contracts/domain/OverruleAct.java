// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts.domain;

import fr.parvis.audit.Journal;
import fr.parvis.network.LocalDays;
import fr.parvis.values.Outcome;
import fr.parvis.values.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A person decides which line pays an act, or that none does; the decision is kept until it is taken back. */
@Component
@Transactional
public class OverruleAct {
    private final ContractTable contracts;
    private final AttributionTable table;
    private final ReattributeActs reattribute;
    private final LocalDays localDays;
    private final Journal journal;

    OverruleAct(
            ContractTable contracts,
            AttributionTable table,
            ReattributeActs reattribute,
            LocalDays localDays,
            Journal journal) {
        this.contracts = contracts;
        this.table = table;
        this.reattribute = reattribute;
        this.localDays = localDays;
        this.journal = journal;
    }

    /** A line that may be chosen for an act. */
    public record Choice(Contract contract, Line line) {}

    /** Lines that pay on the day of an act and are open: those that a person may choose. */
    @Transactional(readOnly = true)
    public List<Choice> choices(Act act) {
        var choices = new ArrayList<Choice>();
        var lines = contracts.lines(null).stream().collect(Collectors.groupingBy(Line::contract));
        for (var contract : contracts.list()) {
            if (!contract.runsOn(act.day()) || isClosed(contract, act)) continue;
            for (var line : lines.getOrDefault(contract.id(), List.of()))
                if (line.pays() && !line.removed() && act.key().kind().countsIn(line.unit()))
                    choices.add(new Choice(contract, line));
        }
        return choices;
    }

    private static boolean isClosed(Contract contract, Act act) {
        var until = contract.closedUntil();
        return until != null && !act.day().isAfter(until);
    }

    /** @param line none: nobody pays */
    public Outcome<UUID> decide(ActKey key, @Nullable UUID line, String reason) {
        var act = table.act(key).orElse(null);
        if (act == null) return Outcome.refused("", "contracts.problem.unknown-act");
        var problems = new ArrayList<Problem>();
        if (line != null
                && choices(act).stream().noneMatch(choice -> choice.line().id().equals(line)))
            problems.add(Problem.of("paye", "contracts.problem.line-does-not-fit"));
        if (reason.length() < 3 || reason.length() > 300)
            problems.add(Problem.of("raison", "contracts.problem.length", 3, 300));
        closedPayer(act)
                .ifPresent(contract -> problems.add(Problem.of(
                        "paye",
                        "contracts.problem.paid-and-closed",
                        contract.name(),
                        Objects.requireNonNull(contract.closedUntil()))));
        if (!problems.isEmpty()) return new Outcome.Refused<>(problems);
        table.keep(new Overrule(key, line, reason, KeepContract.actor(), localDays.now()));
        reattribute.due(act.day(), act.day());
        reattribute.run();
        if (key.kind() == ActKind.REQUEST)
            journal.note("contracts.visit-decided", act.parent().toString(), Map.of());
        else journal.note("contracts.activity-decided", act.parent().toString(), Map.of());
        return new Outcome.Done<>(key.id());
    }

    /** The contract that pays the act and is closed: a decision changes nothing there. */
    private Optional<Contract> closedPayer(Act act) {
        return table.of(List.of(act.key())).stream()
                .filter(Attribution::paid)
                .findFirst()
                .flatMap(row -> contracts.find(row.contract()).filter(contract -> {
                    var until = contract.closedUntil();
                    return until != null && !row.day().isAfter(until);
                }));
    }

    /** Takes a decision back: the rules decide again. */
    public Outcome<UUID> takeBack(ActKey key) {
        var act = table.act(key).orElse(null);
        if (act == null || !table.removeOverrule(key)) return Outcome.refused("", "contracts.problem.not-decided");
        reattribute.due(act.day(), act.day());
        reattribute.run();
        journal.note("contracts.decision-removed", act.parent().toString(), Map.of());
        return new Outcome.Done<>(key.id());
    }
}
