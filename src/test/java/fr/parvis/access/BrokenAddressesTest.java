// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.Pages;
import fr.parvis.ParvisTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Addresses that were cut, retyped or made up are answered as what they are, not as faults of ours. */
@ParvisTest
class BrokenAddressesTest {
    @Autowired
    Pages pages;

    @Autowired
    Network network;

    @ParameterizedTest
    @CsvSource({
        "/bureau/passages/moitie, 400",
        "/capture?point=zz, 400",
        "/api/v1/figures?from=hier&to=demain, 400",
        "/api/v1/figures?from=%2B999999999-12-31&to=%2B999999999-12-31, 400",
        "/bureau/chiffres?au=%2B999999999-12-31, 200",
        "/bureau/journee?jour=-999999999-01-01, 200",
        "/bureau/comptes?page=2147483647, 200",
        "/bureau/comptes?mots=%00, 400",
        "/connexion?retour=/x%7By%7D, 302"
    })
    void is_answered_as_what_it_is(String address, int status) {
        var director = network.a(Role.DIRECTOR, network.anAssociation());
        assertThat(pages.as(director).get(address)).hasStatus(status);
    }

    @Test
    void a_text_that_is_none_signs_nobody_in() {
        network.exists();
        assertThat(pages.post("/connexion", "email", "a\0b", "motDePasse", "x")).hasStatus(400);
    }

    @Test
    void what_the_api_tells_is_kept_by_nobody_on_the_way() {
        var director = network.a(Role.DIRECTOR, network.anAssociation());
        var figures = pages.as(director).get("/api/v1/figures?from=2026-01-01&to=2026-01-31");
        assertThat(figures).hasStatusOk();
        assertThat(figures.getResponse().getHeader("Cache-Control")).contains("no-store");
    }
}
