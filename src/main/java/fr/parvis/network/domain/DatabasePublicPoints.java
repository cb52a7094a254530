// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain;

import fr.parvis.database.ResultRow;
import fr.parvis.network.Commune;
import fr.parvis.network.Communes;
import fr.parvis.network.Coordinates;
import fr.parvis.network.Help;
import fr.parvis.network.OpeningTimes.Opening;
import fr.parvis.network.PublicPoints;
import fr.parvis.network.domain.PointsNear.Timed;
import fr.parvis.network.domain.hours.OpeningCalendar;
import fr.parvis.network.domain.hours.OpeningState;
import fr.parvis.runtime.ExpiringValue;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Points told to the public. */
@Component
@Transactional(readOnly = true)
class DatabasePublicPoints implements PublicPoints {
    private static final Duration COUNT_HOLDS = Duration.ofMinutes(1);

    private static final String RECEIVES = """
            from network.point p
            where p.opened_on <= (:now at time zone p.time_zone)::date
              and (p.closed_on is null or p.closed_on > (:now at time zone p.time_zone)::date)
              and not p.access_modes @> array['Ce lieu n''accueille pas de public']
            """;

    private final PointList points;
    private final PointsNear near;
    private final HoursOfMany hours;
    private final Openings openings;
    private final HoursText hoursText;
    private final Communes communes;
    private final JdbcClient database;
    private final Clock clock;
    private final ExpiringValue<Integer> counted;

    DatabasePublicPoints(
            PointList points,
            PointsNear near,
            HoursOfMany hours,
            Openings openings,
            HoursText hoursText,
            Communes communes,
            JdbcClient database,
            Clock clock) {
        this.points = points;
        this.communes = communes;
        this.near = near;
        this.hours = hours;
        this.openings = openings;
        this.hoursText = hoursText;
        this.database = database;
        this.clock = clock;
        this.counted = new ExpiringValue<>(COUNT_HOLDS, clock, this::receiving);
    }

    @Override
    public List<PublicPoint> near(Coordinates where, Wish wish, int count, Locale locale) {
        var when = wish.when();
        if (when == null) return told(near.around(where, wish, count), locale);
        var open = openOf(near.hoursAround(where, wish, LOOKED_THROUGH), when, count);
        return open.isEmpty() ? List.of() : told(near.some(where, open), locale);
    }

    @Override
    public List<PublicPoint> near(Commune commune, Wish wish, int count, Locale locale) {
        var when = wish.when();
        return communes.findSpot(commune.insee())
                .map(spot -> near(new Coordinates(spot.latitude(), spot.longitude()), wish, count, locale))
                .orElseGet(() -> told(
                        near.in(commune.insee(), wish, LOOKED_THROUGH).stream()
                                .filter(view -> when == null
                                        || isOpen(
                                                openings.calendar(view),
                                                view.sheet().zone(),
                                                when))
                                .limit(count)
                                .toList(),
                        locale));
    }

    @Override
    public Optional<Double> kilometresToNearest(Commune commune) {
        return communes.findSpot(commune.insee())
                .map(spot -> near.kilometres(new Coordinates(spot.latitude(), spot.longitude()), Wish.ANY))
                .orElseGet(() -> near.in(commune.insee(), Wish.ANY, 1).stream()
                        .map(_ -> 0.0)
                        .findFirst());
    }

    /** The first of some points that are open then. */
    private List<UUID> openOf(List<Timed> some, When when, int count) {
        var open = hours.judge(some, (calendar, zone) -> isOpen(calendar, zone, when));
        return some.stream().filter(open::apply).limit(count).map(Timed::id).toList();
    }

    private boolean isOpen(Optional<OpeningCalendar> calendar, ZoneId zone, When when) {
        var now = LocalDateTime.ofInstant(clock.instant(), zone);
        return calendar.map(known -> switch (when) {
                    case When.Now() -> known.stateAt(now) == OpeningState.OPEN;
                    case When.At(var moment) -> known.stateAt(moment) == OpeningState.OPEN;
                    case When.SomeTimeOn(var day) -> opensOn(known, day, now);
                })
                .orElse(false);
    }

    private static boolean opensOn(OpeningCalendar calendar, Day day, LocalDateTime now) {
        var today = now.toLocalDate();
        var date = switch (day) {
            case TODAY -> today;
            case TOMORROW -> today.plusDays(1);
            case SATURDAY -> today.with(TemporalAdjusters.nextOrSame(DayOfWeek.SATURDAY));
        };
        return calendar.intervalsOn(date).stream()
                .anyMatch(span -> span.state() == OpeningState.OPEN && span.to().isAfter(now));
    }

    @Override
    public Optional<PublicPoint> find(UUID id, Locale locale) {
        return points.find(id).map(view -> told(view, locale));
    }

    @Override
    public List<PublicPoint> list(Collection<UUID> ids, Locale locale) {
        return told(points.list(ids), locale);
    }

    @Override
    public Optional<PublicPoint> findByCode(String code, Locale locale) {
        return points.findByCode(code).map(view -> told(view, locale));
    }

    @Override
    public List<Opening> openings(UUID id, int days) {
        return points.find(id)
                .map(view -> {
                    var today = openings.today(view.sheet());
                    return openings.between(view, today, today.plusDays(days - 1L));
                })
                .orElse(List.of());
    }

    @Override
    public int count() {
        return counted.get();
    }

    private int receiving() {
        return database.sql("select count(*) " + RECEIVES)
                .param("now", now())
                .query(Integer.class)
                .single();
    }

    @Override
    public List<Listed> list(int limit, int offset) {
        return database.sql("select p.short_code, p.updated_at " + RECEIVES
                        + "order by p.short_code limit :limit offset :offset")
                .param("now", now())
                .param("limit", limit)
                .param("offset", offset)
                .query(ResultRow.map(row -> new Listed(row.text("short_code"), row.instant("updated_at"))))
                .list();
    }

    private Instant now() {
        return clock.instant();
    }

    private List<PublicPoint> told(List<PointView> views, Locale locale) {
        return views.stream().map(view -> told(view, locale)).toList();
    }

    private PublicPoint told(PointView view, Locale locale) {
        var sheet = view.sheet();
        var place = sheet.place();
        return new PublicPoint(
                sheet.id(),
                view.code(),
                place.name(),
                sheet.kind(),
                place.address(),
                place.addressComplement(),
                place.postcode(),
                place.insee() == null ? "" : place.insee(),
                place.commune(),
                place.latitude(),
                place.longitude(),
                view.kilometres(),
                sheet.zone(),
                sheet.labels(),
                hoursText.told(view, locale),
                place.phone(),
                place.emails(),
                place.websites(),
                place.booking(),
                place.accessibility(),
                place.summary(),
                place.detail(),
                place.services(),
                Arrays.stream(Help.values())
                        .filter(help -> help.at(place.services(), place.typology(), sheet.labels()))
                        .toList(),
                place.publics(),
                place.specialCare(),
                place.fees(),
                place.access(),
                place.support(),
                view.closedOn(openings.today(sheet)));
    }
}
