package fr.parvis.access.web;

import fr.parvis.shell.Words;
import java.time.Instant;
import java.time.ZoneId;

/** Shows a moment of administration: day and time in metropolitan France, where the network is run from. */
public final class Moment {
    static final ZoneId ZONE = ZoneId.of("Europe/Paris");

    private Moment() {}

    public static String of(Instant instant) {
        var local = instant.atZone(ZONE);
        return Words.date(local.toLocalDate()) + ", " + Words.time(local.toLocalTime());
    }

    public static String day(Instant instant) {
        return Words.date(instant.atZone(ZONE).toLocalDate());
    }
}
