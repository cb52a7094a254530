// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import fr.parvis.RawDatabase;
import fr.parvis.access.domain.TokenScope;
import fr.parvis.access.domain.Tokens;
import fr.parvis.access.domain.Tokens.Presented;
import fr.parvis.runtime.Command;
import fr.parvis.values.Ids;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ParvisTest
class ApiTokenTest {
    private static final String FIGURES = "/api/v1/figures?from=2026-01-01&to=2026-01-31";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Pages pages;

    @Autowired
    Network network;

    @Autowired
    Tokens tokens;

    @Autowired
    Accounts accounts;

    @Autowired
    SignIn signIn;

    @Autowired
    List<Command> commands;

    private String token(SignedIn who, TokenScope... scopes) {
        return tokens.create(who.account(), new Tokens.NewToken(Ids.next(), "essai", Set.of(scopes), 1))
                .orElseThrow();
    }

    @Test
    void a_token_reads_what_its_scope_says_and_nothing_else() {
        var mediator = network.a(Role.MEDIATOR, network.anAssociation());
        assertThat(mvc.get().uri(FIGURES).header("Authorization", "Bearer " + token(mediator, TokenScope.FIGURES_READ)))
                .hasStatusOk();
        assertThat(mvc.get().uri(FIGURES).header("Authorization", "Bearer " + token(mediator, TokenScope.POINTS_READ)))
                .hasStatus(403);
    }

    @Test
    void a_scope_gives_no_right_that_the_account_does_not_hold() {
        var officer = network.a(Role.DATA_PROTECTION_OFFICER, network.anAssociation());
        assertThat(mvc.get().uri(FIGURES).header("Authorization", "Bearer " + token(officer, TokenScope.FIGURES_READ)))
                .hasStatus(403);
    }

    @Test
    void a_token_opens_no_page() {
        var director = network.a(Role.DIRECTOR, network.anAssociation());
        for (var page : List.of("/bureau", "/bureau/comptes", "/bureau/mon-compte"))
            assertThat(mvc.get().uri(page).header("Authorization", "Bearer " + token(director, TokenScope.values())))
                    .as(page)
                    .hasStatus(302);
    }

    @Test
    void a_wrong_token_is_answered_with_a_problem_document() {
        network.exists();
        for (var wrong : List.of("Bearer parvis_nonsense", "Bearer ", "Basic YTpi", "nonsense"))
            assertThat(mvc.get().uri(FIGURES).header("Authorization", wrong))
                    .as(wrong)
                    .hasStatus(401)
                    .hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
                    .containsHeader("WWW-Authenticate")
                    .bodyJson()
                    .extractingPath("$.title")
                    .asString()
                    .isNotEmpty();
    }

    @Test
    void a_session_does_not_stand_in_for_a_wrong_token() {
        // such a request is excused from the token against forged forms
        var mediator = network.a(Role.MEDIATOR, network.anAssociation());
        var session = mvc.post()
                .uri("/connexion")
                .with(org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf())
                .param("email", accounts.find(mediator.account()).orElseThrow().email())
                .param("motDePasse", Network.PASSWORD)
                .exchange()
                .getResponse()
                .getCookie("parvis");
        assertThat(mvc.get().uri(FIGURES).cookie(session)).hasStatusOk();
        assertThat(mvc.post()
                        .uri("/api/v1/sync")
                        .cookie(session)
                        .header("Authorization", "Basic YTpi")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}"))
                .hasStatus(401);
    }

    @Test
    void a_token_ends_when_revoked_and_when_its_time_is_over() throws Exception {
        var mediator = network.a(Role.MEDIATOR, network.anAssociation());
        var revoked = token(mediator, TokenScope.POINTS_READ);
        var id = tokens.list(mediator.account()).getFirst().id();
        Network.as(mediator, () -> {
            assertThat(tokens.revoke(
                            network.a(Role.MEDIATOR, mediator.association()).account(), id))
                    .as("not by a colleague")
                    .isFalse();
            assertThat(tokens.revoke(mediator.account(), id)).isTrue();
        });
        assertThat(tokens.present(revoked, "192.0.2.20")).isInstanceOf(Presented.Unknown.class);

        var old = token(mediator, TokenScope.POINTS_READ);
        try (var owner = RawDatabase.asOwner()) {
            RawDatabase.run(
                    owner,
                    "update access.token set expires_at = now() - interval '1 second' where account = ?",
                    mediator.account());
        }
        assertThat(tokens.present(old, "192.0.2.20")).isInstanceOf(Presented.Unknown.class);
    }

    @Test
    void a_token_follows_its_account_and_remembers_the_day_of_last_use() {
        var mediator = network.a(Role.MEDIATOR, network.anAssociation());
        var token = token(mediator, TokenScope.VISITS_WRITE);
        assertThat(tokens.list(mediator.account()).getFirst().lastUsedOn()).isNull();
        var who = ((Presented.Known) tokens.present(token, "192.0.2.21")).who();
        assertThat(who.account()).isEqualTo(mediator.account());
        assertThat(who.scope()).isEqualTo(mediator.scope());
        assertThat(who.may(Right.RECORD_VISITS)).isTrue();
        assertThat(who.may(Right.READ_FIGURES)).isFalse();
        assertThat(who.may(Right.WORK)).isFalse();
        assertThat(tokens.list(mediator.account()).getFirst().lastUsedOn())
                .isBetween(LocalDate.now().minusDays(1), LocalDate.now().plusDays(1));
    }

    @Test
    void wrong_tokens_from_an_office_do_not_keep_its_people_from_signing_in() {
        var origin = "192.0.2.10";
        for (int i = 0; i < 30; i++) tokens.present("parvis_faux" + i, origin);
        assertThat(tokens.present("parvis_faux", origin)).isInstanceOf(Presented.TooMany.class);
        var mediator = network.a(Role.MEDIATOR, network.anAssociation()).account();
        var email = accounts.find(mediator).orElseThrow().email();
        assertThat(signIn.password(email, Network.PASSWORD, new SignIn.From(origin, null)))
                .isInstanceOf(SignIn.Outcome.Welcome.class);
    }

    @Test
    void the_database_holds_no_token_that_could_be_used() throws Exception {
        var mediator = network.a(Role.MEDIATOR, network.anAssociation());
        var token = token(mediator, TokenScope.POINTS_READ);
        try (var owner = RawDatabase.asOwner()) {
            var row = RawDatabase.value(
                    owner, "select t::text from access.token t where account = ?", mediator.account());
            assertThat(row).doesNotContain(token).contains(token.substring(0, 13));
        }
    }

    @Test
    void the_page_makes_a_token_once_and_shows_it_once() {
        var pages = this.pages.as(network.a(Role.MEDIATOR, network.anAssociation()));
        assertThat(pages.post("/bureau/mon-compte/jetons", "nom", "tableur", "jours", "400"))
                .hasStatus(422);
        var id = Ids.next().toString();
        var made = pages.post(
                "/bureau/mon-compte/jetons", "id", id, "nom", "tableur", "usages", "figures:read", "jours", "30");
        var token = Pages.read(made).select("input[name=jeton]").attr("value");
        assertThat(tokens.present(token, "192.0.2.22")).isInstanceOf(Presented.Known.class);
        assertThat(pages.post(
                        "/bureau/mon-compte/jetons",
                        "id",
                        id,
                        "nom",
                        "tableur",
                        "usages",
                        "figures:read",
                        "jours",
                        "30"))
                .as("a second press on the button")
                .hasStatus(302);
        var page = pages.read("/bureau/mon-compte");
        assertThat(page.select("#tokens-table tbody tr")).hasSize(1);
        assertThat(page.text()).doesNotContain(token);
        var revoke = page.select("#tokens-table tbody form").attr("action");
        assertThat(pages.post(revoke)).hasStatus(302);
        assertThat(tokens.present(token, "192.0.2.22")).isInstanceOf(Presented.Unknown.class);
    }

    @Test
    void the_command_prints_a_token_alone_on_its_last_line() throws Exception {
        var mediator = network.a(Role.MEDIATOR, network.anAssociation());
        var email = accounts.find(mediator.account()).orElseThrow().email();
        var lines = new ArrayList<String>();
        assertThat(command(
                        lines, "--account", email, "--scope", "visits:write", "--scope", "points:read", "--days", "7"))
                .isZero();
        var who = ((Presented.Known) tokens.present(lines.getLast(), "192.0.2.23")).who();
        assertThat(who.may(Right.RECORD_VISITS)).isTrue();
        assertThat(who.may(Right.READ_POINTS)).isTrue();

        assertThat(command(lines, "--account", email, "--scope", "everything")).isEqualTo(2);
        assertThat(command(lines, "--account", email, "--scope", "points:read", "--days", "366"))
                .isEqualTo(2);
        assertThat(command(lines, "--scope", "points:read")).isEqualTo(2);
        assertThat(command(lines, "--account", "nobody@parvis.example", "--scope", "points:read"))
                .isOne();
    }

    private int command(List<String> lines, String... args) throws Exception {
        return commands.stream()
                .filter(c -> c.name().equals("token create"))
                .findFirst()
                .orElseThrow()
                .run(List.of(args), lines::add);
    }
}
