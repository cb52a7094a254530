// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people;

import fr.parvis.values.Problem;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The files of persons of the current association, for modules that do something for them. */
public interface People {

    /**
     * Somebody as lists name them.
     *
     * @param discreet in danger at home: reached only where and when it is safe
     */
    record Named(UUID id, String name, @Nullable Integer birthYear, boolean discreet) {}

    /** A file that stands; the kept one when it was merged. */
    Optional<Named> find(UUID person);

    /** Files of many persons as lists name them, each under the identifier that was asked for. */
    Map<UUID, Named> names(Collection<UUID> persons);

    /**
     * Persons whose files name one of these telephones, under each number that was found; files that were merged are not asked.
     *
     * @param phones as they are dialled: all digits, or a plus and digits
     */
    Map<String, Set<UUID>> reachedBy(Collection<String> phones);

    /** There was contact, or something was done for the person, on that day: retention counts from the last one. */
    void contacted(UUID person, LocalDate day);

    /**
     * Adds a postal address to a file that has none; that of somebody in danger at home stays as it is.
     *
     * @param post in one line
     * @return problems by the rules of a file
     */
    List<Problem> addressSaid(UUID person, String post);

    /** Notes that the current account reads the file, and why. */
    void read(UUID person, String reason);

    /** Persons whose files are past their time of keeping, the longest first: kept by something that runs. */
    List<UUID> pastTerm(int most);

    /** The visits that the person was named at. */
    Collection<UUID> visits(UUID person);

    /** The persons named at a visit. */
    Collection<UUID> namedAt(UUID visit);
}
