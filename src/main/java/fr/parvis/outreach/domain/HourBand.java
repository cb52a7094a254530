package fr.parvis.outreach.domain;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.util.Locale;

/** Parts of the week in which different people are at home. */
public enum HourBand {
    MORNING(9),
    AFTERNOON(14),
    EVENING(18),
    SATURDAY(10);

    /** The hour at which one is proposed. */
    final int hour;

    HourBand(int hour) {
        this.hour = hour;
    }

    static HourBand at(LocalDateTime time) {
        if (time.getDayOfWeek() == DayOfWeek.SATURDAY) return SATURDAY;
        return time.getHour() < 12 ? MORNING : time.getHour() < 17 ? AFTERNOON : EVENING;
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static HourBand of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    /** How often somebody was reached then. */
    record Rate(HourBand band, int tried, int reached) {
        double share() {
            return tried == 0 ? 0 : (double) reached / tried;
        }
    }
}
