// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.web;

import static fr.parvis.shell.Words.n;
import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.files.Spreadsheet;
import fr.parvis.network.LocalDays;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import fr.parvis.values.Sha256;
import fr.parvis.workshops.WorkshopsAddresses;
import fr.parvis.workshops.domain.SeeWorkshops;
import fr.parvis.workshops.domain.TakeVouchers;
import fr.parvis.workshops.domain.Voucher;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Notes vouchers at a session, and makes the list by which repayment is asked for. */
@Controller
@Requires(value = Right.RECORD_VISITS, within = Within.ASSOCIATION)
class VouchersController {
    private final TakeVouchers take;
    private final SeeWorkshops see;
    private final ShowWorkshops show;
    private final LocalDays localDays;

    VouchersController(TakeVouchers take, SeeWorkshops see, ShowWorkshops show, LocalDays localDays) {
        this.take = take;
        this.see = see;
        this.show = show;
        this.localDays = localDays;
    }

    @GetMapping(Addresses.SESSION_VOUCHERS)
    String show(@PathVariable UUID id, Model model) {
        return page(id, new HashMap<>(Map.of("id", Ids.next().toString())), new Problems(), model);
    }

    @PostMapping(Addresses.SESSION_VOUCHERS)
    String take(@PathVariable UUID id, @RequestParam Map<String, String> sent, Model model) {
        var outcome = take.take(new TakeVouchers.Typed(
                FormFields.idOrNew(sent.get("id")),
                id,
                FormFields.text(sent, "emetteur"),
                FormFields.text(sent, "code"),
                FormFields.day(sent.get("fin"))));
        if (outcome instanceof Outcome.Refused(var problems))
            return FormAnswer.invalid(page(id, sent, new Problems().addAll(problems), model));
        Notice.success(t("workshops.voucher.kept")).onNextPage();
        return "redirect:" + Addresses.vouchers(id);
    }

    @PostMapping(Addresses.REMOVE_VOUCHER)
    String remove(@PathVariable UUID id, @PathVariable UUID voucher) {
        if (take.remove(id, voucher) instanceof Outcome.Refused(var problems))
            Notice.warning(t(problems.getFirst())).onNextPage();
        else Notice.success(t("workshops.voucher.removed")).onNextPage();
        return "redirect:" + Addresses.vouchers(id);
    }

    private String page(UUID id, Map<String, String> sent, Problems problems, Model model) {
        var session = see.session(id).orElseThrow(() -> new NotFound("session " + id));
        var whole = see.find(session.cycle()).orElseThrow();
        var point = whole.cycle().point();
        model.addAttribute(
                "page",
                new VouchersPage(
                        Addresses.vouchers(id),
                        whole.workshop().title(),
                        show.when(session, point) + " · " + show.point(point),
                        WorkshopsAddresses.cycle(session.cycle()),
                        !session.cancelled() && !session.day().isAfter(localDays.todayAt(point)),
                        take.of(id).stream()
                                .map(one -> new VouchersPage.Row(
                                        one.id().toString(),
                                        one.end(),
                                        issuer(one.issuer()),
                                        Words.date(one.validUntil()),
                                        one.askedOn() == null
                                                ? Addresses.vouchers(id) + "/" + one.id() + "/retirer"
                                                : "",
                                        one.askedOn() == null
                                                ? ""
                                                : t("workshops.voucher.asked-on", Words.date(one.askedOn()))))
                                .toList(),
                        Voucher.ISSUERS.stream()
                                .map(one -> new Option(one, issuer(one)))
                                .toList(),
                        sent,
                        problems));
        return "workshops/vouchers";
    }

    private static String issuer(String code) {
        return t("workshops.issuer." + code);
    }

    @GetMapping(Addresses.VOUCHERS)
    String toAsk(Model model) {
        var all = take.toAsk();
        model.addAttribute(
                "page",
                new VouchersPage.ToAsk(Voucher.ISSUERS.stream()
                        .map(issuer -> {
                            var own = all.stream()
                                    .filter(one -> one.issuer().equals(issuer))
                                    .toList();
                            return new VouchersPage.Issuer(
                                    issuer,
                                    issuer(issuer),
                                    own.size(),
                                    own.isEmpty()
                                            ? ""
                                            : Words.date(own.getFirst().validUntil()),
                                    Addresses.VOUCHERS + "/" + issuer + ".csv",
                                    seen(own));
                        })
                        .filter(one -> one.count() > 0)
                        .toList()));
        return "workshops/toask";
    }

    @GetMapping(Addresses.VOUCHERS + "/{issuer:[a-z]+}.csv")
    void file(@PathVariable String issuer, HttpServletResponse response) throws IOException {
        if (!Voucher.ISSUERS.contains(issuer)) throw new NotFound("issuer " + issuer);
        var rows = new ArrayList<List<String>>();
        rows.add(List.of(t("workshops.voucher.code"), t("workshops.voucher.until"), t("workshops.voucher.used-on")));
        for (var one : take.toAsk())
            if (one.issuer().equals(issuer))
                rows.add(List.of(
                        Objects.requireNonNullElse(one.code(), ""),
                        one.validUntil().toString(),
                        one.usedOn().toString()));
        Spreadsheet.send(response, "cheques-" + issuer + ".csv", rows);
    }

    /** Hash of those that a page shows: neither codes nor identifiers stand in it. */
    private static String seen(List<Voucher> some) {
        return Sha256.hex(some.stream().map(one -> one.id().toString()).collect(Collectors.joining(" ")));
    }

    /** Only those that the page counted: what was noted since stays to be asked for. */
    @PostMapping(Addresses.VOUCHERS)
    String asked(@RequestParam Map<String, String> sent) {
        var some = take.toAsk().stream()
                .filter(one -> one.issuer().equals(sent.get("emetteur")))
                .toList();
        if (!seen(some).equals(sent.get("vus")))
            Notice.warning(t("workshops.problem.vouchers-changed")).onNextPage();
        else
            Notice.success(n(
                            "workshops.vouchers.asked",
                            take.asked(some.stream().map(Voucher::id).toList())))
                    .onNextPage();
        return "redirect:" + Addresses.VOUCHERS;
    }
}
