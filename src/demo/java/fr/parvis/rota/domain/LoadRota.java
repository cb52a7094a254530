// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota.domain;

import fr.parvis.access.Accounts;
import fr.parvis.audit.Actor;
import fr.parvis.rota.Holds;
import fr.parvis.rota.PastRota;
import fr.parvis.rota.domain.absences.Absence;
import fr.parvis.rota.domain.absences.KeepAbsences;
import fr.parvis.rota.domain.absences.Wishes;
import fr.parvis.rota.domain.week.PlanShifts;
import fr.parvis.rota.domain.week.Shift;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Loads a rota by the same rules as the screens; what they refuse is a fault of who made it. */
@Component
class LoadRota implements PastRota {
    private final PlanShifts shifts;
    private final KeepAbsences absences;
    private final Wishes wishes;
    private final Holds holds;
    private final Accounts accounts;

    LoadRota(PlanShifts shifts, KeepAbsences absences, Wishes wishes, Holds holds, Accounts accounts) {
        this.shifts = shifts;
        this.absences = absences;
        this.wishes = wishes;
        this.holds = holds;
        this.accounts = accounts;
    }

    @Override
    public void load(
            UUID lead, List<PastShift> worked, List<PastAbsence> away, List<PastWish> wished, List<Holds.Asked> held) {
        as(lead, () -> {
            for (var one : worked)
                stands(shifts.handle(
                        new Shift(Ids.next(), one.mediator(), one.point(), one.hours(), one.from(), null)));
            for (var one : held)
                if (holds.hold(one) instanceof Outcome.Refused(var problems))
                    throw new IllegalStateException("a hold was refused: " + problems);
        });
        for (var one : away)
            as(
                    one.accepted() ? lead : one.mediator(),
                    () -> stands(absences.ask(new KeepAbsences.Request(
                            Ids.next(), one.mediator(), one.first(), one.last(), Absence.Kind.LEAVE))));
        for (var one : wished)
            as(
                    one.mediator(),
                    () -> wishes.wish(Map.of(one.day(), one.gladly() ? Wishes.Kind.GLADLY : Wishes.Kind.RATHER_NOT)));
    }

    private void as(UUID account, Runnable what) {
        var who = accounts.signedIn(account).orElseThrow();
        Actor.is(account).run(() -> who.acting().run(what));
    }

    private static void stands(Outcome<UUID> outcome) {
        if (!(outcome instanceof Outcome.Done))
            throw new IllegalStateException("what was loaded was refused: " + outcome);
    }
}
