// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages.web;

import static fr.parvis.people.PeopleFixtures.aPerson;
import static fr.parvis.people.PeopleFixtures.discreet;
import static fr.parvis.people.PeopleFixtures.reachedBy;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.messages.domain.ReceiveSms;
import fr.parvis.people.domain.Consents;
import fr.parvis.people.domain.OpenFile;
import fr.parvis.people.domain.PersonFile.Said;
import fr.parvis.values.Ids;
import java.time.LocalDate;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** The pages of messages; SMS are set and only logged, mails are not. */
@ParvisTest
class MessagePagesTest {
    private static final String PAGE = "/bureau/messages";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Pages pages;

    @Autowired
    Network network;

    @Autowired
    OpenFile openFile;

    @Autowired
    Consents consents;

    @Autowired
    ReceiveSms receive;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    SignedIn me;
    UUID nour;

    @BeforeEach
    void somebody_who_agreed_to_be_called() {
        me = network.a(Role.MEDIATOR, network.anAssociation());
        nour = file(reachedBy(aPerson("Nour", "Haddad", 1990), "06 12 34 56 78"), true);
    }

    private UUID file(Said said, boolean agreed) {
        return Network.as(me, () -> {
            var id = Ids.next();
            openFile.handle(new OpenFile.Command(id, said, "spoken", null, true, false));
            if (agreed) consents.give(id, "contact", "spoken", LocalDate.parse("2026-11-25"));
            return id;
        });
    }

    /** As a call, which waits until somebody makes it. */
    private MvcTestResult write(UUID person, String text) {
        return write(person, text, "call");
    }

    private MvcTestResult write(UUID person, String text, String by) {
        var form = pages.as(me).read(PAGE + "/ecrire?personne=" + person);
        return pages.as(me)
                .post(
                        PAGE + "/ecrire",
                        "id",
                        form.select("input[name=id]").val(),
                        "personne",
                        person.toString(),
                        "text",
                        text,
                        "by",
                        by);
    }

    private String written(String text) {
        var answer = write(nour, text);
        assertThat(answer).hasStatus(302);
        return answer.getResponse().getHeader("Location");
    }

    private long noted(String action) {
        return Network.as(
                me,
                () -> transaction.execute(_ -> db.sql(
                                "select count(*) from audit.entry where association = :association and action = :action")
                        .param("association", me.association())
                        .param("action", action)
                        .query(Long.class)
                        .single()));
    }

    /** As if a minute had passed. */
    private void due(String address) {
        Network.as(
                me,
                () -> transaction.execute(_ -> db.sql(
                                "update messages.message set send_after = now() - interval '1 minute' where id = :id")
                        .param("id", UUID.fromString(address.substring(address.lastIndexOf('/') + 1)))
                        .update()));
    }

    @Test
    void a_written_message_waits_in_the_list_and_its_number_is_on_its_page() {
        assertThat(pages.as(me).read(PAGE).select(".empty h2").text()).isEqualTo("Aucun appel à faire");
        var it = written("Pouvez-vous passer jeudi à 10 h ?");
        due(it);
        var list = pages.as(me).read(PAGE);
        assertThat(list.select("tbody th a").text()).isEqualTo("Nour Haddad");
        assertThat(list.select(".tab[aria-current]").text()).isEqualTo("Appels à faire (1)");
        assertThat(list.text()).doesNotContain("06 12 34 56 78").doesNotContain("jeudi");
        var one = pages.as(me).read(it);
        assertThat(one.select("a[href=tel:0612345678]")).hasSize(1);
        assertThat(one.select(".person-note").text()).startsWith("Bonjour Nour. Pouvez-vous passer jeudi à 10 h ?");
        assertThat(noted("messages.read")).isEqualTo(1);
        assertThat(noted("messages.written")).isEqualTo(1);
    }

    @Test
    void many_calls_are_listed_page_by_page() {
        var it = written("À jeudi.");
        due(it);
        Network.as(
                me,
                () -> transaction.execute(_ -> db.sql("""
                                insert into messages.message (id, association, about_kind, about, occasion, person, recipient_hash, reached_hash,
                                    channel, department, send_after, not_after, state, since, asked_at, asked_by)
                                select gen_random_uuid(), association, about_kind, about, 'copy-' || n, person, recipient_hash, reached_hash,
                                    channel, department, send_after, not_after, state, since, asked_at, asked_by
                                from messages.message, generate_series(1, 200) n where id = :id""")
                        .param("id", UUID.fromString(it.substring(it.lastIndexOf('/') + 1)))
                        .update()));
        var first = pages.as(me).read(PAGE);
        assertThat(first.select("tbody tr")).hasSize(200);
        assertThat(first.select("main").text()).contains("201 lignes").contains("Appels à faire (201)");
        var second = pages.as(me).read(first.select(".pager a[rel=next]").attr("href"));
        assertThat(second.select("tbody tr")).hasSize(1);
        assertThat(second.select(".tab[aria-current]").text()).startsWith("Appels à faire");
    }

    @Test
    void what_came_of_a_call_is_noted_and_it_leaves_the_list() {
        var it = written("À jeudi.");
        due(it);
        assertThat(pages.as(me).post(it + "/appel", "end", "reached")).hasStatus(302);
        assertThat(pages.as(me).read(PAGE).select("tbody tr")).isEmpty();
        assertThat(pages.as(me).read(it).select(".badge").text()).contains("Appel fait");
        assertThat(pages.as(me).post(it + "/appel", "end", "voicemail")).hasStatus(409);
        assertThat(pages.as(me).post(it + "/appel", "end", "")).hasStatus(422);
        assertThat(noted("messages.called")).isEqualTo(1);
    }

    @Test
    void an_answer_stays_on_the_page_of_its_message_once_it_was_read() {
        var number = "061%07d".formatted(new Random().nextInt(10_000_000));
        var it = write(file(reachedBy(aPerson("Zoé", "Martin", 1980), number), true), "À jeudi.", "sms")
                .getResponse()
                .getHeader("Location");
        Network.as(
                me,
                () -> transaction.execute(_ -> db.sql("update messages.message set state = 'sent' where id = :id")
                        .param("id", UUID.fromString(it.substring(it.lastIndexOf('/') + 1)))
                        .update()));
        receive.answer(number, "Plutôt vendredi");
        var answer = pages.as(me)
                .read(PAGE + "/reponses")
                .select("form[action$=/vue]")
                .attr("action");
        assertThat(pages.as(me).post(answer)).hasStatus(302);
        assertThat(pages.as(me).read(PAGE + "/reponses").select(".empty")).hasSize(1);
        assertThat(pages.as(me).read(it).select("#replies").text()).contains("Plutôt vendredi");
    }

    @Test
    void taken_back_before_it_went_it_is_withdrawn() {
        var it = write(nour, "À jeudi.", "").getResponse().getHeader("Location");
        assertThat(pages.as(me).read(it).select(".badge").text()).contains("À envoyer");
        assertThat(pages.as(me).post(it + "/retirer")).hasStatus(302);
        assertThat(pages.as(me).read(it).select(".badge").text()).contains("Retiré");
        assertThat(pages.as(me).post(it + "/retirer")).hasStatus(409);
    }

    @Test
    void the_same_form_twice_is_one_message() {
        var form = pages.as(me)
                .read(PAGE + "/ecrire?personne=" + nour)
                .select("input[name=id]")
                .val();
        var first = pages.as(me).post(PAGE + "/ecrire", "id", form, "personne", nour.toString(), "text", "À jeudi.");
        var second = pages.as(me).post(PAGE + "/ecrire", "id", form, "personne", nour.toString(), "text", "À jeudi.");
        assertThat(second.getResponse().getHeader("Location"))
                .isEqualTo(first.getResponse().getHeader("Location"))
                .isNotNull();
    }

    @Test
    void a_refused_message_comes_back_as_it_was_typed_with_what_to_do() {
        var empty = write(nour, " ");
        assertThat(empty).hasStatus(422);
        var long_ = write(nour, "a".repeat(321));
        assertThat(Pages.read(long_).select(".field-error").text()).contains("320 signes au plus");
        assertThat(Pages.read(long_).select("textarea").text()).hasSize(321);
        var secret = write(nour, "Votre mot de passe : soleil12");
        assertThat(secret).hasStatus(422);
        var sick = write(nour, "Votre rendez-vous pour le handicap est jeudi.");
        assertThat(sick).hasStatus(422);
        assertThat(Pages.read(sick).select("input[name=knowing]")).hasSize(1);
        var telling = write(nour, "Votre dossier RSA est prêt.");
        assertThat(Pages.read(telling).select(".field-error").text()).contains("« rsa »");
        assertThat(Pages.read(telling).select("input[name=knowing]")).hasSize(1);
        var without = file(reachedBy(aPerson("Zoé", "Martin", 1980), "06 22 22 22 22"), false);
        assertThat(Pages.read(write(without, "À jeudi."))
                        .select(".error-summary")
                        .text())
                .contains("son accord");
        var nobody = file(aPerson("Sans", "Téléphone", 1970), true);
        assertThat(Pages.read(write(nobody, "À jeudi."))
                        .select(".error-summary")
                        .text())
                .contains("ne peut pas être jointe");
        assertThat(pages.as(me).get(PAGE + "/ecrire?personne=" + Ids.next())).hasStatus(404);
        assertThat(pages.as(me).get(PAGE + "/ecrire")).hasStatus(404);
    }

    @Test
    void letters_that_make_more_sms_are_named_without_a_script_too() {
        var page = Pages.read(write(nour, "Votre dossier est prêt, ça ira. ".repeat(11)));
        assertThat(page.select("[data-part=others]").text()).contains("ê ç").contains("70 signes");
        assertThat(page.select("[data-part=count]").text()).matches("\\d+ SMS, \\d+ signes");
        assertThat(page.select("textarea").text()).contains("prêt, ça ira");
    }

    @Test
    void how_to_reach_whoever_is_in_danger_stands_before_the_number() {
        nour = file(
                discreet(reachedBy(aPerson("Nora", "Petit", 1990), "06 33 33 33 33"), "Le matin, jamais de SMS"), true);
        var it = written("À jeudi.");
        assertThat(pages.as(me).read(it).select(".notice-warning").text()).contains("Le matin, jamais de SMS");
        due(it);
        assertThat(pages.as(me).read(PAGE).select(".badge-warning").text()).contains("iscret");
    }

    @Test
    void who_wants_no_sms_is_not_offered_one_until_they_want_them_again() {
        var number = "061%07d".formatted(new Random().nextInt(10_000_000));
        nour = file(reachedBy(aPerson("Nour", "Haddad", 1990), number), true);
        var form = PAGE + "/ecrire?personne=" + nour;
        assertThat(pages.as(me).read(form).select(".notice-warning")).isEmpty();
        assertThat(pages.as(me).post(written("À jeudi.") + "/appel", "end", "unwanted"))
                .hasStatus(302);
        assertThat(pages.as(me).read(form).select(".notice-warning").text()).contains("ne veut plus de SMS");
        assertThat(Pages.read(write(nour, "À vendredi.", "sms"))
                        .select(".error-summary")
                        .text())
                .contains("ne peut pas être jointe");
        assertThat(pages.as(me).post(PAGE + "/ecrire/reprendre", "personne", nour.toString()))
                .hasStatus(302);
        assertThat(pages.as(me).post(PAGE + "/ecrire/reprendre", "personne", nour.toString()))
                .hasStatus(302);
        assertThat(pages.as(me).read(form).select(".notice-warning")).isEmpty();
        assertThat(write(nour, "À vendredi.", "sms")).hasStatus(302);
        assertThat(noted("messages.resumed")).isEqualTo(1);
        assertThat(pages.as(me)
                        .post(PAGE + "/ecrire/reprendre", "personne", Ids.next().toString()))
                .hasStatus(404);
    }

    @Test
    void the_search_finds_the_lists_by_what_they_are_for() {
        var found = Pages.read(pages.as(me).post("/bureau/chercher", "q", "sms"));
        assertThat(found.select("a[href^=" + PAGE + "]").eachAttr("href"))
                .contains(PAGE, PAGE + "/envoyes", PAGE + "/reponses");
    }

    @Test
    void each_list_has_an_address_and_says_when_it_is_empty() {
        for (var address : new String[] {
            PAGE,
            PAGE + "/envoyes",
            PAGE + "/envoyes?etat=to-check&page=9",
            PAGE + "/envoyes?etat=nonsense",
            PAGE + "/reponses"
        }) assertThat(pages.as(me).get(address)).as(address).hasStatusOk();
        assertThat(pages.as(me).read(PAGE + "/reponses").select(".empty")).hasSize(1);
        assertThat(pages.as(me).get(PAGE + "/" + Ids.next())).hasStatus(404);
    }

    @Test
    void the_page_of_the_person_shows_messages_and_leads_to_a_new_one() {
        written("À jeudi.");
        var person = pages.as(me).read("/bureau/personnes/" + nour + "?pour=suivi");
        assertThat(person.select("a[href^=" + PAGE + "/ecrire]")).hasSize(1);
        assertThat(person.text()).contains("Message écrit par l’équipe");
    }

    @Test
    void another_association_sees_nothing_of_it() {
        var it = written("À jeudi.");
        me = network.a(Role.DIRECTOR, network.anAssociation());
        assertThat(pages.as(me).get(it)).hasStatus(404);
        assertThat(pages.as(me).post(it + "/appel", "end", "reached")).hasStatus(404);
        assertThat(pages.as(me).read(PAGE + "/envoyes").select("tbody tr")).isEmpty();
    }

    @Test
    void without_its_setting_there_is_no_door_for_a_provider() {
        assertThat(pages.get("/sms/un-secret-quelconque/rapport?reference=1&status=delivered"))
                .hasStatus(404);
        assertThat(mvc.post()
                        .uri("/sms/un-secret-quelconque/reponse")
                        .param("from", "+33612345678")
                        .param("text", "STOP"))
                .hasStatus(404);
    }
}
