// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts.domain;

import fr.parvis.contracts.PastContracts;
import fr.parvis.contracts.Unit;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes the demonstration's contracts through the rules of the forms. */
@Component
class LoadContracts implements PastContracts {
    private final KeepContract keep;
    private final ReattributeActs reattribute;
    private final SeeContracts see;
    private final OverruleAct overrule;
    private final PublishFunderSums funders;

    LoadContracts(
            KeepContract keep,
            ReattributeActs reattribute,
            SeeContracts see,
            OverruleAct overrule,
            PublishFunderSums funders) {
        this.keep = keep;
        this.reattribute = reattribute;
        this.see = see;
        this.overrule = overrule;
        this.funders = funders;
    }

    /** A line that is promised, in an ordinary year. */
    private record Promise(
            String name,
            Unit unit,
            int promised,
            @Nullable Long price,
            @Nullable Long lump,
            Set<String> themes,
            Set<String> presences) {}

    private static final Promise SUPPLIER =
            new Promise("Demandes d’énergie", Unit.REQUESTS, 700, 1_450L, null, Set.of("energy"), Set.of());
    private static final Promise BILLS =
            new Promise("Factures impayées", Unit.REQUESTS, 160, 2_200L, null, Set.of("energy-unpaid-bill"), Set.of());
    private static final Promise FAMILY =
            new Promise("Demandes Caf", Unit.REQUESTS, 600, 900L, null, Set.of("family", "housing-benefit"), Set.of());
    private static final Promise TOWN =
            new Promise("Passages à l’accueil", Unit.VISITS, 2_400, null, 2_800_000L, Set.of(), Set.of("desk"));
    private static final Promise TOWN_HOURS =
            new Promise("Heures d’accueil", Unit.HOURS, 900, null, null, Set.of(), Set.of());
    private static final Promise ACTIONS =
            new Promise("Actions", Unit.ACTIVITIES, 60, null, 900_000L, Set.of(), Set.of());

    @Override
    @Transactional
    public void load(LocalDate today, List<UUID> funders) {
        int year = today.getYear();
        for (int back = 2; back >= 1; back--) {
            contract(funders.get(0), ENERGY + " " + (year - back), year - back, 10, today, SUPPLIER);
            contract(funders.get(3), "Ville " + (year - back), year - back, 30, today, TOWN, TOWN_HOURS);
        }
        contract(funders.get(0), ENERGY + " " + year, year, 10, today, SUPPLIER);
        contract(funders.get(1), "Impayés d’énergie " + year, year, 10, today, BILLS);
        contract(funders.get(2), "Caf " + year, year, 20, today, FAMILY);
        var town = contract(funders.get(3), "Ville " + year, year, 30, today, TOWN, TOWN_HOURS, ACTIONS);
        reattribute.due(LocalDate.of(year - 2, 1, 1), LocalDate.of(year, 12, 31));
        reattribute.run();
        decide(town);
        see.summarize();
    }

    @Override
    public void tell() {
        funders.write();
    }

    private UUID contract(UUID funder, String name, int year, int priority, LocalDate today, Promise... promises) {
        var first = LocalDate.of(year, 1, 1);
        var last = LocalDate.of(year, 12, 31);
        var contract = new Contract(Ids.next(), funder, name, "Exemple " + year, first, last, priority, null, 0);
        done(keep.keep(contract));
        long amount = 0;
        for (var promise : promises) {
            var line = new Line(
                    Ids.next(),
                    contract.id(),
                    0,
                    promise.name,
                    promise.unit,
                    promise.promised,
                    promise.price,
                    promise.lump,
                    false,
                    List.of());
            amount += line.amount();
            done(keep.keep(
                    line,
                    new Rule(
                            Ids.next(),
                            first,
                            null,
                            promise.unit != Unit.ACTIVITIES,
                            promise.unit == Unit.ACTIVITIES || promise.unit == Unit.HOURS,
                            promise.themes,
                            Set.of(),
                            promise.presences,
                            Set.of(),
                            Set.of(),
                            Set.of(),
                            Set.of()),
                    see.get(contract.id()).version()));
        }
        for (int part = 0; part < 2; part++) {
            var due = first.plusMonths(2L + 6L * part);
            var id = done(keep.add(new Instalment(Ids.next(), contract.id(), due, Math.max(1, amount / 2), null)));
            if (due.isBefore(today.minusDays(20))) done(keep.received(contract.id(), id, true));
        }
        for (int half = 1; half <= 2; half++) {
            var until = half == 1 ? LocalDate.of(year, 6, 30) : last;
            var id = done(keep.add(new ReportDue(Ids.next(), contract.id(), until.plusDays(31), until, null)));
            if (until.plusDays(31).isBefore(today)) done(keep.sent(contract.id(), id));
        }
        return contract.id();
    }

    /** Somebody decided that the town pays one of the acts that it counts. */
    private void decide(UUID town) {
        var open = see.get(town).openFrom();
        for (var act : see.acts(new SeeContracts.ActFilter(town, null, false), 50, 0))
            if (!act.paid() && !act.day().isBefore(open) && act.act().kind() == ActKind.REQUEST) {
                var line = see.lines(town).getFirst().id();
                if (overrule.decide(act.act(), line, "Accord écrit de la ville (exemple)") instanceof Outcome.Done)
                    return;
            }
    }

    private static UUID done(Outcome<UUID> outcome) {
        if (outcome instanceof Outcome.Done(var id)) return id;
        throw new IllegalStateException(outcome.toString());
    }
}
