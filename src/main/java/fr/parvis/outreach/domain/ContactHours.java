// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach.domain;

import fr.parvis.network.Communes;
import fr.parvis.network.DecentHours;
import fr.parvis.network.Timetables;
import fr.parvis.outreach.OutreachSettings;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Hours in which a household may decently be called, written to by SMS, or visited without having asked: Monday to Saturday from 8 to 20, never on Sundays and
 * public holidays, unless the settings {@code parvis.outreach.from-hour} and {@code parvis.outreach.to-hour} say otherwise. Hours and days are those
 * of the household's commune: at noon in Paris it is seven in the morning in Guadeloupe. Where the commune is unknown, those of the mainland.
 */
@Component
public class ContactHours {
    /** Letters and mails wait in a box until somebody looks. */
    private static final Set<String> INTRUDING = Set.of("call", "sms", "door");

    /** The department of a household's commune, as {@link #department} reads it; of an unknown one, Paris. */
    static final String DEPARTMENT_OF = """
            case when e.commune is null then '75' when e.commune ~ '^9[78]' then left(e.commune, 3) else left(e.commune, 2) end""";

    private final DecentHours hours;

    ContactHours(Timetables timetables, Communes communes, OutreachSettings settings) {
        this.hours = new DecentHours(timetables, communes, "PARVIS_OUTREACH", settings.fromHour(), settings.toHour());
    }

    static boolean intrudes(String channel) {
        return INTRUDING.contains(channel);
    }

    /** @param commune INSEE code; clocks differ overseas, public holidays also in Alsace and Moselle */
    boolean decent(Instant at, @Nullable String commune) {
        return hours.decent(at, commune);
    }

    /** The departments in which that moment is decent. */
    List<String> departments(Instant at) {
        return hours.departments(at);
    }

    /** That moment, or the first decent one after it. */
    Instant next(Instant at, @Nullable String commune) {
        return hours.next(at, commune);
    }

    boolean open(LocalDate day, @Nullable String commune) {
        return hours.open(day, commune);
    }

    static String department(@Nullable String commune) {
        return DecentHours.department(commune);
    }

    /** The local time of a household. */
    LocalDateTime local(Instant at, @Nullable String commune) {
        return hours.local(at, commune);
    }

    LocalDate day(Instant at, @Nullable String commune) {
        return local(at, commune).toLocalDate();
    }

    Instant instant(LocalDateTime time, @Nullable String commune) {
        return hours.instant(time, commune);
    }

    /** The hour from which, 0 to 22. */
    public int from() {
        return hours.from();
    }

    /** The hour before which, 1 to 23. */
    public int to() {
        return hours.to();
    }
}
