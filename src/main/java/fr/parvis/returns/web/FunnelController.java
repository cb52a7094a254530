// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.returns.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.arrangements.Arrangements;
import fr.parvis.returns.domain.Funnel;
import fr.parvis.shell.CalendarYears;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotAllowed;
import fr.parvis.shell.Option;
import fr.parvis.shell.Period;
import fr.parvis.shell.Spreadsheet;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The funnel of lists, for who leads the work on them. */
@Controller
@Requires(Right.KEEP_LISTS)
class FunnelController {
    static final String ADDRESS = "/listes/entonnoir";

    /** Twelve months, this one among them. */
    private static final int MONTHS = 11;

    private static final int LONGEST_YEARS = 5;

    private final Funnel funnel;
    private final Arrangements agreed;

    FunnelController(Funnel funnel, Arrangements agreed) {
        this.funnel = funnel;
        this.agreed = agreed;
    }

    @GetMapping(ADDRESS)
    String show(
            @RequestParam(defaultValue = "") String du,
            @RequestParam(defaultValue = "") String au,
            @RequestParam(defaultValue = "") String convention,
            @RequestParam(defaultValue = "") String par,
            SignedIn who,
            Model model) {
        check(who);

        var asked = asked(du, au, convention, par);
        model.addAttribute(
                "page",
                FunnelPage.of(
                        funnel.see(asked),
                        asked,
                        agreed.list().stream()
                                .map(one -> new Option(one.id().toString(), one.name()))
                                .toList(),
                        problem(du, au),
                        swap(du, au, convention, par)));
        return "returns/funnel";
    }

    @GetMapping(ADDRESS + ".csv")
    void csv(
            @RequestParam(defaultValue = "") String du,
            @RequestParam(defaultValue = "") String au,
            @RequestParam(defaultValue = "") String convention,
            @RequestParam(defaultValue = "") String par,
            SignedIn who,
            HttpServletResponse response)
            throws IOException {
        check(who);
        var asked = asked(du, au, convention, par);

        var seen = funnel.see(asked);
        List<List<String>> rows = new ArrayList<>();
        var head = new ArrayList<String>();
        head.add(t("returns.funnel.by." + FunnelPage.code(asked.by())));
        head.addAll(FunnelPage.COLUMNS.stream()
                .map(column -> t("returns.figures.step." + column))
                .toList());
        rows.add(head);
        for (var row : seen.rows()) {
            var line = new ArrayList<String>();
            line.add(FunnelPage.label(row));
            line.addAll(
                    FunnelPage.numbers(row.sums()).stream().map(String::valueOf).toList());
            rows.add(line);
        }

        Spreadsheet.send(response, "entonnoir-" + asked.from() + "-" + asked.to() + ".csv", rows);
    }

    private static void check(SignedIn who) {
        if (!who.may(Right.READ_FIGURES)) throw new NotAllowed(Right.READ_FIGURES.name());
    }

    private Funnel.Asked asked(String du, String au, String convention, String par) {
        var now = YearMonth.from(agreed.today());
        var first = CalendarYears.month(du);
        var last = CalendarYears.month(au);
        boolean holds = holds(du, au);
        var to = holds && last != null ? last : now;
        var from = holds && first != null ? first : to.minusMonths(MONTHS);
        return new Funnel.Asked(from.atDay(1), to.atEndOfMonth(), FormFields.id(convention), by(par));
    }

    private boolean holds(String du, String au) {
        var first = CalendarYears.month(du);
        var last = CalendarYears.month(au);
        if ((first == null && !du.isBlank()) || (last == null && !au.isBlank())) return false;
        if (first == null) return true;
        var to = last == null ? YearMonth.from(agreed.today()) : last;
        return Period.holds(first.atDay(1), to.atDay(1), LONGEST_YEARS);
    }

    /** The problem with the months, in words. */
    private @Nullable String problem(String du, String au) {
        if (holds(du, au)) return null;
        var first = CalendarYears.month(du);
        var last = CalendarYears.month(au);
        var why = first != null && last != null && last.isBefore(first)
                ? t("shell.period.reversed", FunnelPage.month(first.atDay(1)), FunnelPage.month(last.atDay(1)))
                : t("returns.funnel.wrong-months");
        return why + " " + t("returns.funnel.instead");
    }

    /** Where the same is shown with the two months exchanged, when they are reversed. */
    private static @Nullable String swap(String du, String au, String convention, String par) {
        var first = CalendarYears.month(du);
        var last = CalendarYears.month(au);
        if (first == null || last == null || !last.isBefore(first)) return null;
        var arrangement = FormFields.id(convention);
        return ADDRESS + "?du=" + last + "&au=" + first + (arrangement == null ? "" : "&convention=" + arrangement)
                + "&par=" + FunnelPage.code(by(par));
    }

    private static Funnel.By by(String code) {
        return Arrays.stream(Funnel.By.values())
                .filter(by -> FunnelPage.code(by).equals(code))
                .findFirst()
                .orElse(Funnel.By.ARRANGEMENT);
    }

    static String query(Funnel.Asked asked) {
        var from = YearMonth.from(asked.from());
        var to = YearMonth.from(asked.to());
        return "du=" + from + "&au=" + to + "&convention=" + (asked.arrangement() == null ? "" : asked.arrangement())
                + "&par=" + FunnelPage.code(asked.by());
    }

    static String month(LocalDate day) {
        return YearMonth.from(day).toString();
    }
}
