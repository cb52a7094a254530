// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.audit;

import java.time.LocalDate;
import java.util.List;

/** Retention of the journal: a dated setting, one year unless a reason to keep it longer is given, three at most. */
public interface Retention {
    int LEAST_MONTHS = 12;
    int MOST_MONTHS = 36;
    int LEAST_JUSTIFICATION = 10;

    /** One decision: from that day on, entries are kept for so long. */
    record Term(LocalDate validFrom, int months, String justification) {}

    /** The decision in force today. */
    Term current();

    /** All decisions, the latest first. */
    List<Term> list();

    /**
     * Decides anew; past decisions stay in the list.
     *
     * @throws IllegalArgumentException outside 12 to 36 months, or above 12 without a justification
     */
    void decide(Term term);
}
