// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.activities.web;

import fr.parvis.access.Accounts;
import fr.parvis.access.Accounts.Account;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.activities.Activity;
import fr.parvis.activities.domain.ActivityList;
import fr.parvis.activities.domain.RecordedActivity;
import fr.parvis.network.LocalDays;
import fr.parvis.network.Point;
import fr.parvis.network.Points;
import fr.parvis.nomenclature.Catalogue;
import fr.parvis.nomenclature.Code;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.shell.Option;
import fr.parvis.shell.Words;
import fr.parvis.values.Paging;
import fr.parvis.values.Period;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gathers what the page of actions and the form of one show. */
@Component
class ShowActivities {
    private static final int ON_A_PAGE = 25;
    private static final int MONTHS = 13;

    private final ActivityList list;
    private final Points points;
    private final Accounts accounts;
    private final Nomenclature nomenclature;
    private final LocalDays localDays;

    ShowActivities(
            ActivityList list, Points points, Accounts accounts, Nomenclature nomenclature, LocalDays localDays) {
        this.list = list;
        this.points = points;
        this.accounts = accounts;
        this.nomenclature = nomenclature;
        this.localDays = localDays;
    }

    LocalDate today(@Nullable Point point) {
        return localDays.today(point);
    }

    Catalogue catalogue(LocalDate day) {
        return nomenclature.on(day);
    }

    /** An empty form at the point where the account last did something, or at the only one. */
    ActivityForm blank(SignedIn who) {
        var today = localDays.today();
        var open = points.ours().stream().filter(point -> point.openOn(today)).toList();
        var last = list.last(who.account(), today).map(Activity::point).orElse(null);
        var at = open.stream()
                .filter(point -> point.id().equals(last))
                .findFirst()
                .or(() -> open.size() == 1 ? open.stream().findFirst() : java.util.Optional.empty())
                .map(point -> point.id().toString())
                .orElse("");
        return ActivityForm.blank(today, at);
    }

    /**
     * Choices of the form.
     *
     * @param author account whose activity it is: nobody is one's own colleague
     * @param kept the activity being corrected, whose closed codes and places are still offered
     */
    ActivityChoices choices(UUID author, @Nullable Activity kept) {
        return choices(author, kept, points.ours(), accounts.ours());
    }

    private ActivityChoices choices(UUID author, @Nullable Activity kept, List<Point> places, List<Account> team) {
        var today = localDays.today();
        var oldest = today.minusDays(list.oldestDays());
        var catalogue = nomenclature.on(kept == null ? today : kept.day());
        return new ActivityChoices(
                catalogue.options(CodeList.ACTIVITY),
                catalogue.options(CodeList.OPERATOR),
                places.stream()
                        .filter(point -> point.openOn(today)
                                || point.openOn(oldest)
                                || kept != null && point.id().equals(kept.point()))
                        .map(point -> new Option(point.id().toString(), point.name()))
                        .toList(),
                colleagues(author, kept, team),
                today.toString(),
                oldest.toString());
    }

    private static List<Option> colleagues(UUID author, @Nullable Activity kept, List<Account> team) {
        var offered = new ArrayList<>(colleagues(team, author));
        if (kept != null)
            team.stream()
                    .filter(account -> kept.colleagues().contains(account.id()) && !offered.contains(account))
                    .forEach(offered::add);
        return offered.stream()
                .map(account -> new Option(account.id().toString(), account.name()))
                .toList();
    }

    /** Working members of the team other than the author. */
    private static List<Account> colleagues(List<Account> team, UUID but) {
        return team.stream()
                .filter(account -> account.works() && !account.id().equals(but))
                .toList();
    }

    @Transactional(readOnly = true)
    public ActivitiesPage page(ActivitiesPage.Entry entry, Map<String, String> address, SignedIn who) {
        boolean team = who.may(Right.READ_TEAM_DAY);
        var places = points.ours();
        var today = localDays.today();
        var now = YearMonth.from(today);
        var query = ActivityQuery.of(address, now, team);
        var filter = query.filter(who.account());
        var totals = list.totals(filter);
        var paging = Paging.of(query.page(), totals.activities(), ON_A_PAGE);
        boolean all = filter.account() == null;
        var colleagues = accounts.ours();
        Map<UUID, Account> people = colleagues.stream().collect(Collectors.toMap(Account::id, Function.identity()));
        Map<UUID, Point> byId = places.stream().collect(Collectors.toMap(Point::id, Function.identity()));
        var catalogue = nomenclature.on(today);
        var days = query.days();
        return new ActivitiesPage(
                entry,
                choices(who.account(), null, places, colleagues),
                query,
                days == null ? name(query.month()) : words("activities.list.days", days),
                days == null
                        ? Words.t("activities.list.empty", name(query.month()))
                        : words("activities.list.empty.days", days),
                team,
                all,
                months(query.month(), now),
                whose(people, who),
                catalogue.options(CodeList.ACTIVITY),
                places.stream()
                        .map(point -> new Option(point.id().toString(), point.name()))
                        .toList(),
                list.list(filter, ON_A_PAGE, paging.offset()).stream()
                        .map(recorded -> row(
                                recorded,
                                byId,
                                all ? names(recorded.activity(), people) : null,
                                query.at(paging.page())))
                        .toList(),
                totals,
                Words.duration(totals.minutes()),
                paging.page(),
                paging.pages(),
                query.in(query.month().minusMonths(1)),
                query.month().isBefore(now) ? query.in(query.month().plusMonths(1)) : null,
                query.at(paging.page()));
    }

    private ActivitiesPage.Row row(
            RecordedActivity recorded, Map<UUID, Point> points, @Nullable String who, String here) {
        var activity = recorded.activity();
        var catalogue = nomenclature.on(activity.day());
        boolean open = list.isOpen(recorded);
        var at = activity.point();
        var point = at == null ? null : points.get(at);
        var partner = activity.partner();
        return new ActivitiesPage.Row(
                activity.id().toString(),
                Words.shortDay(activity.day()),
                catalogue
                        .find(CodeList.ACTIVITY, activity.kind())
                        .map(Code::icon)
                        .orElse("megaphone"),
                catalogue.brief(CodeList.ACTIVITY, activity.kind()),
                Stream.of(partner == null ? null : catalogue.brief(CodeList.OPERATOR, partner), activity.title())
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(" · ")),
                Words.duration(activity.minutes()),
                activity.headcount(),
                point == null ? Words.t("activities.everywhere") : point.name(),
                who,
                activity.version(),
                open ? cancelAddress(activity, here) : null,
                !list.isFree(recorded));
    }

    private static String names(Activity activity, Map<UUID, Account> accounts) {
        return Stream.concat(Stream.of(activity.account()), activity.colleagues().stream())
                .map(accounts::get)
                .filter(Objects::nonNull)
                .map(Account::name)
                .collect(Collectors.joining(", "));
    }

    static String cancelAddress(Activity activity, String retour) {
        return ActivitiesController.ADDRESS + "/" + activity.id() + "/annuler?version=" + activity.version()
                + "&retour=" + java.net.URLEncoder.encode(retour, java.nio.charset.StandardCharsets.UTF_8);
    }

    private static String words(String key, Period days) {
        return Words.t(key, Words.date(days.from()), Words.date(days.to()));
    }

    static String name(YearMonth month) {
        return Words.month(month);
    }

    private static List<Option> months(YearMonth shown, YearMonth now) {
        var months = new ArrayList<Option>();
        for (int i = 0; i < MONTHS; i++) months.add(option(now.minusMonths(i)));
        if (shown.isBefore(now.minusMonths(MONTHS - 1))) months.add(option(shown));
        return months;
    }

    private static Option option(YearMonth month) {
        return new Option(month.toString(), name(month));
    }

    private static List<Option> whose(Map<UUID, Account> accounts, SignedIn who) {
        var options = new ArrayList<Option>();
        options.add(new Option(ActivityQuery.TEAM, Words.t("activities.filter.team")));
        options.add(new Option(ActivityQuery.MINE, Words.t("activities.filter.mine")));
        colleagues(List.copyOf(accounts.values()), who.account()).stream()
                .sorted(java.util.Comparator.comparing(Account::name))
                .forEach(account -> options.add(new Option(account.id().toString(), account.name())));
        return options;
    }
}
