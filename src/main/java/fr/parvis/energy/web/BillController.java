// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.cases.CaseBills;
import fr.parvis.cases.Cases;
import fr.parvis.cases.CasesAddresses;
import fr.parvis.energy.ProposedLetter;
import fr.parvis.energy.domain.KeepBill;
import fr.parvis.energy.domain.ReadBill;
import fr.parvis.energy.domain.UnpaidBill;
import fr.parvis.people.People;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The unpaid bill of a case: its days, its facts, the check of a notice, the sheet. */
@Controller
@Requires(value = Right.FOLLOW_PEOPLE, within = Within.ASSOCIATION)
class BillController {
    static final String ONE = "/bureau/suivis/{id}/impaye";

    private final ReadBill bills;
    private final KeepBill keep;
    private final ShowBill show;
    private final Cases cases;
    private final People people;
    private final CaseBills told;
    private final ClockForm form;
    private final BillLetters letters;

    BillController(
            ReadBill bills,
            KeepBill keep,
            ShowBill show,
            Cases cases,
            People people,
            CaseBills told,
            ClockForm form,
            BillLetters letters) {
        this.bills = bills;
        this.keep = keep;
        this.show = show;
        this.cases = cases;
        this.people = people;
        this.told = told;
        this.form = form;
        this.letters = letters;
    }

    static String address(UUID caseFile) {
        return CasesAddresses.caseFile(caseFile) + "/impaye";
    }

    @GetMapping(ONE)
    String show(@PathVariable UUID id, Model model) {
        return page(found(id), null, NoticeForm.blank(), model);
    }

    @PostMapping(ONE)
    String keep(@PathVariable UUID id, @RequestParam Map<String, String> sent, Model model) {
        var it = found(id);

        var problems = new Problems();
        var facts = BillForm.read(sent, problems);
        var reference = FormFields.text(sent, "reference");
        if (facts != null)
            switch (keep.handle(
                    id, facts, reference.isEmpty() ? null : reference, FormFields.version(sent, "basedOn"))) {
                case Outcome.Done(var _) -> {
                    Notice.success(Words.t("energy.kept")).onNextPage();
                    return "redirect:" + address(id);
                }
                case Outcome.Refused(var refused) -> problems.addAll(refused);
                case Outcome.Changed() -> {
                    problems.stale(Words.t("energy.problem.changed"));
                    sent.remove("basedOn");
                }
            }

        return FormAnswer.refused(problems, page(it, new FilledForm(sent, problems), NoticeForm.blank(), model));
    }

    /** Compares a notice with the rules; nothing of it is kept. */
    @PostMapping(ONE + "/avis")
    String check(@PathVariable UUID id, @RequestParam Map<String, String> sent, Model model) {
        var it = found(id);
        var checked = form.check(kept(id).facts(), sent);
        return FormAnswer.of(!checked.problems().isEmpty(), page(it, null, checked, model));
    }

    /** Drafts a letter from the points to check. @param a supplier or ombudsman */
    @PostMapping(ONE + "/avis/courrier")
    String letter(
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            @RequestParam(defaultValue = "supplier") String a,
            Model model) {
        var it = found(id);
        var bill = kept(id);

        var notice = NoticeForm.read(sent, bills.today(), new Problems());
        if (notice == null || bills.check(bill.facts(), notice).isEmpty())
            return FormAnswer.invalid(page(it, null, form.check(bill.facts(), sent), model));
        boolean ombudsman = a.equals("ombudsman");
        var letter = RightsFormFields.letter(RightsFormFields.made(sent), ombudsman ? "ombudsman" : "notice");
        var refused = letters.notice(letter, bill, notice, ombudsman);
        if (refused.isEmpty()) return "redirect:" + BillLetters.address(letter);
        Notice.danger(refused.get()).onNextPage();
        return "redirect:" + address(id);
    }

    @GetMapping(ONE + "/fiche.pdf")
    ResponseEntity<byte[]> sheet(@PathVariable UUID id) {
        var it = found(id);
        return form.sheet(kept(id).facts(), name(it));
    }

    private UnpaidBill kept(UUID id) {
        return bills.find(id).orElseThrow(() -> new NotFound("unpaid bill of case " + id));
    }

    /** The case; the journal notes the reading. */
    private Cases.Named found(UUID id) {
        var it = cases.find(id).orElseThrow(() -> new NotFound("case " + id));
        people.read(it.person(), "case");
        return it;
    }

    private String name(Cases.Named it) {
        return people.find(it.person()).map(People.Named::name).orElse("");
    }

    /** @param refused form; null on a first view */
    private String page(Cases.Named it, @Nullable FilledForm refused, NoticeForm notice, Model model) {
        var bill = bills.find(it.id()).orElse(null);
        var filled = refused != null ? refused : FilledForm.of(values(it, bill, ProposedLetter.in(model)));
        model.addAttribute(
                "page",
                new BillPage(
                        it.id().toString(),
                        name(it),
                        it.asked(),
                        it.open(),
                        bill == null ? null : show.standing(bill.facts()),
                        form.of(filled, basedOn(filled.values(), bill), true),
                        Ids.next().toString(),
                        notice));
        return "energy/bill";
    }

    /** The version that a refused form showed: what was changed since is not written over, unless its author was told of it. */
    private static int basedOn(Map<String, String> typed, @Nullable UnpaidBill bill) {
        if (typed.containsKey("basedOn")) return FormFields.version(typed, "basedOn");
        return bill == null ? 0 : bill.version();
    }

    /**
     * A new form proposes what the case tells: its bill, its supplier, electricity or water, the main home.
     *
     * @param read a letter that was just read, whose date is proposed too
     */
    private Map<String, String> values(Cases.Named it, @Nullable UnpaidBill bill, @Nullable ProposedLetter read) {
        var said = told.of(it.id());
        var values = bill != null ? BillForm.values(bill.facts()) : ClockForm.usual();
        BillForm.put(values, said);
        if (bill == null) {
            var operator = it.operator();
            if (said.supplier() == null && operator != null) values.put("supplier", operator);
            if (it.theme().startsWith("water")) values.put("supply", "water");
            if (read != null && read.water()) values.put("supply", "water");
        }
        if (read != null) BillForm.put(values, read);
        return values;
    }
}
