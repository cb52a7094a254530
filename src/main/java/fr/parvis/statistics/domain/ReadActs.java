package fr.parvis.statistics.domain;

import fr.parvis.visits.Direction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The acts themselves, from the views that visits publish. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ReadActs {
    private static final String ACTS = """
            select v.id, v.point, v.team, v.day, v.presence, v.direction, v.persons, v.age_band, v.gender, v.situation, v.language,
                   v.first_visit, v.partner, r.theme, r.operator, r.level, r.result, r.blocker, r.minutes, r.support, r.autonomy,
                   r.device
            from visits.counted_visit v left join visits.counted_request r on r.visit = v.id
            where v.association = :association and v.day between :from and :to
            """;

    /** The days of the first and last act. */
    record Span(LocalDate first, LocalDate last) {}

    private final JdbcClient database;

    ReadActs(JdbcClient database) {
        this.database = database;
    }

    void ofAssociation(UUID association, LocalDate from, LocalDate to, Consumer<CountedAct> each) {
        var grouping = new Grouping(each);
        database.sql(ACTS + " order by v.id")
                .param("association", association)
                .param("from", from)
                .param("to", to)
                .query(grouping);
        grouping.end();
    }

    /** Those in which an account had a part; written as each of the four indexes wants it. */
    void ofMediator(UUID association, UUID mediator, LocalDate from, LocalDate to, Consumer<CountedAct> each) {
        var grouping = new Grouping(each);
        database.sql(ACTS + """
                         and (v.mediators[1] = :mediator or v.mediators[2] = :mediator or v.mediators[3] = :mediator
                             or v.mediators[4] = :mediator)
                        order by v.id""")
                .param("association", association)
                .param("mediator", mediator)
                .param("from", from)
                .param("to", to)
                .query(grouping);
        grouping.end();
    }

    /** Puts the rows of one visit together. */
    private static final class Grouping implements RowCallbackHandler {
        private final Consumer<CountedAct> each;
        private @Nullable UUID visit;
        private @Nullable CountedAct act;

        Grouping(Consumer<CountedAct> each) {
            this.each = each;
        }

        @Override
        public void processRow(ResultSet row) throws SQLException {
            var id = row.getObject("id", UUID.class);
            var current = act;
            if (current == null || !id.equals(visit)) {
                end();
                visit = id;
                current = act(row);
                act = current;
            }
            if (row.getString("theme") != null) current.needs().add(need(row));
        }

        void end() {
            if (act != null) each.accept(act);
            act = null;
        }

        private static CountedAct act(ResultSet row) throws SQLException {
            return new CountedAct(
                    row.getObject("point", UUID.class),
                    row.getString("team"),
                    row.getObject("day", LocalDate.class),
                    row.getString("presence"),
                    Direction.valueOf(row.getString("direction")),
                    row.getInt("persons"),
                    row.getString("age_band"),
                    row.getString("gender"),
                    row.getString("situation"),
                    row.getString("language"),
                    row.getObject("first_visit", Boolean.class),
                    row.getString("partner"),
                    new ArrayList<>());
        }

        private static CountedAct.Need need(ResultSet row) throws SQLException {
            return new CountedAct.Need(
                    row.getString("theme"),
                    row.getString("operator"),
                    row.getString("level"),
                    row.getString("result"),
                    row.getString("blocker"),
                    row.getInt("minutes"),
                    row.getString("support"),
                    row.getString("autonomy"),
                    row.getString("device"));
        }
    }
}
