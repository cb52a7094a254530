// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rollout.domain;

import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.network.Communes;
import fr.parvis.rollout.PastRollout;
import fr.parvis.values.Ids;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes the demonstration's roll-out. */
@Component
class LoadRollout implements PastRollout {
    private static final int PLANS = 50;
    private static final int WEEKS = 108;
    private static final List<String> PARTNERS =
            List.of("Mairie (exemple)", "Bailleur (exemple)", "Département (exemple)", "La Poste (exemple)");

    private final PlanTable plans;
    private final StaffSkillTable skills;
    private final SeeRollout rollout;
    private final Communes communes;
    private final JdbcClient database;
    private final Clock clock;

    LoadRollout(
            PlanTable plans,
            StaffSkillTable skills,
            SeeRollout rollout,
            Communes communes,
            JdbcClient database,
            Clock clock) {
        this.plans = plans;
        this.skills = skills;
        this.rollout = rollout;
        this.communes = communes;
        this.database = database;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void plans(LocalDate today, UUID by, List<UUID> associations, Random random) {
        var places = communes.largest(PLANS + 20).subList(20, PLANS + 20);
        for (int i = 0; i < places.size(); i++) {
            var place = places.get(i);
            var planned = today.plusDays(-420L + 18L * i);
            boolean open = i < 20;
            boolean late = !open && i % 3 == 0;
            boolean givenUp = i == 30 || i == 41;
            int slip = open ? random.nextInt(60) : late ? 20 + random.nextInt(120) : 0;
            var expected = planned.plusDays(slip);
            var kept = new HashSet<String>();
            var missing = new HashSet<String>();
            for (var criterion : Plan.CRITERIA) {
                double chance = random.nextDouble();
                if (open || chance < 0.6) kept.add(criterion);
                else if (chance < 0.75) missing.add(criterion);
            }
            int devices = 8 + random.nextInt(8);
            int staff = 2 + random.nextInt(2);
            var it = new Plan(
                    Ids.next(),
                    "Numérique " + place.name(),
                    place.insee(),
                    i % 4 == 3 ? null : associations.get(i % associations.size()),
                    PARTNERS.get(i % PARTNERS.size()),
                    "Ligne " + (1 + i % 5),
                    devices,
                    open ? devices : random.nextInt(devices + 1),
                    staff,
                    open ? staff : random.nextInt(staff + 1),
                    kept,
                    missing,
                    planned,
                    expected,
                    open && !expected.isAfter(today) ? expected : null,
                    givenUp ? today.minusDays(30) : null,
                    null,
                    0);
            plans.keep(it, by, clock.instant());
            if (slip > 0)
                plans.note(
                        Ids.next(),
                        it.id(),
                        new Delay(
                                Delay.CAUSES.get(random.nextInt(Delay.CAUSES.size())), slip, expected, clock.instant()),
                        by);
        }
    }

    @Override
    @Transactional
    public void weeks(LocalDate today, Random random) {
        rollout.fold();
        var monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        record Mean(double met, double helped, double paths) {}
        var mean = database.sql("""
                        select coalesce(avg(met), 0)::float8 as met, coalesce(avg(helped), 0)::float8 as helped, coalesce(avg(paths), 0)::float8 as paths
                        from rollout.week_sum where association = :association and helped > 0 and week < :monday""")
                .param("association", Asking.association())
                .param("monday", monday)
                .query(ResultRow.map(row -> new Mean(row.real("met"), row.real("helped"), row.real("paths"))))
                .single();
        for (int week = 1; week <= WEEKS; week++) {
            var day = monday.minusWeeks(week);
            double level = day.isBefore(monday.minusWeeks(52)) ? 0.8 : 1;
            double season =
                    day.getMonthValue() == 8 ? 0.45 : day.getMonthValue() == 12 && day.getDayOfMonth() > 20 ? 0.5 : 1;
            double chance = level * season * (1 + 0.12 * random.nextGaussian());
            database.sql("""
                            update rollout.week_sum set met = :met, helped = :helped, paths = :paths
                            where association = :association and week = :week and met = 0 and helped = 0""")
                    .param("met", (int) Math.max(0, Math.round(mean.met() * chance)))
                    .param("helped", (int) Math.max(0, Math.round(mean.helped() * chance)))
                    .param("paths", (int) Math.max(0, Math.round(mean.paths() * chance)))
                    .param("association", Asking.association())
                    .param("week", day)
                    .update();
        }
    }

    @Override
    @Transactional
    public void staff(LocalDate today, UUID by, List<UUID> accounts, Random random) {
        for (int i = 0; i < accounts.size(); i++) {
            var obtained = today.minusDays(60 + random.nextInt(640));
            skills.add(
                    new StaffSkill(Ids.next(), accounts.get(i), "training", "france-services", "", obtained, 80, null),
                    by,
                    clock.instant());
            if (i % 2 == 0)
                skills.add(
                        new StaffSkill(
                                Ids.next(),
                                accounts.get(i),
                                "entitlement",
                                "aidants-connect",
                                "",
                                obtained,
                                14,
                                i % 6 == 0 ? today.plusDays(25) : obtained.plusYears(3)),
                        by,
                        clock.instant());
        }
    }
}
