package fr.parvis.outreach.domain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
     * @param partner nothing for all
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
                .query(this::tally)
                .list();
    }

    private Tally tally(ResultSet row, int n) throws SQLException {
        return new Tally(
                row.getObject("association", UUID.class),
                row.getObject("partner", UUID.class),
                row.getObject("arrangement", UUID.class),
                row.getObject("list", UUID.class),
                Objects.requireNonNull(row.getObject("month", LocalDate.class)),
                row.getString("commune"),
                row.getObject("sector", UUID.class),
                row.getObject("point", UUID.class),
                new Tally.Sums(
                        row.getLong("listed"),
                        row.getLong("attempted"),
                        row.getLong("reached"),
                        row.getLong("solved"),
                        row.getLong("reductions"),
                        row.getLong("cuts"),
                        row.getLong("evictions"),
                        row.getLong("oriented"),
                        row.getLong("with_spread"),
                        row.getLong("spread"),
                        row.getLong("with_gained"),
                        row.getLong("gained"),
                        row.getLong("with_expected"),
                        row.getLong("expected_kwh"),
                        row.getLong("with_measured"),
                        row.getLong("measured_kwh"),
                        row.getDouble("measured_variance")),
                counts(row, "channels"),
                counts(row, "kinds"),
                counts(row, "days"),
                counts(row, "outcomes"));
    }

    private Map<String, Long> counts(ResultSet row, String column) throws SQLException {
        return json.readValue(row.getString(column), new TypeReference<Map<String, Long>>() {});
    }
}
