// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.mandates.domain;

import fr.parvis.access.Accounts;
import fr.parvis.access.Associations;
import fr.parvis.cases.Cases;
import fr.parvis.cases.SamplePapers;
import fr.parvis.database.Asking;
import fr.parvis.mandates.domain.Mandate.Manner;
import fr.parvis.mandates.domain.Mandate.Signed;
import fr.parvis.people.People;
import fr.parvis.values.Ids;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Mandates of the demonstration: one in force, one that waits for its signature, one that is over. */
@Component
class SampleMandates implements SamplePapers {
    private final MandateTable mandates;
    private final Entitlements entitlements;
    private final People people;
    private final Accounts accounts;
    private final Associations associations;

    SampleMandates(
            MandateTable mandates,
            Entitlements entitlements,
            People people,
            Accounts accounts,
            Associations associations) {
        this.mandates = mandates;
        this.entitlements = entitlements;
        this.people = people;
        this.accounts = accounts;
        this.associations = associations;
    }

    @Override
    @Transactional
    public void write(Cases.Named it, int rank) {
        entitlements.give(it.responsible());
        switch (rank % 3) {
            case 0 -> write(it, 182, 20, true);
            case 1 -> write(it, 31, 1, false);
            default -> write(it, 31, 60, true);
        }
    }

    /** @param ago number of days since it was prepared */
    private void write(Cases.Named it, int days, int ago, boolean signed) {
        var person = people.find(it.person()).orElse(null);
        if (person == null) return;
        var association = Asking.association();
        var on = mandates.today().minusDays(ago);
        var id = Ids.next();
        var scopes = List.of(Scope.LOGEMENT, Scope.ARGENT);
        var said = new Mandate.Said(
                person.name(),
                person.birthYear(),
                associations.find(association).orElseThrow().name(),
                accounts.find(it.responsible()).orElseThrow().name(),
                Fingerprint.newCode(),
                Fingerprint.newSalt());
        mandates.insert(new Mandate(
                id,
                person.id(),
                said,
                scopes,
                days,
                on,
                it.responsible(),
                Mandate.CURRENT_WORDS,
                new Fingerprint.Paper(Mandate.CURRENT_WORDS, id, association, said, scopes, days, on).hash(),
                null,
                null,
                null,
                0));
        if (!signed) return;
        mandates.sign(id, new Signed(on, mandates.now(), Manner.TYPED, it.responsible()), Mandate.end(on, days));
        mandates.keepSignature(id, person.name() + " (exemple)");
    }
}
