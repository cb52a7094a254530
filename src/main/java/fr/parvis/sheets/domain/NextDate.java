// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sheets.domain;

import fr.parvis.values.EnumCode;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** Date on which it goes on: a meeting at the point, or the last day for doing something. */
public record NextDate(LocalDate day, @Nullable LocalTime time, Kind kind) {

    /** Event of that day. */
    public enum Kind {
        MEETING,
        DEADLINE;

        /** As the database and forms name it. */
        public String word() {
            return EnumCode.of(this);
        }
    }
}
