// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.domain.home;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Home visit of a mediator, with its expected end and alarm.
 *
 * @param insee commune; nothing more of the address is kept once it is over
 * @param privateNote exact place; gone when the visit has ended
 * @param toCall person to call when they do not come back; gone with it
 * @param armed whether the server watched over it: false for one recorded afterwards
 * @param found finding when the alarm was answered
 */
public record HomeVisit(
        UUID id,
        LocalDate day,
        UUID account,
        List<UUID> colleagues,
        String insee,
        String commune,
        @Nullable String partner,
        @Nullable String privateNote,
        @Nullable String toCall,
        boolean armed,
        Instant startedAt,
        Instant expectedEnd,
        @Nullable Instant endedAt,
        boolean cancelled,
        @Nullable Instant acknowledgedAt,
        @Nullable UUID acknowledgedBy,
        @Nullable String found,
        int version) {

    public boolean running() {
        return armed && endedAt == null && !cancelled;
    }

    public boolean isOf(UUID somebody) {
        return account.equals(somebody) || colleagues.contains(somebody);
    }
}
