// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.commands;

import fr.parvis.access.Accounts;
import fr.parvis.access.Association;
import fr.parvis.access.Associations;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.audit.Actor;
import fr.parvis.database.Asking;
import fr.parvis.runtime.Command;
import fr.parvis.workshops.domain.LoadBulkSessions;
import fr.parvis.workshops.domain.SeatRace;
import fr.parvis.workshops.domain.VoucherRace;
import fr.parvis.workshops.domain.WorkshopSheets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** {@code bin/parvis workshops measure}: many who want the same seats or use the same voucher, and sheets of two tablets in every order. */
@Component
class MeasureWorkshops implements Command {
    private static final int MOST_IDS = 2_000;

    private final Accounts accounts;
    private final Associations associations;
    private final SeatRace seats;
    private final VoucherRace vouchers;
    private final WorkshopSheets sheets;
    private final LoadBulkSessions bulk;

    MeasureWorkshops(
            Accounts accounts,
            Associations associations,
            SeatRace seats,
            VoucherRace vouchers,
            WorkshopSheets sheets,
            LoadBulkSessions bulk) {
        this.accounts = accounts;
        this.associations = associations;
        this.seats = seats;
        this.vouchers = vouchers;
        this.sheets = sheets;
        this.bulk = bulk;
    }

    @Override
    public String name() {
        return "workshops measure";
    }

    @Override
    public String usage() {
        return "prepare|seats|settle|vouchers|sheets|fill POURCENT|ids sessions|learners ADRESSE — mesure les places et les chèques demandés à plusieurs, les feuilles de deux tablettes";
    }

    @Override
    public int run(List<String> args, Out out) throws Exception {
        var mediators = associations.list().stream()
                .flatMap(one -> Asking.as(one.id()).call(accounts::ours).stream()
                        .filter(account -> account.partner() == null)
                        .map(account -> accounts.signedIn(account.id()))
                        .flatMap(Optional::stream)
                        .filter(who -> who.may(Right.RECORD_VISITS) && who.association() != null)
                        .limit(1))
                .toList();
        if (args.size() == 2 && args.getFirst().equals("fill")) return fill(args.get(1), out);
        if (args.size() == 3 && args.getFirst().equals("ids")) return ids(args.get(1), args.get(2), out);
        if (mediators.size() < 2) throw new IllegalStateException("load the demonstration first: bin/parvis demo");
        var what = args.isEmpty() ? "" : args.getFirst();
        var first = mediators.getFirst();
        var line = switch (what) {
            case "prepare" -> as(first, () -> seats.prepare(first));
            case "seats" -> as(first, seats::run);
            case "settle" -> as(first, seats::settle);
            case "vouchers" -> {
                var it = vouchers.run(
                        first,
                        mediators.stream()
                                .filter(other -> !Objects.equals(other.association(), first.association()))
                                .findFirst()
                                .orElseThrow());
                yield String.format(Locale.ROOT, "{\"errors\": %d, \"voucher_wrong\": %d}", it.errors(), it.wrong());
            }
            case "sheets" -> as(first, () -> sheets.run(first));
            default -> "";
        };
        if (line.isEmpty()) {
            out.line("« workshops measure » attend prepare, seats, settle, vouchers, sheets, fill ou ids.");
            return 2;
        }
        out.line(line);
        return 0;
    }

    /** @param percent of a year of the whole network, shared by the associations */
    private int fill(String percent, Out out) {
        var all = associations.list().stream()
                .filter(Association::open)
                .filter(one -> !Asking.as(one.id()).call(accounts::working).isEmpty())
                .toList();
        double part = Double.parseDouble(percent) / 100 / all.size();
        for (var one : all) {
            Asking.as(one.id()).run(() -> bulk.fill(part));
            out.line(one.name());
        }
        return 0;
    }

    /** Sessions or learners of the association of an account, one a line. */
    private int ids(String what, String email, Out out) {
        var association = accounts.findByEmail(email)
                .map(Accounts.Account::association)
                .orElseThrow(() -> new IllegalStateException("no account of an association: " + email));
        Asking.as(association)
                .call(() -> what.equals("learners") ? bulk.recentLearners(MOST_IDS) : bulk.recentSessions(MOST_IDS))
                .forEach(id -> out.line(id.toString()));
        return 0;
    }

    private static <T, X extends Throwable> T as(SignedIn who, ScopedValue.CallableOp<T, X> what) throws X {
        return Asking.as(who.scope())
                .call(() -> Actor.is(who.account()).call(() -> who.acting().call(what)));
    }
}
