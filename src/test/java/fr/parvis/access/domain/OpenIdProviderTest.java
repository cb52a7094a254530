// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import fr.parvis.SettableClock;
import fr.parvis.access.OpenIdSettings;
import fr.parvis.access.SignIn.Vouched;
import fr.parvis.access.domain.OpenIdProvider.Answer;
import fr.parvis.access.domain.OpenIdProvider.Departure;
import fr.parvis.access.domain.OpenIdProvider.Why;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.web.util.UriComponentsBuilder;

class OpenIdProviderTest {
    private static final URI BACK = URI.create("https://parvis.example/connexion/openid/retour");

    @TempDir
    Path data;

    private TrialProvider provider;
    private OpenIdProvider parvis;

    @BeforeEach
    void begin() throws Exception {
        provider = new TrialProvider();
        parvis = TrialProvider.asked(provider.settings(), data, Clock.systemUTC());
    }

    @AfterEach
    void end() {
        provider.close();
    }

    @Test
    void a_right_token_identifies_and_no_forged_one_does() throws Exception {
        assertThat(vouched().email()).isEqualTo(TrialProvider.EMAIL);
        for (var forged : provider.forged().entrySet())
            assertThat(TrialProvider.take(parvis, forged.getValue()))
                    .as(forged.getKey())
                    .isInstanceOf(Answer.Refused.class);
        assertThat(TrialProvider.take(parvis, null)).isEqualTo(new Answer.Refused(Why.FORGED));
    }

    @Test
    void clocks_that_differ_and_addresses_nobody_checked_are_told_as_such() throws Exception {
        var forged = provider.forged();
        assertThat(TrialProvider.take(parvis, forged.get("from a clock five minutes ahead")))
                .isEqualTo(new Answer.Refused(Why.CLOCK));
        assertThat(TrialProvider.take(parvis, forged.get("over"))).isEqualTo(new Answer.Refused(Why.CLOCK));
        assertThat(TrialProvider.take(parvis, forged.get("silent about its address")))
                .isEqualTo(new Answer.Refused(Why.UNVERIFIED));
    }

    @Test
    void a_second_step_there_counts_where_the_setting_says_so() throws Exception {
        assertThat(vouched().secondStep()).isFalse();
        var token = provider.signed(
                provider.claims().claim("amr", List.of("pwd", "mfa")).build());
        assertThat(TrialProvider.take(parvis, token))
                .isInstanceOfSatisfying(
                        Answer.Identified.class,
                        it -> assertThat(it.who().secondStep()).isTrue());
    }

    @Test
    void a_level_that_the_setting_names_is_asked_for_and_counts() throws Exception {
        var levels = settings(provider.issuer(), List.of("eidas2", "eidas3"), 5);
        parvis = TrialProvider.asked(levels, data, Clock.systemUTC());
        var asked = parvis.begin(BACK, "/bureau").orElseThrow().address();
        var query = URLDecoder.decode(asked.getRawQuery(), StandardCharsets.UTF_8);
        assertThat(query).contains("acr_values=eidas2 eidas3");
        assertThat(isSecondStep("eidas1")).isFalse();
        assertThat(isSecondStep("eidas2")).isTrue();
        assertThat(isSecondStep("eidas3")).isTrue();
    }

    private boolean isSecondStep(String level) throws Exception {
        var claims = provider.claims().claim("acr", level).claim("amr", List.of("mfa"));
        var answer = TrialProvider.take(parvis, provider.signed(claims.build()));
        return ((Answer.Identified) answer).who().secondStep();
    }

    @Test
    void what_a_provider_said_stays_true_while_it_is_down_but_nobody_is_sent_to_it() throws Exception {
        var clock = new SettableClock();
        parvis = TrialProvider.asked(provider.settings(), data, clock);
        assertThat(parvis.begin(BACK, "/bureau")).isPresent();
        assertThat(vouched()).isNotNull();
        var before = provider.signed(provider.claims().build());
        provider.close();
        assertThat(parvis.begin(BACK, "/bureau")).as("it answered a moment ago").isPresent();
        clock.forward(Duration.ofSeconds(11));
        assertThat(parvis.begin(BACK, "/bureau")).isEmpty();
        clock.forward(Duration.ofHours(2));
        assertThat(TrialProvider.take(parvis, before)).isInstanceOf(Answer.Identified.class);
    }

    @Test
    void a_new_key_is_fetched_when_a_token_bears_it() throws Exception {
        assertThat(vouched()).isNotNull();
        provider.changeKey("3");
        assertThat(vouched()).isNotNull();
    }

    @Test
    void a_provider_that_never_answered_begins_nothing() throws Exception {
        provider.close();
        assertThat(parvis.begin(BACK, "/bureau")).isEmpty();
    }

    @Test
    void a_provider_that_goes_while_somebody_is_there_is_told_as_silent() {
        var departure = parvis.begin(BACK, "/bureau").orElseThrow();
        provider.close();
        assertThat(parvis.complete(answered(departure), BACK, departure.kept()))
                .isEqualTo(new Answer.Refused(Why.SILENT));
    }

    @Test
    @Timeout(60)
    void a_provider_that_hangs_is_left_after_its_seconds() throws Exception {
        try (var deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var hurried = settings("http://localhost:" + deaf.getLocalPort(), List.of(), 1);
            parvis = TrialProvider.asked(hurried, data, Clock.systemUTC());
            assertThat(parvis.begin(BACK, "/bureau")).isEmpty();
        }
    }

    /** The address by which a browser comes back with a code. */
    private static URI answered(Departure departure) {
        var state = UriComponentsBuilder.fromUri(departure.address())
                .build()
                .getQueryParams()
                .getFirst("state");
        return URI.create(BACK + "?code=x&state=" + state);
    }

    @Test
    void what_comes_back_to_another_browser_or_with_another_state_is_refused() {
        var departure = parvis.begin(BACK, "/bureau").orElseThrow();
        assertThat(parvis.complete(URI.create(BACK + "?code=x&state=y"), BACK, departure.kept()))
                .isEqualTo(new Answer.Refused(Why.FORGED));
        assertThat(parvis.complete(URI.create(BACK + "?code=x&state=y"), BACK, null))
                .isEqualTo(new Answer.Refused(Why.FORGED));
        assertThat(parvis.complete(BACK, BACK, "nonsense")).isEqualTo(new Answer.Refused(Why.FORGED));
    }

    @ParameterizedTest
    @CsvSource({"invalid_grant, FORGED", "invalid_client, CLIENT", "unauthorized_client, CLIENT", "'', SILENT"})
    void a_client_that_the_provider_does_not_take_is_told_from_a_code_that_is_over(String error, Why why) {
        provider.refuseTokens(error);
        var departure = parvis.begin(BACK, "/bureau").orElseThrow();
        assertThat(parvis.complete(answered(departure), BACK, departure.kept())).isEqualTo(new Answer.Refused(why));
    }

    @Test
    void an_end_is_announced_for_somebody_or_refused() throws Exception {
        var one = parvis.ended(announced("lea", "one")).orElseThrow();
        assertThat(one.session()).isEqualTo("one");
        var all = parvis.ended(announced("lea", null)).orElseThrow();
        assertThat(all.subjectKey()).isEqualTo(one.subjectKey());
        assertThat(all.session()).isNull();
        assertThat(parvis.ended(announced(null, "one"))).isEmpty();
        var identity = provider.signed(provider.claims().build()).serialize();
        assertThat(parvis.ended(identity)).isEmpty();
    }

    @Test
    void an_announcement_that_is_forged_or_over_ends_nothing() throws Exception {
        try (var stranger = new TrialProvider()) {
            var forged = stranger.signed(ending("lea", "one")).serialize();
            assertThat(parvis.ended(forged)).isEmpty();
        }
        var before = Date.from(Clock.systemUTC().instant().minus(Duration.ofMinutes(5)));
        var over = new JWTClaimsSet.Builder(ending("lea", "one")).expirationTime(before);
        assertThat(parvis.ended(provider.signed(over.build()).serialize())).isEmpty();
        assertThat(parvis.ended("nonsense")).isEmpty();
    }

    /** A token of another purpose that holds the same claims ends nothing (Back-Channel Logout 1.0, 2.4 and 4). */
    @ParameterizedTest
    @CsvSource({"logout+jwt, true", "JWT, true", "at+jwt, false", "secevent+jwt, false", "id_token, false"})
    void an_announcement_that_bears_a_type_bears_the_right_one(String type, boolean taken) throws Exception {
        assertThat(parvis.ended(provider.signed(ending("lea", "one"), type).serialize())
                        .isPresent())
                .isEqualTo(taken);
    }

    private String announced(@Nullable String subject, @Nullable String session) throws Exception {
        return provider.signed(ending(subject, session)).serialize();
    }

    private JWTClaimsSet ending(@Nullable String subject, @Nullable String session) {
        return provider.claims()
                .subject(subject)
                .claim("sid", session)
                .claim("nonce", null)
                .jwtID("1")
                .claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()))
                .build();
    }

    @Test
    void an_issuer_in_the_open_or_without_a_client_is_refused_at_the_start() {
        assertThatThrownBy(() -> settings("http://provider.example", "parvis")).hasMessageContaining("https://");
        assertThatThrownBy(() -> settings("https://provider.example", "")).hasMessageContaining("CLIENT_ID");
        assertThat(settings("https://provider.example", "parvis").name()).isEqualTo("provider.example");
        assertThat(settings("", "").isOn()).isFalse();
    }

    private static OpenIdSettings settings(String issuer, List<String> acr, int seconds) {
        return new OpenIdSettings(
                issuer, TrialProvider.CLIENT, "secret", "", List.of("openid"), false, acr, List.of(), seconds);
    }

    private static OpenIdSettings settings(String issuer, String client) {
        return new OpenIdSettings(issuer, client, "secret", "", List.of(), false, List.of(), List.of(), 5);
    }

    private Vouched vouched() throws Exception {
        var answer =
                TrialProvider.take(parvis, provider.signed(provider.claims().build()));
        return ((Answer.Identified) answer).who();
    }
}
