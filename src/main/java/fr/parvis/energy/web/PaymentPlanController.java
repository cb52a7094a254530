// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.energy.domain.ReadBill;
import fr.parvis.energy.domain.rights.InstalmentPlan;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Works out a plan to pay the debt of a case, and drafts the letter that proposes it. */
@Controller
@Requires(value = Right.FOLLOW_PEOPLE, within = Within.ASSOCIATION)
class PaymentPlanController {
    private final ReadBill bills;
    private final BillLetters letters;
    private final ShowRights show;

    PaymentPlanController(ReadBill bills, BillLetters letters, ShowRights show) {
        this.bills = bills;
        this.letters = letters;
        this.show = show;
    }

    @PostMapping(RightsController.ONE + "/echeancier")
    String plan(@PathVariable UUID id, @RequestParam Map<String, String> sent, Model model) {
        var it = show.found(id);

        var said = ShowRights.TypedRights.typed(sent);
        var plan = wished(sent, said.planProblems());
        if (plan != null) said = said.with(shown(plan));
        return FormAnswer.of(said.refused(), show.page(it, said, "", model));
    }

    /** Begins the plan with the income and charges of the budget that was just made. */
    @PostMapping(RightsController.ONE + "/budget")
    String fromBudget(@PathVariable UUID id, @RequestParam Map<String, String> sent, Model model) {
        var it = show.found(id);
        return show.page(it, ShowRights.TypedRights.typed(sent), "", model);
    }

    /** Drafts the letter that proposes the plan on the screen. */
    @PostMapping(RightsController.ONE + "/echeancier/courrier")
    String letter(@PathVariable UUID id, @RequestParam Map<String, String> sent, Model model) {
        var it = show.found(id);

        var said = ShowRights.TypedRights.typed(sent);
        var plan = wished(sent, said.planProblems());
        if (plan == null) {
            return FormAnswer.invalid(show.page(it, said, "", model));
        }
        var letter = RightsFormFields.letter(RightsFormFields.made(sent), "plan");
        long debt = Objects.requireNonNull(RightsFormFields.cents(sent, "debt", said.planProblems()));
        var refused = letters.plan(letter, id, plan, debt);
        if (refused.isEmpty()) return "redirect:" + BillLetters.address(letter);
        Notice.danger(refused.get()).onNextPage();
        return "redirect:" + RightsController.address(id);
    }

    private @Nullable InstalmentPlan wished(Map<String, String> sent, Problems problems) {
        var debt = RightsFormFields.cents(sent, "debt", problems);
        var earned = RightsFormFields.cents(sent, "earned", problems);
        var charges = RightsFormFields.cents(sent, "charges", problems);
        var monthly = RightsFormFields.cents(sent, "monthly", problems);
        var from = FormFields.day(sent.get("from"), "from", problems);
        if (debt == null || earned == null || charges == null || monthly == null || from == null) return null;
        var wish = new InstalmentPlan.Wish(debt, earned, charges, monthly, from);
        var today = bills.today();
        problems.addAll(InstalmentPlan.problems(wish, today));
        return InstalmentPlan.of(wish, today);
    }

    private static RightsPage.Plan shown(InstalmentPlan plan) {
        return new RightsPage.Plan(
                Words.n(
                        "energy.plan.text",
                        plan.payments().size(),
                        Words.euros(plan.payments().getFirst().cents()),
                        Words.longDate(plan.endsOn())),
                Words.t("energy.plan.remains", Words.euros(plan.remainsToLive())),
                plan.payments().stream()
                        .map(payment -> new RightsPage.Row(Words.longDate(payment.on()), Words.euros(payment.cents())))
                        .toList());
    }
}
