// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.domain;

import fr.parvis.audit.Actor;
import java.util.UUID;

/** The account that acts: whatever is written of a person is signed. */
final class CurrentActor {
    private CurrentActor() {}

    static UUID account() {
        var account = Actor.account();
        if (account == null) throw new IllegalStateException("what is said of a person is signed: no account is bound");
        return account;
    }
}
