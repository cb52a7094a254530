// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Words;
import fr.parvis.workshops.domain.SeeWorkshops;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Calendar of the sessions to come, and of those that have begun. */
@Controller
@Requires(value = Right.RECORD_VISITS, within = Within.ASSOCIATION)
class WorkshopsController {
    private static final String PAST = "passees";

    private final SeeWorkshops see;
    private final ShowWorkshops show;

    WorkshopsController(SeeWorkshops see, ShowWorkshops show) {
        this.see = see;
        this.show = show;
    }

    @GetMapping(Addresses.WORKSHOPS)
    String calendar(
            @RequestParam(defaultValue = "") String point,
            @RequestParam(defaultValue = "") String quand,
            @RequestParam(required = false) @Nullable String page,
            Model model) {
        model.addAttribute("page", quand.equals(PAST) ? past(point, page) : coming(point, page));
        return "workshops/calendar";
    }

    private CalendarPage coming(String point, @Nullable String page) {
        var rooms = show.roomNames();
        var calendar = see.coming(FormFields.id(point), page);
        var days = new LinkedHashMap<String, List<CalendarPage.Row>>();
        for (var one : calendar.sessions())
            days.computeIfAbsent(Words.longDate(one.session().day()), _ -> new ArrayList<>())
                    .add(show.row(one, rooms));
        return new CalendarPage(
                show.points(),
                point,
                false,
                list(days),
                calendar.total(),
                calendar.paging().page(),
                calendar.paging().pages());
    }

    private CalendarPage past(String point, @Nullable String page) {
        var rooms = show.roomNames();
        var calendar = see.past(FormFields.id(point), page);
        var days = new LinkedHashMap<String, List<CalendarPage.Row>>();
        for (var one : calendar.sessions())
            days.computeIfAbsent(Words.longDate(one.session().day()), _ -> new ArrayList<>())
                    .add(show.row(one, rooms));
        return new CalendarPage(
                show.points(),
                point,
                true,
                list(days),
                calendar.total(),
                calendar.paging().page(),
                calendar.paging().pages());
    }

    private static List<CalendarPage.Day> list(Map<String, List<CalendarPage.Row>> days) {
        return days.entrySet().stream()
                .map(day -> new CalendarPage.Day(day.getKey(), day.getValue()))
                .toList();
    }
}
