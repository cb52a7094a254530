// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rollout.domain;

import fr.parvis.database.ResultRow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** SQL of plans and their delays; called inside a transaction of the network. */
@Component
class PlanTable {
    private final JdbcClient database;

    PlanTable(JdbcClient database) {
        this.database = database;
    }

    Optional<Plan> find(UUID id) {
        return database.sql("select * from rollout.plan where id = :id")
                .param("id", id)
                .query(ResultRow.map(PlanTable::plan))
                .optional();
    }

    /** All of them, in the order of the day they are expected on. */
    List<Plan> list() {
        return database.sql("select * from rollout.plan order by expected_on, lower(name), id")
                .query(ResultRow.map(PlanTable::plan))
                .list();
    }

    private static Plan plan(ResultRow row) {
        return new Plan(
                row.uuid("id"),
                row.text("name"),
                row.text("insee"),
                row.uuidOrNull("run_by"),
                row.text("partner"),
                row.text("budget_line"),
                row.integer("devices"),
                row.integer("devices_in"),
                row.integer("staff"),
                row.integer("trained"),
                Set.copyOf(row.texts("kept")),
                Set.copyOf(row.texts("missing")),
                row.day("planned_on"),
                row.day("expected_on"),
                row.dayOrNull("opened_on"),
                row.dayOrNull("given_up_on"),
                row.uuidOrNull("point"),
                row.integer("version"));
    }

    /** @return false when it was changed meanwhile */
    boolean keep(Plan it, UUID by, Instant now) {
        return database.sql("""
                        insert into rollout.plan as p (id, name, insee, run_by, partner, budget_line, devices, devices_in, staff, trained, kept, missing,
                            planned_on, expected_on, opened_on, given_up_on, point, made_by, made_at)
                        values (:id, :name, :insee, :runBy, :partner, :budgetLine, :devices, :devicesIn, :staff, :trained, :kept::text[],
                            :missing::text[], :plannedOn, :expectedOn, :openedOn, :givenUpOn, :point, :by, :now)
                        on conflict (id) do update set name = excluded.name, insee = excluded.insee, run_by = excluded.run_by, partner = excluded.partner,
                            budget_line = excluded.budget_line, devices = excluded.devices, devices_in = excluded.devices_in, staff = excluded.staff,
                            trained = excluded.trained, kept = excluded.kept, missing = excluded.missing, planned_on = excluded.planned_on,
                            expected_on = excluded.expected_on, opened_on = excluded.opened_on, given_up_on = excluded.given_up_on,
                            point = excluded.point, version = p.version + 1
                        where p.version = :version""")
                        .param("id", it.id())
                        .param("name", it.name())
                        .param("insee", it.insee())
                        .param("runBy", it.runBy())
                        .param("partner", it.partner())
                        .param("budgetLine", it.budgetLine())
                        .param("devices", it.devices())
                        .param("devicesIn", it.devicesIn())
                        .param("staff", it.staff())
                        .param("trained", it.trained())
                        .param("kept", it.kept().toArray(String[]::new))
                        .param("missing", it.missing().toArray(String[]::new))
                        .param("plannedOn", it.plannedOn())
                        .param("expectedOn", it.expectedOn())
                        .param("openedOn", it.openedOn())
                        .param("givenUpOn", it.givenUpOn())
                        .param("point", it.point())
                        .param("by", by)
                        .param("now", now)
                        .param("version", it.version())
                        .update()
                == 1;
    }

    void note(UUID id, UUID plan, Delay delay, UUID by) {
        database.sql("""
                        insert into rollout.delay (id, plan, cause, days, moved_to, noted_by, noted_at)
                        values (:id, :plan, :cause, :days, :movedTo, :by, :at)""")
                .param("id", id)
                .param("plan", plan)
                .param("cause", delay.cause())
                .param("days", delay.days())
                .param("movedTo", delay.movedTo())
                .param("by", by)
                .param("at", delay.notedAt())
                .update();
    }

    /** Delays of a plan, in their order. */
    List<Delay> delays(UUID plan) {
        return database.sql("select * from rollout.delay where plan = :plan order by noted_at, id")
                .param("plan", plan)
                .query(ResultRow.map(row -> new Delay(
                        row.text("cause"), row.integer("days"), row.day("moved_to"), row.instant("noted_at"))))
                .list();
    }

    /** @param days lost to it, 1 at least, in all plans that are not given up */
    record LostDays(UUID plan, String cause, long days) {}

    List<LostDays> lost() {
        return database.sql("""
                        select d.plan, d.cause, sum(d.days) as days from rollout.delay d join rollout.plan p on p.id = d.plan
                        where p.given_up_on is null group by 1, 2 having sum(d.days) > 0 order by 3 desc, 2""")
                .query(ResultRow.map(row -> new LostDays(row.uuid("plan"), row.text("cause"), row.bigint("days"))))
                .list();
    }

    /** The plan that became a point. */
    Optional<UUID> ofPoint(UUID point) {
        return database.sql("select id from rollout.plan where point = :point")
                .param("point", point)
                .query(UUID.class)
                .optional();
    }

    /** How many are to be open on that day, of those that are not yet. */
    static long openBy(List<Plan> plans, LocalDate day) {
        return plans.stream()
                .filter(plan -> plan.openedOn() == null && plan.givenUpOn() == null)
                .filter(plan -> !plan.expectedOn().isAfter(day))
                .count();
    }
}
