// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.demonstration.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.access.Accounts;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.cases.Cases;
import fr.parvis.cases.SamplePapers;
import fr.parvis.cases.domain.OpenCase;
import fr.parvis.partners.Partners;
import fr.parvis.people.PeopleFixtures;
import fr.parvis.people.domain.OpenFile;
import fr.parvis.values.Ids;
import fr.parvis.visits.VisitsFixtures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The papers of the demonstration, through the real modules. */
@ParvisTest
class SamplePapersTest {
    @Autowired
    VisitsFixtures visitsFixtures;

    @Autowired
    OpenFile openFile;

    @Autowired
    OpenCase openCase;

    @Autowired
    Cases cases;

    @Autowired
    fr.parvis.partners.PastPartners partners;

    @Autowired
    List<SamplePapers> papers;

    @Autowired
    LoadDemonstration demonstration;

    @Autowired
    Accounts accounts;

    @Autowired
    Partners directory;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    private static final List<String> NAMES = List.of("Aya", "Bilal", "Chloé", "Driss", "Elsa", "Farid");

    SignedIn me;

    @Test
    void every_stage_of_every_paper_is_there_and_says_that_it_is_invented() {
        me = visitsFixtures.aDesk().mediator();
        assertThat(papers).hasSize(5);
        Network.as(me, () -> partners.load(directory()));
        for (int rank = 0; rank < 6; rank++) {
            int stage = rank;
            var person = Ids.next();
            var caseFile = Ids.next();
            Network.as(
                    me,
                    () -> openFile.handle(new OpenFile.Command(
                            person,
                            PeopleFixtures.aPerson(NAMES.get(stage), "Ledoux", 1980 + stage),
                            "spoken",
                            null,
                            true,
                            false)));
            Network.as(
                    me,
                    () -> openCase.handle(new OpenCase.Command(
                            caseFile, person, "unpaid-bill", "energy-unpaid-bill", "edf", "Facture", null, false)));
            var it = Network.as(me, () -> cases.find(caseFile).orElseThrow());
            for (var sample : papers)
                Network.as(me, () -> {
                    sample.write(it, stage);
                    return null;
                });
        }
        assertThat(said("""
                select case when signed_on is null then 'waiting' when ends_on < current_date then 'over' else 'in force' end
                from mandates.mandate""")).contains("waiting", "over", "in force");
        assertThat(said("select state from letters.letter")).contains("draft", "ready", "sent");
        assertThat(said("select count(*)::text from documents.document")).containsExactly("4");
        assertThat(said("select count(*)::text from sheets.card")).containsExactly("2");
        assertThat(said("select state from referrals.referral")).contains("sent", "answered");
        assertThat(said("select way from referrals.referral")).contains("link", "paper");
        assertThat(
                        said(
                                "select 'late' from referrals.referral where ended_on is null and waiting_since < current_date - 9"))
                .isNotEmpty();
        assertThat(said("""
                select p.name from referrals.referral r join partners.partner p on p.id = r.partner""")).contains("Électricité Demo (exemple)");
    }

    @Test
    void the_supplier_of_the_demonstration_has_an_account_to_try_that_is_listed_once_it_is_there() {
        me = visitsFixtures.aDesk().mediator();
        Network.as(me, () -> partners.load(directory()));
        assertThat(listed()).doesNotContain(LoadDemonstration.PARTNER);
        demonstration.partnerAccount(me.association());
        assertThat(listed()).contains(LoadDemonstration.PARTNER);
        var account = accounts.findByEmail(LoadDemonstration.PARTNER).orElseThrow();
        var who = accounts.signedIn(account.id()).orElseThrow();
        assertThat(who.roles()).containsExactly(Role.PARTNER);
        assertThat(Network.as(me, () -> directory.find(who.partner())))
                .hasValueSatisfying(it -> assertThat(it.name()).isEqualTo("Électricité Demo (exemple)"));
    }

    private List<String> listed() {
        return demonstration.accounts().stream()
                .map(LoadDemonstration.DemonstrationAccount::email)
                .toList();
    }

    private static String directory() {
        try (var file = SamplePapersTest.class.getResourceAsStream("/demonstration/partenaires.csv")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> said(String sql) {
        return Network.as(
                me,
                () -> transaction.execute(_ -> db.sql(sql).query(String.class).list()));
    }
}
