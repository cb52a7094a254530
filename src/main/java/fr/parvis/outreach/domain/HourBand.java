// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach.domain;

import fr.parvis.values.EnumCode;
import java.time.DayOfWeek;
import java.time.LocalDateTime;

/** Parts of the week in which different people are at home. */
public enum HourBand {
    MORNING(0, 9, 12),
    AFTERNOON(12, 14, 17),
    EVENING(17, 18, 24),
    SATURDAY(0, 10, 24);

    private final int begins;
    private final int hour;
    private final int ends;

    HourBand(int begins, int hour, int ends) {
        this.begins = begins;
        this.hour = hour;
        this.ends = ends;
    }

    /** Whether any of it lies between two hours. */
    boolean within(int from, int to) {
        return Math.max(begins, from) < Math.min(ends, to);
    }

    /** The hour at which one is proposed; of a band {@link #within} the hours, one within them. */
    int hour(int from, int to) {
        return Math.clamp(hour, Math.max(begins, from), Math.min(ends, to) - 1);
    }

    static HourBand at(LocalDateTime time) {
        if (time.getDayOfWeek() == DayOfWeek.SATURDAY) return SATURDAY;
        return time.getHour() < MORNING.ends ? MORNING : time.getHour() < AFTERNOON.ends ? AFTERNOON : EVENING;
    }

    public String key() {
        return EnumCode.of(this);
    }

    static HourBand of(String key) {
        return EnumCode.read(HourBand.class, key);
    }

    /** Share of attempts that reached somebody then. */
    record Rate(HourBand band, int tried, int reached) {
        double share() {
            return tried == 0 ? 0 : (double) reached / tried;
        }
    }
}
