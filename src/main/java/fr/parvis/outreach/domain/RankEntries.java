// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach.domain;

import fr.parvis.access.Associations;
import fr.parvis.network.LocalDays;
import fr.parvis.outreach.Urgency;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts households in the order in which they are to be contacted: by the days the law leaves, then by {@link WeightRule}. It counts from what the
 * partner told, never from the day before, so that nights which were missed change nothing.
 */
@Component
public class RankEntries {
    private static final Logger LOG = LoggerFactory.getLogger(RankEntries.class);
    private static final int AT_ONCE = 500;
    private static final String WORK = "outreach: ranks of households";

    private final EntryTable entries;
    private final List<Urgency> urgencies;
    private final Associations associations;
    private final TransactionTemplate transaction;
    private final LocalDays localDays;

    RankEntries(
            EntryTable entries,
            List<Urgency> urgencies,
            Associations associations,
            PlatformTransactionManager transactions,
            LocalDays localDays) {
        this.entries = entries;
        this.urgencies = urgencies;
        this.associations = associations;
        this.transaction = new TransactionTemplate(transactions);
        this.localDays = localDays;
    }

    /** Ranks the entries of a list. @return number of entries ranked */
    public int rank(UUID list) {
        return here(list);
    }

    /** Every open entry of every association. @return number of entries ranked */
    public int handle() {
        return associations.sumInEach(WORK, _ -> here(null));
    }

    /** Those of the associations where it is that hour. */
    public int handleAt(int hour) {
        return associations.sumInEach(WORK, association -> localDays.hour(association) == hour ? here(null) : 0);
    }

    private int here(@Nullable UUID list) {
        int ranked = 0;
        UUID after = null;
        List<ListedHousehold> some;
        do {
            var from = after;
            some = Objects.requireNonNull(transaction.execute(status -> {
                var them = entries.open(list, from, AT_ONCE);
                entries.rank(
                        them.stream()
                                .map(entry -> new EntryTable.Ranked(entry.id(), left(entry), WeightRule.of(entry)))
                                .toList(),
                        entries.today());
                return them;
            }));
            ranked += some.size();
            if (!some.isEmpty()) after = some.getLast().id();
        } while (some.size() == AT_ONCE);
        return ranked;
    }

    /** Time left by law; without a rule for the matter, or when it fails, the day that the partner planned counts. */
    Urgency.Left left(ListedHousehold entry) {
        var today = entries.today();
        for (var urgency : urgencies) {
            if (!urgency.knows(entry.matter())) continue;
            try {
                var left = urgency.of(entry.facts(), today);
                return left.on() == null && left.doubtful() && entry.debt().plannedOn() != null
                        ? planned(entry, left.protections())
                        : left;
            } catch (RuntimeException e) {
                LOG.error("the days of entry {} could not be counted", entry.id(), e);
                return planned(entry, Set.of());
            }
        }
        return planned(entry, Set.of());
    }

    private static Urgency.Left planned(ListedHousehold entry, Set<String> protections) {
        return new Urgency.Left(entry.debt().planned(), entry.debt().plannedOn(), List.of(), true, protections);
    }
}
