package fr.parvis.access;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.audit.Journal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ParvisTest
class JournalPageTest {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    Network network;

    @Autowired
    Journal journal;

    private void noted(SignedIn by, String action, String subject) {
        Network.as(by, () -> {
            journal.note(action, subject, Map.of("n", subject));
        });
    }

    @Test
    void an_association_reads_its_own_journal_and_the_network_the_entries_of_none() {
        var association = network.anAssociation();
        var officer = network.a(Role.DATA_PROTECTION_OFFICER, association);
        noted(network.a(Role.DIRECTOR, association), "test.here", "ici");
        noted(network.a(Role.DIRECTOR, network.anAssociation()), "test.there", "ailleurs");
        var administrator = network.ofTheNetwork(Role.ADMINISTRATOR);
        noted(administrator, "test.network", "réseau");

        var own = new Pages(mvc, officer)
                .read("/bureau/journal")
                .select("#table tbody")
                .text();
        assertThat(own).contains("test.here").doesNotContain("test.there").doesNotContain("test.network");
        var all = new Pages(mvc, administrator)
                .read("/bureau/journal")
                .select("#table tbody")
                .text();
        assertThat(all).contains("test.network").doesNotContain("test.here").doesNotContain("test.there");
    }

    @Test
    void the_list_is_filtered_and_paged_along_its_numbers_in_both_directions() {
        var association = network.anAssociation();
        var director = network.a(Role.DIRECTOR, association);
        for (int i = 1; i <= 120; i++) noted(director, "test.counted", "n" + i);
        noted(director, "test.other", "autre");
        var pages = new Pages(mvc, network.a(Role.DATA_PROTECTION_OFFICER, association));

        var first = pages.read("/bureau/journal?action=test.counted");
        assertThat(first.select("#table tbody tr")).hasSize(50);
        assertThat(first.select("#table tbody tr").first().text()).contains("n120");
        assertThat(first.select("a[rel=prev]")).isEmpty();
        var second = pages.read(first.select("a[rel=next]").attr("href"));
        assertThat(second.select("#table tbody tr").first().text()).contains("n70");
        var third = pages.read(second.select("a[rel=next]").attr("href"));
        assertThat(third.select("#table tbody tr")).hasSize(20);
        assertThat(third.select("a[rel=next]")).isEmpty();
        var back = pages.read(third.select("a[rel=prev]").attr("href"));
        assertThat(back.select("#table tbody").text())
                .isEqualTo(second.select("#table tbody").text());
        assertThat(pages.read(back.select("a[rel=prev]").attr("href"))
                        .select("#table tbody")
                        .text())
                .isEqualTo(first.select("#table tbody").text());
        assertThat(first.text()).doesNotContain("autre");

        assertThat(pages.read("/bureau/journal?compte=" + director.account()).select("#table tbody tr"))
                .hasSize(50);
        var today = LocalDate.now(ZoneId.of("Europe/Paris"));
        assertThat(pages.read("/bureau/journal?du=" + today + "&au=" + today).select("#table tbody tr"))
                .isNotEmpty();
        assertThat(pages.read("/bureau/journal?du=" + today.plusDays(1)).select("#table"))
                .isEmpty();
        assertThat(pages.get("/bureau/journal?du=hier&compte=moi")).hasStatusOk();
    }

    @Test
    void what_accounts_do_is_told_in_words() {
        var association = network.anAssociation();
        var director = network.a(Role.DIRECTOR, association);
        var mediator = network.a(Role.MEDIATOR, association);
        new Pages(mvc, director).post("/bureau/comptes/" + mediator.account() + "/fermeture");
        var rows = new Pages(mvc, network.a(Role.DATA_PROTECTION_OFFICER, association))
                .read("/bureau/journal")
                .select("#table tbody tr");
        assertThat(rows.eachText())
                .anyMatch(row ->
                        row.contains("Compte fermé") && row.contains(director.name()) && row.contains(mediator.name()));
    }

    @Test
    void a_longer_time_of_keeping_asks_for_a_reason() {
        var pages = new Pages(mvc, network.ofTheNetwork(Role.DATA_PROTECTION_OFFICER));
        assertThat(pages.post("/bureau/journal/conservation", "mois", "48")).hasStatus(422);
        assertThat(pages.post("/bureau/journal/conservation", "mois", "24", "motif", ""))
                .hasStatus(422);
        assertThat(pages.post("/bureau/journal/conservation", "mois", "24", "motif", "Enquête judiciaire en cours"))
                .hasStatus(302);
        assertThat(pages.read("/bureau/journal").select("#conservation").text())
                .contains("24 mois")
                .contains("Enquête judiciaire en cours");
        assertThat(pages.post("/bureau/journal/conservation", "mois", "12")).hasStatus(302);
        assertThat(pages.read("/bureau/journal").select("#f-mois").attr("value"))
                .isEqualTo("12");
        var elsewhere = new Pages(mvc, network.a(Role.DATA_PROTECTION_OFFICER, network.anAssociation()));
        assertThat(elsewhere.post("/bureau/journal/conservation", "mois", "12"))
                .as("a setting of the whole installation")
                .hasStatus(403);
    }
}
