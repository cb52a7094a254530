// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach.web;

import static java.time.temporal.ChronoUnit.DAYS;

import fr.parvis.access.Accounts;
import fr.parvis.access.SignedIn;
import fr.parvis.network.Commune;
import fr.parvis.network.Communes;
import fr.parvis.network.LocalDays;
import fr.parvis.network.Point;
import fr.parvis.network.Points;
import fr.parvis.network.PublicPoints;
import fr.parvis.outreach.Household;
import fr.parvis.outreach.domain.Attempt;
import fr.parvis.outreach.domain.ListedHousehold;
import fr.parvis.shell.DaysLeft;
import fr.parvis.shell.Option;
import fr.parvis.shell.Words;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts households of lists into words. */
@Component
class ShowHousehold {
    private final Accounts accounts;
    private final Communes communes;
    private final Points points;
    private final PublicPoints publicPoints;
    private final LocalDays localDays;

    ShowHousehold(Accounts accounts, Communes communes, Points points, PublicPoints publicPoints, LocalDays localDays) {
        this.accounts = accounts;
        this.communes = communes;
        this.points = points;
        this.publicPoints = publicPoints;
        this.localDays = localDays;
    }

    /** Names of colleagues, by account. */
    Map<UUID, String> names(SignedIn who) {
        var names = new HashMap<UUID, String>();
        accounts.list(who.association()).forEach(account -> names.put(account.id(), account.name()));
        return names;
    }

    /** The association's points that receive people today. */
    List<Option> points(SignedIn who, LocalDate today) {
        return points.list(Objects.requireNonNull(who.association())).stream()
                .filter(point -> point.openOn(today))
                .map(point -> new Option(point.id().toString(), point.name()))
                .toList();
    }

    /** Codes of the departments in which the association's points are. */
    Set<String> departments(SignedIn who) {
        return points.list(Objects.requireNonNull(who.association())).stream()
                .map(Point::department)
                .collect(Collectors.toSet());
    }

    boolean isPoint(SignedIn who, UUID id) {
        return points.find(id)
                .filter(point -> point.association().equals(who.association()))
                .isPresent();
    }

    /** How many days the law leaves, in words. */
    static String days(@Nullable LocalDate on, @Nullable String what, boolean doubtful, LocalDate today) {
        if (on == null) return Words.t(doubtful ? "outreach.work.days.unknown" : "outreach.work.days.none");
        var kind = Words.t("outreach.work.what." + (what == null ? "other" : what));
        long left = DAYS.between(today, on);
        if (left <= 0) return Words.t("outreach.work.days.now", kind);
        return Words.n("outreach.work.days", left, kind);
    }

    /** Text beside the number of days; a sentence where there is no number. */
    static String what(@Nullable LocalDate on, @Nullable String what, boolean doubtful) {
        return on == null
                ? Words.t(doubtful ? "outreach.work.days.unknown" : "outreach.work.days.none")
                : Words.t("outreach.work.days.what", Words.t("outreach.work.what." + (what == null ? "other" : what)));
    }

    static @Nullable DaysLeft left(@Nullable LocalDate on, LocalDate today) {
        return on == null ? null : DaysLeft.of(today, on);
    }

    String place(ListedHousehold entry) {
        var commune = entry.commune() == null
                ? null
                : communes.find(entry.commune()).map(Commune::name).orElse(null);
        return Stream.of(commune, entry.sectorName())
                .filter(Objects::nonNull)
                .distinct()
                .reduce((one, other) -> one + " · " + other)
                .orElse(Words.t("outreach.work.no-place"));
    }

    static String reach(ListedHousehold entry) {
        var ways = Stream.of(
                        entry.reach().phone() ? "phone" : null,
                        entry.reach().mail() ? "mail" : null,
                        entry.reach().post() ? "post" : null)
                .filter(Objects::nonNull)
                .map(way -> Words.t("outreach.work.way." + way))
                .toList();
        return ways.isEmpty() ? Words.t("outreach.work.way.none") : String.join(", ", ways);
    }

    /** A moment by the clock of the household. */
    String moment(Instant at, ListedHousehold entry) {
        var zone = communes.zone(entry.commune());
        var time = LocalDateTime.ofInstant(at, zone);
        return Words.t(
                zone.equals(localDays.zone()) ? "outreach.work.moment" : "outreach.work.moment.local",
                Words.longDate(time.toLocalDate()),
                Words.time(time.toLocalTime()));
    }

    /** Local time at the household. */
    LocalDateTime local(Instant at, ListedHousehold entry) {
        return LocalDateTime.ofInstant(at, communes.zone(entry.commune()));
    }

    Instant instant(LocalDateTime time, ListedHousehold entry) {
        return time.atZone(communes.zone(entry.commune())).toInstant();
    }

    static String outcome(@Nullable String channel, @Nullable String outcome) {
        return channel == null || outcome == null
                ? ""
                : Words.labelled(
                        Words.t("outreach.work.channel." + channel), Words.t("outreach.work.outcome." + outcome));
    }

    static String outcome(Attempt attempt) {
        return outcome(attempt.channel(), attempt.outcome());
    }

    /** Words of a call, message or paper that anybody may find: who calls and how to answer, never why nor for whom. */
    Ready ready(ListedHousehold entry, SignedIn who, Household household) {
        var point = entry.point() == null
                ? null
                : publicPoints.find(entry.point(), Words.locale()).orElse(null);
        return new Ready(
                who.name(),
                who.place(),
                household.name(),
                point == null ? null : point.phone(),
                point == null
                        ? null
                        : Stream.of(point.address(), point.postcode() + " " + point.commune())
                                .toList(),
                entry.code());
    }

    /**
     * @param association our name
     * @param phone of the point; null: the number one calls from
     * @param address of the point, in lines
     * @param code by which we find the household
     */
    record Ready(
            String mediator,
            String association,
            String name,
            @Nullable String phone,
            @Nullable List<String> address,
            String code) {

        /** @param key voicemail, sms, mail, notice, letter */
        String text(String key) {
            return Words.t(
                    "outreach.work.ready." + key,
                    mediator,
                    association,
                    name,
                    phone == null ? Words.t("outreach.work.ready.this-number") : phone,
                    code);
        }
    }

    static String inAddress(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Nullable
    Point point(UUID id) {
        return points.find(id).orElse(null);
    }
}
