// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.appointments.domain;

import fr.parvis.values.EnumCode;
import java.util.Set;

/** State of an appointment. */
public enum BookingState {
    BOOKED,
    /** The person is there. */
    ARRIVED,
    /** The person did not come and said nothing. */
    ABSENT,
    /** The person said that they would not come. */
    EXCUSED,
    /** The team cannot keep it. */
    CANCELLED;

    /** The states that may follow this one. */
    public Set<BookingState> next() {
        return switch (this) {
            case BOOKED -> Set.of(ARRIVED, ABSENT, EXCUSED, CANCELLED);
            // late after all, or a press too many
            case ABSENT -> Set.of(BOOKED, ARRIVED, EXCUSED);
            case ARRIVED -> Set.of(BOOKED);
            case EXCUSED, CANCELLED -> Set.of();
        };
    }

    /** Whether the time of its mediators is given back. */
    public boolean isOff() {
        return this == EXCUSED || this == CANCELLED;
    }

    /** As it is stored, and the end of its message key. */
    public String key() {
        return EnumCode.of(this);
    }

    public static BookingState of(String key) {
        return EnumCode.read(BookingState.class, key);
    }
}
