package fr.parvis.energy.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.cases.Cases;
import fr.parvis.cases.CasesAddresses;
import fr.parvis.energy.domain.KeepBill;
import fr.parvis.energy.domain.ReadBill;
import fr.parvis.energy.domain.UnpaidBill;
import fr.parvis.energy.domain.clock.Answer;
import fr.parvis.energy.domain.clock.Notice;
import fr.parvis.energy.domain.clock.NoticeCheck;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.people.People;
import fr.parvis.shell.Download;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Ids;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.TaggedPdf;
import fr.parvis.shell.Words;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The unpaid bill of a case: its days, its facts, the check of a notice, the sheet. */
@Controller
@Requires(value = Right.FOLLOW_PEOPLE, within = Within.ASSOCIATION)
class BillController {
    static final String ONE = "/bureau/suivis/{id}/impaye";
    private static final List<String> SUPPLIERS =
            List.of("edf", "engie", "totalenergies", "energy-supplier", "veolia", "suez", "saur", "water-service");

    private final ReadBill bills;
    private final KeepBill keep;
    private final ShowBill show;
    private final Cases cases;
    private final People people;
    private final Nomenclature nomenclature;
    private final TaggedPdf pdf;
    private final BillLetters letters;

    BillController(
            ReadBill bills,
            KeepBill keep,
            ShowBill show,
            Cases cases,
            People people,
            Nomenclature nomenclature,
            TaggedPdf pdf,
            BillLetters letters) {
        this.bills = bills;
        this.keep = keep;
        this.show = show;
        this.cases = cases;
        this.people = people;
        this.nomenclature = nomenclature;
        this.pdf = pdf;
        this.letters = letters;
    }

    static String address(UUID caseFile) {
        return CasesAddresses.caseFile(caseFile) + "/impaye";
    }

    @GetMapping(ONE)
    String show(@PathVariable UUID id, Model model) {
        var it = found(id);
        return page(it, Form.shown(), model);
    }

    @PostMapping(ONE)
    String keep(
            @PathVariable UUID id, @RequestParam Map<String, String> sent, Model model, RedirectAttributes redirect) {
        var it = found(id);

        var problems = new Problems();
        var facts = BillForm.read(sent, problems);
        if (facts != null)
            switch (keep.handle(id, facts, FormFields.version(sent, "basedOn"))) {
                case KeepBill.Outcome.Kept kept -> {
                    fr.parvis.shell.Notice.success(Words.t("energy.kept")).after(redirect);
                    return "redirect:" + address(id);
                }
                case KeepBill.Outcome.Refused refused -> problems.addAll(refused.problems());
                case KeepBill.Outcome.NotOpen closed -> problems.add("", Words.t("energy.problem.closed"));
                case KeepBill.Outcome.Changed changed -> problems.add("", Words.t("energy.problem.changed"));
            }

        return FormAnswer.invalid(page(it, Form.typed(sent, problems), model));
    }

    /** Compares a notice with the rules; nothing of it is kept. */
    @PostMapping(ONE + "/avis")
    String check(@PathVariable UUID id, @RequestParam Map<String, String> sent, Model model) {
        var it = found(id);
        var bill = bills.find(id).orElseThrow(() -> new NotFound("unpaid bill of case " + id));

        var problems = new Problems();
        var notice = notice(sent, problems);
        return FormAnswer.of(
                !problems.isEmpty(),
                page(it, Form.checked(sent, problems, notice == null ? null : bills.check(bill, notice)), model));
    }

    /** Drafts a letter from the points to check. @param a supplier or ombudsman */
    @PostMapping(ONE + "/avis/courrier")
    String letter(
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            @RequestParam(defaultValue = "supplier") String a,
            Model model,
            RedirectAttributes redirect) {
        var it = found(id);
        var bill = bills.find(id).orElseThrow(() -> new NotFound("unpaid bill of case " + id));

        var problems = new Problems();
        var notice = notice(sent, problems);
        var findings = notice == null ? List.<NoticeCheck.Finding>of() : bills.check(bill, notice);
        if (notice == null || findings.isEmpty()) {

            return FormAnswer.invalid(page(it, Form.checked(sent, problems, notice == null ? null : findings), model));
        }
        boolean ombudsman = a.equals("ombudsman");
        var letter = Typed.letter(Typed.made(sent), ombudsman ? "ombudsman" : "notice");
        var refused = letters.notice(letter, bill, notice, findings, ombudsman);
        if (refused.isEmpty()) return "redirect:" + BillLetters.address(letter);
        fr.parvis.shell.Notice.danger(refused.get()).after(redirect);
        return "redirect:" + address(id);
    }

    @GetMapping(ONE + "/fiche.pdf")
    ResponseEntity<byte[]> sheet(@PathVariable UUID id) {
        var it = found(id);
        var bill = bills.find(id).orElseThrow(() -> new NotFound("unpaid bill of case " + id));
        // the person takes it home: in French, whatever the language of the screen
        var drawn = Words.in(Words.FRENCH)
                .call(() -> pdf.of(
                        "energy/sheet.jte",
                        Map.of(
                                "standing", show.standing(bill),
                                "name", name(it),
                                "today", Words.longDate(bills.today()))));
        return Download.pdf("impaye.pdf").entity(drawn);
    }

    /** What the two forms of the page hold. */
    private record Form(
            @Nullable Map<String, String> typed,
            Problems problems,
            Map<String, String> notice,
            Problems noticeProblems,
            @Nullable List<NoticeCheck.Finding> findings) {

        static Form shown() {
            return new Form(null, new Problems(), Map.of(), new Problems(), null);
        }

        static Form typed(Map<String, String> sent, Problems problems) {
            return new Form(sent, problems, Map.of(), new Problems(), null);
        }

        static Form checked(Map<String, String> sent, Problems problems, @Nullable List<NoticeCheck.Finding> findings) {
            return new Form(null, new Problems(), sent, problems, findings);
        }
    }

    /** What is said of the case is read, which the journal notes. */
    private Cases.Named found(UUID id) {

        var it = cases.find(id).orElseThrow(() -> new NotFound("case " + id));
        people.read(it.person(), "case");
        return it;
    }

    private String name(Cases.Named it) {
        return people.find(it.person()).map(People.Named::name).orElse("");
    }

    private String page(Cases.Named it, Form form, Model model) {
        var bill = bills.find(it.id()).orElse(null);
        var typed = form.typed();
        var findings = form.findings();
        model.addAttribute(
                "page",
                new BillPage(
                        it.id().toString(),
                        name(it),
                        it.asked(),
                        it.open(),
                        bill == null ? null : show.standing(bill),
                        typed != null ? typed : values(it, bill),
                        form.problems(),
                        bills.today().toString(),
                        bill == null ? 0 : bill.version(),
                        Ids.next().toString(),
                        suppliers(),
                        form.notice(),
                        form.noticeProblems(),
                        findings == null
                                ? null
                                : findings.stream().map(ShowBill::finding).toList()));
        return "energy/bill";
    }

    /** A new form proposes what the case tells: its supplier, electricity or water, the main home. */
    private static Map<String, String> values(Cases.Named it, @Nullable UnpaidBill bill) {
        if (bill != null) return BillForm.values(bill.facts());
        var proposed = new HashMap<String, String>();
        var operator = it.operator();
        if (operator != null && SUPPLIERS.contains(operator)) proposed.put("supplier", operator);
        proposed.put("supply", it.theme().startsWith("water") ? "water" : "electricity");
        proposed.put("home", "yes");
        proposed.put("cheque", "unknown");
        proposed.put("helped", "unknown");
        proposed.put("convention", "no");
        return proposed;
    }

    private List<Option> suppliers() {
        var catalogue = nomenclature.on(bills.today());
        return SUPPLIERS.stream()
                .filter(code -> catalogue.find(CodeList.OPERATOR, code).isPresent())
                .map(code -> new Option(code, catalogue.label(CodeList.OPERATOR, code, Words.locale())))
                .toList();
    }

    private @Nullable Notice notice(Map<String, String> sent, Problems problems) {
        var dated = day(sent, "noticeDated", problems);
        var announced = day(sent, "noticeFor", problems);
        var today = bills.today();
        if (dated != null && dated.isAfter(today)) problems.add("noticeDated", Words.t("energy.problem.future"));
        if (announced != null && announced.isAfter(today.plusYears(2)))
            problems.add("noticeFor", Words.t("energy.problem.far-ahead"));
        if (dated != null && announced != null && announced.isBefore(dated))
            problems.add("noticeFor", Words.t("energy.problem.before-notice"));
        Integer left = null;
        var kva = sent.getOrDefault("noticeKva", "").strip();
        if (!kva.isEmpty())
            try {
                left = Integer.valueOf(kva);
            } catch (NumberFormatException e) {
                problems.add("noticeKva", Words.t("energy.problem.number"));
            }
        if (!problems.isEmpty()) return null;
        return new Notice(
                !sent.getOrDefault("noticeKind", "cut").equals("reduction"),
                dated,
                announced,
                left,
                answer(sent, "noticeTruce"),
                answer(sent, "noticeServices"));
    }

    private static Answer answer(Map<String, String> sent, String field) {
        return switch (sent.getOrDefault(field, "")) {
            case "yes" -> Answer.YES;
            case "no" -> Answer.NO;
            default -> Answer.UNKNOWN;
        };
    }

    private static @Nullable LocalDate day(Map<String, String> sent, String field, Problems problems) {
        var text = FormFields.text(sent, field);
        if (text.isEmpty()) return null;
        var day = FormFields.day(text);
        if (day != null && day.getYear() > 1999 && day.getYear() < 2200) return day;
        problems.add(field, Words.t("energy.problem.day"));
        return null;
    }
}
