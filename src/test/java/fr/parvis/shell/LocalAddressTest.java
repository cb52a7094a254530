// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Where a page may send back to. */
class LocalAddressTest {
    @Test
    void addresses_of_ours_pass() {
        for (var ours :
                List.of("/", "/bureau", "/bureau/passages?du=2026-11-01&retour=https://x//y", "/p/ab..cd", "/a.b#c//d"))
            assertThat(LocalAddress.is(ours)).as(ours).isTrue();
    }

    @Test
    void nobody_is_sent_elsewhere_nor_into_a_fault() {
        for (var other : List.of(
                "",
                "bureau",
                "//evil.example",
                "/..//evil.example",
                "/bureau/../..//x",
                "/a//b",
                "/.",
                "/..",
                "/./x",
                "/\\evil.example",
                "/{x}",
                "/a\nb",
                "https://evil.example"))
            assertThat(LocalAddress.orElse(other, "/home")).as(other).isEqualTo("/home");
    }
}
