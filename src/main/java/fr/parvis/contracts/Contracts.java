// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Contracts of the association in scope, for modules that report on them. */
public interface Contracts {

    /**
     * A contract with a funder.
     *
     * @param funder a partner of the directory
     * @param closedUntil acts until that day are attributed no more; null while all may change
     */
    record Contract(
            UUID id,
            String name,
            UUID funder,
            String reference,
            LocalDate firstDay,
            LocalDate lastDay,
            @Nullable LocalDate closedUntil) {
        public boolean runsOn(LocalDate day) {
            return !day.isBefore(firstDay) && !day.isAfter(lastDay);
        }
    }

    /**
     * Promise of a line.
     *
     * @param promised units over the whole contract
     */
    record Promise(UUID line, String name, Unit unit, int promised) {}

    /**
     * Units done for a line in a month.
     *
     * @param done parts of the unit ({@link Unit#parts}) that it pays; for a line that never pays, those that it counts
     * @param acts number of acts in {@code done}
     */
    record Done(UUID line, YearMonth month, long done, long acts) {}

    /** All contracts, those that began last first. */
    List<Contract> list();

    Optional<Contract> find(UUID contract);

    /** Of its lines in their order, without those that were removed. */
    List<Promise> promises(UUID contract);

    /** Work of its lines until a day, for each month with acts; acts that wait to be attributed are attributed first. */
    List<Done> months(UUID contract, LocalDate until);

    /**
     * Freezes what acts until a day count for, because a report on them was sent: acts that change later are listed as differences. Reports that were
     * awaited until that day are noted as sent. A day before the one that is closed already changes nothing.
     *
     * @throws fr.parvis.shell.NotFound for a contract that is not of the association in scope
     */
    void closeUntil(UUID contract, LocalDate day);
}
