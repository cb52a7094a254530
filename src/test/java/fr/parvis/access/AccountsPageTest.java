// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.access.domain.ManageAccounts;
import fr.parvis.access.domain.ManageAccounts.Outcome;
import fr.parvis.access.domain.ManageAccounts.Reason;
import fr.parvis.access.domain.TokenScope;
import fr.parvis.access.domain.Tokens;
import fr.parvis.values.Ids;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ParvisTest
class AccountsPageTest {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    Pages pages;

    @Autowired
    Network network;

    @Autowired
    Accounts accounts;

    @Autowired
    ManageAccounts manage;

    @Autowired
    Tokens tokens;

    @Autowired
    SignIn signIn;

    @Test
    void an_invited_person_chooses_a_password_by_the_link_once_and_signs_in() {
        var director = network.a(Role.DIRECTOR, network.anAssociation());
        var pages = this.pages.as(director);
        var email = Ids.next() + "@parvis.example";
        var invited = pages.post(
                "/bureau/comptes", "nom", "Awa Diallo", "email", email, "roles", "MEDIATOR", "roles", "SITE_LEAD");
        assertThat(invited).hasStatusOk();
        var link = Pages.read(invited).select("input[name=lien]").attr("value");
        assertThat(link).startsWith("http://localhost/invitation/");
        var path = link.substring("http://localhost".length());

        assertThat(pages.read(path).text()).contains("Awa Diallo").contains(email);
        assertThat(pages.post(path, "motDePasse", "court")).hasStatus(422);
        assertThat(pages.post(path, "motDePasse", "une phrase bien à moi"))
                .hasStatus(302)
                .hasHeader("Location", "/bureau");
        assertThat(pages.post(path, "motDePasse", "une autre phrase à moi")).hasStatus(410);
        assertThat(signIn.password(email, "une phrase bien à moi", new SignIn.From("192.0.2.1", null)))
                .isInstanceOf(SignIn.Outcome.Welcome.class);
        var account = accounts.findByEmail(email).orElseThrow();
        assertThat(account.roles()).containsExactlyInAnyOrder(Role.MEDIATOR, Role.SITE_LEAD);
        assertThat(account.association()).isEqualTo(director.association());
    }

    @Test
    void who_manages_accounts_says_which_team_somebody_works_in() {
        var association = network.anAssociation();
        var pages = this.pages.as(network.a(Role.DIRECTOR, association));
        var mediator = network.a(Role.MEDIATOR, association);
        var other = network.a(Role.MEDIATOR, association);
        var address = "/bureau/comptes/" + mediator.account();
        assertThat(pages.post(address + "/equipe", "equipe", " Bus ")).hasStatus(302);
        assertThat(accounts.find(mediator.account()).orElseThrow().team()).isEqualTo("Bus");
        assertThat(pages.read("/bureau/comptes/" + other.account())
                        .select("datalist option")
                        .eachAttr("value"))
                .containsExactly("Bus");
        assertThat(pages.read("/bureau/comptes").select("#accounts tbody td").eachText())
                .contains("Bus");
        var refused = pages.post(address + "/equipe", "equipe", "x".repeat(61));
        assertThat(refused).hasStatus(422);
        assertThat(Pages.read(refused).select("#f-equipe-error").text()).contains("60");
        assertThat(pages.post(address + "/equipe", "equipe", "")).hasStatus(302);
        assertThat(accounts.find(mediator.account()).orElseThrow().team()).isNull();
        var elsewhere = pages.as(network.a(Role.DIRECTOR, network.anAssociation()));
        assertThat(elsewhere.post(address + "/equipe", "equipe", "À nous")).hasStatus(404);
        var administrator = network.ofTheNetwork(Role.ADMINISTRATOR);
        assertThat(pages.as(administrator)
                        .post("/bureau/comptes/" + administrator.account() + "/equipe", "equipe", "Siège"))
                .hasStatus(422);
    }

    @Test
    void an_invitation_sent_twice_makes_one_account_whose_last_link_holds() {
        var pages = this.pages.as(network.a(Role.DIRECTOR, network.anAssociation()));
        var id = Ids.next().toString();
        var email = id + "@parvis.example";
        var first = pages.post("/bureau/comptes", "id", id, "nom", "A", "email", email, "roles", "MEDIATOR");
        var second = pages.post("/bureau/comptes", "id", id, "nom", "A", "email", email, "roles", "MEDIATOR");
        var links = java.util.stream.Stream.of(first, second)
                .map(answer -> Pages.read(answer).select("input[name=lien]").attr("value"))
                .map(link -> link.substring("http://localhost".length()))
                .toList();
        assertThat(pages.get(links.get(0))).hasStatus(410);
        assertThat(pages.get(links.get(1))).hasStatusOk();
        assertThat(pages.read("/bureau/comptes?mots=" + id).select("tbody tr")).hasSize(1);
    }

    @Test
    void a_director_sees_and_manages_only_the_accounts_of_the_association() {
        var own = network.anAssociation();
        var director = network.a(Role.DIRECTOR, own);
        var colleague = network.a(Role.MEDIATOR, own);
        var stranger = network.a(Role.MEDIATOR, network.anAssociation());
        var pages = this.pages.as(director);
        var list = pages.read("/bureau/comptes").text();
        assertThat(list).contains(colleague.name()).doesNotContain(stranger.name());
        assertThat(pages.read("/bureau/comptes?structure=" + stranger.association())
                        .text())
                .doesNotContain(stranger.name());
        assertThat(pages.get("/bureau/comptes/" + stranger.account())).hasStatus(404);
        for (var act : Set.of("roles", "lien", "fermeture", "ouverture", "second-facteur"))
            assertThat(pages.post("/bureau/comptes/" + stranger.account() + "/" + act, "roles", "MEDIATOR"))
                    .as(act)
                    .hasStatus(404);
        assertThat(accounts.find(stranger.account()).orElseThrow().active()).isTrue();
    }

    @Test
    void nobody_gives_a_role_beyond_their_own_nor_acts_on_who_holds_one() {
        var own = network.anAssociation();
        var director = network.a(Role.DIRECTOR, own);
        var administrator = network.a(Role.ADMINISTRATOR, own);
        for (var role : EnumSet.of(Role.ADMINISTRATOR, Role.NETWORK_HEAD, Role.DATA_PROTECTION_OFFICER))
            assertThat(manage.invite(director, named(own, role)))
                    .as(role.name())
                    .isEqualTo(new Outcome.Refused(Reason.ROLE_BEYOND_YOURS));
        Network.as(director, () -> {
            var refused = new Outcome.Refused(Reason.ROLE_BEYOND_YOURS);
            assertThat(manage.newLink(director, administrator.account())).isEqualTo(refused);
            assertThat(manage.resetSecondStep(director, administrator.account()))
                    .isEqualTo(refused);
            assertThat(manage.disable(director, administrator.account())).isEqualTo(refused);
            assertThat(manage.changeRoles(director, administrator.account(), Set.of(Role.MEDIATOR), 0))
                    .isEqualTo(refused);
        });
        assertThat(manage.invite(administrator, named(own, Role.NETWORK_HEAD)))
                .isEqualTo(new Outcome.Refused(Reason.ROLE_BEYOND_YOURS));
        // the network's own accounts are no business of an association's administrator, whatever the form says
        var invited = (Outcome.Linked) Network.as(
                administrator, () -> manage.invite(administrator, named(null, Role.ADMINISTRATOR)));
        assertThat(accounts.find(invited.account()).orElseThrow().association()).isEqualTo(own);
    }

    private static Accounts.NewAccount named(@Nullable UUID association, Role role) {
        return new Accounts.NewAccount(Ids.next(), association, null, "X", Ids.next() + "@x.example", Set.of(role));
    }

    @Test
    void a_closed_account_is_out_at_once_with_its_sessions_and_tokens() {
        var own = network.anAssociation();
        var director = network.a(Role.DIRECTOR, own);
        var mediator = network.a(Role.MEDIATOR, own);
        var entered = pages.post(
                "/connexion",
                "email",
                accounts.find(mediator.account()).orElseThrow().email(),
                "motDePasse",
                Network.PASSWORD);
        var session = entered.getResponse().getCookie("parvis");
        var token = tokens.create(
                        mediator.account(), new Tokens.NewToken(Ids.next(), "essai", Set.of(TokenScope.POINTS_READ), 1))
                .orElseThrow();
        assertThat(mvc.get().uri("/bureau/mon-compte").cookie(session)).hasStatusOk();

        var pages = this.pages.as(director);
        assertThat(pages.post("/bureau/comptes/" + mediator.account() + "/fermeture"))
                .hasStatus(302);

        assertThat(mvc.get().uri("/bureau/mon-compte").cookie(session)).hasStatus(302);
        assertThat(tokens.present(token, "192.0.2.2")).isInstanceOf(Tokens.Presented.Unknown.class);

        assertThat(pages.post("/bureau/comptes/" + mediator.account() + "/ouverture"))
                .hasStatus(302);
        assertThat(accounts.signedIn(mediator.account())).isPresent();
        assertThat(mvc.get().uri("/bureau/mon-compte").cookie(session))
                .as("a session that ended stays ended")
                .hasStatus(302);
        assertThat(tokens.present(token, "192.0.2.2")).isInstanceOf(Tokens.Presented.Unknown.class);
    }

    @Test
    void two_people_changing_the_same_account_do_not_overwrite_each_other() {
        var own = network.anAssociation();
        var pages = this.pages.as(network.a(Role.DIRECTOR, own));
        var mediator = network.a(Role.MEDIATOR, own).account();
        assertThat(pages.post("/bureau/comptes/" + mediator + "/roles", "roles", "SITE_LEAD", "version", "0"))
                .hasStatus(302);
        assertThat(pages.post("/bureau/comptes/" + mediator + "/roles", "roles", "DIRECTOR", "version", "0"))
                .hasStatus(409);
    }

    @Test
    void nobody_closes_their_own_account_nor_the_last_administrator_of_the_network() {
        var administrator = network.ofTheNetwork(Role.ADMINISTRATOR);
        assertThat(Network.as(administrator, () -> manage.disable(administrator, administrator.account())))
                .isEqualTo(new Outcome.Refused(Reason.YOURSELF));
        var all = Network.as(
                administrator, () -> manage.list(administrator, new ManageAccounts.Filter("", null, true), 1, 500));
        var others = all.rows().stream()
                .filter(row ->
                        row.roles().contains(Role.ADMINISTRATOR) && row.status().equals("active"))
                .map(ManageAccounts.Row::id)
                .filter(id -> !id.equals(administrator.account()))
                .toList();
        try {
            others.forEach(id -> Network.as(administrator, () -> {
                assertThat(manage.disable(administrator, id)).isEqualTo(new Outcome.Done());
            }));
            var version = all.rows().stream()
                    .filter(row -> row.id().equals(administrator.account()))
                    .findFirst()
                    .orElseThrow()
                    .version();
            assertThat(Network.as(
                            administrator,
                            () -> manage.changeRoles(
                                    administrator, administrator.account(), Set.of(Role.NETWORK_HEAD), version)))
                    .isEqualTo(new Outcome.Refused(Reason.LAST_ADMINISTRATOR));
        } finally {
            others.forEach(id -> Network.as(administrator, () -> {
                manage.enable(administrator, id);
            }));
        }
    }

    @Test
    void an_address_that_has_an_account_is_refused_in_words() {
        var pages = this.pages.as(network.a(Role.DIRECTOR, network.anAssociation()));
        var taken = accounts.find(
                        network.a(Role.MEDIATOR, network.anAssociation()).account())
                .orElseThrow()
                .email();
        var answer = pages.post("/bureau/comptes", "nom", "A", "email", taken, "roles", "MEDIATOR");
        assertThat(answer).hasStatus(422);
        assertThat(Pages.read(answer).select("#f-email-error").text()).contains("déjà un compte");
    }

    @Test
    void the_network_makes_renames_closes_and_reopens_associations() {
        var pages = this.pages.as(network.ofTheNetwork(Role.NETWORK_HEAD));
        var id = Ids.next().toString();
        var name = "Maison " + id;
        for (int twice = 0; twice < 2; twice++)
            assertThat(pages.post("/bureau/associations", "id", id, "nom", name))
                    .hasStatus(302);
        assertThat(pages.post("/bureau/associations", "nom", name.toUpperCase(java.util.Locale.ROOT)))
                .hasStatus(422);
        assertThat(pages.post("/bureau/associations/" + id, "nom", "=" + name))
                .as("a spreadsheet would compute it")
                .hasStatus(422);
        assertThat(pages.post("/bureau/associations/" + id, "nom", name + " bis"))
                .hasStatus(302);
        var director = network.a(Role.DIRECTOR, UUID.fromString(id));
        assertThat(accounts.signedIn(director.account())).isPresent();
        assertThat(pages.post("/bureau/associations/" + id + "/fermeture")).hasStatus(302);
        assertThat(accounts.signedIn(director.account())).isEmpty();
        assertThat(signIn.password(
                        accounts.find(director.account()).orElseThrow().email(),
                        Network.PASSWORD,
                        new SignIn.From("192.0.2.3", null)))
                .isInstanceOf(SignIn.Outcome.Wrong.class);
        assertThat(pages.post("/bureau/associations/" + id + "/ouverture")).hasStatus(302);
        assertThat(accounts.signedIn(director.account())).isPresent();
        assertThat(pages.read("/bureau/associations/" + id).text()).contains(name + " bis");
    }
}
