// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.architecture.JournalActions;
import fr.parvis.audit.Journal;
import fr.parvis.audit.JournalSubjects;
import fr.parvis.database.Asking;
import fr.parvis.network.LocalDays;
import fr.parvis.people.Sealing;
import fr.parvis.shell.Words;
import fr.parvis.values.Ids;
import fr.parvis.values.NetworkTime;
import fr.parvis.visits.VisitsFixtures;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ParvisTest
class JournalPageTest {
    private static final Pattern IDENTIFIER = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    @Autowired
    Pages pages;

    @Autowired
    Network network;

    @Autowired
    VisitsFixtures visitsFixtures;

    @Autowired
    Accounts accounts;

    @Autowired
    Journal journal;

    @Autowired
    List<JournalSubjects> subjects;

    @Autowired
    JdbcClient database;

    @Autowired
    LocalDays localDays;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Sealing sealing;

    /** An account with a name as people have them. */
    private SignedIn named(String name, UUID association, Role... roles) {
        var id = Ids.next();
        var held = EnumSet.noneOf(Role.class);
        held.addAll(List.of(roles));
        accounts.create(
                new Accounts.NewAccount(id, association, null, name, id + "@parvis.example", held),
                accounts.hash(Network.PASSWORD));
        return accounts.signedIn(id).orElseThrow();
    }

    private void noted(SignedIn by, String action, String subject, Map<String, String> facts) {
        Network.as(by, () -> journal.note(action, subject, facts));
    }

    private void noted(SignedIn by, String action) {
        noted(by, action, by.account().toString(), Map.of());
    }

    private static List<String> lines(Document page) {
        return page.select("#lines .row-main").eachText();
    }

    @Test
    void an_association_reads_its_own_journal_and_the_network_the_entries_of_none() {
        var association = network.anAssociation();
        var officer = network.a(Role.DATA_PROTECTION_OFFICER, association);
        noted(named("Anne Ici", association, Role.DIRECTOR), "access.password-changed");
        noted(named("Paul Ailleurs", network.anAssociation(), Role.DIRECTOR), "access.password-changed");
        var administrator = named("Rose Réseau", null, Role.ADMINISTRATOR);
        noted(administrator, "access.password-changed");

        assertThat(lines(pages.as(officer).read("/bureau/journal")))
                .contains("Anne Ici a changé son mot de passe.")
                .noneMatch(line -> line.contains("Ailleurs") || line.contains("Réseau"));
        assertThat(lines(pages.as(administrator).read("/bureau/journal")))
                .contains("Rose Réseau a changé son mot de passe.")
                .noneMatch(line -> line.contains("Ailleurs") || line.contains("Ici"));
    }

    @Test
    void the_list_is_filtered_and_paged_along_its_numbers_in_both_directions() {
        var association = network.anAssociation();
        var director = named("Marc Girard", association, Role.DIRECTOR);
        for (int i = 1; i <= 120; i++)
            noted(director, "visits.exported", Ids.next().toString(), Map.of("lines", "" + i));
        noted(director, "access.password-changed");
        var pages = this.pages.as(network.a(Role.DATA_PROTECTION_OFFICER, association));

        var first = pages.read("/bureau/journal?action=visits");
        assertThat(lines(first)).hasSize(40).startsWith("Marc Girard a exporté des passages : 120 lignes.");
        assertThat(first.select("a[rel=prev]")).isEmpty();
        assertThat(first.select("a[rel=next]").attr("href")).contains("action=visits");
        var second = pages.read(first.select("a[rel=next]").attr("href"));
        assertThat(lines(second)).startsWith("Marc Girard a exporté des passages : 80 lignes.");
        var third = pages.read(second.select("a[rel=next]").attr("href"));
        assertThat(lines(third)).hasSize(40);
        assertThat(third.select("a[rel=next]")).isEmpty();
        var back = pages.read(third.select("a[rel=prev]").attr("href"));
        assertThat(lines(back)).isEqualTo(lines(second));
        assertThat(lines(pages.read(back.select("a[rel=prev]").attr("href")))).isEqualTo(lines(first));

        assertThat(lines(pages.read("/bureau/journal?compte=" + director.account())))
                .hasSize(40);
        var today = LocalDate.now(NetworkTime.ZONE);
        assertThat(lines(pages.read("/bureau/journal?du=" + today + "&au=" + today)))
                .isNotEmpty();
        assertThat(lines(pages.read("/bureau/journal?du=" + today.plusDays(1)))).isEmpty();
        assertThat(pages.get("/bureau/journal?du=hier&compte=moi&action=rien")).hasStatusOk();
    }

    @Test
    void days_the_wrong_way_round_are_said_and_can_be_swapped() {
        var pages = this.pages.as(network.a(Role.DATA_PROTECTION_OFFICER, network.anAssociation()));
        var page = pages.read("/bureau/journal?du=2026-03-09&au=2026-03-02&action=people");
        assertThat(page.text()).contains("La fin est avant le début.");
        assertThat(page.select(".notice a").attr("href"))
                .isEqualTo("/bureau/journal?action=people&au=2026-03-09&du=2026-03-02");
    }

    @Test
    void lines_stand_under_their_day_with_their_time() {
        var association = network.anAssociation();
        noted(named("Marc Girard", association, Role.DIRECTOR), "access.password-changed");
        var page =
                pages.as(network.a(Role.DATA_PROTECTION_OFFICER, association)).read("/bureau/journal");
        var today = LocalDate.now(NetworkTime.ZONE);
        assertThat(page.select("#lines .row-group").first().text()).isEqualTo(Words.longDate(today));
        assertThat(page.select("#lines [data-row]").first().text()).matches("\\d{1,2}.h(.\\d{2})?");
    }

    @Test
    void days_are_those_of_the_association_wherever_it_is() {
        // 25 hours apart: one of them is never on the day of Paris
        for (var zone : List.of("Pacific/Kiritimati", "Pacific/Pago_Pago")) {
            var desk = visitsFixtures.aDesk(zone);
            noted(named("Marc Girard", desk.association(), Role.DIRECTOR), "access.password-changed");
            var officer = network.a(Role.DATA_PROTECTION_OFFICER, desk.association());
            var today = Network.as(officer, () -> localDays.today());
            var page = pages.as(officer).read("/bureau/journal?du=" + today + "&au=" + today);
            assertThat(page.select("#lines .row-group").first().text()).isEqualTo(Words.longDate(today));
        }
    }

    @Test
    void a_line_leads_to_all_those_of_its_file_its_account_and_its_day_and_to_nobody_of_another_association() {
        var association = network.anAssociation();
        var director = named("Marc Girard", association, Role.DIRECTOR);
        var export = Ids.next();
        noted(director, "visits.exported", export.toString(), Map.of("lines", "12"));
        noted(director, "access.password-changed");
        var officer = pages.as(network.a(Role.DATA_PROTECTION_OFFICER, association));
        var address = officer.read("/bureau/journal?action=visits")
                .select("#lines [data-row]")
                .attr("href");

        var line = officer.read(address).select("[data-in-panel]");
        var today = LocalDate.now(NetworkTime.ZONE);
        assertThat(line.text())
                .contains("Marc Girard a exporté des passages : 12 lignes.", Words.longDate(today), "Marc Girard");
        assertThat(line.select("a").eachAttr("href"))
                .containsExactly(
                        "/bureau/journal?dossier=" + export,
                        "/bureau/journal?compte=" + director.account(),
                        "/bureau/journal?du=" + today + "&au=" + today);
        assertThat(lines(officer.read("/bureau/journal?dossier=" + export))).hasSize(1);
        var elsewhere = pages.as(network.a(Role.DATA_PROTECTION_OFFICER, network.anAssociation()));
        assertThat(elsewhere.get(address)).hasStatus(404);
    }

    @Test
    void what_accounts_do_is_told_in_a_sentence() {
        var association = network.anAssociation();
        var director = named("Marc Girard", association, Role.DIRECTOR);
        var mediator = named("Léa Morel", association, Role.MEDIATOR);
        pages.as(director).post("/bureau/comptes/" + mediator.account() + "/fermeture");
        noted(
                director,
                "access.roles-changed",
                mediator.account().toString(),
                Map.of("before", "MEDIATOR", "after", "DIRECTOR SITE_LEAD"));
        var officer =
                pages.as(network.a(Role.DATA_PROTECTION_OFFICER, association)).read("/bureau/journal");
        assertThat(lines(officer))
                .contains(
                        "Marc Girard a fermé le compte de Léa Morel.",
                        "Marc Girard a changé les rôles de Léa Morel : désormais « Direction, Responsable de site »,"
                                + " auparavant « Médiateur ou médiatrice ».");
        assertThat(officer.select("#lines .row-main a")).isEmpty();
        var administrator = pages.as(network.a(Role.ADMINISTRATOR, association)).read("/bureau/journal");
        assertThat(administrator.select("#lines .row-main a").eachAttr("href"))
                .contains("/bureau/comptes/" + mediator.account());
    }

    @Test
    void a_file_is_a_link_for_who_may_open_it_and_a_plain_word_for_others() {
        var association = network.anAssociation();
        var mediator = named("Marc Girard", association, Role.MEDIATOR);
        var person = Ids.next();
        var other = Ids.next();
        inTransaction(mediator, () -> {
            for (var id : List.of(person, other))
                database.sql("""
                                insert into people.person (id, association, given, family, opened_by, opened_at, last_contact)
                                values (:id, :association, 'Fatou', 'Rivière', :by, now(), current_date)""")
                        .param("id", id)
                        .param("association", association)
                        .param("by", mediator.account())
                        .update();
        });
        var gone = Ids.next();
        for (var id : List.of(person, other, gone))
            noted(mediator, "people.read", id.toString(), Map.of("reason", "present"));

        var officer = pages.as(named("Ali Benali", association, Role.DATA_PROTECTION_OFFICER));
        var page = officer.read("/bureau/journal?action=readings");
        assertThat(lines(page))
                .containsExactly(
                        "Marc Girard a ouvert un dossier effacé depuis : la personne est là.",
                        "Marc Girard a ouvert un dossier : la personne est là.",
                        "Marc Girard a ouvert un dossier : la personne est là.");
        assertThat(page.select("#lines .row-main a")).isEmpty();
        assertThat(page.text()).doesNotContain("Fatou").doesNotContain("Rivière");

        var both = pages.as(named("Lou Petit", association, Role.DATA_PROTECTION_OFFICER, Role.DIRECTOR));
        assertThat(both.read("/bureau/journal?action=readings")
                        .select("#lines .row-main a")
                        .eachAttr("href"))
                .containsExactly("/bureau/personnes/" + other, "/bureau/personnes/" + person);

        var pasted =
                officer.read("/bureau/journal?dossier=https://parvis.example/bureau/personnes/" + person + "/droits");
        assertThat(lines(pasted)).hasSize(1);
        assertThat(pasted.text()).contains("dont vous avez donné l’adresse");
        assertThat(IDENTIFIER
                        .matcher(pasted.select("#lines, form.sentence").text())
                        .find())
                .isFalse();
        assertThat(officer.read("/bureau/journal?dossier=Rivière").text()).contains("ne désigne aucune page");
        var elsewhere = pages.as(network.a(Role.DATA_PROTECTION_OFFICER, network.anAssociation()));
        assertThat(lines(elsewhere.read("/bureau/journal?dossier=" + person))).isEmpty();
    }

    @Test
    void what_is_in_a_file_is_asked_for_with_it() {
        var association = network.anAssociation();
        var mediator = named("Marc Girard", association, Role.MEDIATOR);
        var person = Ids.next();
        var caseFile = Ids.next();
        var asked = sealing.seal("Une aide", "case " + caseFile);
        inTransaction(mediator, () -> {
            database.sql("""
                            insert into people.person (id, association, given, family, opened_by, opened_at, last_contact)
                            values (:id, :association, 'Fatou', 'Rivière', :by, now(), current_date)""")
                    .param("id", person)
                    .param("association", association)
                    .param("by", mediator.account())
                    .update();
            database.sql("""
                            insert into cases.case_file (id, association, person, theme, asked, key, opened_on, opened_by, opened_at,
                                                         responsible, waiting_since)
                            values (:id, :association, :person, 'sante', :asked, :key, current_date, :by, now(), :by, current_date)""")
                    .param("id", caseFile)
                    .param("asked", asked.bytes())
                    .param("key", asked.key())
                    .param("association", association)
                    .param("person", person)
                    .param("by", mediator.account())
                    .update();
        });
        noted(mediator, "people.changed", person.toString(), Map.of());
        noted(mediator, "cases.step-added", caseFile.toString(), Map.of());
        noted(mediator, "cases.step-added", Ids.next().toString(), Map.of());
        assertThat(lines(pages.as(network.a(Role.DATA_PROTECTION_OFFICER, association))
                        .read("/bureau/journal?dossier=" + person)))
                .containsExactly("Marc Girard a ajouté une étape dans un suivi.", "Marc Girard a modifié un dossier.");
    }

    private void inTransaction(SignedIn who, Runnable what) {
        Asking.as(who.scope())
                .run(() -> new TransactionTemplate(transactions).executeWithoutResult(status -> what.run()));
    }

    @Test
    void no_identifier_nor_code_stands_on_the_page_whatever_is_noted() {
        var association = network.anAssociation();
        var director = named("Marc Girard", association, Role.DIRECTOR);
        var officer = pages.as(named("Lou Petit", association, Role.DATA_PROTECTION_OFFICER, Role.DIRECTOR));
        int told = 0;
        for (var noted : JournalActions.withFacts().entrySet()) {
            var facts = new HashMap<String, String>();
            for (var fact : noted.getValue()) facts.put(fact, UUID.randomUUID().toString());
            noted(director, noted.getKey(), UUID.randomUUID().toString(), facts);
            if (++told % 40 == 0) isInWords(officer.read("/bureau/journal"), 40);
        }
        isInWords(officer.read("/bureau/journal"), 40);
    }

    private static void isInWords(Document page, int lines) {
        assertThat(lines(page))
                .hasSize(lines)
                .allSatisfy(line -> assertThat(line)
                        .doesNotContainPattern(IDENTIFIER)
                        .doesNotContainPattern("[{}]|audit\\.|\\b[a-z]+\\.[a-z]+-[a-z]")
                        .doesNotContain("ne sait plus dire")
                        .doesNotContainPattern("« *\u00a0?»")
                        .endsWith("."));
        assertThat(page.select("main").text()).doesNotContainPattern(IDENTIFIER);
    }

    @Test
    void sentences_name_kinds_that_a_module_knows_and_can_say_to_be_gone() {
        var kinds = new TreeSet<String>();
        for (var one : subjects)
            assertThat(kinds.add(one.kind())).as(one.kind()).isTrue();
        var unknown = new ArrayList<String>();
        for (var prefix : List.of("audit.sentence.", "audit.fact."))
            for (var text : Words.under(prefix).entrySet())
                Pattern.compile("\\{([^{}]+)}")
                        .matcher(text.getValue())
                        .results()
                        .map(place -> place.group(1))
                        .filter(place -> place.endsWith(".")
                                ? Words.under(place).isEmpty()
                                : !place.matches("[01]") && !kinds.contains(place))
                        .forEach(place -> unknown.add(text.getKey() + " " + place));
        assertThat(unknown).isEmpty();
        assertThat(kinds)
                .allSatisfy(kind -> assertThat(Words.has("audit.gone." + kind)).isTrue());
    }

    @Test
    void a_longer_time_of_keeping_asks_for_a_reason() {
        var pages = this.pages.as(network.ofTheNetwork(Role.DATA_PROTECTION_OFFICER));
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
        var elsewhere = pages.as(network.a(Role.DATA_PROTECTION_OFFICER, network.anAssociation()));
        assertThat(elsewhere.post("/bureau/journal/conservation", "mois", "12"))
                .as("a setting of the whole installation")
                .hasStatus(403);
    }
}
