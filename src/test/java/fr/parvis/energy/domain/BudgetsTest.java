// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.domain;

import static fr.parvis.people.PeopleFixtures.aPerson;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.cases.domain.OpenCase;
import fr.parvis.cases.domain.WorkOnCase;
import fr.parvis.energy.domain.rights.Budget;
import fr.parvis.people.PersonalDataProvider;
import fr.parvis.people.domain.ErasePerson;
import fr.parvis.people.domain.OpenFile;
import fr.parvis.values.Ids;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A budget is kept only when somebody presses for it: sealed, and gone with its case. */
@ParvisTest
class BudgetsTest {
    private static final Budget BUDGET = new Budget(
            List.of(new Budget.Line("wages", false, 120_000)),
            List.of(new Budget.Line("rent", false, 60_000), new Budget.Line("piano de Nour", true, 4_000)),
            3);

    @Autowired
    Network network;

    @Autowired
    OpenFile openFile;

    @Autowired
    OpenCase openCase;

    @Autowired
    WorkOnCase work;

    @Autowired
    ErasePerson erasePerson;

    @Autowired
    Budgets budgets;

    @Autowired
    List<PersonalDataProvider> tellers;

    @Autowired
    JdbcClient database;

    @Autowired
    TransactionTemplate transaction;

    SignedIn me;
    UUID nour;
    UUID caseFile;

    @BeforeEach
    void somebody_with_a_case() {
        me = network.a(Role.DIRECTOR, network.anAssociation());
        nour = Ids.next();
        caseFile = Ids.next();
        Network.as(
                me,
                () -> openFile.handle(
                        new OpenFile.Command(nour, aPerson("Nour", "Haddad", 1990), "spoken", null, false, false)));
        Network.as(
                me,
                () -> openCase.handle(new OpenCase.Command(
                        caseFile, nour, null, "energy-unpaid-bill", "edf", "Facture de 240 €", null, false)));
    }

    private int rows() {
        return Network.as(
                me,
                () -> transaction.execute(status -> database.sql("select count(*)::int from energy.budget")
                        .query(Integer.class)
                        .single()));
    }

    @Test
    void what_is_kept_comes_back_and_stands_sealed() {
        assertThat(Network.as(me, () -> budgets.keep(caseFile, BUDGET))).isTrue();
        assertThat(Network.as(me, () -> budgets.find(caseFile)).orElseThrow().budget())
                .isEqualTo(BUDGET);
        var said = Network.as(
                me,
                () -> transaction.execute(status -> database.sql("select said from energy.budget")
                        .query(byte[].class)
                        .single()));
        assertThat(new String(said, StandardCharsets.UTF_8)).doesNotContain("piano", "wages");
        Network.as(me, () -> budgets.keep(caseFile, new Budget(List.of(), BUDGET.charges(), 1)));
        assertThat(rows()).as("one a case").isEqualTo(1);
    }

    @Test
    void another_association_finds_none_and_takes_none_away() {
        Network.as(me, () -> budgets.keep(caseFile, BUDGET));
        var other = network.a(Role.DIRECTOR, network.anAssociation());
        assertThat(Network.as(other, () -> budgets.find(caseFile))).isEmpty();
        assertThat(Network.as(other, () -> budgets.keep(caseFile, BUDGET))).isFalse();
        assertThat(Network.as(other, () -> budgets.forget(caseFile))).isFalse();
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void a_closed_case_keeps_none_and_forgets_the_one_it_has() {
        Network.as(me, () -> budgets.keep(caseFile, BUDGET));
        Network.as(me, () -> work.close(caseFile, 0, "obtained", null));
        assertThat(Network.as(me, () -> budgets.keep(caseFile, BUDGET))).isFalse();
        assertThat(Network.as(me, () -> budgets.forget(caseFile))).isTrue();
        assertThat(rows()).isZero();
    }

    @Test
    void it_is_told_to_the_person_who_asks_and_goes_with_their_file() {
        Network.as(me, () -> budgets.keep(caseFile, BUDGET));
        var told = Network.as(
                me,
                () -> tellers.stream()
                        .flatMap(teller -> teller.tell(nour).stream())
                        .flatMap(one -> one.lines().stream())
                        .map(PersonalDataProvider.Line::name)
                        .toList());
        assertThat(told).contains("Salaires", "piano de Nour");
        Network.as(me, () -> work.close(caseFile, 0, "obtained", null));
        assertThat(Network.as(me, () -> erasePerson.handle(nour)).toString()).contains("Erased");
        assertThat(rows()).isZero();
    }
}
