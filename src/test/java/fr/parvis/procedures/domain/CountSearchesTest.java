// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.procedures.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Words that find nothing: proposed once five points have typed them, unreadable before, and never when they look like something of a person. */
@ParvisTest
class CountSearchesTest {
    @Autowired
    CountSearches counts;

    @Autowired
    KeepPlainWords words;

    @Autowired
    Network network;

    private static String aWord() {
        var word = new StringBuilder("zz");
        for (var sign :
                UUID.randomUUID().toString().replace("-", "").substring(0, 12).toCharArray())
            word.append((char) ('a' + Character.digit(sign, 16)));
        return word.toString();
    }

    private void typed(SignedIn who, String text, UUID point) {
        Network.as(who, () -> counts.count(text, false, point));
    }

    @Test
    void five_points_make_a_proposal_and_four_do_not() {
        var who = network.a(Role.MEDIATOR, network.anAssociation());
        var other = network.a(Role.MEDIATOR, network.anAssociation());
        var head = network.ofTheNetwork(Role.NETWORK_HEAD);
        var word = aWord();
        var again = UUID.randomUUID();
        for (int i = 0; i < 3; i++) typed(who, "Comment avoir " + word, again);
        for (int i = 0; i < 3; i++) typed(i == 1 ? other : who, word, UUID.randomUUID());
        assertThat(Network.as(head, words::proposed)).doesNotContain(word);
        typed(other, word.toUpperCase(java.util.Locale.ROOT), UUID.randomUUID());
        assertThat(Network.as(head, words::proposed)).contains(word);
        Network.as(head, () -> words.decided(word));
        assertThat(Network.as(head, words::proposed)).doesNotContain(word);
    }

    @Test
    void what_looks_like_a_person_is_never_kept() {
        assertThat(CountSearches.words("2 85 05 78 006 084 36")).isEmpty();
        assertThat(CountSearches.words("mon mot de passe : Chat1234")).isEmpty();
        assertThat(CountSearches.words("elle a un cancer")).isEmpty();
        assertThat(CountSearches.words("un deux trois quatre cinq six sept huit neuf mots qui racontent une vie"))
                .isEmpty();
        assertThat(CountSearches.words("La bidule-machin ?")).isEqualTo("bidule machin");
    }
}
