// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sheets.domain;

import fr.parvis.access.Associations;
import fr.parvis.people.People;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Deletes what expired cards led to, and after three months the cards: until then they are said to have expired. */
@Component
public class ForgetCards {
    private static final int MONTHS_SAID = 3;

    private final Associations associations;
    private final CardTable cards;
    private final People people;
    private final TransactionTemplate transaction;

    ForgetCards(Associations associations, CardTable cards, People people, PlatformTransactionManager transactions) {
        this.associations = associations;
        this.cards = cards;
        this.people = people;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** How many cards expired since the last time. */
    public int handle() {
        return associations.sumInEach(
                "sheets: cards past their time",
                _ -> Objects.requireNonNullElse(transaction.execute(_ -> cards.forget(MONTHS_SAID)), 0));
    }

    /** Deletes the stops of visits at which a person gave their name; those of cases are deleted with the cases. */
    public void erased(UUID person) {
        cards.forget(people.visits(person));
    }
}
