// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.arrangements;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Agreement of a partner and the association.
 *
 * @param matter subject of the debt, one of {@link #MATTERS}
 * @param fieldsIn codes of {@link ListField} that a file may hold; nothing else of it is kept
 * @param fieldsOut codes of what goes back to the partner; nothing else does
 * @param controller data controller (GDPR, articles 26 and 28), one of {@link #CONTROLLERS}
 * @param legalBasis article 6 of the GDPR, one of {@link #BASES}
 * @param informedBy side that informs households (GDPR, article 14): {@code partner} or {@code association}
 * @param information text that they are told
 * @param rightsAt mail or postal address where they ask for their rights
 * @param keepDays an entry that was never reached goes so many days after it came, 7 to 400
 * @param mostAttempts after so many a household is left in peace, 1 to 20
 * @param confirmDays a cut counts as avoided so many days after it was planned, 0 to 180
 * @param returnOn day of the week (1: Monday) on which the return file is due
 * @param mapping heading of the partner's files by code of the field, as last corrected; empty for a field without one
 * @param folder whether files are imported from the watched folder
 */
public record Arrangement(
        UUID id,
        UUID association,
        UUID partner,
        String name,
        String matter,
        List<String> fieldsIn,
        List<String> fieldsOut,
        String controller,
        String legalBasis,
        String informedBy,
        String information,
        String rightsAt,
        int keepDays,
        int mostAttempts,
        int confirmDays,
        @Nullable Integer returnOn,
        Map<String, String> mapping,
        boolean folder,
        LocalDate startsOn,
        @Nullable LocalDate endsOn,
        int version) {

    public static final List<String> MATTERS = List.of("electricity", "gas", "heat", "water", "rent", "other");
    public static final List<String> CONTROLLERS = List.of("partner", "joint", "association");
    public static final List<String> BASES =
            List.of("legitimate-interests", "public-task", "contract", "legal-obligation", "consent");
    public static final List<String> INFORMED_BY = List.of("partner", "association");

    /** Ways by which a file comes in. */
    public static final List<String> WAYS = List.of("upload", "partner", "token", "folder");

    public static final int LONGEST_NAME = 120;
    public static final int LONGEST_INFORMATION = 2000;

    /** Whether lists may come in on that day. */
    public boolean runsOn(LocalDate day) {
        var end = endsOn;
        return !day.isBefore(startsOn) && (end == null || !day.isAfter(end));
    }

    public boolean agreedIn(ListField field) {
        return fieldsIn.contains(field.code());
    }

    /** Columns that go back to the partner, in their order. */
    public Set<ReturnField> returned() {
        var returned = EnumSet.noneOf(ReturnField.class);
        for (var code : fieldsOut) ReturnField.of(code).ifPresent(returned::add);
        return returned;
    }

    public Arrangement with(Map<String, String> mapping) {
        return new Arrangement(
                id,
                association,
                partner,
                name,
                matter,
                fieldsIn,
                fieldsOut,
                controller,
                legalBasis,
                informedBy,
                information,
                rightsAt,
                keepDays,
                mostAttempts,
                confirmDays,
                returnOn,
                mapping,
                folder,
                startsOn,
                endsOn,
                version);
    }
}
