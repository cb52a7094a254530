// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.network.LocalDays;
import fr.parvis.network.Point;
import fr.parvis.rota.RotaAddresses;
import fr.parvis.rota.domain.SeeWeek;
import fr.parvis.rota.domain.absences.Wishes;
import fr.parvis.rota.domain.week.Turns;
import fr.parvis.shell.CalendarYears;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One's own coming weeks, and what one wishes of their days. */
@Controller
@Requires(value = Right.RECORD_VISITS, within = Within.ASSOCIATION)
class MineController {
    static final String ADDRESS = RotaAddresses.WEEK + "/mien";

    private static final int WEEKS = 4;
    private static final String WISH = "wish-";

    private final SeeWeek weeks;
    private final Turns turns;
    private final Wishes wishes;
    private final ShowWeek show;
    private final LocalDays localDays;

    MineController(SeeWeek weeks, Turns turns, Wishes wishes, ShowWeek show, LocalDays localDays) {
        this.weeks = weeks;
        this.turns = turns;
        this.wishes = wishes;
        this.show = show;
        this.localDays = localDays;
    }

    @GetMapping(ADDRESS)
    String mine(@RequestParam(defaultValue = "") String semaine, SignedIn who, Model model) {
        var today = localDays.today();
        var asked = ShowWeek.day(semaine, today);
        var monday = SeeWeek.monday(asked.isBefore(today) ? today : asked);
        var points = turns.byId();
        var days = new ArrayList<MinePage.Day>();
        for (int week = 0; week < WEEKS; week++)
            weeks.of(monday.plusWeeks(week)).people().stream()
                    .filter(row -> row.mediator().equals(who.account()))
                    .flatMap(row -> row.cells().stream())
                    .filter(cell -> !cell.day().isBefore(today))
                    .map(cell -> day(cell, points))
                    .forEach(days::add);
        model.addAttribute(
                "page",
                new MinePage(
                        ADDRESS + "?semaine=" + monday.plusWeeks(WEEKS),
                        monday.isAfter(today) ? ADDRESS + "?semaine=" + monday.minusWeeks(WEEKS) : null,
                        Arrays.stream(Wishes.Kind.values())
                                .map(kind -> new Option(kind.name(), t("rota.wish." + kind.name())))
                                .toList(),
                        days));
        return "rota/mine";
    }

    private MinePage.Day day(SeeWeek.Cell cell, Map<UUID, Point> points) {
        var absence = cell.absence();
        var wish = cell.wish();
        return new MinePage.Day(
                cell.day().toString(),
                Words.longDate(cell.day()),
                cell.turns().stream()
                        .map(turn -> {
                            var point = points.get(turn.point());
                            return t("rota.turn.said", ShowWeek.hours(turn), point == null ? "" : point.name());
                        })
                        .toList(),
                absence == null ? null : ShowWeek.said(absence, true),
                cell.engaged().stream().map(one -> one.what()).distinct().toList(),
                show.said(cell.booked()),
                wish == null ? "" : wish.name());
    }

    @PostMapping(ADDRESS)
    String wish(@RequestParam Map<String, String> sent) {
        var wished = new LinkedHashMap<LocalDate, Wishes.@Nullable Kind>();
        sent.forEach((field, value) -> {
            var day = field.startsWith(WISH) ? CalendarYears.day(field.substring(WISH.length())) : null;
            if (day != null)
                wished.put(
                        day,
                        Arrays.stream(Wishes.Kind.values())
                                .filter(kind -> kind.name().equals(value))
                                .findAny()
                                .orElse(null));
        });
        wishes.wish(wished);
        Notice.success(t("rota.wish.saved")).onNextPage();
        return "redirect:" + ADDRESS;
    }
}
