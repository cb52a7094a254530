// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.returns.domain;

import fr.parvis.database.ResultRow;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads the sums of lists: an association its own, the network's head those of all. */
@Component
@Transactional(readOnly = true)
class ReadTallies {
    private final JdbcClient database;
    private final JsonMapper json;

    ReadTallies(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /**
     * Those of lists that came between two days, whole months; in the current scope.
     *
     * @param partner null for all
     */
    List<Tally> between(LocalDate from, LocalDate to, @Nullable UUID partner) {
        return database.sql("""
                        select association, partner, arrangement, list, month, commune, sector, point, listed, attempted, reached, solved,
                               reductions, cuts, evictions, oriented, with_spread, spread, with_gained, gained, with_expected, expected_kwh, with_measured,
                               measured_kwh, measured_variance, channels::text as channels,
                               kinds::text as kinds, days::text as days, outcomes::text as outcomes
                        from outreach.tally
                        where month between date_trunc('month', :from::date) and :to and (:partner::uuid is null or partner = :partner)
                        order by month, list, commune""")
                .param("from", from)
                .param("to", to)
                .param("partner", partner)
                .query(ResultRow.map(this::tally))
                .list();
    }

    private Tally tally(ResultRow row) {
        return new Tally(
                row.uuid("association"),
                row.uuid("partner"),
                row.uuid("arrangement"),
                row.uuid("list"),
                row.day("month"),
                row.text("commune"),
                row.uuidOrNull("sector"),
                row.uuidOrNull("point"),
                new Tally.Sums(
                        row.bigint("listed"),
                        row.bigint("attempted"),
                        row.bigint("reached"),
                        row.bigint("solved"),
                        row.bigint("reductions"),
                        row.bigint("cuts"),
                        row.bigint("evictions"),
                        row.bigint("oriented"),
                        row.bigint("with_spread"),
                        row.bigint("spread"),
                        row.bigint("with_gained"),
                        row.bigint("gained"),
                        row.bigint("with_expected"),
                        row.bigint("expected_kwh"),
                        row.bigint("with_measured"),
                        row.bigint("measured_kwh"),
                        row.real("measured_variance")),
                counts(row, "channels"),
                counts(row, "kinds"),
                counts(row, "days"),
                counts(row, "outcomes"));
    }

    private Map<String, Long> counts(ResultRow row, String column) {
        return json.readValue(row.text(column), new TypeReference<Map<String, Long>>() {});
    }
}
