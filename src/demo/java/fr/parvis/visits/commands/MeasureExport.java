// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.commands;

import fr.parvis.access.Accounts;
import fr.parvis.access.SignedIn;
import fr.parvis.audit.Actor;
import fr.parvis.database.Asking;
import fr.parvis.files.table.TableFormat;
import fr.parvis.runtime.Command;
import fr.parvis.values.Ids;
import fr.parvis.visits.domain.VisitFilter;
import fr.parvis.visits.papers.export.Exports;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** {@code bin/parvis exports measure --account ADRESSE}: the last 5,000 visits of an association as files, from asking until the file is there. */
@Component
class MeasureExport implements Command {
    private static final int VISITS = 5000;
    private static final int ROUNDS = 10;
    private static final Duration POLL = Duration.ofMillis(10);

    private final Accounts accounts;
    private final Exports exports;
    private final JdbcClient database;
    private final TransactionTemplate transaction;

    MeasureExport(Accounts accounts, Exports exports, JdbcClient database, TransactionTemplate transaction) {
        this.accounts = accounts;
        this.exports = exports;
        this.database = database;
        this.transaction = transaction;
    }

    @Override
    public String name() {
        return "exports measure";
    }

    @Override
    public String usage() {
        return "--account ADRESSE — mesure l'export des 5 000 derniers passages ; à n'employer que sur une démonstration";
    }

    @Override
    public int run(List<String> args, Out out) throws Exception {
        var who = args.size() == 2 && args.getFirst().equals("--account")
                ? accounts.findByEmail(args.get(1))
                        .flatMap(account -> accounts.signedIn(account.id()))
                        .orElse(null)
                : null;
        if (who == null || who.association() == null) {
            out.line("« exports measure » attend --account et l'adresse d'un compte d'une association.");
            return 2;
        }
        var times = Asking.as(who.scope())
                .call(() -> Asking.by(who.account())
                        .call(() ->
                                Actor.is(who.account()).call(() -> who.acting().call(() -> measure(who)))));
        Collections.sort(times);
        out.line(String.format(
                Locale.ROOT,
                "{\"benchmark\": \"export-5000\", \"visits\": %d, \"files\": %d, \"p50_s\": %.3f, \"slowest_s\": %.3f}",
                VISITS,
                times.size(),
                times.get(times.size() / 2),
                times.getLast()));
        return 0;
    }

    /** Seconds of each file; the first of each kind warms up and is left out. */
    private List<Double> measure(SignedIn who) throws InterruptedException {
        var filter = VisitFilter.parse("du=" + firstDay(who));
        var times = new ArrayList<Double>();
        for (int round = 0; round <= ROUNDS; round++)
            for (var format : TableFormat.values()) {
                long start = System.nanoTime();
                var outcome = exports.ask(Ids.next(), filter, format, false);
                if (outcome instanceof Exports.Outcome.Begun(UUID id)) {
                    while (exports.find(id).orElseThrow().unfinished()) Thread.sleep(POLL);
                    exports.delete(id);
                }
                if (round > 0) times.add((System.nanoTime() - start) / 1e9);
            }
        return times;
    }

    private String firstDay(SignedIn who) {
        return Objects.requireNonNull(transaction.execute(status -> database.sql("""
                        select coalesce((select day from visits.visit where association = :association and cancelled_at is null
                            order by day desc offset :visits limit 1), date '2000-01-01')::text""")
                .param("association", who.association())
                .param("visits", VISITS)
                .query(String.class)
                .single()));
    }
}
