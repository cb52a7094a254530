package fr.parvis.visits.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.database.Asking;
import fr.parvis.network.Point;
import fr.parvis.nomenclature.Catalogue;
import fr.parvis.nomenclature.Code;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.shell.Option;
import fr.parvis.shell.Words;
import fr.parvis.visits.Visit;
import fr.parvis.visits.domain.DaySheet;
import fr.parvis.visits.domain.PointsAndTeam;
import fr.parvis.visits.domain.RecordedVisit;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What I did today, or on another day; what the team did, for who may see it. */
@Controller
@Requires(Right.RECORD_VISITS)
class DaySheetController {
    private static final int EARLIEST = 1900;

    private final DaySheet sheet;
    private final PointsAndTeam places;
    private final ReadDesk readDesk;
    private final Nomenclature nomenclature;

    DaySheetController(DaySheet sheet, PointsAndTeam places, ReadDesk readDesk, Nomenclature nomenclature) {
        this.sheet = sheet;
        this.places = places;
        this.readDesk = readDesk;
        this.nomenclature = nomenclature;
    }

    @GetMapping("/bureau/journee")
    String show(
            @RequestParam(defaultValue = "") String point,
            @RequestParam(defaultValue = "") String jour,
            @RequestParam(defaultValue = "") String tous,
            SignedIn who,
            Locale locale,
            Model model) {
        DeskController.refuseWithoutAssociation(who);
        model.addAttribute("page", Words.in(locale).call(() -> page(point, jour, tous.equals("oui"), who, locale)));
        return "visits/day";
    }

    private DaySheetPage page(String asked, String jour, boolean tous, SignedIn who, Locale locale) {
        var points = places.points(Asking.association());
        var byId = points.stream().collect(Collectors.toMap(Point::id, Function.identity()));
        var point = byId.get(VisitForm.id(asked));
        var today = readDesk.today(zone(point, points));
        var day = day(jour, today);
        boolean team = who.may(Right.READ_TEAM_DAY);
        boolean all = team && tous;
        var visits = sheet.list(day, point == null ? null : point.id(), all ? null : who.account());
        var here = address(point, day, all);
        var catalogue = nomenclature.on(day);
        return new DaySheetPage(
                day,
                today,
                (all ? who.place() : who.name() + " · " + who.place()) + (point == null ? "" : " · " + point.name()),
                points.stream()
                        .map(p -> new Option(p.id().toString(), p.name()))
                        .toList(),
                point == null ? "" : point.id().toString(),
                team,
                all,
                address(point, day.minusDays(1), all),
                day.isBefore(today) ? address(point, day.plusDays(1), all) : null,
                here,
                visits.stream()
                        .map(visit ->
                                row(visit, byId, point == null && points.size() > 1, all, here, catalogue, locale))
                        .toList(),
                DaySheet.Totals.of(visits));
    }

    /** The zone of the point; of the first one that is open when all are shown. */
    private static ZoneId zone(@Nullable Point point, List<Point> points) {
        if (point != null) return point.zone();
        return points.stream()
                .filter(p -> p.closedOn() == null)
                .findFirst()
                .map(Point::zone)
                .orElse(ReadDesk.HOME);
    }

    private static LocalDate day(String text, LocalDate today) {
        try {
            var day = LocalDate.parse(text);
            // at another point it may be tomorrow already
            return day.isAfter(today.plusDays(1)) || day.getYear() < EARLIEST ? today : day;
        } catch (DateTimeParseException e) {
            return today;
        }
    }

    static String address(@Nullable Point point, LocalDate day, boolean all) {
        return "/bureau/journee?point=" + (point == null ? "" : point.id()) + "&jour=" + day + (all ? "&tous=oui" : "");
    }

    private DaySheetPage.Row row(
            RecordedVisit recorded,
            Map<UUID, Point> points,
            boolean severalPoints,
            boolean severalMediators,
            String here,
            Catalogue catalogue,
            Locale locale) {
        var visit = recorded.visit();
        var point = points.get(visit.point());
        var time = LocalTime.ofInstant(visit.startedAt(), point == null ? ReadDesk.HOME : point.zone());
        boolean open = sheet.isCorrectable(recorded);
        return new DaySheetPage.Row(
                visit.id().toString(),
                Words.time(time),
                catalogue.brief(CodeList.PRESENCE, visit.presence(), locale),
                severalPoints && point != null ? point.name() : null,
                visit.persons(),
                severalMediators ? names(visit) : null,
                visit.requests().stream()
                        .map(request -> line(request, catalogue, locale))
                        .toList(),
                open ? cancelAddress(visit, here) : null);
    }

    static String cancelAddress(Visit visit, String retour) {
        return "/bureau/passages/" + visit.id() + "/annuler?version=" + visit.version() + "&retour="
                + URLEncoder.encode(retour, StandardCharsets.UTF_8);
    }

    private String names(Visit visit) {
        return visit.mediators().stream()
                .map(id -> places.name(visit.association(), id))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
    }

    private static DaySheetPage.Line line(Visit.Request request, Catalogue catalogue, Locale locale) {
        var operator = request.operator();
        var note = request.note();
        return new DaySheetPage.Line(
                catalogue
                        .find(CodeList.THEME, request.theme())
                        .map(Code::family)
                        .orElse(0),
                catalogue.brief(CodeList.THEME, request.theme(), locale),
                operator == null ? "" : catalogue.brief(CodeList.OPERATOR, operator, locale),
                catalogue.brief(CodeList.LEVEL, request.level(), locale),
                catalogue.brief(CodeList.RESULT, request.result(), locale),
                request.minutes(),
                note == null ? "" : note);
    }
}
