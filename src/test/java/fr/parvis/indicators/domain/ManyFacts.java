// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.domain;

import fr.parvis.Network;
import fr.parvis.activities.Activities;
import fr.parvis.activities.ActivitiesFixtures;
import fr.parvis.database.Asking;
import fr.parvis.equipment.PastEquipment;
import fr.parvis.values.Ids;
import fr.parvis.values.NetworkTime;
import fr.parvis.visits.Direction;
import fr.parvis.visits.PastVisits;
import fr.parvis.visits.Visit;
import fr.parvis.visits.VisitsFixtures;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Facts of fourteen months for tests of engines: something for each shipped indicator, each dimension also not said. */
final class ManyFacts {
    private static final int DAYS = 420;
    private static final List<String> THEMES =
            List.of("family-benefits", "housing-search", "housing-benefit", "energy-unpaid-bill", "energy");

    private final ApplicationContext context;
    private final VisitsFixtures.Desk desk;
    private final LocalDate today = LocalDate.now(NetworkTime.ZONE);
    private final Random random = new Random(4);

    ManyFacts(ApplicationContext context, VisitsFixtures.Desk desk) {
        this.context = context;
        this.desk = desk;
    }

    void record(int number) {
        var visits = new ArrayList<Visit>();
        for (int i = 0; i < number; i++) visits.add(visit());
        Asking.as(desk.association())
                .run(() -> context.getBean(PastVisits.class).load(visits));
        for (int i = 0; i < 5; i++) {
            var meeting = ActivitiesFixtures.with(ActivitiesFixtures.aMeeting(i == 0 ? null : desk.point()), i);
            Network.as(desk.mediator(), () -> context.getBean(Activities.class).record(meeting));
        }
        inTransaction(this::tickets);
        inTransaction(this::calls);
        for (var movement : List.of("lent", "given")) item(movement);
    }

    private void inTransaction(Consumer<JdbcClient> write) {
        Asking.as(desk.association())
                .run(() -> context.getBean(TransactionTemplate.class)
                        .executeWithoutResult(_ -> write.accept(context.getBean(JdbcClient.class))));
    }

    private Visit visit() {
        var day = today.minusDays(random.nextInt(DAYS));
        var requests = new ArrayList<Visit.Request>();
        for (int i = random.nextInt(3); i >= 0; i--) requests.add(request());
        return new Visit(
                Ids.next(),
                desk.association(),
                desk.point(),
                day,
                day.atTime(12, 0).atZone(NetworkTime.ZONE).toInstant(),
                pick("desk", "telephone", "home-visit", "permanence"),
                random.nextInt(5) == 0 ? Direction.OUTGOING : Direction.INCOMING,
                List.of(desk.mediator().account()),
                1 + random.nextInt(4),
                orNot("18-24", "under-12"),
                orNot("female", "male"),
                orNot("student", "employed"),
                orNot("69388", "38185"),
                orNot("fr", "ar"),
                random.nextBoolean() ? random.nextBoolean() : null,
                orNot("caf", "cpam"),
                orNot("Équipe Nord", "d'Oc"),
                requests,
                0);
    }

    private Visit.Request request() {
        boolean digital = random.nextBoolean();
        return new Visit.Request(
                Ids.next(),
                THEMES.get(random.nextInt(THEMES.size())),
                orNot("caf", "cpam"),
                pick("information", "orientation", "accompaniment"),
                pick("settled", "referred", "follow-up"),
                random.nextInt(4) == 0 ? pick("portal-down", "account-lost") : null,
                random.nextInt(90),
                digital ? pick("trained", "accompanied", "done-for") : null,
                digital ? orNot("autonomous", "partly-autonomous") : null,
                digital ? orNot("computer", "phone") : null,
                null);
    }

    private String pick(String... codes) {
        return codes[random.nextInt(codes.length)];
    }

    private @Nullable String orNot(String... codes) {
        return random.nextInt(3) == 0 ? null : pick(codes);
    }

    private void tickets(JdbcClient database) {
        for (int i = 1; i <= 30; i++) {
            boolean refused = i % 5 == 0;
            database.sql("""
                            insert into queue.ticket (id, association, point, day, number, persons, origin, taken_at, state, called_at, called_by, ended_at,
                                                      reason, waited_seconds)
                            values (:id, :association, :point, :day, :number, :persons, 'desk', :at, :state, :at, :account, :at, :reason, :waited)""")
                    .param("id", Ids.next())
                    .param("association", desk.association())
                    .param("point", desk.point())
                    .param("day", today.minusDays(i))
                    .param("number", refused ? null : i)
                    .param("persons", 1 + random.nextInt(3))
                    .param("at", Instant.now())
                    .param("state", refused ? "refused" : i % 3 == 0 ? "left" : "served")
                    .param("account", desk.mediator().account())
                    .param("reason", refused || i % 3 == 0 ? "too-long" : null)
                    .param("waited", random.nextInt(5000))
                    .update();
        }
    }

    private void calls(JdbcClient database) {
        for (int i = 0; i < 12; i++)
            database.sql("""
                            insert into hotline.attempt (id, call, at, association, account, outcome, seconds, day)
                            values (:id, null, now(), :association, :account, :outcome, :seconds, :day)""")
                    .param("id", Ids.next())
                    .param("association", desk.association())
                    .param("account", desk.mediator().account())
                    .param("outcome", i % 3 == 0 ? "no-answer" : "reached")
                    .param("seconds", random.nextInt(600))
                    .param("day", today.minusDays(i))
                    .update();
    }

    /** An item that was received and went out. */
    private void item(String movement) {
        var came = today.minusDays(60);
        var item = Ids.next();
        var known = new PastEquipment.Known(
                item,
                "laptop",
                "ThinkPad",
                "SN-" + movement,
                "",
                desk.point(),
                desk.mediator().account(),
                came,
                PastEquipment.Fate.READY,
                null,
                came.plusDays(3),
                null);
        Asking.as(desk.association())
                .run(() -> context.getBean(PastEquipment.class).load(List.of(known)));
        // in the hands of somebody whose file was erased since
        inTransaction(database -> {
            database.sql("""
                            insert into equipment.handover (id, association, item, kind, away, condition, out_at, out_on, out_by, out_signed, forgotten)
                            values (:id, :association, :item, :kind, true, :condition, now(), :day, :by, 'paper', :day)""")
                    .param("id", Ids.next())
                    .param("association", desk.association())
                    .param("item", item)
                    .param("kind", movement.equals("given") ? "gift" : "loan")
                    .param("condition", movement.equals("given") ? "low-income" : null)
                    .param("day", today)
                    .param("by", desk.mediator().account())
                    .update();
            database.sql("""
                            insert into equipment.movement (id, association, item, kind, at, noted_at, noted_by, point, day)
                            values (:id, :association, :item, :kind, now(), now(), :by, :point, :day)""")
                    .param("id", Ids.next())
                    .param("association", desk.association())
                    .param("item", item)
                    .param("kind", movement)
                    .param("by", desk.mediator().account())
                    .param("point", desk.point())
                    .param("day", today)
                    .update();
        });
    }
}
