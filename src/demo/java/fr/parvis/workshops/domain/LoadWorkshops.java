// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.domain;

import fr.parvis.audit.Actor;
import fr.parvis.database.Asking;
import fr.parvis.network.LocalDays;
import fr.parvis.values.Ids;
import fr.parvis.workshops.PastWorkshops;
import fr.parvis.workshops.domain.Sheet.Attendance;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes the demonstration's workshops. */
@Component
class LoadWorkshops implements PastWorkshops {
    private static final Map<String, List<String>> TITLES = new TreeMap<>(Map.of(
            "Ma boîte mail", List.of("message", "photograph"),
            "Mon téléphone, pas à pas", List.of("switch-on", "connect"),
            "Mes démarches en ligne", List.of("sign-in", "form"),
            "Repérer un message piégé", List.of("scam")));

    private static final int MINUTES = 120;

    /** Vouchers taken at a session of a cycle of the digital pass. */
    private static final int VOUCHERS = 2;

    /** Days of free access to computers before today. */
    private static final int FREE_DAYS = 40;

    private static final String PASS = "pass-numerique";

    private final KeepCatalogue catalogue;
    private final CycleTable cycles;
    private final EnrolmentTable enrolments;
    private final SheetTable sheets;
    private final VoucherTable vouchers;
    private final KeepSheet keep;
    private final FreeAccess free;
    private final LocalDays localDays;
    private final JdbcClient database;

    LoadWorkshops(
            KeepCatalogue catalogue,
            CycleTable cycles,
            EnrolmentTable enrolments,
            SheetTable sheets,
            VoucherTable vouchers,
            KeepSheet keep,
            FreeAccess free,
            LocalDays localDays,
            JdbcClient database) {
        this.catalogue = catalogue;
        this.cycles = cycles;
        this.enrolments = enrolments;
        this.sheets = sheets;
        this.vouchers = vouchers;
        this.keep = keep;
        this.free = free;
        this.localDays = localDays;
        this.database = database;
    }

    @Override
    @Transactional
    public void load(List<Known> all, LocalDate today, Random random) {
        var workshops = TITLES.entrySet().stream()
                .map(one -> {
                    var id = id(random);
                    catalogue.keep(new Workshop(
                            id, one.getKey(), "En petit groupe, à son rythme.", MINUTES, one.getValue(), "", false, 0));
                    return id;
                })
                .toList();
        var rooms = new HashMap<UUID, UUID>();
        for (int i = 0; i < all.size(); i++) {
            var it = all.get(i);
            var room = rooms.computeIfAbsent(it.point(), point -> {
                var id = id(random);
                catalogue.keep(new Room(id, point, "Salle d’atelier", 12, 8, false, 0));
                return id;
            });
            load(it, workshops.get(random.nextInt(workshops.size())), room, i, today, random);
        }
    }

    private void load(Known it, UUID workshop, UUID room, int rank, LocalDate today, Random random) {
        var made = id(random);
        var programmes = new ArrayList<String>();
        if (random.nextBoolean()) programmes.add("conseiller-numerique");
        if (rank % 2 == 1) programmes.add(PASS);
        var cycle = new Cycle(made, workshop, it.point(), null, programmes, true, it.seats(), 0, false, 0);
        cycles.insert(cycle);
        for (var person : it.persons())
            enrolments.insert(new Enrolment(
                    id(random),
                    cycle.id(),
                    learner(person, today, random),
                    0,
                    1,
                    cycles.take(cycle.id(), 1) ? Enrolment.State.ENROLLED : Enrolment.State.WAITING,
                    localDays.now(),
                    null,
                    0,
                    false));
        var enrolled = enrolments.of(cycle.id());
        for (int week = 0; week < it.sessions(); week++) {
            var day = it.first().plusWeeks(week);
            // one cycle after the other in the same room
            var begins = day.atTime(LocalTime.of(9 + 3 * (rank % 3), 0))
                    .atZone(localDays.zoneAt(it.point()))
                    .toInstant();
            var session = new Session(
                    id(random),
                    cycle.id(),
                    room,
                    begins,
                    begins.plus(Duration.ofMinutes(MINUTES)),
                    day,
                    it.trainers(),
                    false,
                    0);
            cycles.insert(session);
            if (!day.isBefore(today)) continue;
            var present = new HashMap<UUID, Attendance>();
            for (var one : enrolled)
                if (one.state() == Enrolment.State.ENROLLED)
                    present.put(
                            one.id(),
                            random.nextDouble() < 0.75
                                    ? Attendance.HERE
                                    : random.nextBoolean() ? Attendance.LATE : Attendance.ABSENT);
            int others = random.nextInt(4);
            var counts = counts(others);
            var sheet = new Sheet(present, others, counts, List.of(2 + random.nextInt(4), random.nextInt(2), 0));
            sheets.write(session.id(), new Sheet.OfDevice(Ids.NIL, sheet), 1, localDays.now());
            sheets.count(session.id());
            keep.count(cycle, session.id());
            if (programmes.contains(PASS)) pay(session);
        }
    }

    /** Persons who came without being enrolled; of some the age was not asked. */
    private static Map<String, Map<String, Integer>> counts(int others) {
        return switch (others) {
            case 0 -> Map.of();
            case 1 -> Map.of("gender", Map.of("female", 1));
            default ->
                Map.of(
                        "gender",
                        Map.of("female", others - others / 2, "male", others / 2),
                        "age-band",
                        Map.of("60-69", others - 1));
        };
    }

    private void pay(Session session) {
        for (int i = 0; i < VOUCHERS; i++) {
            var id = UUID.nameUUIDFromBytes(("voucher " + i + " " + session.id()).getBytes(StandardCharsets.UTF_8));
            var code = TakeVouchers.normalized(id.toString().substring(24));
            var until = session.day().plusMonths(6);
            vouchers.insert(new Voucher(id, session.id(), "aptic", code, until, session.day(), null), code);
        }
    }

    @Override
    @Transactional
    public void freeAccess(UUID point, LocalDate today, Random random) {
        for (int ago = FREE_DAYS; ago > 0; ago--) {
            var day = today.minusDays(ago);
            if (day.getDayOfWeek() == DayOfWeek.SUNDAY || random.nextInt(3) == 0) continue;
            int uses = 1 + random.nextInt(6);
            for (int use = 0; use < uses; use++) use(point, day, random);
            free.count(point, day);
        }
    }

    private void use(UUID point, LocalDate day, Random random) {
        database.sql("""
                        insert into workshops.self_use (id, association, point, day, started_at, minutes, helped, noted_by)
                        values (:id, :association, :point, :day, :at, :minutes, :helped, :by) on conflict (id) do nothing""")
                .param("id", id(random))
                .param("association", Asking.association())
                .param("point", point)
                .param("day", day)
                .param(
                        "at",
                        day.atTime(9 + random.nextInt(8), random.nextInt(60))
                                .atZone(localDays.zoneAt(point))
                                .toInstant())
                .param("minutes", 10 + random.nextInt(80))
                .param("helped", random.nextInt(4) == 0)
                .param("by", Objects.requireNonNull(Actor.account(), "free access is noted by somebody"))
                .update();
    }

    /** The same seed gives the same identifiers. */
    private static UUID id(Random random) {
        return new UUID(random.nextLong(), random.nextLong());
    }

    /** The path of a person, begun when there is none. */
    private UUID learner(UUID person, LocalDate today, Random random) {
        return database.sql("""
                        with known as (select id from skills.learner where association = :association and person = :person
                                       order by made_on, id limit 1),
                        made as (insert into skills.learner (id, association, person, made_on)
                                 select :id, :association, :person, :today where not exists (select from known) returning id)
                        select id from known union all select id from made""")
                .param("association", Asking.association())
                .param("person", person)
                .param("id", id(random))
                .param("today", today)
                .query(UUID.class)
                .single();
    }
}
