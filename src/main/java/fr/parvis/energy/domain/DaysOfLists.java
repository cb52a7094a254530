// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.domain;

import fr.parvis.cases.Cases;
import fr.parvis.energy.domain.clock.BillClock;
import fr.parvis.energy.domain.clock.EventTime;
import fr.parvis.energy.domain.clock.FactsCheck;
import fr.parvis.energy.domain.clock.Milestone;
import fr.parvis.outreach.BecomesCase;
import fr.parvis.outreach.Urgency;
import fr.parvis.values.EnumCode;
import fr.parvis.values.Outcome;
import fr.parvis.values.Problem;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Says for a household of a partner's list what the clock of an unpaid bill says, and keeps the bill in the case that the household becomes.
 */
@Component
class DaysOfLists implements Urgency, BecomesCase {
    private static final Logger LOG = LoggerFactory.getLogger(DaysOfLists.class);

    private final BillClock clock;
    private final BillTable bills;
    private final KeepBill keep;
    private final Cases cases;

    DaysOfLists(BillClock clock, BillTable bills, KeepBill keep, Cases cases) {
        this.clock = clock;
        this.bills = bills;
        this.keep = keep;
        this.cases = cases;
    }

    @Override
    public boolean knows(String matter) {
        return ListedBill.supply(matter) != null;
    }

    @Override
    public Left of(Urgency.Facts listed, LocalDate today) {
        var facts = ListedBill.read(listed, today);
        if (facts == null
                || !FactsCheck.of(facts, today, clock.book().earliest()).isEmpty()) return unknown(Set.of());
        var timeline = clock.of(facts, today);
        var protections =
                timeline.protections().stream().map(EnumCode::of).collect(Collectors.toCollection(TreeSet::new));
        var careful = timeline.careful();
        if (careful == null) {
            boolean never = timeline.milestones().stream()
                    .filter(DaysOfLists::harms)
                    .allMatch(milestone -> milestone.when() instanceof EventTime.Never);
            return never
                    ? new Left(null, null, rules(timeline.milestones()), false, protections)
                    : unknown(protections);
        }
        var first = timeline.milestones().stream()
                .filter(DaysOfLists::harms)
                .filter(milestone -> milestone.when() instanceof EventTime.Earliest it
                        && it.careful().equals(careful))
                .findFirst()
                .orElseThrow();
        return new Left(EnumCode.of(first.kind()), careful, rules(List.of(first)), first.toCheck(), protections);
    }

    /** The bill, as the list tells it; refused facts are left for the mediator to fill in. */
    @Override
    public void begun(UUID caseFile, Urgency.Facts listed) {
        var facts = ListedBill.read(listed, bills.today());
        if (facts == null
                || bills.find(caseFile).isPresent()
                || cases.find(caseFile).isEmpty()) return;
        if (keep.handle(caseFile, facts, 0) instanceof Outcome.Refused(var refused))
            LOG.info(
                    "the bill of case {} was not taken over from its list: {}",
                    caseFile,
                    refused.stream().map(Problem::field).toList());
    }

    private static Left unknown(Set<String> protections) {
        return new Left(null, null, List.of(), true, protections);
    }

    private static boolean harms(Milestone milestone) {
        return milestone.kind() == Milestone.Kind.REDUCTION || milestone.kind() == Milestone.Kind.CUT;
    }

    private static List<String> rules(List<Milestone> milestones) {
        return milestones.stream()
                .filter(DaysOfLists::harms)
                .flatMap(milestone -> milestone.rules().stream())
                .map(wording -> wording.rule().number())
                .distinct()
                .toList();
    }
}
