// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import static fr.parvis.outreach.domain.OutreachFixtures.aHousehold;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.LoadState;
import fr.parvis.Network;
import fr.parvis.access.Accounts;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.audit.Journal;
import fr.parvis.cases.PastCases;
import fr.parvis.outreach.domain.OutreachFixtures;
import fr.parvis.outreach.domain.PartnerFixtures;
import fr.parvis.outreach.domain.RankEntries;
import fr.parvis.people.NewFiles;
import fr.parvis.values.Ids;
import fr.parvis.values.NetworkTime;
import fr.parvis.values.Outcomes;
import fr.parvis.visits.Visits;
import fr.parvis.visits.VisitsFixtures;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Length, width, weight and identifiers of every page of the menus in a network with a lot of data. */
class PagesJourney extends Journey {
    @Autowired
    OutreachFixtures outreachFixtures;

    private static final String DESK = "/capture";
    private static final int HIGHEST = 3_000;
    private static final int HEAVIEST = 200_000;
    private static final List<Integer> PHONES = List.of(390, 320);

    /** Pages that are read on a phone of 390 too, where they are as short. */
    private static final Set<String> SHORT_ON_PHONES = Set.of("/bureau/accueil", "/listes");

    /** Width of a text or form, and of any other page beside the menu of a screen of 1,280. */
    private static final List<Integer> WIDTHS = List.of(720, 976);

    private static final String CONTENT = """
            (() => {
              const main = document.querySelector("main");
              const { paddingLeft, paddingRight } = getComputedStyle(main);
              return Math.round(main.getBoundingClientRect().width - parseFloat(paddingLeft) - parseFloat(paddingRight));
            })()""";

    /** Raw identifiers among the words of a page; names and addresses that tests invent end and begin with one. */
    private static final String IDENTIFIERS = """
            (document.querySelector("main").innerText.match(
              /(?<!\\p{L} )(?<![\\p{L}\\p{N}-])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?!@)/giu) ?? []).length""";

    /** Pages one press further that are long by nature. */
    private static final Map<String, List<String>> FURTHER = Map.of(
            "/bureau/nomenclature", List.of("/bureau/nomenclature/theme"),
            "/listes", List.of("/listes/recues", "/listes/portes"),
            "/bureau/journee", List.of("/bureau/passages"));

    /** A page that a browser of its own has opened and that comes to rest. */
    private record Cold(String address, BrowserContext browser, Page tab, List<Request> done) {}

    private final List<String> faults = new ArrayList<>();
    private final Set<String> weighed = new HashSet<>();
    private final Deque<Cold> coming = new ArrayDeque<>();

    @Autowired
    Visits visits;

    @Autowired
    NewFiles files;

    @Autowired
    PastCases cases;

    @Autowired
    RankEntries ranking;

    @Autowired
    PartnerFixtures partners;

    @Autowired
    Journal journal;

    @Test
    void every_page_of_every_menu_is_short_light_and_of_two_widths_however_much_there_is() {
        var desk = visitsFixtures.aDesk();
        fill(desk);
        walk("mediator", desk.mediator());
        walk("site lead", network.a(Role.SITE_LEAD, desk.association()));
        walk("director", network.a(Role.DIRECTOR, desk.association()));
        walk("network head", network.ofTheNetwork(Role.NETWORK_HEAD));
        walk("data protection officer", network.ofTheNetwork(Role.DATA_PROTECTION_OFFICER));
        walk("administrator", network.ofTheNetwork(Role.ADMINISTRATOR));
        assertThat(faults).isEmpty();
        assertThat(weighed).hasSizeGreaterThan(30);
    }

    private void walk(String role, SignedIn who) {
        on(Screen.DESKTOP);
        signIn(who);
        open("/bureau");
        var judged = new HashSet<String>();
        for (var section : hrefs(".nav-list .nav-bar-link, .frame-top .menu-item[href^='/bureau']:not(.menu-help)")) {
            open(section);
            // the pages beside those of the menu belong to it too
            var beside = hrefs(".beside-link");
            judge(role, section, judged);
            beside.forEach(address -> judge(role, address, judged));
        }
        coming.forEach(cold -> finish(role, cold));
        coming.clear();
    }

    private void judge(String role, String address, Set<String> judged) {
        if (!judged.add(address)) return;
        judge(role, address);
        FURTHER.getOrDefault(address, List.of()).forEach(further -> judge(role, further));
    }

    private List<String> hrefs(String links) {
        return ((List<?>) page.locator(links).evaluateAll("links => links.map(link => link.getAttribute('href'))"))
                .stream().map(String::valueOf).toList();
    }

    /** The first time an address is met it is opened by a browser that holds nothing yet but who is signed in, and weighed. */
    private void judge(String role, String address) {
        if (weighed.add(address)) {
            coming.add(cold(address));
            // one page comes to rest while the next is opened
            if (coming.size() > 1) finish(role, coming.removeFirst());
            return;
        }
        var here = page.url().replaceFirst("^https?://[^/]+", "");
        if (!here.equals(address)) page.navigate(address);
        page.waitForLoadState(LoadState.LOAD);
        measure(page, role, address);
        page.setViewportSize(Screen.DESKTOP.width, Screen.DESKTOP.height);
    }

    private Cold cold(String address) {
        var browser = SharedBrowser.browser()
                .newContext(new Browser.NewContextOptions()
                        .setBaseURL(page.url().replaceFirst("^(https?://[^/]+).*", "$1"))
                        .setViewportSize(Screen.DESKTOP.width, Screen.DESKTOP.height));
        browser.addCookies(context.cookies());
        var tab = browser.newPage();
        var done = new ArrayList<Request>();
        tab.onRequestFinished(done::add);
        tab.navigate(address);
        return new Cold(address, browser, tab, done);
    }

    private void finish(String role, Cold cold) {
        try (var _ = cold.browser) {
            cold.tab.waitForLoadState(LoadState.NETWORKIDLE);
            // a copy: to ask for a size is to hear of requests that finish meanwhile
            int bytes = List.copyOf(cold.done).stream()
                    .map(Request::sizes)
                    .mapToInt(sizes -> sizes.responseBodySize + sizes.responseHeadersSize)
                    .sum();
            if (bytes > HEAVIEST) faults.add("%s: %d bytes".formatted(cold.address, bytes));
            measure(cold.tab, role, cold.address);
        }
    }

    private void measure(Page tab, String role, String address) {
        // until its client has come, the desk holds the plain form too
        if (address.equals(DESK)) tab.waitForSelector("[data-key]");
        int height = number(tab, "document.documentElement.scrollHeight");
        if (height > HIGHEST) faults.add("%s %s: %d px high".formatted(role, address, height));
        int content = number(tab, CONTENT);
        if (!WIDTHS.contains(content)) faults.add("%s %s: content %d px wide".formatted(role, address, content));
        int titles = number(tab, "document.querySelectorAll('h1').length");
        // the desk has a head of its own
        if (titles != 1 && !address.equals(DESK)) faults.add("%s %s: %d titles".formatted(role, address, titles));
        int identifiers = number(tab, IDENTIFIERS);
        if (identifiers > 0) faults.add("%s %s: %d identifiers".formatted(role, address, identifiers));
        for (int width : PHONES) {
            tab.setViewportSize(width, Screen.PHONE.height);
            int taken = number(tab, "document.documentElement.scrollWidth");
            if (taken > width) faults.add("%s %s: %d px wide at %d".formatted(role, address, taken, width));
            if (width != PHONES.getFirst() || !SHORT_ON_PHONES.contains(address)) continue;
            int there = number(tab, "document.documentElement.scrollHeight");
            if (there > HIGHEST) faults.add("%s %s: %d px high at %d".formatted(role, address, there, width));
        }
    }

    private static int number(Page tab, String script) {
        return ((Number) tab.evaluate(script)).intValue();
    }

    // --- a lot of everything ----------------------------------------------------------------------------------------

    private void fill(VisitsFixtures.Desk desk) {
        var me = desk.mediator();
        var today = LocalDate.now(NetworkTime.ZONE);
        var hash = accounts.hash(Network.PASSWORD);
        for (int i = 0; i < 60; i++) {
            visitsFixtures.aPoint(desk.association(), "Europe/Paris", null);
            partners.aPartner(desk.association(), "Service no " + i + " du département, antenne de l’Est");
            var id = Ids.next();
            accounts.create(
                    new Accounts.NewAccount(
                            id,
                            desk.association(),
                            null,
                            "Médiatrice de nom long no " + i,
                            id + "@mediation-numerique.example",
                            EnumSet.of(Role.MEDIATOR)),
                    hash);
            if (i < 45) network.anAssociation();
        }
        Network.as(me, () -> {
            var persons = new ArrayList<UUID>();
            for (int i = 0; i < 60; i++) {
                if (i < 30) visits.record(VisitsFixtures.aVisit(desk.point()));
                journal.note("people.read", Ids.next().toString(), Map.of("reason", "present"));
                if (i < 40) persons.add(aPerson(i));
            }
            cases.load(persons.stream()
                    .map(person -> new PastCases.Known(
                            Ids.next(),
                            person,
                            persons.indexOf(person),
                            today.minusDays(40),
                            me.account(),
                            "us",
                            null,
                            null,
                            null))
                    .toList());
        });
        var list = outreachFixtures.anArrangement(me, today.minusDays(3));
        for (int i = 0; i < 60; i++)
            outreachFixtures.anEntry(list, aHousehold("Amina", "Foyer" + i).billed(today.minusDays(20 + i)));
        Network.as(me, () -> ranking.rank(list.list()));
        for (int i = 0; i < 12; i++) outreachFixtures.anArrangement(me, today.minusDays(i));
    }

    private UUID aPerson(int number) {
        var said = new NewFiles.Said(
                "Marie-Hélène",
                "Nom" + (char) ('a' + number / 26) + (char) ('a' + number % 26),
                null,
                null,
                List.of(),
                List.of(),
                List.of());
        var opened = files.open(Ids.next(), said, "spoken", true);
        return ((NewFiles.Opening.Opened) Outcomes.done(opened)).person();
    }
}
