// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.nomenclature;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The versioned code lists of the network and their crosswalks to the lists of others. */
public interface Nomenclature {

    /** The nomenclature for acts of {@code date}, as known now. Costs a look in memory; ask once for many acts of a day. */
    Catalogue on(LocalDate date);

    /** The nomenclature for acts of {@code date}, with the crosswalks recorded at an instant: those that a report sent then was made with. */
    Catalogue on(LocalDate date, Instant recordedAt);

    /** Code of an act in an outside list, by the crosswalk valid on the act's day and known now. */
    default Optional<Translation> mapTo(OutsideList list, Act act, LocalDate validOn) {
        return on(validOn).translate(list, act);
    }

    /** The codes of an outside list, in order. */
    List<OutsideCode> outside(OutsideList list);

    /** Grows at each change of the nomenclature: a client that holds the same number is up to date. */
    long revision();

    /** Reads what every process committed until now, for a caller that computes once and keeps the result; nobody else waits meanwhile. */
    void refresh();
}
