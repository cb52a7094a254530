// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.procedures;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Browser;
import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.access.AccessAddresses;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.audit.JournalReading;
import fr.parvis.database.Asking;
import fr.parvis.database.Scope;
import fr.parvis.people.PeopleFixtures;
import fr.parvis.people.PersonalDataProvider;
import fr.parvis.people.domain.OpenFile;
import fr.parvis.people.domain.PersonVisits;
import fr.parvis.procedures.domain.GuideIndex;
import fr.parvis.procedures.domain.ImportGuide;
import fr.parvis.procedures.domain.RequestSheets;
import fr.parvis.procedures.domain.reading.UnreadableGuide.Why;
import fr.parvis.sheets.SheetPapers;
import fr.parvis.shell.Words;
import fr.parvis.values.Ids;
import fr.parvis.visits.Visits;
import fr.parvis.visits.VisitsFixtures;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The guide's pages, without JavaScript, and what an import changes in them. */
@ParvisTest
class ProceduresPagesTest {
    private static final String GUIDE = "/bureau/guide";
    private static final String IMPORTED = "Guide importé le \\p{L}+ \\d{1,2}(er)? \\p{L}+ \\d{4}\\W+\\d+ fiches\\.";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Pages pages;

    @Autowired
    Network network;

    @Autowired
    VisitsFixtures visitsFixtures;

    @Autowired
    ImportGuide importGuide;

    @Autowired
    GuideIndex index;

    @Autowired
    Visits visits;

    @Autowired
    RequestSheets requests;

    @Autowired
    SheetPapers papers;

    @Autowired
    JournalReading journal;

    @Autowired
    OpenFile openFile;

    @Autowired
    PersonVisits personVisits;

    @Autowired
    List<PersonalDataProvider> personalData;

    SignedIn mediator;
    SignedIn head;

    @BeforeEach
    void a_mediator_and_the_guide() {
        mediator = network.a(Role.MEDIATOR, network.anAssociation());
        head = network.ofTheNetwork(Role.NETWORK_HEAD);
        GuideFixtures.exists(importGuide, index);
    }

    private Document get(String address, SignedIn who, int status) {
        return page(pages.as(who).get(address), status);
    }

    private static Document page(MvcTestResult answer, int status) {
        assertThat(answer).hasStatus(status);
        return Pages.read(answer);
    }

    @Test
    void what_a_person_says_finds_the_sheet_with_what_to_bring() {
        var page = page(pages.as(mediator).post(GUIDE, Map.of("q", "on m'a coupé le courant")), 200);
        assertThat(page.select("article h3 a").first().attr("href")).startsWith(GUIDE + "/F20055");
        page = page(pages.as(mediator).post(GUIDE, Map.of("q", "papi a perdu sa carte d'identité")), 200);
        assertThat(page.select("article").text()).contains("Carte d'identité d'un majeur : en cas de perte");
        // a slip of the finger
        page = page(pages.as(mediator).post(GUIDE, Map.of("q", "surendetement")), 200);
        assertThat(page.select("article").text()).containsIgnoringCase("surendettement");
        assertThat(get(GUIDE, mediator, 200).select("#f-q")).hasSize(1);
    }

    @Test
    void a_sheet_names_its_date_its_source_and_that_its_amounts_are_old() {
        var page = get(GUIDE + "/F1342", mediator, 200);
        assertThat(page.select("h1").text()).contains("mineur");
        assertThat(page.text())
                .contains("Cette fiche date du mardi 21 juillet 2020")
                .contains("Licence Ouverte 2.0")
                .contains("service-public.fr");
        assertThat(page.select("#credit").text()).containsPattern(IMPORTED);
        assertThat(get(GUIDE + "/F99999999", mediator, 404).text()).isNotBlank();
    }

    @Test
    void those_who_keep_the_guide_see_its_edition_source_and_licence() {
        for (var address : List.of("/bureau/mots-courants", "/bureau/guide/liens"))
            assertThat(get(address, head, 200).select("#edition").text())
                    .as(address)
                    .containsPattern(IMPORTED)
                    .contains("La fiche la plus récente date du ")
                    .contains("service-public.fr")
                    .contains("Licence Ouverte 2.0");
    }

    @Test
    void a_withdrawn_sheet_says_since_when_and_comes_back_with_a_later_edition() {
        var without = GuideFixtures.sheets();
        without.remove("F1342.xml");
        assertThat(GuideFixtures.take(importGuide, GuideFixtures.zip(without)))
                .isInstanceOfSatisfying(
                        ImportGuide.Result.Imported.class,
                        done -> assertThat(done.withdrawn()).isOne());
        var page = get(GUIDE + "/F1342", mediator, 410);
        assertThat(page.text()).contains("La fiche F1342 est retirée du guide officiel depuis le");
        GuideFixtures.exists(importGuide, index);
        assertThat(get(GUIDE + "/F1342", mediator, 200).select("h1").text()).contains("mineur");
    }

    @Test
    void a_broken_or_shrunken_file_changes_nothing() {
        var whole = GuideFixtures.zip(GuideFixtures.sheets());
        assertThat(GuideFixtures.take(importGuide, Arrays.copyOf(whole, whole.length / 2)))
                .isInstanceOfSatisfying(
                        ImportGuide.Result.Refused.class,
                        no -> assertThat(no.why()).isEqualTo(Why.TRUNCATED));
        assertThat(GuideFixtures.take(
                        importGuide, GuideFixtures.zip(Map.of("F7.xml", GuideFixtures.sheet("F7", "Seule", "Texte.")))))
                .isInstanceOfSatisfying(
                        ImportGuide.Result.Refused.class,
                        no -> assertThat(no.why()).isEqualTo(Why.SHRUNK));
        assertThat(Asking.as(Scope.network())
                        .call(() -> journal.list(JournalReading.Filter.of("procedures.import-refused"), 2)))
                .extracting(entry -> entry.facts().get("why"))
                .containsExactly("SHRUNK", "TRUNCATED");
        var officer = network.ofTheNetwork(Role.DATA_PROTECTION_OFFICER);
        assertThat(get("/bureau/journal", officer, 200).select("main").text())
                .contains("n’a pas pu importer le guide des démarches")
                .contains("moins de la moitié des fiches d’avant");
        assertThat(get(GUIDE + "/F1342", mediator, 200).select("h1").text()).contains("mineur");
    }

    @Test
    void what_is_known_here_is_of_the_association_and_of_the_network_for_all() {
        var here = GUIDE + "/F20055/notes";
        assertThat(pages.as(mediator).post(here, Map.of("text", "Ici, le jeudi sans rendez-vous")))
                .hasStatus(302);
        assertThat(pages.as(head).post(here, Map.of("text", "Demandez toujours l’échéancier")))
                .hasStatus(302);
        assertThat(page(pages.as(mediator).post(here, Map.of("text", "x")), 422).text())
                .contains("au moins deux lettres");
        assertThat(page(pages.as(mediator).post(here, Map.of("text", "mot de passe: Chat1234")), 422)
                        .select("textarea")
                        .text())
                .contains("Chat1234");
        var page = get(GUIDE + "/F20055", mediator, 200);
        assertThat(page.select("#notes").text())
                .contains("le jeudi sans rendez-vous")
                .contains("échéancier");
        var other = network.a(Role.MEDIATOR, network.anAssociation());
        assertThat(get(GUIDE + "/F20055", other, 200).select("#notes").text())
                .doesNotContain("(note de notre structure)")
                .contains("échéancier");
        var remove = page.select("#notes form[action$=/retirer]").attr("action");
        assertThat(pages.as(other).post(remove, Map.of())).hasStatus(302);
        assertThat(get(GUIDE + "/F20055", mediator, 200).select("#notes").text())
                .contains("jeudi");
        assertThat(pages.as(mediator).post(remove, Map.of())).hasStatus(302);
        assertThat(get(GUIDE + "/F20055", mediator, 200).select("#notes").text())
                .doesNotContain("(note de notre structure)");
    }

    @Test
    void one_press_notes_the_sheet_on_the_request_and_puts_its_papers_on_the_persons_sheet() {
        var desk = visitsFixtures.aDesk();
        var visit = VisitsFixtures.aVisit(desk.point());
        Network.as(desk.mediator(), () -> visits.record(visit));
        var page = get(GUIDE + "/F1342?passage=" + visit.id(), desk.mediator(), 200);
        var put = page.select("form[action*=/passage/]").attr("action");
        var answer = pages.as(desk.mediator()).post(put, Map.of());
        assertThat(answer).hasStatus(302);
        assertThat(answer.getResponse().getRedirectedUrl()).isEqualTo("/bureau/fiches/passage/" + visit.id());
        assertThat(pages.as(desk.mediator()).post(put, Map.of())).hasStatus(302);
        assertThat(Network.as(desk.mediator(), () -> requests.noted(visit.id())))
                .containsExactly("F1342");
        assertThat(Network.as(desk.mediator(), () -> papers.of(visit.id()))
                        .getFirst()
                        .papers())
                .isNotEmpty();
        // another association's visit is not there
        assertThat(pages.as(mediator).post(put, Map.of())).hasStatus(404);
    }

    @Test
    void the_sheets_found_for_a_visit_are_put_on_its_paper_in_one_press() {
        var desk = visitsFixtures.aDesk();
        var visit = VisitsFixtures.aVisit(desk.point());
        Network.as(desk.mediator(), () -> visits.record(visit));
        var said = "carte d'identité d'un mineur, première demande";
        var asked = Map.of("q", said, "passage", visit.id().toString());
        var put = GUIDE + "/F1342/passage/" + visit.id();
        var page = page(pages.as(desk.mediator()).post(GUIDE, asked), 200);
        assertThat(page.select("article form").eachAttr("action")).contains(put).hasSameSizeAs(page.select("article"));
        assertThat(pages.as(desk.mediator()).post(put, Map.of())).hasStatus(302);
        assertThat(Network.as(desk.mediator(), () -> requests.noted(visit.id())))
                .containsExactly("F1342");
        assertThat(page(pages.as(desk.mediator()).post(GUIDE, Map.of("q", said)), 200)
                        .select("article form"))
                .as("without a visit there is no paper to put it on")
                .isEmpty();
    }

    @Test
    void the_search_of_all_pages_shows_what_answers_and_what_to_bring() {
        var asked = Map.of("q", "carte d'identité d'un mineur, première demande");
        var answer = page(pages.as(mediator).post(AccessAddresses.SEARCH, asked), 200)
                .select("main .search-answer[href=" + GUIDE + "/F1342] .muted")
                .text();
        assertThat(answer)
                .contains("mairie")
                .contains("À apporter")
                .contains("Formulaire ou service en ligne")
                .endsWith("F1342");
    }

    @Test
    void a_person_who_asks_for_access_is_told_of_the_sheets_noted_on_their_visits() {
        var desk = visitsFixtures.aDesk();
        var me = desk.mediator();
        var visit = VisitsFixtures.aVisit(desk.point());
        var other = VisitsFixtures.aVisit(desk.point());
        Network.as(me, () -> visits.record(visit));
        Network.as(me, () -> visits.record(other));
        Network.as(me, () -> requests.note(visit.id(), "F1342"));
        Network.as(me, () -> requests.note(other.id(), "F265"));
        var person = Ids.next();
        Network.as(
                me,
                () -> openFile.handle(new OpenFile.Command(
                        person, PeopleFixtures.aPerson("Nour", "Haddad", 1990), "spoken", null, true, false)));
        Network.as(me, () -> personVisits.add(person, visit.id()));
        var told = Network.as(
                me,
                () -> personalData.stream()
                        .filter(one -> one.title().equals(Words.t("procedures.told")))
                        .findAny()
                        .orElseThrow()
                        .tell(person));
        assertThat(told)
                .singleElement()
                .satisfies(one -> assertThat(one.lines())
                        .containsExactly(new PersonalDataProvider.Line(
                                "F1342", "Carte d'identité d'un mineur : première demande")));
    }

    @Test
    void the_desk_gets_three_answers_and_the_sheets_to_keep() {
        var desk = visitsFixtures.aDesk();
        var answer = pages.as(desk.mediator())
                .post(GUIDE + "/trouver.json", Map.of("q", "lettre d'huissier", "fini", "true"));
        assertThat(answer).hasStatus(200);
        assertThat(Pages.text(answer)).contains("\"title\"").containsIgnoringCase("huissier");
        assertThat(Pages.text(pages.as(desk.mediator()).post(GUIDE + "/trouver.json", Map.of("q", "a"))))
                .isEqualTo("[]");
        var kept = pages.as(desk.mediator()).get(GUIDE + "/appareil.json?point=" + desk.point());
        assertThat(kept).hasStatus(200);
        assertThat(Pages.text(kept)).contains("\"postings\"").contains("F1342").hasSizeLessThan(4_000_000);
        // without these a device does not know that "proprio" is said for "propriétaire", as the server does
        assertThat(Pages.text(kept))
                .contains("\"keys\":{")
                .contains("\"same\":{\"")
                .contains("\"pairs\":{\"");
        var tag = kept.getResponse().getHeader("ETag");
        assertThat(mvc.get()
                        .uri(GUIDE + "/appareil.json?point=" + desk.point())
                        .header("If-None-Match", tag)
                        .with(Browser.as(desk.mediator()))
                        .exchange())
                .hasStatus(304);
    }

    @Test
    void the_public_sees_what_to_bring_in_its_language() {
        var page = page(pages.get("/demarches"), 200);
        assertThat(page.select("main a[href^=/demarches/]")).hasSizeGreaterThan(3);
        page = page(pages.get("/demarches/F1342"), 200);
        assertThat(page.select("main").text()).contains("À apporter").contains("Licence Ouverte 2.0");
        assertThat(page(pages.get("/demarches/F99999999"), 404).text()).isNotBlank();
        page = page(pages.post("/demarches", "q", "carte d'identité"), 200);
        assertThat(page.select("main ul[lang=fr] a")).isNotEmpty();
    }

    @Test
    void the_public_sees_the_number_of_a_form_beside_its_name() {
        var page = page(pages.get("/demarches/F134"), 200);
        var form = page.select("main ul[lang=fr] li:contains(Déclaration de surendettement)");
        assertThat(form.text()).endsWith("cerfa n° 13594*01");
        var letter = page.select("main ul[lang=fr] li:contains(Lettre à rédiger)");
        assertThat(letter.text()).contains("surendettement").doesNotContain("cerfa");
        page = page(pages.get("/demarches/F134?lang=ar"), 200);
        assertThat(page.select("main li span[lang=ar][dir=rtl]").text()).contains("رقم", "13594*01");
    }

    @Test
    void the_head_of_the_network_adds_and_ends_words() {
        var words = "/bureau/mots-courants";
        assertThat(pages.as(head).post(words, Map.of("said", "trucmuche", "means", "carte vitale")))
                .hasStatus(302);
        assertThat(page(pages.as(head).post(words, Map.of("said", "", "means", "")), 422)
                        .text())
                .contains("au moins un mot");
        assertThat(page(pages.as(head).post(words, Map.of("said", "machin", "means", "x")), 422)
                        .select("#f-means-error"))
                .as("a letter is no word")
                .isNotEmpty();
        assertThat(pages.as(mediator).get(words)).hasStatus(403);
        var list = get(words + "?mot=trucmuche", head, 200);
        assertThat(list.select("#words tbody tr")).hasSize(1);
        assertThat(get(words, head, 200).select("#words tbody tr")).hasSize(40);
        assertThat(page(pages.as(mediator).post(GUIDE, Map.of("q", "trucmuche")), 200)
                        .select("article")
                        .text())
                .contains("Carte Vitale");
        assertThat(pages.as(head).post(list.select("#words form").attr("action"), Map.of()))
                .hasStatus(302);
        assertThat(get(words + "?mot=trucmuche", head, 200).select("#words tbody tr"))
                .isEmpty();
    }

    @Test
    void the_head_of_the_network_says_which_sheets_go_with_a_theme_and_an_operator() {
        var links = "/bureau/guide/liens";
        var link = Map.of("theme", "housing-search", "operator", "adil", "sheet", "f1342");
        assertThat(pages.as(mediator).get(links)).hasStatus(403);
        assertThat(pages.as(head).post(links, link)).hasStatus(302);
        assertThat(pages.as(head).post(links, link)).hasStatus(302);
        assertThat(Network.as(mediator, () -> requests.of("housing-search", "adil")))
                .startsWith("F1342");
        assertThat(Network.as(mediator, () -> requests.of("housing-search", "caf")))
                .doesNotContain("F1342");
        var page = get(links + "?de=housing-search", head, 200);
        var row = page.select("#links tbody tr:contains(Adil)");
        assertThat(row).hasSize(1);
        assertThat(row.text()).contains("Carte d'identité");
        var form = row.select("form");
        var sent = new java.util.HashMap<String, String>();
        form.select("input[name]:not([name=_csrf])").forEach(field -> sent.put(field.attr("name"), field.val()));
        assertThat(pages.as(head).post(form.attr("action"), sent)).hasStatus(302);
        assertThat(Network.as(mediator, () -> requests.of("housing-search", "adil")))
                .doesNotContain("F1342");
    }

    @Test
    void a_link_to_what_is_not_there_is_refused_and_nothing_typed_is_lost() {
        var links = "/bureau/guide/liens";
        var page = page(
                pages.as(head)
                        .post(
                                links,
                                Map.of("theme", "no-such-theme", "operator", "no-such-body", "sheet", "F99999999")),
                422);
        assertThat(page.select("#f-theme-error").text()).contains("thème");
        assertThat(page.select("#f-operator-error").text()).contains("organisme");
        assertThat(page.select("#f-sheet-error").text()).contains("pas dans le guide");
        assertThat(page.select("#f-sheet").val()).isEqualTo("F99999999");
    }
}
