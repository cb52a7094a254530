// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota.commands;

import fr.parvis.access.Accounts;
import fr.parvis.access.Association;
import fr.parvis.access.Associations;
import fr.parvis.database.Asking;
import fr.parvis.rota.domain.MeasureHolds;
import fr.parvis.rota.domain.proposal.MeasureProposal;
import fr.parvis.runtime.Command;
import fr.parvis.values.NetworkTime;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** {@code bin/parvis rota measure}: free time, many who want the same, a proposal; in the association with most mediators. */
@Component
class MeasureRota implements Command {
    private static final int AT_ONCE = 8;
    private static final int PERSONS = 125;
    private static final int ROUNDS = 100;
    private static final int WEEKS = 4;

    private final MeasureHolds holds;
    private final MeasureProposal proposal;
    private final Associations associations;
    private final Accounts accounts;

    MeasureRota(MeasureHolds holds, MeasureProposal proposal, Associations associations, Accounts accounts) {
        this.holds = holds;
        this.proposal = proposal;
        this.associations = associations;
        this.accounts = accounts;
    }

    @Override
    public String name() {
        return "rota measure";
    }

    @Override
    public String usage() {
        return "slots|race [SECONDE]|pairs|settle|proposal — mesure la recherche de créneaux, la réservation à plusieurs, une proposition de planning";
    }

    @Override
    public int run(List<String> args, Out out) throws Exception {
        var association = associations.list().stream()
                .max(Comparator.comparingInt((Association one) ->
                        Asking.as(one.id()).call(() -> accounts.working().size())))
                .orElse(null);
        if (association == null) {
            out.line("Il n'y a pas encore d'association : lancez d'abord « demo ».");
            return 1;
        }
        var what = args.isEmpty() ? "" : args.getFirst();
        // several processes begin at the same second
        var begin = args.size() > 1 ? Instant.ofEpochSecond(Long.parseLong(args.get(1))) : Instant.now();
        var line = Asking.as(association.id()).call(() -> measured(what, begin));
        if (line.isEmpty()) {
            out.line("« rota measure » attend slots, race, pairs, settle ou proposal.");
            return 2;
        }
        out.line(line);
        return 0;
    }

    private String measured(String what, Instant begin) throws Exception {
        var monday = LocalDate.now(NetworkTime.ZONE).with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        switch (what) {
            case "slots" -> {
                var it = holds.search(monday);
                return said(
                        "{\"benchmark\": \"slots\", \"mediators\": %d, \"found\": %d, \"p99_ms\": %.1f, \"first20_ms\": %.1f}",
                        it.mediators(), it.found(), it.p99(), it.first20());
            }
            case "race" -> {
                var it = holds.race(PERSONS, AT_ONCE, begin);
                return said(
                        "{\"asked\": %d, \"booked\": %d, \"errors\": %d, \"p99_ms\": %.1f}",
                        it.asked(), it.booked(), it.errors(), it.p99());
            }
            case "pairs" -> {
                var it = holds.pairs(ROUNDS, AT_ONCE);
                return said(
                        "{\"asked\": %d, \"booked\": %d, \"errors\": %d, \"half\": %d, \"deadlocks\": %d, \"p99_ms\": %.1f}",
                        it.asked(), it.booked(), it.errors(), it.half(), it.deadlocks(), it.p99());
            }
            case "settle" -> {
                return said("{\"stored\": %d}", holds.settle());
            }
            case "proposal" -> {
                var it = proposal.handle(monday, WEEKS);
                return said(
                        "{\"benchmark\": \"rota-proposal\", \"mediators\": %d, \"posts\": %d, \"hard\": %d, \"seconds\": %.1f, "
                                + "\"kept\": %d, \"missed\": %d, \"copied_kept\": %d, \"copied_missed\": %d}",
                        it.mediators(),
                        it.posts(),
                        it.hard(),
                        it.seconds(),
                        it.proposed().kept(),
                        it.proposed().missed(),
                        it.copied().kept(),
                        it.copied().missed());
            }
            default -> {
                return "";
            }
        }
    }

    private static String said(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}
