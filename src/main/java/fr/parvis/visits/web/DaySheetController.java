// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.database.Asking;
import fr.parvis.network.LocalDays;
import fr.parvis.network.Point;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Option;
import fr.parvis.shell.Words;
import fr.parvis.visits.domain.DaySheet;
import fr.parvis.visits.domain.PointsAndTeam;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Day sheet: what I did today, or on another day; what the team did, for an account that may see it. */
@Controller
@Requires(value = Right.RECORD_VISITS, within = Within.ASSOCIATION)
class DaySheetController {
    private static final int EARLIEST = 1900;

    /** How the choice of a team begins in the list of whose visits are shown. */
    private static final String OF_TEAM = "equipe:";

    private final DaySheet sheet;
    private final PointsAndTeam places;
    private final ReadDesk readDesk;
    private final ShowRow rows;
    private final LocalDays localDays;

    DaySheetController(DaySheet sheet, PointsAndTeam places, ReadDesk readDesk, ShowRow rows, LocalDays localDays) {
        this.sheet = sheet;
        this.places = places;
        this.readDesk = readDesk;
        this.rows = rows;
        this.localDays = localDays;
    }

    /**
     * The day sheet that the address asks for, as typed.
     *
     * @param tous {@code oui}: the whole team's visits
     * @param equipe name of a team: its visits
     */
    record Asked(String point, String jour, String tous, String equipe) {
        Asked {
            point = FormFields.given(point);
            jour = FormFields.given(jour);
            tous = FormFields.given(tous);
            equipe = FormFields.given(equipe);
        }
    }

    @GetMapping("/bureau/journee")
    String show(@ModelAttribute Asked asked, SignedIn who, Model model) {
        model.addAttribute("page", page(asked, who));
        return "visits/day";
    }

    private DaySheetPage page(Asked asked, SignedIn who) {
        var points = places.points(Asking.association());
        var byId = points.stream().collect(Collectors.toMap(Point::id, Function.identity()));
        var point = byId.get(VisitForm.id(asked.point()));
        var today = localDays.today(point);
        var day = day(asked.jour(), today);
        boolean mayTeam = who.may(Right.READ_TEAM_DAY);
        var teams = places.teams(Asking.association());
        // the choice is one list: mine, everybody's, a team's
        var asTeam = asked.tous().startsWith(OF_TEAM) ? asked.tous().substring(OF_TEAM.length()) : asked.equipe();
        var team = mayTeam && teams.contains(asTeam) ? asTeam : null;
        boolean all = mayTeam && (team != null || asked.tous().equals("oui"));
        var whose = new DaySheet.Whose(point == null ? null : point.id(), all ? null : who.account(), team);
        var sheetOfDay = sheet.of(day, whose);
        var here = address(point, day, all, team);
        var columns = new ShowRow.Columns(false, point == null && points.size() > 1, all);
        var monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var counts = sheet.count(monday, monday.plusDays(6), whose);
        return new DaySheetPage(
                day,
                today,
                lead(who, all, team) + (point == null ? "" : " · " + point.name()),
                points.stream()
                        .map(p -> new Option(p.id().toString(), p.name()))
                        .toList(),
                point == null ? "" : point.id().toString(),
                mayTeam ? whose(teams) : List.of(),
                team != null ? OF_TEAM + team : all ? "oui" : "non",
                mayTeam && !all ? address(point, day, true, null) : null,
                all,
                IntStream.range(0, 7)
                        .mapToObj(monday::plusDays)
                        .map(of -> new DaySheetPage.WeekDay(
                                of.getDayOfWeek().getDisplayName(TextStyle.SHORT, Words.locale()),
                                of,
                                counts.getOrDefault(of, 0),
                                of.isAfter(today) ? null : address(point, of, all, team),
                                of.equals(day)))
                        .toList(),
                address(point, day.minusDays(7), all, team),
                monday.plusDays(6).isBefore(today) ? address(point, earlier(day.plusDays(7), today), all, team) : null,
                "/bureau/passages?du=" + day + "&au=" + day + (point == null ? "" : "&point=" + point.id()),
                sheetOfDay.visits().stream()
                        .map(visit -> rows.of(visit, columns, here))
                        .toList(),
                sheetOfDay.totals());
    }

    private static String lead(SignedIn who, boolean all, @Nullable String team) {
        if (team != null) return team + " · " + who.place();
        return all ? who.place() : who.name() + " · " + who.place();
    }

    private static List<Option> whose(List<String> teams) {
        var whose = new ArrayList<>(List.of(
                new Option("non", Words.t("visits.day.filter.mine")),
                new Option("oui", Words.t("visits.day.filter.all"))));
        teams.forEach(team -> whose.add(new Option(OF_TEAM + team, Words.t("visits.day.filter.team", team))));
        return whose;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static LocalDate day(String text, LocalDate today) {
        var day = FormFields.day(text);
        // at another point it may be tomorrow already
        return day == null || day.isAfter(today.plusDays(1)) || day.getYear() < EARLIEST ? today : day;
    }

    static String address(@Nullable Point point, LocalDate day, boolean all) {
        return address(point, day, all, null);
    }

    private static String address(@Nullable Point point, LocalDate day, boolean all, @Nullable String team) {
        return "/bureau/journee?point=" + (point == null ? "" : point.id()) + "&jour=" + day
                + (all && team == null ? "&tous=oui" : "")
                + (team == null ? "" : "&equipe=" + URLEncoder.encode(team, StandardCharsets.UTF_8));
    }
}
