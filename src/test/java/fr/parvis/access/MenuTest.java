// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The menu as each role sees it: short, without a closed door, and every page under the name that led to it. */
@ParvisTest
class MenuTest {
    private static final int MOST = 6;

    /** Pages of the staff, but neither files nor the sheets and chapters of guides nor one of many things. */
    private static final Pattern OURS =
            Pattern.compile("/(?:capture|listes|bureau)(?!/(?:guide|aide)/)(?:/(?![0-9a-f]{8}-)[\\w-]+)*");

    /** Presses, by mouse, from the home page. */
    private static final int FARTHEST = 5;

    /** Pages that the menu does not name and that are used every week. */
    private static final Map<Role, List<String>> WEEKLY = Map.of(
            Role.MEDIATOR,
            List.of(
                    "/bureau/passages",
                    "/bureau/courriers",
                    "/bureau/energie/impaye",
                    "/bureau/energie/fsl",
                    "/bureau/energie/fournisseurs",
                    "/listes/portes",
                    "/listes/recues",
                    "/bureau/tournees/maraudes",
                    "/bureau/tournees/visites-a-domicile"),
            Role.DIRECTOR,
            List.of(
                    "/bureau/passages",
                    "/bureau/chiffres/murs",
                    "/bureau/tournees/equipages",
                    "/bureau/reseau/import",
                    "/listes/accords",
                    "/listes/entonnoir",
                    "/listes/rapport",
                    "/listes/retours",
                    "/listes/secteurs"),
            Role.NETWORK_HEAD,
            List.of("/bureau/energie/fsl", "/bureau/chiffres/codes", "/bureau/reseau/import"));

    @Autowired
    Pages pages;

    @Autowired
    Network network;

    private Map<String, Pages> everybody() {
        var association = network.anAssociation();
        var everybody = new LinkedHashMap<String, Pages>();
        for (var role : Role.values())
            everybody.put(
                    role.name(),
                    pages.as(role == Role.NETWORK_HEAD ? network.ofTheNetwork(role) : network.a(role, association)));
        everybody.put("DPO of the network", pages.as(network.ofTheNetwork(Role.DATA_PROTECTION_OFFICER)));
        everybody.put("administrator of the network", pages.as(network.ofTheNetwork(Role.ADMINISTRATOR)));
        return everybody;
    }

    @Test
    void everybody_begins_on_a_page_of_their_own_and_has_six_sections_at_most() {
        everybody().forEach((role, pages) -> {
            var start = pages.get("/bureau").getResponse().getHeader("Location");
            var home = pages.get(start);
            assertThat(home).as("%s begins on %s", role, start).hasStatusOk();
            var page = Pages.read(home);
            assertThat(page.select(".nav-list .nav-bar-link")).as(role).hasSizeBetween(1, MOST);
            assertThat(pages.get(page.select("a.brand").attr("href")))
                    .as("%s presses the mark", role)
                    .hasStatusOk();
        });
    }

    @Test
    void each_page_of_the_menu_opens_and_bears_the_name_that_led_to_it() {
        var wrong = new ArrayList<String>();
        everybody().forEach((role, pages) -> {
            var home = pages.read(pages.get("/bureau").getResponse().getHeader("Location"));
            var sections = new LinkedHashSet<>(
                    home.select(".nav-list .nav-bar-link, .menu-panel .menu-item[href]:not(.menu-help)")
                            .eachAttr("href"));
            for (var section : sections) {
                var page = pages.read(section);
                var beside = page.select(".beside-link");
                var hrefs = beside.isEmpty() ? List.of(section) : beside.eachAttr("href");
                for (var href : hrefs) {
                    var answer = pages.get(href);
                    var read = Pages.read(answer);
                    var title = read.select("h1").text();
                    var names = beside.isEmpty()
                            ? home.select(".nav-bar-link[href='" + href + "'], .menu-item[href='" + href + "']")
                                    .eachText()
                            : beside.select("[href='" + href + "']").eachText();
                    if (answer.getResponse().getStatus() != 200 || !names.contains(title))
                        wrong.add(role + " " + href + " " + answer.getResponse().getStatus() + " «" + title + "» "
                                + names);
                }
            }
        });
        assertThat(new LinkedHashSet<>(wrong)).isEmpty();
    }

    @Test
    void what_is_used_weekly_is_five_presses_from_the_home_page_at_most() {
        var association = network.anAssociation();
        WEEKLY.forEach((role, weekly) -> {
            var who = role == Role.NETWORK_HEAD ? network.ofTheNetwork(role) : network.a(role, association);
            var presses = presses(pages.as(who));
            for (var address : weekly)
                assertThat(presses.getOrDefault(address, FARTHEST + 1))
                        .as("%s opens %s", role, address)
                        .isLessThanOrEqualTo(FARTHEST);
        });
    }

    /** The fewest presses to each page, through pages at most two presses away; a link in a fold takes one more. */
    private static Map<String, Integer> presses(Pages pages) {
        var start = Objects.requireNonNull(pages.get("/bureau").getResponse().getHeader("Location"));
        var presses = new LinkedHashMap<>(Map.of(start, 0));
        for (int near = 0; near <= 2; near++)
            for (var address : List.copyOf(presses.keySet())) {
                if (presses.getOrDefault(address, FARTHEST) != near) continue;
                for (var link : pages.read(address).select("a[href]")) {
                    var path = link.attr("href").replaceAll("[?#].*", "");
                    if (!OURS.matcher(path).matches()) continue;
                    int folded = link.closest("details") == null ? 0 : 1;
                    presses.merge(path, near + 1 + folded, Math::min);
                }
            }
        return presses;
    }
}
