// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.web;

import fr.parvis.access.Accounts.Account;
import fr.parvis.access.SignedIn;
import fr.parvis.database.Asking;
import fr.parvis.network.LocalDays;
import fr.parvis.network.Point;
import fr.parvis.nomenclature.Catalogue;
import fr.parvis.nomenclature.Code;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.nomenclature.ThemeFamily;
import fr.parvis.visits.DeskGestures;
import fr.parvis.visits.Direction;
import fr.parvis.visits.domain.DaySheet;
import fr.parvis.visits.domain.Habits;
import fr.parvis.visits.domain.LearnHabits;
import fr.parvis.visits.domain.PointsAndTeam;
import fr.parvis.visits.domain.RecordedVisit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gathers what a desk needs: where one is, whom with, the words of the day, the habits of the place. */
@Component
class ReadDesk {
    /** The lists whose icons the desk draws; the others are words alone, and lighter for it. */
    private static final Set<CodeList> DRAWN = Set.of(CodeList.LEVEL, CodeList.PRESENCE, CodeList.RESULT);

    private final PointsAndTeam places;
    private final DaySheet sheet;
    private final LearnHabits habits;
    private final Nomenclature nomenclature;
    private final LocalDays localDays;
    private final List<DeskGestures> gestures;

    ReadDesk(
            PointsAndTeam places,
            DaySheet sheet,
            LearnHabits habits,
            Nomenclature nomenclature,
            LocalDays localDays,
            List<DeskGestures> gestures) {
        this.places = places;
        this.sheet = sheet;
        this.habits = habits;
        this.nomenclature = nomenclature;
        this.localDays = localDays;
        this.gestures = gestures;
    }

    /** The points that are open today, by name. */
    List<Point> openPoints() {
        return places.points(Asking.association()).stream()
                .filter(point -> point.openOn(localDays.today(point)))
                .toList();
    }

    /** The point asked for if it is open, else the one where the account last helped somebody, else the first. */
    Optional<Point> point(List<Point> open, @Nullable UUID asked, SignedIn who) {
        var wanted = asked != null
                ? asked
                : sheet.lastPoint(who.account(), localDays.today()).orElse(null);
        return open.stream()
                .filter(point -> point.id().equals(wanted))
                .findFirst()
                .or(() -> open.stream().findFirst());
    }

    /** Accounts of the team that work, but one. */
    List<Account> colleagues(UUID but) {
        return places.team(Asking.association()).stream()
                .filter(account -> account.works() && !account.id().equals(but))
                .toList();
    }

    @Transactional(readOnly = true)
    public DeskContent handle(@Nullable UUID asked, SignedIn who) {
        var open = openPoints();
        var point = point(open, asked, who).orElse(null);
        var today = localDays.today(point);
        var mine = point == null ? List.<RecordedVisit>of() : sheet.latest(today, point.id(), who.account());
        return content(who, new Place(today, open, point), mine, colleagues(who.account()));
    }

    /** Desk to correct one visit: its day alone, that day's points, and its mediators, gone since or not. */
    @Transactional(readOnly = true)
    public Optional<DeskContent> correcting(UUID id, SignedIn who) {
        return sheet.find(id).map(found -> {
            var visit = found.visit();
            var point = places.point(Asking.association(), visit.point()).orElse(null);
            var open = places.points(Asking.association()).stream()
                    .filter(one -> one.openOn(visit.day()) || one.equals(point))
                    .toList();
            var others = new ArrayList<>(colleagues(who.account()));
            places.team(Asking.association()).stream()
                    .filter(account -> visit.mediators().contains(account.id()) && !others.contains(account))
                    .forEach(others::add);
            return content(who, new Place(visit.day(), open, point), List.of(found), others);
        });
    }

    /** Day at a point, and the points that are open then. */
    private record Place(
            LocalDate day, List<Point> open, @Nullable Point point) {}

    private DeskContent content(SignedIn who, Place place, List<RecordedVisit> recorded, List<Account> colleagues) {
        var point = place.point;
        return new DeskContent(
                new DeskContent.Somebody(who.account(), who.name()),
                who.place(),
                place.day,
                place.open.stream()
                        .map(p ->
                                new DeskContent.Place(p.id(), p.name(), p.zone().getId()))
                        .toList(),
                point == null ? null : point.id(),
                lists(nomenclature.on(place.day)),
                point == null ? null : habits.at(point.id(), localDays.today(point)),
                recorded.stream().map(RecordedVisit::visit).toList(),
                colleagues.stream()
                        .map(account -> new DeskContent.Somebody(account.id(), account.name()))
                        .toList(),
                gestures.stream().findFirst().map(one -> one.on(place.day)).orElse(null));
    }

    /** First screen of the desk, before its client has asked for the rest. */
    DeskBegun begun(@Nullable Point here, Habits usual) {
        var catalogue = nomenclature.on(localDays.today(here));
        var presence = catalogue.find(CodeList.PRESENCE, usual.presence());
        return new DeskBegun(
                here == null ? "" : here.name(),
                presence.map(code -> code.label().brief()).orElse(usual.presence()),
                presence.map(Code::icon).orElse("shop"),
                usual.themes().stream()
                        .map(theme -> catalogue.find(CodeList.THEME, theme))
                        .flatMap(Optional::stream)
                        .map(theme -> new DeskBegun.Tile(
                                theme.code(),
                                theme.label().brief(),
                                theme.label().text(),
                                theme.icon(),
                                theme.family()))
                        .limit(DeskBegun.TILES)
                        .toList());
    }

    private DeskContent.Lists lists(Catalogue catalogue) {
        return new DeskContent.Lists(
                nomenclature.revision(),
                catalogue.themes().stream()
                        .map(family -> family(family, catalogue))
                        .toList(),
                choices(catalogue, CodeList.OPERATOR),
                choices(catalogue, CodeList.LEVEL),
                choices(catalogue, CodeList.PRESENCE),
                choices(catalogue, CodeList.RESULT),
                choices(catalogue, CodeList.AGE_BAND),
                choices(catalogue, CodeList.GENDER),
                choices(catalogue, CodeList.SITUATION),
                choices(catalogue, CodeList.LANGUAGE),
                choices(catalogue, CodeList.BLOCKER),
                choices(catalogue, CodeList.SUPPORT),
                choices(catalogue, CodeList.AUTONOMY),
                choices(catalogue, CodeList.DEVICE));
    }

    private static DeskContent.Family family(ThemeFamily family, Catalogue catalogue) {
        var code = family.family();
        return new DeskContent.Family(
                code.code(),
                code.label().text(),
                code.label().brief(),
                code.icon(),
                code.family(),
                family.themes().stream().map(theme -> theme(theme, catalogue)).toList());
    }

    private static DeskContent.Theme theme(Code code, Catalogue catalogue) {
        var reorientation = catalogue.reorientation(code.code()).orElse(null);
        return new DeskContent.Theme(
                code.code(),
                code.label().text(),
                code.label().brief(),
                code.icon(),
                code.family(),
                codes(catalogue.defaultOperators(code.code())),
                reorientation == null ? null : codes(reorientation.to()),
                reorientation == null ? null : reorientation.why());
    }

    private static List<DeskContent.Choice> choices(Catalogue catalogue, CodeList list) {
        return catalogue.list(list).stream()
                .map(code -> new DeskContent.Choice(
                        code.code(),
                        code.label().text(),
                        code.label().brief(),
                        DRAWN.contains(list) ? code.icon() : "",
                        list == CodeList.PRESENCE ? usualDirection(code) : null,
                        list == CodeList.RESULT ? "yes".equals(code.attributes().get("open")) : null))
                .toList();
    }

    static Direction usualDirection(Code presence) {
        return "outgoing".equals(presence.attributes().get("direction")) ? Direction.OUTGOING : Direction.INCOMING;
    }

    private static List<String> codes(List<Code> codes) {
        return codes.stream().map(Code::code).toList();
    }
}
