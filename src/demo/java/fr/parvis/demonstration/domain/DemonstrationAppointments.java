// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.demonstration.domain;

import fr.parvis.appointments.PastAppointments.PastBooking;
import fr.parvis.appointments.PastAppointments.PastMotive;
import fr.parvis.appointments.PastAppointments.Waits;
import fr.parvis.appointments.PastAppointments.Wish;
import fr.parvis.demonstration.domain.DemonstrationPlan.Body;
import fr.parvis.network.PointKind;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Appointments of the demonstration: four motives, two weeks that are over and a month to come. */
final class DemonstrationAppointments {
    private static final int DAYS_BACK = 14;
    private static final int DAYS_AHEAD = 30;
    private static final double A_PAST_DAY = 0.3;

    /** Fewer: each is booked by the rules, which takes its time. */
    private static final double A_DAY = 0.1;

    private static final List<String> NAMES = List.of(
            "Aminata",
            "Mehdi",
            "Josiane",
            "Kévin",
            "Rosa",
            "Gérard",
            "Fatou",
            "Huong",
            "Ludovic",
            "Nadia",
            "Paulette",
            "Ibrahim");

    private final SeededRandom chance;

    DemonstrationAppointments(SeededRandom chance) {
        this.chance = chance;
    }

    List<PastMotive> motives(LocalDate today) {
        return List.of(
                motive(today, "Dossier logement", 45, false, "Pièce d’identité\nDernier avis d’imposition\nBail"),
                motive(today, "Facture d’énergie", 30, true, "Dernière facture\nLettre reçue"),
                motive(today, "Premiers pas sur internet", 60, true, "Téléphone ou ordinateur, avec son chargeur"),
                motive(today, "Démarche en ligne", 30, true, "Pièce d’identité\nIdentifiants, si vous les avez"));
    }

    private PastMotive motive(LocalDate today, String label, int minutes, boolean byPublic, String papers) {
        return new PastMotive(id(today), label, minutes, false, byPublic, papers);
    }

    private UUID id(LocalDate today) {
        return chance.id(today.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    /** Three in four came. */
    List<PastBooking> past(Body body, List<PastMotive> motives, LocalDate today) {
        var past = new ArrayList<PastBooking>();
        var points = body.points().stream()
                .filter(point -> point.kind() != PointKind.MOBILE)
                .toList();
        if (points.isEmpty()) return past;
        for (var day = today.minusDays(DAYS_BACK); day.isBefore(today); day = day.plusDays(1))
            if (isWorked(day))
                for (int i = 0; i < body.mediators().size(); i++)
                    if (chance.in(A_PAST_DAY))
                        past.add(new PastBooking(
                                chance.of(motives).id(),
                                points.get(i % points.size()).id(),
                                day,
                                30 * chance.between(18, 22),
                                chance.of(NAMES),
                                chance.in(0.75)));
        return past;
    }

    List<Wish> wishes(Body body, List<PastMotive> motives, LocalDate today) {
        var wishes = new ArrayList<Wish>();
        for (var day = today; !day.isAfter(today.plusDays(DAYS_AHEAD)); day = day.plusDays(1))
            if (isWorked(day))
                for (var mediator : body.mediators())
                    if (chance.in(A_DAY))
                        wishes.add(new Wish(
                                chance.of(motives).id(),
                                mediator.id(),
                                day,
                                chance.between(0, 100) / 100.0,
                                chance.of(NAMES)));
        return wishes;
    }

    /** Two who would come sooner. */
    List<Waits> waiting(List<PastMotive> motives, LocalDate today) {
        return List.of(
                new Waits(chance.of(motives).id(), today.plusDays(1), today.plusDays(10), chance.of(NAMES)),
                new Waits(chance.of(motives).id(), today.plusDays(2), today.plusDays(20), chance.of(NAMES)));
    }

    private static boolean isWorked(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }
}
