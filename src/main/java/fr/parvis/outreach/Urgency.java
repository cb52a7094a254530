// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Time that the law leaves a household, for the matters that a module knows; modules contribute theirs as beans. Without one for a matter, the day that
 * the partner planned stands.
 */
public interface Urgency {

    /**
     * Facts of a partner's list about a household's debt; never who it is.
     *
     * @param matter of the arrangement: {@code electricity}, {@code gas}, {@code heat}, {@code water}, {@code rent}, {@code other}
     * @param supplier code of list OPERATOR, where the partner is one
     * @param meter {@code linky}, {@code other} or {@code unknown}
     * @param kva subscribed power, electricity only
     * @param mainHome {@code yes}, {@code no} or {@code unknown}, as {@code cheque}
     * @param planned measure of the partner: {@code reduction}, {@code cut}, {@code eviction}, {@code other}
     */
    record Facts(
            String matter,
            @Nullable String supplier,
            String meter,
            @Nullable Integer kva,
            String mainHome,
            @Nullable LocalDate issuedOn,
            @Nullable LocalDate payableBy,
            @Nullable LocalDate lastLetterOn,
            String cheque,
            @Nullable String planned,
            @Nullable LocalDate plannedOn,
            @Nullable Long cents) {}

    /**
     * Time that the law leaves.
     *
     * @param what measure that is possible then: {@code reduction} or {@code cut}; null where nothing may
     * @param on the first day it may; null where no day is known, or nothing may happen
     * @param why names of the rules, as the screen shows them: {@code R7}
     * @param doubtful whether the day is to be checked
     * @param protections of the household today, as words keyed by {@code energy.protection.<key>}
     */
    record Left(
            @Nullable String what,
            @Nullable LocalDate on,
            List<String> why,
            boolean doubtful,
            Set<String> protections) {}

    boolean knows(String matter);

    Left of(Facts facts, LocalDate today);
}
