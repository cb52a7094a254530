// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.activities.web;

import fr.parvis.activities.domain.ActivityFilter;
import fr.parvis.shell.CalendarYears;
import fr.parvis.shell.FormFields;
import fr.parvis.values.Paging;
import fr.parvis.values.Period;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The filters of the list as the address keeps them: {@code mois} (2026-11) or {@code du} and {@code au} (days), {@code qui}
 * ({@code moi}, {@code equipe} or an account), {@code action} (code of list ACTIVITY), {@code point} (identifier), {@code partenaire} (code of list
 * OPERATOR), {@code page}.
 *
 * @param month the one that is shown; of days, the month of the last
 * @param days shown instead of a month, where some are asked for
 */
public record ActivityQuery(
        YearMonth month, @Nullable Period days, String whose, String kind, String point, String partner, int page) {
    static final String MINE = "moi";
    static final String TEAM = "equipe";

    /** @param team whether the viewer may see the team's: it is what a lead comes for */
    static ActivityQuery of(Map<String, String> address, YearMonth now, boolean team) {
        var whose = address.getOrDefault("qui", team ? TEAM : MINE);
        if (!team || !whose.equals(MINE) && FormFields.id(whose) == null)
            whose = team && !whose.equals(MINE) ? TEAM : MINE;
        var days = address.getOrDefault("mois", "").isBlank() ? days(address) : null;
        return new ActivityQuery(
                month(
                        days == null
                                ? address.getOrDefault("mois", "")
                                : YearMonth.from(days.to()).toString(),
                        now),
                days,
                whose,
                address.getOrDefault("action", ""),
                FormFields.id(address.getOrDefault("point", "")) == null ? "" : address.getOrDefault("point", ""),
                address.getOrDefault("partenaire", ""),
                Paging.number(address.get("page")));
    }

    private static @Nullable Period days(Map<String, String> address) {
        var from = FormFields.day(address.get("du"));
        var to = FormFields.day(address.get("au"));
        return from != null && to != null && Period.holds(from, to) ? new Period(from, to) : null;
    }

    private static YearMonth month(String text, YearMonth now) {
        var month = CalendarYears.month(text);
        return month == null || month.isAfter(now) ? now : month;
    }

    ActivityFilter filter(UUID me) {
        return new ActivityFilter(
                period(),
                account(me),
                kind.isEmpty() ? null : kind,
                FormFields.id(point),
                partner.isEmpty() ? null : partner);
    }

    private Period period() {
        return days != null ? days : new Period(month.atDay(1), month.atEndOfMonth());
    }

    private @Nullable UUID account(UUID me) {
        if (whose.equals(TEAM)) return null;
        var account = FormFields.id(whose);
        return account == null ? me : account;
    }

    public String in(YearMonth other) {
        return address("mois=" + other, 1);
    }

    public String at(int number) {
        return address(days == null ? "mois=" + month : "du=" + days.from() + "&au=" + days.to(), number);
    }

    private String address(String when, int number) {
        return ActivitiesController.ADDRESS + "?" + when + "&qui=" + whose
                + (kind.isEmpty() ? "" : "&action=" + URLEncoder.encode(kind, StandardCharsets.UTF_8))
                + (point.isEmpty() ? "" : "&point=" + point)
                + (partner.isEmpty() ? "" : "&partenaire=" + URLEncoder.encode(partner, StandardCharsets.UTF_8))
                + (number > 1 ? "&page=" + number : "");
    }

    /** Whether the list is narrowed to a kind, a point or a partner. */
    public boolean narrowed() {
        return !kind.isEmpty() || !point.isEmpty() || !partner.isEmpty();
    }
}
