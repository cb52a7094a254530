// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.activities.domain;

import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.activities.Activity;
import fr.parvis.audit.Actor;
import java.util.UUID;

/** The account that acts, and whose activities it may touch: its own and, with the right to the team's day, its colleagues'. */
record CurrentActor(UUID account, boolean forTheTeam) {

    static CurrentActor now() {
        var account = Actor.account();
        if (account == null) throw new IllegalStateException("an act is somebody's: no account is bound");
        var who = SignedIn.current();
        return new CurrentActor(account, who != null && who.may(Right.READ_TEAM_DAY));
    }

    boolean mayTouch(Activity activity) {
        return forTheTeam || activity.isOf(account);
    }
}
