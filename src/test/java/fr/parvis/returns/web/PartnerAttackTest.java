// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.returns.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.outreach.domain.PartnerFixtures;
import fr.parvis.protection.SmallCounts;
import fr.parvis.returns.domain.CountProgress;
import fr.parvis.statistics.domain.SubtractionAttack;
import fr.parvis.values.NetworkTime;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a partner reads in its room of several lists, put together with the sums of a quarter that it gets on paper: no small count can be calculated. */
@ParvisTest
class PartnerAttackTest {
    private static final List<String> STEPS = List.of("attempted", "reached");

    @Autowired
    Pages pages;

    @Autowired
    Network network;

    @Autowired
    PartnerFixtures fixtures;

    @Autowired
    CountProgress count;

    @Autowired
    SmallCounts smallCounts;

    @Test
    void a_partner_calculates_no_small_count_of_a_list() throws Exception {
        var association = network.anAssociation();
        var partner = fixtures.aPartner(association, "Fournisseur Soleil");
        var arrangement = fixtures.anArrangement(association, partner, "reference", "result");
        var today = LocalDate.now(NetworkTime.ZONE);
        var reached = List.of(List.of(8, 3), List.of(14, 9), List.of(2, 1), List.of(11, 6));
        var truth = new HashMap<String, Map<String, Long>>();
        for (var one : reached) {
            // all of one day, and so of one quarter
            var list = fixtures.aList(association, partner, arrangement, today, 20);
            for (int i = 0; i < 20; i++) {
                var entry = fixtures.anEntry(association, list, "REF-" + i, null, null);
                if (i < one.getFirst())
                    fixtures.tried(association, entry, today, "call", i < one.getLast() ? "reached" : "no-answer");
            }
            truth.put(list.toString(), Map.of("attempted", (long) one.getFirst(), "reached", (long) one.getLast()));
        }
        count.handleDue();
        var who = network.aPartner(association, partner);
        var room = pages.as(who).open("/partenaire/listes");
        var attack = new SubtractionAttack();
        var secrets = new HashMap<String, Long>();
        int told = 0;
        for (var row : room.select("#lists-" + arrangement + " tbody tr")) {
            var address = row.select("th a").attr("href");
            var list = address.substring(address.lastIndexOf('/') + 1);
            var cells = row.select("td").eachText();
            for (int step = 0; step < STEPS.size(); step++) {
                long counted = truth.get(list).get(STEPS.get(step));
                var text = cells.get(3 + step);
                var name = list + " " + STEPS.get(step);
                if (text.matches("\\d+")) {
                    assertThat(Long.parseLong(text)).isEqualTo(counted);
                    assertThat(smallCounts.isSmall(counted)).as(name).isFalse();
                    attack.told(List.of(name), counted);
                    told++;
                } else if (smallCounts.isSmall(counted)) secrets.put(name, counted);
            }
            attack.notLess(list + " attempted", list + " reached");
            // the page of the list says no more
            var own = pages.as(who).open(address).text();
            for (var step : truth.get(list).values())
                if (smallCounts.isSmall(step)) assertThat(own).contains("masqué");
        }
        for (var step : STEPS) {
            var names = new ArrayList<String>();
            truth.keySet().forEach(list -> names.add(list + " " + step));
            attack.told(
                    names, truth.values().stream().mapToLong(of -> of.get(step)).sum());
        }
        assertThat(told).isPositive();
        assertThat(secrets).hasSize(3);
        assertThat(attack.found(secrets)).isEmpty();
    }
}
