// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.domain.funds;

import fr.parvis.values.EnumCode;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The housing fund of a department, as far as it is known.
 *
 * @param department code of the department
 * @param body body that runs it; empty where nobody noted it
 * @param rule on resources, in words
 * @param ceilings the rule as a table, where it is known
 * @param smallestCents smallest bill that is taken, in euro cents
 * @param yearlyCents most aid in a year, in euro cents
 * @param papers to bring
 * @param source source of these facts
 * @param version 0 for what is shipped
 */
public record Fund(
        String department,
        Origin origin,
        String body,
        String rule,
        List<Ceiling> ceilings,
        @Nullable Long smallestCents,
        @Nullable Long yearlyCents,
        Aid aid,
        LodgedBy lodgedBy,
        List<String> papers,
        @Nullable String email,
        @Nullable String phone,
        List<String> postalLines,
        String source,
        LocalDate readOn,
        int version) {

    public Fund {
        ceilings = List.copyOf(ceilings);
        papers = List.copyOf(papers);
        postalLines = List.copyOf(postalLines);
    }

    /** Owner of a row: the nearest one counts. */
    public enum Origin {
        OWN,
        NETWORK,
        SHIPPED
    }

    /** Kind of aid of the fund. */
    public enum Aid {
        GRANT,
        LOAN,
        BOTH,
        UNKNOWN;

        public String key() {
            return EnumCode.of(this);
        }
    }

    /** Body that may lodge a file: the person, a social worker, either. */
    public enum LodgedBy {
        PERSON,
        WORKER,
        BOTH,
        UNKNOWN;

        public String key() {
            return EnumCode.of(this);
        }
    }

    /** A household, and under how many euro cents a month it may ask. */
    public record Ceiling(String of, long cents) {}

    /** Whether it is to be compared with the department: shipped and never compared, or read more than a year ago. */
    public boolean toCheck(LocalDate today) {
        return origin == Origin.SHIPPED || readOn.isBefore(today.minusYears(1));
    }
}
