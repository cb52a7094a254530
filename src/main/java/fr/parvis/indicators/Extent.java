package fr.parvis.indicators;

import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import java.util.UUID;

/** Whose work is asked about. */
public sealed interface Extent {
    /** One's own, as a mediator of an association: answered by the database alone, since the copy knows no persons. */
    record Own(UUID mediator, UUID association) implements Extent {}

    /** A point, and whose it is. */
    record OfPoint(UUID point, UUID association) implements Extent {}

    /** A team of an association, by its name. */
    record OfTeam(String team, UUID association) implements Extent {}

    record OfAssociation(UUID association) implements Extent {}

    record WholeNetwork() implements Extent {}

    /** Whether somebody may be answered for it: the rule of the everyday figures. */
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
