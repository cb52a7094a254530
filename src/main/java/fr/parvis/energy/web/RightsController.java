package fr.parvis.energy.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.cases.Cases;
import fr.parvis.energy.domain.ReadBill;
import fr.parvis.energy.domain.clock.FactsCheck;
import fr.parvis.energy.domain.rights.ConsumptionUnits;
import fr.parvis.energy.domain.rights.EnergyCheque;
import fr.parvis.energy.domain.rights.InstalmentPlan;
import fr.parvis.people.People;
import fr.parvis.shell.NotAllowed;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Possible rights and a plan to pay, from a case. What is typed is answered and forgotten. */
@Controller
@Requires(Right.FOLLOW_PEOPLE)
class RightsController {
    private static final String ONE = "/bureau/suivis/{id}/droits-energie";
    private static final List<String> DOORS = List.of("fund", "telephone", "debts", "renovation", "ombudsman");

    private final EnergyCheque grid;
    private final ReadBill bills;
    private final Cases cases;
    private final People people;

    RightsController(EnergyCheque grid, ReadBill bills, Cases cases, People people) {
        this.grid = grid;
        this.bills = bills;
        this.cases = cases;
        this.people = people;
    }

    @GetMapping(ONE)
    String show(@PathVariable UUID id, SignedIn who, Locale locale, Model model) {
        var it = found(id, who);
        return Words.in(locale).call(() -> page(it, Map.of(), new Problems(), null, new Problems(), null, model));
    }

    @PostMapping(ONE + "/cheque")
    String cheque(
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            SignedIn who,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        var it = found(id, who);
        return Words.in(locale).call(() -> {
            var problems = new Problems();
            var estimate = estimate(sent, problems);
            if (!problems.isEmpty()) response.setStatus(422);
            return page(it, sent, problems, estimate, new Problems(), null, model);
        });
    }

    @PostMapping(ONE + "/echeancier")
    String plan(
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            SignedIn who,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        var it = found(id, who);
        return Words.in(locale).call(() -> {
            var problems = new Problems();
            var plan = wished(sent, problems);
            if (!problems.isEmpty()) response.setStatus(422);
            return page(it, sent, new Problems(), null, problems, plan, model);
        });
    }

    /** What is said of the case is read, which the journal notes. */
    private Cases.Named found(UUID id, SignedIn who) {
        if (who.association() == null) throw new NotAllowed("cases are an association's");
        var it = cases.find(id).orElseThrow(() -> new NotFound("case " + id));
        people.read(it.person(), "case");
        return it;
    }

    private String page(
            Cases.Named it,
            Map<String, String> sent,
            Problems chequeProblems,
            RightsPage.@Nullable Cheque cheque,
            Problems planProblems,
            RightsPage.@Nullable Plan plan,
            Model model) {
        model.addAttribute(
                "page",
                new RightsPage(
                        it.id().toString(),
                        people.find(it.person()).map(People.Named::name).orElse(""),
                        it.asked(),
                        bills.today().toString(),
                        sent,
                        chequeProblems,
                        cheque,
                        planProblems,
                        plan,
                        DOORS.stream()
                                .map(door -> Words.t("energy.door." + door))
                                .toList()));
        return "energy/rights";
    }

    private RightsPage.@Nullable Cheque estimate(Map<String, String> sent, Problems problems) {
        var income = whole(sent, "income", problems);
        var declarants = whole(sent, "declarants", problems);
        var dependants = whole(sent, "dependants", problems);
        var shared = whole(sent, "shared", problems);
        if (income != null && income < 0) problems.add("income", Words.t("energy.problem.negative"));
        if (!problems.isEmpty() || income == null || declarants == null || dependants == null || shared == null)
            return null;
        if (!ConsumptionUnits.holds(declarants, dependants, shared)) {
            problems.add("declarants", Words.t("energy.problem.household"));
            return null;
        }
        var year = bills.today().getYear();
        var it = grid.estimate(year, income, new ConsumptionUnits(declarants, dependants, shared))
                .orElse(null);
        if (it == null) {
            problems.add("", Words.t("energy.problem.no-grid", String.valueOf(year)));
            return null;
        }
        var text = it.euros() > 0
                ? Words.t("energy.cheque.possible", it.euros())
                : Words.t("energy.cheque.unlikely", it.ceiling());
        return new RightsPage.Cheque(
                it.close() ? text + " " + Words.t("energy.cheque.close") : text,
                Words.t(
                        "energy.cheque.units",
                        BigDecimal.valueOf(it.hundredths(), 2)
                                .stripTrailingZeros()
                                .toPlainString()
                                .replace('.', ','),
                        it.perUnit()),
                Words.t("energy.cheque.source", it.source(), it.readOn())
                        + (it.toCheck() ? " " + Words.t("energy.check.sentence") : ""),
                List.of("ask", "until", "attestation").stream()
                        .map(how -> Words.t("energy.cheque." + how))
                        .toList());
    }

    private RightsPage.@Nullable Plan wished(Map<String, String> sent, Problems problems) {
        var debt = cents(sent, "debt", problems);
        var earned = cents(sent, "earned", problems);
        var charges = cents(sent, "charges", problems);
        var monthly = cents(sent, "monthly", problems);
        var from = day(sent, "from", problems);
        if (debt == null || earned == null || charges == null || monthly == null || from == null) return null;
        var wish = new InstalmentPlan.Wish(debt, earned, charges, monthly, from);
        var today = bills.today();
        for (var problem : InstalmentPlan.problems(wish, today))
            problems.add(
                    problem.field().equals("income") ? "earned" : problem.field(),
                    Words.t("energy.plan.problem." + ShowBill.key(problem.kind())));
        var plan = InstalmentPlan.of(wish, today);
        if (plan == null) return null;
        return new RightsPage.Plan(
                Words.n(
                        "energy.plan.text",
                        plan.payments().size(),
                        euros(plan.payments().getFirst().cents()),
                        Words.longDate(plan.endsOn())),
                Words.t("energy.plan.remains", euros(plan.remainsToLive())),
                plan.payments().stream()
                        .map(payment -> new RightsPage.Row(Words.longDate(payment.on()), euros(payment.cents())))
                        .toList());
    }

    private static String euros(long cents) {
        var format = NumberFormat.getCurrencyInstance(Locale.FRANCE);
        return format.format(BigDecimal.valueOf(cents, 2));
    }

    private static String text(Map<String, String> sent, String field) {
        return sent.getOrDefault(field, "").strip().replaceAll("[\\s\\u00a0\\u202f€]", "");
    }

    private static @Nullable Integer whole(Map<String, String> sent, String field, Problems problems) {
        var text = text(sent, field);
        try {
            int number = Integer.parseInt(text);
            if (number <= FactsCheck.MOST_CENTS) return number;
        } catch (NumberFormatException e) {
            // said below, in the user's words
        }
        problems.add(field, Words.t("energy.problem.number"));
        return null;
    }

    private static @Nullable Long cents(Map<String, String> sent, String field, Problems problems) {
        var text = text(sent, field).replace(',', '.');
        try {
            if (!text.isEmpty() && text.length() <= 14)
                return new BigDecimal(text).movePointRight(2).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            // said below, in the user's words
        }
        problems.add(field, Words.t("energy.problem.amount"));
        return null;
    }

    private static @Nullable LocalDate day(Map<String, String> sent, String field, Problems problems) {
        try {
            return LocalDate.parse(Objects.requireNonNullElse(sent.get(field), ""));
        } catch (DateTimeParseException e) {
            problems.add(field, Words.t("energy.problem.day"));
            return null;
        }
    }
}
