// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.domain;

import fr.parvis.access.Associations;
import fr.parvis.audit.Journal;
import fr.parvis.database.Asking;
import fr.parvis.equipment.EquipmentSettings;
import fr.parvis.network.LocalDays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Removes borrowers from handovers when their card or file ends, and when the time of keeping is over. The item then keeps that it was lent,
 * not to whom.
 */
@Component
public class FollowBorrowers {
    private static final int STEP = 200;

    private final HandoverTable handovers;
    private final Associations associations;
    private final LocalDays localDays;
    private final Journal journal;
    private final TransactionTemplate transaction;
    private final int keepMonths;

    FollowBorrowers(
            HandoverTable handovers,
            Associations associations,
            LocalDays localDays,
            Journal journal,
            PlatformTransactionManager transactions,
            EquipmentSettings settings) {
        this.handovers = handovers;
        this.associations = associations;
        this.localDays = localDays;
        this.journal = journal;
        this.transaction = new TransactionTemplate(transactions);
        this.keepMonths = settings.keepMonths();
    }

    @Transactional
    public void erased(UUID person) {
        forget(handovers.idsOfPerson(person));
    }

    /** End of a card: its loans stay, under nobody. */
    @Transactional
    public void cardEnded(UUID card) {
        forget(handovers.idsOfCard(card));
    }

    private void forget(List<UUID> ids) {
        if (!ids.isEmpty()) handovers.forget(ids, localDays.today());
    }

    /** Removes borrowers past their term in every association. @return number of handovers that are nobody's now */
    public int forgetOld() {
        return associations.sumInEach("equipment: borrowers past their time", _ -> here());
    }

    private int here() {
        int forgotten = 0;
        int step;
        do {
            step = Objects.requireNonNull(transaction.execute(status -> step()));
            forgotten += step;
        } while (step == STEP);
        return forgotten;
    }

    private int step() {
        var over = handovers.overBefore(localDays.today().minusMonths(keepMonths), STEP);
        forget(over);
        if (!over.isEmpty())
            journal.note(
                    "equipment.forgotten",
                    Asking.association().toString(),
                    Map.of("handovers", Integer.toString(over.size())));
        return over.size();
    }
}
