// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.returns.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.arrangements.Arrangements;
import fr.parvis.files.Spreadsheet;
import fr.parvis.returns.domain.Funnel;
import fr.parvis.shell.CalendarYears;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotAllowed;
import fr.parvis.shell.Option;
import fr.parvis.values.EnumCode;
import fr.parvis.values.Period;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The funnel of lists, for the one who leads the work on them. */
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

    /**
     * Question for the funnel, as an address asks it.
     *
     * @param du first month
     * @param au last month
     */
    record Question(String du, String au, String convention, String par) {
        Question {
            du = FormFields.given(du);
            au = FormFields.given(au);
            convention = FormFields.given(convention);
            par = FormFields.given(par);
        }

        @Nullable
        YearMonth first() {
            return CalendarYears.month(du);
        }

        @Nullable
        YearMonth last() {
            return CalendarYears.month(au);
        }

        /** Whether its months make a period; without a last one it ends now. */
        boolean holds(YearMonth now) {
            var first = first();
            var last = last();
            if ((first == null && !du.isBlank()) || (last == null && !au.isBlank())) return false;
            return first == null || Period.holds(first.atDay(1), (last == null ? now : last).atDay(1), LONGEST_YEARS);
        }

        Funnel.By by() {
            return EnumCode.find(Funnel.By.class, par).orElse(Funnel.By.ARRANGEMENT);
        }
    }

    @GetMapping(ADDRESS)
    String show(@ModelAttribute Question question, SignedIn who, Model model) {
        check(who);

        var asked = asked(question);
        model.addAttribute(
                "page",
                FunnelPage.of(
                        funnel.see(asked),
                        asked,
                        agreed.list().stream()
                                .map(one -> new Option(one.id().toString(), one.name()))
                                .toList(),
                        wrong(question)));
        return "returns/funnel";
    }

    @GetMapping(ADDRESS + ".csv")
    void csv(@ModelAttribute Question question, SignedIn who, HttpServletResponse response) throws IOException {
        check(who);
        var asked = asked(question);

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

    private Funnel.Asked asked(Question question) {
        var now = YearMonth.from(agreed.today());
        var first = question.first();
        var last = question.last();
        boolean holds = question.holds(now);
        var to = holds && last != null ? last : now;
        var from = holds && first != null ? first : to.minusMonths(MONTHS);
        return new Funnel.Asked(from.atDay(1), to.atEndOfMonth(), FormFields.id(question.convention()), question.by());
    }

    private FunnelPage.@Nullable WrongMonths wrong(Question question) {
        if (question.holds(YearMonth.from(agreed.today()))) return null;
        var first = question.first();
        var last = question.last();
        var instead = " " + t("returns.funnel.instead");
        if (first == null || last == null || !last.isBefore(first))
            return new FunnelPage.WrongMonths(t("returns.funnel.wrong-months") + instead, null);
        var arrangement = FormFields.id(question.convention());
        return new FunnelPage.WrongMonths(
                t("shell.period.reversed", FunnelPage.month(first.atDay(1)), FunnelPage.month(last.atDay(1))) + instead,
                ADDRESS + "?du=" + last + "&au=" + first + (arrangement == null ? "" : "&convention=" + arrangement)
                        + "&par=" + FunnelPage.code(question.by()));
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
