package fr.parvis.procedures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.parvis.Browser;
import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.procedures.domain.GuideIndex;
import fr.parvis.procedures.domain.ImportGuide;
import fr.parvis.procedures.domain.reading.UnreadableGuide.Why;
import java.util.Arrays;
import java.util.Map;
import org.jsoup.Jsoup;
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

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Network network;

    @Autowired
    ImportGuide importGuide;

    @Autowired
    GuideIndex index;

    SignedIn mediator;
    SignedIn head;

    @BeforeEach
    void a_mediator_and_the_guide() {
        mediator = network.a(Role.MEDIATOR, network.anAssociation());
        head = network.ofTheNetwork(Role.NETWORK_HEAD);
        GuideFixtures.exists(importGuide, index);
    }

    private Document get(String address, SignedIn who, int status) {
        return page(mvc.get().uri(address).with(Browser.as(who)).exchange(), status);
    }

    private MvcTestResult post(String address, SignedIn who, Map<String, String> sent) {
        var request = mvc.post().uri(address).with(Browser.as(who)).with(csrf());
        sent.forEach(request::param);
        return request.exchange();
    }

    private static Document page(MvcTestResult answer, int status) {
        assertThat(answer).hasStatus(status);
        return Jsoup.parse(text(answer));
    }

    private static String text(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void what_a_person_says_finds_the_sheet_with_what_to_bring() {
        var page = page(post(GUIDE, mediator, Map.of("q", "on m'a coupé le courant")), 200);
        assertThat(page.select("article h3 a").first().attr("href")).startsWith(GUIDE + "/F20055");
        page = page(post(GUIDE, mediator, Map.of("q", "papi a perdu sa carte d'identité")), 200);
        assertThat(page.select("article").text()).contains("Carte d'identité d'un majeur : en cas de perte");
        // a slip of the finger
        page = page(post(GUIDE, mediator, Map.of("q", "surendetement")), 200);
        assertThat(page.select("article").text()).containsIgnoringCase("surendettement");
        assertThat(get(GUIDE, mediator, 200).select("form input[name=q]")).hasSize(1);
    }

    @Test
    void a_sheet_names_its_date_its_source_and_that_its_amounts_are_old() {
        var page = get(GUIDE + "/F20055", mediator, 200);
        assertThat(page.select("h1").text()).contains("Impayés de factures");
        assertThat(page.text())
                .contains("Cette fiche date du")
                .contains("2020")
                .contains("Licence Ouverte 2.0")
                .contains("service-public.fr");
        assertThat(get(GUIDE + "/F99999999", mediator, 404).text()).isNotBlank();
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
        assertThat(get(GUIDE + "/F1342", mediator, 200).select("h1").text()).contains("mineur");
    }

    @Test
    void what_is_known_here_is_of_the_association_and_of_the_network_for_all() {
        var here = GUIDE + "/F20055/notes";
        assertThat(post(here, mediator, Map.of("text", "Ici, le jeudi sans rendez-vous")))
                .hasStatus(302);
        assertThat(post(here, head, Map.of("text", "Demandez toujours l’échéancier")))
                .hasStatus(302);
        assertThat(page(post(here, mediator, Map.of("text", "x")), 422).text()).contains("au moins deux lettres");
        assertThat(page(post(here, mediator, Map.of("text", "mot de passe: Chat1234")), 422)
                        .select("textarea")
                        .text())
                .contains("Chat1234");
        var page = get(GUIDE + "/F20055", mediator, 200);
        assertThat(page.select("#notes").text())
                .contains("le jeudi sans rendez-vous")
                .contains("échéancier");
        var other = network.a(Role.MEDIATOR, network.anAssociation());
        assertThat(get(GUIDE + "/F20055", other, 200).select("#notes").text())
                .doesNotContain("jeudi")
                .contains("échéancier");
        var remove = page.select("#notes form[action$=/retirer]").attr("action");
        assertThat(post(remove, other, Map.of())).hasStatus(302);
        assertThat(get(GUIDE + "/F20055", mediator, 200).select("#notes").text())
                .contains("jeudi");
        assertThat(post(remove, mediator, Map.of())).hasStatus(302);
        assertThat(get(GUIDE + "/F20055", mediator, 200).select("#notes").text())
                .doesNotContain("jeudi");
    }
}
