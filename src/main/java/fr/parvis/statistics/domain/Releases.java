// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.domain;

import fr.parvis.database.ResultRow;
import fr.parvis.statistics.PublicFigures.Line;
import fr.parvis.statistics.PublicFigures.Release;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Releases as they were told: written once, read by everybody. */
@Component
class Releases {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String COLUMNS = "select month, version, released_at, threshold, lines::text as lines";

    /**
     * Last version of each month.
     *
     * @param state of the table that they were read from
     */
    private record Kept(String state, List<Release> last) {}

    private final JdbcClient database;
    private volatile Kept kept = new Kept("", List.of());

    Releases(JdbcClient database) {
        this.database = database;
    }

    /** The last version of each month, the first month first. Read again once there is another version: none is changed or deleted. */
    List<Release> list() {
        var state = database.sql("select concat_ws(' ', count(*), max(released_at)) from statistics.release")
                .query(String.class)
                .single();
        var known = kept;
        if (known.state().equals(state)) return known.last();
        var last = read();
        kept = new Kept(state, last);
        return last;
    }

    private List<Release> read() {
        return database.sql(COLUMNS + """
                 from (select distinct on (month) * from statistics.release order by month, version desc) last order by month\
                """)
                .query(ResultRow.map(Releases::release))
                .list();
    }

    List<Release> history(YearMonth month) {
        return database.sql(COLUMNS + " from statistics.release where month = :month order by version")
                .param("month", month.atDay(1))
                .query(ResultRow.map(Releases::release))
                .list();
    }

    /** The hash of what was counted when the last version was made, hidden numbers too. */
    Optional<String> hash(YearMonth month) {
        return database.sql("select sha256 from statistics.release where month = :month order by version desc limit 1")
                .param("month", month.atDay(1))
                .query(String.class)
                .optional();
    }

    /** Two processes that make the same version at once make one. */
    void add(Release release, String hash) {
        database.sql("""
                insert into statistics.release (month, version, released_at, threshold, lines, sha256)
                values (:month, :version, :at, :threshold, :lines::jsonb, :hash) on conflict do nothing\
                """)
                .param("month", release.month().atDay(1))
                .param("version", release.version())
                .param("at", release.releasedAt())
                .param("threshold", release.threshold())
                .param("lines", text(release.lines()))
                .param("hash", hash)
                .update();
    }

    static String text(List<Line> lines) {
        return JSON.writeValueAsString(lines);
    }

    private static Release release(ResultRow row) {
        return new Release(
                YearMonth.from(row.day("month")),
                row.integer("version"),
                row.instant("released_at"),
                row.integer("threshold"),
                Arrays.asList(JSON.readValue(row.text("lines"), Line[].class)));
    }
}
