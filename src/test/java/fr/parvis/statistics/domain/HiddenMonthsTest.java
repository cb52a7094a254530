// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.ParvisTest;
import fr.parvis.database.Asking;
import fr.parvis.database.Scope;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.protection.SmallCountsFixtures;
import fr.parvis.visits.VisitsFixtures;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ParvisTest
class HiddenMonthsTest {
    private static final int ASKING = 6;

    @Autowired
    VisitsFixtures visitsFixtures;

    @Autowired
    JdbcClient database;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Pending pending;

    @Autowired
    Nomenclature nomenclature;

    @Autowired
    Clock clock;

    @Test
    void a_month_that_several_ask_for_at_once_is_decided_once() throws Exception {
        var month = YearMonth.of(2049, 3);
        var desk = visitsFixtures.aDesk();
        var cells = CountedAct.of(VisitsFixtures.aVisit(desk.point())).cells();
        Asking.as(desk.association())
                .run(() -> transaction.executeWithoutResult(status ->
                        pending.append(desk.association(), new Place(desk.point(), null, month.atDay(9)), cells)));
        var months = new HiddenMonths(database, nomenclature, SmallCountsFixtures.of(5), clock);
        var together = new CyclicBarrier(ASKING);
        Callable<Map<YearMonth, Map<UUID, HiddenCells>>> asking = () -> {
            together.await();
            return Asking.as(Scope.network()).call(() -> transaction.execute(status -> months.hidden(Set.of(month))));
        };
        try (var threads = Executors.newFixedThreadPool(ASKING)) {
            var answers = new ArrayList<Map<UUID, HiddenCells>>();
            for (var answer : threads.invokeAll(Collections.nCopies(ASKING, asking)))
                answers.add(answer.get().get(month));
            assertThat(answers).allSatisfy(answer -> assertThat(answer).isSameAs(answers.getFirst()));
        }
    }
}
