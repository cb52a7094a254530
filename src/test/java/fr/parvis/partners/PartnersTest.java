// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.partners;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.database.Asking;
import fr.parvis.database.Scope;
import fr.parvis.values.Ids;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Whom to write to, found on the real database. */
@ParvisTest
class PartnersTest {
    @Autowired
    Network network;

    @Autowired
    Partners partners;

    @Autowired
    PastPartners past;

    @Autowired
    JdbcClient database;

    @Autowired
    TransactionTemplate transaction;

    SignedIn ana;

    @BeforeEach
    void somebody() {
        ana = network.a(Role.MEDIATOR, network.anAssociation());
    }

    private <T> T as(Scope scope, Callable<T> what) {
        return Asking.as(scope)
                .call(() -> transaction.execute(status -> {
                    try {
                        return what.call();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                }));
    }

    private UUID aPartner(@Nullable UUID association, String name, String plain) {
        var id = Ids.next();
        return as(association == null ? Scope.network() : Scope.of(association), () -> {
            database.sql("""
                            insert into partners.partner (id, association, name, kind, territory, postal_lines, phone, plain, checked_on)
                            values (:id, :association, :name, 'ccas', 'france', '{1 place de la Mairie,69500 Bron}', '04 72 00 00 00',
                                :plain, '2026-11-01')""")
                    .param("id", id)
                    .param("association", association)
                    .param("name", name)
                    .param("plain", plain)
                    .update();
            return id;
        });
    }

    private UUID aService(UUID association, UUID partner, String name, String contact) {
        var id = Ids.next();
        return as(Scope.of(association), () -> {
            database.sql("""
                            insert into partners.service (id, association, partner, name, contact, email, best_by, plain, checked_on)
                            values (:id, :association, :partner, :name, :contact, 'accueil@partenaire.example', 'call', lower(:name || ' '
                                || :contact), '2026-11-01')""")
                    .param("id", id)
                    .param("association", association)
                    .param("partner", partner)
                    .param("name", name)
                    .param("contact", contact)
                    .update();
            return id;
        });
    }

    private List<String> found(SignedIn who, String words) {
        return as(
                who.scope(),
                () -> partners.search(words, 10).stream()
                        .map(it -> (it.name() + " " + it.service()).strip())
                        .toList());
    }

    @Test
    void finds_a_service_by_words_in_any_order_without_accents_and_with_a_slip_of_the_finger() {
        var ccas = aPartner(ana.association(), "CCAS de Bron", "ccas de bron");
        var aid = aService(ana.association(), ccas, "Aides facultatives", "Lea Martin");
        for (var words : List.of("aides ccas", "CCÀS facultatives", "facutlatives", "martin bron", "de Bron aides"))
            assertThat(found(ana, words)).as(words).contains("CCAS de Bron Aides facultatives, Lea Martin");
        assertThat(found(ana, "aides toulouse")).isEmpty();
        assertThat(found(ana, " ")).isEmpty();
        assertThat(as(ana.scope(), () -> partners.searchPartners("bron ccas", 10)))
                .extracting(Partners.Addressee::id)
                .contains(ccas)
                .doesNotContain(aid);
        assertThat(as(ana.scope(), () -> partners.find(aid))).get().satisfies(it -> {
            assertThat(it.postalLines()).containsExactly("1 place de la Mairie", "69500 Bron");
            assertThat(it.phone()).isEqualTo("04 72 00 00 00");
            assertThat(it.worksBestBy()).isEqualTo("call");
        });
    }

    @Test
    void shows_an_association_its_own_and_what_the_network_shares_and_nobody_elses() {
        var tag = "p" + Ids.next().toString().replace("-", "").substring(20);
        var own = aPartner(ana.association(), "Le nôtre " + tag, "le notre " + tag);
        var shared = aPartner(null, "Pour tous " + tag, "pour tous " + tag);
        var ben = network.a(Role.MEDIATOR, network.anAssociation());
        assertThat(found(ana, tag)).containsExactlyInAnyOrder("Le nôtre " + tag, "Pour tous " + tag);
        assertThat(found(ben, tag)).containsExactly("Pour tous " + tag);
        assertThat(as(ben.scope(), () -> partners.find(own))).isEmpty();
        assertThat(as(Scope.everybody(), () -> partners.find(shared))).isEmpty();
    }

    @Test
    void takes_the_invented_directory_of_the_demonstration() throws Exception {
        try (var file = PartnersTest.class.getResourceAsStream("/demonstration/partenaires.csv")) {
            var text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            int added = as(Scope.network(), () -> {
                int taken = past.load(text);
                // shared with all, it would stand in every other test
                database.sql("update partners.partner set closed_on = checked_on where name like '%(exemple)'")
                        .update();
                return taken;
            });
            assertThat(added).isEqualTo(20);
        }
    }
}
