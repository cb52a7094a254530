// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access;

import static fr.parvis.people.PeopleFixtures.aPerson;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.cases.domain.OpenCase;
import fr.parvis.outreach.ListsFixtures;
import fr.parvis.people.domain.OpenFile;
import fr.parvis.values.Ids;
import fr.parvis.values.NetworkTime;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** One search for everything that a role may reach, and for nothing else. */
@ParvisTest
class SearchTest {
    private static final String SEARCH = "/bureau/chercher";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Pages pages;

    @Autowired
    Network network;

    @Autowired
    ListsFixtures fixtures;

    @Autowired
    OpenFile openFile;

    @Autowired
    OpenCase openCase;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    SignedIn me;
    UUID nour;
    UUID bill;

    @BeforeEach
    void somebody_with_a_bill() {
        me = network.a(Role.MEDIATOR, network.anAssociation());
        nour = Ids.next();
        bill = aCaseOf(me, nour);
    }

    private UUID aCaseOf(SignedIn who, UUID person) {
        var it = Ids.next();
        Network.as(
                who,
                () -> openFile.handle(
                        new OpenFile.Command(person, aPerson("Nour", "Haddad", 1990), "spoken", null, false, false)));
        Network.as(
                who,
                () -> openCase.handle(new OpenCase.Command(
                        it, person, "unpaid-bill", "energy-unpaid-bill", "edf", "Facture de 240 €", null, false)));
        return it;
    }

    private Document search(SignedIn who, String text) {
        var answer = pages.as(who).post(SEARCH, "q", text);
        assertThat(answer).hasStatusOk();
        return Pages.read(answer);
    }

    /** Addresses of the answers; without the guide's sheets, which are there or not by what other tests loaded. */
    private List<String> found(SignedIn who, String text) {
        return search(who, text)
                .select("main .search-answer:not([href^=/bureau/guide/])")
                .eachAttr("href");
    }

    private List<String> named(SignedIn who, String text) {
        return search(who, text).select("main .search-answer strong").eachText();
    }

    @Test
    void a_person_is_found_by_any_part_of_the_name_and_asked_why_before_the_file_opens() {
        var page = search(me, "hadad");
        assertThat(page.select("main h2").eachText()).containsExactly("Personnes");
        assertThat(page.select("main .search-answer").attr("href")).isEqualTo("/bureau/personnes/" + nour);
        assertThat(pages.as(me).read("/bureau/personnes/" + nour).select("main button[name=pour]"))
                .isNotEmpty();
    }

    @Test
    void a_search_is_one_line_of_the_journal_and_its_words_stand_in_no_address() {
        search(me, "Haddad");
        search(me, "ha");
        assertThat(journal(me, "people.searched")).hasSize(1).first().asString().doesNotContainIgnoringCase("haddad");
        var pages = this.pages.as(me);
        assertThat(pages.read(SEARCH + "?q=Haddad").select("main .search-answer"))
                .as("what stands in an address is not looked for")
                .isEmpty();
        assertThat(pages.read(SEARCH).select("dialog#search form, main form").eachAttr("method"))
                .containsOnly("post");
    }

    private List<String> journal(SignedIn who, String action) {
        return Network.as(
                who,
                () -> transaction.execute(_ -> db.sql("""
                        select subject || ' ' || facts::text from audit.entry where action = :action and account = :id""")
                        .param("action", action)
                        .param("id", who.account())
                        .query(String.class)
                        .list()));
    }

    @Test
    void a_case_is_found_by_what_it_is_about_and_by_its_address() {
        var mine = "/bureau/suivis/" + bill;
        assertThat(found(me, "facture edf")).containsExactly(mine);
        Network.as(
                me,
                () -> transaction.execute(
                        _ -> db.sql("update cases.case_file set operator = 'caf', version = version + 1 where id = :id")
                                .param("id", bill)
                                .update()));
        assertThat(found(me, "facture edf")).as("about another since").isEmpty();
        assertThat(found(me, "facture caf")).containsExactly(mine);
        assertThat(found(me, "http://localhost:8080" + mine)).containsExactly(mine);
    }

    @Test
    void nothing_of_another_association_is_found() {
        var other = network.a(Role.DIRECTOR, network.anAssociation());
        for (var text : List.of("Haddad", "facture edf", bill.toString(), nour.toString(), "/bureau/suivis/" + bill))
            assertThat(found(other, text)).as(text).isEmpty();
    }

    @Test
    void a_role_finds_what_it_may_open() {
        assertThat(named(network.ofTheNetwork(Role.DATA_PROTECTION_OFFICER), "haddad"))
                .isEmpty();
        assertThat(named(network.ofTheNetwork(Role.DATA_PROTECTION_OFFICER), "journal"))
                .contains("Journal");
        assertThat(named(me, "journal")).doesNotContain("Journal");
        assertThat(named(network.ofTheNetwork(Role.NETWORK_HEAD), "fsl")).contains("FSL par département");
        for (var role : Role.values()) {
            var who = role == Role.NETWORK_HEAD ? network.ofTheNetwork(role) : network.a(role, network.anAssociation());
            var pages = this.pages.as(who);
            var addresses = Stream.of(
                            "ouvrir", "chiffres novembre", "exporter octobre", "fsl 91", "nomenclature", "compte")
                    .flatMap(text -> found(who, text).stream())
                    .distinct()
                    .toList();
            if (role != Role.PARTNER)
                assertThat(addresses).as("%s finds pages", role).isNotEmpty();
            assertThat(addresses)
                    .allSatisfy(address -> assertThat(pages.get(address.replaceAll("#.*", "")))
                            .as("%s opens %s", role, address)
                            .hasStatusOk());
        }
    }

    @Test
    void a_page_that_the_menu_does_not_name_is_found_by_its_title() {
        var lead = network.a(Role.SITE_LEAD, network.anAssociation());
        for (var title : List.of(
                "Accords",
                "Dates d’une facture impayée",
                "Entonnoir",
                "Équipages",
                "Fichiers retour",
                "Fournisseurs d’énergie",
                "Listes reçues",
                "Maraudes",
                "Oppositions",
                "Rapport au partenaire",
                "Recevoir une liste",
                "Secteurs",
                "Tournées de portes",
                "Visites à domicile")) {
            assertThat(titles(lead, title)).as(title).containsExactly(title);
        }
        for (var title : List.of("Ajouter un point", "Importer des points"))
            assertThat(titles(network.ofTheNetwork(Role.NETWORK_HEAD), title))
                    .as(title)
                    .containsExactly(title);
        for (var title : List.of("Accords", "Entonnoir", "Équipages", "Importer des points", "Secteurs"))
            assertThat(named(me, title)).as("a mediator looks for %s", title).doesNotContain(title);
    }

    /** Titles of the pages that are found under exactly this name. */
    private List<String> titles(SignedIn who, String name) {
        var pages = this.pages.as(who);
        return search(who, name).select("main .search-answer").stream()
                .filter(answer -> answer.select("strong").text().equals(name))
                .map(answer -> pages.read(answer.attr("href")).select("h1").text())
                .toList();
    }

    @Test
    void a_month_and_a_department_are_understood() {
        var year = LocalDate.now(NetworkTime.ZONE).getYear() - 1;
        assertThat(found(me, "exporter novembre " + year))
                .containsExactly("/bureau/passages?du=" + year + "-11-01&au=" + year + "-11-30#exporter");
        assertThat(found(me, "exprter novembre " + year)).as("with a slip").hasSize(1);
        assertThat(found(me, "chiffres mars " + year))
                .contains("/bureau/chiffres?du=" + year + "-03-01&au=" + year + "-03-31");
        assertThat(found(me, "fsl 91")).containsExactly("/bureau/energie/fsl/91");
        assertThat(found(me, "fsl essonne")).first().isEqualTo("/bureau/energie/fsl/91");
        assertThat(named(me, "nouvelle personne")).first().isEqualTo("Ouvrir un dossier");
    }

    @Test
    void partners_and_points_are_found_with_a_slip_of_the_finger() {
        var partner = fixtures.aPartner(me, "Secours de la Vallée Zinfandel");
        var point = fixtures.aPoint(network.a(Role.DIRECTOR, network.anAssociation()), "Maison Quetzalcoatl");
        assertThat(found(me, "zinfandel secours")).containsExactly("/bureau/partenaires/" + partner);
        assertThat(found(me, "quetzal")).as("of the whole network").containsExactly("/bureau/reseau/" + point);
        assertThat(found(me, "quetzalcaotl")).containsExactly("/bureau/reseau/" + point);
        assertThat(found(me, "maison quetzalcoatl bron")).containsExactly("/bureau/reseau/" + point);
    }

    @Test
    void whatever_is_typed_gets_an_answer() {
        for (var text : List.of(
                "x".repeat(5_000),
                "😀".repeat(300),
                "👩‍👩‍👧‍👦 famille",
                "‏نور حداد‎",
                "a\u0000b\u0001c\ud83d",
                "%__%",
                "'; drop table people.person; --",
                "<script>alert(1)</script>",
                "2026-0001",
                "2026-999999",
                "0",
                "…",
                " ",
                Ids.next().toString())) {
            var page = search(me, text);
            assertThat(page.select("main .search-answer, main .empty h2, main form"))
                    .as(text)
                    .isNotEmpty();
            assertThat(page.select("main script")).isEmpty();
        }
        assertThat(search(me, "x".repeat(5_000)).select("#f-q").val()).hasSize(SearchText.LONGEST);
        assertThat(search(me, "zzzzzz").select("main .empty h2").text()).isEqualTo("Rien ne correspond");
    }

    @Test
    void who_looked_for_too_many_persons_still_finds_the_rest() {
        for (int i = 0; i < 60; i++) search(me, "nom" + (char) ('a' + i % 26) + (char) ('a' + i / 26));
        var page = search(me, "chiffres");
        assertThat(page.select("main .search-answer strong").eachText()).contains("Chiffres");
        assertThat(page.select("main section").text()).contains("Personnes", "10 min");
    }

    @Test
    void a_dialog_gets_the_list_alone() {
        var answer = mvc.post()
                .uri(SEARCH)
                .with(fr.parvis.Browser.as(me))
                .with(org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf())
                .header("HX-Request", "true")
                .param("q", "haddad")
                .exchange();
        var part = Pages.read(answer);
        assertThat(part.select("html > body > [role=listbox]").attr("data-count"))
                .isEqualTo("1 réponse");
        assertThat(part.select("[role=group] > [role=option]")).hasSize(1);
    }
}
