// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.appointments;

import fr.parvis.Network;
import fr.parvis.access.SignedIn;
import fr.parvis.appointments.domain.KeepMotives;
import fr.parvis.appointments.domain.Motive;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;

/** Motives for tests, in the words of the domain. */
public final class AppointmentsFixtures {
    private AppointmentsFixtures() {}

    /** Half an hour, up to 180 days ahead. */
    public static Motive aMotive(String label) {
        return new Motive(Ids.next(), label, 30, 1, 180, false, false, "Pièce d’identité\nDernière facture", false, 0);
    }

    public static Motive forTwo(Motive it) {
        return with(it, true, it.byPublic());
    }

    /** The mediator goes there. */
    public static Motive atHome(Motive it) {
        return new Motive(
                it.id(),
                it.label(),
                it.minutes(),
                it.noticeDays(),
                it.aheadDays(),
                it.pair(),
                false,
                it.papers(),
                it.closed(),
                it.version(),
                true,
                1);
    }

    /** So many come at once. */
    public static Motive forSeveral(Motive it, int seats) {
        return new Motive(
                it.id(),
                it.label(),
                it.minutes(),
                it.noticeDays(),
                it.aheadDays(),
                it.pair(),
                it.byPublic(),
                it.papers(),
                it.closed(),
                it.version(),
                false,
                seats);
    }

    public static Motive byPublic(Motive it) {
        return with(it, it.pair(), true);
    }

    private static Motive with(Motive it, boolean pair, boolean byPublic) {
        return new Motive(
                it.id(),
                it.label(),
                it.minutes(),
                it.noticeDays(),
                it.aheadDays(),
                pair,
                byPublic,
                it.papers(),
                it.closed(),
                it.version());
    }

    public static Motive kept(KeepMotives motives, SignedIn lead, Motive motive) {
        if (!(Network.as(lead, () -> motives.save(motive)) instanceof Outcome.Done))
            throw new AssertionError("a motive was refused");
        return motive;
    }
}
