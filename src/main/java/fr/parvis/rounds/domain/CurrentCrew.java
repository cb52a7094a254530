// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.domain;

import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.audit.Actor;
import java.util.Collection;
import java.util.UUID;

/** The account that acts, and whether it acts for its colleagues too. */
public record CurrentCrew(UUID account, boolean forTheTeam) {

    public static CurrentCrew now() {
        var account = Actor.account();
        if (account == null) throw new IllegalStateException("an act is somebody's: no account is bound");
        var who = SignedIn.current();
        return new CurrentCrew(account, who != null && who.may(Right.READ_TEAM_DAY));
    }

    public boolean mayTouch(UUID author, Collection<UUID> others) {
        return forTheTeam || account.equals(author) || others.contains(account);
    }
}
