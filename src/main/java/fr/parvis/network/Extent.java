// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network;

import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import java.util.UUID;

/** Extent of figures: whose work is counted. */
public sealed interface Extent {
    /** Work of one mediator of an association: shown to that mediator and to nobody else. */
    record Own(UUID mediator, UUID association) implements Extent {}

    /** A point, and whose it is. */
    record OfPoint(UUID point, UUID association) implements Extent {}

    /** A team of an association, by its name. */
    record OfTeam(String team, UUID association) implements Extent {}

    record OfAssociation(UUID association) implements Extent {}

    record WholeNetwork() implements Extent {}

    /**
     * Whether an account may see figures of it: its own work, its association and its points; a team's for its leader; the network's
     * head sees sums of associations and of all, never of one point.
     */
    default boolean mayBeReadBy(SignedIn who) {
        return switch (this) {
            case Own own ->
                own.mediator().equals(who.account()) && own.association().equals(who.association());
            case OfPoint point -> point.association().equals(who.association());
            case OfTeam team -> team.association().equals(who.association()) && who.may(Right.READ_TEAM_DAY);
            case OfAssociation of ->
                who.association() == null || of.association().equals(who.association());
            case WholeNetwork _ -> who.association() == null;
        };
    }
}
