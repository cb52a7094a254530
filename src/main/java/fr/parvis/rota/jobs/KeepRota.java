// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota.jobs;

import fr.parvis.access.Associations;
import fr.parvis.network.LocalDays;
import fr.parvis.rota.domain.RotaTerm;
import fr.parvis.rota.domain.holds.KeepHolds;
import fr.parvis.rota.domain.holds.VerifyTakenDays;
import fr.parvis.rota.domain.week.MeasurePresence;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Each minute ends holds that nobody confirmed; at two at night verifies taken days, counts who is present, and deletes what is past its term. */
@Component
class KeepRota {
    /** Hour of the night at a place: one that each night has once, also when the clocks change. */
    private static final int NIGHT = 4;

    private final Associations associations;
    private final KeepHolds holds;
    private final VerifyTakenDays verify;
    private final MeasurePresence presence;
    private final RotaTerm term;
    private final LocalDays localDays;

    KeepRota(
            Associations associations,
            KeepHolds holds,
            VerifyTakenDays verify,
            MeasurePresence presence,
            RotaTerm term,
            LocalDays localDays) {
        this.associations = associations;
        this.holds = holds;
        this.verify = verify;
        this.presence = presence;
        this.term = term;
        this.localDays = localDays;
    }

    @Scheduled(initialDelay = 40, fixedDelay = 60, timeUnit = TimeUnit.SECONDS)
    void endExpired() {
        associations.inEach("rota: holds", _ -> holds.endExpired());
    }

    @Scheduled(cron = "0 35 * * * *")
    void night() {
        associations.inEach("rota: night", association -> {
            if (localDays.hour(association) != NIGHT) return;
            verify.handle();
            presence.here();
            term.forget();
        });
    }
}
