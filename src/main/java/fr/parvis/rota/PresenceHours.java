// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Presence of mediators at points of the association in scope, as the rota planned it. */
public interface PresenceHours {

    /**
     * Minutes of all mediators together, by point; days off taken away. Points without presence are not named. Rotas past their term are gone.
     *
     * @param first day, {@code last} included
     */
    Map<UUID, Long> minutes(Collection<UUID> points, LocalDate first, LocalDate last);
}
