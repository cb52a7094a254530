// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.domain;

import fr.parvis.database.ResultRow;
import fr.parvis.network.LocalDays;
import fr.parvis.network.PublicPoints;
import fr.parvis.values.EnumCode;
import fr.parvis.workshops.OpenWorkshops;
import fr.parvis.workshops.WorkshopsAddresses;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sessions of all associations as the public may know them. */
@Component
@Transactional(readOnly = true)
public class SeePublicWorkshops implements OpenWorkshops {
    private static final int MOST = 20_000;

    private final JdbcClient database;
    private final PublicPoints points;
    private final LocalDays localDays;

    SeePublicWorkshops(JdbcClient database, PublicPoints points, LocalDays localDays) {
        this.database = database;
        this.points = points;
        this.localDays = localDays;
    }

    /**
     * Sessions to come, by time.
     *
     * @param point null: of the whole network
     */
    public List<PublicSession> coming(@Nullable UUID point, int most) {
        return sessions(localDays.now(), null, point, most);
    }

    private List<PublicSession> sessions(
            @Nullable Instant after, @Nullable Instant changed, @Nullable UUID point, int most) {
        return database.sql("select * from workshops.open_sessions(:after, :changed, :point, :most)")
                .param("after", after)
                .param("changed", changed)
                .param("point", point)
                .param("most", most)
                .query(ResultRow.map(row -> new PublicSession(
                        row.uuid("id"),
                        row.uuid("cycle"),
                        row.uuid("point"),
                        row.text("title"),
                        row.text("goals"),
                        row.textOrNull("language"),
                        row.instant("begins"),
                        row.instant("ends"),
                        EnumCode.read(PublicSession.Seats.class, row.text("seats")),
                        row.integer("place"),
                        row.integer("sessions"),
                        row.flag("off"),
                        row.integer("version"),
                        row.instant("last_change"))))
                .list();
    }

    @Override
    public String version() {
        return database.sql("select workshops.open_version(:now)")
                .param("now", localDays.now())
                .query(String.class)
                .single();
    }

    @Override
    public List<OpenSession> list() {
        return told(coming(null, MOST));
    }

    @Override
    public List<OpenSession> listChanged(Instant since) {
        return told(sessions(null, since, null, MOST));
    }

    private List<OpenSession> told(List<PublicSession> sessions) {
        var now = localDays.now();
        var codes = new HashMap<UUID, Optional<String>>();
        return sessions.stream()
                .map(it -> {
                    var code = codes.computeIfAbsent(it.point(), this::code);
                    return new OpenSession(
                            it.id(),
                            it.cycle(),
                            it.point(),
                            it.title(),
                            it.goals(),
                            it.language(),
                            it.begins(),
                            it.ends(),
                            it.seats().key(),
                            it.place(),
                            it.of(),
                            it.off() || !it.begins().isAfter(now),
                            it.changedAt(),
                            code.map(one -> WorkshopsAddresses.at(one, it.cycle()))
                                    .orElse(null));
                })
                .toList();
    }

    /** Short address of a point that receives the public. */
    private Optional<String> code(UUID point) {
        return points.find(point, Locale.FRENCH).filter(one -> !one.ended()).map(PublicPoints.PublicPoint::code);
    }
}
