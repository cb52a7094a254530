// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.web;

import fr.parvis.database.Asking;
import fr.parvis.network.LocalDays;
import fr.parvis.nomenclature.Catalogue;
import fr.parvis.nomenclature.Code;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.shell.Words;
import fr.parvis.visits.Visit;
import fr.parvis.visits.VisitLinks;
import fr.parvis.visits.domain.Correctable;
import fr.parvis.visits.domain.DaySheet;
import fr.parvis.visits.domain.PointsAndTeam;
import fr.parvis.visits.domain.RecordedVisit;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A visit as the day sheet and the list show it. */
@Component
class ShowRow {

    /** Columns that tell something: the day, the point and the mediators are left out where they are all the same. */
    record Columns(boolean days, boolean points, boolean mediators) {}

    private final DaySheet sheet;
    private final PointsAndTeam places;
    private final Nomenclature nomenclature;
    private final LocalDays localDays;
    private final List<VisitLinks> links;

    ShowRow(
            DaySheet sheet,
            PointsAndTeam places,
            Nomenclature nomenclature,
            LocalDays localDays,
            List<VisitLinks> links) {
        this.sheet = sheet;
        this.places = places;
        this.nomenclature = nomenclature;
        this.localDays = localDays;
        this.links = links;
    }

    /** @param here the address to come back to */
    VisitRow of(RecordedVisit recorded, Columns columns, String here) {
        var visit = recorded.visit();
        var catalogue = nomenclature.on(visit.day());
        var point = places.point(Asking.association(), visit.point()).orElse(null);
        var time = LocalTime.ofInstant(visit.startedAt(), localDays.zone(point));
        var open = sheet.correctable(recorded);
        return new VisitRow(
                visit.id().toString(),
                columns.days ? Words.date(visit.day()) : null,
                Words.time(time),
                catalogue.brief(CodeList.PRESENCE, visit.presence()),
                columns.points && point != null ? point.name() : null,
                visit.persons(),
                columns.mediators ? names(visit) : null,
                visit.requests().stream()
                        .map(request -> line(request, catalogue))
                        .toList(),
                recorded.corrections(),
                open != Correctable.NO_MORE,
                open == Correctable.WITH_A_REASON,
                "/bureau/passages/" + visit.id() + "?retour=" + encoded(here),
                cancelAddress(visit, here),
                links.stream().map(one -> one.of(visit.id())).toList());
    }

    static String cancelAddress(Visit visit, String retour) {
        return "/bureau/passages/" + visit.id() + "/annuler?version=" + visit.version() + "&retour=" + encoded(retour);
    }

    /** The address of a list at the row of a visit. */
    static String atRow(String list, UUID visit) {
        return list.contains("#") ? list : list + "#passage-" + visit;
    }

    private static String encoded(String address) {
        return URLEncoder.encode(address, StandardCharsets.UTF_8);
    }

    private String names(Visit visit) {
        return visit.mediators().stream()
                .map(id -> places.name(visit.association(), id))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
    }

    private static VisitRow.Line line(Visit.Request request, Catalogue catalogue) {
        var operator = request.operator();
        var note = request.note();
        return new VisitRow.Line(
                catalogue
                        .find(CodeList.THEME, request.theme())
                        .map(Code::family)
                        .orElse(0),
                catalogue.brief(CodeList.THEME, request.theme()),
                operator == null ? "" : catalogue.brief(CodeList.OPERATOR, operator),
                catalogue.brief(CodeList.LEVEL, request.level()),
                catalogue.brief(CodeList.RESULT, request.result()),
                request.minutes(),
                more(request, catalogue),
                note == null ? "" : note);
    }

    private static List<String> more(Visit.Request request, Catalogue catalogue) {
        return Stream.of(
                        more("visits.field.blocker", CodeList.BLOCKER, request.blocker(), catalogue),
                        more("visits.field.support", CodeList.SUPPORT, request.support(), catalogue),
                        more("visits.field.autonomy", CodeList.AUTONOMY, request.autonomy(), catalogue),
                        more("visits.field.device", CodeList.DEVICE, request.device(), catalogue))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> more(String key, CodeList list, @Nullable String code, Catalogue catalogue) {
        return Optional.ofNullable(code).map(it -> Words.t("visits.row.more", Words.t(key), catalogue.brief(list, it)));
    }
}
