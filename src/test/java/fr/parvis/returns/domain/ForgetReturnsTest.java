// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.returns.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import fr.parvis.arrangements.ListField;
import fr.parvis.intake.domain.ReceiveList;
import fr.parvis.intake.domain.ReceivedFile;
import fr.parvis.network.LocalDays;
import fr.parvis.outreach.ListsFixtures;
import fr.parvis.values.Ids;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Return files go after the days that were agreed, as the entries that they tell of. */
@ParvisTest
class ForgetReturnsTest {
    private static final int DAYS = 30;

    @Autowired
    LocalDays localDays;

    @Autowired
    Network network;

    @Autowired
    ListsFixtures fixtures;

    @Autowired
    ReceiveList receive;

    @Autowired
    MakeReturnFile make;

    @Autowired
    ReturnFiles returns;

    @Autowired
    ForgetReturns forget;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    SignedIn me;

    private Map<String, Integer> after(int days) {
        return Network.as(
                me,
                () -> transaction.execute(_ -> forget.forget(localDays.today().plusDays(days))));
    }

    @Test
    void what_a_return_file_told_of_households_goes_after_the_same_days_and_that_it_went_stays() {
        me = network.a(Role.DIRECTOR, network.anAssociation());
        var agreed =
                fixtures.anArrangement(me, fixtures.aPartner(me, "Énergie d’essai"), ListField.codes(), DAYS, false);
        Network.as(
                me,
                () -> receive.handle(
                        agreed.id(),
                        new ReceivedFile("upload", "liste.csv", ListsFixtures.LIST.getBytes(UTF_8), me.account())));
        Network.as(me, () -> transaction.execute(_ -> db.sql("""
                        update outreach.entry set state = 'closed', closed_why = 'wrong-data',
                            closed_on = (now() at time zone 'Europe/Paris')::date""").update()));
        var id = Ids.next();
        Network.as(me, () -> make.handle(id, agreed.id()));
        assertThat(after(DAYS)).containsEntry("return-files", 0);
        assertThat(Network.as(me, () -> returns.open(id)).lines()).hasSize(3);
        assertThat(after(DAYS + 1)).containsEntry("return-files", 1);
        assertThat(Network.as(me, () -> returns.open(id)).lines()).isEmpty();
        assertThat(Network.as(me, () -> returns.find(id)).orElseThrow().lines()).isEqualTo(3);
        assertThat(Network.as(me, () -> returns.find(id)).orElseThrow().forgotten())
                .isTrue();
    }
}
