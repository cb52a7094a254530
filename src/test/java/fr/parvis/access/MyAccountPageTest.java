// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import jakarta.servlet.http.Cookie;
import java.math.BigInteger;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ParvisTest
class MyAccountPageTest {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    Pages pages;

    @Autowired
    Network network;

    @Autowired
    Accounts accounts;

    @Autowired
    SignIn signIn;

    @Autowired
    Clock clock;

    private static final SignIn.From HERE = new SignIn.From("192.0.2.4", null);

    /** That the password was proved, where a code is asked for after it. */
    private SignIn.Proof proof(UUID account) {
        return signIn.password(email(account), Network.PASSWORD, HERE)
                        instanceof SignIn.Outcome.CodeNeeded(SignIn.Proof proof)
                ? proof
                : org.junit.jupiter.api.Assertions.fail("a code should be asked for");
    }

    private Cookie enter(UUID account) {
        return post(null, "/connexion", "email", email(account), "motDePasse", Network.PASSWORD)
                .getResponse()
                .getCookie("parvis");
    }

    private String email(UUID account) {
        return accounts.find(account).orElseThrow().email();
    }

    private MvcTestResult post(Cookie session, String address, String... fields) {
        var request = mvc.post().uri(address).with(csrf());
        if (session != null) request = request.cookie(session);
        for (int i = 0; i < fields.length; i += 2) request = request.param(fields[i], fields[i + 1]);
        return request.exchange();
    }

    private Document read(Cookie session, String address) {
        return Pages.read(mvc.get().uri(address).cookie(session).exchange());
    }

    @Test
    void name_and_language_are_changed_and_the_screens_follow() {
        var session = enter(network.a(Role.MEDIATOR, network.anAssociation()).account());
        var changed = post(session, "/bureau/mon-compte", "nom", "Awa D.", "langue", "en");
        assertThat(changed).hasStatus(302);
        assertThat(changed.getResponse().getCookie("langue").getValue()).startsWith("en");
        var page = Pages.read(mvc.get()
                .uri("/bureau/mon-compte")
                .cookie(session, new Cookie("langue", "en-GB"))
                .exchange());
        assertThat(page.select("h1").text()).isEqualTo("Your account");
        assertThat(page.select("#f-nom").attr("value")).isEqualTo("Awa D.");
        assertThat(post(session, "/bureau/mon-compte", "nom", " ")).hasStatus(422);
    }

    @Test
    void a_new_password_asks_for_the_current_one_and_ends_the_other_sessions() {
        var mediator = network.a(Role.MEDIATOR, network.anAssociation()).account();
        var here = enter(mediator);
        var elsewhere = enter(mediator);
        var refused = post(
                here, "/bureau/mon-compte/mot-de-passe", "actuel", "pas le bon", "nouveau", "une phrase toute neuve");
        assertThat(refused).hasStatus(422);
        assertThat(Pages.read(refused).select("#f-actuel-error").text()).isNotEmpty();
        assertThat(post(
                        here,
                        "/bureau/mon-compte/mot-de-passe",
                        "actuel",
                        Network.PASSWORD,
                        "nouveau",
                        "une phrase toute neuve"))
                .hasStatus(302);
        assertThat(mvc.get().uri("/bureau/mon-compte").cookie(here)).hasStatusOk();
        assertThat(mvc.get().uri("/bureau/mon-compte").cookie(elsewhere)).hasStatus(302);
        assertThat(signIn.password(email(mediator), "une phrase toute neuve", new SignIn.From("192.0.2.9", null)))
                .isInstanceOf(SignIn.Outcome.Welcome.class);
    }

    @Test
    void who_found_a_session_open_cannot_guess_the_password_in_it() {
        var session = enter(network.a(Role.MEDIATOR, network.anAssociation()).account());
        for (int i = 0; i < 5; i++)
            post(session, "/bureau/mon-compte/mot-de-passe", "actuel", "essai " + i, "nouveau", "une phrase neuve");
        assertThat(post(
                        session,
                        "/bureau/mon-compte/mot-de-passe",
                        "actuel",
                        Network.PASSWORD,
                        "nouveau",
                        "une phrase toute neuve"))
                .hasStatus(422);
    }

    @Test
    void open_sessions_are_listed_and_one_or_all_others_can_be_ended() {
        var mediator = network.a(Role.MEDIATOR, network.anAssociation()).account();
        var here = enter(mediator);
        var second = enter(mediator);
        var third = enter(mediator);
        var page = read(here, "/bureau/mon-compte");
        assertThat(page.select("#sessions tbody tr")).hasSize(3);
        var ends = page.select("#sessions tbody form").eachAttr("action");
        assertThat(ends).hasSize(2);
        assertThat(post(here, ends.getFirst())).hasStatus(302);
        assertThat(read(here, "/bureau/mon-compte").select("#sessions tbody tr"))
                .hasSize(2);
        assertThat(post(here, "/bureau/mon-compte/sessions/fin")).hasStatus(302);
        for (var other : Arrays.asList(second, third))
            assertThat(mvc.get().uri("/bureau/mon-compte").cookie(other)).hasStatus(302);
        assertThat(mvc.get().uri("/bureau/mon-compte").cookie(here)).hasStatusOk();
    }

    @Test
    void each_use_of_a_token_is_offered_in_words() {
        var session = enter(network.a(Role.DIRECTOR, network.anAssociation()).account());
        assertThat(read(session, "/bureau/mon-compte").select("#jetons").text())
                .contains("Signaler les appels de la ligne")
                .doesNotContain("access.scope.");
    }

    @Test
    void nobody_ends_somebody_elses_session() {
        var association = network.anAssociation();
        var victim = network.a(Role.MEDIATOR, association).account();
        var session = enter(victim);
        enter(victim);
        var end = read(session, "/bureau/mon-compte")
                .select("#sessions tbody form")
                .attr("action");
        var stranger = enter(network.a(Role.MEDIATOR, association).account());
        assertThat(post(stranger, end)).hasStatus(404);
        assertThat(read(session, "/bureau/mon-compte").select("#sessions tbody tr"))
                .hasSize(2);
    }

    @Test
    void a_role_that_requires_it_sets_up_the_second_step_before_entering() {
        var head = network.ofTheNetwork(Role.NETWORK_HEAD).account();
        var door = post(
                null,
                "/connexion",
                "email",
                email(head),
                "motDePasse",
                Network.PASSWORD,
                "retour",
                "/bureau/associations");
        assertThat(door).hasStatus(302).hasHeader("Location", "/connexion/second-facteur");
        var session = door.getResponse().getCookie("parvis");
        assertThat(mvc.get().uri("/bureau/associations").cookie(session))
                .as("not in yet")
                .hasStatus(302);

        var page = read(session, "/connexion/second-facteur");
        var secret = page.select("code.secret").text().replace(" ", "");
        assertThat(read(session, "/connexion/second-facteur")
                        .select("code.secret")
                        .text()
                        .replace(" ", ""))
                .as("the same key as long as one is setting up")
                .isEqualTo(secret);
        assertThat(decoded(page))
                .startsWith("otpauth://totp/Parvis")
                .contains("secret=" + secret)
                .contains("issuer=Parvis");
        assertThat(page.select("[style], style, script:not([src])")).isEmpty();

        assertThat(post(session, "/connexion/second-facteur", "code", "000000x"))
                .hasStatus(422);
        var code = totp(secret, 0);
        var done = post(session, "/connexion/second-facteur", "code", code);
        assertThat(done).hasStatusOk();
        var codes = Pages.read(done).select(".codes code").eachText();
        assertThat(codes).hasSize(10).doesNotHaveDuplicates();
        assertThat(Pages.read(done).select("a.btn").attr("href")).isEqualTo("/bureau/associations");
        assertThat(mvc.get()
                        .uri("/bureau/associations")
                        .cookie(done.getResponse().getCookie("parvis")))
                .hasStatusOk();

        var proof = proof(head);
        assertThat(signIn.code(proof, code, HERE)).as("a code serves once").isInstanceOf(SignIn.Outcome.Wrong.class);
        assertThat(signIn.code(proof, totp(secret, 1), HERE)).isInstanceOf(SignIn.Outcome.Welcome.class);
        assertThat(signIn.code(proof, codes.getFirst().toLowerCase(java.util.Locale.ROOT), HERE))
                .isInstanceOf(SignIn.Outcome.Welcome.class);
        assertThat(signIn.code(proof, codes.getFirst(), HERE))
                .as("a printed code serves once")
                .isInstanceOf(SignIn.Outcome.Wrong.class);
    }

    @Test
    void a_mediator_without_a_telephone_enters_with_printed_codes_and_may_stop() {
        var mediator = network.a(Role.MEDIATOR, network.anAssociation()).account();
        var session = enter(mediator);
        assertThat(post(session, "/bureau/mon-compte/codes", "motDePasse", "faux"))
                .hasStatus(302);
        var printed = post(session, "/bureau/mon-compte/codes", "motDePasse", Network.PASSWORD);
        var codes = Pages.read(printed).select(".codes code").eachText();
        assertThat(codes).hasSize(10);

        var door = post(null, "/connexion", "email", email(mediator), "motDePasse", Network.PASSWORD);
        assertThat(Pages.read(door).select("main form").attr("action")).isEqualTo("/connexion/code");
        var pending = door.getResponse().getCookie("parvis");
        assertThat(post(pending, "/connexion/code", "code", "AAAAA-AAAAA")).hasStatus(422);
        assertThat(post(pending, "/connexion/code", "code", codes.get(3)))
                .hasStatus(302)
                .hasHeader("Location", "/bureau");

        assertThat(post(session, "/bureau/mon-compte/second-facteur/arret", "motDePasse", "faux"))
                .hasStatus(302);
        assertThat(signIn.password(email(mediator), Network.PASSWORD, new SignIn.From("192.0.2.5", null)))
                .isInstanceOf(SignIn.Outcome.CodeNeeded.class);
        assertThat(post(session, "/bureau/mon-compte/second-facteur/arret", "motDePasse", Network.PASSWORD))
                .hasStatus(302);
        assertThat(signIn.password(email(mediator), Network.PASSWORD, new SignIn.From("192.0.2.5", null)))
                .isInstanceOf(SignIn.Outcome.Welcome.class);
    }

    @Test
    void the_second_step_is_not_turned_off_where_the_role_requires_it() {
        var administrator = network.a(Role.ADMINISTRATOR, network.anAssociation());
        var pages = this.pages.as(administrator);
        assertThat(pages.read("/bureau/mon-compte").select("form[action$=second-facteur/arret]"))
                .isEmpty();
        var codes = pages.post("/bureau/mon-compte/codes", "motDePasse", Network.PASSWORD);
        assertThat(codes).hasStatusOk();
        pages.post("/bureau/mon-compte/second-facteur/arret", "motDePasse", Network.PASSWORD);
        assertThat(signIn.password(
                        email(administrator.account()), Network.PASSWORD, new SignIn.From("192.0.2.6", null)))
                .isInstanceOf(SignIn.Outcome.CodeNeeded.class);
    }

    @Test
    void a_lost_telephone_is_reset_by_who_is_in_charge() {
        var association = network.anAssociation();
        var mediator = network.a(Role.MEDIATOR, association);
        pages.as(mediator).post("/bureau/mon-compte/codes", "motDePasse", Network.PASSWORD);
        var director = pages.as(network.a(Role.DIRECTOR, association));
        var reset = director.post("/bureau/comptes/" + mediator.account() + "/second-facteur");
        var link = Pages.read(reset).select("input[name=lien]").attr("value");
        assertThat(signIn.password(email(mediator.account()), Network.PASSWORD, new SignIn.From("192.0.2.7", null)))
                .isInstanceOf(SignIn.Outcome.Wrong.class);
        assertThat(post(null, link.substring("http://localhost".length()), "motDePasse", "une phrase toute neuve"))
                .hasStatus(302);
        assertThat(signIn.password(
                        email(mediator.account()), "une phrase toute neuve", new SignIn.From("192.0.2.7", null)))
                .isInstanceOf(SignIn.Outcome.Welcome.class);
    }

    @Test
    void five_wrong_passwords_lock_the_account_for_a_while() {
        var mediator = network.a(Role.MEDIATOR, network.anAssociation()).account();
        for (int i = 0; i < 5; i++)
            assertThat(post(null, "/connexion", "email", email(mediator), "motDePasse", "faux"))
                    .hasStatus(422);
        assertThat(post(null, "/connexion", "email", email(mediator), "motDePasse", Network.PASSWORD))
                .hasStatus(429)
                .containsHeader("Retry-After");
    }

    @Test
    void an_address_without_an_account_is_locked_like_one_with() {
        var known = email(network.a(Role.MEDIATOR, network.anAssociation()).account());
        for (var address : java.util.List.of(known, "personne." + known)) {
            for (int i = 0; i < 5; i++)
                assertThat(signIn.password(address, "faux", new SignIn.From("192.0.2.8", null)))
                        .isInstanceOf(SignIn.Outcome.Wrong.class);
            assertThat(signIn.password(address, "faux", new SignIn.From("192.0.2.8", null)))
                    .isEqualTo(new SignIn.Outcome.TooMany(10));
        }
    }

    @Test
    void who_waited_at_the_door_does_not_replace_a_second_step_set_up_meanwhile() {
        var head = network.ofTheNetwork(Role.NETWORK_HEAD).account();
        var waiting = enter(head);
        var theirs = read(waiting, "/connexion/second-facteur")
                .select("code.secret")
                .text()
                .replace(" ", "");
        var owner = enter(head);
        var mine = read(owner, "/connexion/second-facteur")
                .select("code.secret")
                .text()
                .replace(" ", "");
        assertThat(post(owner, "/connexion/second-facteur", "code", totp(mine, 0)))
                .hasStatusOk();

        assertThat(post(waiting, "/connexion/second-facteur", "code", totp(theirs, 0)))
                .hasStatus(302)
                .hasHeader("Location", "/connexion");
        var proof = proof(head);
        assertThat(signIn.code(proof, totp(theirs, 1), HERE)).isInstanceOf(SignIn.Outcome.Wrong.class);
        assertThat(signIn.code(proof, totp(mine, 1), HERE)).isInstanceOf(SignIn.Outcome.Welcome.class);
    }

    private String totp(String base32, int stepsAhead) {
        var bits = BigInteger.ZERO;
        for (char letter : base32.toCharArray())
            bits = bits.shiftLeft(5).or(BigInteger.valueOf("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter)));
        var bytes = bits.toByteArray();
        var secret = new byte[20];
        System.arraycopy(
                bytes,
                Math.max(0, bytes.length - 20),
                secret,
                Math.max(0, 20 - bytes.length),
                Math.min(20, bytes.length));
        var totp = new TimeBasedOneTimePasswordGenerator();
        try {
            return totp.generateOneTimePasswordString(
                    new SecretKeySpec(secret, totp.getAlgorithm()),
                    clock.instant().plus(totp.getTimeStep().multipliedBy(stepsAhead)));
        } catch (java.security.InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads the drawing as a camera would. */
    private static String decoded(Document page) {
        var svg = page.selectFirst("svg.qr-code");
        int size = Integer.parseInt(svg.attr("viewBox").split(" ")[2]);
        int scale = 4;
        var dark = new boolean[size][size];
        var squares = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z")
                .matcher(svg.selectFirst("path").attr("d"));
        while (squares.find()) dark[Integer.parseInt(squares.group(2))][Integer.parseInt(squares.group(1))] = true;
        var source = new LuminanceSource(size * scale, size * scale) {
            @Override
            public byte[] getRow(int y, byte[] row) {
                var line = row == null || row.length < getWidth() ? new byte[getWidth()] : row;
                for (int x = 0; x < getWidth(); x++) line[x] = (byte) (dark[y / scale][x / scale] ? 0 : 255);
                return line;
            }

            @Override
            public byte[] getMatrix() {
                var all = new byte[getWidth() * getHeight()];
                for (int y = 0; y < getHeight(); y++)
                    System.arraycopy(getRow(y, null), 0, all, y * getWidth(), getWidth());
                return all;
            }
        };
        try {
            return new QRCodeReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(source)), Map.of(DecodeHintType.PURE_BARCODE, true))
                    .getText();
        } catch (com.google.zxing.ReaderException e) {
            throw new AssertionError("the QR code cannot be read", e);
        }
    }
}
