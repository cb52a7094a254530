// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.network.LocalDays;
import fr.parvis.network.PlaceOffers;
import fr.parvis.network.PublicPoints;
import fr.parvis.network.PublicPoints.PublicPoint;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Words;
import fr.parvis.workshops.WorkshopsAddresses;
import fr.parvis.workshops.domain.PublicSession;
import fr.parvis.workshops.domain.SeePublicWorkshops;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Workshops as the public's pages name them; the way to them from a point and from the first page. */
@Component
class ShowPublicWorkshops implements PlaceOffers {
    private static final int MOST = 400;

    private final SeePublicWorkshops see;
    private final PublicPoints publicPoints;
    private final Nomenclature nomenclature;
    private final LocalDays localDays;

    ShowPublicWorkshops(
            SeePublicWorkshops see, PublicPoints publicPoints, Nomenclature nomenclature, LocalDays localDays) {
        this.see = see;
        this.publicPoints = publicPoints;
        this.nomenclature = nomenclature;
        this.localDays = localDays;
    }

    /** The point of a short address. */
    PublicPoint point(String code) {
        return publicPoints
                .findByCode(code, Words.locale())
                .filter(one -> !one.ended())
                .orElseThrow(() -> new NotFound("point " + code));
    }

    /** A session and the point at which it is held. */
    record At(PublicSession session, PublicPoint point) {}

    /** Sessions at a point, by time; those of the whole network without one. */
    List<At> sessions(@Nullable UUID point) {
        var places = new HashMap<UUID, Optional<PublicPoint>>();
        return see.coming(point, MOST).stream()
                .flatMap(one ->
                        places.computeIfAbsent(one.point(), this::place).map(place -> new At(one, place)).stream())
                .toList();
    }

    private Optional<PublicPoint> place(UUID point) {
        return publicPoints.find(point, Words.locale()).filter(one -> !one.ended());
    }

    @Override
    public Optional<Offer> at(UUID point, String code) {
        return see.coming(point, 1).stream()
                .findAny()
                .map(_ -> new Offer(t("workshops.public.offer"), WorkshopsAddresses.at(code)));
    }

    @Override
    public Optional<Offer> anywhere() {
        return see.coming(null, 1).stream()
                .findAny()
                .map(_ -> new Offer(t("workshops.public.title"), WorkshopsAddresses.PUBLIC));
    }

    /** Each cycle once, by its next session. */
    static List<At> cycles(List<At> sessions) {
        return sessions.stream().filter(distinct()).toList();
    }

    List<PublicWorkshopsPage.Row> rows(List<At> cycles, boolean ofPoint) {
        return cycles.stream()
                .map(one -> new PublicWorkshopsPage.Row(
                        WorkshopsAddresses.at(one.point().code(), one.session().cycle()),
                        one.session().title(),
                        when(
                                one.session().begins(),
                                one.session().ends(),
                                one.session().point()),
                        ofPoint ? "" : one.point().name(),
                        ofPoint ? "" : address(one.point()),
                        one.session().goals(),
                        language(one.session().language()),
                        one.session().of() > 1
                                ? t(
                                        "workshops.public.place",
                                        one.session().place(),
                                        one.session().of())
                                : "",
                        t("workshops.public.seats." + one.session().seats().key())))
                .toList();
    }

    private static Predicate<At> distinct() {
        var seen = new HashSet<UUID>();
        return one -> seen.add(one.session().cycle());
    }

    static String address(PublicPoint point) {
        return point.address() + ", " + point.postcode() + " " + point.commune();
    }

    String when(Instant begins, Instant ends, UUID point) {
        var from = begins.atZone(localDays.zoneAt(point));
        return t(
                "workshops.public.when",
                Words.longDate(from.toLocalDate()),
                Words.time(from.toLocalTime()),
                Words.time(ends.atZone(localDays.zoneAt(point)).toLocalTime()));
    }

    String day(Instant at, UUID point) {
        return Words.longDate(LocalDate.ofInstant(at, localDays.zoneAt(point)));
    }

    String time(Instant at, UUID point) {
        return Words.time(at.atZone(localDays.zoneAt(point)).toLocalTime());
    }

    /** Its name in the reader's language; empty for French. */
    String language(@Nullable String code) {
        if (code == null || code.equals("fr")) return "";
        var own = Words.languageName(code);
        return own.isEmpty() || own.equals(code)
                ? nomenclature.on(localDays.todayOfNetwork()).brief(CodeList.LANGUAGE, code)
                : own;
    }
}
