// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.mandates.domain;

import fr.parvis.access.Associations;
import fr.parvis.audit.Journal;
import fr.parvis.database.Asking;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Deletes mandates six years after their end with what was done under them, and papers that nobody signed; the journal keeps that it was. */
@Component
public class KeepMandates {
    private static final int STEP = 100;

    /** How long a paper may wait for its signature. */
    static final int DAYS_UNSIGNED = 31;

    private final MandateTable mandates;
    private final ActTable acts;
    private final Associations associations;
    private final Journal journal;
    private final TransactionTemplate transaction;

    KeepMandates(
            MandateTable mandates,
            ActTable acts,
            Associations associations,
            Journal journal,
            PlatformTransactionManager transactions) {
        this.mandates = mandates;
        this.acts = acts;
        this.associations = associations;
        this.journal = journal;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Deletes mandates past their term in every association. @return number of signed mandates deleted */
    public int handle() {
        return associations.sumInEach("mandates: past their time", _ -> here());
    }

    private int here() {
        int deleted = 0;
        int step;
        do {
            step = Objects.requireNonNull(transaction.execute(status -> step()));
            deleted += step;
        } while (step == STEP);
        transaction.executeWithoutResult(status -> {
            var before = mandates.today().minusYears(Mandate.YEARS_KEPT);
            int without = acts.deleteWithoutMandate(before);
            if (without > 0)
                journal.note(
                        "mandates.irregular-deleted",
                        Asking.association().toString(),
                        Map.of("acts", Integer.toString(without)));
            mandates.deleteUnsigned(mandates.today().minusDays(DAYS_UNSIGNED));
        });
        return deleted;
    }

    private int step() {
        var before = mandates.today().minusYears(Mandate.YEARS_KEPT);
        var over = mandates.overBefore(before, STEP);
        for (var id : over) {
            acts.partIrregular(id, before);
            int under = acts.countUnder(id);
            mandates.delete(id);
            journal.note("mandates.deleted", id.toString(), Map.of("acts", Integer.toString(under)));
        }
        return over.size();
    }
}
